"""The legend of the network diagram: the scales of w and b, without a word."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from app.lesson.numbers import short
from app.style.theme import Theme, color
from app.views.network.bias_frames import bias_frames
from app.views.network.maps import paint_map_ground
from app.views.network.pens import DASH, GAP, edge_opacity, edge_width, paint_bias, write

LENGTH, LEAST_LENGTH = 84.0, 48.0  # px, of each scale
SPACE = 6.0  # px, between a scale and its numbers
PAUSE, LEAST_PAUSE = 26.0, 12.0  # px, between the scales
MARGIN = 4.0  # px, at least, at both ends
SHADES = 8
RADIUS = 6.5  # px, of a node


class LegendScale(NamedTuple):
    """The scale of one quantity: its bar, and beside it the numbers at its ends."""

    low: str
    low_box: QRectF
    bar: QRectF
    high: str
    high_box: QRectF


def place_legend(strip: QRectF, font: QFont, weight_scale: float, bias_scale: float) -> list[LegendScale]:
    """Return the scales of w and b in the middle of ``strip``; where there is no room for both, only that of w."""
    strip = strip.adjusted(MARGIN, 0.0, -MARGIN, 0.0)
    ends = [(f"{name}  −{short(limit)}", short(limit)) for name, limit in (("w", weight_scale), ("b", bias_scale))]
    for shown in (ends, ends[:1]):
        widths = [[QFontMetricsF(font).horizontalAdvance(text) + 1.0 for text in texts] for texts in shown]
        for pause in (PAUSE, LEAST_PAUSE):
            room = strip.width() - sum(2 * SPACE + sum(both) for both in widths) - (len(shown) - 1) * pause
            length = min(room / len(shown), LENGTH)
            if length >= LEAST_LENGTH:
                x = strip.left() + (room - len(shown) * length) / 2
                return _place(shown, widths, QRectF(x, strip.top(), length, strip.height()), pause)
    return []


def _place(ends: list[tuple[str, str]], widths: list[list[float]], first: QRectF, pause: float) -> list[LegendScale]:
    """Return the scales from ``first`` on, a box as long as each bar is."""
    x, scales = first.left(), []
    for (low, high), (low_width, high_width) in zip(ends, widths, strict=True):
        boxes = []
        for width in (low_width, first.width(), high_width):
            boxes.append(QRectF(x, first.top(), width, first.height()))
            x += width + SPACE
        x += pause - SPACE
        scales.append(LegendScale(low, boxes[0], boxes[1], high, boxes[2]))
    return scales


def paint_legend(
    painter: QPainter,
    strip: QRectF,
    theme: Theme,
    font: QFont,
    widest: float,
    weight_scale: float,
    bias_scale: float,
    has_frames: bool = False,
) -> None:
    """Show the scales in ``strip``; ``widest`` is the width of an edge whose |w| is the scale's end.

    Biases fill nodes or, with frames, are around them.
    """
    for i, scale in enumerate(place_legend(strip, font, weight_scale, bias_scale)):
        write(painter, scale.low_box, scale.low, font, theme.muted)
        write(painter, scale.high_box, scale.high, font, theme.muted)
        if i == 0:
            _paint_weight_scale(painter, theme, scale.bar, widest)
        else:
            _paint_bias_scale(painter, theme, scale.bar, has_frames)


def _paint_weight_scale(painter: QPainter, theme: Theme, bar: QRectF, widest: float) -> None:
    """Draw the widest negative edge thinning out to 0, and then growing to the widest positive one."""
    painter.setPen(Qt.PenStyle.NoPen)
    half, step = bar.width() / 2, bar.width() / 2 / SHADES
    for i in range(int(half / (DASH + GAP))):
        left = i * (DASH + GAP)
        _paint_piece(painter, theme.negative, bar, left, left + DASH, widest)
    for i in range(SHADES):
        _paint_piece(painter, theme.positive, bar, half + i * step, half + (i + 1) * step, widest)


def _paint_piece(painter: QPainter, ink: str, bar: QRectF, left: float, right: float, widest: float) -> None:
    """Draw the weight scale from ``left`` to ``right``, counted in pixels from its start."""
    start = QPointF(bar.left(), bar.center().y())
    strengths = [abs(2 * x / bar.width() - 1.0) for x in (left, right)]
    a, b = (edge_width(strength, widest) / 2 for strength in strengths)
    corners = (QPointF(left, -a), QPointF(right, -b), QPointF(right, b), QPointF(left, a))
    painter.setBrush(color(ink, edge_opacity(max(strengths))))
    painter.drawPolygon(QPolygonF([start + corner for corner in corners]))


def _paint_bias_scale(painter: QPainter, theme: Theme, bar: QRectF, has_frames: bool) -> None:
    strengths = (-1.0, -0.3, 0.0, 0.3, 1.0) if bar.width() >= 11 * RADIUS else (-1.0, 0.0, 1.0)
    step = (bar.width() - 2 * RADIUS) / (len(strengths) - 1)
    for i, strength in enumerate(strengths):
        center = QPointF(bar.left() + RADIUS + i * step, bar.center().y())
        if has_frames:
            box = QRectF(center.x() - RADIUS, center.y() - RADIUS, 2 * RADIUS, 2 * RADIUS)
            paint_map_ground(painter, theme, box, False, QPen(color(theme.muted), 1.0))
            bias_frames(theme).paint(painter, box, strength, 0.0)
            continue
        painter.setPen(QPen(color(theme.muted), 1.0))
        painter.setBrush(color(theme.panel))
        painter.drawEllipse(center, RADIUS, RADIUS)
        paint_bias(painter, theme, center, RADIUS - 1.5, strength)
