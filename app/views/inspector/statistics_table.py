"""The table of a layer's matrices, in which one is chosen."""

import math

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QWidget

from app.lesson.numbers import MINUS, compact, shape_text, short
from app.lesson.quantities import Quantity, Statistics
from app.style.mixins import Themed, Translated
from app.views.inspector.focus_table import NO_INDEX, RIGHT, FocusTable, Index, NumberDelegate, Role
from app.views.inspector.table_picture import TablePicture, TableType
from app.views.text.typeset import sized

_CHOSEN_FIRST = 3  # Z
_WIDEST_NUMBER = f"{MINUS}8.8e{MINUS}8"
_WIDEST_SHARE = "88.8 %"
_PADDING = 7  # pixels beside the text of a cell
_SIZES = (1.0, 0.9, 0.82, 0.78, 0.68)  # of the font, the largest first with which all columns and rows fit
_PICTURE_SIZES = (1.0, 0.9, 0.82, 0.75)  # the same for a picture, in which no type may be too small to be read
_TALLEST_ROW = 1.7  # of a picture, in heights of its font
_HEADER_PADDING = 9
_ROOMY, _LOOSE, _TIGHT = 4, 3, 1  # px of a row above and below its type, together
N_COLUMNS = 6
PENDING = "…"


class StatisticsModel(QAbstractTableModel):
    """A row for each quantity: shape, min, max, mean, L2 norm, share of zeros. ``EditRole`` is the exact value."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.names: list[str] = []  # the short name of the quantity in each row
        self._rows: list[Statistics] = []
        self._texts: list[list[str]] = []

    def show_quantities(self, quantities: tuple[Quantity, ...], statistics: tuple[Statistics, ...] = ()) -> None:
        """Show ``quantities`` with their statistics, which are none as long as they are being computed.

        Views keep the selected row, which may now be another layer's, and paint nothing but what reads differently.
        """
        names = [quantity.short_name for quantity in quantities]
        rows = list(statistics) or [Statistics.unknown(quantity.matrix.shape) for quantity in quantities]
        texts = [_texts(row, quantity.is_known) for row, quantity in zip(rows, quantities, strict=True)]
        old_names, old_texts = self.names, self._texts
        if len(rows) != len(self._rows):
            self.beginResetModel()
            self.names, self._rows, self._texts = names, rows, texts
            self.endResetModel()
            return
        self.names, self._rows, self._texts = names, rows, texts
        for row, (old, new) in enumerate(zip(old_texts, texts, strict=True)):
            if columns := [column for column in range(N_COLUMNS) if old[column] != new[column]]:
                self.dataChanged.emit(self.index(row, columns[0]), self.index(row, columns[-1]))
        if names != old_names:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(rows) - 1)

    def retranslate(self) -> None:
        """Tell the views that the headers read differently."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def headers(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        numbers = self.tr("min"), self.tr("max"), self.tr("mean"), self.tr("L2 norm"), self.tr("zeros")
        return self.tr("shape"), *numbers

    def widest_shape(self) -> str:
        """Return the longest text of the first column."""
        return max((row[0] for row in self._texts), key=len, default="")

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.names)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else N_COLUMNS

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if role == Role.TextAlignmentRole:
            return RIGHT
        if role not in (Role.DisplayRole, Role.EditRole, Role.ToolTipRole):
            return None
        text = self._texts[index.row()][index.column()]
        if role == Role.DisplayRole or index.column() == 0:
            return text
        value = self._rows[index.row()].numbers[index.column() - 1]
        if role == Role.EditRole:
            return value
        return text if index.column() == N_COLUMNS - 1 or math.isnan(value) else repr(value)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if role != Role.DisplayRole:
            return None
        return self.headers()[section] if orientation == Qt.Orientation.Horizontal else self.names[section]


class StatisticsTable(Translated, Themed, FocusTable):
    """A row for each matrix of the layer; the current row is the one that is looked at."""

    chosen = Signal(int)
    """The row that the user has gone to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.statistics_model = StatisticsModel(self)
        self.setModel(self.statistics_model)
        self.setItemDelegate(NumberDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setMinimumSectionSize(1)
            header.setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setDefaultAlignment(RIGHT)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._base_font = QFont(self.font())
        self.row = _CHOSEN_FIRST  # the chosen one
        self._is_marked = True
        self._fitted: object = None  # all that widths and heights depend on
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.retranslate()

    def choose(self, row: int, is_marked: bool = True) -> None:
        """Go to a row, at the latest when there are some, without a signal; ``is_marked`` gives it another ground."""
        if (row, is_marked) != (self.row, self._is_marked):
            self.row, self._is_marked = row, is_marked
            self._go()

    def _go(self) -> None:
        self.setCurrentIndex(self.statistics_model.index(self.row, 0))
        if self._is_marked:
            self.selectRow(self.row)
        else:
            self.clearSelection()

    def show_quantities(self, quantities: tuple[Quantity, ...], statistics: tuple[Statistics, ...] = ()) -> None:
        """Show ``quantities`` with their statistics, if these are there already; the chosen row stays."""
        self.statistics_model.show_quantities(quantities, statistics)
        if not self.currentIndex().isValid():
            self._go()
            self.updateGeometry()
            self._limit_picture()
        self._fit()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Matrices of the layer"))
        self.statistics_model.retranslate()
        self._fit()

    def become_picture(self) -> None:
        super().become_picture()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._limit_picture()

    def draw_picture(self, painter: QPainter, room: QRect) -> None:
        model, font = self.statistics_model, self._picture_font()
        if not model.rowCount():
            return
        height = min(room.height() // (model.rowCount() + 1), self._tallest_row(font))
        form = TableType(font, self._header_width(font), self._fitted_widths(font), max(height, _row(font, _TIGHT)))
        TablePicture(model, self.theme, form, self.row).draw_head(painter, room, self.row)

    def sizeHint(self) -> QSize:
        return QSize(330, self._height(_row(self._base_font, _ROOMY)))

    def minimumSizeHint(self) -> QSize:
        if self.is_picture:
            return QSize(120, 4 * _row(self._base_font))
        return QSize(120, self._height(_row(sized(self._base_font, _SIZES[-1]))))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        else:
            event.accept()  # a menu is about what is seen, and does not change it

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _height(self, row_height: int) -> int:
        return (self.statistics_model.rowCount() + 1) * row_height + 2 * self.frameWidth()

    def _fit(self) -> None:
        """Give all columns and rows their room, in a smaller font if there is not enough of it otherwise."""
        model = self.statistics_model
        fitted = (self.size(), model.names, model.widest_shape(), model.headers())
        if fitted == self._fitted:
            return
        self._fitted = fitted
        font = self._largest_font(_SIZES, 0)
        if font != self.font():
            for widget in (self, self.horizontalHeader(), self.verticalHeader()):
                widget.setFont(font)
        room = (self.height() - 2 * self.frameWidth()) // (model.rowCount() + 1)
        height = min(max(room, _row(font)), _row(self._base_font, _ROOMY))
        self.verticalHeader().setDefaultSectionSize(height)
        self.horizontalHeader().setFixedHeight(height)
        self.verticalHeader().setFixedWidth(self._header_width(font))
        for column, width in enumerate(self._fitted_widths(font)):
            self.setColumnWidth(column, width)

    def _limit_picture(self) -> None:
        if self.is_picture:
            self.setMaximumHeight(self._height(self._tallest_row(self._base_font)))

    def _tallest_row(self, font: QFont) -> int:
        return round(_TALLEST_ROW * QFontMetrics(font).height())

    def _picture_font(self) -> QFont:
        return self._largest_font(_PICTURE_SIZES, _LOOSE, _TIGHT)

    def _largest_font(self, sizes: tuple[float, ...], *paddings: int) -> QFont:
        """Return the largest font in which all columns and rows fit, at best with the first padding, or the least."""
        fonts = [sized(self._base_font, size) for size in sizes]
        fitting = (
            font
            for padding in paddings
            for font in fonts
            if self._spare(font) >= 0 and self._height(_row(font, padding)) <= self.height()
        )
        return next(fitting, fonts[-1])

    def _spare(self, font: QFont) -> int:
        """Return the width that all columns leave in px, less than 0 if they do not fit."""
        return self.width() - 2 * self.frameWidth() - self._header_width(font) - sum(self._column_widths(font))

    def _header_width(self, font: QFont) -> int:
        metrics, model = QFontMetrics(font), self.statistics_model
        return max(map(metrics.horizontalAdvance, model.names), default=0) + _HEADER_PADDING

    def _column_widths(self, font: QFont) -> list[int]:
        metrics, model = QFontMetrics(font), self.statistics_model
        numbers = [_WIDEST_NUMBER] * (model.columnCount() - 2)
        widest = [model.widest_shape(), *numbers, _WIDEST_SHARE]
        return [
            max(metrics.horizontalAdvance(text), metrics.horizontalAdvance(header)) + _PADDING
            for text, header in zip(widest, model.headers(), strict=True)
        ]

    def _fitted_widths(self, font: QFont) -> tuple[int, ...]:
        """Return the widths of the columns, which share what room there is."""
        widths = self._column_widths(font)
        spare = max(0, self._spare(font)) // len(widths)
        return tuple(width + spare for width in widths)

    @Slot(QModelIndex, QModelIndex)
    def _tell(self, current: QModelIndex, previous: QModelIndex) -> None:
        del previous
        if current.isValid() and current.row() != self.row:
            self.row = current.row()
            self.chosen.emit(self.row)


def _row(font: QFont, padding: int = 0) -> int:
    """Return the height of a row in px."""
    return QFontMetrics(font).height() + padding


def _texts(row: Statistics, is_known: bool) -> list[str]:
    if math.isnan(row.zeros):
        return [shape_text(row.shape), *[PENDING if is_known else ""] * (N_COLUMNS - 1)]
    *numbers, zeros = row.numbers
    return [shape_text(row.shape), *map(compact, numbers), f"{short(100.0 * zeros)} %"]
