"""The table of a layer's matrices, in which one is chosen."""

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QWidget

from app.lesson.numbers import MINUS
from app.lesson.quantities import Quantity, Statistics
from app.style.mixins import Themed, Translated
from app.views.inspector.focus_table import FocusTable, NumberDelegate
from app.views.inspector.statistics_model import StatisticsModel
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
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setHighlightSections(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._base_font = QFont(self.font())
        self._row = _CHOSEN_FIRST
        self._is_marked = True
        self._fitted: object = None  # all that widths and heights depend on
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.retranslate()

    @property
    def row(self) -> int:
        """The chosen row."""
        return self._row

    def choose(self, row: int, is_marked: bool = True) -> None:
        """Go to a row, at the latest when there are some, without a signal; ``is_marked`` gives it another ground."""
        if (row, is_marked) != (self._row, self._is_marked):
            self._row, self._is_marked = row, is_marked
            self._go()

    def _go(self) -> None:
        self.setCurrentIndex(self.statistics_model.index(self._row, 0))
        if self._is_marked:
            self.selectRow(self._row)
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
        header, widths = self._header_width(font), self._column_widths(font)
        spare = max(0, self._room() - self._needed(font)) // len(widths)
        height = min(room.height() // (model.rowCount() + 1), self._tallest_row(font))
        form = TableType(font, header, tuple(w + spare for w in widths), max(height, _least_picture_row(font)))
        TablePicture(model, self.theme, form, self.row).draw_head(painter, room, self.row)

    def sizeHint(self) -> QSize:
        return QSize(330, self._height(_row_height(self._base_font)))

    def minimumSizeHint(self) -> QSize:
        if self.is_picture:
            return QSize(120, 4 * _least_row_height(self._base_font))
        return QSize(120, self._height(_least_row_height(self._fonts()[-1])))

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
        fitted = (self.size(), model.names(), model.widest_shape(), model.headers())
        if fitted == self._fitted:
            return
        self._fitted = fitted
        font = next((font for font in self._fonts() if self._has_room(font)), self._fonts()[-1])
        if font != self.font():
            for widget in (self, self.horizontalHeader(), self.verticalHeader()):
                widget.setFont(font)
        self._fit_rows(font)
        self._fit_columns(font)

    def _fit_rows(self, font: QFont) -> None:
        room = (self.height() - 2 * self.frameWidth()) // (self.statistics_model.rowCount() + 1)
        height = min(max(room, _least_row_height(font)), _row_height(self._base_font))
        self.verticalHeader().setDefaultSectionSize(height)
        self.horizontalHeader().setFixedHeight(height)

    def _fit_columns(self, font: QFont) -> None:
        self.verticalHeader().setFixedWidth(self._header_width(font))
        widths = self._column_widths(font)
        spare = max(0, self._room() - self._needed(font)) // len(widths)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width + spare)

    def _has_room(self, font: QFont) -> bool:
        return self._needed(font) <= self._room() and self._height(_least_row_height(font)) <= self.height()

    def _limit_picture(self) -> None:
        if self.is_picture:
            self.setMaximumHeight(self._height(self._tallest_row(self._base_font)))

    def _tallest_row(self, font: QFont) -> int:
        return round(_TALLEST_ROW * QFontMetrics(font).height())

    def _picture_font(self) -> QFont:
        """Return the largest font with which all columns and rows fit, if possible loosely, or the smallest."""
        fonts = [sized(self._base_font, size) for size in _PICTURE_SIZES]
        for row_height in (_loose_picture_row, _least_picture_row):
            for font in fonts:
                if self._needed(font) <= self._room() and self._height(row_height(font)) <= self.height():
                    return font
        return fonts[-1]

    def _fonts(self) -> list[QFont]:
        return [sized(self._base_font, size) for size in _SIZES]

    def _room(self) -> int:
        return self.width() - 2 * self.frameWidth()

    def _needed(self, font: QFont) -> int:
        return self._header_width(font) + sum(self._column_widths(font))

    def _header_width(self, font: QFont) -> int:
        metrics, model = QFontMetrics(font), self.statistics_model
        return max(map(metrics.horizontalAdvance, model.names()), default=0) + _HEADER_PADDING

    def _column_widths(self, font: QFont) -> list[int]:
        metrics, model = QFontMetrics(font), self.statistics_model
        numbers = [_WIDEST_NUMBER] * (model.columnCount() - 2)
        widest = [model.widest_shape(), *numbers, _WIDEST_SHARE]
        return [
            max(metrics.horizontalAdvance(text), metrics.horizontalAdvance(header)) + _PADDING
            for text, header in zip(widest, model.headers(), strict=True)
        ]

    @Slot(QModelIndex, QModelIndex)
    def _tell(self, current: QModelIndex, previous: QModelIndex) -> None:
        del previous
        if current.isValid() and current.row() != self._row:
            self._row = current.row()
            self.chosen.emit(self._row)


def _row_height(font: QFont) -> int:
    return QFontMetrics(font).height() + 4


def _least_row_height(font: QFont) -> int:
    return QFontMetrics(font).height()


def _loose_picture_row(font: QFont) -> int:
    return _least_row_height(font) + 3


def _least_picture_row(font: QFont) -> int:
    return _least_row_height(font) + 1
