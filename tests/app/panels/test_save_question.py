"""The question whether a run is to be saved."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.panels.save_question import Answer, SaveQuestion


def press(key: Qt.Key) -> Callable[[SaveQuestion], None]:
    return lambda question: QTest.keyClick(question, key)


@pytest.mark.parametrize(
    ("end", "answer"),
    [
        (press(Qt.Key.Key_Return), Answer.SAVE),
        (press(Qt.Key.Key_Escape), Answer.CANCEL),
        (SaveQuestion.close, Answer.CANCEL),
        (SaveQuestion.reject, Answer.CANCEL),
        (SaveQuestion.accept, Answer.CANCEL),
        (SaveQuestion.hide, Answer.CANCEL),
        (lambda question: question._discard.click(), Answer.DISCARD),
    ],
    ids=["enter", "escape", "closed", "rejected", "accepted", "hidden", "discarded"],
)
def test_only_a_button_saves_or_discards(qtbot: QtBot, end: Callable[[SaveQuestion], object], answer: Answer) -> None:
    question = SaveQuestion("talk.layerscope")
    qtbot.addWidget(question)
    QTimer.singleShot(0, question, lambda: end(question))
    assert question.ask() is answer
