"""There is room for every word of the boundary with its tool and its choices, however small it is."""

from collections.abc import Callable
from functools import cache

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.lesson.selection import Selection
from app.views.boundary.boundary_view import BoundaryView
from mlp_engine import Frame, FrameRequest, OwnData, Plane, RunConfig, Session
from tests.app.legibility.conftest import FONT_SCALES, LANGUAGES
from tests.app.legibility.faults import faults

SIZES = (300, 270), (380, 330), (620, 560)
KINDS = {"two": 2, "eight": 8, "regression": 0}
INPUTS = 1, 2, 5, 40


def name_of(what: str, i: int) -> str:
    """Every third name is a long one."""
    return f"{what} {i + 1}" if i % 3 else f"the {what} that has been measured in the garden {i + 1} times"


@cache
def frame_of(n: int, count: int) -> Frame:
    random = np.random.default_rng(n)
    y = np.arange(24) % count if count else 1e4 * random.normal(size=24)
    classes, columns = [name_of("kind", k) for k in range(count)], [name_of("length", i) for i in range(n)]
    data = OwnData.of("garden.csv", columns, "weight of the fruit", classes, 1e3 * random.normal(size=(n, 24)), y)
    return Session(RunConfig().with_fields({"own_data": data})).frame(FrameRequest(resolution=20))


@pytest.mark.parametrize("n", INPUTS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scale", FONT_SCALES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_boundary_can_be_read(
    qtbot: QtBot, write_in: Callable[[str, float], None], language: str, scale: float, kind: str, n: int
) -> None:
    write_in(language, scale)
    view = BoundaryView()
    qtbot.addWidget(view)
    view.leave_out_title()
    view.show_selection(Selection(plane=Plane((1, 0)) if n > 1 else Plane()))
    view.show_frame(frame_of(n, KINDS[kind]))
    found = []
    for size in SIZES:
        for is_open in (False, True):
            view.draw_button.setChecked(is_open)
            view.chooser.others_button.setChecked(is_open)
            view.resize(*(round(scale * side) for side in size))
            view.show()
            qtbot.wait(1)
            view.finish()
            qtbot.wait(1)
            found += [f"{size}, {is_open}: {fault}" for fault in faults(view)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tool_and_the_choices_make_the_view_no_wider(
    qtbot: QtBot, write_in: Callable[[str, float], None], language: str, kind: str
) -> None:
    write_in(language, 1.0)
    view = BoundaryView()
    qtbot.addWidget(view)
    view.leave_out_title()
    view.draw_button.setChecked(True)
    view.chooser.others_button.setChecked(True)
    view.show_frame(frame_of(5, KINDS[kind]))
    view.resize(290, 300)
    view.show()
    qtbot.wait(1)
    assert view.minimumSizeHint().width() <= 290
