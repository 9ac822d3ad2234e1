"""Signals that end a program, and what they close."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.workers.stop_notifier import StopNotifier
from app.workers.stop_request import SIGNALS, Stopped, StopRequest

NUMBERS = [getattr(signal, name) for name in SIGNALS if hasattr(signal, name)]
STUCK = 20_000  # ms, after which a loop that was not closed ends all the same, for the test to fail


@pytest.fixture
def usual_signals() -> Iterator[None]:
    """Signals as a program in a terminal has them, however the tests were started."""
    before = {number: signal.signal(number, signal.SIG_DFL) for number in NUMBERS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def stop(usual_signals: None) -> Iterator[StopRequest]:
    with StopRequest() as stop:
        yield stop


def hit(number: int = signal.SIGTERM) -> None:
    signal.raise_signal(number)


def test_nothing_stops_without_a_signal(stop: StopRequest) -> None:
    stop.check()
    assert not stop.is_made


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_signal_is_noted_and_its_number_is_in_the_exit_status(
    stop: StopRequest, number: int, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    hit(number)
    hit(signal.SIGTERM)  # the first one counts
    assert stop.is_made
    with pytest.raises(Stopped):
        stop.check()
    assert stop.end() == status
    assert capsys.readouterr() == ("", "layerscope: stopped.\n")


def test_signals_that_are_ignored_stay_so(usual_signals: None) -> None:
    """As nohup and a shell that starts something in the background want it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with StopRequest() as stop:
        hit(signal.SIGINT)
        assert not stop.is_made
        hit(signal.SIGTERM)
        assert stop.is_made


def test_signals_after_the_end_disturb_it_no_more(usual_signals: None) -> None:
    with StopRequest():
        pass
    assert {signal.getsignal(number) for number in NUMBERS} == {signal.SIG_IGN}


class Window(QWidget):
    """Counts how often it is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.closings = 0
        self.hit_when_painted = False

    def closeEvent(self, event: object) -> None:
        self.closings += 1

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hit_when_painted:
            hit()


@pytest.fixture
def window(qtbot: QtBot, stop: StopRequest) -> Iterator[Window]:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    with closing(StopNotifier(stop)):
        yield window


def run_until_closed(then: Callable[[], object]) -> None:
    """Run the application as the program does, and ``then`` in it; fail if it does not end by itself."""
    stuck = QTimer(singleShot=True)
    stuck.timeout.connect(QApplication.exit)
    stuck.start(STUCK)
    QTimer.singleShot(0, then)
    QApplication.exec()
    QCoreApplication.removePostedEvents(QCoreApplication.instance(), QEvent.Type.Quit)  # that of the last window
    assert stuck.isActive()


def exec_dialogs(window: Window) -> None:
    outer = QDialog(window)
    inner = QDialog(outer)
    QTimer.singleShot(0, inner.exec)
    outer.exec()


LOOPS: dict[str, Callable[[Window], object]] = {
    "nothing": lambda window: None,
    "loop": lambda window: QEventLoop(window).exec(),
    "dialogs": exec_dialogs,
    "message": lambda window: QMessageBox.about(window, "About", "text"),
    "question": lambda window: QMessageBox.question(window, "Question", "text?"),
    "file": lambda window: QFileDialog.getOpenFileName(window, options=QFileDialog.Option.DontUseNativeDialog),
    "menu": lambda window: QMenu("menu", window).exec(),
}


@pytest.mark.parametrize("name", LOOPS)
def test_whatever_is_open_is_closed(window: Window, name: str) -> None:
    QTimer.singleShot(50, hit)
    run_until_closed(partial(LOOPS[name], window))
    assert window.closings == 1
    assert QApplication.activeModalWidget() is None


def test_signal_while_qt_paints_raises_nothing_there(window: Window) -> None:
    window.hit_when_painted = True
    run_until_closed(window.update)
    assert window.closings == 1


def hit_often() -> None:
    for number in NUMBERS * 10_000:  # more than the socket takes
        hit(number)


def test_many_signals_close_once(window: Window, capfd: pytest.CaptureFixture[str]) -> None:
    run_until_closed(hit_often)
    assert window.closings == 1
    assert capfd.readouterr() == ("", "")


def test_request_from_before_the_event_loop_is_heard_in_it(qtbot: QtBot, stop: StopRequest) -> None:
    hit()
    window = Window()
    qtbot.addWidget(window)
    with closing(StopNotifier(stop)):
        run_until_closed(window.show)
    assert window.closings == 1


def test_signal_after_the_window_writes_nowhere(
    qtbot: QtBot, stop: StopRequest, capfd: pytest.CaptureFixture[str]
) -> None:
    StopNotifier(stop).close()
    hit()
    assert stop.is_made
    assert capfd.readouterr() == ("", "")


def test_little_is_loaded_before_signals_are_heard() -> None:
    """A signal that comes earlier ends Python with a traceback."""
    code = "import sys; import app.__main__; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, env=path_only())
    loaded = set(done.stdout.split())
    assert {"app.workers.stop_request", "signal"} <= loaded
    assert not {"typing", "contextlib", "pathlib", "argparse", "numpy", "PySide6"} & loaded


def path_only() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
