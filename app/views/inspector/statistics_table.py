"""The table of a layer's matrices, in which one is chosen."""

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QStyle, QWidget

from app.lesson.numbers import MINUS
from app.lesson.quantities import Quantity, Statistics
from app.style.mixins import Themed, Translated
from app.views.inspector.focus_table import ROW_PADDING, FocusTable, NumberDelegate, shared
from app.views.inspector.statistics_model import N_COLUMNS, StatisticsModel
from app.views.inspector.table_picture import TablePicture, TableType
from app.views.text.typeset import sized

_CHOSEN_FIRST = 3  # Z
_WIDEST_NUMBER = f"{MINUS}8.8e{MINUS}8"
_WIDEST_SHARE = "88.8 %"
_PADDING = 7  # pixels beside the text of a cell
_SIZES = (1.0, 0.9, 0.82, 0.78, 0.68)  # of the font, the largest first with which all columns and rows fit
_COLUMNS_GIVE_WAY = (
    5,
    0,
    4,
    3,
)  # where not even the smallest does: zeros; the shape, which the equations say; L2, mean
_TIGHT_SIZE = 0.82  # of the font, in a table that takes little height
_FEW_ROWS = 3  # that are to be seen at least, and the others by scrolling
_PICTURE_SIZES = (1.0, 0.9, 0.82, 0.75)  # the same for a picture, in which no type may be too small to be read
_TALLEST_ROW = 1.7  # of a picture, in heights of its font
_HEADER_PADDING = 9
_LOOSE, _TIGHT = 3, 1  # px of a row of a picture above and below its type, together


class StatisticsTable(Translated, Themed, FocusTable):
    """A row for each matrix of the layer; the current row is the one that is looked at.

    Attributes
    ----------
    is_few : whether height for some rows is enough, through which one can scroll
    is_tight : whether the table takes little height, for other parts have given way already
    """

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
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._base_font = QFont(self.font())
        self.is_few = self.is_tight = False
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
        self.scrollTo(self.currentIndex())

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
        size = _TIGHT_SIZE if self.is_tight and not self.is_picture else 1.0
        rows = _FEW_ROWS if self.is_few and not self.is_picture else None
        return QSize(330, self._height(self._row(sized(self._base_font, size)), rows))

    def minimumSizeHint(self) -> QSize:
        """Return what the columns need that never give way, and what rows do."""
        smallest = sized(self._base_font, _SIZES[-1])
        widths = self._column_widths(smallest)
        stay = (widths[column] for column in range(N_COLUMNS) if column not in _COLUMNS_GIVE_WAY)
        return QSize(self._header_width(smallest) + sum(stay), self.least_height(self.is_few))

    def least_height(self, is_few: bool) -> int:
        """Return the height in px that all rows need, or some, in the smallest font."""
        if self.is_picture:
            return (_FEW_ROWS + 1) * _row(self._base_font)
        row = self._row(sized(self._base_font, _SIZES[-1]))
        return self._height(row, _FEW_ROWS if is_few else self.statistics_model.rowCount())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        else:
            event.accept()  # a menu is about what is seen, and does not change it

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _height(self, row_height: int, rows: int | None = None) -> int:
        rows = self.statistics_model.rowCount() if rows is None else rows
        return (rows + 1) * row_height + 2 * self.frameWidth()

    def _row(self, font: QFont) -> int:
        """Return the least height of a row, that of the headers too, whose script may be higher than the font."""
        return QFontMetrics(font).size(0, "".join(self.statistics_model.headers())).height() + ROW_PADDING

    def _fit(self) -> None:
        """Give rows and columns room: in smaller type, then with fewer rows in sight, then with fewer columns."""
        model = self.statistics_model
        texts = model.names, model.widest_shape(), model.extreme_number(), model.headers()
        fitted = self.size(), texts, self._base_font
        if fitted == self._fitted or self.is_picture:
            return
        self._fitted = fitted
        shown, font = self._shown_columns()
        for widget in (self, self.horizontalHeader(), self.verticalHeader()):
            widget.setFont(font)
        self._set_heights(font)
        widths = iter(self._fitted_widths(font, shown))
        for column in range(model.columnCount()):
            self.setColumnHidden(column, column not in shown)
            if column in shown:
                self.setColumnWidth(column, next(widths))
        self.updateGeometries()  # now, lest it scrolls as it did with other sizes
        self.scrollTo(self.currentIndex())

    def _set_heights(self, font: QFont) -> None:
        rows, room, least = self.statistics_model.rowCount(), self.height() - 2 * self.frameWidth(), self._row(font)
        height, rest = shared(room - least, least, rows)
        header = least + rest
        if height * rows + header <= room:  # all are in sight, and share what room there is
            height = header = max(0, min(room // (rows + 1), self._row(self._base_font)))
        self.verticalHeader().setDefaultSectionSize(height)
        self.horizontalHeader().setFixedHeight(header)
        self.verticalHeader().setFixedWidth(self._header_width(font))

    def _shown_columns(self) -> tuple[tuple[int, ...], QFont]:
        """Return the columns that are shown, and the largest font in which they fit, if possible with all rows."""
        fonts = [sized(self._base_font, size) for size in _SIZES]
        rows_fit = [font for font in fonts if self._height(self._row(font)) <= self.height()]
        for n_hidden in range(len(_COLUMNS_GIVE_WAY) + 1):
            hidden = _COLUMNS_GIVE_WAY[:n_hidden]
            shown = tuple(column for column in range(N_COLUMNS) if column not in hidden)
            fitting = (font for font in (*rows_fit, *fonts) if self._spare(font, shown) >= 0)
            if (font := next(fitting, None)) is not None:
                return shown, font
        return shown, fonts[-1]

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

    def _spare(self, font: QFont, shown: tuple[int, ...] = tuple(range(N_COLUMNS))) -> int:
        """Return the width that some columns leave in px, less than 0 if they do not fit."""
        room = self.width() - 2 * self.frameWidth() - self._header_width(font)
        if not self.is_picture and self._height(self._row(font)) > self.height():
            room -= self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        widths = self._column_widths(font)
        return room - sum(widths[column] for column in shown)

    def _header_width(self, font: QFont) -> int:
        metrics, model = QFontMetrics(font), self.statistics_model
        return max(map(metrics.horizontalAdvance, model.names), default=0) + _HEADER_PADDING

    def _column_widths(self, font: QFont) -> list[int]:
        metrics, model = QFontMetrics(font), self.statistics_model
        numbers = [model.extreme_number() or _WIDEST_NUMBER] * (model.columnCount() - 2)
        widest = [model.widest_shape(), *numbers, _WIDEST_SHARE]
        return [
            max(metrics.horizontalAdvance(text), metrics.horizontalAdvance(header)) + _PADDING
            for text, header in zip(widest, model.headers(), strict=True)
        ]

    def _fitted_widths(self, font: QFont, shown: tuple[int, ...] = tuple(range(N_COLUMNS))) -> tuple[int, ...]:
        """Return the widths of some columns, which share what room there is."""
        widths = self._column_widths(font)
        spare = max(0, self._spare(font, shown)) // len(shown)
        return tuple(widths[column] + spare for column in shown)

    @Slot(QModelIndex, QModelIndex)
    def _tell(self, current: QModelIndex, previous: QModelIndex) -> None:
        del previous
        if current.isValid() and current.row() != self.row:
            self.row = current.row()
            self.chosen.emit(self.row)


def _row(font: QFont, padding: int = 0) -> int:
    """Return the height of a row of a picture in px."""
    return QFontMetrics(font).height() + padding
