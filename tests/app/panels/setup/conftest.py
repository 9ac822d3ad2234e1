import pytest
from pytestqt.qtbot import QtBot

from app.panels.setup.config_panel import ConfigPanel
from mlp_engine import RunConfig


@pytest.fixture
def panel(qtbot: QtBot) -> ConfigPanel:
    panel = ConfigPanel()
    qtbot.addWidget(panel)
    panel.resize(260, 700)
    panel.show()
    panel.activateWindow()
    qtbot.waitActive(panel)
    return panel


@pytest.fixture
def sent(panel: ConfigPanel) -> list[RunConfig]:
    sent: list[RunConfig] = []
    panel.config_changed.connect(sent.append)
    return sent
