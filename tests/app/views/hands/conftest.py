from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.lesson.selection import Selection
from app.views.equation.equation_view import EquationView
from app.views.inspector.inspector_view import InspectorView
from app.views.view import View
from app.views.weights.weights_view import WeightsView
from mlp_engine import RunConfig, Session
from tests.app.views.hands.places import Place, heatmap_in, table_in
from tests.app.views.hands.views import Window


@pytest.fixture
def make_window(qtbot: QtBot) -> Callable[..., Window]:
    def make(name: str, symbol: str = "W") -> Window:
        session = Session(RunConfig())
        for _ in range(3):
            session.step()
        kinds: dict[str, type[View]] = {"weights": WeightsView, "equation": EquationView}
        view = kinds.get(name, InspectorView)()
        view.show_selection(Selection(2, symbol=symbol))
        window = Window(view, session)
        qtbot.addWidget(window)
        return window

    return make


@pytest.fixture(params=["heatmap", "table", "weights"])
def place(request: pytest.FixtureRequest, make_window: Callable[..., Window]) -> Place:
    window = make_window(request.param)
    return table_in(window) if request.param == "table" else heatmap_in(window)
