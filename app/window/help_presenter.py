"""What the menu Help shows."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.window.actions import ActionId


class HelpPresenter(QObject):
    """Opens the list of keys, and tells which program this is."""

    def __init__(self, actions: Mapping[ActionId, QAction], window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        actions[ActionId.SHORTCUTS].triggered.connect(self.show_shortcuts)
        actions[ActionId.ABOUT].triggered.connect(self.show_about)

    @Slot()
    def show_shortcuts(self) -> None:
        """List what each key does."""
        from app.panels.shortcuts_dialog import ShortcutsDialog  # a start does without it
        from app.window.key_table import key_sections

        ShortcutsDialog(key_sections(), self._window).exec()

    @Slot()
    def show_about(self) -> None:
        """Tell the version and the licence."""
        from app.panels.about_box import AboutBox

        AboutBox(self._window).exec()
