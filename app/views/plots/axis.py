"""An axis of a plot: its line, its ticks, its grid and its name."""

from dataclasses import dataclass

import pyqtgraph as pg  # type: ignore[import-untyped]
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QPainter, QPen, QPicture
from PySide6.QtWidgets import QGraphicsTextItem, QStyleOptionGraphicsItem, QWidget

from app.views.painting.device import is_on_screen, is_vector
from app.views.plots.lines import HAIR

LineSpec = tuple[QPen, QPointF, QPointF]
TextSpec = tuple[QRectF, Qt.AlignmentFlag | Qt.TextFlag, str]

OVERHANG = 20  # px
INWARDS = {"left": QPointF(0.5, 0.0), "bottom": QPointF(0.0, -0.5), "right": QPointF(-0.5, 0.0)}  # px, of an axis line


@dataclass(frozen=True, eq=False)
class AxisLayout:
    """What an axis draws; another one is never equal, for what it was laid out for may differ elsewhere."""

    line: LineSpec
    ticks: list[LineSpec]
    texts: list[TextSpec]


class AxisLabel(QGraphicsTextItem):
    """The name of an axis; in vectors it is not clipped, because Qt writes the clip at a wrong place into SVG."""

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if is_vector(painter) or widget is None:
            self.document().drawContents(painter)
        else:
            super().paint(painter, option, widget)


class Axis(pg.AxisItem):  # type: ignore[misc]
    """An axis whose first and last tick labels may reach beyond its ends; with a grid, pyqtgraph would drop them.

    On the screen it is laid out once for each change; its lines there have a width of a pixel of the device.
    """

    def boundingRect(self) -> QRectF:
        rect: QRectF = super().boundingRect()
        is_upright = self.orientation in ("left", "right")
        return rect.adjusted(0, -OVERHANG, 0, OVERHANG) if is_upright else rect.adjusted(-OVERHANG, 0, OVERHANG, 0)

    label: QGraphicsTextItem
    picture: AxisLayout | None

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation)
        self.label.hide()  # an empty one, in whose place comes ours
        rotation, self.label = self.label.rotation(), AxisLabel(self)
        self.label.setRotation(rotation)
        self.label.hide()

    def make_room(self, widest_tick: str) -> None:
        """Fix the room for its name and its ticks by the font, so that longer tick labels do not move the picture."""
        font = QGuiApplication.font()
        metrics = QFontMetrics(font)
        self.label.setFont(font)
        self.setStyle(tickTextWidth=metrics.horizontalAdvance(widest_tick), tickTextHeight=metrics.height())
        self.resizeEvent()  # puts the name into its place

    def look(self) -> AxisLayout | None:
        """Return what it draws on the screen, another one after each change; None if there is no room."""
        if self.picture is None:  # as pyqtgraph makes it with every change
            self.picture = self._lay_out()
        return self.picture

    def _lay_out(self) -> AxisLayout | None:
        measure = QPicture()  # where writing has the same size as on the screen
        with QPainter(measure) as painter:
            specs = self.generateDrawSpecs(painter)
        return None if specs is None else AxisLayout(*specs)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if is_on_screen(painter, widget):
            if layout := self.look():
                self.drawPicture(painter, layout.line, layout.ticks, layout.texts)
        elif layout := self._lay_out():
            self._paint_picture(painter, layout)

    def _paint_picture(self, painter: QPainter, layout: AxisLayout) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for pen, start, end in layout.ticks:
            if start != end:  # there are ticks only where there is a grid
                painter.setPen(QPen(pen.color(), HAIR))
                painter.drawLine(start, end)
        pen, start, end = layout.line
        inwards = INWARDS[self.orientation]  # so that the line ends where the plot begins
        painter.setPen(QPen(pen.color(), HAIR))
        painter.drawLine(start + inwards, end + inwards)
        painter.setPen(self.textPen())
        for box, flags, text in layout.texts:
            painter.drawText(box, int(flags), text)
