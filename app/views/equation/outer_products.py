"""dW as the sum of what each sample adds: the outer products of its δ and its inputs."""

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.lesson.names import plain_name
from app.lesson.numbers import symmetric_limit
from app.lesson.selection import Cell
from app.style.mixins import Translated
from app.views.heatmaps.number_heatmap import NumberHeatmap
from app.views.text.typeset import TypesetLine
from mlp_engine import Frame, LayerSamples
from mlp_engine.arrays import FloatArray


def outer_product(samples: LayerSamples, j: int) -> FloatArray:
    """Return what sample ``j`` adds to dW, (n_l, n_{l-1})."""
    return np.outer(samples.delta[:, j], samples.A_prev[:, j])


def summed_products(samples: LayerSamples, j: int) -> FloatArray:
    """Return what samples 0 to ``j`` add to dW, (n_l, n_{l-1})."""
    summed: FloatArray = samples.delta[:, : j + 1] @ samples.A_prev[:, : j + 1].T
    return summed


def product_limit(samples: LayerSamples) -> float:
    """Return the limit of a scale that suits the outer product of every sample."""
    largest = np.abs(samples.delta).max(axis=0) * np.abs(samples.A_prev).max(axis=0)
    return symmetric_limit(largest)


class OuterProducts(Translated, QWidget):
    """The outer product of one sample as a heatmap, or the sum of those up to it, and buttons to go on and back."""

    sample_requested = Signal(int)
    """The sample that the user steps to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sample = 0
        self._frame: Frame | None = None
        self._heatmap = NumberHeatmap()
        self._heatmap.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._heatmap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._name = TypesetLine()
        self._back, self._on, self._summed = _button("‹"), _button("›"), _button("Σ")
        self._back.setAutoRepeat(True)
        self._on.setAutoRepeat(True)
        self._summed.setCheckable(True)
        self._back.clicked.connect(self._go_back)
        self._on.clicked.connect(self._go_on)
        self._summed.toggled.connect(self._draw)
        self._build()
        self.retranslate()

    def show_products(self, frame: Frame, cell: Cell, sample: int) -> None:
        """Show what ``sample`` adds to dW of the layer whose samples the frame carries, and mark a cell of it."""
        self._frame, self.sample = frame, sample
        self._heatmap.mark_cell(cell)
        self._back.setEnabled(sample > 0)
        self._on.setEnabled(sample < frame.Y.shape[1] - 1)
        self._draw()

    def retranslate(self) -> None:
        for button, text in (
            (self._back, self.tr("Previous sample")),
            (self._on, self.tr("Next sample")),
            (self._summed, self.tr("Add up the samples from the first to this one")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self._heatmap.setAccessibleName(self.tr("What a sample adds to dW"))
        self._draw()

    def _build(self) -> None:
        controls = QHBoxLayout()
        controls.setSpacing(2)
        controls.addWidget(self._back)
        controls.addWidget(self._on)
        controls.addWidget(self._summed)
        controls.addSpacing(4)
        controls.addWidget(self._name, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(controls)
        layout.addWidget(self._heatmap, 1)

    @Slot()
    def _go_back(self) -> None:
        self.sample_requested.emit(self.sample - 1)

    @Slot()
    def _go_on(self) -> None:
        self.sample_requested.emit(self.sample + 1)

    @Slot()
    def _draw(self) -> None:
        if self._frame is None:
            return
        samples, is_summed = self._frame.samples, self._summed.isChecked()
        if is_summed:
            matrix = summed_products(samples, self.sample)
            limit = symmetric_limit(self._frame.layers[samples.l - 1].dW, matrix)
        else:
            matrix, limit = outer_product(samples, self.sample), product_limit(samples)
        self._heatmap.show_matrix(matrix, limit)
        self._name.set_text(*_names(samples.l, self.sample + 1, self._frame.Y.shape[1], is_summed))


def _button(text: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    return button


def _names(l: int, number: int, m: int, is_summed: bool) -> tuple[str, ...]:
    """Return what is shown, from the longest way to say it to the shortest."""
    product = f"δ[{l}] {plain_name(f'A[{l - 1}]')}ᵀ"
    if is_summed:
        text = QCoreApplication.translate("OuterProducts", "samples 1 to {number} of {m}").format(number=number, m=m)
        return f"Σ {product}: {text}", text, f"1 … {number}"
    text = QCoreApplication.translate("OuterProducts", "sample {number} of {m}").format(number=number, m=m)
    return f"{product}: {text}", text, f"{number}"
