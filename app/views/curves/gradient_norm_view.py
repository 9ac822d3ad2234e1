"""The norm of each gradient of a run over its epochs."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.lesson.names import formula_name
from app.lesson.numbers import fixed
from app.lesson.selection import Selection
from app.style.theme import Theme, is_ramp, ordered_colors, ramp
from app.views.curves.epoch_plot import WEAK_DOT, Curve
from app.views.curves.epoch_view import EpochView
from app.views.plots.lines import HAIR, WIDE
from app.views.plots.plot_key import LINE, THIN_LINE, KeyEntry
from app.views.plots.scales import shares
from app.views.view import View
from mlp_engine import Frame
from mlp_engine.arrays import FloatArray

WEAK = 0.6  # of many curves, the share of their width that those have that are not selected
RAMP_SIGNS = 4  # in the key


class GradientNormView(EpochView):
    """The L2 norm of each gradient, a curve a layer, on a log axis; what is 0 lies marked on its floor.

    The curves of many layers have the colours of a ramp, and that of the selected layer is bold.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._n_layers = 0
        self.epoch_plot.values_axis.set_log(True)
        self.switch.toggled.connect(self.set_biases)
        self.retranslate()
        self.color(self.theme)

    @Slot(bool)
    def set_biases(self, are_shown: bool) -> None:
        """Show or hide the curves of the biases."""
        self.switch.setChecked(are_shown)
        self._redraw()

    def show_selection(self, selection: Selection) -> None:
        """Have the curve of the selected layer stand out, if there are many."""
        has_other_layer = selection.layer != self.selection.layer
        super().show_selection(selection)
        if has_other_layer and is_ramp(self._n_layers):
            self._dress()
            self._read_again()

    def take_after(self, other: View) -> None:
        super().take_after(other)
        self.show_selection(other.selection)

    def shown_names(self, frame: Frame) -> Sequence[str]:
        """Return the names; the curves of layers that are gone stay, hidden, for the next network."""
        if self._n_layers != frame.L:
            self._n_layers = frame.L
            for name in frame.curves.norm_names:
                if name not in self.curves:
                    self.curves[name] = Curve(self.plot.box)
            self._dress()
        return [name for name in frame.curves.norm_names if self.switch.isChecked() or not _is_bias(name)]

    def curve_color(self, name: str) -> str:
        colors = ordered_colors(self.theme, max(self._n_layers, 1))
        return colors[min(_layer(name), len(colors)) - 1]

    def ends(self, frame: Frame) -> FloatArray:
        return shares(self.scale, frame.curves.newest[2 : 2 + len(frame.curves.norm_names)])

    def entries(self, frame: Frame, epoch: int) -> list[KeyEntry]:
        """Return an entry for each curve; of many layers, for the selected one, and one for all of them.

        Where an epoch has several updates, how the norms are taken, too.
        """
        names = self.shown_names(frame)
        taken = self.tr("of all training samples, with the weights that the epoch began with")
        remark = [] if frame.batch.is_whole else [KeyEntry("", (), taken, is_sentence=True)]
        if not is_ramp(frame.L):
            return [*(self._entry(frame, epoch, name) for name in names), *remark]
        colors = ramp(self.theme, RAMP_SIGNS)
        selected = [self._entry(frame, epoch, name) for name in names if _layer(name) == self._selected_layer()]
        return [*selected, KeyEntry(THIN_LINE, colors, f"|dW[1 … {frame.L}]|"), *remark]

    def compact_entries(self, frame: Frame, epoch: int) -> list[KeyEntry]:
        """Return the numbers of the layers with their values, where there is more to say than that."""
        if frame.batch.is_whole or self.switch.isChecked() or is_ramp(frame.L):
            return []
        entries = [self._entry(frame, epoch, name) for name in self.shown_names(frame)]
        layers = [entry._replace(name=str(l)) for l, entry in enumerate(entries, start=1)]
        taken = self.tr("|dW[l]| of all samples, at the start of the epoch")
        return [*layers, KeyEntry("", (), taken, is_sentence=True)]

    def short_entries(self, frame: Frame) -> list[KeyEntry]:
        """Return the number of the layer alone for each curve, where all are norms of weights and no ramp."""
        if self.switch.isChecked() or is_ramp(frame.L):
            return []
        layers = [KeyEntry(LINE, self.curve_color(name), str(_layer(name))) for name in self.shown_names(frame)]
        return [KeyEntry("", (), "|dW[l]|:"), *layers]

    def color(self, theme: Theme) -> None:
        super().color(theme)
        self._dress()

    def retranslate(self) -> None:
        self.set_name(self.tr("Gradient norms"), self.tr("Gradients"))
        self.switch.setText(self.tr("Biases"))
        self.switch.setToolTip(self.tr("Show the gradients of the biases too."))
        self.plot.setLabel("left", self.tr("L2 norm"))
        super().retranslate()

    def _entry(self, frame: Frame, epoch: int, name: str) -> KeyEntry:
        # In three digits with an exponent, so that the key keeps its width: 4.07e−3.
        reading = self.reading(frame.curves.series(name), epoch, lambda norm: fixed(norm, ".2e"))
        return KeyEntry(THIN_LINE if _is_bias(name) else LINE, self.curve_color(name), formula_name(name), reading)

    def _selected_layer(self) -> int:
        return min(self.selection.layer, self._n_layers)

    def _dress(self) -> None:
        """Give each curve its colour and its strength."""
        has_ramp, selected = is_ramp(self._n_layers), self._selected_layer()
        for name, curve in self.curves.items():
            curve.color(self.theme, self.curve_color(name))
            width = HAIR if _is_bias(name) else WIDE
            if not has_ramp:
                curve.set_strength(width)
            elif _layer(name) == selected:
                curve.set_strength(width + HAIR, is_above=True)
            else:
                curve.set_strength(WEAK * width, WEAK_DOT)


def _is_bias(name: str) -> bool:
    return name.startswith("|db")


def _layer(name: str) -> int:
    """The number of the layer in "|dW3|"."""
    return int(re.sub(r"\D", "", name))
