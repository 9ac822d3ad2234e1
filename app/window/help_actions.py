"""What the help menu opens."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from app import VERSION
from app.window.actions import ActionId
from app.window.window_actions import WindowActions


class HelpActions(QObject):
    """The list of keys, and what the program is, connected with the actions of the window."""

    def __init__(self, actions: WindowActions, window: QWidget) -> None:
        super().__init__(window)
        self._actions = actions
        self._window = window
        actions[ActionId.SHORTCUTS].triggered.connect(self._show_shortcuts)
        actions[ActionId.ABOUT].triggered.connect(self._show_about)

    @Slot()
    def _show_shortcuts(self) -> None:
        from app.panels.shortcuts_dialog import ShortcutsDialog  # a start does without it

        ShortcutsDialog(self._actions.key_table(), self._window).exec()

    @Slot()
    def _show_about(self) -> None:
        text = self.tr("Layerscope {0}: watch a multi-layer perceptron learn by backpropagation. MIT licence.")
        QMessageBox.about(self._window, self.tr("About Layerscope"), text.format(VERSION))
