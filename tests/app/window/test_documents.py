"""The file that a run is kept in: saved, opened, told in the title, and asked about at the end."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.files.document import Document, read_document, write_document
from app.files.settings import Settings
from app.lesson.deeds import Deed
from app.panels.leave_question import LeaveQuestion
from app.panels.save_question import Answer, SaveQuestion
from app.panels.timeline.bookmarks import MOST_BOOKMARKS, Bookmark
from app.window.actions import ActionId
from app.window.main_window import MainWindow
from mlp_engine import RunConfig
from mlp_engine.events import SetParameter
from tests.app.recorder import Recorder
from tests.app.window.exports import step_to
from tests.app.window.test_docks import places
from tests.app.windows import message, open_window, trigger

TYPED = Deed((SetParameter("W", 1, 0, 0, 0.25),))


def save(qtbot: QtBot, window: MainWindow) -> None:
    settled = Recorder(window.documents.settled)
    trigger(window, ActionId.SAVE)
    qtbot.waitUntil(lambda: len(settled) == 1)
    assert message(window) == "Saved in talk.layerscope."


def test_a_run_is_saved_and_comes_back_in_another_window(
    qtbot: QtBot, window: MainWindow, settings: Settings, path: Path
) -> None:
    step_to(qtbot, window, 3)
    trigger(window, ActionId.BOOKMARK)
    window._controller.do.emit(TYPED)
    qtbot.waitUntil(lambda: window._frame.point.events != ())
    assert window.windowTitle() == "Layerscope* – epoch 3"
    save(qtbot, window)
    assert path.exists()
    assert window.windowTitle() == "talk.layerscope – Layerscope – epoch 3"
    point, W = window._frame.point, window._frame.layers[0].W
    other = open_window(qtbot, settings, RunConfig(epochs=10**7))
    trigger(other, ActionId.OPEN)
    qtbot.waitUntil(lambda: message(other) == "Opened talk.layerscope.")
    qtbot.waitUntil(lambda: other._frame.point == point)
    assert other._frame.layers[0].W.tobytes() == W.tobytes()
    assert [bookmark.epoch for bookmark in other.documents._desk.bookmarks] == [3]
    assert other.windowTitle() == "talk.layerscope – Layerscope – epoch 3"
    step_to(qtbot, other, 4)
    assert other.windowTitle() == "talk.layerscope* – Layerscope – epoch 4"
    trigger(other, ActionId.UNDO)
    qtbot.waitUntil(lambda: other._frame.epoch == 0)
    assert other.windowTitle() == "Layerscope – epoch 0"
    trigger(other, ActionId.REDO)
    qtbot.waitUntil(lambda: other.windowTitle() == "talk.layerscope* – Layerscope – epoch 4")
    assert [bookmark.epoch for bookmark in other.documents._desk.bookmarks] == [3]
    assert other.documents.path == path
    other.close()


def test_run_that_comes_back_is_told_from_what_its_file_has_by_now(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    step_to(qtbot, window, 2)
    save(qtbot, window)
    trigger(window, ActionId.NEW)
    qtbot.waitUntil(lambda: window.windowTitle() == "Layerscope – epoch 0")
    trigger(window, ActionId.OPEN)
    qtbot.waitUntil(lambda: window.windowTitle() == "talk.layerscope – Layerscope – epoch 2")
    step_to(qtbot, window, 3)
    save(qtbot, window)
    qtbot.waitUntil(lambda: window.windowTitle() == "talk.layerscope – Layerscope – epoch 3")
    trigger(window, ActionId.UNDO)
    qtbot.waitUntil(lambda: window.windowTitle() == "Layerscope – epoch 0")
    trigger(window, ActionId.REDO)
    qtbot.waitUntil(lambda: window.windowTitle() == "talk.layerscope – Layerscope – epoch 3")
    assert not window.documents.is_modified
    for _ in range(2):
        trigger(window, ActionId.UNDO)
    qtbot.waitUntil(lambda: window.windowTitle() == "Layerscope – epoch 2")  # the file has another run by now


@pytest.mark.parametrize("answer", Answer)
def test_the_question_at_the_end(
    qtbot: QtBot, window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch, answer: Answer
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(SaveQuestion, "ask", lambda box: asked.append(box.text()) or answer)
    window.documents._is_ending = False
    window._controller.do.emit(TYPED)
    qtbot.waitUntil(lambda: window._frame.point.events != ())
    window.close()
    assert asked == ["Save this run before it is gone?"]
    if answer is Answer.SAVE:
        qtbot.waitUntil(window.isHidden)
    assert window.isVisible() is (answer is Answer.CANCEL)
    assert path.exists() is (answer is Answer.SAVE)
    window.documents.end()


def test_nothing_is_asked_where_nothing_is_lost(
    qtbot: QtBot, window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SaveQuestion, "ask", lambda box: pytest.fail(box.text()))
    window.documents._is_ending = False
    step_to(qtbot, window, 2)
    save(qtbot, window)
    window.close()
    assert window.isHidden()


def test_nothing_is_asked_where_an_opened_run_is_changed_and_saved(
    qtbot: QtBot, window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(qtbot, window)
    window.documents.open(path, read_document(path))
    qtbot.waitUntil(lambda: message(window) == "Opened talk.layerscope.")
    step_to(qtbot, window, 2)
    trigger(window, ActionId.BOOKMARK)
    assert window.documents.is_modified
    save(qtbot, window)
    for question, ask in ((SaveQuestion, "ask"), (LeaveQuestion, "may_go")):
        monkeypatch.setattr(question, ask, lambda box: pytest.fail(box.text()))
    window.documents._is_ending = False
    window.close()
    assert window.isHidden()


def test_run_with_which_the_program_begins_has_none_before_it(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    step_to(qtbot, window, 2)
    save(qtbot, window)
    window.documents.open(path, read_document(path), is_first=True)
    qtbot.waitUntil(lambda: message(window) == "Opened talk.layerscope.")
    assert not window._actions[ActionId.UNDO].isEnabled()
    window._controller.do.emit(TYPED)
    qtbot.waitUntil(lambda: window._actions[ActionId.UNDO].isEnabled())
    trigger(window, ActionId.UNDO)
    qtbot.waitUntil(lambda: not window._actions[ActionId.UNDO].isEnabled())
    assert window.documents.path == path


def test_set_up_that_is_undone_is_that_of_the_same_run_in_the_same_file(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    step_to(qtbot, window, 2)
    save(qtbot, window)
    run = window.documents.run
    window._controller.do.emit(Deed(replace(window._frame.config, data_seed=7)))
    qtbot.waitUntil(lambda: window._frame.config.data_seed == 7)
    trigger(window, ActionId.UNDO)
    qtbot.waitUntil(lambda: window._frame.config.data_seed == RunConfig().data_seed)
    assert window.documents.run is run
    qtbot.waitUntil(lambda: window.windowTitle() == "talk.layerscope* – Layerscope – epoch 0")


def test_what_is_trained_is_back_where_a_run_is_left_and_found_again(qtbot: QtBot, window: MainWindow) -> None:
    step_to(qtbot, window, 2)
    trigger(window, ActionId.NEW)
    qtbot.waitUntil(lambda: window._actions[ActionId.UNDO].isEnabled() and window._frame.epoch == 0)
    step_to(qtbot, window, 3)
    window._controller.do.emit(TYPED)
    qtbot.waitUntil(lambda: window._frame.point.events != ())
    new, W = window._frame.point, window._frame.layers[0].W
    for _ in range(2):
        trigger(window, ActionId.UNDO)
    qtbot.waitUntil(lambda: window._frame.epoch == 2)
    step_to(qtbot, window, 5)
    old = window._frame.layers[0].W
    trigger(window, ActionId.REDO)
    qtbot.waitUntil(lambda: window._frame.epoch == 3)
    trigger(window, ActionId.UNDO)
    qtbot.waitUntil(lambda: window._frame.epoch == 5)
    assert window._frame.layers[0].W.tobytes() == old.tobytes()
    for _ in range(2):
        trigger(window, ActionId.REDO)
    qtbot.waitUntil(lambda: window._frame.point == new)
    assert window._frame.layers[0].W.tobytes() == W.tobytes()


def test_what_cannot_be_saved_is_told(qtbot: QtBot, window: MainWindow, tmp_path: Path, path: Path) -> None:
    path.mkdir()
    trigger(window, ActionId.SAVE)
    qtbot.waitUntil(lambda: message(window).startswith("talk.layerscope was not saved: "))
    assert window.documents.path is None


def test_bookmarks_that_come_from_anybody_are_bounded(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    step_to(qtbot, window, 3)
    save(qtbot, window)
    run = read_document(path).run
    marks = [[3, "far"], *([9, "nowhere"] for _ in range(MOST_BOOKMARKS)), [1, "too late"]]
    for names, expected in ((marks, "far"), ([[3, "a\nb\ud800" * 100_000]], "a b" * 26 + "a")):
        window.documents.open(path, Document(run, {"bookmarks": names}))
        qtbot.waitUntil(lambda: window.documents._look is None and window.documents._opening is None)
        assert window.documents._desk.bookmarks == (Bookmark(3, expected),)


def test_panels_come_back_where_they_were_whatever_has_become_of_them(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    area = window._dock_area
    area.docks["weights"].close()
    area.docks["boundary"].setFloating(True)
    area.tabifyDockWidget(area.docks["network"], area.docks["inspector"])
    area.addDockWidget(Qt.DockWidgetArea.TopDockWidgetArea, area.docks["loss"])
    before = places(area)
    save(qtbot, window)
    trigger(window, ActionId.RESET_LAYOUT, ActionId.OPEN)
    assert places(area) != before
    qtbot.waitUntil(lambda: message(window) == "Opened talk.layerscope.")
    qtbot.waitUntil(lambda: places(area) == before)
    assert area.docks["weights"].isHidden()
    assert area.docks["boundary"].isFloating()


@pytest.mark.parametrize("panels", [None, ["network"], {"watching": {"docked": ["curves"], "floating": []}}, "x"])
def test_a_file_that_does_not_say_where_the_panels_are_leaves_them(
    qtbot: QtBot, window: MainWindow, path: Path, panels: object
) -> None:
    save(qtbot, window)
    document = read_document(path)
    desk = {name: value for name, value in document.desk.items() if name != "panels"} | {"bookmarks": [[0, "start"]]}
    write_document(path, Document(document.run, desk if panels is None else desk | {"panels": panels}))
    window._dock_area.docks["weights"].close()
    before = places(window._dock_area)
    trigger(window, ActionId.OPEN)
    qtbot.waitUntil(lambda: window.documents._desk.bookmarks != ())
    assert places(window._dock_area) == before
