"""Files that others write, too: asked about before they are replaced."""

from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from app.files.document import Document, read_document, write_document
from app.panels.replace_question import ReplaceQuestion
from app.window import run_saver
from app.window.actions import ActionId
from app.window.main_window import MainWindow
from tests.app.window.exports import step_to
from tests.app.window.test_documents import save
from tests.app.windows import message, trigger


def test_file_has_what_was_saved_last_however_long_the_first_takes(
    qtbot: QtBot, window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, released, written = Event(), Event(), []

    def write(path: Path, document: Document) -> str:
        if document.run.point.epoch == 0:
            begun.set()
            released.wait()
        checksum = write_document(path, document)
        written.append(document.run.point.epoch)
        return checksum

    monkeypatch.setattr(run_saver, "write_document", write)
    trigger(window, ActionId.SAVE)
    qtbot.waitUntil(begun.is_set)
    for epoch in (1, 2):
        step_to(qtbot, window, epoch)
        trigger(window, ActionId.SAVE)
        qtbot.waitUntil(lambda epoch=epoch: epoch in written or len(window.documents._saver._files._tasks) == 1)
    released.set()
    qtbot.waitUntil(lambda: message(window).startswith("Saved"))
    qtbot.waitUntil(lambda: 0 in written)
    assert read_document(path).run.point.epoch == 2


@pytest.mark.parametrize("may_replace", [False, True])
def test_what_another_program_has_saved_is_replaced_only_if_the_user_wants_that(
    qtbot: QtBot, window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch, may_replace: bool
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(ReplaceQuestion, "ask", lambda box: asked.append(box.text()) or may_replace)
    step_to(qtbot, window, 2)
    save(qtbot, window)
    others = path.read_bytes()
    step_to(qtbot, window, 3)
    save(qtbot, window)
    path.write_bytes(others)
    step_to(qtbot, window, 4)
    assert asked == []
    trigger(window, ActionId.SAVE)
    qtbot.waitUntil(lambda: asked == ["talk.layerscope was changed by another program. Replace what that has saved?"])
    if may_replace:
        qtbot.waitUntil(lambda: not window.documents.is_modified)
        step_to(qtbot, window, 5)
        save(qtbot, window)
    assert len(asked) == 1
    assert read_document(path).run.point.epoch == (5 if may_replace else 2)
    assert window.documents.is_modified is not may_replace


@pytest.mark.parametrize("is_gone", [False, True])
def test_file_that_is_gone_or_of_another_kind_by_now_is_asked_about_as_it_should_be(
    qtbot: QtBot, window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch, is_gone: bool
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(ReplaceQuestion, "ask", lambda box: asked.append(box.text()))
    save(qtbot, window)
    if is_gone:
        path.unlink()
    else:
        path.write_bytes(b"somebody's own")
    step_to(qtbot, window, 2)
    trigger(window, ActionId.SAVE)
    qtbot.waitUntil(lambda: path.exists() and bool(asked) is not is_gone)
    if not is_gone:
        assert path.read_bytes() == b"somebody's own"


def test_saving_again_while_the_file_is_written_asks_nothing(
    qtbot: QtBot, window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, released = Event(), Event()

    def write(path: Path, document: Document) -> str:
        begun.set()
        released.wait()
        return write_document(path, document)

    save(qtbot, window)
    monkeypatch.setattr(run_saver, "write_document", write)
    monkeypatch.setattr(ReplaceQuestion, "ask", lambda box: pytest.fail(box.text()))
    step_to(qtbot, window, 2)
    trigger(window, ActionId.SAVE)
    qtbot.waitUntil(begun.is_set)
    tasks = window.documents._saver._files._tasks
    first = set(tasks)
    step_to(qtbot, window, 3)
    trigger(window, ActionId.SAVE)
    qtbot.waitUntil(lambda: bool(set(tasks) - first))
    released.set()
    qtbot.waitUntil(lambda: not window.documents.is_modified)
    assert read_document(path).run.point.epoch == 3
