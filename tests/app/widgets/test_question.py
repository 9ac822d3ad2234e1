"""The box that all questions are asked in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from app.export.dialog.dialog import ReplaceBox
from app.panels.leave_question import LeaveQuestion
from app.panels.lessons.delete_box import DeleteBox
from app.panels.replace_question import ReplaceQuestion
from app.panels.save_question import SaveQuestion
from app.widgets.question import Question

QUESTIONS: dict[Callable[[], Question], tuple[str, str]] = {
    LeaveQuestion: ("&Cancel", "&Cancel"),
    lambda: SaveQuestion("a.layerscope"): ("&Save", "&Cancel"),
    lambda: ReplaceQuestion(Path("a.layerscope")): ("&Keep", "&Keep"),
    lambda: DeleteBox("Mine"): ("&Keep", "&Keep"),
    lambda: ReplaceBox(["a.png"]): ("&Keep", "&Keep"),
}
"""What makes each question, and the buttons that Enter and Escape press."""


@pytest.mark.parametrize("make", QUESTIONS)
def test_every_question_is_asked_alike(qtbot: QtBot, make: Callable[[], Question]) -> None:
    question = make()
    qtbot.addWidget(question)
    assert question.icon() is QMessageBox.Icon.Question
    assert question.textFormat() is Qt.TextFormat.PlainText
    assert (question.defaultButton().text(), question.escapeButton().text()) == QUESTIONS[make]
    assert all(button.icon().isNull() for button in question.buttons())
