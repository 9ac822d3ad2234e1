"""A plot over the epochs: curves that follow the newest epoch, and a cursor that picks one epoch."""

import math

import numpy as np
import pyqtgraph as pg  # type: ignore[import-untyped]
from PySide6.QtCore import QPointF, QRectF, Slot

from app.style.theme import Theme, mixed
from app.views.plots.downsampling import NOTHING, Decimator, Outline
from app.views.plots.lines import HAIR, WIDE, CursorLine, Line, Markers
from app.views.plots.plot import Plot
from app.views.plots.scales import MARGIN, EpochAxis, LinearScale, Scale, ValueAxis
from mlp_engine import Series
from mlp_engine.arrays import FloatArray
from mlp_engine.round_numbers import round_up

FEWEST_EPOCHS = 10  # on the axis, however few there are
MARK_ROOM = 9  # px that a mark of a clipped value has for itself
LONG_STEPS = 50  # so many long steps cross the plot
LEFT_SHARE = 0.45  # of its colour that is left of a curve
BEHIND, ABOVE = 9, 3  # z of a curve behind the others, and how much more one above them has
DOT, WEAK_DOT = 8, 5  # px across, on the newest value, and on that of a curve that matters less
SIDE_MARGIN = 0.015  # of the axis
MARKER_REACH = 6.0  # px, from the middle of the largest marker to its edge, and a little more


class EpochPlot(Plot):
    """Epochs to the right, values upwards. The user zooms and moves along the epochs; values in sight fill the plot.

    ``cursor`` is the epoch that the mouse or the arrow keys have picked, or None; a vertical line shows it.
    """

    def __init__(self) -> None:
        self.values_axis = ValueAxis("left")
        super().__init__(EpochAxis("bottom"), self.values_axis, ValueAxis("right", usual_tick="100"))
        for name in ("bottom", "left"):
            self.getAxis(name).setGrid(255)
        self.values_axis.limits = 0.0, math.inf
        self.hideAxis("right")
        self.make_room()
        self.cursor: int | None = None
        self.last_epoch = 0
        self._span = 1
        self._end = 1.0
        self._scale: Scale = LinearScale(1.0)
        self.box.sigResized.connect(self._fit)
        self.box.setMouseEnabled(y=False)
        self._cursor_line = CursorLine(angle=90)
        self.addItem(self._cursor_line)
        self.pointed.connect(self._point)

    def set_epochs(self, last: int, planned: int, room: int = 0, span: int = 1) -> None:
        """Take epochs 0 to ``last`` of a run that stops at ``planned``; zooming ends if none is in sight.

        The axis has room for them, and for as many as ``room``. The cursor goes from point to point of ``span`` epochs.
        """
        self.last_epoch = last
        self._span = span
        largest = max(last, room)
        end = round_up(max(largest, FEWEST_EPOCHS))
        self._end = max(1.0, min(end, planned) if largest <= planned else end)
        if self.cursor is not None and self.cursor > last:
            self.set_cursor(None)
        if self.is_zoomed and self.box.viewRange()[0][0] > last:
            self.reset_view()

    def set_scale(self, scale: Scale) -> None:
        """Make room for the values of ``scale``; call it after ``set_epochs``."""
        self._scale = scale
        self._fit()

    def upright_margin(self) -> float:
        """Return the margin above and below the values, in shares of their room, in which no marker is cut."""
        return _margin(self.pixel_height(), MARGIN)

    @Slot()
    def _fit(self) -> None:
        """Have all epochs and values in sight, and the markers on the outermost of them."""
        bottom, top = self._scale.extent(self.upright_margin())
        if self.is_zoomed:
            self.box.setYRange(bottom, top, padding=0)
            return
        side = _margin(self.pixel_width(), SIDE_MARGIN)
        self.set_home(QRectF(-side * self._end, bottom, (1 + 2 * side) * self._end, top - bottom))

    def shown_points(self, series: Series) -> slice:
        """Return which points of a curve can be seen, one more to each side."""
        if not self.is_zoomed:
            return slice(0, series.n_points)
        left, right = self.box.viewRange()[0]
        stop = min(max(math.ceil(right / series.span) + 2, 1), series.n_points)
        return slice(min(max(math.floor(left / series.span) - 1, 0), max(stop - 1, 0)), stop)

    def epochs_per_pixel(self) -> float:
        """Return how many epochs share a pixel."""
        left, right = self.box.viewRange()[0]
        return float(right - left) / self.pixel_width()

    def set_cursor(self, epoch: int | None) -> None:
        """Pick an epoch, the nearest there is, or none."""
        nearest = None if epoch is None else min(max(epoch, 0), self.last_epoch)
        if nearest != self.cursor:
            self.cursor = nearest
            self._cursor_line.setVisible(nearest is not None)
            self._cursor_line.setValue(nearest or 0)
            self.cursor_moved.emit()

    def cursor_place(self) -> QPointF | None:
        return None if self.cursor is None else QPointF(self.cursor, self.box.viewRect().center().y())

    def move_cursor(self, right: int, up: int, is_long: bool) -> None:
        """Move the cursor by a point or by many, at first from the newest; up and down there is nowhere to go."""
        step = max(self._span, self.last_epoch // LONG_STEPS) if is_long else self._span
        if right:
            self.set_cursor((self.last_epoch if self.cursor is None else self.cursor) + right * step)

    def color(self, theme: Theme) -> None:
        super().color(theme)
        self._cursor_line.setPen(theme.muted)

    @Slot(object)
    def _point(self, place: QPointF | None) -> None:
        self.set_cursor(None if place is None else round(place.x()))


class Overlay(pg.ViewBox):  # type: ignore[misc]
    """A transparent box over an EpochPlot, with its epochs, for curves that have a scale of their own."""

    def __init__(self, plot: EpochPlot, scale: Scale) -> None:
        super().__init__(enableMenu=False, enableMouse=False)
        self._plot, self.scale = plot, scale
        self.setZValue(plot.box.zValue() - 1)  # under the first, which gets the mouse
        self.disableAutoRange()
        self.setParentItem(plot.plotItem)
        self.setXLink(plot.box)
        plot.box.sigResized.connect(self._fit)
        self._fit()

    def set_scale(self, scale: Scale) -> None:
        """Make room for the values of ``scale``."""
        if scale != self.scale:
            self.scale = scale
            self._fit()

    @Slot()
    def _fit(self) -> None:
        self.setGeometry(self._plot.box.geometry())
        self.setYRange(*self.scale.extent(self._plot.upright_margin()), padding=0)


def _margin(pixels: float, least: float) -> float:
    """Return the margin at both ends of so many pixels that has room for a marker, in shares of the rest."""
    return max(least, MARKER_REACH / max(pixels - 2 * MARKER_REACH, MARKER_REACH))


def left_color(theme: Theme, color: str) -> str:
    """Return the colour of the curve of a run that was left, beside one in ``color``."""
    return mixed(theme.panel, color, LEFT_SHARE)


class Trace:
    """One quantity over the epochs as a line; an empty series draws nothing."""

    def __init__(self, box: pg.ViewBox, width: float = HAIR, z: int = BEHIND, is_dashed: bool = False) -> None:
        self.line = Line(width, is_dashed)
        self._decimator = Decimator()
        self._outline = NOTHING
        self._add(box, self.line, z)

    def color(self, theme: Theme, color: str) -> None:
        """Draw in ``color`` from now on."""
        self.line.set_color(color)

    def set_visible(self, is_visible: bool) -> None:
        """Show the curve, if it has values, or hide it."""
        self.line.setVisible(is_visible and self._outline.epochs.size > 0)

    def read(self, series: Series | None, plot: EpochPlot) -> FloatArray:
        """Take the values of a quantity, if any; return few of those in sight, their extremes included."""
        self._outline = NOTHING
        if series is not None:
            self._outline = self._decimator(series, plot.shown_points(series), plot.pixel_width())
        return self._outline.values

    def show(self, plot: EpochPlot, scale: Scale) -> None:
        """Draw what was read."""
        epochs, values = self._outline
        if epochs.size or not self.line.is_empty():
            self.line.setData(epochs, scale.heights(values))

    def _add(self, box: pg.ViewBox, item: pg.GraphicsObject, z: int) -> None:
        item.setZValue(z)
        box.addItem(item, ignoreBounds=True)


class Curve(Trace):
    """A line with a dot on the newest value, hollow if it is dashed, and marks where values were clipped."""

    def __init__(self, box: pg.ViewBox, width: float = WIDE, is_dashed: bool = False) -> None:
        super().__init__(box, width, BEHIND + 1, is_dashed)
        self._is_dashed = is_dashed
        self.head = Markers(size=DOT, symbol="o")
        self.marks = Markers(size=9, symbol="t")
        self._newest = NOTHING
        self._left = Trace(box, is_dashed=is_dashed)
        self._add(box, self.marks, BEHIND + 2)
        self._add(box, self.head, BEHIND + 3)

    def color(self, theme: Theme, color: str) -> None:
        super().color(theme, color)
        self._left.color(theme, left_color(theme, color))
        self.head.setPen(color if self._is_dashed else theme.panel)
        self.head.setBrush(theme.panel if self._is_dashed else color)
        self.marks.setPen(color)
        self.marks.setBrush(theme.panel)

    def set_visible(self, is_visible: bool) -> None:
        super().set_visible(is_visible)
        self._left.set_visible(is_visible)
        for item in (self.head, self.marks):
            item.setVisible(is_visible)

    def set_strength(self, width: float, dot: float = DOT, is_above: bool = False) -> None:
        """Draw the line and its dot in these sizes in px from now on, and above other curves or among them."""
        self.line.set_width(width)
        self.head.setSize(dot)
        for item, z in ((self.line, BEHIND + 1), (self.marks, BEHIND + 2), (self.head, BEHIND + 3)):
            item.setZValue(z + ABOVE if is_above else z)

    def read_with_left(self, series: Series, left: Series | None, plot: EpochPlot) -> FloatArray:
        """Take the values of a quantity, and those of a run that was ``left``, for a pale line behind the others."""
        has_newest = series.n_points > 0
        self._newest = Outline(np.array([series.n_epochs - 1.0]), np.array([series.newest])) if has_newest else NOTHING
        return np.concatenate([self.read(series, plot), self._left.read(left, plot)])

    def show(self, plot: EpochPlot, scale: Scale) -> None:
        super().show(plot, scale)
        epochs, values = self._outline
        self.head.setData(self._newest.epochs, scale.heights(self._newest.values))
        self._show_marks(epochs[scale.is_clipped(values)], plot, scale)
        self._left.show(plot, scale)

    def _show_marks(self, clipped: FloatArray, plot: EpochPlot, scale: Scale) -> None:
        """Mark the clipped epochs, but only one of those that would lie on top of each other."""
        if clipped.size == 0 and self.marks.is_empty():
            return
        cells = (clipped / max(1.0, MARK_ROOM * plot.epochs_per_pixel())).astype(np.int64)
        places = clipped[np.unique(cells, return_index=True)[1]]
        self.marks.setData(places, scale.heights(np.full(len(places), -math.inf)))
