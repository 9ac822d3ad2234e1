"""There is room for every word on the stage, whichever panels are presented."""

from collections.abc import Callable, Iterator

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
from tests.app.legibility.networks import CONFIGS, frame_between_epochs, frames_inside

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


def moments(first: int) -> Iterator[tuple[str, Frame]]:
    """Yield each network twice, and with them each kind of step and the time between epochs; from ``first`` on."""
    for i, name in enumerate(CONFIGS):
        frames = frame_between_epochs(name), *frames_inside(name)
        for place in (first + i, first + i + len(frames) // 2):
            yield name, frames[place % len(frames)]


def test_each_arrangement_meets_each_network_and_each_kind_of_step() -> None:
    for first in range(len(ARRANGEMENTS)):
        met = [(name, frame.progress.newest and frame.progress.newest.symbol) for name, frame in moments(first)]
        assert {name for name, _ in met} == set(CONFIGS)
        assert {symbol for _, symbol in met} == {None, "W", "Z", "A", "loss", "δ", "dW", "db"}


@pytest.mark.parametrize("size", SIZES, ids=size_name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_on_the_stage_can_be_read(
    qtbot: QtBot, stage: Stage, write_in: Callable[[str, float], None], language: str, size: tuple[int, int]
) -> None:
    write_in(language, 1.0)
    found = []
    for first, names in enumerate(ARRANGEMENTS):
        present(qtbot, stage, names, frame_between_epochs("lesson"), size)
        for name, frame in moments(first):
            stage.show_selection(selection_of(frame))
            stage.show_frame(frame)
            newest = frame.progress.newest
            place = f"{name}, {newest.name if newest else 'between epochs'}, {'+'.join(stage.names)}"
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
