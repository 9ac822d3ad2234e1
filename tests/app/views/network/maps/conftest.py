import pytest

from app.views.network.network_view import NetworkView
from mlp_engine import Frame
from tests.app.views.network.maps.mapped import LAYERS, REQUEST, MakeFrame


@pytest.fixture
def frame(make_frame: MakeFrame) -> Frame:
    return make_frame(60, REQUEST, layers=LAYERS)


@pytest.fixture
def mapped(view: NetworkView, frame: Frame) -> NetworkView:
    view.show_maps(True, False)
    view.show_frame(frame)
    view.clearFocus()
    return view
