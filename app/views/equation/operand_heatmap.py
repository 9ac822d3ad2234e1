"""A matrix of an equation."""

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from app.lesson.equations import Operand
from app.lesson.quantities import LARGE
from app.lesson.selection import Cell
from app.views.hands.held_cells import HeldCells
from app.views.heatmaps.heatmap import MARGIN
from app.views.heatmaps.number_heatmap import NumberHeatmap
from app.views.painting.areas import draw_frame

_WIDTH = 2  # px, of an outline


class CellMark(NamedTuple):
    """A part of a matrix to be outlined: a cell, or all of a row or column; both None for none."""

    row: int | None
    column: int | None
    color: str


class OperandHeatmap(HeldCells, NumberHeatmap):
    """One matrix of an equation, in which rows, columns and cells can be outlined, and hands change W and b."""

    pointed = Signal(object, object)
    """The Operand, and the Cell that the pointer has come to, or None when it has left."""
    picked = Signal(object, object)
    """The Operand, and the Cell that was clicked."""

    def __init__(self, operand: Operand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.operand = operand
        self.limit: float | None = None
        self.is_highlighted = False
        self._marks: tuple[CellMark, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_operand(self, operand: Operand, limit: float, is_highlighted: bool) -> None:
        """Show a matrix on the scale from -``limit`` to ``limit``, highlighted as the newest or not."""
        before, shown = self.limit, self.matrix
        self.operand, self.limit = operand, limit if operand.is_known else None
        self.setAccessibleName(str(operand.term))
        if before != self.limit or not _are_same(shown, operand.matrix):
            self.show_matrix(operand.matrix, self.limit)
        self.show_stilled(operand.stilled)
        if is_highlighted != self.is_highlighted:
            self.is_highlighted = is_highlighted
            self.update()

    def mark_parts(self, marks: tuple[CellMark, ...]) -> None:
        """Outline some parts, each in its colour, the last one on top."""
        if marks != self._marks:
            self._marks = marks
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointed.emit(self.operand, self._cell_near(event.position().toPoint()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(self.operand, self._cell_near(event.position().toPoint()))
        else:
            super().mousePressEvent(event)

    def cell_under(self, position: QPoint) -> Cell | None:
        return self.cell_at(position)

    def cell_at_keys(self) -> Cell | None:
        return None  # it takes no keys

    def place_of(self, cell: Cell) -> QRect:
        return self.cell_rect(*cell)

    def held_area(self) -> QWidget:
        return self

    def is_picked(self, cell: Cell) -> bool:
        """Tell that none is: what is picked here is of the result, and nothing is dragged."""
        del cell
        return False

    def pick(self, cell: Cell) -> None:
        """Leave what is picked."""

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(self.operand, None)

    def _draw_marks(self, painter: QPainter) -> None:
        if self.is_highlighted:
            self._outline(painter, self.image_rect(), self.theme.accent, width=MARGIN)
        for mark in self._marks:
            self._draw_mark(painter, mark)

    def _draw_mark(self, painter: QPainter, mark: CellMark) -> None:
        """Outline a part, with a line of the ground around it that sets it off from the colours beside it."""
        if mark.row is None and mark.column is None:
            return
        outline = self.cell_rect(mark.row, mark.column).toRectF().adjusted(-_WIDTH, -_WIDTH, _WIDTH, _WIDTH)
        draw_frame(painter, outline.adjusted(-1, -1, 1, 1), self.theme.panel)
        draw_frame(painter, outline, mark.color, _WIDTH)

    def _cell_near(self, position: QPoint) -> Cell:
        """Return the cell at a position, the nearest one if it is in the margin."""
        rect = self.image_rect()
        x = min(max(position.x(), rect.left()), rect.right())
        y = min(max(position.y(), rect.top()), rect.bottom())
        return self.cell_at(QPoint(x, y)) or (0, 0)


def _are_same(one: np.ndarray, other: np.ndarray) -> bool:
    """Tell whether two matrices are the same; of large ones that would take longer than to draw some of them."""
    return one is other or (one.size <= LARGE and np.array_equal(one, other))
