"""The table of a layer's matrices, in which one is chosen."""

from PySide6.QtCore import QModelIndex, QSize, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QWidget

from app.views.focus_table import FocusTable
from app.views.numbers import MINUS
from app.views.quantities import Quantity
from app.views.statistics_model import StatisticsModel

_CHOSEN_FIRST = 3  # Z
_WIDEST_NUMBER = f"{MINUS}8.8e{MINUS}8"
_WIDEST_SHARE = "88.8 %"
_PADDING = 7  # pixels beside the text of a cell
_SIZES = (1.0, 0.9, 0.82, 0.78, 0.73)  # of the font, the largest first with which all columns fit
_HEADER_PADDING = 9
_ROWS_AT_LEAST = 4


class StatisticsTable(FocusTable):
    """A row for each matrix of the layer; the current row is the one that is looked at.

    Signals
    -------
    chosen(int) : the user has gone to another row
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.statistics_model = StatisticsModel(self)
        self.setModel(self.statistics_model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setHighlightSections(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._base_font = QFont(self.font())
        self.verticalHeader().setDefaultSectionSize(self._row_height())
        self.horizontalHeader().setFixedHeight(self._row_height())
        self.selectionModel().currentRowChanged.connect(self._tell)

    @property
    def row(self) -> int:
        """The chosen row."""
        return max(0, self.currentIndex().row())

    def show_quantities(self, quantities: tuple[Quantity, ...]) -> None:
        """Show ``quantities``; the chosen row stays."""
        self.statistics_model.show_quantities(quantities)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.statistics_model.index(_CHOSEN_FIRST, 0))
            self.updateGeometry()
        self._fit()

    def retranslate(self) -> None:
        """Set every text in the language of the window."""
        self.setAccessibleName(self.tr("Matrices of the layer"))
        self.statistics_model.retranslate()
        self._fit()

    def sizeHint(self) -> QSize:
        return self._size_of(self.statistics_model.rowCount())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._size_of(_ROWS_AT_LEAST).height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _size_of(self, rows: int) -> QSize:
        return QSize(330, (rows + 1) * self._row_height() + 2 * self.frameWidth())

    def _row_height(self) -> int:
        return QFontMetrics(self._base_font).height() + 4

    def _fit(self) -> None:
        """Give each column its width, in a smaller font if there is not room for all of them otherwise."""
        font = next((font for font in self._fonts() if self._needed(font) <= self._room()), self._fonts()[-1])
        if font != self.font():
            for widget in (self, self.horizontalHeader(), self.verticalHeader()):
                widget.setFont(font)
        self.verticalHeader().setFixedWidth(self._header_width(font))
        widths = self._column_widths(font)
        spare = max(0, self._room() - self._needed(font)) // len(widths)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width + spare)

    def _fonts(self) -> list[QFont]:
        fonts = [QFont(self._base_font) for _ in _SIZES]
        for font, size in zip(fonts, _SIZES, strict=True):
            font.setPointSizeF(size * self._base_font.pointSizeF())
        return fonts

    def _room(self) -> int:
        """Return how wide all columns and the names beside them may be; the scroll bar of a low table takes its part."""
        bar = self.verticalScrollBar().sizeHint().width() if self.height() < self.sizeHint().height() else 0
        return self.width() - 2 * self.frameWidth() - bar

    def _needed(self, font: QFont) -> int:
        return self._header_width(font) + sum(self._column_widths(font))

    def _header_width(self, font: QFont) -> int:
        metrics, model = QFontMetrics(font), self.statistics_model
        names = [metrics.horizontalAdvance(model.name(row)) for row in range(model.rowCount())]
        return max(names, default=0) + _HEADER_PADDING

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
        self.chosen.emit(current.row())
