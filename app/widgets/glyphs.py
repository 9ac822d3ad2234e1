"""Small signs drawn as outlines, so that they take the colour of the text around them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QToolButton, QWidget

_BOX = 16.0  # the signs are drawn in a square of this side
_STROKE = 1.6
_OCTAGON = ((5.3, 1.5), (10.7, 1.5), (14.5, 5.3), (14.5, 10.7), (10.7, 14.5), (5.3, 14.5), (1.5, 10.7), (1.5, 5.3))
_RING = tuple((8 + 6.7 * math.cos(i * math.pi / 20), 8 + 6.7 * math.sin(i * math.pi / 20)) for i in range(40))

Points = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Drawing:
    """Open lines, closed outlines and dots in a square of side 16."""

    lines: Sequence[Points] = ()
    outlines: Sequence[Points] = ()
    dots: Points = ()

    @cached_property
    def strokes(self) -> QPainterPath:
        """What is drawn with the pen."""
        path = QPainterPath()
        for points in self.lines:
            path.addPolygon(_polygon(points))
        for points in self.outlines:
            path.addPolygon(_polygon(points))
            path.closeSubpath()
        return path


class Glyph(Enum):
    """The signs."""

    UP = Drawing(lines=[((4, 9.5), (8, 5.5), (12, 9.5))])
    DOWN = Drawing(lines=[((4, 6.5), (8, 10.5), (12, 6.5))])
    CROSS = Drawing(lines=[((4, 4), (12, 12)), ((12, 4), (4, 12))])
    DICE = Drawing(
        outlines=[((2.5, 2.5), (13.5, 2.5), (13.5, 13.5), (2.5, 13.5))], dots=[(5.5, 5.5), (8, 8), (10.5, 10.5)]
    )
    INFO = Drawing(lines=[((8, 7.4), (8, 11.6))], outlines=[_RING], dots=[(8, 4.6)])
    WARNING = Drawing(lines=[((8, 6.2), (8, 9.6))], outlines=[((8, 1.8), (15, 14), (1, 14))], dots=[(8, 11.9)])
    ERROR = Drawing(lines=[((5.6, 5.6), (10.4, 10.4)), ((10.4, 5.6), (5.6, 10.4))], outlines=[_OCTAGON])


def draw_glyph(painter: QPainter, glyph: Glyph, rect: QRectF, color: QColor) -> None:
    """Draw ``glyph`` in the middle of ``rect``, as large as fits, in ``color``: as the last of a painting."""
    side = min(rect.width(), rect.height())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center() - QPointF(side / 2, side / 2))
    painter.scale(side / _BOX, side / _BOX)
    round_ends = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(glyph.value.strokes, QPen(color, _STROKE, *round_ends))
    painter.setPen(QPen(color, 2.2, *round_ends))
    painter.drawPoints(_polygon(glyph.value.dots))


class GlyphButton(QToolButton):
    """A flat button that shows a glyph in the colour of the palette, and of which the tool tip is the name."""

    def __init__(self, glyph: Glyph, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = glyph
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_texts(self, name: str, shortcut: str = "") -> None:
        """Say what the button does, and which keys do the same."""
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({shortcut})" if shortcut else name)

    def sizeHint(self) -> QSize:
        height = self.fontMetrics().height()
        return QSize(height + 2, height + 6)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = round(self.fontMetrics().height() * 0.85)
        rect = QRectF(0, 0, side, side)
        rect.moveCenter(QRectF(self.rect()).center())
        with QPainter(self) as painter:
            draw_glyph(painter, self._glyph, rect, self.palette().buttonText().color())


class GlyphMark(QWidget):
    """A glyph that is only looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = Glyph.INFO
        self._color = QColor()

    def show_glyph(self, glyph: Glyph, color: QColor) -> None:
        """Show ``glyph`` in ``color``."""
        self._glyph = glyph
        self._color = color
        self.update()

    def sizeHint(self) -> QSize:
        side = self.fontMetrics().height() + 4
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            draw_glyph(painter, self._glyph, QRectF(self.rect()).adjusted(1, 1, -1, -1), self._color)


def _polygon(points: Points) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])
