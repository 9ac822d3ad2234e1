"""The form of the set-up, and how it is filled in."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.panels.setup.config_panel import ConfigPanel


def box(panel: ConfigPanel, name: str) -> Any:
    return panel.rows[name].editor.control


def type_into(qtbot: QtBot, panel: ConfigPanel, name: str, text: str, *, enter: bool = True) -> None:
    control = box(panel, name)
    control.setFocus()
    control.selectAll()
    qtbot.keyClick(control, Qt.Key.Key_Delete)
    qtbot.keyClicks(control, text)
    if enter:
        qtbot.keyClick(control, Qt.Key.Key_Return)


def choose(panel: ConfigPanel, name: str, choice: str) -> None:
    """Choose an entry as a click on it does."""
    control = box(panel, name)
    control.show_name(choice)
    control.activated.emit(control.currentIndex())


def border(control: QWidget) -> QColor:
    """The colour in the middle of the upper edge of ``control``."""
    return control.grab().toImage().pixelColor(control.width() // 2, 1)
