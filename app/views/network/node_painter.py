"""How the network diagram is painted above its edges: what stays while they change, then the biases."""

from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from app.lesson.numbers import short
from app.lesson.selection import Selection
from app.style.theme import Theme, color
from app.views.network.captions import Captions, bold, flat_widths
from app.views.network.edges import Edges
from app.views.network.layout import Column, NetworkLayout
from app.views.network.legend import paint_legend
from app.views.network.newest_step import Newest, paint_newest
from app.views.network.pens import paint_bias, widest_edge, write
from app.views.network.texts import symbol
from app.views.painting.likeness import same_places
from mlp_engine import LayerFrame
from mlp_engine.arrays import FloatArray


@dataclass(frozen=True)
class Picture:
    """All that one painting shows.

    Attributes
    ----------
    weight_scale, bias_scale : the |w| of the widest edge, the |b| of the fullest node
    marked : the selected layer and, perhaps, neuron and edge into it, or None
    newest : what has just been computed while an update is looked at step by step, or None
    focus : the neuron, perhaps an input, whose edges stand out, or with a source the edge that does
    has_keyboard : whether keys go to the diagram
    """

    layers: tuple[LayerFrame, ...]
    layout: NetworkLayout
    captions: Captions
    edges: Edges
    weight_scale: float
    bias_scale: float
    theme: Theme
    marked: Selection | None
    newest: Newest | None = None
    focus: Selection | None = None
    has_keyboard: bool = False

    @property
    def still(self) -> tuple[object, ...]:
        """All that the picture shows except weights, biases and the focus."""
        scales = self.weight_scale, self.bias_scale
        return self.layout, self.captions, self.theme, self.marked, self.newest, self.has_keyboard, *scales

    @property
    def bias_pixels(self) -> float:
        """The radius, in pixels, of the disc of a bias of 1; it grows with the root."""
        return float(self.layout.radius / self.bias_scale**0.5)

    @property
    def biases(self) -> list[FloatArray]:
        """The biases of the nodes of each column after that of the inputs; folded ones have none."""
        return [layer.b[column.neurons, 0] for column, layer in zip(self.layout.columns[1:], self.layers, strict=True)]


def looks_alike(one: Picture, other: Picture) -> bool:
    """Tell whether two pictures look the same on a screen: edges of a strength look alike, and so do close biases."""
    if one.still != other.still or one.edges.ways is not other.edges.ways:
        return False
    if not np.array_equal(one.edges.looks(one.weight_scale), other.edges.looks(other.weight_scale)):
        return False
    b, other_b = np.concatenate(one.biases), np.concatenate(other.biases)
    if not same_places(np.sign(b) * np.sqrt(np.abs(b)), np.sign(other_b) * np.sqrt(np.abs(other_b)), one.bias_pixels):
        return False
    return list(map(bias_text, b.tolist())) == list(map(bias_text, other_b.tolist()))


def bias_text(b: float) -> str:
    """Return what is written of a bias, to a thousandth."""
    return f"b = {short(round(b, 3) + 0.0, 2)}"  # adding 0 makes 0 of −0


def paint_still(painter: QPainter, picture: Picture) -> None:
    """Paint what depends on ``picture.still`` only: nodes, marks and texts, between the edges and the biases."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_band(painter, picture)
    for column in picture.layout.columns:
        _paint_nodes(painter, picture, column)
        _paint_folds(painter, picture, column)
        _paint_caption(painter, picture, column)
    _paint_symbols(painter, picture)
    _paint_legend(painter, picture)


def _is_marked(picture: Picture, column: Column) -> bool:
    if picture.newest is not None:
        return picture.newest.column == column.l
    return picture.marked is not None and picture.marked.layer == column.l


def _paint_band(painter: QPainter, picture: Picture) -> None:
    if picture.newest is not None:
        width = 3.5 if picture.has_keyboard else 2.0
        paint_newest(painter, picture.theme, picture.layout, picture.captions, picture.newest, width)
        return
    if picture.marked is None:
        return
    accent = picture.theme.accent
    painter.setPen(QPen(color(accent), 2.5 if picture.has_keyboard else 1.5))
    painter.setBrush(color(accent, 0.10))
    painter.drawRoundedRect(picture.layout.columns[picture.marked.layer].band, 8.0, 8.0)


def _paint_nodes(painter: QPainter, picture: Picture, column: Column) -> None:
    theme, radius = picture.theme, picture.layout.radius
    is_marked = _is_marked(picture, column)
    pen = QPen(color(theme.text if is_marked else theme.muted), 1.7 if is_marked else 1.3)
    for neuron, y in zip(column.neurons, column.y, strict=True):
        center = QPointF(column.x, y)
        if picture.marked is not None and (picture.marked.layer, picture.marked.neuron) == (column.l, neuron):
            painter.setPen(QPen(color(theme.accent), 2.5))
            painter.setBrush(color(theme.panel))
            painter.drawEllipse(center, radius + 3.5, radius + 3.5)
        painter.setPen(pen)
        painter.setBrush(color(theme.panel if column.l else theme.raised))
        if column.l:
            painter.drawEllipse(center, radius, radius)
        else:
            side = 1.8 * radius
            painter.drawRoundedRect(QRectF(column.x - side / 2, y - side / 2, side, side), 0.3 * side, 0.3 * side)


def paint_biases(painter: QPainter, picture: Picture) -> None:
    """Fill the nodes by their biases, and write the biases under them where there is room."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = picture.layout.radius
    for column, shown in zip(picture.layout.columns[1:], picture.biases, strict=True):
        centers = [QPointF(column.x, y) for y in column.y]
        biases = shown.tolist()
        for center, b in zip(centers, biases, strict=True):
            paint_bias(painter, picture.theme, center, radius - 2.5, b / picture.bias_scale)
        _paint_bias_texts(painter, picture, column, centers, biases)


def _paint_bias_texts(
    painter: QPainter, picture: Picture, column: Column, centers: list[QPointF], biases: list[float]
) -> None:
    """Write the biases of a column, to a thousandth, under its nodes where there is room for it."""
    radius = picture.layout.radius
    if column.pitch < 2 * radius + 8.0:
        return  # before a font is made for nothing
    font = picture.captions.scaled(0.85)
    metrics = QFontMetricsF(font)
    height, room = metrics.height(), min(column.band.width(), column.area.width()) + 8.0
    if column.pitch < 2 * radius + height + 8.0:
        return
    for center, b in zip(centers, biases, strict=True):
        text = bias_text(b)
        width = metrics.horizontalAdvance(text) + 8.0
        if width <= room:
            box = QRectF(center.x() - width / 2, center.y() + radius + 3.0, width, height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(picture.theme.panel, 0.8))
            painter.drawRoundedRect(box, 3.0, 3.0)
            write(painter, box, text, font, picture.theme.text)


def _paint_folds(painter: QPainter, picture: Picture, column: Column) -> None:
    font = picture.captions.scaled(0.95)
    for i, y in enumerate(column.folds):
        text = "⋮" if i else f"⋮ {column.size}"
        width = QFontMetricsF(font).horizontalAdvance(text) + 12.0
        box = QRectF(column.x - width / 2, y - 9.0, width, 18.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(picture.theme.panel, 0.9))
        painter.drawRoundedRect(box, 9.0, 9.0)
        write(painter, box, text, bold(font), picture.theme.text)


def _paint_caption(painter: QPainter, picture: Picture, column: Column) -> None:
    captions, is_marked = picture.captions, _is_marked(picture, column)
    texts = captions.texts[column.l]
    for i, (text, box) in enumerate(zip(texts, _caption_boxes(picture, column, texts), strict=True)):
        ink = picture.theme.text if i == 0 or is_marked else picture.theme.muted
        write(painter, box, text, bold(captions.font) if i == 0 else captions.font, ink)


def _caption_boxes(picture: Picture, column: Column, texts: tuple[str, ...]) -> list[QRectF]:
    font, strip = picture.captions.font, picture.layout.captions
    height = QFontMetricsF(bold(font)).lineSpacing()
    if not picture.captions.is_flat:
        half = column.area.width()
        return [QRectF(column.x - half, strip.top() + i * height, 2 * half, height) for i in range(len(texts))]
    widths = flat_widths(texts, font)
    lefts = accumulate(widths[:-1], initial=column.x - sum(widths) / 2)
    return [QRectF(left, strip.top(), width, height) for left, width in zip(lefts, widths, strict=True)]


def _paint_symbols(painter: QPainter, picture: Picture) -> None:
    """Name the inputs, in their nodes if there is room, and on the right the outputs."""
    font = _symbol_font(picture)
    if font is None:
        return
    ink, radius = picture.theme.text, picture.layout.radius
    first, last = picture.layout.columns[0], picture.layout.columns[-1]
    room = first.x - radius
    gap = _symbol_gap(room)
    for neuron, y in zip(first.neurons, first.y, strict=True):
        text, top = symbol("x", neuron, first.size), y - 12.0
        if QFontMetricsF(font).horizontalAdvance(text) <= 1.1 * radius:
            write(painter, QRectF(first.x - radius, top, 2 * radius, 24.0), text, font, ink)
        else:
            write(painter, QRectF(0.0, top, room - gap, 24.0), text, font, ink, Qt.AlignmentFlag.AlignRight)
    for neuron, y in zip(last.neurons, last.y, strict=True):
        box = QRectF(last.x + radius + gap, y - 12.0, 60.0, 24.0)
        write(painter, box, symbol("ŷ", neuron, last.size), font, ink, Qt.AlignmentFlag.AlignLeft)


def _symbol_font(picture: Picture) -> QFont | None:
    """Return the largest font in which all symbols fit beside their nodes, unless nobody could read it."""
    first, last = picture.layout.columns[0], picture.layout.columns[-1]
    room = first.x - picture.layout.radius
    widest = [symbol(letter, column.size - 1, column.size) for letter, column in (("x", first), ("ŷ", last))]
    for percent in range(110, 75, -5):
        font = picture.captions.scaled(percent / 100)
        font.setItalic(True)
        if max(QFontMetricsF(font).horizontalAdvance(text) for text in widest) + _symbol_gap(room) <= room - 2.0:
            return font
    return None


def _symbol_gap(room: float) -> float:
    """Return the distance of a symbol from its node, small where there is little room."""
    return min(6.0, 0.15 * room)


def _paint_legend(painter: QPainter, picture: Picture) -> None:
    font, widest = picture.captions.scaled(0.9), widest_edge(picture.layout.radius)
    scales = picture.weight_scale, picture.bias_scale
    paint_legend(painter, picture.layout.legend, picture.theme, font, widest, *scales)
