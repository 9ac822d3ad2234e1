"""How the network diagram is painted: one function for each kind of thing, from the ground up."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from app.selection import Selection
from app.theme import Theme, color
from app.views.network_captions import Captions, bold, scaled
from app.views.network_edges import Edges
from app.views.network_layout import Column, NetworkLayout
from app.views.network_texts import number, symbol
from mlp_engine import LayerFrame

LEVELS = 24
"""Strengths of an edge that can be told apart: each is one pen and one call, whatever the number of edges."""
DASH, GAP = 6.0, 3.5


@dataclass(frozen=True)
class Picture:
    """All that one painting shows.

    Attributes
    ----------
    weight_scale, bias_scale : the |w| of the widest edge, the |b| of the fullest node
    marked : the selected layer and neuron
    focus : the neuron, perhaps an input, whose edges stand out
    has_keyboard : whether keys go to the diagram
    """

    layers: tuple[LayerFrame, ...]
    layout: NetworkLayout
    captions: Captions
    edges: Edges
    weight_scale: float
    bias_scale: float
    theme: Theme
    marked: Selection
    focus: Selection | None = None
    has_keyboard: bool = False


def edge_width(strength: float, widest: float) -> float:
    """Return the width in pixels of an edge of ``strength`` |w| / scale, 0 to 1."""
    return 0.5 + (widest - 0.5) * strength


def edge_opacity(strength: float) -> float:
    """Return how opaque an edge of ``strength`` 0 to 1 is: the weakest all but vanish."""
    return float(0.07 + 0.88 * strength**0.6)


def widest_edge(layout: NetworkLayout) -> float:
    """Return the width of an edge of strength 1."""
    return min(max(0.42 * layout.radius, 2.5), 7.0)


def paint(painter: QPainter, picture: Picture) -> None:
    """Paint the diagram."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_band(painter, picture)
    _paint_edges(painter, picture)
    for column in picture.layout.columns:
        _paint_nodes(painter, picture, column)
        _paint_folds(painter, picture, column)
        _paint_caption(painter, picture, column)
    _paint_symbols(painter, picture)
    paint_legend(painter, picture)


def _paint_band(painter: QPainter, picture: Picture) -> None:
    accent = picture.theme.accent
    painter.setPen(QPen(color(accent), 2.5 if picture.has_keyboard else 1.5))
    painter.setBrush(color(accent, 0.10))
    painter.drawRoundedRect(picture.layout.columns[picture.marked.layer].band, 8.0, 8.0)


def _paint_edges(painter: QPainter, picture: Picture) -> None:
    edges = picture.edges
    lines = np.array([QLineF(*ends) for ends in edges.ends.tolist()], dtype=object)
    level = np.clip(np.ceil(np.abs(edges.w) / picture.weight_scale * LEVELS), 1, LEVELS).astype(int)
    if picture.focus is None:
        _paint_levels(painter, picture, lines, level, np.full(len(lines), True), 1.0, 0.0)
        return
    touching = edges.touching(picture.focus.layer, picture.focus.neuron or 0)
    _paint_levels(painter, picture, lines, level, ~touching, 0.3, 0.0)
    _paint_levels(painter, picture, lines, level, touching, 1.0, 0.45)


def _paint_levels(
    painter: QPainter,
    picture: Picture,
    lines: np.ndarray,
    level: np.ndarray,
    chosen: np.ndarray,
    fade: float,
    least: float,
) -> None:
    """Draw the chosen lines, the strongest last, their opacity times ``fade`` but not below ``least``."""
    is_positive = picture.edges.w > 0
    for strength in np.unique(level):
        for sign in (False, True):
            batch = lines[chosen & (level == strength) & (is_positive == sign)]
            if len(batch):
                opacity = max(edge_opacity(strength / LEVELS) * fade, least)
                painter.setPen(edge_pen(picture, sign, strength / LEVELS, opacity))
                painter.drawLines(batch.tolist())


def edge_pen(picture: Picture, is_positive: bool, strength: float, opacity: float) -> QPen:
    """Return the pen of an edge: red and solid, or blue and dashed."""
    width = edge_width(strength, widest_edge(picture.layout))
    theme = picture.theme
    pen = QPen(color(theme.positive if is_positive else theme.negative, opacity), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if not is_positive:
        pen.setDashPattern([DASH / width, GAP / width])
    return pen


def _paint_nodes(painter: QPainter, picture: Picture, column: Column) -> None:
    theme, radius = picture.theme, picture.layout.radius
    is_marked = column.l == picture.marked.layer
    pen = QPen(color(theme.accent if is_marked else theme.muted), 2.0 if is_marked else 1.3)
    for neuron, y in zip(column.neurons, column.y, strict=True):
        center = QPointF(column.x, y)
        if is_marked and neuron == picture.marked.neuron:
            painter.setPen(QPen(color(theme.accent), 2.5))
            painter.setBrush(color(theme.panel))
            painter.drawEllipse(center, radius + 3.5, radius + 3.5)
        painter.setPen(pen)
        painter.setBrush(color(theme.panel if column.l else theme.raised))
        if column.l == 0:
            side = 1.8 * radius
            painter.drawRoundedRect(QRectF(column.x - side / 2, y - side / 2, side, side), 0.3 * side, 0.3 * side)
            continue
        painter.drawEllipse(center, radius, radius)
        b = float(picture.layers[column.l - 1].b[neuron, 0])
        paint_bias(painter, theme, center, radius - 2.5, b / picture.bias_scale)
        _paint_bias_text(painter, picture, column, center, b)


def paint_bias(painter: QPainter, theme: Theme, center: QPointF, radius: float, strength: float) -> None:
    """Fill a node: a red disc for a positive bias, a blue ring for a negative one, its area as |b|."""
    size = radius * min(abs(strength), 1.0) ** 0.5
    if strength > 0:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(theme.positive))
        painter.drawEllipse(center, size, size)
    elif strength < 0:
        width = min(max(0.22 * radius, 1.5), size)
        painter.setPen(QPen(color(theme.negative), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(center, size - width / 2, size - width / 2)


def _paint_bias_text(painter: QPainter, picture: Picture, column: Column, center: QPointF, b: float) -> None:
    """Write the bias under a node where there is room for it."""
    font = scaled(picture.captions.font, 0.85)
    metrics = QFontMetricsF(font)
    top = center.y() + picture.layout.radius + 3.0
    if column.pitch < 2 * picture.layout.radius + metrics.height() + 8.0:
        return
    text = f"b = {number(b, 2)}"
    width = metrics.horizontalAdvance(text) + 8.0
    box = QRectF(center.x() - width / 2, top, width, metrics.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(picture.theme.panel, 0.8))
    painter.drawRoundedRect(box, 3.0, 3.0)
    _write(painter, box, text, font, picture.theme.text)


def _paint_folds(painter: QPainter, picture: Picture, column: Column) -> None:
    font = scaled(picture.captions.font, 0.95)
    for i, y in enumerate(column.folds):
        text = "⋮" if i else f"⋮ {column.size}"
        width = QFontMetricsF(font).horizontalAdvance(text) + 12.0
        box = QRectF(column.x - width / 2, y - 9.0, width, 18.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(picture.theme.panel, 0.9))
        painter.drawRoundedRect(box, 9.0, 9.0)
        _write(painter, box, text, bold(font), picture.theme.text)


def _paint_caption(painter: QPainter, picture: Picture, column: Column) -> None:
    captions = picture.captions
    strip = picture.layout.captions
    height = QFontMetricsF(bold(captions.font)).lineSpacing()
    for i, line in enumerate(captions.lines[column.l]):
        box = QRectF(column.x - 200.0, strip.top() + i * height, 400.0, height)
        is_marked = column.l == picture.marked.layer
        ink = picture.theme.text if i == 0 or is_marked else picture.theme.muted
        _write(painter, box, line, bold(captions.font) if i == 0 else captions.font, ink)


def _paint_symbols(painter: QPainter, picture: Picture) -> None:
    """Name the inputs on the left and the outputs on the right."""
    font = scaled(picture.captions.font, 1.1)
    font.setItalic(True)
    reach = picture.layout.radius + 6.0
    first, last = picture.layout.columns[0], picture.layout.columns[-1]
    for neuron, y in zip(first.neurons, first.y, strict=True):
        box = QRectF(0.0, y - 12.0, first.x - reach, 24.0)
        _write(painter, box, symbol("x", neuron, first.size), font, picture.theme.text, Qt.AlignmentFlag.AlignRight)
    for neuron, y in zip(last.neurons, last.y, strict=True):
        box = QRectF(last.x + reach, y - 12.0, 60.0, 24.0)
        _write(painter, box, symbol("ŷ", neuron, last.size), font, picture.theme.text, Qt.AlignmentFlag.AlignLeft)


def _write(
    painter: QPainter,
    box: QRectF,
    text: str,
    font: QFont,
    ink: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter,
) -> None:
    painter.setFont(font)
    painter.setPen(color(ink))
    painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), text)
