"""The program, stopped by a signal at many moments, each time in a process of its own."""

import fcntl
import os
import pty
import signal
import subprocess
import sys
import termios
from functools import partial
from pathlib import Path

import pytest

from tests.programs import stopping

PROGRAM = """
import importlib.abc, os, signal, sys
for number in (signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, signal.SIG_DFL)
signal.signal(signal.SIGINT, signal.default_int_handler)  # as in a terminal, however the tests were started

def hit(*_):
    signal.raise_signal(NUMBER)

def before(function, action):
    def both(*arguments):
        action(*arguments)
        return function(*arguments)
    return both

NUMBER = {number}
{plant}
from app.__main__ import main
sys.argv = ["layerscope", "run", "--epochs", "1234567", *sys.argv[1:]]
sys.exit(main())
"""
WHILE_LOADING = """
class Loading(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "{0}":
            hit()
        if name == "PySide6.QtGui" != "{0}":
            print("Qt is loaded")
sys.meta_path.insert(0, Loading())
"""
WHEN_SHOWN = """
from app.window import program
def after(self):
    {0}
show = program.Program.show
program.Program.show = lambda self: (show(self), after(self))
"""
MAKING = "from app.window import program as p; p.make_application = before(p.make_application, hit)"
START = {
    "NumPy is loaded": WHILE_LOADING.format("numpy"),
    "Qt is loaded": WHILE_LOADING.format("PySide6.QtGui"),
    "the application is made": MAKING,
    "the window is built": "from app.window.main_window import MainWindow as W; W._build = before(W._build, hit)",
}
TRAINING = "self.controller.run.emit(); self.controller.frame_ready.connect(lambda frame: frame.epoch > 20 and hit())"
LONG_EPOCH = """
import threading
from mlp_engine import Session
Session.step = lambda session: (os.kill(os.getpid(), NUMBER), threading.Event().wait())
"""
MODAL = """
import threading
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.window.actions import ActionId
def look():
    assert QApplication.activeModalWidget() is not None
    hit()
"""
SHOWN = {
    "it paints": WHEN_SHOWN.format("type(self.window).paintEvent = hit; self.window.update()"),
    "it trains": WHEN_SHOWN.format(TRAINING),
    "an epoch is long": LONG_EPOCH + WHEN_SHOWN.format("self.controller.step.emit()"),
    "a dialog is open": MODAL
    + WHEN_SHOWN.format(
        "QTimer.singleShot(0, self.window._actions[ActionId.SHORTCUTS].trigger); QTimer.singleShot(50, look)"
    ),
}
READY = WHEN_SHOWN.format("self.controller.frame_drawn.connect(lambda: print('ready', flush=True))")
OF_OFFSCREEN = "This plugin does not support propagateSizeHints()"


def program(plant: str, number: int) -> list[str]:
    return [sys.executable, "-c", PROGRAM.format(plant=plant, number=int(number))]


def environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "XDG_CONFIG_HOME": str(folder)}


def said(errors: str) -> list[str]:
    return [line for line in errors.splitlines() if line != OF_OFFSCREEN]


def saved(folder: Path) -> str:
    return (folder / "Layerscope" / "Layerscope.ini").read_text()


@pytest.mark.parametrize("moment", START)
def test_stopped_while_it_starts_it_shows_no_window(tmp_path: Path, moment: str) -> None:
    command = program(START[moment] + WHEN_SHOWN.format("print('shown')"), signal.SIGINT)
    if "loaded" in moment:  # else it would be loaded before
        command = program(START[moment], signal.SIGINT)
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment(tmp_path))
    assert (done.returncode, done.stdout, said(done.stderr)) == (130, "", ["layerscope: stopped."])


@pytest.mark.parametrize(
    ("moment", "number"),
    [
        ("it paints", signal.SIGINT),
        ("it trains", signal.SIGINT),
        ("an epoch is long", signal.SIGTERM),
        ("a dialog is open", signal.SIGHUP),
    ],
)
def test_stopped_in_its_window_it_keeps_layout_and_set_up(tmp_path: Path, moment: str, number: int) -> None:
    command = program(SHOWN[moment], number)
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment(tmp_path))
    assert (done.returncode, done.stdout, said(done.stderr)) == (128 + number, "", ["layerscope: stopped."])
    assert "1234567" in saved(tmp_path)
    assert "\nlayout=" in saved(tmp_path)


def test_terminal_that_is_closed_under_it_costs_nothing(tmp_path: Path) -> None:
    """Then there is nowhere to print to, neither what happened nor what is still held back."""
    terminal, its_end = pty.openpty()
    with (
        subprocess.Popen(
            program(READY, signal.SIGHUP),
            stdin=its_end,
            stdout=its_end,
            stderr=its_end,
            start_new_session=True,
            preexec_fn=partial(fcntl.ioctl, its_end, termios.TIOCSCTTY, 0),
            env=environment(tmp_path),
        ) as process,
        stopping(process),
    ):
        os.close(its_end)
        with open(terminal) as screen:
            lines = iter(screen.readline, "")
            assert "ready\n" in lines
        assert process.wait(timeout=60) == 129
    assert "\nlayout=" in saved(tmp_path)
