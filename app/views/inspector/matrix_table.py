"""The numbers of a matrix."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from app.style.mixins import Themed
from app.style.theme import Theme
from app.views.inspector.focus_table import FocusTable, NumberDelegate
from app.views.inspector.matrix_model import MatrixModel
from app.views.inspector.table_picture import TablePicture, TableType, block_pitch, ellipsis_width
from mlp_engine.arrays import FloatArray

_PADDING = 14  # pixels beside the text of a cell
_ROW_PADDING = 6  # pixels above and below it, together
_PICTURE_ROW_PADDING = 3
_FEW_COLUMNS = 2
_UNLIMITED = 16777215  # Qt's QWIDGETSIZE_MAX

Place = tuple[int, int]


class MatrixTable(Themed, FocusTable):
    """A matrix of any size as numbers; Copy puts the selected cells on the clipboard, with tabs between them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first: Place | None = None
        self.matrix_model = MatrixModel(self)
        self.setModel(self.matrix_model)
        self.setItemDelegate(NumberDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setHighlightSections(True)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROW_PADDING)

    def show_matrix(self, matrix: FloatArray, limit: float | None) -> None:
        """Show ``matrix``, none of whose entries exceeds ``limit``; the current cell stays where there still is one.

        Without a limit its entries are not known yet: all cells are empty.
        """
        place = self.currentIndex()
        row, column = place.row(), place.column()
        self.matrix_model.show_matrix(matrix, limit)
        width = self._column_width()
        if width != self.horizontalHeader().defaultSectionSize():
            self.horizontalHeader().setDefaultSectionSize(width)
        if row >= 0 and not self.currentIndex().isValid():
            last_row, last_column = matrix.shape[0] - 1, matrix.shape[1] - 1
            self.setCurrentIndex(self.matrix_model.index(min(row, last_row), min(column, last_column)))

    def mark_row(self, row: int | None) -> None:
        """Give a row, or none, another ground."""
        self.matrix_model.mark_row(row)

    def mark_column(self, column: int | None) -> None:
        """Give a column, or none, another ground."""
        self.matrix_model.mark_column(column)

    def show_column(self, column: int) -> None:
        """Scroll so far that a column, if there is such a one, is to be seen."""
        if column < self.matrix_model.columnCount():
            self.scrollTo(self.matrix_model.index(max(0, self.rowAt(0)), column))

    def show_row(self, row: int) -> None:
        """Scroll so far that a row is to be seen."""
        first = max(0, self.columnAt(0))
        self.scrollTo(self.matrix_model.index(row, first))

    def first_cell(self) -> Place:
        """Return the row and the column at the top left, counted from 0."""
        if self._first is not None:
            return self._first
        return max(0, self.rowAt(0)), max(0, self.columnAt(0))

    def start_at(self, first: Place) -> None:
        """Start a picture at a row and a column, or as near as there are some."""
        self._first = first
        self.update()

    def become_picture(self) -> None:
        self._first = self.first_cell()
        super().become_picture()

    def draw_picture(self, painter: QPainter, room: QRect) -> None:
        rows, columns = self.matrix_model.rowCount(), self.matrix_model.columnCount()
        if not rows * columns:
            return
        width = self._picture_column_width(room.width())
        form = TableType(self.font(), self._numbers_width(), (width,) * columns, self._picture_row_height())
        picture = TablePicture(self.matrix_model, self.theme, form, self.matrix_model.marked_row)
        row, column = self._first or (0, 0)
        if (marked := self.matrix_model.marked_row) is not None:
            row = max(0, marked - 1)
        picture.draw(painter, room, min(row, rows - 1), min(column, columns - 1))

    def limit_height(self, room: int, width: int) -> None:
        """Take, of ``room`` px, what whole blocks of numbers need; nothing where ``width`` is not enough for a few."""
        rows, columns = self.matrix_model.rowCount(), self.matrix_model.columnCount()
        across = self._columns_across(width)
        if not columns or across < min(columns, _FEW_COLUMNS):
            self.setMaximumHeight(0)
            return
        row_height = self._picture_row_height()
        pitch = block_pitch(row_height, rows)
        n_blocks = min(-(-columns // across), max(1, (room + row_height) // pitch))
        self.setMaximumHeight(min(n_blocks * pitch - row_height, room))

    def fill_height(self) -> None:
        """Take whatever room there is, and ask for none."""
        self.setMaximumHeight(_UNLIMITED)

    def sizeHint(self) -> QSize:
        if not self.is_picture:
            return super().sizeHint()
        return QSize(self.width(), self.maximumHeight() % _UNLIMITED)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0) if self.is_picture else super().minimumSizeHint()

    def color(self, theme: Theme) -> None:
        self.matrix_model.apply_theme(theme)

    def _column_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.matrix_model.widest_text()) + _PADDING

    def _numbers_width(self) -> int:
        """Return how wide the numbers of the rows are in a picture."""
        return self.fontMetrics().horizontalAdvance(str(self.matrix_model.rowCount())) + _PADDING // 2

    def _picture_column_width(self, room: int) -> int:
        """Return the width of a column; where not all have room, those that do fill it."""
        across = self._columns_across(room)
        if across >= self.matrix_model.columnCount():
            return self._column_width()
        return (room - self._numbers_width() - ellipsis_width(self.font())) // max(1, across)

    def _columns_across(self, room: int) -> int:
        """Return how many columns have room beside each other in a picture."""
        columns, width = self.matrix_model.columnCount(), self._column_width()
        room -= self._numbers_width()
        return columns if columns * width <= room else (room - ellipsis_width(self.font())) // width

    def _picture_row_height(self) -> int:
        return self.fontMetrics().height() + _PICTURE_ROW_PADDING

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
