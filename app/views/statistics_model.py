"""The matrices of a layer as a Qt model, a line each."""

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from app.views.model_types import NO_INDEX, RIGHT, Index, Role
from app.views.numbers import compact, shape_text
from app.views.quantities import Quantity, Statistics


class StatisticsModel(QAbstractTableModel):
    """A row for each quantity: shape, min, max, mean, L2 norm, share of zeros. ``EditRole`` is the exact value."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self._rows: list[Statistics] = []

    def show_quantities(self, quantities: tuple[Quantity, ...]) -> None:
        """Show ``quantities``; views keep the selected row, which may now be another layer's."""
        names, rows = [quantity.short_name for quantity in quantities], [Statistics.of(q.matrix) for q in quantities]
        if len(rows) != len(self._rows):
            self.beginResetModel()
            self._names, self._rows = names, rows
            self.endResetModel()
            return
        renamed, self._names, self._rows = names != self._names, names, rows
        self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))
        if renamed:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(rows) - 1)

    def retranslate(self) -> None:
        """Tell the views that the headers read differently."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def headers(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        return (
            self.tr("shape"),
            self.tr("min"),
            self.tr("max"),
            self.tr("mean"),
            self.tr("L2 norm"),
            self.tr("zeros"),
        )

    def name(self, row: int) -> str:
        """Return the short name of the quantity in a row."""
        return self._names[row]

    def widest_shape(self) -> str:
        """Return the longest text of the first column."""
        return max((shape_text(row.shape) for row in self._rows), key=len, default="")

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.headers())

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if role == Role.TextAlignmentRole:
            return RIGHT
        if role not in (Role.DisplayRole, Role.EditRole, Role.ToolTipRole):
            return None
        row = self._rows[index.row()]
        if index.column() == 0:
            return shape_text(row.shape)
        value = (row.minimum, row.maximum, row.mean, row.norm, row.zeros)[index.column() - 1]
        if role == Role.EditRole:
            return value
        if index.column() == self.columnCount() - 1:
            return f"{100 * value:.3g} %"
        return compact(value) if role == Role.DisplayRole else repr(value)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if role == Role.DisplayRole:
            return self.headers()[section] if orientation == Qt.Orientation.Horizontal else self._names[section]
        if role == Role.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return RIGHT
        return None
