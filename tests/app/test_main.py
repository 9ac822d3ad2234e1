"""The program as a whole, in a process of its own."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

CLOSE_SOON = """
import sys
from PySide6.QtCore import QTimer
from app import main
from app.settings import Settings

show = main.Program.show
def show_and_close(program):
    show(program)
    program.controller.run.emit()
    program.controller.frame_ready.connect(lambda frame: frame.epoch > 20 and program.window.close())
main.Program.show = show_and_close
sys.exit(main.run_window({"epochs": 10**7}, Settings(sys.argv[1])))
"""
BROKEN_WINDOW = """
import sys
from app import main
from app.settings import Settings

def fail(self): raise ZeroDivisionError("planted")
main.MainWindow._build = fail
main.run_window({}, Settings(sys.argv[1]))
"""
ENDLESS = """
import sys
from app import main
from app.settings import Settings

show = main.Program.show
def show_and_tell(program):
    show(program)
    program.controller.run.emit()
    program.controller.frame_ready.connect(lambda frame: frame.epoch > 20 and print("running", flush=True))
main.Program.show = show_and_tell
sys.exit(main.run_window({"epochs": 10**7}, Settings(sys.argv[1])))
"""


def run(script: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", script, str(tmp_path / "settings.ini")]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


def test_closing_while_it_trains_ends_with_status_0(tmp_path: Path) -> None:
    done = run(CLOSE_SOON, tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "epochs" in (tmp_path / "settings.ini").read_text()


def test_window_that_cannot_be_built_is_a_traceback_and_no_abort(tmp_path: Path) -> None:
    done = run(BROKEN_WINDOW, tmp_path)
    assert done.returncode == 1
    assert "ZeroDivisionError: planted" in done.stderr
    assert "QThread" not in done.stderr


def listen_to_ctrl_c() -> None:
    """Undo that a shell lets the processes it starts in the background ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for one process")
def test_ctrl_c_ends_the_program_in_order(tmp_path: Path) -> None:
    command = [sys.executable, "-c", ENDLESS, str(tmp_path / "settings.ini")]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=listen_to_ctrl_c
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "running\n"
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == 0, errors
    assert "Traceback" not in errors
    assert (tmp_path / "settings.ini").exists()
