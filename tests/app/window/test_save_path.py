"""The file that something is saved in: nothing is replaced that nobody was asked about."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.files.document import read_document
from app.panels.replace_question import ReplaceQuestion
from app.window.actions import ActionId
from app.window.main_window import MainWindow
from app.window.save_path import existing_folder
from tests.app.windows import message, trigger

OLD = b"of last week"


class User:
    """Chooses a file in each dialog, as they come back from those of systems: as typed, and asked about as typed.

    Attributes
    ----------
    proposed : the paths that the dialogs proposed
    questions : what was asked about replacing
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch, chosen: list[str], answer: str = "") -> None:
        self.proposed: list[str] = []
        self.questions: list[str] = []
        self._chosen, self._answer = chosen, answer
        monkeypatch.setattr(QFileDialog, "getSaveFileName", self._choose)

    def _choose(self, parent: object, title: str, proposed: str, kinds: str) -> tuple[str, str]:
        self.proposed.append(proposed)
        if self._answer:
            QTimer.singleShot(0, self._reply)
        return (self._chosen.pop(0) if self._chosen else ""), ""

    def _reply(self) -> None:
        question = QApplication.activeModalWidget()
        if isinstance(question, ReplaceQuestion):
            self.questions.append(question.text())
            next(button for button in question.buttons() if self._answer in button.text()).click()


def test_folder_to_begin_in_is_the_first_that_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "talks").mkdir()
    (tmp_path / "file").write_bytes(OLD)
    missing, file = tmp_path / "missing", tmp_path / "file"
    assert existing_folder("", missing, file, "a\0b", "~/talks", "/") == tmp_path / "talks"
    assert existing_folder("", missing) == existing_folder() == tmp_path


@pytest.mark.parametrize(
    ("action", "name"), [(ActionId.SAVE, "talk.layerscope"), (ActionId.SAVE_DATA, "talk.csv")], ids=["run", "samples"]
)
def test_file_that_has_the_name_with_the_suffix_is_not_replaced_unasked(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, action: ActionId, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(OLD)
    user = User(monkeypatch, [str(path.with_suffix(""))], "Keep")
    trigger(window, action)
    assert user.questions == [f"{name} is there already. Replace it?"]
    assert path.read_bytes() == OLD
    assert user.proposed[1:] == [str(path)]  # it was asked for another one, and that was given up


def test_it_is_replaced_where_the_user_says_so(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "talk.layerscope"
    path.write_bytes(OLD)
    User(monkeypatch, [str(tmp_path / "talk")], "Replace")
    trigger(window, ActionId.SAVE)
    qtbot.waitUntil(lambda: message(window) == "Saved in talk.layerscope.")
    assert read_document(path).run.point == window._frame.point


@pytest.mark.parametrize("name", ["talk", "talk.layerscope", "Talk.LAYERSCOPE"])
def test_nobody_is_asked_about_a_file_that_is_not_there_or_that_the_dialog_has_asked_about(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    path = tmp_path / (name if "." in name else "talk.layerscope")
    if "." in name:
        path.write_bytes(OLD)
    monkeypatch.setattr(ReplaceQuestion, "ask", lambda question: pytest.fail(question.text()))
    User(monkeypatch, [str(tmp_path / name)])
    trigger(window, ActionId.SAVE)
    qtbot.waitUntil(lambda: message(window).startswith("Saved in "))
    assert read_document(path).run.point == window._frame.point


def test_question_that_is_closed_keeps_the_file(qtbot: QtBot, tmp_path: Path) -> None:
    question = ReplaceQuestion(tmp_path / "talk.layerscope")
    qtbot.addWidget(question)
    QTimer.singleShot(0, question, question.accept)
    assert question.ask() is False
