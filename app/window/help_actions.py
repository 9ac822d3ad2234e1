"""What the help menu opens."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QMessageBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import VERSION
from app.window.actions import ActionId
from app.window.window_actions import WindowActions

ROOM_AROUND = 80  # px for margins, button and title


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
        ShortcutsDialog(self._actions.key_table(), self._window).exec()

    @Slot()
    def _show_about(self) -> None:
        text = self.tr("Layerscope {0}: watch a multi-layer perceptron learn by backpropagation. MIT licence.")
        QMessageBox.about(self._window, self.tr("About Layerscope"), text.format(VERSION))


class ShortcutsDialog(QDialog):
    """Lists keys with what they do.

    Parameters
    ----------
    rows : (keys, meaning), in the language of the window
    """

    def __init__(self, rows: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        table = QTableWidget(len(rows), 2)
        table.setAccessibleName(self.windowTitle())
        table.setHorizontalHeaderLabels([self.tr("Key"), self.tr("What it does")])
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                table.setItem(row, column, QTableWidgetItem(text))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(table)
        layout.addWidget(buttons)
        table.resizeRowsToContents()
        rows_height = table.verticalHeader().length() + table.horizontalHeader().sizeHint().height()
        self.resize(600, min(rows_height + ROOM_AROUND, self.screen().availableSize().height() - ROOM_AROUND))
