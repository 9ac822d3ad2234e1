"""What frames of earlier epochs hold."""

import pytest
from pytestqt.qtbot import QtBot

from app.export.past_frames import request_of
from app.lesson.selection import Selection
from app.views.network.network_view import NetworkView
from app.views.plane.neuron_scale import MAP_RESOLUTION
from mlp_engine import FrameRequest, Plane, Session
from tests.app.views.boundary.sections import flowers, run_on

OTHER = Plane((3, 1))


@pytest.fixture
def session() -> Session:
    return run_on(flowers(), 3)


@pytest.fixture
def network(qtbot: QtBot) -> NetworkView:
    view = NetworkView()
    qtbot.addWidget(view)
    view.show_selection(Selection(plane=OTHER))
    return view


@pytest.mark.parametrize("is_inside", [False, True])
@pytest.mark.parametrize("has_maps", [False, True])
def test_they_are_over_the_plane_and_have_the_maps_of_the_window(
    session: Session, network: NetworkView, is_inside: bool, has_maps: bool
) -> None:
    network.show_maps(has_maps, False)
    if is_inside:
        session.look_on()
    now = session.frame(FrameRequest(resolution=20, plane=OTHER, map_resolution=MAP_RESOLUTION if has_maps else 0))
    assert (now.surface is None) == is_inside
    request = request_of(now, [network])
    assert request.plane.axes == OTHER.axes
    assert request.map_resolution == (MAP_RESOLUTION if has_maps else 0)
