"""The loss and the accuracy of a run over its epochs."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.lesson.numbers import loss_label, short
from app.lesson.rates import has_schedule, rate_at, rate_series
from app.lesson.score import score_of
from app.style.theme import Theme
from app.views.curves.epoch_plot import DOT, WEAK_DOT, Curve, Overlay
from app.views.curves.epoch_view import FLOOR_MARK, PERCENT, EpochView
from app.views.plots.lines import HAIR, WIDE
from app.views.plots.plot_key import DASHED_LINE, LINE, THIN_LINE, KeyEntry
from app.views.plots.scales import FlooredScale, LinearScale, shares
from mlp_engine import Frame, RunConfig, Series
from mlp_engine.arrays import FloatArray

BELOW_ZERO = FlooredScale(top=1.0)  # of R², which is below 0 where the mean of the targets would be a better answer


class Look(NamedTuple):
    """How a curve of the loss plot is drawn.

    Attributes
    ----------
    hue : which of the theme's curve colours; None for that of what matters less
    scale : "loss" for the axis at the left, else the name of an overlay
    """

    hue: int | None
    scale: str = "loss"
    width: float = WIDE
    is_dashed: bool = False


LOOKS = {
    "loss": Look(0),
    "test_loss": Look(0, is_dashed=True),
    "accuracy": Look(1, "score"),
    "test_accuracy": Look(1, "score", is_dashed=True),
    "penalty": Look(2, width=HAIR),
    "learning_rate": Look(None, "rate", width=HAIR),
}
"""By the names of the quantities, in the order of the key."""


class LossView(EpochView):
    """The loss on the left axis, linear or log, and the accuracy in percent, or R², on the right one.

    Where there is such a thing: those of the test, dashed; the penalty; and the learning rate as a schedule makes it.
    """

    log_changed = Signal(bool)
    """The loss axis has become logarithmic (True) or linear (False), by whomever."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.switch.toggled.connect(self.set_log)
        self._score = score_of(RunConfig())
        self._overlays = {"score": Overlay(self.epoch_plot, PERCENT)}
        self._add_score_axis()
        for name in ("loss", "accuracy"):
            self._add_curve(name)
        self.set_log(True)
        self.retranslate()
        self.color(self.theme)

    @Slot(bool)
    def set_log(self, is_log: bool) -> None:
        """Make the loss axis logarithmic or linear, and show all epochs."""
        self.switch.setChecked(is_log)
        if is_log != self.epoch_plot.values_axis.is_log:
            self.epoch_plot.values_axis.set_log(is_log)
            self.plot.reset_view()
            self._redraw()
            self.log_changed.emit(is_log)

    def shown_names(self, frame: Frame) -> Sequence[str]:
        rate = ("learning_rate",) if has_schedule(frame.config) else ()
        names = ("loss", "accuracy", *frame.curves.extra_names, *rate)
        for name in names:
            if name not in self.curves:
                self._add_curve(name)
        return names

    def overlay_of(self, name: str) -> Overlay | None:
        return self._overlays.get(LOOKS[name].scale)

    def series(self, frame: Frame, name: str) -> Series:
        if name == "learning_rate":
            return rate_series(frame.point, len(frame.curves))
        return super().series(frame, name)

    def left_series(self, frame: Frame, name: str) -> Series | None:
        return None if name == "learning_rate" else super().left_series(frame, name)

    def prepare(self, frame: Frame) -> None:
        if score_of(frame.config) is not self._score:
            self._score = score_of(frame.config)
            self._overlays["score"].set_scale(PERCENT if self._score.is_share else BELOW_ZERO)
            self._name_score()
        if has_schedule(frame.config):
            rates = self.series(self.longest or frame, "learning_rate")
            self._overlays["rate"].set_scale(LinearScale.of(rates.high))

    def curve_color(self, name: str) -> str:
        hue = LOOKS[name].hue
        return self.theme.muted if hue is None else self.theme.curve_colors[hue]

    def ends(self, frame: Frame) -> FloatArray:
        newest, extras = frame.curves.newest, frame.curves.extra_names
        values = zip(("loss", "accuracy", *extras), (*newest[:2], *newest[len(newest) - len(extras) :]), strict=True)
        return np.array([shares(self.scale_of(name), value) for name, value in values])

    def entries(self, frame: Frame, epoch: int) -> list[KeyEntry]:
        names = self.shown_names(frame)
        return [self._entry(frame, epoch, name) for name in LOOKS if name in names]

    def compact_entries(self, frame: Frame, epoch: int) -> list[KeyEntry]:
        """Return the key without what the colours say, too, as the axes have them: loss or score."""
        if not frame.X_test.size and not has_schedule(frame.config):
            return []
        train, test = self.tr("train"), self.tr("test")
        names = {"learning_rate": "η", "penalty": self.tr("penalty")}
        if frame.X_test.size:
            names |= {"loss": train, "test_loss": test, "accuracy": train, "test_accuracy": test}
        shown = self.shown_names(frame)
        entries = {name: self._entry(frame, epoch, name) for name in LOOKS if name in shown}
        return [entry._replace(name=names.get(name, entry.name)) for name, entry in entries.items()]

    def notes(self, frame: Frame) -> list[KeyEntry]:
        notes = super().notes(frame)
        if self.has_marks(name for name in self.shown_names(frame) if LOOKS[name].scale == "score"):
            notes.append(KeyEntry(FLOOR_MARK, self.theme.text, self.tr("R² below 0, drawn on the floor")))
        if "penalty" in frame.curves.extra_names:
            notes.append(KeyEntry("", (), self.tr("training minimises loss + penalty")))
        return notes

    def color(self, theme: Theme) -> None:
        super().color(theme)
        for name, side in (("loss", "left"), ("accuracy", "right")):
            self.plot.getAxis(side).setTextPen(self.curve_color(name))

    def retranslate(self) -> None:
        self._name_score()
        self.switch.setText(self.tr("Log scale"))
        self.switch.setToolTip(self.tr("Show the loss on a logarithmic axis."))
        self.plot.setLabel("left", self.tr("loss"))
        super().retranslate()

    def _name_score(self) -> None:
        self.set_name(self.tr("Loss and {score}").format(score=self._score.label), self.tr("Loss"))
        self.plot.setLabel("right", self._score.axis_label)
        self.plot.getAxis("right").setScale(self._score.factor)

    def _entry(self, frame: Frame, epoch: int, name: str) -> KeyEntry:
        """Return a curve with its value; where there is a test, the names tell train and test apart."""
        look, score, has_test = LOOKS[name], self._score, bool(frame.X_test.size)
        label, unit = (score.number, score.unit) if look.scale == "score" else (loss_label, "")
        if name == "learning_rate":
            value = short(rate_at(frame.point, epoch))
        else:
            value = self.reading(self.series(frame, name), epoch, label)
        names = {
            "loss": self.tr("loss, train") if has_test else self.tr("loss"),
            "test_loss": self.tr("loss, test"),
            "accuracy": self.tr("{score}, train") if has_test else "{score}",
            "test_accuracy": self.tr("{score}, test"),
            "penalty": self.tr("+ penalty"),
            "learning_rate": self.tr("learning rate η"),
        }
        shown = names[name].format(score=score.label)
        sign = DASHED_LINE if look.is_dashed else LINE if look.width == WIDE else THIN_LINE
        return KeyEntry(sign, self.curve_color(name), shown, value + unit if value else "")

    def _add_curve(self, name: str) -> None:
        look = LOOKS[name]
        if look.scale == "rate" and "rate" not in self._overlays:
            self._overlays["rate"] = Overlay(self.epoch_plot, PERCENT)
        curve = Curve(self.overlay_of(name) or self.plot.box, look.width, look.is_dashed)
        curve.set_strength(look.width, DOT if look.width == WIDE else WEAK_DOT)
        curve.color(self.theme, self.curve_color(name))
        self.curves[name] = curve

    def _add_score_axis(self) -> None:
        """Have the right axis read the scores, from 0 to 1."""
        axis = self.plot.getAxis("right")
        axis.limits = 0.0, 1.0
        self.plot.showAxis("right")
        self.plot.make_room()
        axis.linkToView(self._overlays["score"])
