"""Where everything of the network diagram is, in pixels: plain geometry, without painting or widgets.

Layers are columns from left to right, 0 being the inputs. A layer with more neurons than have room is folded: its
first neurons, its last one and the one that is picked have a node, and a fold stands for each run of the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from PySide6.QtCore import QPointF, QRectF, QSizeF

from app.lesson.selection import Selection

LARGEST_RADIUS = 26.0
CLOSEST = 11.0
"""Centres of nodes in a column are never closer: a layer that would need it is folded."""
COMFORTABLE = 21.0
"""The distance of the centres in a folded column, which is free to choose it, unless its writing is higher."""
FEWEST = 4
"""A layer of so few neurons is never folded."""
SIDE = 112.0
"""The centre of the outer columns is never farther from the edge."""
MARGIN = 10.0
LEAST_MAP = 18.0
"""The side of a node that is large enough for a map."""
MAP_SHARE = 0.44
"""Half the side of such a node, of the distance of the centres."""


@dataclass(frozen=True)
class Column:
    """A layer.

    Attributes
    ----------
    l : its number, 0 for the inputs
    size : how many neurons it has
    neurons : those that have a node, counted from 0, ascending
    x : of the centres of the nodes
    y : of the centre of each node, from top to bottom
    folds : y of each fold; the first carries the count
    pitch : distance of neighbouring centres
    area : what belongs to the layer, and is hit by a click on it
    band : the part of it that is marked when the layer is selected
    radius : of its nodes or, if they have maps, half their side
    has_maps : whether its nodes are squares with room for a map of what they give
    """

    l: int
    size: int
    neurons: tuple[int, ...]
    x: float
    y: tuple[float, ...]
    folds: tuple[float, ...]
    pitch: float
    area: QRectF
    band: QRectF
    radius: float
    has_maps: bool = False

    def box(self, y: float) -> QRectF:
        """Return the square of a node whose centre is at a height, its edges between pixels."""
        side = float(int(2 * self.radius))
        return QRectF(round(self.x - side / 2), round(y - side / 2), side, side)

    def is_on_node(self, point: QPointF, y: float) -> bool:
        """Tell whether a point is on the node at a height, or just beside it."""
        x, y = abs(point.x() - self.x), abs(point.y() - y)
        return (max(x, y) if self.has_maps else hypot(x, y)) <= self.radius + 2.0


@dataclass(frozen=True)
class NetworkLayout:
    """All columns, where they are, and the strips below: captions and perhaps legend.

    ``radius`` is that of every node without a map.
    """

    columns: tuple[Column, ...]
    radius: float
    body: QRectF
    captions: QRectF
    legend: QRectF

    @property
    def has_maps(self) -> bool:
        """Whether there is a node with room for a map."""
        return any(column.has_maps for column in self.columns)

    def center(self, node: Selection) -> QPointF | None:
        """Return the centre of a node, or None if the neuron is folded away or does not exist."""
        if node.layer >= len(self.columns) or node.neuron not in self.columns[node.layer].neurons:
            return None
        column = self.columns[node.layer]
        return QPointF(column.x, column.y[column.neurons.index(node.neuron)])

    def layer_at(self, point: QPointF) -> int | None:
        """Return the layer whose area holds ``point``."""
        return next((column.l for column in self.columns if column.area.contains(point)), None)

    def node_at(self, point: QPointF) -> Selection | None:
        """Return the layer, 0 for the inputs, and the neuron of the node under ``point`` or just beside it."""
        l = self.layer_at(point)
        if l is None:
            return None
        column = self.columns[l]
        i = min(range(len(column.y)), key=lambda i: abs(column.y[i] - point.y()))
        return Selection(l, column.neurons[i]) if column.is_on_node(point, column.y[i]) else None

    def fold_at(self, point: QPointF) -> int | None:
        """Return the layer that has a fold under ``point``."""
        l = self.layer_at(point)
        if l is None or abs(point.x() - self.columns[l].x) > 2.0 * self.columns[l].radius:
            return None
        column = self.columns[l]
        return l if any(abs(y - point.y()) < column.pitch / 2 for y in column.folds) else None


def place(
    layer_dims: Sequence[int],
    size: QSizeF,
    caption: QSizeF,
    legend: float,
    picked: Selection | None = None,
    header: float = 0.0,
    line: float = 0.0,
    has_maps: bool = False,
) -> NetworkLayout:
    """Return the layout of a network in a rectangle.

    Parameters
    ----------
    layer_dims : n_0, n_1, …, n_L
    size : of the rectangle
    caption : of the largest caption of a layer
    legend : height of the legend below the captions
    picked : a neuron that has a node even if its layer is folded, and perhaps another one from which an edge comes
    header : height of a strip above the nodes
    line : height of a line of text, such as the count on a fold
    has_maps : whether nodes are larger squares, for maps, in the layers that have room for them
    """
    bottom = size.height() - legend - caption.height() - MARGIN
    body = QRectF(0.0, MARGIN + header, size.width(), max(bottom - 2 * MARGIN - header, CLOSEST))
    shown = _shown(layer_dims, body.height(), picked, max(COMFORTABLE, line))
    xs = _column_centers(len(layer_dims), size.width())
    step = xs[1] - xs[0] if len(xs) > 1 else size.width()
    tightest = min(body.height() / _units(neurons) for neurons in shown)
    radius = min(LARGEST_RADIUS, 0.42 * tightest, 0.2 * step)
    strip = QRectF(0.0, bottom - 2.0, size.width(), caption.height())
    nodes = [_node(body.height() / _units(neurons), step, radius, has_maps) for neurons in shown]
    areas = _areas(xs, size.width(), strip.bottom() + 6.0)
    columns = tuple(
        _column(l, layer_dims[l], neurons, xs[l], area, body, caption.width(), node)
        for (l, neurons), area, node in zip(enumerate(shown), areas, nodes, strict=True)
    )
    return NetworkLayout(columns, radius, body, strip, QRectF(0.0, size.height() - legend, size.width(), legend))


def _shown(layer_dims: Sequence[int], height: float, picked: Selection | None, slot: float) -> list[tuple[int, ...]]:
    """Return the neurons of each layer that have a node, those that are picked among them."""
    needed = {} if picked is None else {picked.layer: picked.neuron, picked.layer - 1: picked.source}
    return [shown_neurons(n, height, needed.get(l), slot) for l, n in enumerate(layer_dims)]


def shown_neurons(n: int, height: float, picked: int | None = None, slot: float = COMFORTABLE) -> tuple[int, ...]:
    """Return those of ``n`` neurons that have a node in a column of ``height`` pixels, ``slot`` apart if not all do."""
    if n <= max(FEWEST, height / CLOSEST):
        return tuple(range(n))
    slots = max(int(height / slot), FEWEST)
    head = slots - 2  # the fold and the last neuron take one slot each
    if picked is None or picked < head or picked >= n - 1:
        return (*range(head), n - 1)
    head = max(head - 2, 1)  # the picked neuron and one more fold
    return (*range(head), picked, n - 1)


def _node(pitch: float, step: float, radius: float, has_maps: bool) -> tuple[float, bool]:
    """Return the radius of the nodes of a column, whose centres may be ``pitch`` apart, and whether they have maps."""
    half = min(LARGEST_RADIUS, MAP_SHARE * pitch, 0.2 * step)
    return (half, True) if has_maps and 2 * half >= LEAST_MAP else (radius, False)


def _units(neurons: tuple[int, ...]) -> float:
    """Return how many times the pitch a column of these neurons is high."""
    return len(neurons) + sum(b - a > 1 for a, b in pairwise(neurons))


def _column_centers(count: int, width: float) -> list[float]:
    side = min(width / (2 * count), SIDE)
    step = (width - 2 * side) / max(count - 1, 1)
    return [side + i * step for i in range(count)]


def _areas(xs: list[float], width: float, height: float) -> list[QRectF]:
    borders = [0.0, *((a + b) / 2 for a, b in pairwise(xs)), width]
    return [QRectF(left, 0.0, right - left, height) for left, right in pairwise(borders)]


def _column(
    l: int,
    size: int,
    neurons: tuple[int, ...],
    x: float,
    area: QRectF,
    body: QRectF,
    text_width: float,
    node: tuple[float, bool],
) -> Column:
    radius, has_maps = node
    half = min(max(text_width / 2 + 8.0, 2.2 * radius), x - area.left() - 2.0, area.right() - x - 2.0)
    pitch = min(body.height() / _units(neurons), max(5.0 * radius, 30.0))
    y, folds = _heights(neurons, pitch, body.center().y())
    band = QRectF(x - half, 3.0, 2 * half, area.height() - 6.0)
    return Column(l, size, neurons, x, y, folds, pitch, area, band, radius, has_maps)


def _heights(neurons: tuple[int, ...], pitch: float, middle: float) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return y of each node and of each fold, all centred on ``middle``."""
    y = middle - (_units(neurons) - 1) * pitch / 2
    nodes, folds = [y], []
    for a, b in pairwise(neurons):
        y += pitch
        if b - a > 1:
            folds.append(y)
            y += pitch
        nodes.append(y)
    return tuple(nodes), tuple(folds)
