"""The switch that says whether another shape of the network keeps the weights."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from app.files.settings import Settings
from app.views.network.network_view import NetworkView
from app.window.kept_weights import KeptWeights


@pytest.fixture
def diagram(qtbot: QtBot) -> NetworkView:
    view = NetworkView()
    qtbot.addWidget(view)
    return view


def test_weights_are_kept_until_the_switch_is_turned_off_and_that_is_remembered(
    tmp_path: Path, diagram: NetworkView
) -> None:
    path = str(tmp_path / "settings.ini")
    settings = Settings(path)
    switch = QAction(diagram)
    switch.setCheckable(True)
    KeptWeights(switch, diagram, settings)
    assert switch.isChecked()
    assert diagram.keeps_weights
    switch.setChecked(False)
    assert not diagram.keeps_weights
    assert settings.save()

    again = QAction(diagram)
    again.setCheckable(True)
    KeptWeights(again, diagram, Settings(path))
    assert not again.isChecked()
    assert not diagram.keeps_weights
