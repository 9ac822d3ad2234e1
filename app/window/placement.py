"""Where the window and its panels are, from one start to the next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from app.files.settings import Settings
from app.window.docks import DockArea

FIRST_SHARE = 0.85  # of the screen that the window takes at its first start
SMALL_SCREEN = 1920  # pixels across; on such a screen the window takes all of it


def restore_placement(window: QMainWindow, dock_area: DockArea, settings: Settings) -> None:
    """Put the window and its panels where they were, or where they are at first."""
    room = window.screen().availableSize()
    window.resize(room * (1 if room.width() <= SMALL_SCREEN else FIRST_SHARE))
    if room.width() <= SMALL_SCREEN:
        window.setWindowState(Qt.WindowState.WindowMaximized)
    window.restoreGeometry(settings.geometry)
    dock_area.resize(window.size())
    if not dock_area.restore_layouts(settings.layout, settings.inside_layout):
        dock_area.arrange()


def keep_placement(window: QMainWindow, dock_area: DockArea, settings: Settings) -> None:
    """Have the settings remember where everything is."""
    settings.geometry = window.saveGeometry()
    settings.layout, settings.inside_layout = dock_area.layout_states()
