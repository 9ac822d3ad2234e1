"""What is said of each of a layer's matrices in a line."""

import math

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from app.lesson.numbers import MOST_COMPACT, compact, shape_text, short
from app.lesson.quantities import Quantity, Statistics
from app.views.inspector.focus_table import NO_INDEX, RIGHT, Index, Role

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

    def extreme_number(self) -> str:
        """Return a number with so long an exponent that it is wider than others, such as "−8e−120", if there is one."""
        texts = (text for row in self._texts for text in row[1:])
        return next((text for text in texts if len(text) == MOST_COMPACT and "." not in text), "")

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


def _texts(row: Statistics, is_known: bool) -> list[str]:
    if math.isnan(row.zeros):
        return [shape_text(row.shape), *[PENDING if is_known else ""] * (N_COLUMNS - 1)]
    *numbers, zeros = row.numbers
    return [shape_text(row.shape), *map(compact, numbers), f"{short(100 * zeros)} %"]
