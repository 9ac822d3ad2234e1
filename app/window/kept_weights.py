"""Whether another shape of the network keeps the weights that still fit: a switch of the menu."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from app.files.settings import Settings
from app.views.network.network_view import NetworkView
from app.views.view import View


class KeptWeights(QObject):
    """Has the diagram follow the switch, which the settings remember.

    Parameters
    ----------
    switch : of the menu
    diagram : the network diagram of the window
    """

    def __init__(self, switch: QAction, diagram: View, settings: Settings) -> None:
        super().__init__(switch)
        assert isinstance(diagram, NetworkView)
        self._diagram, self._settings = diagram, settings
        switch.setChecked(settings.keeps_weights)
        switch.toggled.connect(self._follow)
        self._follow(switch.isChecked())

    @Slot(bool)
    def _follow(self, is_on: bool) -> None:
        self._settings.keeps_weights = self._diagram.keeps_weights = is_on
