"""Work that is done a step at a time, by hand and in a thread."""

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QDeadlineTimer, QObject, QThread, QTimer
from pytestqt.qtbot import QtBot

from app.export.file_queue import written
from app.workers.tasks import Steps, Task, Tasks, TaskWorker
from app.workers.worker_thread import WorkerThread
from mlp_engine import InvalidInput, Text
from tests.app.recorder import Recorder


class Watched:
    """A task, and what it tells."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.progress = Recorder(task.progressed)
        self.finished = Recorder(task.finished)
        self.refused = Recorder(task.refused)
        self.failed = Recorder(task.failed)
        self.cancelled = Recorder(task.cancelled)

    @property
    def n_ends(self) -> int:
        return sum(map(len, (self.finished, self.refused, self.failed, self.cancelled)))


class Office:
    """Tasks and their worker, in the thread of the test."""

    def __init__(self) -> None:
        self._parent = QObject()
        self.tasks, self.worker = Tasks(self._parent), TaskWorker()
        self.tasks.asked.connect(self.worker.begin)
        self.tasks.given_up.connect(self.worker.give_up)
        self.worker.told.connect(self.tasks.take)

    def start(self, work: object, instead_of: Task | None = None) -> Watched:
        return Watched(self.tasks.start(work, instead_of))

    @property
    def is_idle(self) -> bool:
        return not self.worker._timer.isActive() and not self.tasks._tasks


@pytest.fixture
def office(qtbot: QtBot) -> Office:
    return Office()


def counting(total: int, result: object = "done") -> Steps:
    for done in range(1, total + 1):
        yield done, total
    return result


def failing(error: Exception) -> Steps:
    yield 0, 1
    raise error


def test_work_tells_how_far_it_is_and_its_result(qtbot: QtBot, office: Office) -> None:
    watched = office.start(partial(counting, 3))
    qtbot.waitUntil(lambda: watched.n_ends > 0)
    assert watched.progress.payloads == [(1, 3), (2, 3), (3, 3)]
    assert watched.finished.payloads == ["done"]
    assert office.is_idle


def test_work_is_done_one_after_the_other(qtbot: QtBot, office: Office) -> None:
    order: list[str] = []
    for name in ("first", "second"):
        watched = office.start(partial(counting, 5, name))
        watched.task.progressed.connect(lambda *_, name=name: order.append(name))
    qtbot.waitUntil(lambda: watched.n_ends > 0)
    assert order == 5 * ["first"] + 5 * ["second"]


def test_each_task_hears_only_of_itself(qtbot: QtBot, office: Office) -> None:
    good, bad = office.start(partial(counting, 3)), office.start(partial(failing, ZeroDivisionError("planted")))
    qtbot.waitUntil(lambda: good.n_ends + bad.n_ends == 2)
    assert (len(good.finished), len(bad.failed)) == (1, 1)
    assert bad.progress.payloads == [(0, 1)]


@pytest.mark.parametrize(
    "error", [InvalidInput("epochs", 1, Text("less")), OSError(28, "No space left on device")], ids=["input", "disk"]
)
def test_what_the_user_can_mend_is_told(qtbot: QtBot, office: Office, error: Exception) -> None:
    watched = office.start(partial(failing, error))
    qtbot.waitUntil(lambda: watched.n_ends > 0)
    assert watched.refused.payloads == [error]
    assert office.is_idle


def test_fault_is_told_with_its_traceback_and_the_worker_lives_on(qtbot: QtBot, office: Office) -> None:
    watched = office.start(partial(failing, ZeroDivisionError("planted")))
    after = office.start(partial(counting, 1))
    qtbot.waitUntil(lambda: after.n_ends > 0)
    assert "Traceback" in watched.failed.last
    assert "ZeroDivisionError: planted" in watched.failed.last
    assert after.finished.payloads == ["done"]


def test_cancelled_work_ends_and_only_that_is_told(qtbot: QtBot, office: Office) -> None:
    watched, waiting = office.start(partial(counting, 10**9)), office.start(partial(counting, 10**9))
    qtbot.waitUntil(lambda: len(watched.progress) > 3)
    for each in (waiting, watched):
        each.task.cancel()
    n_told = len(watched.progress)
    qtbot.wait(20)
    assert (watched.cancelled.payloads, waiting.cancelled.payloads) == ([None], [None])
    assert (watched.n_ends, waiting.n_ends, len(watched.progress)) == (1, 1, n_told)
    assert office.is_idle
    watched.task.cancel()
    assert watched.n_ends == 1


def test_work_that_takes_the_place_of_other_work_ends_it(qtbot: QtBot, office: Office) -> None:
    first = office.start(partial(counting, 10**9))
    second = office.start(partial(counting, 2), instead_of=first.task)
    qtbot.waitUntil(lambda: second.n_ends > 0)
    assert (first.cancelled.payloads, second.finished.payloads) == ([None], ["done"])


@pytest.fixture
def thread(office: Office) -> Iterator[WorkerThread]:
    thread = WorkerThread(office.worker)
    yield thread
    thread.close()


def test_what_is_done_before_it_hears_that_it_is_cancelled_is_told_as_that(
    qtbot: QtBot, office: Office, thread: WorkerThread
) -> None:
    may_end, is_done = Event(), Event()

    def work() -> Steps:
        assert may_end.wait(10)
        yield 1, 1
        return "done"

    watched = office.start(work)
    office.worker.told.connect(lambda *told: told[1] == "finished" and is_done.set())
    may_end.set()
    assert is_done.wait(10)
    watched.task.cancel()
    qtbot.waitUntil(lambda: watched.n_ends > 0)
    qtbot.wait(20)
    assert (watched.cancelled.payloads, watched.n_ends, len(watched.progress)) == (["done"], 1, 0)


def test_work_is_done_in_the_worker_s_thread_and_told_in_that_of_who_asked(
    qtbot: QtBot, office: Office, thread: WorkerThread
) -> None:
    threads: list[QThread] = []

    def work() -> Steps:
        threads.append(QThread.currentThread())
        yield 1, 1

    watched = office.start(work)
    watched.task.progressed.connect(lambda *_: threads.append(QThread.currentThread()))
    qtbot.waitUntil(lambda: watched.n_ends > 0)
    assert threads == [office.worker.thread(), QThread.currentThread()]
    assert threads[0] is not threads[1]


def test_step_is_not_begun_when_the_program_waits_no_longer(qtbot: QtBot, tmp_path: Path) -> None:
    is_asked, has_given_up = Event(), Event()

    def encode() -> Iterator[bytes]:
        yield b"part"
        is_asked.set()
        has_given_up.wait()

    worker = TaskWorker()
    thread = WorkerThread(worker)
    QTimer.singleShot(0, worker, partial(worker.begin, 1, partial(written, tmp_path / "new", encode, False)))
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
from app.export.file_queue import written
from app.files import whole_file as files
from app.workers.tasks import TaskWorker
from app.workers.worker_thread import WorkerThread, leave

is_writing = threading.Event()
def write(path, data, mode):
    path.write_bytes(data)
    is_writing.set()
    threading.Event().wait()

files._write = write
app = QCoreApplication([])
worker = TaskWorker()
thread = WorkerThread(worker)
work = partial(written, Path(sys.argv[1]), lambda: iter([b"new"]), True)
QTimer.singleShot(0, worker, partial(worker.begin, 1, work))
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
