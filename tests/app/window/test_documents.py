"""The file that a run is kept in: saved, opened, told in the title, and asked about at the end."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.files.document import Document, read_document, write_document
from app.files.settings import Settings
from app.lesson.deeds import Deed
from app.panels.save_question import Answer, SaveQuestion
from app.panels.timeline.bookmarks import MOST_BOOKMARKS, Bookmark
from app.window import run_saver
from app.window.actions import ActionId
from app.window.main_window import MainWindow
from mlp_engine import RunConfig
from mlp_engine.events import SetParameter
from tests.app.window.exports import step_to
from tests.app.window.test_docks import places
from tests.app.windows import message, open_window, trigger

TYPED = Deed((SetParameter("W", 1, 0, 0, 0.25),))


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the dialogs save, and what they open."""
    path = tmp_path / "talk.layerscope"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path.with_suffix("")), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    return path


def save(qtbot: QtBot, window: MainWindow) -> None:
    trigger(window, ActionId.SAVE)
    qtbot.waitUntil(lambda: message(window).startswith("Saved"))


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


def test_what_cannot_be_saved_is_told(qtbot: QtBot, window: MainWindow, tmp_path: Path, path: Path) -> None:
    path.mkdir()
    trigger(window, ActionId.SAVE)
    qtbot.waitUntil(lambda: message(window).startswith("talk.layerscope was not saved: "))
    assert window.documents.path is None


def test_recent_files(qtbot: QtBot, window: MainWindow, settings: Settings, path: Path) -> None:
    save(qtbot, window)
    assert settings.recent == (str(path),)
    menu = window._menus.recent
    menu.aboutToShow.emit()
    assert menu.actions()[0].text() == "&1  talk.layerscope"
    step_to(qtbot, window, 1)
    trigger(window, ActionId.NEW)
    qtbot.waitUntil(lambda: window._frame.epoch == 0)
    assert window.documents.path is None
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: window.documents.path == path)
    menu.aboutToShow.emit()
    menu.actions()[-1].trigger()
    assert settings.recent == ()


def test_recent_files_of_one_name_are_told_apart_by_their_folders(window: MainWindow, settings: Settings) -> None:
    settings.recent = (
        "/a/x/run.layerscope",
        "/b/x/run.layerscope",
        "/x/run.layerscope",
        "/b/a&b/run.layerscope",
        "/b/o",
    )
    menu = window._menus.recent
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()[:-2]] == [
        "&1  run.layerscope – a/x",
        "&2  run.layerscope – b/x",
        "&3  run.layerscope – /x",
        "&4  run.layerscope – a&&b",
        "&5  o",
    ]


def test_recent_file_that_is_gone_is_left_out_when_it_is_chosen(
    qtbot: QtBot, window: MainWindow, settings: Settings, path: Path, tmp_path: Path
) -> None:
    save(qtbot, window)
    damaged = tmp_path / "damaged.layerscope"
    damaged.write_bytes(b"damaged")
    settings.recent = (str(damaged), str(path))
    path.unlink()
    menu = window._menus.recent
    for number, name in enumerate(("damaged", "talk")):
        menu.aboutToShow.emit()
        menu.actions()[number].trigger()
        qtbot.waitUntil(lambda name=name: message(window).startswith(f"{name}.layerscope cannot be opened: "))
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()[:-2]] == ["&1  damaged.layerscope"]
    assert settings.recent == (str(damaged),)


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
