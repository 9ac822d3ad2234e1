"""How a weight, a bias and a word look, in the network diagram and in its legend alike."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from app.style.theme import Theme, color, mixed

DASH, GAP = 6.0, 3.5  # px


def edge_width(strength: float, widest: float) -> float:
    """Return the width in pixels of an edge of ``strength`` |w| / scale, 0 to 1."""
    return 0.5 + (widest - 0.5) * strength


def edge_opacity(strength: float) -> float:
    """Return how opaque an edge of ``strength`` 0 to 1 is: the weakest all but vanish."""
    return float(0.07 + 0.88 * strength**0.6)


def widest_edge(radius: float) -> float:
    """Return the width of an edge of strength 1 between nodes of ``radius``."""
    return min(max(0.42 * radius, 2.5), 7.0)


@lru_cache(maxsize=1024)
def edge_pen(theme: Theme, is_positive: bool, width: float, opacity: float) -> QPen:
    """Return the pen of an edge: red and solid, or blue and dashed, paler where it is less opaque.

    The color is mixed with the ground here rather than by the painter, which takes eight times as long to blend lines;
    but if the ground is left clear, nobody knows what it will be.
    """
    ink = theme.positive if is_positive else theme.negative
    pen = QPen(color(ink, opacity) if theme.is_clear else color(mixed(theme.panel, ink, opacity)), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if not is_positive:
        pen.setDashPattern([DASH / width, GAP / width])
    return pen


def paint_bias(painter: QPainter, theme: Theme, center: QPointF, radius: float, strength: float) -> None:
    """Fill a node: a red disc for a positive bias, a blue ring for a negative one, its area as |b|."""
    size = radius * min(abs(strength), 1.0) ** 0.5
    if strength > 0:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(theme.positive))
        painter.drawEllipse(center, size, size)
    elif strength < 0:
        width = min(max(0.22 * radius, 1.5), size)
        painter.setPen(_ring_pen(theme.negative, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(center, size - width / 2, size - width / 2)


@lru_cache(maxsize=256)
def _ring_pen(ink: str, width: float) -> QPen:
    return QPen(color(ink), width)


def write(
    painter: QPainter,
    box: QRectF,
    text: str,
    font: QFont,
    ink: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter,
) -> None:
    """Write one line in the middle of a box, or at one of its sides; it is not cut where it is higher than the box."""
    painter.setFont(font)
    painter.setPen(color(ink))
    painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip), text)
