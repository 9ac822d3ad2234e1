from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.views.network.network_view import NetworkView
from mlp_engine import Frame, LayerSpec, RunConfig, Session
from tests.app.views.network.hands import Desk

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


@pytest.fixture
def desk(view: NetworkView) -> Desk:
    """A diagram of a run that has learned a little, with layers of 4 and 3 hidden neurons."""
    session = Session(RunConfig(layers=(LayerSpec(4, "relu"), LayerSpec(3, "tanh"), LayerSpec(1, "sigmoid"))))
    for _ in range(5):
        session.step()
    return Desk(view, session)
