"""Exceptions that nobody caught."""

import sys
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.window.program import FaultReporter
from tests.app.recorder import Recorder


@pytest.fixture
def reporter(qtbot: QtBot) -> Iterator[FaultReporter]:
    reporter = FaultReporter()
    reporter.install()
    yield reporter
    reporter.remove()


def raise_planted() -> None:
    raise ZeroDivisionError("planted")


def hear() -> None:
    try:
        raise_planted()
    except ZeroDivisionError:
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]


def test_fault_is_told_once_with_its_traceback(reporter: FaultReporter, capsys: pytest.CaptureFixture[str]) -> None:
    told = Recorder(reporter.reported)
    for _ in range(3):
        hear()
    assert len(told) == 1
    assert "raise_planted" in told.last
    assert "ZeroDivisionError: planted" in told.last
    assert "ZeroDivisionError: planted" in capsys.readouterr().err


def test_fault_in_another_thread_is_told(
    qtbot: QtBot, reporter: FaultReporter, capsys: pytest.CaptureFixture[str]
) -> None:
    told = Recorder(reporter.reported)
    thread = threading.Thread(target=raise_planted)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(told) == 1)
    assert "raise_planted" in told.last


def test_remove_gives_the_hooks_back(qtbot: QtBot) -> None:
    before = sys.excepthook, threading.excepthook
    reporter = FaultReporter()
    reporter.install()
    assert sys.excepthook != before[0]
    reporter.remove()
    assert (sys.excepthook, threading.excepthook) == before
