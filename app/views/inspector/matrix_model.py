"""A matrix as a Qt model."""

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from PySide6.QtGui import QBrush

from app.lesson.numbers import fixed, number_format
from app.style.theme import LIGHT, Theme, color
from app.views.inspector.focus_table import NO_INDEX, RIGHT, Index, Role
from mlp_engine.arrays import FloatArray

_MARK = 0.25  # how opaque the ground of the marked row is


class MatrixModel(QAbstractTableModel):
    """A matrix (rows, columns), of which nothing is read but the cells that a view asks for.

    ``DisplayRole`` is a cell as text, all in one format; ``EditRole`` is its value; ``ToolTipRole`` has all digits.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._matrix: FloatArray = np.zeros((0, 0))
        self._format = ".3f"
        self._is_known = True
        self.marked_row: int | None = None
        self._marked_column: int | None = None
        self._theme = LIGHT

    def show_matrix(self, matrix: FloatArray, limit: float | None) -> None:
        """Show ``matrix``, none of whose entries exceeds ``limit``; views stay where they are if the shape stays.

        Without a limit its entries are not known yet: all cells are empty.
        """
        self._is_known = limit is not None
        if limit is not None:
            self._format = number_format(limit)
        if matrix.shape == self._matrix.shape:
            self._matrix = matrix
            self._tell_changed()
        else:
            self.beginResetModel()
            self._matrix = matrix
            self.endResetModel()

    def mark_row(self, row: int | None) -> None:
        """Give a row, or none, another ground."""
        if row != self.marked_row:
            self.marked_row = row
            self._tell_changed()

    def mark_column(self, column: int | None) -> None:
        """Give a column, or none, another ground."""
        before, self._marked_column = self._marked_column, column
        for changed in (before, column) if before != column else ():
            if changed is not None and changed < self.columnCount():
                self.dataChanged.emit(self.index(0, changed), self.index(self.rowCount() - 1, changed))

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of ``theme`` from now on."""
        self._theme = theme
        self._tell_changed()

    def widest_text(self) -> str:
        """Return a text as wide as any cell's, unless the limit is exceeded."""
        return fixed(-8e-88 if self._format == ".2e" else -8.0, self._format) + "8" * ("f" in self._format)

    def block_text(self, top: int, left: int, bottom: int, right: int) -> str:
        """Return cells, the last row and column included, with all digits: tabs between columns, a line a row."""
        block = self._matrix[top : bottom + 1, left : right + 1].tolist()
        return "\n".join("\t".join(repr(x) if self._is_known else "" for x in row) for row in block)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else int(self._matrix.shape[0])

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else int(self._matrix.shape[1])

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if role == Role.TextAlignmentRole:
            return RIGHT
        if role == Role.BackgroundRole:
            return QBrush(color(self._theme.accent, _MARK)) if self._is_marked(index) else None
        if role not in (Role.DisplayRole, Role.EditRole, Role.ToolTipRole):
            return None
        if not self._is_known:
            return ""
        value = float(self._matrix[index.row(), index.column()])
        if role == Role.DisplayRole:
            return fixed(value, self._format)
        return value if role == Role.EditRole else repr(value)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if role == Role.DisplayRole:
            return str(section + 1)
        return RIGHT if role == Role.TextAlignmentRole else None

    def _is_marked(self, index: Index) -> bool:
        return index.row() == self.marked_row or index.column() == self._marked_column

    def _tell_changed(self) -> None:
        if self._matrix.size:
            rows, columns = self._matrix.shape
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, columns - 1))
