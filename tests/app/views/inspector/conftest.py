from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.views.inspector.inspector_view import InspectorView


@pytest.fixture
def view(qtbot: QtBot) -> InspectorView:
    widget = InspectorView()
    qtbot.addWidget(widget)
    widget.resize(330, 650)
    widget.show()
    return widget


@pytest.fixture
def make_view(qtbot: QtBot) -> Callable[[], InspectorView]:
    def make() -> InspectorView:
        view = InspectorView()
        qtbot.addWidget(view)
        return view

    return make
