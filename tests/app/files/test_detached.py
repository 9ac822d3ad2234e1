"""Work that nobody has to wait for."""

import subprocess
import sys
from concurrent.futures import CancelledError, Future
from threading import Event, current_thread, main_thread

import pytest

from app.files.runs import detached

STUCK = """
from threading import Event
from app.files.runs import detached
started = Event()
def stick():
    started.set()
    Event().wait()
detached(stick)
assert started.wait(60)
"""


def test_result_and_exception_reach_who_asked() -> None:
    assert detached(current_thread).result(60) is not main_thread()
    with pytest.raises(ZeroDivisionError):
        detached(lambda: 1 / 0).result(60)


def test_nothing_is_heard_of_work_that_was_let_go(recwarn: pytest.WarningsRecorder) -> None:
    released, over = Event(), Event()
    heard: list[Future[bool]] = []

    def work() -> bool:
        return released.wait(60)

    for then in (work, lambda: work() and 1 / 0):
        released.clear()
        promise = detached(then)
        promise.add_done_callback(heard.append)
        assert promise.cancel()
        assert heard.pop() is promise
        released.set()
        assert detached(over.set).result(60) is None
        with pytest.raises(CancelledError):
            promise.result(0)
        assert heard == []


def test_program_ends_without_work_that_is_stuck() -> None:
    done = subprocess.run([sys.executable, "-c", STUCK], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
