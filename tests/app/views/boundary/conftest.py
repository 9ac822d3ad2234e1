import pytest
from pytestqt.qtbot import QtBot

from app.views.boundary.boundary_view import BoundaryView


@pytest.fixture
def view(qtbot: QtBot) -> BoundaryView:
    view = BoundaryView()
    qtbot.addWidget(view)
    view.resize(520, 400)
    view.show()
    return view
