"""Panels in a picture: where they lie, and on which axes."""

from itertools import groupby

import pytest
from pytestqt.qtbot import QtBot

from app.export.figures.picture_size import SIZES
from app.export.pictures.sheet import Sheet
from app.style.theme import LIGHT
from app.views.boundary.boundary_view import BoundaryView
from mlp_engine import Frame, FrameRequest, RunConfig, Session


@pytest.fixture(scope="module")
def frame() -> Frame:
    return Session(RunConfig()).frame(FrameRequest(resolution=20))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", range(1, 12))
def test_a_row_of_panels_that_is_not_full_is_centred(qtbot: QtBot, frame: Frame, size: str, count: int) -> None:
    with Sheet([BoundaryView] * count, SIZES[size][1], LIGHT) as sheet:
        sheet.show_frames([frame])
        places = [view.geometry() for view in sheet.views]
        rows = [list(row) for _, row in groupby(places, key=lambda place: place.top())]
        for row in rows:
            free = row[0].left(), sheet.width() - row[-1].right() - 1
            assert abs(free[0] - free[1]) <= 2  # px, of rounding
        assert max(place.width() for place in places) - min(place.width() for place in places) <= 2
        assert len({len(row) for row in rows[:-1]}) <= 1


@pytest.mark.parametrize("has_equal_axes", [True, False])
def test_equal_axes_have_one_scale(qtbot: QtBot, frame: Frame, has_equal_axes: bool) -> None:
    with Sheet([BoundaryView], SIZES["16:9"][1], LIGHT, (), has_equal_axes) as sheet:
        sheet.show_frames([frame])
        x1, x2 = sheet.views[0].plane.unit()  # type: ignore[attr-defined]
        assert (x1 == pytest.approx(x2, rel=0.01)) == has_equal_axes
