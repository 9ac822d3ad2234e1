"""Going back to the run of a file: by the dialog, by dropping it on the window, and what goes wrong."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.files.settings import Settings
from app.widgets.message_bar import Severity
from app.window.actions import ActionId
from app.window.main_window import MainWindow
from app.workers.status import Phase
from mlp_engine import LayerSpec, RunConfig, RunPoint, Session
from tests.app.export.files_with_origin import ORIGIN, with_origin
from tests.app.window.opened_runs import RESTORED, drop, mime, told_by, wait_for_message, wait_for_run
from tests.app.windows import message, open_window, trigger, wait_for_phase


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
    _, title, folder, kinds = asked[0]
    assert title == "Open a saved run or an exported file"
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


def test_dialog_begins_beside_the_file_that_was_used_last_in_a_folder_that_is_there(
    window: MainWindow, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders: list[str] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *asked: (folders.append(asked[2]) or "", ""))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path / "home" / "Pictures"))
    (tmp_path / "talks").mkdir()
    for recent, exports in (("talks", "."), ("missing", "."), ("missing", "missing")):
        settings.recent = (str(tmp_path / recent / "run.layerscope"),)
        settings.export = {"folder": str(tmp_path / exports)}
        trigger(window, ActionId.OPEN)
    assert folders == [str(tmp_path / "talks"), str(tmp_path), str(tmp_path / "home")]


def test_dialog_that_is_given_up_changes_nothing(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    status = window._status
    trigger(window, ActionId.OPEN)
    assert window._status is status
    assert message(window) == ""


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
    window._choose("language", "zh_CN")
    for name in ("missing.png", "."):
        window.incoming.runs.open(tmp_path / name)
        qtbot.waitUntil(lambda: "无法打开" in message(window))
        assert re.search("[a-z]{3}", message(window).replace("missing.png", "").replace(tmp_path.name, "")) is None
        window._message_bar.clear()


def test_long_way_back_is_told_and_space_stops_it(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.incoming.runs.restore(RunPoint(RunConfig(epochs=10**7), 10**7), "long.png")
    assert message(window) == "Restoring epoch 10000000 of the run in long.png …"
    wait_for_phase(qtbot, window, Phase.RESTORING)
    qtbot.waitUntil(lambda: window._frame.epoch > 10)
    assert window.windowTitle() == "Layerscope – restoring"
    assert message(window) == "Restoring epoch 10000000 of the run in long.png …"
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


def test_only_the_run_that_was_asked_for_last_is_told_of(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = told_by(monkeypatch, window, "show_info")
    first, second = RunPoint(RunConfig(), 0), RunPoint(RunConfig(), 5)  # the first is there at once
    window.incoming.runs.restore(first, "first.png")
    window.incoming.runs.restore(second, "second.png")
    qtbot.waitUntil(lambda: "Restored epoch 5 of the run in second.png." in told)  # which comes after its frame
    assert [text for text in told if text.startswith("Restored")] == ["Restored epoch 5 of the run in second.png."]


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
    window.incoming.runs.restore(RunPoint(RunConfig(epochs=20), 20), "end.svg")
    wait_for_phase(qtbot, window, Phase.FINISHED)
    qtbot.waitUntil(lambda: message(window) == "Restored epoch 20 of the run in end.svg.")
