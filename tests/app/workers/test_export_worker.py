"""The worker of exports, driven by hand."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PySide6.QtCore import QDeadlineTimer, QTimer
from pytestqt.qtbot import QtBot

from app.workers.export_worker import ExportWorker, FileRequest, FramesRequest
from app.workers.worker_thread import WorkerThread
from mlp_engine import FrameRequest, InvalidInput, RunConfig, RunPoint, Session, Text
from tests.app.recorder import Recorder

REQUEST = FrameRequest(2, 10)


class Watched:
    """A worker in the thread of the test, and what it tells."""

    def __init__(self) -> None:
        self.worker = ExportWorker()
        self.progress = Recorder(self.worker.progressed)
        self.frames = Recorder(self.worker.frames_made)
        self.written = Recorder(self.worker.written)
        self.cancelled = Recorder(self.worker.cancelled)
        self.refused = Recorder(self.worker.refused)
        self.failed = Recorder(self.worker.failed)

    @property
    def is_idle(self) -> bool:
        return not self.worker._timer.isActive()


@pytest.fixture
def watched(qtbot: QtBot) -> Watched:
    return Watched()


def file_request(
    path: Path, encode: Callable[[], Iterator[bytes]] = lambda: iter([b"n", b"", b"ew"]), may_replace: bool = False
) -> FileRequest:
    return FileRequest(path, encode, may_replace, 7)


def test_frames_are_those_of_the_run_at_its_epochs(qtbot: QtBot, watched: Watched) -> None:
    session = Session(RunConfig())
    weights = {}
    for _ in range(30):
        weights[session.epoch] = session.model.parameters["W2"].copy()
        session.step()
    watched.worker.make_frames(FramesRequest(RunPoint(RunConfig(), 30), (0, 3, 29), REQUEST, 5))
    qtbot.waitUntil(lambda: len(watched.frames) == 1)
    number, frames = watched.frames.last
    assert (number, list(frames)) == (5, [0, 3, 29])
    for epoch, frame in frames.items():
        assert frame.epoch == epoch
        assert np.array_equal(frame.layers[1].W, weights[epoch])
        assert frame.surface.outputs.shape == (1, 10, 10)
    qtbot.waitUntil(lambda: watched.is_idle)


def test_frames_of_a_run_whose_rate_changed_are_those_it_had(qtbot: QtBot, watched: Watched) -> None:
    session = Session(RunConfig())
    for epoch in range(20):
        if epoch == 7:
            session.change(replace(session.config, learning_rate=0.05))
        session.step()
    now = session.frame(REQUEST)
    watched.worker.make_frames(FramesRequest(now.point, (5, 20), REQUEST, 1))
    qtbot.waitUntil(lambda: len(watched.frames) == 1)
    frames = watched.frames.last[1]
    assert frames[20].curves.loss.tolist() == now.curves.loss.tolist()
    assert frames[5].curves.loss.tolist() == now.curves.loss[:6].tolist()


def test_long_replay_tells_how_far_it_is_and_can_be_given_up(qtbot: QtBot, watched: Watched) -> None:
    watched.worker.make_frames(FramesRequest(RunPoint(RunConfig(), 10**7), (10**7,), REQUEST, 2))
    qtbot.waitUntil(lambda: len(watched.progress) > 3)
    numbers, done, totals = zip(*watched.progress.payloads, strict=True)
    assert set(numbers) == {2}
    assert set(totals) == {10**7}
    assert list(done) == sorted(set(done))
    watched.worker.cancel(2)
    assert watched.cancelled.payloads == [2]
    assert watched.is_idle
    assert not watched.frames.payloads


def test_file_is_written(qtbot: QtBot, watched: Watched, tmp_path: Path) -> None:
    watched.worker.write_file(file_request(tmp_path / "a.png"))
    qtbot.waitUntil(lambda: len(watched.written) == 1)
    assert watched.written.last == (7, tmp_path / "a.png")
    assert watched.progress.payloads == [(7, 1, 0), (7, 2, 0), (7, 3, 0)]
    assert (tmp_path / "a.png").read_bytes() == b"new"


def test_requests_are_carried_out_one_after_the_other(qtbot: QtBot, watched: Watched, tmp_path: Path) -> None:
    watched.worker.make_frames(FramesRequest(RunPoint(RunConfig(), 300), (300,), REQUEST, 1))
    watched.worker.write_file(file_request(tmp_path / "a.png"))
    qtbot.waitUntil(lambda: len(watched.written) == 1)
    assert len(watched.frames) == 1


def test_file_given_up_while_it_is_encoded_is_not_written(qtbot: QtBot, watched: Watched, tmp_path: Path) -> None:
    def encode() -> Iterator[bytes]:
        watched.worker.cancel(7)  # as a command does that waits until a part is encoded
        yield b"new"

    (tmp_path / "a.png").write_bytes(b"old")
    watched.worker.write_file(file_request(tmp_path / "a.png", encode, may_replace=True))
    qtbot.waitUntil(lambda: watched.is_idle)
    qtbot.wait(20)
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]
    assert (tmp_path / "a.png").read_bytes() == b"old"
    assert not watched.written.payloads


@pytest.mark.parametrize(
    "error", [InvalidInput("epochs", 1, Text("less")), OSError(28, "No space left on device")], ids=["input", "disk"]
)
def test_what_the_user_can_mend_is_told(qtbot: QtBot, watched: Watched, tmp_path: Path, error: Exception) -> None:
    def encode() -> Iterator[bytes]:
        raise error

    watched.worker.write_file(file_request(tmp_path / "a.png", encode))
    qtbot.waitUntil(lambda: len(watched.refused) == 1)
    assert watched.refused.last == (7, error)
    assert watched.is_idle


def test_fault_is_told_with_its_traceback_and_the_worker_lives_on(
    qtbot: QtBot, watched: Watched, tmp_path: Path
) -> None:
    def encode() -> Iterator[bytes]:
        raise ZeroDivisionError("in the encoder")

    watched.worker.write_file(file_request(tmp_path / "a.png", encode))
    qtbot.waitUntil(lambda: len(watched.failed) == 1)
    assert "in the encoder" in watched.failed.last[1]
    watched.worker.write_file(file_request(tmp_path / "b.png"))
    qtbot.waitUntil(lambda: len(watched.written) == 1)


def test_file_that_appeared_meanwhile_is_not_replaced(qtbot: QtBot, watched: Watched, tmp_path: Path) -> None:
    path = tmp_path / "a.png"

    def encode() -> Iterator[bytes]:
        path.write_bytes(b"old")
        yield b"new"

    watched.worker.write_file(file_request(path, encode))
    qtbot.waitUntil(lambda: len(watched.refused) == 1)
    assert isinstance(watched.refused.last[1], FileExistsError)
    assert path.read_bytes() == b"old"


def test_file_is_not_begun_when_the_program_waits_no_longer(qtbot: QtBot, tmp_path: Path) -> None:
    is_asked, has_given_up = Event(), Event()

    def encode() -> Iterator[bytes]:
        yield b"part"
        is_asked.set()
        has_given_up.wait()

    worker = ExportWorker()
    thread = WorkerThread(worker)
    QTimer.singleShot(0, worker, partial(worker.write_file, file_request(tmp_path / "new", encode)))
    is_asked.wait()
    thread.close(QDeadlineTimer(0))
    has_given_up.set()
    qtbot.waitUntil(lambda: not thread._thread.isRunning())
    assert list(tmp_path.iterdir()) == []


LEAVE_IN_A_FILE = """
import sys, threading
from functools import partial
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from app.files import whole_file as files
from app.workers.export_worker import ExportWorker, FileRequest
from app.workers.worker_thread import WorkerThread, leave

is_writing = threading.Event()
def write(path, data, mode):
    path.write_bytes(data)
    is_writing.set()
    threading.Event().wait()

files._write = write
app = QCoreApplication([])
worker = ExportWorker()
thread = WorkerThread(worker)
request = FileRequest(Path(sys.argv[1]), lambda: iter([b"new"]), True, 1)
QTimer.singleShot(0, worker, partial(worker.write_file, request))
is_writing.wait()
assert len(list(Path(sys.argv[1]).parent.iterdir())) == 2
thread.close()
sys.exit(leave(143))
"""


def test_program_that_ends_in_the_middle_of_a_file_leaves_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old")
    command = [sys.executable, "-c", LEAVE_IN_A_FILE, str(tmp_path / "file")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (143, "")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_text() == "old"
