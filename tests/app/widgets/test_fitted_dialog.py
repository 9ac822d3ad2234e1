"""Dialogs as large as they are usually, as their writing needs, or as the screen is."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from app.widgets.fitted_dialog import ROOM_AROUND, FittedDialog, ScrolledPart, take_icons

USUAL = QSize(300, 200)


@pytest.fixture
def dialog(qtbot: QtBot) -> FittedDialog:
    dialog = FittedDialog(USUAL)
    qtbot.addWidget(dialog)
    return dialog


def fill(dialog: FittedDialog, width: int, height: int) -> QPushButton:
    """Put something of this size into the dialog, and a button below it."""
    part, button = QLabel(), QPushButton("Close")
    part.setMinimumSize(width, height)
    column = QVBoxLayout(dialog)
    column.addWidget(ScrolledPart(part), 1)
    column.addWidget(button)
    return button


def test_it_opens_in_its_usual_size(dialog: FittedDialog) -> None:
    fill(dialog, 10, 10)
    dialog.show()
    assert dialog.size() == USUAL


def test_it_is_no_larger_than_the_screen_and_its_buttons_are_in_sight(dialog: FittedDialog) -> None:
    button = fill(dialog, 3000, 3000)
    dialog.show()
    room = dialog.screen().availableSize() - ROOM_AROUND
    assert dialog.size().boundedTo(room) == dialog.size()
    assert dialog.rect().contains(button.geometry())
    area = dialog.findChild(ScrolledPart)
    assert area.verticalScrollBar().maximum() > 0
    assert area.horizontalScrollBar().maximum() > 0


def test_a_size_that_was_given_to_it_stays(dialog: FittedDialog) -> None:
    fill(dialog, 10, 10)
    dialog.show()
    dialog.resize(400, 500)
    dialog.hide()
    dialog.show()
    assert dialog.size() == QSize(400, 500)


def test_on_a_smaller_screen_than_before_it_shrinks(dialog: FittedDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(dialog, 10, 10)
    dialog.show()
    dialog.resize(700, 700)
    dialog.hide()
    screen = type("Screen", (), {"availableSize": lambda self: QSize(640, 480)})()
    monkeypatch.setattr(dialog, "screen", lambda: screen)
    dialog.show()
    assert dialog.size() == QSize(640, 480) - ROOM_AROUND


def test_icons_of_the_desktop_are_taken_from_buttons(dialog: FittedDialog) -> None:
    pixmap = QPixmap(8, 8)
    pixmap.fill(Qt.GlobalColor.red)
    button = QPushButton(QIcon(pixmap), "OK", dialog)
    take_icons(dialog)
    assert button.icon().isNull()
