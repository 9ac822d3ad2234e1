"""How much of the screen the window takes at its first start."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

FIRST_SHARE = 0.85  # of a large screen
SMALL_SCREEN = 1920  # pixels across; of such a screen the window takes all


def take_first_size(window: QWidget) -> None:
    """Give a window its size on the screen that it is on."""
    room = window.screen().availableSize()
    is_small = room.width() <= SMALL_SCREEN
    window.resize(room * (1 if is_small else FIRST_SHARE))
    if is_small:
        window.setWindowState(Qt.WindowState.WindowMaximized)
