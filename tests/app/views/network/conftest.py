from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.views.network.network_view import NetworkView
from mlp_engine import Frame

MakeFrame = Callable[..., Frame]


@pytest.fixture
def view(qtbot: QtBot) -> NetworkView:
    view = NetworkView()
    qtbot.addWidget(view)
    view.resize(700, 475)
    view.selection_requested.connect(view.show_selection)
    view.show()
    return view


@pytest.fixture
def frame(make_frame: MakeFrame) -> Frame:
    return make_frame(30)
