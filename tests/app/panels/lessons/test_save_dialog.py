"""The dialog that asks for a name: what it takes, what it refuses, and what it would replace."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.files.lessons import LONGEST_WATCH
from app.panels.lessons.save_dialog import SaveLessonDialog
from tests.app.recorder import Recorder


@pytest.fixture
def dialog(qtbot: QtBot) -> SaveLessonDialog:
    dialog = SaveLessonDialog()
    qtbot.addWidget(dialog)
    dialog.ask(["Week 1"])
    dialog.show()
    return dialog


def test_name_and_words_are_typed_and_confirmed_by_keys(qtbot: QtBot, dialog: SaveLessonDialog) -> None:
    confirmed = Recorder(dialog.confirmed)
    qtbot.keyClicks(dialog.name, " Week 2: XOR ")
    qtbot.keyClicks(dialog.watch, "Look at the loss.")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert confirmed.payloads == [("Week 2: XOR", "Look at the loss.")]


def test_nothing_is_saved_without_a_name(qtbot: QtBot, dialog: SaveLessonDialog) -> None:
    confirmed = Recorder(dialog.confirmed)
    assert not dialog._save.isEnabled()
    assert dialog._note.text() == ""
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert not confirmed.payloads


def test_name_that_is_taken_is_told_before_it_is_replaced(dialog: SaveLessonDialog) -> None:
    dialog.name.setText("week 1 ")
    assert dialog._save.text() == "&Replace"
    assert "will be replaced" in dialog._note.text()
    dialog.name.setText("week 11")
    assert dialog._save.text() == "&Save"
    assert dialog._note.text() == ""


def test_wrong_input_is_a_sentence(dialog: SaveLessonDialog) -> None:
    dialog.name.setText("bell\a")
    assert "must be a name of 1 to 80 characters that can be seen" in dialog._note.text()
    assert not dialog._save.isEnabled()
    dialog.name.setText("fine")
    assert dialog._save.isEnabled()
    dialog.watch.setPlainText("x" * (LONGEST_WATCH + 1))
    assert "600" in dialog._note.text()
    assert not dialog._save.isEnabled()


def test_failure_is_told_until_something_else_is_typed(dialog: SaveLessonDialog) -> None:
    dialog.name.setText("fine")
    dialog.show_failure("There is no room left on the disk.")
    assert dialog._note.text() == "There is no room left on the disk."
    assert dialog.name.text() == "fine"
    dialog.name.setText("fine 2")
    assert dialog._note.text() == ""


def test_what_is_not_kept_is_told(dialog: SaveLessonDialog) -> None:
    (words,) = (label.text() for label in dialog.findChildren(QLabel) if label.text().startswith("Kept are"))
    assert "Not kept are the weights that were learned, the points that were drawn, moved or erased" in words
