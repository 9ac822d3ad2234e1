"""Which weights the network diagram draws, and how strong: plain arrays, without painting."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.views.network_layout import NetworkLayout
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


@dataclass(frozen=True)
class Edges:
    """The k weights that are drawn, the weakest first.

    Attributes
    ----------
    layer, neuron, source : (k,) the weight is W[layer][neuron, source], neurons counted from 0
    w : (k,)
    ends : (k, 4) x and y where the line starts below the source's node, x and y of the neuron's centre
    """

    layer: IntArray
    neuron: IntArray
    source: IntArray
    w: FloatArray
    ends: FloatArray

    def touching(self, l: int, neuron: int) -> BoolArray:
        """Return, for each edge, whether it enters or leaves a neuron."""
        enters: BoolArray = (self.layer == l) & (self.neuron == neuron)
        leaves: BoolArray = (self.layer == l + 1) & (self.source == neuron)
        return enters | leaves

    def only(self, chosen: BoolArray | IntArray) -> "Edges":
        """Return the edges for which ``chosen`` (k,) is true, or those with the indices ``chosen``, in that order."""
        w, ends = self.w[chosen], self.ends[chosen]
        return Edges(self.layer[chosen], self.neuron[chosen], self.source[chosen], w, ends)

    def batches(self, scale: float) -> Iterator[tuple[float, bool, FloatArray]]:
        """Yield the ends (j, 4) of the edges alike: their strength |w| / scale, rounded up, and whether w > 0."""
        level = np.clip(np.ceil(np.abs(self.w) / scale * LEVELS), 1, LEVELS)
        is_positive = self.w > 0
        for strength in np.unique(level):
            for sign in (False, True):
                ends = self.ends[(level == strength) & (is_positive == sign)]
                if len(ends):
                    yield float(strength) / LEVELS, sign, ends

    def nearest(self, x: float, y: float) -> int | None:
        """Return the index of the edge under a point, of several equally near ones the strongest."""
        if not len(self.w):
            return None
        start, way = self.ends[:, :2], self.ends[:, 2:] - self.ends[:, :2]
        point = np.array([x, y]) - start
        along = np.clip((point * way).sum(axis=1) / (way * way).sum(axis=1), 0.0, 1.0)
        distance = np.hypot(*(point - along[:, None] * way).T)
        best = len(distance) - 1 - int(np.argmin(distance[::-1].round()))
        return best if distance[best] <= REACH else None


def drawn_edges(layers: Sequence[LayerFrame], layout: NetworkLayout, most: int = MOST_EDGES) -> Edges:
    """Return the weights between nodes of the layout; of too many, the strongest of each layer."""
    share = max(most // len(layers), 1)
    parts = [_layer_edges(layer, layout, share) for layer in layers]
    w = np.concatenate([part.w for part in parts])
    together = Edges(
        layer=np.concatenate([part.layer for part in parts]),
        neuron=np.concatenate([part.neuron for part in parts]),
        source=np.concatenate([part.source for part in parts]),
        w=w,
        ends=np.concatenate([part.ends for part in parts]),
    )
    return together.only(np.argsort(np.abs(w), kind="stable"))


def same_weights(old: Frame, new: Frame) -> bool:
    """Tell whether two frames are of networks with the same layers, weights and biases, and of as many samples."""
    return (
        old.config.layers == new.config.layers
        and old.X.shape == new.X.shape
        and all(
            np.array_equal(a.W, b.W) and np.array_equal(a.b, b.b) for a, b in zip(old.layers, new.layers, strict=True)
        )
    )


def _layer_edges(layer: LayerFrame, layout: NetworkLayout, most: int) -> Edges:
    left, right = layout.columns[layer.l - 1], layout.columns[layer.l]
    w = layer.W[np.ix_(right.neurons, left.neurons)]
    strongest = np.argsort(-np.abs(w), axis=None, kind="stable")[:most]
    row, column = np.unravel_index(strongest, w.shape)
    neuron, source = np.array(right.neurons)[row], np.array(left.neurons)[column]
    start = np.column_stack([np.full(len(row), left.x), np.array(left.y)[column]])
    end = np.column_stack([np.full(len(row), right.x), np.array(right.y)[row]])
    ends = np.hstack([_shifted(start, end, layout.radius, 0.618 * neuron + 0.382 * source), end])
    return Edges(np.full(len(row), layer.l), neuron, source, w[row, column], ends)


def _shifted(start: FloatArray, end: FloatArray, radius: float, seed: FloatArray) -> FloatArray:
    """Return starts (k, 2) moved along their edges, out of sight below the nodes.

    So the dashes of many edges do not begin together, which the eye would see as curtains across the diagram.
    """
    way = end - start
    share: FloatArray = 0.9 * radius * (seed % 1.0) / np.hypot(*way.T)
    return start + share[:, None] * way
