"""The numbers of a matrix."""

from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from app.theme import Theme
from app.views.focus_table import FocusTable
from app.views.matrix_model import MatrixModel
from mlp_engine.arrays import FloatArray

_PADDING = 14  # pixels beside the text of a cell


class MatrixTable(FocusTable):
    """A matrix of any size as numbers; Copy puts the selected cells on the clipboard, with tabs between them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix_model = MatrixModel(self)
        self.setModel(self.matrix_model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setHighlightSections(True)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)

    def show_matrix(self, matrix: FloatArray, limit: float) -> None:
        """Show ``matrix``, none of whose entries exceeds ``limit``; the current cell stays where there still is one."""
        place = self.currentIndex()
        row, column = place.row(), place.column()
        self.matrix_model.show_matrix(matrix, limit)
        width = self.fontMetrics().horizontalAdvance(self.matrix_model.widest_text()) + _PADDING
        if width != self.horizontalHeader().defaultSectionSize():
            self.horizontalHeader().setDefaultSectionSize(width)
        if row >= 0 and not self.currentIndex().isValid():
            last_row, last_column = matrix.shape[0] - 1, matrix.shape[1] - 1
            self.setCurrentIndex(self.matrix_model.index(min(row, last_row), min(column, last_column)))

    def mark_row(self, row: int | None) -> None:
        """Give a row, or none, another ground."""
        self.matrix_model.mark_row(row)

    def show_row(self, row: int) -> None:
        """Scroll so far that a row is to be seen."""
        first = max(0, self.columnAt(0))
        self.scrollTo(self.matrix_model.index(row, first))

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of ``theme`` from now on."""
        self.matrix_model.apply_theme(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the selected cells, if any, on the clipboard with all digits."""
        selection = self.selectionModel().selection()
        if not selection.isEmpty():
            block = selection.first()
            text = self.matrix_model.block_text(block.top(), block.left(), block.bottom(), block.right())
            QGuiApplication.clipboard().setText(text)
