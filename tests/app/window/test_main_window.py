"""The whole window with its threads, driven by keys and clicks."""

from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from app.files.settings import Settings
from app.lesson.selection import Selection
from app.style.mixins import Themed
from app.style.theme import DARK, LIGHT, Theme
from app.views.plots.plot_view import PlotView
from app.window.actions import ActionId
from app.window.main_window import VIEWS, MainWindow
from app.workers.status import Phase
from mlp_engine import LayerSpec, RunConfig, Session
from tests.app.windows import open_window, trigger, wait_for_phase


def test_space_runs_and_pauses_and_right_makes_one_epoch(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window._frame.epoch > 50)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    wait_for_phase(qtbot, window, Phase.PAUSED)
    qtbot.waitUntil(lambda: window._frame.surface.outputs.shape[1] == 200)
    epoch = window._frame.epoch
    assert window.windowTitle() == f"Layerscope – epoch {epoch}"
    qtbot.keyClick(window, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: window._frame.epoch == epoch + 1)
    assert window.windowTitle() == f"Layerscope – epoch {epoch + 1}"


def test_right_steps_an_epoch_also_when_the_network_has_the_focus(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window._views["network"].setFocus()
    qtbot.keyClick(window._views["network"], Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: window._frame.epoch == 1)
    assert window._frame.samples.l == 1


def test_selected_layer_brings_its_matrices(qtbot: QtBot, window: MainWindow) -> None:
    window._selection_model.select(Selection(2))
    qtbot.waitUntil(lambda: window._frame.samples.l == 2)
    samples = window._frame.samples
    assert samples.Z.shape == samples.A.shape == samples.delta.shape == (8, 300)


def test_every_view_gets_every_frame(qtbot: QtBot, window: MainWindow) -> None:
    trigger(window, ActionId.STEP)
    qtbot.waitUntil(lambda: window._frame.epoch == 1)
    assert set(window._views) == set(VIEWS)
    assert all(view.frame is window._frame for view in window._views.values())


def test_reset_gives_the_same_start_and_new_weights_others(qtbot: QtBot, window: MainWindow) -> None:
    start = window._frame.layers[0].W
    trigger(window, ActionId.STEP)
    qtbot.waitUntil(lambda: window._frame.epoch == 1)
    trigger(window, ActionId.RESET)
    qtbot.waitUntil(lambda: window._frame.epoch == 0)
    assert np.array_equal(window._frame.layers[0].W, start)
    trigger(window, ActionId.NEW_WEIGHTS)
    qtbot.waitUntil(lambda: window._frame.config.weight_seed == 43)
    assert np.array_equal(
        window._frame.layers[0].W, Session(replace(RunConfig(), weight_seed=43)).model.parameters["W1"]
    )


def test_finished_run_says_so(qtbot: QtBot, settings: Settings) -> None:
    window = open_window(qtbot, settings, RunConfig(epochs=20))
    trigger(window, ActionId.RUN_PAUSE)
    wait_for_phase(qtbot, window, Phase.FINISHED)
    assert "20" in window._message_bar.message.text
    qtbot.waitUntil(lambda: window._frame.epoch == 20)
    window._config_panel.config_changed.emit(replace(window._status.config, learning_rate=0.25))
    qtbot.waitUntil(lambda: window._message_bar.message is None)
    window.close()


def test_diverged_run_says_so_and_keeps_the_last_picture(qtbot: QtBot, settings: Settings) -> None:
    layers = (LayerSpec(3, "linear"), LayerSpec(1, "linear"))
    window = open_window(qtbot, settings, RunConfig(layers=layers, learning_rate=1000.0))
    trigger(window, ActionId.RUN_PAUSE)
    wait_for_phase(qtbot, window, Phase.DIVERGED)
    qtbot.waitUntil(lambda: window._message_bar.isVisible())
    assert "try a smaller learning rate" in window._message_bar.message.text
    assert window._message_bar.message.actions == (window._actions[ActionId.RESET],)
    assert np.isfinite(window._frame.loss)
    trigger(window, ActionId.RESET)
    wait_for_phase(qtbot, window, Phase.PAUSED)
    assert not window._message_bar.isVisible()
    window.close()


def test_fault_in_the_worker_is_told_with_its_traceback_and_the_window_lives_on(
    qtbot: QtBot, window: MainWindow
) -> None:
    window._controller.set_frame_rate.emit(0.0)
    wait_for_phase(qtbot, window, Phase.FAILED)
    qtbot.waitUntil(lambda: "ZeroDivisionError" in window._message_bar.message.text)
    assert "Traceback" in window._message_bar.message.details
    trigger(window, ActionId.RESET)
    wait_for_phase(qtbot, window, Phase.PAUSED)
    trigger(window, ActionId.STEP)
    qtbot.waitUntil(lambda: window._frame.epoch == 1)


def test_closing_while_it_trains_remembers_everything(qtbot: QtBot, settings: Settings) -> None:
    window = open_window(qtbot, settings)
    window._dock_area.docks["weights"].close()
    window._run_bar.set_speed(5000.0)
    trigger(window, ActionId.NEW_WEIGHTS)
    qtbot.waitUntil(lambda: window._status.config.weight_seed == 43)
    trigger(window, ActionId.RUN_PAUSE)
    qtbot.waitUntil(lambda: window._frame.epoch > 10)
    assert window.close()
    assert settings.config.weight_seed == 43
    again = open_window(qtbot, settings)
    assert again._dock_area.docks["weights"].isHidden()
    assert again._run_bar.speed == 5000.0
    trigger(again, ActionId.RESET_LAYOUT)
    assert again._dock_area.docks["weights"].isVisible()
    again.close()


def test_docks_close_float_and_come_back(qtbot: QtBot, window: MainWindow) -> None:
    for dock in window._dock_area.docks.values():
        dock.setFloating(True)
        dock.close()
        assert dock.isHidden()
        dock.toggleViewAction().trigger()
        assert dock.isVisible()
    trigger(window, ActionId.RESET_LAYOUT)
    docks = window._dock_area.docks
    assert not any(dock.isFloating() for dock in docks.values())
    assert [name for name, dock in docks.items() if dock.isHidden()] == ["equation", "confusion", "neuron"]


def test_theme_and_language_change_at_once(qtbot: QtBot, window: MainWindow, settings: Settings) -> None:
    window._menus.chosen.emit("theme", "dark")
    themed = [part for part in window.findChildren(QWidget) if isinstance(part, Themed)]
    assert {part.theme.name for part in themed} == {"dark"}
    assert set(window._views.values()) < set(themed)
    assert QApplication.palette().window().color().name() == DARK.window
    window._menus.chosen.emit("language", "zh_CN")
    qtbot.waitUntil(lambda: window._dock_area.docks["boundary"].windowTitle() == "决策边界")
    assert (settings.theme, settings.language) == ("dark", "zh_CN")
    window._menus.chosen.emit("language", "en")
    window._menus.chosen.emit("theme", "light")
    qtbot.waitUntil(lambda: window._dock_area.docks["boundary"].windowTitle() == "Decision boundary")
    assert QApplication.palette().window().color().name() == LIGHT.window


@pytest.mark.parametrize("later", [DARK, LIGHT], ids=["made in it", "made before"])
def test_dialogs_made_on_demand_wear_the_theme_and_speak_the_language(
    qtbot: QtBot, window: MainWindow, later: Theme
) -> None:
    window._menus.chosen.emit("theme", "dark")
    window._menus.chosen.emit("language", "zh_CN")
    checks, export, compared = (
        window._gradient_check_presenter.dialog,
        window._export_actions.presenter.dialog,
        window._timeline_presenter.dialog,
    )
    if later is not DARK:
        window._menus.chosen.emit("theme", later.name)
    assert (checks.theme, export.preview.theme, compared.theme) == (later, later, later)
    assert checks.windowTitle() == "梯度检查"
    assert export.windowTitle() == "导出"
    window._menus.chosen.emit("language", "en")
    qtbot.waitUntil(lambda: (checks.windowTitle(), export.windowTitle()) == ("Gradient check", "Export"))


def test_set_up_panel_changes_the_run(qtbot: QtBot, window: MainWindow) -> None:
    window._config_panel.config_changed.emit(replace(window._status.config, learning_rate=0.25))
    qtbot.waitUntil(lambda: window._status.config.learning_rate == 0.25)
    window._config_panel.config_changed.emit(replace(window._status.config, n_samples=31))
    qtbot.waitUntil(lambda: window._frame.X.shape == (2, 31))


def test_gradient_check_shows_its_report_while_it_trains(qtbot: QtBot, window: MainWindow) -> None:
    trigger(window, ActionId.RUN_PAUSE)
    trigger(window, ActionId.GRADIENT_CHECK)
    dialog = window._gradient_check_presenter.dialog
    dialog._start.click()
    qtbot.waitUntil(lambda: dialog._table.rowCount() == 6)
    assert [dialog._table.item(row, 0).text() for row in range(6)] == ["W[1]", "b[1]", "W[2]", "b[2]", "W[3]", "b[3]"]
    assert "relative error" in dialog._summary.text()
    dialog.close()


def test_gradient_check_takes_at_most_the_samples_there_are(qtbot: QtBot, window: MainWindow) -> None:
    def takes(n_samples: int) -> bool:
        return window._gradient_check_presenter.dialog._samples.maximum() == n_samples

    for n_samples in (40, 50):  # the dialog is made with 40, or before
        window._config_panel.config_changed.emit(replace(window._status.config, n_samples=n_samples))
        qtbot.waitUntil(partial(takes, n_samples))


def test_view_that_fails_to_draw_stops_neither_the_run_nor_the_window(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise ZeroDivisionError("planted")

    view = window._views["weights"]
    with monkeypatch.context() as patch, qtbot.captureExceptions() as caught:
        patch.setattr(view, "draw", fail)
        trigger(window, ActionId.STEP)
        qtbot.waitUntil(lambda: len(caught) > 0)
    trigger(window, ActionId.STEP)
    qtbot.waitUntil(lambda: view.frame.epoch == 2)


def test_new_weights_twice_in_a_row_are_the_next_but_one(qtbot: QtBot, window: MainWindow) -> None:
    trigger(window, ActionId.NEW_WEIGHTS)
    trigger(window, ActionId.NEW_WEIGHTS)
    qtbot.waitUntil(lambda: window._frame.config.weight_seed == 44)


def test_refused_step_of_the_gradient_check_is_told_in_its_dialog(qtbot: QtBot, window: MainWindow) -> None:
    dialog = window._gradient_check_presenter.dialog
    dialog._epsilon.setText("1e-400")
    dialog._start.click()
    assert "ε" in dialog._summary.text()
    assert dialog._start.text() == "Check"


def test_about_tells_the_version(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    trigger(window, ActionId.ABOUT)
    assert "0.1.0" in told[0]


def test_everything_that_takes_the_focus_has_a_name(window: MainWindow) -> None:
    nameless = [
        widget
        for widget in window.findChildren(object)
        if getattr(widget, "isWidgetType", bool)()
        and not isinstance(widget, QTabBar)  # its tabs bear the titles of the panels
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)() or widget.focusProxy())
    ]
    assert nameless == []


def test_no_plot_repeats_the_title_of_its_dock(qtbot: QtBot, window: MainWindow) -> None:
    for name in ("boundary", "loss", "gradient_norms"):
        view, dock = window._views[name], window._dock_area.docks[name]
        assert isinstance(view, PlotView)
        assert dock.windowTitle() == view.accessibleName()
        assert view.title.text() == "epoch 0"
