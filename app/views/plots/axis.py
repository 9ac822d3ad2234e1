"""An axis of a plot: its line, its ticks, its grid and its name."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pyqtgraph as pg  # type: ignore[import-untyped]
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QPainter, QPen, QPicture
from PySide6.QtWidgets import QGraphicsSceneResizeEvent, QGraphicsTextItem, QStyleOptionGraphicsItem, QWidget

from app.views.painting.device import is_on_screen, is_vector
from app.views.plots.lines import HAIR
from app.views.plots.ticks import LabelRoom, Ticks

LineSpec = tuple[QPen, QPointF, QPointF]
TextSpec = tuple[QRectF, Qt.AlignmentFlag | Qt.TextFlag, str]

LONGER = 2.0  # px, by which pyqtgraph draws the line of an axis longer than the axis
NAME_SHARE = 0.8  # of the height of a name, with its margins, that it takes, as pyqtgraph has it
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
    """An axis that writes no number and no name for which there is no room.

    An upright axis has the room of its usual ticks, and more for longer ones: they move the picture, and are not cut.
    First a name gives way, then the ticks, so that enough of the plot is left. On the screen the axis is laid out once
    for each change; its lines there have a width of a pixel of the device.

    Parameters
    ----------
    usual_tick : the longest usual one

    Attributes
    ----------
    share : of the width or the height of the plot that it may take
    least_length : of a level axis, in shares of the width of the plot
    spread : how many lines of text the ticks have between them more than usual
    has_other_size : whether it needs another room than the plot has given it; the plot sets it back
    """

    label: QGraphicsTextItem
    picture: AxisLayout | None
    _line = 0.0  # px, the height of a line of text; here because pyqtgraph measures an axis while it builds it
    _is_upright = False

    def __init__(self, orientation: str, usual_tick: str) -> None:
        super().__init__(orientation)
        self.share = 1.0
        self.least_length = 1.0
        self.spread = 0.0
        self.has_other_size = False
        self._chosen: tuple[tuple[float, ...], Ticks] | None = None
        self._usual_tick = usual_tick
        self._is_upright = orientation in ("left", "right")
        self._metrics = QFontMetricsF(QGuiApplication.font())
        self.label.hide()  # an empty one, in whose place comes ours
        rotation, self.label = self.label.rotation(), AxisLabel(self)
        self.label.setRotation(rotation)
        self.label.hide()

    def ticks(self, room: LabelRoom) -> Ticks:
        """Return the ticks that ``room`` is for, those with labels first."""
        raise NotImplementedError

    def labels(self, values: Sequence[float]) -> list[str]:
        """Return what is written at each of rising values, which are all that the axis writes."""
        raise NotImplementedError

    def forget_ticks(self) -> None:
        """Choose the ticks anew: they are of another kind."""
        self._chosen = self.picture = None
        self.fit()

    def make_room(self) -> None:
        """Measure its name and its ticks in the font of the application."""
        font = QGuiApplication.font()
        self._metrics = QFontMetricsF(font)
        self._chosen = None
        self._line = self._metrics.height()
        self.label.setFont(font)
        self.fit()
        self.resizeEvent()  # puts the name into its place

    def fit(self) -> None:
        """Give the ticks and the name as much room as they need now, if they may take it."""
        if not self._line:
            return
        most = self._most_across() - self.style["tickTextOffset"][0 if self._is_upright else 1]
        across = math.ceil(self._ticks_across(most))
        has_ticks = across <= most
        has_name = has_ticks and across + NAME_SHARE * self.label.boundingRect().height() <= most
        self._take_room(across, has_ticks, has_name and self._has_room_for_name())

    def _most_across(self) -> float:
        """Return how many px from the plot to the edge of the widget the axis may take."""
        widget = self.getViewWidget()
        if widget is None:
            return math.inf
        return self.share * float(widget.width() if self._is_upright else widget.height())

    def _ticks_across(self, most: float) -> float:
        """Return how many px the ticks take across the axis: those of the usual ones, unless they have not so many."""
        if not self._is_upright:
            return self._line
        low, high = self.range
        labels = self.labels(self.tickValues(low, high, self.size().height() + LONGER)[0][1])
        widest = max(map(self._metrics.horizontalAdvance, labels), default=0.0)
        usual = self._metrics.horizontalAdvance(self._usual_tick)
        return usual if widest <= usual <= most else widest

    def _has_room_for_name(self) -> bool:
        """Tell whether a name is no longer than its axis.

        A level axis counts with its least length: if it went by that which upright axes leave to it, which go by its
        height, they would give way to each other in turn, for ever.
        """
        widget, length = self.getViewWidget(), self.size().height()
        if widget is not None and not self._is_upright:
            length = self.least_length * widget.width()
        return bool(self.labelText) and bool(self.label.boundingRect().width() <= length)

    def _take_room(self, across: int, has_ticks: bool, has_name: bool) -> None:
        """Be so many px wide or high from now on; the plot lays itself out for it."""
        size = "tickTextWidth" if self._is_upright else "tickTextHeight"
        if (self.style[size], self.style["showValues"]) != (across, has_ticks):
            self.setStyle(**{size: across, "showValues": has_ticks})
            self.has_other_size = True
        if has_name != self.label.isVisible():
            self.showLabel(has_name)
            self.has_other_size = True

    def setLabel(self, text: str | None = None, *args: str | None, **kwargs: str) -> None:
        super().setLabel(text, *args, **kwargs)
        self.fit()

    def setRange(self, mn: float, mx: float) -> None:
        super().setRange(mn, mx)
        self.fit()

    def resizeEvent(self, event: QGraphicsSceneResizeEvent | None = None) -> None:
        if self.label is not None:  # as long as the plot is not closed
            self.fit()
        super().resizeEvent(event)

    def tickValues(self, minVal: float, maxVal: float, size: float) -> Ticks:
        if minVal >= maxVal or size <= 0.0:  # as while the limits of a range change
            return [(None, [])]
        ends = minVal, maxVal, size, *self._beyond()
        if self._chosen is None or self._chosen[0] != ends:  # it is asked to make room, and again to draw them
            self._chosen = ends, self.ticks(LabelRoom(*ends, self._line, self._widths))
        return self._chosen[1]

    def _beyond(self) -> tuple[float, float]:
        """Return how many px of the plot there are before its low and behind its high end."""
        plot, place = self.parentItem(), self.geometry()
        if plot is None:
            return 0.0, 0.0
        if self._is_upright:
            return plot.size().height() - place.bottom(), place.top()
        return place.left(), plot.size().width() - place.right()

    def _widths(self, values: Sequence[float]) -> list[float]:
        """Return how much of the axis each label takes."""
        if self._is_upright:
            return len(values) * [self._line]
        return list(map(self._metrics.horizontalAdvance, self.labels(values)))

    def tickStrings(self, values: list[float], scale: float, spacing: float | None) -> list[str]:
        return len(values) * [""] if spacing is None else self.labels(values)

    def boundingRect(self) -> QRectF:
        rect: QRectF = super().boundingRect()
        before, after = self._beyond()  # where labels may be
        return rect.adjusted(0, -after, 0, before) if self._is_upright else rect.adjusted(-before, 0, after, 0)

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
