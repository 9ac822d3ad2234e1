"""The numbers of a matrix."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from app.lesson.quantities import Quantity, Stilled
from app.lesson.selection import Cell
from app.style.mixins import Themed
from app.style.theme import Theme
from app.views.hands.held_cells import HeldCells
from app.views.hands.parameter_hand import ParameterHand
from app.views.heatmaps.matrix_panel import UNLIMITED
from app.views.heatmaps.stilled_marks import draw_stilled_cell
from app.views.inspector.focus_table import FocusTable, Index, NumberDelegate, Role, shared
from app.views.inspector.matrix_model import MatrixModel
from app.views.inspector.table_picture import TablePicture, TableType, block_pitch, ellipsis_width
from app.views.text.typeset import TypesetLine, length, typeset
from mlp_engine.arrays import FloatArray
from mlp_engine.batches import Columns

_PADDING = 14  # pixels beside the text of a cell
_ROW_PADDING = 6  # pixels above and below it, together
_PICTURE_ROW_PADDING = 3
_FEW_COLUMNS = 2
_LINE = 2  # px, of the frame

Place = tuple[int, int]


class MatrixTable(HeldCells, Themed, FocusTable):
    """A matrix of any size as numbers; Copy puts the selected cells on the clipboard, with tabs between them.

    Parameters
    ----------
    hand : what changes numbers of W and b, if anything does
    """

    def __init__(self, hand: ParameterHand | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hand = hand
        self._first: Place | None = None
        self.matrix_model = MatrixModel(self)
        self._corner = TypesetLine()
        self._corner.setParent(self)
        self._corner.setAutoFillBackground(True)
        self._corner.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.setModel(self.matrix_model)
        self.setItemDelegate(StilledDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self._fit()

    def show_matrix(self, matrix: FloatArray, limit: float | None, samples: Columns | None = None) -> None:
        """Show ``matrix``, none of whose entries exceeds ``limit``; the current cell stays where there still is one.

        Without a limit its entries are not known yet: all cells are empty. Columns that are ``samples`` have the
        numbers of these.
        """
        place = self.currentIndex()
        row, column = place.row(), place.column()
        before = self._form()
        self.matrix_model.show_matrix(matrix, limit, samples)
        if self._form() != before:
            self._fit()
        if row >= 0 and not self.currentIndex().isValid():
            last_row, last_column = matrix.shape[0] - 1, matrix.shape[1] - 1
            self.setCurrentIndex(self.matrix_model.index(min(row, last_row), min(column, last_column)))

    def show_stilled(self, stilled: Stilled) -> None:
        """Mark what hands have frozen or switched off in the matrix."""
        self.matrix_model.show_stilled(stilled)

    def name_inputs(self, quantity: Quantity) -> None:
        """Call rows or columns that are inputs by their names, where numbers do not say enough."""
        before = self._form()
        self.matrix_model.name_inputs(quantity.row_names, quantity.column_names)
        if self._form() != before:
            self._fit()

    def _form(self) -> object:
        """Return what the sizes of rows and columns depend on."""
        return (
            self.matrix_model.form,
            self.matrix_model.power,
            self.matrix_model.rowCount(),
            self.matrix_model.columnCount(),
            self.matrix_model.row_texts(),
        )

    def _fit(self) -> None:
        """Let whole rows and columns fill the table, and write in the corner which power of ten goes for all."""
        model, side, top = self.matrix_model, self.verticalHeader(), self.horizontalHeader()
        self._corner.set_text(model.power)
        across = self.viewport().width() + side.width() - self._names_width()
        down = self.viewport().height() + top.height() - self._header_height()
        width, beside = shared(across, self._column_width(), model.columnCount())
        height, below = shared(down, self._row_height(), model.rowCount())
        top.setDefaultSectionSize(width)
        side.setDefaultSectionSize(height)
        side.setFixedWidth(self._names_width() + beside)
        top.setFixedHeight(self._header_height() + below)
        self._corner.setGeometry(_LINE, _LINE, side.width() - 1, top.height() - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def show_place(self, row: int | None = None, column: int | None = None) -> None:
        """Scroll so far that a row or a column, if there is such a one, is to be seen."""
        first_row, first_column = max(0, self.rowAt(0)), max(0, self.columnAt(0))
        self.scrollTo(
            self.matrix_model.index(first_row if row is None else row, first_column if column is None else column)
        )

    def first_cell(self) -> Place:
        """Return the row and the column at the top left, counted from 0."""
        return self._first or (max(0, self.rowAt(0)), max(0, self.columnAt(0)))

    def start_at(self, first: Place) -> None:
        """Start a picture at a row and a column, or as near as there are some."""
        self._first = first
        self.update()

    def become_picture(self) -> None:
        self._first = self.first_cell()
        self._corner.hide()
        super().become_picture()

    def draw_picture(self, painter: QPainter, room: QRect) -> None:
        rows, columns = self.matrix_model.rowCount(), self.matrix_model.columnCount()
        if not rows * columns:
            return
        width = self._picture_column_width(room.width())
        widths, power = (width,) * columns, self.matrix_model.power
        form = TableType(self.font(), self._names_width(), widths, self._picture_row_height(), power)
        model = self.matrix_model
        picture = TablePicture(model, self.theme, form, model.marked_row, model.stilled)
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
        self.setMaximumHeight(max(0, min(n_blocks * pitch - row_height, room)))

    def sizeHint(self) -> QSize:
        if not self.is_picture:
            return super().sizeHint()
        return QSize(self.width(), self.maximumHeight() % UNLIMITED)  # none where it may take whatever there is

    def minimumSizeHint(self) -> QSize:
        """Return what a number needs across, and two rows down."""
        if self.is_picture:
            return QSize(0, 0)
        around = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent) + 2 * self.frameWidth()
        width = self._names_width() + self._column_width()
        return QSize(width + around, self._header_height() + 2 * self._row_height() + around)

    def color(self, theme: Theme) -> None:
        self.matrix_model.apply_theme(theme)

    def _column_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.matrix_model.form.widest) + _PADDING

    def _row_height(self) -> int:
        return self.fontMetrics().height() + _ROW_PADDING

    def _header_height(self) -> int:
        return max(self._row_height(), self._corner.sizeHint().height())

    def _names_width(self) -> int:
        """Return how wide the numbers of the rows are, and the power of ten above them."""
        power = length(typeset(self.matrix_model.power, self.font(), self.theme.text))
        names = max(map(self.fontMetrics().horizontalAdvance, self.matrix_model.row_texts()))
        return max(names, round(power)) + _PADDING // 2

    def _picture_column_width(self, room: int) -> int:
        """Return the width of a column; where not all have room, those that do fill it."""
        across = self._columns_across(room)
        if across >= self.matrix_model.columnCount():
            return self._column_width()
        return (room - self._names_width() - ellipsis_width(self.font())) // max(1, across)

    def _columns_across(self, room: int) -> int:
        """Return how many columns have room beside each other in a picture."""
        columns, width = self.matrix_model.columnCount(), self._column_width()
        room -= self._names_width()
        return columns if columns * width <= room else (room - ellipsis_width(self.font())) // width

    def _picture_row_height(self) -> int:
        return self.fontMetrics().height() + _PICTURE_ROW_PADDING

    def cell_under(self, position: QPoint) -> Cell | None:
        index = self.indexAt(position)
        return (index.row(), index.column()) if index.isValid() else None

    def cell_at_keys(self) -> Cell | None:
        index = self.currentIndex()
        return (index.row(), index.column()) if index.isValid() else None

    def place_of(self, cell: Cell) -> QRect:
        return self.visualRect(self.matrix_model.index(*cell))

    def held_area(self) -> QWidget:
        return self.viewport()

    def is_picked(self, cell: Cell) -> bool:
        """Tell whether a cell is the only one that is selected."""
        selected = self.selectionModel().selection()
        is_alone = selected.count() == 1 and selected.first().width() == selected.first().height() == 1
        return is_alone and cell == self.cell_at_keys()

    def pick(self, cell: Cell) -> None:
        self.setCurrentIndex(self.matrix_model.index(*cell))

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


class StilledDelegate(NumberDelegate):
    """Draws the cells of a MatrixModel, and marks what hands have stopped of them."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        model, table = index.model(), self.parent()
        if isinstance(model, MatrixModel) and isinstance(table, MatrixTable):
            draw_stilled_cell(painter, table.theme, option.rect, model.stilled, (index.row(), index.column()))

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if (ink := index.model().data(index, Role.ForegroundRole)) is not None:
            option.palette.setBrush(QPalette.ColorRole.Text, ink)
