"""The numbers of a matrix as a model of a table."""

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from PySide6.QtGui import QBrush, QColor

from app.lesson.number_form import NumberForm, number_form
from app.lesson.numbers import exact
from app.lesson.quantities import NOTHING_STILLED, InputName, Stilled
from app.lesson.stilled_texts import stilled_sentence
from app.style.theme import LIGHT, Theme, color
from app.views.inspector.focus_table import NO_INDEX, RIGHT, Index, Role
from mlp_engine.arrays import FloatArray
from mlp_engine.batches import Columns

_MARK = 0.25  # how opaque the ground of the marked row is


class MatrixModel(QAbstractTableModel):
    """A matrix (rows, columns), of which nothing is read but the cells that a view asks for.

    ``DisplayRole`` is a cell as text, all as multiples of one power of ten; ``EditRole`` is its value; ``ToolTipRole``
    has all digits, and says what has been stopped of it.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._matrix: FloatArray = np.zeros((0, 0))
        self.form = NumberForm(3)
        self._is_known = True
        self._samples: Columns | None = None
        self._names: dict[Qt.Orientation, tuple[InputName, ...]] = {}
        self.marked_row: int | None = None
        self._marked_column: int | None = None
        self.stilled = NOTHING_STILLED
        self._theme = LIGHT

    def show_matrix(self, matrix: FloatArray, limit: float | None, samples: Columns | None = None) -> None:
        """Show ``matrix``, none of whose entries exceeds ``limit``; views stay where they are if the shape stays.

        Without a limit its entries are not known yet: all cells are empty. Columns that are ``samples`` have the
        numbers of these.
        """
        self._is_known = limit is not None
        if limit is not None:
            self.form = number_form(limit)
        has_other_samples = samples is not self._samples
        if matrix.shape == self._matrix.shape:
            self._matrix, self._samples = matrix, samples
            self._tell_changed()
            if has_other_samples:
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        else:
            self.beginResetModel()
            self._matrix, self._samples = matrix, samples
            self.endResetModel()

    def name_inputs(self, rows: tuple[InputName, ...], columns: tuple[InputName, ...]) -> None:
        """Write names in place of the numbers of the rows or the columns; none leave the numbers."""
        names = {Qt.Orientation.Vertical: rows, Qt.Orientation.Horizontal: columns}
        if names != self._names:
            self._names = names
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def row_texts(self) -> list[str]:
        """Return the headers of the rows of which one is the widest."""
        names = self._names.get(Qt.Orientation.Vertical, ())
        return [name.label for name in names] or [str(self.rowCount())]

    def show_stilled(self, stilled: Stilled) -> None:
        """Tell what hands have frozen or switched off in the matrix."""
        is_other = not stilled.is_like(self.stilled)
        self.stilled = stilled
        if is_other:
            self._tell_changed()

    def value(self, row: int, column: int) -> float:
        """Return an entry."""
        return float(self._matrix[row, column])

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

    @property
    def power(self) -> str:
        """What all cells are multiples of, such as "×10^−3"; empty if they are written as they are."""
        return f"×{self.form.power}" if self.form.power and self._is_known else ""

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
        if role == Role.ForegroundRole:
            return QBrush(QColor(self._theme.muted)) if index.row() in self.stilled.off else None
        if role == Role.AccessibleDescriptionRole:
            return stilled_sentence(self.stilled, index.row(), index.column())
        if role not in (Role.DisplayRole, Role.EditRole, Role.ToolTipRole):
            return None
        if not self._is_known:
            return ""
        value = self.value(index.row(), index.column())
        if role == Role.DisplayRole:
            return self.form.text(value)
        return value if role == Role.EditRole else self._tip(index, value)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        names = self._names.get(orientation, ())
        if role not in (Role.DisplayRole, Role.ToolTipRole) or (role == Role.ToolTipRole and not names):
            return None
        if section < len(names):
            return names[section].label if role == Role.DisplayRole else names[section].full
        is_sample = self._samples is not None and orientation == Qt.Orientation.Horizontal
        return str((self._samples[section] if is_sample else section) + 1)  # type: ignore[index]

    def _tip(self, index: Index, value: float) -> str:
        told = stilled_sentence(self.stilled, index.row(), index.column())
        return f"{exact(value)}\n{told}" if told else exact(value)

    def _is_marked(self, index: Index) -> bool:
        return index.row() == self.marked_row or index.column() == self._marked_column

    def _tell_changed(self) -> None:
        if self._matrix.size:
            rows, columns = self._matrix.shape
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, columns - 1))
