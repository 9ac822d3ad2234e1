"""The legend of the network diagram: the scales of w and b, without a word."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from app.theme import Theme, color
from app.views.network_strokes import DASH, GAP, edge_opacity, edge_width, paint_bias, write
from app.views.numbers import short

LENGTH = 84.0  # px, of each scale
SPACE = 6.0  # px, between a scale and its numbers
PAUSE = 26.0  # px, between the scales
HALF = LENGTH / 2
SHADES = 8
STEP = HALF / SHADES


def paint_legend(
    painter: QPainter, strip: QRectF, theme: Theme, font: QFont, widest: float, weight_scale: float, bias_scale: float
) -> None:
    """Show both scales in the middle of ``strip``; ``widest`` is the width of an edge whose |w| is the scale's end."""
    w, b = short(weight_scale), short(bias_scale)
    texts = (f"w  −{w}", w, f"b  −{b}", b)
    widths = [QFontMetricsF(font).horizontalAdvance(text) + 1.0 for text in texts]
    x = strip.center().x() - (sum(widths) + 2 * LENGTH + 4 * SPACE + PAUSE) / 2
    for i, (text, width) in enumerate(zip(texts, widths, strict=True)):
        write(painter, QRectF(x, strip.top(), width, strip.height()), text, font, theme.muted)
        x += width + (PAUSE if i == 1 else SPACE)
        if i == 0:
            _paint_weight_scale(painter, theme, QPointF(x, strip.center().y()), widest)
        elif i == 2:
            _paint_bias_scale(painter, theme, QPointF(x, strip.center().y()))
        if i % 2 == 0:
            x += LENGTH + SPACE


def _paint_weight_scale(painter: QPainter, theme: Theme, start: QPointF, widest: float) -> None:
    """Draw the widest negative edge thinning out to 0, and then growing to the widest positive one."""
    painter.setPen(Qt.PenStyle.NoPen)
    for i in range(int(HALF / (DASH + GAP))):
        left = i * (DASH + GAP)
        _paint_piece(painter, color(theme.negative), start, left, left + DASH, widest)
    for i in range(SHADES):
        _paint_piece(painter, color(theme.positive), start, HALF + i * STEP, HALF + (i + 1) * STEP, widest)


def _paint_piece(painter: QPainter, ink: QColor, start: QPointF, left: float, right: float, widest: float) -> None:
    """Draw the weight scale from ``left`` to ``right``, counted in pixels from ``start``."""
    strengths = [abs(x / HALF - 1.0) for x in (left, right)]
    a, b = (edge_width(strength, widest) / 2 for strength in strengths)
    corners = (QPointF(left, -a), QPointF(right, -b), QPointF(right, b), QPointF(left, a))
    ink.setAlphaF(edge_opacity(max(strengths)))
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF([start + corner for corner in corners]))


def _paint_bias_scale(painter: QPainter, theme: Theme, start: QPointF) -> None:
    radius = 6.5
    for i, strength in enumerate((-1.0, -0.3, 0.0, 0.3, 1.0)):
        center = start + QPointF(radius + i * (LENGTH - 2 * radius) / 4, 0.0)
        painter.setPen(QPen(color(theme.muted), 1.0))
        painter.setBrush(color(theme.panel))
        painter.drawEllipse(center, radius, radius)
        paint_bias(painter, theme, center, radius - 1.5, strength)
