"""The program as a whole, in a process of its own."""

import subprocess
import sys
from pathlib import Path

CLOSE_SOON = """
import sys
from PySide6.QtCore import QTimer
from app.window import program as main
from app.files.settings import Settings

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
from app.window import program as main
from app.files.settings import Settings

def fail(self): raise ZeroDivisionError("planted")
main.MainWindow._build = fail
main.run_window({}, Settings(sys.argv[1]))
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
