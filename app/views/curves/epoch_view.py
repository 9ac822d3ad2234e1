"""What the views over the epochs share: curves, and a key that reads the newest epoch or the one that is picked."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.lesson.numbers import epoch_label
from app.style.theme import Theme
from app.views.curves.epoch_plot import Curve, EpochPlot, Overlay, left_color
from app.views.plots.plot_key import THIN_LINE, KeyEntry
from app.views.plots.plot_view import PlotView
from app.views.plots.scales import LOWEST, LinearScale, LogScale, Scale
from app.views.plots.ticks import log_label
from app.widgets.keys import Place
from mlp_engine import Curves, Frame, Point, Series
from mlp_engine.arrays import FloatArray

BAR, FLOOR_MARK = "┃", "▽"
SMALL_GROWTH = 2.0  # px
PERCENT = LinearScale(top=1.0)


class EpochView(PlotView):
    """Curves over the epochs; pointing at an epoch reads its values in the key.

    Once it is entered, Left and Right pick an epoch, Shift makes long steps, Escape gives it up. While frames come
    quickly the key follows some of them, and the curves those that make them longer by more than a part of a pixel; the
    last frame of all is always drawn and read.

    Attributes
    ----------
    curves : by the names of their quantities
    scale : of the curves that have none of their own
    longest : the frame whose epochs and values the axes show, unless it is the newest
    """

    places = (Place.PLOT, Place.CURVE)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.epoch_plot = EpochPlot()
        super().__init__(self.epoch_plot, parent)
        self._drawn: Frame | None = None
        self.longest: Frame | None = None
        self.curves: dict[str, Curve] = {}
        self.scale: Scale = PERCENT
        self.switch = self.add_switch()
        self.epoch_plot.cursor_moved.connect(self._read_again)
        self.epoch_plot.box.sigRangeChangedManually.connect(self._redraw)
        self.epoch_plot.zoom_changed.connect(self._redraw)

    def draw(self, frame: Frame) -> None:
        if self._pace.takes(frame):
            self.draw_in_full(frame)
        elif self._drawn is None or self._has_grown(self._drawn, frame):
            self._draw_curves(frame)

    def scale_to(self, frames: Sequence[Frame]) -> None:
        """Give the axes the room that the last of ``frames``, which are of one run, needs."""
        self.longest = max(frames, key=lambda frame: frame.epoch)
        self._redraw()

    def show_curves(self, curves: Curves) -> None:
        if self.frame is not None:
            self.show_frame(replace(self.frame, point=self.frame.point.at(len(curves) - 1), curves=curves))

    def draw_in_full(self, frame: Frame) -> None:
        self._draw_curves(frame)
        self._show_values(frame)

    def _draw_curves(self, frame: Frame) -> None:
        self._drawn = frame
        longest = self.longest or frame
        room = longest.epoch if longest.left is None else max(longest.epoch, longest.left.n_epochs - 1)
        self.epoch_plot.set_epochs(frame.epoch, frame.config.epochs, room, frame.curves.span)
        names = self.shown_names(frame)
        self.prepare(frame)
        values = {name: self._read(frame, name) for name in names}
        kind = LogScale if self.epoch_plot.values_axis.is_log else LinearScale
        self.scale = kind.of(np.concatenate([values[name] for name in names if self.overlay_of(name) is None]))
        self.epoch_plot.set_scale(self.scale)
        for name, curve in self.curves.items():
            curve.set_visible(name in names)
        for name in names:
            self.curves[name].show(self.epoch_plot, self.scale_of(name))

    def _read(self, frame: Frame, name: str) -> FloatArray:
        """Take the values of a quantity; return those for which the plot needs room."""
        left = self.left_series(frame, name)
        values = self.curves[name].read_with_left(self.series(frame, name), left, self.epoch_plot)
        if self.longest is None or name not in self.longest.curves.names:  # which may be of a smaller network
            return values
        return self._extremes(self.longest, name)

    def _extremes(self, frame: Frame, name: str) -> FloatArray:
        """Return all smallest and largest values of a quantity, those of a run that was left among them."""
        runs = self.series(frame, name), self.left_series(frame, name)
        return np.concatenate([values for run in runs if run is not None for values in (run.low, run.high)])

    def series(self, frame: Frame, name: str) -> Series:
        """Return the values of a curve."""
        return frame.curves.series(name)

    def left_series(self, frame: Frame, name: str) -> Series | None:
        """Return the values of a curve in the run that was left, if they are known."""
        return None if frame.left is None or name not in frame.left.names else frame.left.series(name)

    def overlay_of(self, name: str) -> Overlay | None:
        """Return the box with a scale of its own that a curve is drawn in; None for the plot itself."""
        del name
        return None

    def scale_of(self, name: str) -> Scale:
        """Return the scale of a curve."""
        overlay = self.overlay_of(name)
        return self.scale if overlay is None else overlay.scale

    def _has_grown(self, drawn: Frame, frame: Frame) -> bool:
        """Tell whether the ends of the curves have moved by so much that it is seen."""
        across = (frame.epoch - drawn.epoch) / self.epoch_plot.epochs_per_pixel()
        upwards = np.abs(self.ends(frame) - self.ends(drawn)) * self.epoch_plot.pixel_height()
        return not (abs(across) < SMALL_GROWTH and bool((upwards < SMALL_GROWTH).all()))

    def prepare(self, frame: Frame) -> None:
        """Make ready what the curves of a frame need besides; nothing by default."""

    def ends(self, frame: Frame) -> FloatArray:
        """Return how high the newest values lie, in shares of the height of the plot as it is drawn."""
        raise NotImplementedError

    def shown_names(self, frame: Frame) -> Sequence[str]:
        """Return the names of the curves to be drawn, which are in ``curves`` from now on."""
        raise NotImplementedError

    def curve_color(self, name: str) -> str:
        """Return the colour of a curve in the theme in force."""
        raise NotImplementedError

    def entries(self, frame: Frame, epoch: int) -> list[KeyEntry]:
        """Return the key with the values of one epoch."""
        raise NotImplementedError

    def compact_entries(self, frame: Frame, epoch: int) -> list[KeyEntry]:
        """Return the key with shorter names, for where there is no room for the others; none by default."""
        del frame, epoch
        return []

    def short_entries(self, frame: Frame) -> list[KeyEntry]:
        """Return the key in a few letters, for where there is no room for the names; none by default."""
        del frame
        return []

    def notes(self, frame: Frame) -> list[KeyEntry]:
        """Return what else the key has to say, where there is room."""
        notes, span = [], frame.curves.span
        if span > 1:
            text = self.tr("{0} epochs a point: min to max").format(epoch_label(span))
            notes.append(KeyEntry(BAR, self.theme.muted, text))
        if frame.left is not None:
            pale = left_color(self.theme, self.theme.curve_colors[0])
            notes.append(KeyEntry(THIN_LINE, pale, self.tr("run that was left")))
        if self.has_marks(name for name in self.shown_names(frame) if self.overlay_of(name) is None):
            text = self.tr("0 or below {0}, drawn on the floor").format(log_label(math.log10(LOWEST)))
            notes.append(KeyEntry(FLOOR_MARK, self.theme.text, text))
        return notes

    def has_marks(self, names: Iterable[str]) -> bool:
        """Tell whether one of these curves has a value that lies on the floor of its scale."""
        return any(not self.curves[name].marks.is_empty() for name in names)

    def color(self, theme: Theme) -> None:
        super().color(theme)
        for name, curve in self.curves.items():
            curve.color(theme, self.curve_color(name))

    def retranslate(self) -> None:
        """Set every text; a subclass first sets its name and those of its switch."""
        super().retranslate()
        self.switch.setAccessibleName(self.switch.text())
        self.plot.setLabel("bottom", self.tr("epoch"))

    def cursor_hint(self) -> str:
        return self.tr("Left and Right read an epoch, with Shift in long steps. Escape: the newest.")

    def reading(self, series: Series, epoch: int, label: Callable[[float], str]) -> str:
        """Return a value as text or, where a point stands for epochs of several values, the range of these.

        What is not measured yet is an empty text.
        """
        point = _point(series, epoch)
        if point is None:
            return ""
        low, high = label(point.low), label(point.high)
        return low if low == high else self.tr("{0} to {1}").format(low, high)

    @Slot(object)
    def _show_values(self, frame: Frame) -> None:
        """Read the epoch that is picked, or the newest one."""
        cursor = self.epoch_plot.cursor
        epoch = frame.epoch if cursor is None else min(cursor, frame.epoch)
        self.set_shown(self._heading(_point(frame.curves.series("loss"), epoch), epoch))
        compact, short = self.compact_entries(frame, epoch), self.short_entries(frame)
        self.show_key(self.entries(frame, epoch), self.notes(frame), compact, short)

    def _heading(self, point: Point | None, epoch: int) -> str:
        if point is None or point.first == point.last:
            return self.tr("epoch {0}").format(epoch_label(epoch))
        return self.tr("epochs {0} to {1}").format(epoch_label(point.first), epoch_label(point.last))

    @Slot()
    def _read_again(self) -> None:
        if self.frame is not None:
            self._show_values(self.frame)

    @Slot()
    def _redraw(self) -> None:
        if self.frame is not None:
            self._drawn = None
            self.show_frame(self.frame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._redraw()


def _point(series: Series, epoch: int) -> Point | None:
    """The point of an epoch, None if it is not measured yet."""
    return series.at(epoch) if epoch < series.n_epochs else None
