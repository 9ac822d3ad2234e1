"""A window that ends badly, and the next one, which offers its run back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event, Thread, current_thread

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.files.document import read_document
from app.files.recovery import Recovery
from app.files.settings import Settings
from app.panels.leave_question import LeaveQuestion
from app.panels.recovery.dialog import RecoveryDialog
from app.window.actions import ActionId
from app.window.main_window import MainWindow
from app.window.own_runs import OwnRun
from mlp_engine import RunConfig
from tests.app.window.exports import step_to
from tests.app.windows import message, open_window, trigger


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where programs keep their runs."""
    return tmp_path / "kept"


def keep(qtbot: QtBot, window: MainWindow) -> None:
    """Have the run kept, as it is after a minute."""
    autosave = window._keeping._autosave
    autosave.keep()
    qtbot.waitUntil(lambda: not autosave.is_busy)


def begin_new(qtbot: QtBot, window: MainWindow) -> OwnRun:
    """Have another run, and return the one before."""
    before = window.documents.run
    trigger(window, ActionId.NEW)
    qtbot.waitUntil(lambda: window.documents.run is not before and window._frame.epoch == 0)
    return before


def kept_and_replaced(qtbot: QtBot, window: MainWindow, folder: Path) -> OwnRun:
    """Have a run kept that another one has taken the place of, and return it."""
    window.keep_in(Recovery(folder))
    step_to(qtbot, window, 3)
    trigger(window, ActionId.BOOKMARK)
    keep(qtbot, window)
    return begin_new(qtbot, window)


def offered(qtbot: QtBot, window: MainWindow) -> RecoveryDialog:
    qtbot.waitUntil(lambda: window.findChild(RecoveryDialog) is not None)
    return window.findChild(RecoveryDialog)


def test_run_of_a_window_that_ends_badly_is_back_in_the_next_one_bit_for_bit(
    qtbot: QtBot, window: MainWindow, settings: Settings, folder: Path
) -> None:
    window.keep_in(Recovery(folder))
    step_to(qtbot, window, 3)
    trigger(window, ActionId.BOOKMARK)
    keep(qtbot, window)
    W, point = window._frame.layers[0].W.tobytes(), window._frame.point
    window.close()  # as at SIGTERM: nobody was there to give it up
    other = open_window(qtbot, settings, RunConfig(epochs=10**7))
    other.keep_in(Recovery(folder))
    offered(qtbot, other)._wanted.click()
    qtbot.waitUntil(lambda: message(other) == "The run that was kept is back.")
    qtbot.waitUntil(lambda: other._frame.point == point)
    assert other._frame.layers[0].W.tobytes() == W
    qtbot.waitUntil(lambda: other.windowTitle() == "Layerscope* – epoch 3")
    other.close()
    recovery = Recovery(folder)
    assert len(recovery.left_behind()) == 1  # as it is not saved yet
    recovery.close()


def test_what_is_saved_is_not_offered(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "talk"), ""))
    window.keep_in(Recovery(folder))
    step_to(qtbot, window, 3)
    keep(qtbot, window)
    trigger(window, ActionId.SAVE)
    qtbot.waitUntil(lambda: message(window).startswith("Saved"))
    window.close()
    recovery = Recovery(folder)
    assert recovery.left_behind() == []
    recovery.close()


def test_what_is_left_for_later_is_offered_by_the_menu_alone(
    qtbot: QtBot, window: MainWindow, settings: Settings, folder: Path
) -> None:
    window.keep_in(Recovery(folder))
    step_to(qtbot, window, 3)
    keep(qtbot, window)
    window.close()
    other = open_window(qtbot, settings, RunConfig(epochs=10**7))
    other.keep_in(Recovery(folder))
    offered(qtbot, other)._later.click()
    other.close()
    third = open_window(qtbot, settings, RunConfig(epochs=10**7))
    third.keep_in(Recovery(folder))
    qtbot.waitUntil(lambda: not third._keeping._offers._looking._tasks)
    assert third.findChild(RecoveryDialog) is None
    trigger(third, ActionId.RESTORE)
    offered(qtbot, third)._discard.click()
    third.close()
    recovery = Recovery(folder)
    assert recovery.left_behind() == []
    recovery.close()


def test_run_that_is_restored_is_not_overwritten_by_the_one_before(
    qtbot: QtBot, window: MainWindow, settings: Settings, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.keep_in(Recovery(folder))
    step_to(qtbot, window, 3)
    keep(qtbot, window)
    window.close()
    other = open_window(qtbot, settings, RunConfig(epochs=10**7))
    other.keep_in(Recovery(folder))
    dialog, autosave, released = offered(qtbot, other), other._keeping._autosave, Event()
    encoder, threads = autosave._encoder, list[Thread]()

    def encoded(encode: Callable[[], bytes | bytearray]) -> bytes | bytearray:
        threads.append(current_thread())
        released.wait()
        return encode()

    monkeypatch.setattr(autosave, "_encoder", lambda run: partial(encoded, encoder(run)))
    step_to(qtbot, other, 1)
    autosave.keep()
    qtbot.waitUntil(lambda: len(threads) == 1)
    dialog._wanted.click()
    qtbot.waitUntil(lambda: message(other) == "The run that was kept is back.")
    qtbot.waitUntil(lambda: other._frame.epoch == 3)
    released.set()
    threads[0].join()
    other.close()
    recovery = Recovery(folder)
    [left] = recovery.left_behind()
    assert read_document(left.path).run.point.epoch == 3
    recovery.close()


@pytest.mark.parametrize("is_saved", [False, True])
def test_run_that_another_has_replaced_stays_kept_if_it_is_in_no_file(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path, is_saved: bool
) -> None:
    window.keep_in(Recovery(folder))
    step_to(qtbot, window, 3)
    trigger(window, ActionId.BOOKMARK)
    if is_saved:
        window.documents.save_in(tmp_path / "talk.layerscope")
        qtbot.waitUntil(lambda: message(window).startswith("Saved"))
        window._keeping._autosave.note_change()  # as it is kept, too, in case
    keep(qtbot, window)
    begin_new(qtbot, window)
    step_to(qtbot, window, 2)
    keep(qtbot, window)
    window.close()
    recovery = Recovery(folder)
    epochs = sorted(read_document(left.path).run.point.epoch for left in recovery.left_behind())
    recovery.close()
    assert epochs == ([2] if is_saved else [2, 3])


def test_run_that_comes_back_is_kept_in_its_own_place(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    before = kept_and_replaced(qtbot, window, folder)
    trigger(window, ActionId.UNDO)
    qtbot.waitUntil(lambda: window.documents.run is before and window._frame is not None and window._frame.epoch == 3)
    step_to(qtbot, window, 4)
    keep(qtbot, window)
    window.close()
    recovery = Recovery(folder)
    [left] = recovery.left_behind()
    assert read_document(left.path).run.point.epoch == 4
    recovery.close()


def test_nothing_is_kept_of_any_run_once_the_user_lets_them_go(
    qtbot: QtBot, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LeaveQuestion, "may_go", lambda _: True)
    kept_and_replaced(qtbot, window, folder)
    assert list(folder.iterdir()) != []
    window.documents._is_ending = False
    window.close()
    assert list(folder.iterdir()) == []
