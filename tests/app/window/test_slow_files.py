"""Files that do not answer."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.widgets.message_bar import Severity
from app.window import run_opener
from app.window.actions import ActionId
from app.window.main_window import MainWindow
from app.workers.status import Phase
from mlp_engine import RunConfig, RunPoint
from tests.app.window.opened_runs import told_by, wait_for_message, wait_for_run
from tests.app.windows import message, trigger, wait_for_phase


class Hung:
    """Reads that come back only when they are released; each gives a run at the epoch that its file is named after."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.released = Event()
        self.over: list[str] = []
        monkeypatch.setattr(run_opener, "content_of", self)

    def __call__(self, path: Path) -> RunPoint:
        assert self.released.wait(60)
        self.over.append(path.stem)
        return RunPoint(RunConfig(), int(path.stem))


@pytest.fixture
def hung(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hung]:
    hung = Hung(monkeypatch)
    yield hung
    hung.released.set()


def test_file_that_does_not_answer_is_told_and_can_be_cancelled(qtbot: QtBot, window: MainWindow, hung: Hung) -> None:
    trigger(window, ActionId.RUN_PAUSE)
    wait_for_phase(qtbot, window, Phase.RUNNING)
    window.incoming.runs.open(Path("/net/5.png"))
    wait_for_message(qtbot, window, "Reading 5.png …")
    assert window._message_bar.message.severity is Severity.INFO
    epoch = window._frame.epoch
    qtbot.waitUntil(lambda: window._frame.epoch > epoch + 10)  # the window lives
    (button,) = window._message_bar._action_buttons
    assert button.text() == "Cancel"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert message(window) == ""
    assert window.incoming.runs._reading is None
    hung.released.set()
    qtbot.waitUntil(lambda: hung.over == ["5"])
    qtbot.waitUntil(lambda: window._frame.epoch > epoch + 20)
    assert window._status.phase is Phase.RUNNING
    assert message(window) == ""


def test_next_file_replaces_one_that_does_not_answer(
    qtbot: QtBot, window: MainWindow, hung: Hung, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = told_by(monkeypatch, window, "show_begun")
    window.incoming.runs.open(Path("/net/5.png"))
    wait_for_message(qtbot, window, "Reading 5.png …")
    window.incoming.runs.open(Path("/net/7.png"))
    assert message(window) == ""
    wait_for_message(qtbot, window, "Reading 7.png …")
    hung.released.set()
    wait_for_message(qtbot, window, "Restored epoch 7 of the run in 7.png.")
    assert sorted(hung.over) == ["5", "7"]
    assert told == ["Restoring epoch 7 of the run in 7.png …"]


def test_waiting_has_an_end(qtbot: QtBot, window: MainWindow, hung: Hung) -> None:
    window.incoming.runs._patience.setInterval(500)
    window.incoming.runs.open(Path("/net/5.png"))
    wait_for_message(qtbot, window, "Reading 5.png …")
    words = "5.png cannot be opened: the disk or the network that it is on does not answer."
    wait_for_message(qtbot, window, words)
    window._message_bar.close_message()
    assert message(window) == ""  # and not that it is being read


def test_file_that_is_read_at_once_is_not_told_as_being_read(
    qtbot: QtBot, window: MainWindow, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = told_by(monkeypatch, window, "show_info")
    window.incoming.runs._blink.setInterval(10_000)
    window.incoming.runs.open(picture)
    wait_for_run(qtbot, window)
    assert not window.incoming.runs._blink.isActive()
    assert not window.incoming.runs._patience.isActive()
    assert [text for text in told if text.startswith("Reading")] == []


def test_window_closes_while_a_file_does_not_answer(qtbot: QtBot, window: MainWindow, hung: Hung) -> None:
    answers: list[object] = []
    window.incoming.runs._answered.connect(answers.append)
    window.incoming.runs.open(Path("/net/5.png"))
    wait_for_message(qtbot, window, "Reading 5.png …")
    assert window.close()
    answers.clear()  # that it was cancelled
    hung.released.set()
    qtbot.waitUntil(lambda: hung.over == ["5"])
    assert answers == []


def test_fault_of_a_reader_is_told_as_one(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path) -> RunPoint:
        raise LookupError("planted")

    monkeypatch.setattr(run_opener, "content_of", fail)
    window.incoming.runs.open(Path("/net/5.png"))
    qtbot.waitUntil(lambda: "planted" in message(window))
    assert window._message_bar.message.severity is Severity.ERROR
    assert "Traceback" in window._message_bar.message.details


HANG = """
import sys
from threading import Event
from app.window import program as main
from app.window import run_opener
from app.files.settings import Settings

run_opener.content_of = lambda path: Event().wait()
show = main.Program.show
def show_and_open(program):
    show(program)
    program.window.messages.show_info = lambda text, actions: print(text) or program.window.close()
    program.window.incoming.runs.open(main.Path("hung.png"))
main.Program.show = show_and_open
sys.exit(main.run_window({}, Settings(sys.argv[1])))
"""


def test_program_ends_while_a_file_does_not_answer(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HANG, str(tmp_path / "settings.ini")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env={**os.environ, "LANG": "C"})
    assert (done.returncode, done.stdout) == (0, "Reading hung.png …\n")
    assert "Traceback" not in done.stderr
    assert "QThread" not in done.stderr
