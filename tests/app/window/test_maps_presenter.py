"""Maps in the nodes and the view of a neuron: frames hold them while they are to be seen, and the menu has switches."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.files.settings import Settings
from app.lesson.selection import Selection
from app.views.network.network_view import NetworkView
from app.views.neuron.neuron_view import NeuronView
from app.views.plane.neuron_scale import MAP_RESOLUTION
from app.window.actions import ActionId
from app.window.main_window import MainWindow
from mlp_engine import FrameRequest
from tests.app.recorder import Recorder
from tests.app.windows import open_window, trigger


def network_of(window: MainWindow) -> NetworkView:
    network = window._views["network"]
    assert isinstance(network, NetworkView)
    return network


def request_of(window: MainWindow) -> FrameRequest:
    request = window._selection_model._request
    assert request is not None
    return request


def has_maps(window: MainWindow) -> bool:
    return window._frame is not None and bool(window._frame.maps)


def test_maps_are_in_the_nodes_until_the_switch_takes_them_away(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: has_maps(window))
    assert request_of(window).map_resolution == MAP_RESOLUTION
    assert window._actions[ActionId.MAPS].isChecked()
    trigger(window, ActionId.MAPS)
    assert request_of(window).map_resolution == 0
    qtbot.waitUntil(lambda: not has_maps(window))
    assert not network_of(window).has_maps


def test_a_diagram_that_is_not_seen_asks_for_no_maps(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: request_of(window).map_resolution > 0)
    docks = window._dock_area.docks
    docks["network"].toggleViewAction().trigger()
    qtbot.waitUntil(lambda: request_of(window).map_resolution == 0)
    docks["network"].toggleViewAction().trigger()
    qtbot.waitUntil(lambda: request_of(window).map_resolution > 0)


def test_the_picked_neuron_is_asked_for_while_its_view_is_seen(qtbot: QtBot, window: MainWindow) -> None:
    window._selection_model.select(Selection(2, 5))
    assert request_of(window).neuron is None
    dock, view = window._dock_area.docks["neuron"], window._views["neuron"]
    assert isinstance(view, NeuronView)
    dock.toggleViewAction().trigger()
    qtbot.waitUntil(lambda: request_of(window).neuron == (2, 5))
    qtbot.waitUntil(lambda: view.title.text().startswith("A[2], neuron 6: ReLU"))
    window._selection_model.select(Selection(1, 0))
    qtbot.waitUntil(lambda: view.title.text().startswith("A[1], neuron 1: ReLU"))
    dock.toggleViewAction().trigger()
    qtbot.waitUntil(lambda: request_of(window).neuron is None)


def test_the_switches_are_kept(qtbot: QtBot, settings: Settings, tmp_path: Path) -> None:
    window = open_window(qtbot, settings)
    trigger(window, ActionId.DISCRETE, ActionId.MAPS)
    window.close()
    again = Settings(str(tmp_path / "settings.ini"))
    assert (again.maps, again.discrete) == (False, True)
    other = open_window(qtbot, again)
    try:
        neuron = other._views["neuron"]
        assert isinstance(neuron, NeuronView)
        assert (network_of(other).has_maps, network_of(other).is_discrete, neuron.is_discrete) == (False, True, True)
        assert not other._actions[ActionId.MAPS].isChecked()
        asked = Recorder(other._selection_model.asked)
        trigger(other, ActionId.MAPS)
        assert asked.last.map_resolution == MAP_RESOLUTION
    finally:
        other.close()


def test_the_stage_shows_what_the_window_does(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: has_maps(window))
    window._stage_presenter.present("network")
    stage = window._stage_presenter.stage
    stage.show_panels(("network", "neuron"))
    panel = stage._panels["network"].view
    assert isinstance(panel, NetworkView)
    assert panel.has_maps
    window._selection_model.select(Selection(2, 5))
    assert request_of(window).neuron == (2, 5)
    stage.close()
    assert request_of(window).neuron is None
