"""Runs that others take the place of: nothing of them is lost, and their files are not theirs any more."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.files.document import Document, read_document, write_document
from app.lesson.deeds import Deed
from app.panels.leave_question import LeaveQuestion
from app.panels.save_question import Answer, SaveQuestion
from app.window import run_saver
from app.window.actions import ActionId
from app.window.main_window import MainWindow
from app.window.own_runs import OwnRun
from app.workers.status import Phase
from mlp_engine import RunConfig, RunPoint, Session
from mlp_engine.events import SetParameter
from mlp_engine.saved_run import SavedRun
from tests.app.recorder import Recorder
from tests.app.window.exports import step_to
from tests.app.windows import message, trigger, wait_for_phase

TYPED = Deed((SetParameter("W", 1, 0, 0, 0.25),))


@pytest.fixture
def path(tmp_path: Path, window: MainWindow) -> Path:
    """The file that the run is in."""
    window.documents.run.path = tmp_path / "talk.layerscope"
    return window.documents.path


@pytest.fixture
def released(monkeypatch: pytest.MonkeyPatch) -> Event:
    """What a slow disk waits for."""
    event = Event()

    def write(path: Path, document: Document) -> str:
        event.wait()
        return write_document(path, document)

    monkeypatch.setattr(run_saver, "write_document", write)
    return event


def type_weight(qtbot: QtBot, window: MainWindow) -> None:
    window._controller.do.emit(TYPED)
    qtbot.waitUntil(lambda: window._frame.point.events != ())


def begin_new(qtbot: QtBot, window: MainWindow) -> None:
    done = Recorder(window._controller.done)
    trigger(window, ActionId.NEW)
    qtbot.waitUntil(lambda: len(done) > 0 and window._frame.point == RunPoint(RunConfig()))


def point_at(epoch: int) -> RunPoint:
    return RunPoint(RunConfig(epochs=10**7), epoch)


def is_written(window: MainWindow) -> bool:
    return bool(window.documents._saver._files._tasks)


def test_file_that_is_written_late_is_not_that_of_the_run_that_has_come_meanwhile(
    qtbot: QtBot, window: MainWindow, path: Path, released: Event
) -> None:
    step_to(qtbot, window, 3)
    trigger(window, ActionId.SAVE)
    qtbot.waitUntil(lambda: is_written(window))
    begin_new(qtbot, window)
    settled = Recorder(window.documents.settled)
    released.set()
    qtbot.waitUntil(lambda: message(window) == "Saved in talk.layerscope.")
    assert window.documents.path is None
    assert window.documents.run.number not in settled.payloads
    assert read_document(path).run.point.epoch == 3
    trigger(window, ActionId.UNDO)
    qtbot.waitUntil(lambda: window._frame.epoch == 3 and window.documents.path == path)
    assert not window.documents.is_modified


def test_run_is_not_saved_in_the_file_of_the_one_that_it_has_replaced(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    window.documents.begin_new()
    window.documents.save()  # before it is told that another run has come
    qtbot.waitUntil(lambda: message(window).startswith("talk.layerscope was not saved"))
    assert not path.exists()


def test_run_that_comes_before_the_one_to_be_saved_has_arrived_is_not_saved_in_its_file(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    other = Session(RunConfig(epochs=10)).saved()
    window._controller.restore.emit(point_at(10**6))
    wait_for_phase(qtbot, window, Phase.RESTORING)
    window.documents.save()
    window.documents.open(path.with_name("other.layerscope"), Document(other, {}))
    qtbot.waitUntil(lambda: message(window).startswith("talk.layerscope was not saved"))
    assert not path.exists()
    assert window.documents.name == "other.layerscope"


def test_what_was_done_later_is_something_to_lose_in_an_earlier_epoch_too(qtbot: QtBot, window: MainWindow) -> None:
    step_to(qtbot, window, 4)
    type_weight(qtbot, window)
    window._controller.go_to.emit(1)
    qtbot.waitUntil(lambda: window._frame.epoch == 1)
    assert window._frame.point.events == ()
    assert window.documents.is_modified


def test_another_way_to_the_newest_epoch_is_not_in_the_file(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    step_to(qtbot, window, 4)
    window._controller.go_to.emit(1)
    qtbot.waitUntil(lambda: window._frame.epoch == 1)
    trigger(window, ActionId.SAVE)
    qtbot.waitUntil(lambda: message(window).startswith("Saved"))
    assert not window.documents.is_modified
    window._controller.go_to.emit(2)
    qtbot.waitUntil(lambda: window._frame.epoch == 2)
    type_weight(qtbot, window)
    step_to(qtbot, window, 4)
    window._controller.go_to.emit(1)
    qtbot.waitUntil(lambda: window._frame.epoch == 1)
    assert window.documents.is_modified


def test_new_run_is_undone_with_later_epochs_and_bookmarks(qtbot: QtBot, window: MainWindow) -> None:
    step_to(qtbot, window, 3)
    type_weight(qtbot, window)
    trigger(window, ActionId.BOOKMARK)
    step_to(qtbot, window, 5)
    window._controller.go_to.emit(1)
    qtbot.waitUntil(lambda: window._frame.epoch == 1)
    end = window._frame.end
    begin_new(qtbot, window)
    assert window.documents._desk.bookmarks == ()
    trigger(window, ActionId.UNDO)
    qtbot.waitUntil(lambda: window._frame.end == end and window._frame.epoch == 1)
    qtbot.waitUntil(lambda: [bookmark.epoch for bookmark in window.documents._desk.bookmarks] == [3])


def test_bookmarks_stay_where_a_file_is_refused(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    step_to(qtbot, window, 2)
    trigger(window, ActionId.BOOKMARK)
    trigger(window, ActionId.SAVE)
    qtbot.waitUntil(lambda: message(window).startswith("Saved"))
    run = read_document(path).run
    wrong = SavedRun(run.values, {**run.arrays, "W1": run.arrays["W1"][:1]})
    window.documents.open(path, Document(wrong, {}))
    qtbot.waitUntil(lambda: "cannot be opened" in message(window))
    assert [bookmark.epoch for bookmark in window.documents._desk.bookmarks] == [2]


def test_what_comes_while_it_is_saved_is_kept_for_a_bad_end(
    qtbot: QtBot, window: MainWindow, path: Path, released: Event
) -> None:
    trigger(window, ActionId.SAVE)
    qtbot.waitUntil(lambda: is_written(window))
    step_to(qtbot, window, 2)
    told = Recorder(window.documents.settled), Recorder(window.documents.grown)
    released.set()
    qtbot.waitUntil(lambda: [len(signal) for signal in told] == [1, 1])


def test_closing_asks_once_while_the_network_learns(
    qtbot: QtBot, window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(SaveQuestion, "ask", lambda box: asked.append(box.text()) or Answer.SAVE)
    window.documents._is_ending = False
    type_weight(qtbot, window)
    window._controller.run.emit()
    qtbot.waitUntil(lambda: window._frame.epoch > 3)
    window.close()
    qtbot.waitUntil(window.isHidden)
    assert len(asked) == 1
    assert read_document(path).run.point == window._frame.point
    assert window._controller.status.phase is Phase.PAUSED


@pytest.mark.parametrize("may_go", [False, True])
def test_closing_asks_about_a_run_that_could_come_back(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, may_go: bool
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(LeaveQuestion, "may_go", lambda box: asked.append(box.text()) or may_go)
    type_weight(qtbot, window)
    begin_new(qtbot, window)
    window.documents._is_ending = False
    window.close()
    assert asked == ["Close without the run that was there before?"]
    assert window.isHidden() is may_go
    window.documents.end()


def test_closing_asks_about_the_run_and_the_one_behind_it_at_once(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(SaveQuestion, "ask", lambda box: asked.append(box.informativeText()) or Answer.CANCEL)
    type_weight(qtbot, window)
    window.documents._is_ending = False
    window.close()
    begin_new(qtbot, window)
    type_weight(qtbot, window)
    window.close()
    window.documents.end()
    assert "The run that was there before" not in asked[0]
    assert asked[1].startswith(asked[0])
    assert asked[1].endswith("The run that was there before is not saved, either: Cancel, and Undo brings it back.")


def test_run_that_takes_long_to_train_again_is_something_to_lose() -> None:
    run = OwnRun(present=(point_at(1000), point_at(1000), ()))
    assert not run.is_modified
    run.present = point_at(0), point_at(10_000_000), ()
    assert run.is_modified


def test_enter_and_escape_leave_the_window_open(qtbot: QtBot, window: MainWindow) -> None:
    for press in (lambda box: box.defaultButton().click(), LeaveQuestion.reject):
        box = LeaveQuestion(window)
        QTimer.singleShot(0, box, lambda box=box, press=press: press(box))
        assert not box.may_go()


@pytest.mark.parametrize("and_then", ["step", "run"])
def test_opened_run_is_looked_at_as_in_its_file_though_it_goes_on_at_once(
    qtbot: QtBot, window: MainWindow, path: Path, and_then: str
) -> None:
    step_to(qtbot, window, 2)
    trigger(window, ActionId.BOOKMARK)
    trigger(window, ActionId.SAVE)
    qtbot.waitUntil(lambda: message(window).startswith("Saved"))
    document = read_document(path)
    begin_new(qtbot, window)
    opened = Recorder(window.documents.opened)
    window.documents.open(path, document)
    getattr(window._controller, and_then).emit()
    qtbot.waitUntil(lambda: opened.payloads == [document] and window._frame.epoch > 2)
    assert [bookmark.epoch for bookmark in window.documents._desk.bookmarks] == [2]
    assert window.documents.is_modified
