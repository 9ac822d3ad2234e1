"""Which weights the network diagram draws, and how strong: plain arrays, without painting."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.views.network_layout import Column, NetworkLayout
from mlp_engine import LayerFrame
from mlp_engine.arrays import FloatArray

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
MOST_EDGES = 700
"""More lines than this are grey felt, and take longer to paint than a frame lasts."""
REACH = 4.0
"""How near the pointer has to come to a line, in pixels."""


@dataclass(frozen=True)
class Edges:
    """The k weights that are drawn, the weakest first.

    Attributes
    ----------
    layer, neuron, source : (k,) the weight is W[layer][neuron, source], neurons counted from 0
    w : (k,)
    ends : (k, 4) x and y of the source's node, x and y of the neuron's
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
    parts = [_layer_edges(layer, layout.columns[layer.l - 1], layout.columns[layer.l], share) for layer in layers]
    joined = [np.concatenate(arrays) for arrays in zip(*parts, strict=True)]
    order = np.argsort(np.abs(joined[3]), kind="stable")
    layer, neuron, source, w, ends = (array[order] for array in joined)
    return Edges(layer, neuron, source, w, ends)


def _layer_edges(
    layer: LayerFrame, left: Column, right: Column, most: int
) -> tuple[IntArray, IntArray, IntArray, FloatArray, FloatArray]:
    w = layer.W[np.ix_(right.neurons, left.neurons)]
    strongest = np.sort(np.argsort(-np.abs(w), axis=None, kind="stable")[:most])
    row, column = np.unravel_index(strongest, w.shape)
    y_left, y_right = np.array(left.y)[column], np.array(right.y)[row]
    ends = np.column_stack([np.full(len(row), left.x), y_left, np.full(len(row), right.x), y_right])
    neuron, source = np.array(right.neurons)[row], np.array(left.neurons)[column]
    return np.full(len(row), layer.l), neuron, source, w[row, column], ends


def round_scale(largest: float) -> float:
    """Return a round number, at least ``largest``, for the end of a scale; it stays the same while a value drifts."""
    if not largest > 0.0:
        return 1.0
    decade = 10.0 ** np.floor(np.log10(largest))
    steps = decade * np.array([1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0])
    return float(steps[np.argmax(steps >= largest * (1 - 1e-12))])


def largest_weight(layers: Sequence[LayerFrame]) -> float:
    """Return the largest |w| of the whole network, drawn or not."""
    return max(float(max(layer.W.max(), -layer.W.min())) for layer in layers)


def largest_bias(layers: Sequence[LayerFrame]) -> float:
    """Return the largest |b| of the whole network."""
    return max(float(np.abs(layer.b).max()) for layer in layers)
