"""The table of a layer's matrices, in which one is chosen."""

from PySide6.QtCore import QModelIndex, QSize, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.views.numbers import MINUS
from app.views.quantities import Quantity
from app.views.statistics_model import StatisticsModel

_CHOSEN_FIRST = 3  # Z
_WIDEST = "(8, 300)", *4 * (f"{MINUS}1.23e{MINUS}4",), "37.5 %"
_PADDING = 8  # pixels beside the text of a cell
_SMALL = 0.82  # size of the font where the table lacks width


class StatisticsTable(QTableView):
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
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        self._base_font = QFont(self.font())
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
            self._fit()

    def retranslate(self) -> None:
        """Set every text in the language of the window."""
        self.setAccessibleName(self.tr("Matrices of the layer"))
        self.statistics_model.retranslate()

    def sizeHint(self) -> QSize:
        rows = self.statistics_model.rowCount() * self.verticalHeader().defaultSectionSize()
        return QSize(330, rows + self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 80)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give each column its width, in a smaller font if there is not room for all of them otherwise."""
        small = QFont(self._base_font)
        small.setPointSizeF(_SMALL * self._base_font.pointSizeF())
        room = self.viewport().width()
        font = self._base_font if sum(_column_widths(self._base_font)) <= room else small
        if font != self.font():
            self.setFont(font)
            self.horizontalHeader().setFont(font)
        widths = _column_widths(font)
        spare = max(0, room - sum(widths)) // len(widths)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width + spare)
        self.verticalHeader().setDefaultSectionSize(QFontMetrics(self._base_font).height() + 4)

    @Slot(QModelIndex, QModelIndex)
    def _tell(self, current: QModelIndex, previous: QModelIndex) -> None:
        del previous
        self.chosen.emit(current.row())


def _column_widths(font: QFont) -> list[int]:
    metrics = QFontMetrics(font)
    return [metrics.horizontalAdvance(text) + _PADDING for text in _WIDEST]
