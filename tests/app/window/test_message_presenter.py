"""What the window tells."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.files.settings import Settings
from app.widgets.message_bar import Severity
from app.window.actions import ActionId
from app.window.main_window import MainWindow
from app.workers.status import Phase
from mlp_engine import RunConfig
from tests.app.windows import message, open_window, trigger, wait_for_phase


def test_waiting_for_a_long_epoch_is_told_and_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    window._controller.waiting_changed.emit(True)
    assert "Waiting for the end of this epoch" in window._message_bar.message.text
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


def test_a_frozen_run_is_told_until_it_starts_again(qtbot: QtBot, window: MainWindow) -> None:
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
