"""What the window tells."""

import math
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.files.settings import Settings
from app.widgets.message_bar import Severity
from app.window.actions import ActionId
from app.window.main_window import MainWindow
from app.workers.status import Phase
from mlp_engine import EpochRecord, InvalidInput, RunConfig, RunPoint, Text
from tests.app.windows import message, open_window, trigger, wait_for_phase


def test_waiting_for_a_long_epoch_is_told_and_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    window._controller.waiting_changed.emit(True)
    assert "Still computing" in window._message_bar.message.text
    window._controller.waiting_changed.emit(False)
    assert window._message_bar.message is None


def test_end_of_waiting_takes_back_nothing_else(qtbot: QtBot, window: MainWindow) -> None:
    window._controller.waiting_changed.emit(True)
    window.messages.show_info("something newer")
    window._controller.waiting_changed.emit(False)
    assert window._message_bar.message.text == "something newer"


def test_end_of_waiting_is_heard_under_an_error_and_in_another_language(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.style.translation.has_font_for", lambda language: True)  # else that is told
    window._controller.waiting_changed.emit(True)
    window.messages.show_fault("a fault")
    window._choose("language", "zh_CN")
    window._controller.waiting_changed.emit(False)
    window._message_bar.close_message()
    assert window._message_bar.message is None


def test_a_frame_or_a_status_ends_the_waiting(qtbot: QtBot, window: MainWindow) -> None:
    """Neither comes before the computation is done."""
    window._controller.waiting_changed.emit(True)
    window.show_frame(window._frame)
    assert window._message_bar.message is None
    window._controller.waiting_changed.emit(True)
    window.show_status(window._status)
    assert window._message_bar.message is None


def finish(qtbot: QtBot, window: MainWindow, epoch: int) -> None:
    """Train until the run stops by itself, and is told to have stopped."""
    trigger(window, ActionId.RUN_PAUSE)
    qtbot.waitUntil(lambda: window._frame.epoch == epoch and window._status.phase is Phase.FINISHED)


def test_end_of_a_run_says_why_it_stops_there(qtbot: QtBot, settings: Settings) -> None:
    window = open_window(qtbot, settings, RunConfig(epochs=1500))
    window._run_bar.set_speed(math.inf)
    finish(qtbot, window, 1500)
    assert message(window) == "Stopped at epoch 1500, as set up. Press Run to train 1500 more."
    finish(qtbot, window, 3000)
    assert message(window) == "Stopped at epoch 3000, 1500 further, as set up. Press Run to train 1500 more."
    window.close()


@pytest.mark.parametrize("later", [ActionId.STEP, ActionId.BACK, ActionId.LOOK_ON, ActionId.RUN_PAUSE])
@pytest.mark.parametrize("opened", [False, True])
def test_what_is_told_of_an_epoch_goes_with_it(qtbot: QtBot, settings: Settings, later: ActionId, opened: bool) -> None:
    window = open_window(qtbot, settings, RunConfig(epochs=20))
    window._run_bar.set_speed(math.inf)
    if opened:
        window.incoming.runs.restore(RunPoint(RunConfig(epochs=30), 7), "a.png")
        qtbot.waitUntil(lambda: message(window) == "Restored epoch 7 of the run in a.png.")
        qtbot.waitUntil(lambda: window._frame.epoch == 7)
    else:
        finish(qtbot, window, 20)
        assert "Stopped" in message(window)
    told = message(window)
    trigger(window, later)
    qtbot.waitUntil(lambda: message(window) != told)
    window.close()


def test_a_refusal_of_a_set_up_goes_with_it(qtbot: QtBot, window: MainWindow) -> None:
    window.messages.show_refusal(InvalidInput("n_samples", 9, Text("fewer")))
    assert window._message_bar.message is not None
    window._config_panel.config_changed.emit(replace(window._status.config, learning_rate=0.25))
    qtbot.waitUntil(lambda: window._message_bar.message is None)


def test_a_missing_font_is_told_as_long_as_it_is_missing(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.style.translation.has_font_for", lambda language: language != "zh_CN")
    window._menus.chosen.emit("language", "zh_CN")
    assert "fonts-noto-cjk" in message(window)
    window._menus.chosen.emit("language", "en")
    assert window._message_bar.message is None


@pytest.mark.parametrize("size", [(1024, 720), (900, 600)])
def test_messages_move_nothing_and_are_whole(qtbot: QtBot, window: MainWindow, size: tuple[int, int]) -> None:
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(*size)
    QApplication.processEvents()
    parts = [*window._dock_area.docks.values(), window._dock_area, window._timeline_presenter.timeline]
    before = [part.geometry() for part in parts]
    reset = [window._actions[ActionId.RESET]]
    for text in ("Saved.", "a word " * 50, "神经网络的每一层都有自己的权重和偏置，" * 12):
        for severity in Severity:
            window._message_bar.show_message(text, severity, "details", reset)
            QApplication.processEvents()
            assert [part.geometry() for part in parts] == before
            bar = window._message_bar
            label = bar.findChild(QLabel)
            assert label.height() >= label.heightForWidth(label.width())
            assert bar.parentWidget().rect().contains(bar.geometry())
            assert bar.visibleRegion().boundingRect() == bar.rect()
            bar.clear()


def test_error_stays_on_show_while_the_run_goes_on(qtbot: QtBot, window: MainWindow) -> None:
    trigger(window, ActionId.RUN_PAUSE)
    wait_for_phase(qtbot, window, Phase.RUNNING)
    window.messages.show_warning("could not be saved")
    window._config_panel.config_changed.emit(replace(window._status.config, learning_rate=0.25))
    qtbot.waitUntil(lambda: window._status.config.learning_rate == 0.25)
    assert window._message_bar.message.text == "could not be saved"


def test_messages_have_a_severity(window: MainWindow) -> None:
    window.messages.show_warning("wrong")
    assert window._message_bar.message.severity is Severity.WARNING


def test_language_without_a_font_is_told(
    qtbot: QtBot, window: MainWindow, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.style.translation.has_font_for", lambda language: language != "zh_CN")
    window._menus.chosen.emit("language", "zh_CN")
    assert "fonts-noto-cjk" in window._message_bar.message.text
    again = open_window(qtbot, settings)
    assert "fonts-noto-cjk" in again._message_bar.message.text
    again.close()
    window._message_bar.clear()
    window._menus.chosen.emit("language", "en")
    assert window._message_bar.message is None


def test_a_frozen_run_is_told_until_it_starts_again(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.style.translation.has_font_for", lambda language: True)  # else that is told
    config = RunConfig(learning_rate=1000.0, epochs=200)
    window._controller.configure.emit(config)
    qtbot.waitUntil(lambda: window._status.config == config)
    trigger(window, ActionId.RUN_PAUSE)
    wait_for_phase(qtbot, window, Phase.FINISHED)
    qtbot.waitUntil(lambda: "saturated" in message(window))
    window.messages.show_info("a file was written")
    window.messages.clear_infos()
    assert "saturated" in message(window)  # whatever else was told
    window._menus.chosen.emit("language", "zh_CN")
    assert "饱和" in message(window)
    window._menus.chosen.emit("language", "en")
    window._message_bar.message.actions[0].trigger()
    qtbot.waitUntil(lambda: window._frame.epoch == 0)
    assert "saturated" not in message(window)


def test_a_rule_that_stops_a_run_is_told_and_leads_to_the_best_epoch(qtbot: QtBot, settings: Settings) -> None:
    layers = ((32, "relu"), (32, "relu"), (1, "sigmoid"))
    config = RunConfig(n_samples=60, noise=0.4, test_share=0.5, patience=20, layers=layers)
    window = open_window(qtbot, settings, config)
    window._run_bar.set_speed(math.inf)
    trigger(window, ActionId.RUN_PAUSE)
    qtbot.waitUntil(lambda: window._status.phase is Phase.FINISHED and window._frame.epoch < 2000)
    qtbot.waitUntil(lambda: window._status.record.epoch == window._frame.epoch)
    test = window._frame.curves.series("test_loss").mean
    stop, best = len(test) - 1, int(test.argmin())
    assert stop == best + 20
    assert message(window) == (
        f"Stopped at epoch {stop}: no better test loss for 20 epochs, as set up; the best was at epoch {best}. "
        "Press Run to go on."
    )
    (button,) = window._message_bar._action_buttons
    assert button.text() == f"Go to epoch {best}, the best"
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window._frame.epoch == best)
    qtbot.waitUntil(lambda: message(window) == "")
    window._controller.go_to.emit(stop)
    qtbot.waitUntil(lambda: window._frame.epoch == stop and window._status.phase is Phase.FINISHED)
    trigger(window, ActionId.RUN_PAUSE)
    qtbot.waitUntil(lambda: window._frame.newest_epoch > stop + 20)
    window.close()


def test_a_loss_that_is_small_enough_is_told(qtbot: QtBot, window: MainWindow) -> None:
    record = EpochRecord(412, 0.0098764, 1.0, ())
    running = replace(window._status, phase=Phase.RUNNING, config=RunConfig(stop_loss=0.01))
    window.messages.follow(running, replace(running, phase=Phase.FINISHED, reason="stop_loss", record=record))
    assert message(window) == (
        "Stopped at epoch 412: the loss is 0.009876, at most 0.01 as set up. Press Run to go on."
    )
    assert window._message_bar._action_buttons == []
