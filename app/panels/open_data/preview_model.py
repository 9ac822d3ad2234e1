"""The first rows of a table that is opened, with what each column is for and what is wrong."""

from enum import Enum, auto
from itertools import islice
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap

from app.files.tables.table import Row
from app.files.tables.use import Gaps
from app.files.tables.values import class_in, one_line
from app.panels.open_data.draft import Draft, Source, is_number
from app.panels.open_data.editors import column_name
from app.style.theme import LIGHT, Theme, color, mixed
from app.style.translation import engine_text
from app.views.boundary.sample_layers import SHAPES
from mlp_engine import marked

FIRST_ROWS, ROWS_AROUND = 100, 3  # that are shown: at the beginning, and around what is wrong
LONGEST_CELL = 60  # characters
SIGN_SIZE = 14  # px
INPUT_SHARE, TARGET_SHARE, GAP_SHARE, FAULT_SHARE = 0.10, 0.16, 0.30, 0.40  # of a role's colour in the ground
GAP_SIGN = "–"
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class State(Enum):
    """What a cell is; of several the last in this list."""

    UNUSED = auto()
    INPUT = auto()
    TARGET = auto()
    GAP = auto()
    LEFT_OUT = auto()
    WRONG = auto()


class Shown(NamedTuple):
    """A row on show: its line, its cells, and whether it is left out."""

    line: int
    cells: tuple[str, ...]
    is_left_out: bool


class PreviewModel(QAbstractTableModel):
    """Some rows of a Draft: the first, and those around its problem; of a text that is no table, its lines."""

    def __init__(self) -> None:
        super().__init__()
        self._draft = Draft(Source(""))
        self._rows: list[Shown] = []
        self._theme = LIGHT
        self._signs: dict[int, QPixmap] = {}
        self._struck = QFont()
        self._struck.setStrikeOut(True)

    @property
    def is_table(self) -> bool:
        """Whether there are columns, and not only lines."""
        return self._draft.table is not None

    @property
    def place_of_problem(self) -> QModelIndex:
        """Where the problem of the draft is; invalid if it is nowhere in sight."""
        problem = self._draft.problem
        if problem is None or (problem.line is None and problem.column is None):
            return QModelIndex()
        lines = [row.line for row in self._rows]
        row = lines.index(problem.line) if problem.line in lines else 0
        return self.index(row, (problem.column or 1) - 1 if self.is_table else 0)

    def show_draft(self, draft: Draft) -> None:
        """Show what is known of a draft."""
        self.beginResetModel()
        self._draft = draft
        left_out = frozenset(draft.report.left_out if draft.report else ())
        self._rows = [Shown(line, cells, line in left_out) for line, cells in _rows_in_sight(draft)]
        self.endResetModel()

    def apply_theme(self, theme: Theme) -> None:
        """Colour cells in a theme."""
        self.beginResetModel()
        self._theme = theme
        self._signs.clear()
        self.endResetModel()

    def state(self, row: int, column: int) -> State:
        """Return what a cell is."""
        draft, shown = self._draft, self._rows[row]
        problem, use = draft.problem, draft.use
        if problem and problem.line == shown.line and (not self.is_table or problem.column in (None, column + 1)):
            return State.WRONG
        if problem and problem.line is None and problem.column == column + 1 and self.is_table:
            return State.WRONG
        if shown.is_left_out and not self._is_gap(shown, column):
            return State.LEFT_OUT
        if use is None or column not in (*use.inputs, use.target):
            return State.UNUSED
        if self._is_gap(shown, column):
            return State.GAP
        return State.TARGET if column == use.target else State.INPUT

    def role_text(self, column: int) -> str:
        """Return what a column is for: "x₁" and so on for an input."""
        use = self._draft.use
        if use is not None and column == use.target:
            return _word(marked("OpenDataDialog", "to learn"))
        if use is not None and column in use.inputs:
            return f"x{str(use.inputs.index(column) + 1).translate(_LOWERED)}"
        return _word(marked("OpenDataDialog", "not used"))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        if parent is not None and parent.isValid():
            return 0
        return len(self._draft.columns) if self.is_table else min(1, len(self._rows))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if role != Role.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(self._rows[section].line)
        if not self.is_table:
            return _word(marked("OpenDataDialog", "the lines of the file"))
        return f"{self.role_text(section)}\n{_cut(column_name(self._draft.columns, section))}"

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        row, column = index.row(), index.column()
        if role == Role.DisplayRole:
            return self._text(row, column)
        if role == Role.TextAlignmentRole:
            return self._side(column)
        state = self.state(row, column)
        if role == Role.BackgroundRole:
            return self._ground(state)
        if role == Role.ForegroundRole:
            is_muted = self.is_table and state in (State.UNUSED, State.LEFT_OUT)
            return color(self._theme.muted if is_muted else self._theme.text)
        if role == Role.FontRole:
            return self._struck if state is State.LEFT_OUT else None
        if role == Role.DecorationRole and state is State.TARGET:
            return self._sign(row, column)
        if role == Role.ToolTipRole:
            return "\n".join(filter(None, (self._text(row, column), self._words(state, column))))
        if role == Role.AccessibleDescriptionRole:
            return self._words(state, column)
        return None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        """Return the side that the writing of a column is at: numbers are under each other by their last digits."""
        is_right = self.is_table and is_number(self._draft.columns[column])
        return (Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter

    def _text(self, row: int, column: int) -> str:
        cell = _cut(one_line(self._rows[row].cells[column]))
        return cell or (GAP_SIGN if self.is_table else "")

    def _ground(self, state: State) -> QColor | None:
        theme = self._theme
        inks = {
            State.INPUT: (theme.accent, INPUT_SHARE),
            State.TARGET: (theme.success, TARGET_SHARE),
            State.GAP: (theme.warning, GAP_SHARE),
            State.WRONG: (theme.error, FAULT_SHARE),
        }
        return color(mixed(theme.panel, *inks[state])) if state in inks else None

    def _is_gap(self, shown: Shown, column: int) -> bool:
        return self.is_table and shown.cells[column].lower() in self._draft.columns[column].gaps

    def _sign(self, row: int, column: int) -> QPixmap | None:
        """Return the sign of the class in a cell, as the plots draw it."""
        data, table = self._draft.data, self._draft.table
        if data is None or table is None or not data.classes:
            return None
        k = data.classes.index(class_in(self._rows[row].cells[column], table.format.decimal))
        if k not in self._signs:
            self._signs[k] = _drawn(SHAPES[k][1], color(self._theme.class_colors[k]))
        return self._signs[k]

    def _words(self, state: State, column: int) -> str:
        """Return what a person should know of a cell."""
        draft = self._draft
        if state is State.WRONG and draft.problem is not None:
            return engine_text(draft.problem.text)
        if state is State.LEFT_OUT:
            return _word(marked("OpenDataDialog", "This row is left out."))
        if state is State.GAP and draft.use is not None:
            if draft.use.gaps is Gaps.MEAN and column != draft.use.target:
                return _word(marked("OpenDataDialog", "A gap: the mean of the column takes its place."))
            return _word(marked("OpenDataDialog", "A gap, for which this row is left out."))
        return self.role_text(column) if self.is_table else ""


_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def _rows_in_sight(draft: Draft) -> list[Row]:
    """Return the rows of a draft that are worth to be seen; of a text that is no table, lines of one cell."""
    if draft.table is None:
        return [Row(line, (text,)) for line, text in draft.lines]
    rows, problem = draft.table.rows, draft.problem
    first = list(rows[:FIRST_ROWS])
    if problem is None or problem.line is None or problem.line <= first[-1].line:
        return first
    near = (row for row in rows[FIRST_ROWS:] if row.line >= problem.line - ROWS_AROUND)
    return first + list(islice(near, 2 * ROWS_AROUND + 1))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"


def _drawn(sign: str, ink: QColor) -> QPixmap:
    pixmap = QPixmap(SIGN_SIZE, SIGN_SIZE)
    pixmap.fill(Qt.GlobalColor.transparent)
    font = QFont()
    font.setPixelSize(SIGN_SIZE)
    with QPainter(pixmap) as painter:
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(pixmap.rect(), Qt.AlignmentFlag.AlignCenter, sign)
    return pixmap


def _word(text: str) -> str:
    return QCoreApplication.translate("OpenDataDialog", text)
