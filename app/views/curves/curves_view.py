"""The run so far as curves: loss and accuracy, and the norm of each gradient."""

import math
import re

import numpy as np
import pyqtgraph as pg  # type: ignore[import-untyped]
from PySide6.QtCore import QRectF, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.lesson.numbers import fixed, loss_label
from app.style.theme import Theme
from app.views.curves.epoch_plot import Curve
from app.views.curves.epoch_view import THIN_LINE, EpochView
from app.views.plots.plot_view import KeyEntry
from app.views.plots.scales import LOWEST, LinearScale, LogScale, Scale, log_label, shares
from app.views.view import View
from mlp_engine import Frame, Series
from mlp_engine.arrays import FloatArray

LINE, FLOOR_MARK = "━", "▽"
PERCENT = LinearScale(top=1.0)


class LossView(EpochView):
    """The loss on the left axis, linear or log, and the accuracy in percent on the right one."""

    log_changed = Signal(bool)
    """The loss axis has become logarithmic (True) or linear (False), by whomever."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.log_button = self.add_switch()
        self.log_button.toggled.connect(self.set_log)
        self._scale: Scale = PERCENT
        self._percent_box = self._add_percent_axis()
        self.accuracy = Curve(self._percent_box)
        self.loss = Curve(self.plot.box)
        self.retranslate()
        self.color(self.theme)

    @Slot(bool)
    def set_log(self, is_log: bool) -> None:
        """Make the loss axis logarithmic or linear, and show all epochs."""
        self.log_button.setChecked(is_log)
        if is_log != self.epoch_plot.values_axis.is_log:
            self.epoch_plot.values_axis.set_log(is_log)
            self.plot.reset_view()
            self._redraw()
            self.log_changed.emit(is_log)

    def take_after(self, other: View) -> None:
        if isinstance(other, LossView):
            self.set_log(other.log_button.isChecked())
        super().take_after(other)

    def draw_curves(self, frame: Frame) -> None:
        kind = LogScale if self.epoch_plot.values_axis.is_log else LinearScale
        read = self.loss.read(frame.curves.series("loss"), self.epoch_plot, left_series(frame, "loss"))
        scale = kind.of(read if self.longest is None else extremes(self.longest, "loss"))
        self.accuracy.read(frame.curves.series("accuracy"), self.epoch_plot, left_series(frame, "accuracy"))
        self._scale = scale
        self.epoch_plot.set_scale(scale)
        self.loss.show(self.epoch_plot, scale)
        self.accuracy.show(self.epoch_plot, PERCENT)

    def ends(self, frame: Frame) -> FloatArray:
        loss, accuracy = frame.curves.newest[:2]
        return np.array([shares(self._scale, loss), shares(PERCENT, accuracy)])

    def entries(self, frame: Frame, epoch: int) -> list[KeyEntry]:
        loss_color, accuracy_color = self._colors(self.theme)
        loss = self.reading(frame.curves.series("loss"), epoch, loss_label)
        accuracy = self.reading(frame.curves.series("accuracy"), epoch, _percent)
        return [
            KeyEntry(LINE, loss_color, self.tr("loss"), loss),
            KeyEntry(LINE, accuracy_color, self.tr("accuracy"), f"{accuracy} %" if accuracy else ""),
        ]

    def color(self, theme: Theme) -> None:
        super().color(theme)
        for curve, name, color in zip((self.loss, self.accuracy), ("left", "right"), self._colors(theme), strict=True):
            curve.color(theme, color)
            self.plot.getAxis(name).setTextPen(color)

    def retranslate(self) -> None:
        super().retranslate()
        self.title.set_text(self.tr("Loss and accuracy"))
        self.setAccessibleName(self.title.text())
        self.log_button.setText(self.tr("Log scale"))
        self.log_button.setAccessibleName(self.log_button.text())
        self.log_button.setToolTip(self.tr("Show the loss on a logarithmic axis."))
        self.plot.setLabel("left", self.tr("loss"))
        self.plot.setLabel("right", self.tr("accuracy (%)"))

    def _colors(self, theme: Theme) -> tuple[str, str]:
        return theme.curve_colors[0], theme.curve_colors[1]

    def _add_percent_axis(self) -> pg.ViewBox:
        """Lay a second, transparent box over the plot that shares its epochs and is as high as 0 to 1."""
        box = pg.ViewBox(enableMenu=False, enableMouse=False)
        box.setZValue(self.plot.box.zValue() - 1)  # under the first, which gets the mouse
        box.disableAutoRange()
        axis = self.plot.getAxis("right")
        axis.setScale(100.0)
        self.plot.showAxis("right")
        box.setParentItem(self.plot.plotItem)
        axis.linkToView(box)
        box.setXLink(self.plot.box)
        bottom, top = PERCENT.extent
        box.setRange(QRectF(0, bottom, 1, top - bottom), padding=0)
        self.plot.box.sigResized.connect(self._place_percent_box)
        return box

    @Slot()
    def _place_percent_box(self) -> None:
        self._percent_box.setGeometry(self.plot.box.geometry())


class GradientNormView(EpochView):
    """The L2 norm of each gradient, a curve a layer, on a log axis; what is 0 lies marked on its floor."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.epoch_plot.values_axis.set_log(True)
        self._scale: Scale = PERCENT
        self.curves: dict[str, Curve] = {}
        self.bias_button = self.add_switch()
        self.bias_button.toggled.connect(self.set_biases)
        self.retranslate()
        self.color(self.theme)

    @Slot(bool)
    def set_biases(self, are_shown: bool) -> None:
        """Show or hide the curves of the biases."""
        self.bias_button.setChecked(are_shown)
        self._redraw()

    def take_after(self, other: View) -> None:
        if isinstance(other, GradientNormView):
            self.set_biases(other.bias_button.isChecked())
        super().take_after(other)

    def draw_curves(self, frame: Frame) -> None:
        self._provide_curves(frame.curves.norm_names)
        shown = self._shown_names(frame)
        values = [
            self.curves[name].read(frame.curves.series(name), self.epoch_plot, left_series(frame, name))
            for name in shown
        ]
        if self.longest is not None:
            values = [extremes(self.longest, name) for name in shown]
        scale = LogScale.of(np.concatenate(values))
        self._scale = scale
        self.epoch_plot.set_scale(scale)
        for name, curve in self.curves.items():
            curve.set_visible(name in shown)
        for name in shown:
            self.curves[name].show(self.epoch_plot, scale)

    def ends(self, frame: Frame) -> FloatArray:
        return shares(self._scale, frame.curves.newest[2:])

    def entries(self, frame: Frame, epoch: int) -> list[KeyEntry]:
        names = self._shown_names(frame)
        readings = [self.reading(frame.curves.series(name), epoch, _norm_text) for name in names]
        entries = [
            KeyEntry(_sign(name), _curve_color(self.theme, name), name, reading)
            for name, reading in zip(names, readings, strict=True)
        ]
        if any(not self.curves[name].marks.is_empty() for name in names):
            note = self.tr("0 or below {0}, drawn on the floor").format(log_label(math.log10(LOWEST)))
            entries.append(KeyEntry(FLOOR_MARK, self.theme.text, note))
        return entries

    def color(self, theme: Theme) -> None:
        super().color(theme)
        for name, curve in self.curves.items():
            curve.color(theme, _curve_color(theme, name))

    def retranslate(self) -> None:
        super().retranslate()
        self.title.set_text(self.tr("Gradient norms"))
        self.setAccessibleName(self.title.text())
        self.bias_button.setText(self.tr("Biases"))
        self.bias_button.setAccessibleName(self.bias_button.text())
        self.bias_button.setToolTip(self.tr("Show the gradients of the biases too."))
        self.plot.setLabel("left", self.tr("L2 norm"))

    def _shown_names(self, frame: Frame) -> list[str]:
        are_biases_shown = self.bias_button.isChecked()
        return [name for name in frame.curves.norm_names if are_biases_shown or not _is_bias(name)]

    def _provide_curves(self, names: tuple[str, ...]) -> None:
        """Add the curves that are missing; those of layers that are gone stay, hidden, for the next network."""
        for name in names:
            if name not in self.curves:
                is_spare = _layer(name) > len(self.theme.curve_colors)
                self.curves[name] = Curve(self.plot.box, not _is_bias(name), "s" if is_spare else "o")
                self.curves[name].color(self.theme, _curve_color(self.theme, name))


def extremes(frame: Frame, name: str) -> FloatArray:
    """Return all smallest and largest values of a quantity, those of a run that was left among them."""
    series, left = frame.curves.series(name), left_series(frame, name)
    beside = [] if left is None else [left.low, left.high]
    return np.concatenate([series.low, series.high, *beside])


def left_series(frame: Frame, name: str) -> Series | None:
    """Return a quantity of the run that was left, if there is one."""
    return None if frame.left is None else frame.left.series(name)


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _norm_text(norm: float) -> str:
    """In three digits with an exponent, so that the key keeps its width: 4.07e−3."""
    return fixed(norm, ".2e")


def _is_bias(name: str) -> bool:
    return name.startswith("|db")


def _layer(name: str) -> int:
    """The number of the layer in "|dW3|"."""
    return int(re.sub(r"\D", "", name))


def _curve_color(theme: Theme, name: str) -> str:
    return theme.curve_colors[(_layer(name) - 1) % len(theme.curve_colors)]


def _sign(name: str) -> str:
    return THIN_LINE if _is_bias(name) else LINE
