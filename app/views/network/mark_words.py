"""What the marks in the network diagram mean, in words beside the legend's scales."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from app.style.theme import Theme
from app.views.network.marks import Marks, paint_flake, paint_off
from app.views.network.pens import write

RADIUS = 6.5  # px, of a mark
GAP, PAUSE = 5.0, 14.0  # px, between a mark and its word, and between them
LEAST_SCALES = 170.0  # px of the legend that are left to the scales, else there are no words

PaintMark = Callable[[QPainter, Theme, QPointF], None]


def paint_mark_words(painter: QPainter, strip: QRectF, theme: Theme, font: QFont, marks: Marks) -> QRectF:
    """Say at the right of the legend what the marks mean that there are; return the strip that is left for scales."""
    words = _words(marks)
    metrics = QFontMetricsF(font)
    widths = [2 * RADIUS + GAP + metrics.horizontalAdvance(word) + PAUSE for word, _ in words]
    if not words or strip.width() - sum(widths) < LEAST_SCALES:
        return strip
    rest = strip.adjusted(0.0, 0.0, -sum(widths), 0.0)
    x = rest.right()
    for (word, paint), width in zip(words, widths, strict=True):
        paint(painter, theme, QPointF(x + RADIUS, strip.center().y()))
        box = QRectF(x + 2 * RADIUS + GAP, strip.top(), width - 2 * RADIUS - GAP, strip.height())
        write(painter, box, word, font, theme.muted, Qt.AlignmentFlag.AlignLeft)
        x += width
    return rest


def _words(marks: Marks) -> list[tuple[str, PaintMark]]:
    words: list[tuple[str, PaintMark]] = []
    if marks.has_frozen:
        words.append((QCoreApplication.translate("Marks", "frozen"), _paint_flake))
    if marks.off:
        words.append((QCoreApplication.translate("Marks", "switched off"), _paint_off))
    return words


def _paint_flake(painter: QPainter, theme: Theme, center: QPointF) -> None:
    paint_flake(painter, theme, center, RADIUS)


def _paint_off(painter: QPainter, theme: Theme, center: QPointF) -> None:
    paint_off(painter, theme, QRectF(center.x() - RADIUS, center.y() - RADIUS, 2 * RADIUS, 2 * RADIUS))
