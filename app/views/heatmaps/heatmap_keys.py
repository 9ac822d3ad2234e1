"""Where the keys lead from a cell of a matrix."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.lesson.selection import Cell

_PAGE = 10  # rows

_MOVES: dict[int, Cell] = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_PageUp: (-_PAGE, 0),
    Qt.Key.Key_PageDown: (_PAGE, 0),
}
_PICKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def target(event: QKeyEvent, cell: Cell, last: Cell) -> Cell | None:
    """Return where a key leads from ``cell``, perhaps beyond the ``last`` cell of the matrix; None if nowhere."""
    (row, column), (last_row, last_column) = cell, last
    modifiers = _modifiers(event)
    everywhere = modifiers == Qt.KeyboardModifier.ControlModifier
    if modifiers and not everywhere:
        return None
    if event.key() == Qt.Key.Key_Home:
        return (0 if everywhere else row), 0
    if event.key() == Qt.Key.Key_End:
        return (last_row if everywhere else row), last_column
    move = _MOVES.get(event.key())
    return None if move is None or everywhere else (row + move[0], column + move[1])


def picks(event: QKeyEvent) -> bool:
    """Tell whether a key picks the present cell."""
    return event.key() in _PICKING and not _modifiers(event)


def _modifiers(event: QKeyEvent) -> Qt.KeyboardModifier:
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
