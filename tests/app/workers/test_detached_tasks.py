"""Work that may never come back."""

import os
import sys
from collections.abc import Iterator
from threading import Event, current_thread, get_native_id, main_thread

import pytest
from pytestqt.qtbot import QtBot

from app.workers.detached_tasks import NICENESS, DetachedTasks, give_way
from app.workers.tasks import Steps
from mlp_engine import EngineError, Text
from tests.app.recorder import Recorder


@pytest.fixture
def released() -> Iterator[Event]:
    """What work that hangs waits for."""
    event = Event()
    yield event
    event.set()


def test_work_is_done_elsewhere_and_told_here(qtbot: QtBot) -> None:
    tasks, threads = DetachedTasks(), []

    def work() -> Steps:
        threads.append(current_thread())
        yield 1, 2
        yield 2, 2
        return "done"

    task = tasks.start(work)
    progressed, finished = Recorder(task.progressed), Recorder(task.finished)
    task.finished.connect(lambda _: threads.append(current_thread()))
    qtbot.waitUntil(lambda: finished.payloads == ["done"])
    assert progressed.payloads == [(1, 2), (2, 2)]
    assert threads[0] is not main_thread()
    assert threads[1] is main_thread()


def test_refusal_and_fault_are_told_apart(qtbot: QtBot) -> None:
    tasks, error = DetachedTasks(), EngineError(Text("not so"))

    def refuse() -> Steps:
        yield 0, 0
        raise error

    def fail() -> Steps:
        yield 0, 0
        raise LookupError("planted")

    refused = Recorder(tasks.start(refuse).refused)
    failed = Recorder(tasks.start(fail).failed)
    qtbot.waitUntil(lambda: len(refused) == len(failed) == 1)
    assert refused.last is error
    assert "planted" in failed.last


def test_work_that_hangs_is_let_go_at_once_and_stops_when_it_can(qtbot: QtBot, released: Event) -> None:
    tasks, steps, over = DetachedTasks(), [], Event()

    def hang() -> Steps:
        steps.append("begun")
        try:
            yield 0, 0
            assert released.wait(60)
            yield 1, 2
            steps.append("went on")
        finally:
            over.set()

    first = tasks.start(hang)
    told = [Recorder(signal) for signal in (first.finished, first.refused, first.failed)]
    cancelled = Recorder(first.cancelled)
    qtbot.waitUntil(lambda: steps == ["begun"])
    second = tasks.start(lambda: iter(()), instead_of=first)  # type: ignore[arg-type]
    assert len(cancelled) == 1
    finished = Recorder(second.finished)
    released.set()
    assert over.wait(60)
    qtbot.waitUntil(lambda: len(finished) == 1)
    assert steps == ["begun"]
    assert not any(map(len, told))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux knows how urgent a thread is")
def test_thread_that_gives_way_is_the_only_one(qtbot: QtBot) -> None:
    def work() -> Steps:
        give_way()
        yield 1, 1
        return os.getpriority(os.PRIO_PROCESS, get_native_id())

    before = os.getpriority(os.PRIO_PROCESS, get_native_id())
    tasks = DetachedTasks()
    finished = Recorder(tasks.start(work).finished)
    qtbot.waitUntil(lambda: finished.payloads == [min(before + NICENESS, 19)])
    assert os.getpriority(os.PRIO_PROCESS, get_native_id()) == before
