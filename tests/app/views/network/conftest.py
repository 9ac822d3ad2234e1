from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.lesson.deeds import Deed
from app.views.network.network_view import NetworkView
from app.widgets.focus_keys import FocusKeys
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


@pytest.fixture
def deeds(view: NetworkView) -> list[Deed]:
    """What a diagram asks for that nobody does."""
    found: list[Deed] = []
    view.deed_requested.connect(found.append)
    return found


@pytest.fixture
def entered(qtbot: QtBot, desk: Desk) -> Desk:
    """A diagram that takes keys, as in the window, where what is typed elsewhere is none of its business."""
    FocusKeys(desk.view)
    desk.view.activateWindow()
    desk.view.setFocus()
    qtbot.waitUntil(desk.view.hasFocus)
    desk.view.enter()
    return desk
