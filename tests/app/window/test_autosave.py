"""Keeping the run while it changes."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.files.recovery import Recovery
from app.window.autosave import Autosave
from app.window.main_window import MainWindow
from app.workers.tasks import Task
from mlp_engine import EngineError, Text
from tests.app.window.left_runs import left_behind
from tests.app.windows import message

MINUTE = 60_000_000  # ms, so that nothing is kept before it is asked for


class Asked:
    """What answers an autosave: tasks that the test ends."""

    def __init__(self) -> None:
        self.tasks: list[Task] = []

    def __call__(self) -> Task:
        self.tasks.append(Task(len(self.tasks), lambda _: None))
        return self.tasks[-1]


@pytest.fixture
def asked() -> Asked:
    return Asked()


def autosave_of(folder: Path, window: MainWindow, asked: Asked, interval: int = MINUTE) -> Autosave:
    return Autosave(
        Recovery(folder), asked, lambda document: partial(str.encode, document), window.messages, window, interval
    )


@pytest.fixture
def autosave(tmp_path: Path, window: MainWindow, asked: Asked) -> Iterator[Autosave]:
    autosave = autosave_of(tmp_path / "kept", window, asked)
    yield autosave
    autosave.close()


def keep(qtbot: QtBot, autosave: Autosave, asked: Asked, document: object) -> None:
    autosave.note_change()
    autosave.keep()
    asked.tasks[-1].finished.emit(document)
    qtbot.waitUntil(lambda: not autosave.is_busy)


def test_change_is_kept_by_itself_and_once(qtbot: QtBot, tmp_path: Path, window: MainWindow, asked: Asked) -> None:
    autosave = autosave_of(tmp_path / "kept", window, asked, interval=1)
    autosave.note_change()
    autosave.note_change()
    qtbot.waitUntil(lambda: len(asked.tasks) == 1)
    asked.tasks[0].finished.emit("run")
    qtbot.waitUntil(lambda: not autosave.is_busy)
    assert not autosave._timer.isActive()
    autosave.close()
    assert left_behind(tmp_path / "kept") == [b"run"]


def test_run_that_never_stands_still_is_kept_all_the_same(
    qtbot: QtBot, tmp_path: Path, window: MainWindow, asked: Asked
) -> None:
    autosave = autosave_of(tmp_path / "kept", window, asked, interval=200)
    changing = QTimer(window, interval=0)
    changing.timeout.connect(autosave.note_change)
    changing.start()
    qtbot.waitUntil(lambda: len(asked.tasks) == 1)
    autosave.close()


def test_what_changes_while_it_is_kept_is_kept_later(qtbot: QtBot, autosave: Autosave, asked: Asked) -> None:
    autosave.note_change()
    autosave.keep()
    autosave.note_change()
    autosave.keep()  # in vain: one at a time
    asked.tasks[0].finished.emit("run")
    qtbot.waitUntil(lambda: not autosave.is_busy)
    assert len(asked.tasks) == 1
    assert autosave._timer.isActive()


def test_nothing_is_asked_for_without_a_change(autosave: Autosave, asked: Asked) -> None:
    autosave.keep()
    assert asked.tasks == []


def test_run_is_encoded_in_another_thread(qtbot: QtBot, tmp_path: Path, window: MainWindow, asked: Asked) -> None:
    threads = []

    def encode(document: object) -> bytes:
        threads.append(current_thread())
        return b""

    autosave = Autosave(
        Recovery(tmp_path), asked, lambda document: partial(encode, document), window.messages, window, MINUTE
    )
    keep(qtbot, autosave, asked, "run")
    assert threads[0] is not main_thread()
    autosave.close()


def test_what_is_settled_is_not_kept_even_if_it_is_being_written(
    qtbot: QtBot, tmp_path: Path, window: MainWindow, asked: Asked
) -> None:
    begun, released = Event(), Event()

    def encode(document: object) -> bytes:
        begun.set()
        released.wait()
        return b"late"

    autosave = Autosave(
        Recovery(tmp_path / "kept"), asked, lambda document: partial(encode, document), window.messages, window, MINUTE
    )
    autosave.note_change()
    autosave.keep()
    asked.tasks[-1].finished.emit("run")
    qtbot.waitUntil(begun.is_set)
    autosave.settle(autosave.run)
    autosave.close()
    released.set()
    assert left_behind(tmp_path / "kept") == []


def test_what_is_let_go_is_kept_neither_now_nor_later(
    qtbot: QtBot, tmp_path: Path, autosave: Autosave, asked: Asked
) -> None:
    keep(qtbot, autosave, asked, "before")
    autosave.note_change()
    autosave.keep()
    autosave.note_change()
    autosave.let_go()
    asked.tasks[-1].finished.emit("run")
    autosave.keep()
    assert not autosave.is_busy
    assert len(asked.tasks) == 2
    assert not autosave._timer.isActive()
    autosave.close()
    assert left_behind(tmp_path / "kept") == [b"before"]


def test_end_without_settling_leaves_it_for_the_next_start(
    qtbot: QtBot, tmp_path: Path, autosave: Autosave, asked: Asked
) -> None:
    keep(qtbot, autosave, asked, "run")
    autosave.close()
    assert left_behind(tmp_path / "kept") == [b"run"]


def test_failure_is_told_once_and_taken_back_when_it_works_again(
    qtbot: QtBot, tmp_path: Path, window: MainWindow, autosave: Autosave, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    warnings = []
    monkeypatch.setattr(window.messages, "show_warning", warnings.append)
    (tmp_path / "kept").write_bytes(b"no folder")
    keep(qtbot, autosave, asked, "run")
    keep(qtbot, autosave, asked, "run")
    assert len(warnings) == 1
    assert warnings[0].startswith("The run cannot be autosaved: ")
    assert warnings[0].endswith(" Until that is mended, save it yourself.")
    assert autosave._timer.isActive()  # it is tried again
    (tmp_path / "kept").unlink()
    keep(qtbot, autosave, asked, "run")
    assert not autosave._timer.isActive()
    autosave.close()
    assert left_behind(tmp_path / "kept") == [b"run"]


def test_refusal_and_fault_of_who_is_asked_do_not_end_it(
    qtbot: QtBot, window: MainWindow, autosave: Autosave, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    autosave.note_change()
    autosave.keep()
    asked.tasks[0].refused.emit(EngineError(Text("Not now.")))
    assert message(window) == "The run cannot be autosaved: Not now."  # saving it by hand would be refused, too
    for _ in range(2):
        autosave.keep()
        asked.tasks[-1].failed.emit("Traceback\nLookupError: planted")
    assert len(asked.tasks) == 3
    assert "planted" in message(window)
    autosave.keep()
    asked.tasks[-1].cancelled.emit(None)
    assert autosave._timer.isActive()
