"""What neurons give over the plane of the inputs: in the nodes of the diagram, and in the view of the picked one."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget

from app.files.settings import Settings
from app.views.network.network_view import NetworkView
from app.views.neuron.neuron_view import NeuronView
from app.views.view import View
from app.window.actions import ActionId
from app.window.selection_model import SelectionModel


class MapsPresenter(QObject):
    """Has the views follow the two switches of the menu, and frames hold what is to be seen.

    Parameters
    ----------
    views, docks : of the window, by name
    settings : remember the switches
    """

    def __init__(
        self,
        actions: Mapping[ActionId, QAction],
        views: Mapping[str, View],
        docks: Mapping[str, QDockWidget],
        settings: Settings,
        selection_model: SelectionModel,
    ) -> None:
        super().__init__(selection_model)
        network, neuron = views["network"], views["neuron"]
        assert isinstance(network, NetworkView)
        assert isinstance(neuron, NeuronView)
        self._network, self._neuron = network, neuron
        self._maps, self._discrete = actions[ActionId.MAPS], actions[ActionId.DISCRETE]
        self._settings = settings
        self._selection_model = selection_model
        self._is_seen = self._has_room = False
        self._maps.setChecked(settings.maps)
        self._discrete.setChecked(settings.discrete)
        network.room_changed.connect(self._take_room)
        docks["network"].visibilityChanged.connect(self._take_sight)
        docks["equation"].visibilityChanged.connect(selection_model.show_equation)
        docks["neuron"].visibilityChanged.connect(selection_model.show_neuron)
        for action in (self._maps, self._discrete):
            action.toggled.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        """Show what the switches say, and remember it."""
        has_maps, is_discrete = self._maps.isChecked(), self._discrete.isChecked()
        self._settings.maps, self._settings.discrete = has_maps, is_discrete
        self._network.show_maps(has_maps, is_discrete)
        self._neuron.show_discrete(is_discrete)

    @Slot(bool)
    def _take_room(self, has_room: bool) -> None:
        self._has_room = has_room
        self._ask()

    @Slot(bool)
    def _take_sight(self, is_seen: bool) -> None:
        self._is_seen = is_seen
        self._ask()

    def _ask(self) -> None:
        self._selection_model.show_maps(self._is_seen and self._has_room)
