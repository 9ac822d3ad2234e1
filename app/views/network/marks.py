"""What hands have done to a network, as the diagram marks it: what does not learn, and what is switched off."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.lesson.parameters import is_frozen
from app.lesson.selection import Selection
from app.style.theme import Theme, color
from app.views.network.bias_frames import ROUNDNESS
from app.views.network.layout import NetworkLayout
from mlp_engine import Frame, LayerFrame
from mlp_engine.arrays import Mask
from mlp_engine.events import Part

Neuron = tuple[int, int]
WAY = 0.6
"""How far along its edge the mark of a weight lies: in the middle those of edges that cross would lie on each other."""
LARGEST, LEAST = 7.0, 4.5  # px, of the radius of a mark
OF_LAYER = 10.0  # px, of the radius of that of a layer
SPOKES = 3  # lines of a snowflake, each through its middle


@dataclass(frozen=True)
class Marks:
    """What is marked of the neurons that have a node; layers are counted from 1, neurons from 0.

    Attributes
    ----------
    layers : those of which nothing learns any more
    neurons : the layer and the number of those that do not learn, in other layers
    biases : of those of which the bias does not learn, but some weight does
    weights : layer, neuron and source of those that do not learn, of other neurons
    off : the neurons that are switched off
    """

    layers: tuple[int, ...] = ()
    neurons: tuple[Neuron, ...] = ()
    biases: tuple[Neuron, ...] = ()
    weights: tuple[tuple[int, int, int], ...] = ()
    off: tuple[Neuron, ...] = ()

    @property
    def has_frozen(self) -> bool:
        """Whether something does not learn."""
        return bool(self.layers or self.neurons or self.biases or self.weights)


def marks_of(frame: Frame, layout: NetworkLayout) -> Marks:
    """Return what is marked of a network in a layout."""
    off = [(layer.l, j) for layer in frame.layers for j in layer.off if j in layout.columns[layer.l].neurons]
    masked = [layer for layer in frame.layers if layer.W_frozen is not None or layer.b_frozen is not None]
    whole = [layer.l for layer in masked if is_frozen(frame, Part(layer.l))]
    neurons: list[Neuron] = []
    biases: list[Neuron] = []
    weights: list[tuple[int, int, int]] = []
    for layer in masked:
        if layer.l in whole:
            continue
        l, rows, columns = layer.l, layout.columns[layer.l].neurons, layout.columns[layer.l - 1].neurons
        W, b = _frozen_rows(layer, rows)
        is_whole = W.all(axis=1) & b
        neurons += [(l, rows[i]) for i in np.flatnonzero(is_whole)]
        biases += [(l, rows[i]) for i in np.flatnonzero(b & ~is_whole)]
        among = W[:, list(columns)] & ~is_whole[:, None]
        weights += [(l, rows[i], columns[j]) for i, j in np.argwhere(among).tolist()]
    return Marks(tuple(whole), tuple(neurons), tuple(biases), tuple(weights), tuple(off))


def _frozen_rows(layer: LayerFrame, rows: tuple[int, ...]) -> tuple[Mask, Mask]:
    """Return which weights (k, n_{l-1}) and which biases (k,) of some neurons are frozen."""
    W, b = layer.W_frozen, layer.b_frozen
    none = np.zeros((len(rows), layer.n_in), bool)
    return none if W is None else W[list(rows)], none[:, 0] if b is None else b[list(rows), 0]


NO_MARKS = Marks()


def paint_marks(painter: QPainter, marks: Marks, layout: NetworkLayout, theme: Theme) -> None:
    """Mark what does not learn by a snowflake, and cross out the neurons that are switched off."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for l, neuron in marks.off:
        if (center := layout.center(Selection(l, neuron))) is not None:
            column = layout.columns[l]
            paint_off(painter, theme, column.box(center.y()), is_square=column.has_maps)
    for way in _frozen_ways(marks, layout):
        painter.setPen(QPen(color(theme.muted), 1.0, Qt.PenStyle.DotLine))
        painter.drawLine(way)
    for center, radius in _flakes(marks, layout):
        paint_flake(painter, theme, center, radius)


def _frozen_ways(marks: Marks, layout: NetworkLayout) -> Iterator[QLineF]:
    """Yield where the weights are that do not learn: one that is 0 has no edge that could be seen."""
    for l, neuron, source in marks.weights:
        start, end = layout.center(Selection(l - 1, source)), layout.center(Selection(l, neuron))
        if start is not None and end is not None:
            yield _between_nodes(QLineF(start, end), layout.columns[l - 1].radius, layout.columns[l].radius)


def _between_nodes(way: QLineF, first: float, last: float) -> QLineF:
    """Return the part of a line between the middles of two nodes that is outside them, by their radii."""
    length = max(way.length(), first + last)
    return QLineF(way.pointAt(first / length), way.pointAt(1.0 - last / length))


def _flakes(marks: Marks, layout: NetworkLayout) -> Iterator[tuple[QPointF, float]]:
    """Yield the middle and the radius of each snowflake."""
    for l in marks.layers:  # W[l] and b[l] are between the columns
        before, column = layout.columns[l - 1], layout.columns[l]
        left, right = before.x + before.radius, column.x - column.radius
        yield QPointF((left + right) / 2, layout.body.center().y()), max(min(OF_LAYER, (right - left) / 2 - 1), LEAST)
    for l, neuron in marks.neurons:
        yield from _beside(layout, l, neuron, QPointF(0.75, -0.75))
    for l, neuron in marks.biases:
        yield from _beside(layout, l, neuron, QPointF(0.75, 0.75))
    for way in _frozen_ways(marks, layout):
        yield way.pointAt(WAY), LARGEST - 1.0


def _beside(layout: NetworkLayout, l: int, neuron: int, side: QPointF) -> Iterator[tuple[QPointF, float]]:
    center = layout.center(Selection(l, neuron))
    if center is not None:
        yield center + side * layout.columns[l].radius, _radius(layout, l)


def _radius(layout: NetworkLayout, l: int) -> float:
    """Return the radius of a mark that leaves room for that of the next neuron."""
    return max(min(LARGEST, 0.5 * layout.columns[l].radius + 1.5, layout.columns[l].pitch / 2 - 1.0), LEAST)


def paint_flake(painter: QPainter, theme: Theme, center: QPointF, radius: float) -> None:
    """Draw a snowflake on a disc: what lies below it does not learn."""
    painter.setPen(QPen(color(theme.panel), 1.0))
    painter.setBrush(color(theme.text))
    painter.drawEllipse(center, radius, radius)
    ink = QPen(color(theme.panel), max(radius / 6.0, 1.0))
    ink.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(ink)
    for spoke in range(2 * SPOKES):
        angle = math.pi * (spoke / SPOKES + 0.5)
        way = QPointF(math.cos(angle), math.sin(angle)) * (0.7 * radius)
        painter.drawLine(center, center + way)
        if radius > LARGEST:  # smaller, its twigs would run together
            for turn in (-math.pi / 3, math.pi / 3):
                twig = QPointF(math.cos(angle + turn), math.sin(angle + turn)) * (0.24 * radius)
                painter.drawLine(center + way * 0.6, center + way * 0.6 + twig)


def paint_off(painter: QPainter, theme: Theme, box: QRectF, *, is_square: bool = False) -> None:
    """Draw a node that hands on nothing: empty, dashed, and crossed out."""
    painter.setPen(QPen(color(theme.panel), 3.0))
    painter.setBrush(color(theme.panel))
    rounding = ROUNDNESS if is_square else box.width() / 2
    painter.drawRoundedRect(box, rounding, rounding)
    pen = QPen(color(theme.text), 1.3)
    pen.setDashPattern([2.5, 2.0])
    painter.setPen(pen)
    painter.drawRoundedRect(box, rounding, rounding)
    reach, center = 0.7 * box.width() / 2, box.center()
    painter.setPen(QPen(color(theme.text), max(box.width() / 16.0, 1.3)))
    for side in (-reach, reach):
        painter.drawLine(center - QPointF(reach, side), center + QPointF(reach, side))
