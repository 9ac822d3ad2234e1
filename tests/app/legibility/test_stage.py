"""There is room for every word on the stage, whichever panels are presented."""

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from pytestqt.qtbot import QtBot

from app.lesson.selection import Selection
from app.panels.stage.enlarged_view import EnlargedView
from app.panels.stage.stage import Stage
from app.style.theme import LIGHT
from app.views.table import VIEWS
from mlp_engine import Frame
from tests.app.legibility.conftest import LANGUAGES, SIZES, size_name
from tests.app.legibility.faults import faults
from tests.app.legibility.networks import CONFIGS, frame_between_epochs, frames_inside, moment_name, moments

ARRANGEMENTS = (
    *((name,) for name in VIEWS),
    ("boundary", "equation"),
    ("network", "boundary"),
    ("boundary", "inspector"),
    ("network", "boundary", "inspector"),
    ("boundary", "inspector", "equation"),
    ("network", "boundary", "loss", "inspector"),
    tuple(VIEWS),
)


@pytest.fixture
def stage(qtbot: QtBot) -> Iterator[Stage]:
    stage = Stage()
    qtbot.addWidget(stage)
    yield stage
    stage.close()


def selection_of(frame: Frame) -> Selection:
    """Return the selection that the window has in a frame."""
    newest = frame.progress.newest
    return Selection(frame.samples.l, symbol=newest.symbol if newest and newest.l else "W")


def present(qtbot: QtBot, stage: Stage, names: tuple[str, ...], frame: Frame, size: tuple[int, int]) -> None:
    """Show panels as large as a projector has pixels; ordinary writing needs no larger type there."""
    stage.present(names, {}, LIGHT, frame, selection_of(frame))
    stage.showNormal()
    stage.resize(*size)
    qtbot.wait(1)


STAGES = tuple(product(LANGUAGES, SIZES))


def moments_on(stage: tuple[str, tuple[int, int]], arrangement: int) -> Iterator[tuple[str, Frame]]:
    """Yield one moment of each network, on each stage another one."""
    return moments(arrangement + STAGES.index(stage), step=len(STAGES))


def test_each_arrangement_meets_each_network_at_each_of_its_moments() -> None:
    for arrangement in range(len(ARRANGEMENTS)):
        met = {(name, id(frame)) for stage in STAGES for name, frame in moments_on(stage, arrangement)}
        assert met == {(name, id(frame)) for name, frame in moments(0, step=1)}


@pytest.mark.parametrize("size", SIZES, ids=size_name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_on_the_stage_can_be_read(
    qtbot: QtBot, stage: Stage, write_in: Callable[[str, float], None], language: str, size: tuple[int, int]
) -> None:
    write_in(language, 1.0)
    found = []
    for arrangement, names in enumerate(ARRANGEMENTS):
        present(qtbot, stage, names, frame_between_epochs("lesson"), size)
        for name, frame in moments_on((language, size), arrangement):
            stage.show_selection(selection_of(frame))
            stage.show_frame(frame)
            place = f"{name}, {moment_name(frame)}, {'+'.join(stage.names)}"
            parts = (stage._caption, *(stage._panels[shown].view for shown in stage.names))
            found += [f"{place}: {fault}" for part in parts for fault in faults(part)]
    assert not found, f"{len(found)} faults\n" + "\n".join(found)


@pytest.mark.parametrize("view_name", VIEWS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_view_can_be_read_at_the_size_that_it_states(
    qtbot: QtBot, write_in: Callable[[str, float], None], language: str, view_name: str
) -> None:
    write_in(language, 1.0)
    view = VIEWS[view_name].kind()
    qtbot.addWidget(view)
    panel = EnlargedView(view)
    qtbot.addWidget(panel)
    for name in CONFIGS:
        for frame in (frame_between_epochs(name), *frames_inside(name)[::3]):
            panel.show_selection(selection_of(frame))
            panel.resize(view.legible_size(frame))
            panel.set_scale(1.0)
            panel.show_frame(frame)
            assert not faults(view)
