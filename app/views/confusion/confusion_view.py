"""Which classes are taken for which, in counts and shares."""

import math
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.lesson.selection import Cell, Selection
from app.views.confusion.confusion_map import ConfusionMap
from app.views.heatmaps.heatmap_axes import MatrixAxes
from app.views.text.live_text import TextBlock
from app.views.view import View
from mlp_engine import Frame, confusion
from mlp_engine.arrays import FloatArray

_SIDE = 8  # px


class ConfusionView(View):
    """The confusion matrix of the samples to learn from or, by a switch, of those to test with.

    Picking a cell lights its samples in the decision boundary; picking it again puts them out. Of a regression there is
    none, and the view says so.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.map = ConfusionMap()
        self.map.cell_changed.connect(self._read)
        self.map.cell_picked.connect(self._pick)
        self.switch = QToolButton()
        self.switch.setCheckable(True)
        self.switch.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.switch.toggled.connect(self._draw_again)
        self.remark = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self.remark.hide()
        self._axes = MatrixAxes(self.map, first=0)
        self._reading = TextBlock()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_SIDE, 6, _SIDE, 6)
        layout.setSpacing(4)
        layout.addWidget(self._axes, 1)
        layout.addWidget(self.remark, 1)
        below = QHBoxLayout()
        below.setSpacing(_SIDE)
        below.addWidget(self._reading, 1)
        below.addWidget(self.switch)
        layout.addLayout(below)
        self.retranslate()

    def draw_in_full(self, frame: Frame) -> None:
        """Draw the counts of a frame; nothing while its predictions are not computed."""
        has_classes, has_test = not frame.config.data.is_regression, bool(frame.X_test.size)
        self._axes.setVisible(has_classes)
        self.remark.setVisible(not has_classes)
        self.switch.setVisible(has_classes and has_test and not self.is_picture)
        if has_classes:
            self.map.show_counts(counts_of(frame, self.is_test))
            self.map.mark(cell=self.selection.answer)
        self._read()

    @property
    def is_test(self) -> bool:
        """Whether it counts the samples of the test, which there are."""
        return self.switch.isChecked() and self.frame is not None and bool(self.frame.X_test.size)

    def show_change(self, a: Frame, b: Frame) -> None:
        """Show the change of the counts from one frame to another, both with complete numbers."""
        self.frame = b
        before, after = counts_of(a, self.is_test), counts_of(b, self.is_test)
        has_classes = before is not None and after is not None
        self._axes.setVisible(has_classes)
        self.remark.setVisible(not has_classes)
        self.switch.hide()
        if before is not None and after is not None:
            self.map.show_change(before, after)
        self._read()

    def show_selection(self, selection: Selection) -> None:
        """Mark the cell whose samples are lit."""
        super().show_selection(selection)
        self.map.mark(cell=selection.answer)

    def take_after(self, other: View) -> None:
        """Count the same samples as the other does."""
        if isinstance(other, ConfusionView):
            self.switch.setChecked(other.switch.isChecked())

    def hide_controls(self) -> None:
        """Take neither pointer nor keys any more."""
        super().hide_controls()
        self.switch.hide()
        self.map.clearFocus()
        self.map.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.map.setMouseTracking(False)
        self.map.point_at(None)

    def legible_size(self, frame: Frame) -> QSize:
        """Return a size in which counts can be written in the cells of all classes."""
        least, metrics = super().legible_size(frame), self.fontMetrics()
        n = max(2, frame.config.n_outputs)
        cell = max(metrics.horizontalAdvance("8888 "), metrics.height())
        side = n * cell + 5 * metrics.height()
        return least.expandedTo(QSize(side, side + 2 * metrics.height()))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Confusion matrix"))
        self.map.setAccessibleName(self.tr("Confusion matrix: a row for each class, a column for each answer"))
        self._axes.name(self.tr("class"), self.tr("answer"))
        self.switch.setText(self.tr("Test"))
        self.switch.setToolTip(self.tr("Count the samples of the test, from which the network does not learn"))
        self.remark.setText(self.tr("A regression has no classes that could be confused."))
        self._reserve_reading()
        self._read()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reserve_reading()

    @Slot()
    def _draw_again(self) -> None:
        if self.frame is not None:
            self.show_frame(self.frame)

    @Slot(object)
    def _pick(self, cell: Cell) -> None:
        answer = None if cell == self.selection.answer else cell
        self.selection_requested.emit(replace(self.selection, answer=answer))

    @Slot()
    def _read(self) -> None:
        """Say what is counted, or read the cell that is pointed at."""
        text = ""
        if self.frame is not None and not self._axes.isHidden():
            cell = self.map.cell
            text = self._whole() if cell is None else self._sentence(*cell, *self.map.texts(cell))
        self._reading.set_text(text)
        self.map.setAccessibleDescription(text)

    def _whole(self) -> str:
        assert self.frame is not None
        X = self.frame.X_test if self.is_test else self.frame.X
        text = self.tr("{count} samples of the test") if self.is_test else self.tr("{count} samples to learn from")
        return text.format(count=X.shape[1]) + self.tr("; blue: right, red: wrong")

    def _sentence(self, row: int, column: int, count: str, share: str) -> str:
        right, wrong = self.tr("class {row}: {count} right"), self.tr("class {row} taken for class {column}: {count}")
        text = (right if row == column else wrong).format(row=row, column=column, count=count)
        return text + self.tr(", {share} of the class").format(share=share) if share else text

    def _reserve_reading(self) -> None:
        """Keep as many lines as a long sentence needs, so that pointing at a cell does not move the map."""
        longest = self.tr("{count} samples to learn from").format(count=88888) + self.tr("; blue: right, red: wrong")
        if not self.is_picture:
            longest = self._sentence(8, 7, "8888", "88 %")
        switch = 0 if self.is_picture else self.switch.sizeHint().width() + _SIDE
        room = QRect(0, 0, self.width() - 2 * _SIDE - switch, self.height())
        needed = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, longest)
        self._reading.setFixedHeight(needed.height())


def counts_of(frame: Frame, is_test: bool) -> FloatArray | None:
    """Return the confusion matrix of a frame; None in a regression, or while its predictions are not computed."""
    Y, A = (frame.Y_test, frame.predictions_test) if is_test else (frame.Y, frame.predictions)
    if frame.config.data.is_regression or math.isnan(A[0, 0]):
        return None
    return confusion(A, Y).astype(np.float64)
