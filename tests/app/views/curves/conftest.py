import pytest
from pytestqt.qtbot import QtBot

from app.views.curves.gradient_norm_view import GradientNormView
from app.views.curves.loss_view import LossView


@pytest.fixture
def loss_view(qtbot: QtBot) -> LossView:
    """A view with a linear axis, on which heights are losses."""
    view = LossView()
    view.set_log(False)
    qtbot.addWidget(view)
    view.resize(520, 360)
    view.show()
    return view


@pytest.fixture
def norm_view(qtbot: QtBot) -> GradientNormView:
    view = GradientNormView()
    qtbot.addWidget(view)
    view.resize(520, 360)
    view.show()
    return view
