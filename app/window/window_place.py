"""Where the window is on the screen."""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QMainWindow

from app.files.settings import Settings

FIRST_SHARE = 0.85  # of the screen that the window takes at its first start
SMALL_SCREEN = 1920  # pixels across; on such a screen the window takes all of it


class WindowPlace(QObject):
    """Remembers from one start to the next where a window is, and has it fill the screen."""

    def __init__(self, window: QMainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings

    def restore(self) -> None:
        """Put the window where it was at the end of the last start; at the first, where there is room for it."""
        room = self._window.screen().availableSize()
        self._window.resize(room * (1 if room.width() <= SMALL_SCREEN else FIRST_SHARE))
        if room.width() <= SMALL_SCREEN:
            self._window.setWindowState(Qt.WindowState.WindowMaximized)
        self._window.restoreGeometry(self._settings.geometry)

    def keep(self) -> None:
        """Have the settings remember where the window is."""
        self._settings.geometry = self._window.saveGeometry()

    @Slot()
    def toggle_full_screen(self) -> None:
        """Fill the screen with the window, or give it back."""
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)
