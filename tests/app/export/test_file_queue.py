"""Files drawn in the GUI thread and written by the worker."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from app.export.file_queue import FileQueue, PlannedFile
from app.export.output import Output
from app.workers.controller import Controller
from mlp_engine import InvalidInput, RunConfig, Text
from tests.app.recorder import Recorder


class Drawing(Output):
    """A file that notes in which thread it is drawn and encoded."""

    def __init__(self, pieces: int = 1, error: Exception | None = None) -> None:
        self._pieces = pieces
        self._error = error
        self.may_encode = Event()
        self.may_encode.set()
        self.threads: list[QThread] = []

    @property
    def pieces(self) -> int:
        return self._pieces + 1

    def draw(self) -> Iterator[None]:
        for _ in range(self._pieces):
            self.threads.append(QThread.currentThread())
            if self._error is not None:
                raise self._error
            yield

    def encode(self) -> Iterator[bytes]:
        self.threads.append(QThread.currentThread())
        assert self.may_encode.wait(10)
        yield b"content"


@pytest.fixture
def controller(qtbot: QtBot) -> Iterator[Controller]:
    controller = Controller(RunConfig())
    yield controller
    controller.close()


class Watched:
    """An exporter, and what it tells."""

    def __init__(self, controller: Controller) -> None:
        self.exporter = FileQueue(controller, controller)
        self.progress = Recorder(self.exporter.progressed)
        self.finished = Recorder(self.exporter.finished)
        self.cancelled = Recorder(self.exporter.cancelled)
        self.refused = Recorder(self.exporter.refused)
        self.failed = Recorder(self.exporter.failed)


@pytest.fixture
def watched(controller: Controller) -> Watched:
    return Watched(controller)


def test_drawn_in_the_gui_thread_and_encoded_in_another(qtbot: QtBot, watched: Watched, tmp_path: Path) -> None:
    drawing = Drawing(3)
    watched.exporter.start([PlannedFile(drawing, tmp_path / "a.txt")])
    assert watched.exporter.is_busy
    qtbot.waitUntil(lambda: len(watched.finished) == 1)
    here = QThread.currentThread()
    assert [thread is here for thread in drawing.threads] == [True, True, True, False]
    assert (tmp_path / "a.txt").read_bytes() == b"content"
    assert watched.finished.last == [tmp_path / "a.txt"]
    assert not watched.exporter.is_busy


def test_progress_counts_all_pieces_of_all_files_and_names_the_file(
    qtbot: QtBot, watched: Watched, tmp_path: Path
) -> None:
    watched.exporter.start([PlannedFile(Drawing(2), tmp_path / "a.txt"), PlannedFile(Drawing(1), tmp_path / "b.txt")])
    qtbot.waitUntil(lambda: len(watched.finished) == 1)
    done = [progress[0] for progress in watched.progress.payloads]
    assert done == sorted(done)
    assert {progress[1] for progress in watched.progress.payloads} == {7}
    assert watched.progress.payloads[0][2] == "Drawing a.txt"
    assert watched.progress.last[2] == "Writing b.txt"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt"]


def test_event_loop_turns_between_two_pieces(qtbot: QtBot, watched: Watched, tmp_path: Path) -> None:
    watched.exporter.start([PlannedFile(Drawing(10**6), tmp_path / "a.txt")])
    qtbot.waitUntil(lambda: len(watched.progress) > 10)
    assert watched.exporter.is_busy
    watched.exporter.cancel()


def test_cancelled_export_leaves_nothing_and_the_next_one_works(qtbot: QtBot, watched: Watched, tmp_path: Path) -> None:
    watched.exporter.start([PlannedFile(Drawing(10**6), tmp_path / "a.txt")])
    qtbot.waitUntil(lambda: len(watched.progress) > 10)
    watched.exporter.cancel()
    assert watched.cancelled.payloads == [[]]
    assert not watched.exporter.is_busy
    watched.exporter.start([PlannedFile(Drawing(), tmp_path / "b.txt")])
    qtbot.waitUntil(lambda: len(watched.finished) == 1)
    assert [path.name for path in tmp_path.iterdir()] == ["b.txt"]


def test_cancelled_while_it_is_encoded_leaves_nothing(qtbot: QtBot, watched: Watched, tmp_path: Path) -> None:
    drawing = Drawing()
    drawing.may_encode.clear()
    watched.exporter.start([PlannedFile(drawing, tmp_path / "a.txt")])
    qtbot.waitUntil(lambda: len(drawing.threads) == 2)
    watched.exporter.cancel()
    assert watched.exporter.is_busy  # until the worker has stopped
    drawing.may_encode.set()
    qtbot.waitUntil(lambda: len(watched.cancelled) == 1)
    assert watched.cancelled.last == []
    watched.exporter.start([PlannedFile(Drawing(), tmp_path / "b.txt")])
    qtbot.waitUntil(lambda: len(watched.finished) == 1)
    assert watched.finished.last == [tmp_path / "b.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["b.txt"]


def test_file_that_cannot_be_written_is_a_sentence_and_ends_the_export(
    qtbot: QtBot, watched: Watched, tmp_path: Path
) -> None:
    folder = tmp_path / "missing"
    files = [PlannedFile(Drawing(), folder / "a.txt"), PlannedFile(Drawing(), tmp_path / "b.txt")]
    watched.exporter.start(files)
    qtbot.waitUntil(lambda: len(watched.refused) == 1)
    assert str(folder / "a.txt") in watched.refused.last
    assert not watched.exporter.is_busy
    assert not list(tmp_path.iterdir())


def test_existing_file_is_replaced_only_if_it_may(qtbot: QtBot, watched: Watched, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    watched.exporter.start([PlannedFile(Drawing(), path)])
    qtbot.waitUntil(lambda: len(watched.refused) == 1)
    assert path.read_bytes() == b"old"
    watched.exporter.start([PlannedFile(Drawing(), path, may_replace=True)])
    qtbot.waitUntil(lambda: len(watched.finished) == 1)
    assert path.read_bytes() == b"content"


def test_fault_while_drawing_is_told_with_its_traceback(qtbot: QtBot, watched: Watched, tmp_path: Path) -> None:
    watched.exporter.start([PlannedFile(Drawing(error=ZeroDivisionError("in the view")), tmp_path / "a.txt")])
    qtbot.waitUntil(lambda: len(watched.failed) == 1)
    assert "in the view" in watched.failed.last
    assert not watched.exporter.is_busy


def test_what_the_user_can_mend_while_drawing_is_a_sentence(qtbot: QtBot, watched: Watched, tmp_path: Path) -> None:
    error = InvalidInput("epochs", 1, Text("fewer"))
    watched.exporter.start([PlannedFile(Drawing(error=error), tmp_path / "a.txt")])
    qtbot.waitUntil(lambda: len(watched.refused) == 1)
    assert "fewer" in watched.refused.last


def test_cancel_that_comes_too_late_says_so(
    qtbot: QtBot, watched: Watched, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_writing, may_write = Event(), Event()

    def wait(_: int) -> None:
        is_writing.set()
        assert may_write.wait(10)

    monkeypatch.setattr("os.fsync", wait)
    watched.exporter.start([PlannedFile(Drawing(), tmp_path / "a.txt"), PlannedFile(Drawing(), tmp_path / "b.txt")])
    qtbot.waitUntil(is_writing.is_set)
    watched.exporter.cancel()
    may_write.set()
    qtbot.waitUntil(lambda: len(watched.cancelled) == 1)
    assert watched.cancelled.last == [tmp_path / "a.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert not watched.exporter.is_busy


def test_two_exporters_hear_only_of_their_own_files(
    qtbot: QtBot, controller: Controller, watched: Watched, tmp_path: Path
) -> None:
    other = Watched(controller)
    watched.exporter.start([PlannedFile(Drawing(), tmp_path / "a.txt")])
    other.exporter.start([PlannedFile(Drawing(), tmp_path / "missing" / "b.txt")])
    qtbot.waitUntil(lambda: len(watched.finished) == 1 and len(other.refused) == 1)
    assert not watched.refused.payloads
    assert not other.finished.payloads
    assert {progress[2].split()[1] for progress in other.progress.payloads} == {"b.txt"}
