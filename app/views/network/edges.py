"""Which weights the network diagram draws, where, and how strong: plain geometry, without painting."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF

from app.views.network.layout import Column, NetworkLayout
from mlp_engine import Frame, LayerFrame
from mlp_engine.arrays import FloatArray

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
MOST_EDGES = 700
"""More lines than this are grey felt, and take longer to paint than a frame lasts."""
LEVELS = 24
"""Strengths that look different: edges of one strength and sign are painted by one call."""
REACH = 4.0
"""How near the pointer has to come to a line, in pixels."""


@dataclass(frozen=True, eq=False)
class Ways:
    """All k lines that edges can take in a layout; they stay while the weights change.

    Attributes
    ----------
    layer, neuron, source : (k,) of the weight W[layer][neuron, source], neurons counted from 0; layers are together
    ends : (k, 4) x and y where the line starts below the source's node, x and y of the neuron's centre
    """

    layer: IntArray
    neuron: IntArray
    source: IntArray
    ends: FloatArray
    _lines: dict[int, QLineF] = field(default_factory=dict)

    def lines(self, chosen: IntArray) -> list[QLineF]:
        """Return the lines with the indices ``chosen``, each of which is made but once."""
        indices = chosen.tolist()
        for i in indices:
            if i not in self._lines:
                self._lines[i] = QLineF(*self.ends[i].tolist())
        return [self._lines[i] for i in indices]


@dataclass(frozen=True, eq=False)
class Edges:
    """The weights that are drawn, the weakest first.

    Attributes
    ----------
    ways : of the layout
    way : (n,) which of them each edge takes
    w : (n,)
    """

    ways: Ways
    way: IntArray
    w: FloatArray

    @property
    def layer(self) -> IntArray:
        """(n,) l of W[l]."""
        return self.ways.layer[self.way]

    @property
    def neuron(self) -> IntArray:
        """(n,) the row of W[l]."""
        return self.ways.neuron[self.way]

    @property
    def source(self) -> IntArray:
        """(n,) the column of W[l]."""
        return self.ways.source[self.way]

    def touching(self, l: int, neuron: int) -> BoolArray:
        """Return, for each edge, whether it enters or leaves a neuron."""
        leaves: BoolArray = (self.layer == l + 1) & (self.source == neuron)
        return self.entering(l, neuron) | leaves

    def entering(self, l: int, neuron: int, source: int | None = None) -> BoolArray:
        """Return, for each edge, whether it enters a neuron, from the neuron ``source`` if there is one."""
        enters: BoolArray = (self.layer == l) & (self.neuron == neuron)
        return enters if source is None else enters & np.equal(self.source, source)

    def only(self, chosen: BoolArray | IntArray) -> "Edges":
        """Return the edges for which ``chosen`` (n,) is true, or those with the indices ``chosen``, in that order."""
        return Edges(self.ways, self.way[chosen], self.w[chosen])

    def kinds(self, scale: float) -> FloatArray:
        """Return, for each edge, a number (n,) that tells its strength |w| / scale, rounded up, and whether w > 0."""
        level = np.clip(np.ceil(np.abs(self.w) / scale * LEVELS), 1, LEVELS)
        kinds: FloatArray = 2 * level + (self.w > 0)
        return kinds

    def looks(self, scale: float) -> FloatArray:
        """Return what each of the ways (k,) looks like: the kind of its edge, 0 where there is none."""
        looks = np.zeros(len(self.ways.layer))
        looks[self.way] = self.kinds(scale)
        return looks

    def batches(self, scale: float) -> Iterator[tuple[float, bool, list[QLineF]]]:
        """Yield the lines of the edges alike: their strength |w| / scale, rounded up, and whether w > 0."""
        kind = self.kinds(scale)
        order = np.argsort(kind, kind="stable")
        kind, lines = kind[order], self.ways.lines(self.way[order])
        for start, end in pairwise([0, *(np.flatnonzero(np.diff(kind)) + 1).tolist(), len(kind)]):
            if start < end:
                strength, is_positive = divmod(int(kind[start]), 2)
                yield strength / LEVELS, bool(is_positive), lines[start:end]

    def nearest(self, x: float, y: float) -> int | None:
        """Return the index of the edge under a point, of several equally near ones the strongest."""
        if not len(self.w):
            return None
        ends = self.ways.ends[self.way]
        start, way = ends[:, :2], ends[:, 2:] - ends[:, :2]
        point = np.array([x, y]) - start
        along = np.clip((point * way).sum(axis=1) / (way * way).sum(axis=1), 0.0, 1.0)
        distance = np.hypot(*(point - along[:, None] * way).T)
        best = len(distance) - 1 - int(np.argmin(distance[::-1].round()))
        return best if distance[best] <= REACH else None


def drawn_edges(layers: Sequence[LayerFrame], ways: Ways) -> Edges:
    """Return the weights between nodes of the layout; of too many, the strongest of each layer."""
    share = max(MOST_EDGES // len(layers), 1)
    bounds = np.searchsorted(ways.layer, range(1, len(layers) + 2)).tolist()
    parts = [
        _strongest(layer, ways, slice(*bound), share) for layer, bound in zip(layers, pairwise(bounds), strict=True)
    ]
    way, w = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
    return Edges(ways, way, w).only(np.argsort(np.abs(w), kind="stable"))


def _strongest(layer: LayerFrame, ways: Ways, those: slice, most: int) -> tuple[IntArray, FloatArray]:
    """Return the ways of the strongest weights of a layer, whose ways are ``those``, and these weights."""
    w = layer.W[ways.neuron[those], ways.source[those]]
    chosen = np.argsort(-np.abs(w), kind="stable")[:most] if len(w) > most else np.arange(len(w))
    return those.start + chosen, w[chosen]


def same_shapes(old: Frame, new: Frame) -> bool:
    """Tell whether two frames are of networks with the same inputs and layers, and of as many samples."""
    has_same_layers = old.config.layers == new.config.layers and old.config.inputs == new.config.inputs
    return has_same_layers and old.X.shape == new.X.shape


def same_weights(old: Frame, new: Frame) -> bool:
    """Tell whether two frames with the same shapes have the same weights and biases."""
    both = list(zip(old.layers, new.layers, strict=True))
    same_biases = all(np.array_equal(a.b, b.b) for a, b in both)  # which are few, and differ as soon as it learns
    return same_biases and all(np.array_equal(a.W, b.W) for a, b in both)


def all_ways(layout: NetworkLayout) -> Ways:
    """Return a line for each pair of nodes in neighbouring columns."""
    layers = [_layer_ways(left, right, layout.radius) for left, right in pairwise(layout.columns)]
    layer, neuron, source, ends = (np.concatenate(arrays) for arrays in zip(*layers, strict=True))
    return Ways(layer, neuron, source, ends)


def _layer_ways(left: Column, right: Column, radius: float) -> tuple[IntArray, IntArray, IntArray, FloatArray]:
    row, column = np.indices((len(right.y), len(left.y))).reshape(2, -1)
    neuron, source = np.array(right.neurons)[row], np.array(left.neurons)[column]
    start = np.column_stack([np.full(len(row), left.x), np.array(left.y)[column]])
    end = np.column_stack([np.full(len(row), right.x), np.array(right.y)[row]])
    ends = np.hstack([_shifted(start, end, radius, 0.618 * neuron + 0.382 * source), end])
    return np.full(len(row), right.l), neuron, source, ends


def _shifted(start: FloatArray, end: FloatArray, radius: float, seed: FloatArray) -> FloatArray:
    """Return starts (k, 2) moved along their edges, out of sight below the nodes.

    So the dashes of many edges do not begin together, which the eye would see as curtains across the diagram.
    """
    way = end - start
    share: FloatArray = 0.9 * radius * (seed % 1.0) / np.hypot(*way.T)
    return start + share[:, None] * way
