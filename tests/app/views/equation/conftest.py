from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.lesson.selection import Selection
from app.style.theme import LIGHT, Theme
from app.views.equation.equation_view import EquationView
from mlp_engine import Frame

MakeView = Callable[..., EquationView]


@pytest.fixture
def make_view(qtbot: QtBot) -> MakeView:
    def make(frame: Frame, theme: Theme = LIGHT, size: tuple[int, int] = (1280, 300), **picked: object) -> EquationView:
        view = EquationView()
        qtbot.addWidget(view)
        view.resize(*size)
        view.apply_theme(theme)
        view.show_selection(Selection(**{"layer": frame.samples.l, **picked}))  # type: ignore[arg-type]
        view.show()
        view.show_frame(frame)
        view.finish()
        return view

    return make
