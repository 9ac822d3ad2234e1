"""dW as the sum of what each sample adds: the outer products of its δ and its inputs."""

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.lesson.equations import EQUATIONS
from app.lesson.names import MATRICES, plain_name
from app.lesson.numbers import symmetric_limit
from app.lesson.selection import Cell
from app.style.mixins import Translated
from app.views.heatmaps.number_heatmap import NumberHeatmap
from app.views.text.typeset import TypesetLine
from mlp_engine import Frame, LayerSamples
from mlp_engine.arrays import FloatArray


def summed_products(samples: LayerSamples, first: int, last: int) -> FloatArray:
    """Return what samples ``first`` to ``last`` add to dW, (n_l, n_{l-1})."""
    chosen = slice(first, last + 1)
    summed: FloatArray = samples.delta[:, chosen] @ samples.A_prev[:, chosen].T
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
        self.column = 0  # of the matrices, which is a sample
        self._frame: Frame | None = None
        self._heatmap = NumberHeatmap()
        self._heatmap.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._heatmap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._name = TypesetLine()
        self._back, self._on, self._summed = self._buttons = QToolButton(), QToolButton(), QToolButton()
        for button, text in zip(self._buttons, "‹›Σ", strict=True):
            button.setText(text)
            button.setAutoRepeat(button is not self._summed)
            button.setCheckable(button is self._summed)
        self._back.clicked.connect(self._go_back)
        self._on.clicked.connect(self._go_on)
        self._summed.toggled.connect(self._draw)
        self._build()
        self.retranslate()

    def show_products(self, frame: Frame, cell: Cell, column: int) -> None:
        """Show what the sample of a column adds to dW of the frame's layer, and mark a cell of it."""
        self._frame, self.column = frame, column
        self._heatmap.mark(cell=cell)
        self._back.setEnabled(column > 0)
        self._on.setEnabled(column < len(frame.batch.columns) - 1)
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
        for button in self._buttons:
            controls.addWidget(button)
        controls.addSpacing(4)
        controls.addWidget(self._name, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(controls)
        layout.addWidget(self._heatmap, 1)

    @Slot()
    def _go_back(self) -> None:
        self._request(self.column - 1)

    @Slot()
    def _go_on(self) -> None:
        self._request(self.column + 1)

    def _request(self, column: int) -> None:
        if self._frame is not None:
            self.sample_requested.emit(self._frame.batch.sample_of(column))

    @Slot()
    def _draw(self) -> None:
        if self._frame is None:
            return
        samples, is_summed = self._frame.samples, self._summed.isChecked()
        matrix = summed_products(samples, 0 if is_summed else self.column, self.column)
        dW = self._frame.layers[samples.l - 1].dW
        limit = symmetric_limit(dW, matrix) if is_summed else product_limit(samples)
        self._heatmap.show_matrix(matrix, limit)
        factors = {name: plain_name(self._frame.config, MATRICES[name].name(samples.l)) for name in ("δ", "A_prev")}
        product = EQUATIONS["dW"].removeprefix("{dW} = ").format(**factors)
        batch, number = self._frame.batch, self.column + 1
        template = self._whole(is_summed) if batch.is_whole else self._of_batch(is_summed)
        sample = batch.sample_of(self.column) + 1
        text = template.format(number=number, m=len(batch.columns), sample=sample)
        shortest = f"1 … {number}" if is_summed else f"{sample}"
        self._name.set_text(f"{'Σ ' * is_summed}{product}: {text}", text, shortest)

    def _whole(self, is_summed: bool) -> str:
        return self.tr("samples 1 to {number} of {m}") if is_summed else self.tr("sample {number} of {m}")

    def _of_batch(self, is_summed: bool) -> str:
        if is_summed:
            return self.tr("columns 1 to {number} of {m}")
        return self.tr("sample {sample}, column {number} of {m}")
