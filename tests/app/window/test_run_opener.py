"""Going back to the run of a file: by the dialog, by dropping it on the window, and what goes wrong."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.files.settings import Settings
from app.style.theme import DARK, LIGHT
from app.style.translation import install_language
from app.widgets.message_bar import Severity
from app.window import run_opener
from app.window.actions import ActionId
from app.window.file_drop import dragged_file
from app.window.main_window import MainWindow
from app.workers.status import Phase
from mlp_engine import LayerSpec, RunConfig, RunPoint, Session
from tests.app.export.files_with_origin import ORIGIN, with_origin
from tests.app.window.test_main_window import open_window, trigger, wait_for_phase

COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction
LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
RESTORED = "Restored epoch 412 of the run in picture.png."


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    settings = Settings(str(tmp_path / "settings.ini"))
    settings.language, settings.theme, settings.export = "en", "light", {"folder": str(tmp_path)}
    window = open_window(qtbot, settings)
    yield window
    window.close()
    install_language("en")


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "picture.png"
    path.write_bytes(with_origin(ORIGIN)["png"])
    return path


def message(window: MainWindow) -> str:
    shown = window._message_bar.message
    return shown.text if shown is not None else ""


def wait_for_message(qtbot: QtBot, window: MainWindow, text: str) -> None:
    qtbot.waitUntil(lambda: message(window) == text)


def wait_for_run(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: message(window) == RESTORED)
    qtbot.waitUntil(lambda: window._frame.epoch == 412)


def mime(*urls: QUrl) -> QMimeData:
    data = QMimeData()
    data.setUrls(list(urls))
    return data


def enter(window: MainWindow, data: QMimeData, actions: Qt.DropAction = COPY | MOVE) -> QDragEnterEvent:
    event = QDragEnterEvent(QPoint(300, 300), actions, data, LEFT, NO_KEYS)
    event.setAccepted(False)
    QApplication.sendEvent(window, event)
    return event


def drop(window: MainWindow, data: QMimeData) -> QDropEvent:
    enter(window, data)  # Qt drops only on what has taken the drag
    event = QDropEvent(QPointF(300, 300), COPY | MOVE, data, LEFT, NO_KEYS)
    event.setDropAction(MOVE)  # as a file manager proposes for a file on the same disk
    event.setAccepted(False)
    QApplication.sendEvent(window, event)
    return event


def test_open_restores_the_run_of_a_picture(
    qtbot: QtBot, window: MainWindow, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, ...]] = []

    def choose(*arguments: object) -> tuple[str, str]:
        asked.append(arguments)
        return str(picture), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    wait_for_run(qtbot, window)
    _, _, folder, kinds = asked[0]
    assert folder == str(picture.parent)
    assert all(f"*.{kind}" in kinds for kind in with_origin(ORIGIN))
    config = ORIGIN.point.config
    assert window._status.phase is Phase.PAUSED
    assert window._config_panel.config == window._settings.config == config
    assert window._frame.point == ORIGIN.point
    assert window._frame.surface.outputs.shape == (1, 200, 200)
    assert window.windowTitle() == "Layerscope – epoch 412"
    session = Session(replace(config, learning_rate=0.1))
    for epoch in range(412):
        session.change(replace(config, learning_rate=0.1 if epoch < 17 else 1 / 3 if epoch < 400 else 0.3))
        session.step()
    assert np.array_equal(window._frame.layers[0].W, session.model.parameters["W1"])
    trigger(window, ActionId.STEP)
    qtbot.waitUntil(lambda: window._frame.epoch == 413)
    assert message(window) in ("", RESTORED)


def test_dialog_that_is_given_up_changes_nothing(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    status = window._status
    trigger(window, ActionId.OPEN)
    assert window._status is status
    assert message(window) == ""


@pytest.mark.parametrize("kind", ["png", "svg", "pdf", "pptx", "json"])
def test_dropped_file_is_opened(qtbot: QtBot, window: MainWindow, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"my run.{kind}"
    path.write_bytes(with_origin(ORIGIN)[kind])
    data = mime(QUrl.fromLocalFile(str(path)))
    entered = enter(window, data)
    assert entered.isAccepted()
    assert entered.dropAction() is COPY
    assert window._file_drop.hint.isVisible()
    assert f"my run.{kind}" in window._file_drop.hint.accessibleName()
    assert window._file_drop.hint.geometry() == window.rect()
    dropped = drop(window, data)
    assert dropped.isAccepted()
    assert dropped.dropAction() is COPY  # were it a move, the file manager would now delete the file
    assert not window._file_drop.hint.isVisible()
    qtbot.waitUntil(lambda: message(window) == f"Restored epoch 412 of the run in my run.{kind}.")


def test_file_can_be_dropped_on_every_view(qtbot: QtBot, window: MainWindow, picture: Path) -> None:
    """A drag goes up from the widget under the mouse to the first that takes it: none may keep it to itself."""
    data = mime(QUrl.fromLocalFile(str(picture)))
    for dock in window._dock_area.docks.values():
        for place in (dock.rect().center(), dock.rect().center() / 2):
            widget = dock.childAt(place) or dock
            event = QDragEnterEvent(QPoint(1, 1), COPY, data, LEFT, NO_KEYS)
            event.setAccepted(False)
            QApplication.sendEvent(widget, event)
            assert event.isAccepted(), widget
            assert window._file_drop.hint.isVisible()
            QApplication.sendEvent(window, QDragLeaveEvent())
            assert not window._file_drop.hint.isVisible()


def test_other_drags_are_not_taken(window: MainWindow, picture: Path) -> None:
    local, web = QUrl.fromLocalFile(str(picture)), QUrl("https://example.org/picture.png")
    text = QMimeData()
    text.setText(str(picture))
    for data in (mime(local, local), mime(web), mime(), text):
        assert dragged_file(data) is None
        assert not enter(window, data).isAccepted()
        assert not drop(window, data).isAccepted()
        assert not window._file_drop.hint.isVisible()
    assert window._status.phase is Phase.PAUSED
    assert dragged_file(mime(local)) == picture


def test_drop_hint_is_seen_through_by_the_mouse_and_wears_the_theme(qtbot: QtBot, window: MainWindow) -> None:
    hint = window._file_drop.hint
    accents = set()
    for name, theme in (("dark", DARK), ("light", LIGHT)):
        window._menus.theme_chosen.emit(name)
        hint.show_text("Drop picture.png to go back to its run")
        image = hint.grab().toImage()
        colors = {image.pixelColor(16, y).name() for y in range(40, image.height() - 40)}
        assert theme.accent in colors
        accents.add(theme.accent)
        assert hint not in (window.childAt(300, 300), window.childAt(300, 300).parentWidget())
    assert len(accents) == 2


def test_file_that_cannot_be_opened_leaves_the_run_alone(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "holiday.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    trigger(window, ActionId.RUN_PAUSE)
    wait_for_phase(qtbot, window, Phase.RUNNING)
    drop(window, mime(QUrl.fromLocalFile(str(path))))
    wait_for_message(qtbot, window, "holiday.png cannot be opened: it is damaged.")
    assert window._message_bar.message.severity is Severity.WARNING
    epoch = window._frame.epoch
    qtbot.waitUntil(lambda: window._frame.epoch > epoch + 10)
    assert window._status.phase is Phase.RUNNING
    assert window._status.config == RunConfig(epochs=10**7)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "run.json",
            "run.json cannot be opened: its run is not possible: epochs: 0 cannot be used; it must be a whole",
        ),
        ("folder", "folder cannot be opened: it is a folder or a device and not a file."),
        ("missing.png", "missing.png cannot be opened: it is not there."),
        ("a" * 5000, f"{'a' * 30}…{'a' * 29} cannot be opened: its name is too long."),
    ],
    ids=["run", "folder", "missing", "long"],
)
def test_what_cannot_be_opened_is_told(qtbot: QtBot, window: MainWindow, tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "run.json").write_text('{"epochs": 0}')
    (tmp_path / "folder").mkdir()
    drop(window, mime(QUrl.fromLocalFile(str(tmp_path / name))))
    qtbot.waitUntil(lambda: message(window).startswith(words))


def test_refusal_speaks_the_language_of_the_window(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window._choose_language("zh_CN")
    for name in ("missing.png", "."):
        window._opener.open(tmp_path / name)
        qtbot.waitUntil(lambda: "无法打开" in message(window))
        assert re.search("[a-z]{3}", message(window).replace("missing.png", "").replace(tmp_path.name, "")) is None
        window._message_bar.clear()


# files that do not answer


class Hung:
    """Reads that come back only when they are released; each gives a run at the epoch that its file is named after."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.released = Event()
        self.over: list[str] = []
        monkeypatch.setattr(run_opener, "run_in", self)

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
    window._opener.open(Path("/net/5.png"))
    wait_for_message(qtbot, window, "Reading 5.png …")
    assert window._message_bar.message.severity is Severity.INFO
    epoch = window._frame.epoch
    qtbot.waitUntil(lambda: window._frame.epoch > epoch + 10)  # the window lives
    (button,) = window._message_bar._action_buttons
    assert button.text() == "Cancel"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert message(window) == ""
    assert window._opener._reading is None
    hung.released.set()
    qtbot.waitUntil(lambda: hung.over == ["5"])
    qtbot.waitUntil(lambda: window._frame.epoch > epoch + 20)
    assert window._status.phase is Phase.RUNNING
    assert message(window) == ""


def test_next_file_replaces_one_that_does_not_answer(qtbot: QtBot, window: MainWindow, hung: Hung) -> None:
    told: list[str] = []
    window._opener.begun.connect(told.append)
    window._opener.open(Path("/net/5.png"))
    wait_for_message(qtbot, window, "Reading 5.png …")
    window._opener.open(Path("/net/7.png"))
    assert message(window) == ""
    wait_for_message(qtbot, window, "Reading 7.png …")
    hung.released.set()
    wait_for_message(qtbot, window, "Restored epoch 7 of the run in 7.png.")
    assert sorted(hung.over) == ["5", "7"]
    assert told == ["Restoring epoch 7 of the run in 7.png …"]


def test_waiting_has_an_end(qtbot: QtBot, window: MainWindow, hung: Hung) -> None:
    window._opener._patience.setInterval(500)
    window._opener.open(Path("/net/5.png"))
    wait_for_message(qtbot, window, "Reading 5.png …")
    words = "5.png cannot be opened: the disk or the network that it is on does not answer."
    wait_for_message(qtbot, window, words)
    window._message_bar.close_message()
    assert message(window) == ""  # and not that it is being read


def test_file_that_is_read_at_once_is_not_told_as_being_read(qtbot: QtBot, window: MainWindow, picture: Path) -> None:
    told: list[str] = []
    window._opener.waiting.connect(lambda text, actions: told.append(text))
    window._opener._blink.setInterval(10_000)
    window._opener.open(picture)
    wait_for_run(qtbot, window)
    assert not window._opener._blink.isActive()
    assert not window._opener._patience.isActive()
    assert told == []


def test_window_closes_while_a_file_does_not_answer(qtbot: QtBot, window: MainWindow, hung: Hung) -> None:
    answers: list[object] = []
    window._opener._answered.connect(answers.append)
    window._opener.open(Path("/net/5.png"))
    wait_for_message(qtbot, window, "Reading 5.png …")
    assert window.close()
    answers.clear()  # that it was cancelled
    hung.released.set()
    qtbot.waitUntil(lambda: hung.over == ["5"])
    assert answers == []


def test_fault_of_a_reader_is_told_as_one(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path) -> RunPoint:
        raise LookupError("planted")

    monkeypatch.setattr(run_opener, "run_in", fail)
    window._opener.open(Path("/net/5.png"))
    qtbot.waitUntil(lambda: "planted" in message(window))
    assert window._message_bar.message.severity is Severity.ERROR
    assert "Traceback" in window._message_bar.message.details


HANG = """
import sys
from threading import Event
from app.window import program as main
from app.window import run_opener
from app.files.settings import Settings

run_opener.run_in = lambda path: Event().wait()
show = main.Program.show
def show_and_open(program):
    show(program)
    program.window._opener.waiting.connect(lambda text, actions: print(text) or program.window.close())
    program.window._opener.open(main.Path("hung.png"))
main.Program.show = show_and_open
sys.exit(main.run_window({}, Settings(sys.argv[1])))
"""


def test_program_ends_while_a_file_does_not_answer(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HANG, str(tmp_path / "settings.ini")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env={**os.environ, "LANG": "C"})
    assert (done.returncode, done.stdout) == (0, "Reading hung.png …\n")
    assert "Traceback" not in done.stderr
    assert "QThread" not in done.stderr


def test_long_way_back_is_told_and_space_stops_it(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.restore_run(RunPoint(RunConfig(epochs=10**7), 10**7), "long.png")
    assert message(window) == "Restoring epoch 10,000,000 of the run in long.png …"
    wait_for_phase(qtbot, window, Phase.RESTORING)
    qtbot.waitUntil(lambda: window._frame.epoch > 10)
    assert window.windowTitle() == "Layerscope – restoring"
    assert message(window) == "Restoring epoch 10,000,000 of the run in long.png …"
    assert window._actions[ActionId.RUN_PAUSE].text() == "&Pause"
    assert not window._actions[ActionId.STEP].isEnabled()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    wait_for_phase(qtbot, window, Phase.PAUSED)
    assert message(window) == ""
    qtbot.waitUntil(lambda: window._frame.surface.outputs.shape[1] == 200)
    assert 10 < window._frame.epoch < 10**7
    assert window.windowTitle() == f"Layerscope – epoch {window._frame.epoch}"
    trigger(window, ActionId.STEP)


def test_only_the_run_that_was_asked_for_last_is_told_of(qtbot: QtBot, window: MainWindow) -> None:
    told: list[str] = []
    window._opener.done.connect(told.append)
    first, second = RunPoint(RunConfig(), 0), RunPoint(RunConfig(), 5)  # the first is there at once
    window.restore_run(first, "first.png")
    window.restore_run(second, "second.png")
    qtbot.waitUntil(lambda: window._frame.epoch == 5)
    assert told == ["Restored epoch 5 of the run in second.png."]


def test_restoring_from_a_diverged_run_takes_its_message_back(qtbot: QtBot, tmp_path: Path, picture: Path) -> None:
    settings = Settings(str(tmp_path / "settings.ini"))
    settings.language, settings.theme = "en", "light"
    layers = (LayerSpec(3, "linear"), LayerSpec(1, "linear"))
    window = open_window(qtbot, settings, RunConfig(layers=layers, learning_rate=1000.0))
    trigger(window, ActionId.RUN_PAUSE)
    wait_for_phase(qtbot, window, Phase.DIVERGED)
    qtbot.waitUntil(lambda: "smaller learning rate" in message(window))
    drop(window, mime(QUrl.fromLocalFile(str(picture))))
    wait_for_run(qtbot, window)
    assert window._status.phase is Phase.PAUSED
    window.close()


def test_restored_run_at_its_target_is_finished(qtbot: QtBot, window: MainWindow) -> None:
    window.restore_run(RunPoint(RunConfig(epochs=20), 20), "end.svg")
    wait_for_phase(qtbot, window, Phase.FINISHED)
    qtbot.waitUntil(lambda: message(window) == "Restored epoch 20 of the run in end.svg.")


def test_hint_follows_what_is_dragged_away(window: MainWindow, picture: Path) -> None:
    enter(window, mime(QUrl.fromLocalFile(str(picture))))
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window._file_drop.hint.isVisible()
    assert QEvent.Type.DragLeave is QDragLeaveEvent().type()
