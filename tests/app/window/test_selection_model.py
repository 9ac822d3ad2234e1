"""One selection for all views, and the frames that it needs."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from app.lesson.selection import Selection
from app.views.plane.neuron_scale import MAP_RESOLUTION
from app.window.selection_model import SelectionModel
from mlp_engine import Frame, FrameRequest, LayerSpec, Plane, RunConfig, Session, micro_steps
from mlp_engine.events import AddPoint, ErasePoint
from mlp_engine.frame_request import RESOLUTION
from tests.app.recorder import Recorder
from tests.app.views.boundary.sections import flowers

SMALL = RunConfig(n_samples=20)


class Watched:
    """A SelectionModel with everything it says."""

    def __init__(self) -> None:
        app = QApplication.instance()
        assert app is not None
        self.looking = SelectionModel(app)
        self.selections = Recorder(self.looking.changed)
        self.requests = Recorder(self.looking.asked)
        self.looking.select(Selection())


@pytest.fixture
def watched(qapp: QApplication) -> Watched:
    return Watched()


def frame_of(session: Session, looking: SelectionModel, l: int | None = None) -> Frame:
    newest = session.progress.newest
    layer = l or (newest.l if newest is not None and newest.l else looking.selection.layer)
    return session.frame(FrameRequest(layer, 0, has_terms=True, has_update=True))


def test_the_first_selection_is_told_and_asked_for(watched: Watched) -> None:
    assert watched.selections.last == Selection()
    assert watched.requests.last == FrameRequest(1, RESOLUTION)


def test_another_plane_asks_for_other_frames_until_other_data_come(watched: Watched) -> None:
    plane = Plane((2, 0), (1.0, 2.0, 3.0, 4.0))
    watched.looking.follow(Session(RunConfig().with_fields({"own_data": flowers()})).frame(FrameRequest()))
    watched.looking.select(replace(watched.looking.selection, plane=plane))
    assert watched.requests.last == FrameRequest(1, RESOLUTION, plane=plane)
    other = RunConfig().with_fields({"own_data": flowers(), "layers": [[5, "relu"], [3, "softmax"]]})
    watched.looking.follow(Session(other).frame(FrameRequest()))
    session = Session(other)
    session.look_at_all()
    session.look_on()
    watched.looking.follow(session.frame(FrameRequest()))
    assert watched.looking.selection.plane == plane  # of another network, and inside an update
    watched.looking.follow(Session(RunConfig().with_fields({"own_data": flowers(40)})).frame(FrameRequest()))
    assert watched.looking.selection.plane == Plane()
    assert watched.requests.last.plane == Plane()


def test_a_point_that_is_added_leaves_what_is_picked(watched: Watched) -> None:
    session = Session(SMALL)
    watched.looking.follow(frame_of(session, watched.looking, 1))
    watched.looking.select(Selection(1, 2, symbol="Z", cell=(2, 7), sample=7))
    session.intervene((AddPoint((0.5, 0.5), 1.0),))
    watched.looking.follow(frame_of(session, watched.looking, 1))
    assert (watched.looking.selection.cell, watched.looking.selection.sample) == ((2, 7), 7)
    session.intervene((ErasePoint(3),))
    watched.looking.follow(frame_of(session, watched.looking, 1))
    assert (watched.looking.selection.cell, watched.looking.selection.sample) == (None, None)


def test_only_another_layer_asks_for_other_frames(watched: Watched) -> None:
    watched.looking.select(replace(watched.looking.selection, hovered=3, sample=4))
    assert len(watched.requests) == 1
    watched.looking.select(replace(watched.looking.selection, layer=2))
    assert watched.requests.last == FrameRequest(2, RESOLUTION)
    assert watched.selections.last == Selection(2, sample=4, hovered=3)


def test_a_shown_equation_asks_for_its_terms_and_for_the_update_only_where_it_is_drawn(watched: Watched) -> None:
    watched.looking.show_equation(True)
    assert watched.requests.last == FrameRequest(1, RESOLUTION, has_terms=True)
    watched.looking.select(Selection(1, symbol="W"))
    assert watched.requests.last == FrameRequest(1, RESOLUTION, has_terms=True, has_update=True)
    watched.looking.show_equation(False)
    assert watched.requests.last == FrameRequest(1, RESOLUTION)


def test_an_equation_is_shown_until_neither_window_nor_stage_shows_it(watched: Watched) -> None:
    watched.looking.show_equation(True)
    watched.looking.show_equation(True, "stage")
    watched.looking.show_equation(False)
    assert watched.requests.last == FrameRequest(1, RESOLUTION, has_terms=True)
    watched.looking.show_equation(False, "stage")
    assert watched.requests.last == FrameRequest(1, RESOLUTION)


def test_maps_are_asked_for_until_neither_window_nor_stage_has_nodes_for_them(watched: Watched) -> None:
    watched.looking.show_maps(True)
    assert watched.requests.last == FrameRequest(1, RESOLUTION, map_resolution=MAP_RESOLUTION)
    watched.looking.present(True, has_maps=True)
    watched.looking.show_maps(False)
    assert watched.requests.last.map_resolution == MAP_RESOLUTION
    watched.looking.present(False)
    assert watched.requests.last == FrameRequest(1, RESOLUTION)
    watched.looking.present(True)
    assert watched.requests.last == FrameRequest(1, RESOLUTION, has_terms=True)


def test_the_output_of_the_picked_neuron_is_asked_for_while_it_is_shown(watched: Watched) -> None:
    watched.looking.follow(Session(SMALL).frame(FrameRequest(1, 0)))
    watched.looking.select(Selection(2, 5))
    assert watched.requests.last == FrameRequest(2, RESOLUTION)
    watched.looking.show_neuron(True)
    assert watched.requests.last == FrameRequest(2, RESOLUTION, neuron=(2, 5))
    watched.looking.select(Selection(9, 0))
    assert watched.requests.last == FrameRequest(9, RESOLUTION, neuron=(3, 0))
    watched.looking.select(Selection(3, 1))  # which it has not
    assert watched.requests.last == FrameRequest(3, RESOLUTION)
    watched.looking.select(Selection(2, 5))
    watched.looking.show_neuron(False)
    assert watched.requests.last == FrameRequest(2, RESOLUTION)


def test_a_step_that_drops_the_neuron_asks_for_none(watched: Watched) -> None:
    session = Session(SMALL)
    watched.looking.follow(frame_of(session, watched.looking))
    watched.looking.show_neuron(True)
    watched.looking.select(Selection(1, 3))
    session.look_on()
    watched.looking.follow(frame_of(session, watched.looking))
    assert watched.requests.last.neuron is None


def test_it_follows_every_step_of_an_update_without_asking_for_what_comes_anyway(watched: Watched) -> None:
    session = Session(SMALL)
    watched.looking.show_equation(True)
    asked = len(watched.requests)
    for step in (*micro_steps(3)[1:], micro_steps(3)[0]):
        session.look_on()
        watched.looking.follow(frame_of(session, watched.looking))
        selection = watched.looking.selection
        assert (selection.layer, selection.symbol) == (step.l or selection.layer, step.symbol)
    assert len(watched.requests) == asked


def test_what_the_user_picks_inside_a_step_stays_until_the_next(watched: Watched) -> None:
    session = Session(SMALL)
    session.look_on()
    watched.looking.follow(frame_of(session, watched.looking))
    picked = Selection(2, neuron=1, symbol="W", cell=(1, 3), sample=5)
    watched.looking.select(picked)
    watched.looking.follow(frame_of(session, watched.looking))
    assert watched.looking.selection == picked
    session.look_on()
    watched.looking.follow(frame_of(session, watched.looking))
    assert watched.looking.selection == Selection(1, symbol="A", sample=5)


def test_frames_of_another_layer_than_the_newest_are_asked_for_again(watched: Watched) -> None:
    session = Session(SMALL)
    for _ in range(3):
        session.look_on()  # to Z[2]
    watched.looking.follow(frame_of(session, watched.looking, l=1))
    assert watched.requests.last == FrameRequest(2, RESOLUTION)


def test_samples_that_pull_most_come_with_a_cell_and_change_with_the_epoch(watched: Watched) -> None:
    session = Session(SMALL)
    watched.looking.follow(frame_of(session, watched.looking))
    watched.looking.select(Selection(1, 2, 1, symbol="dW", cell=(2, 1)))
    for _ in range(30):
        terms = session.model.deltas[0][2] * session.X[1]
        strongest = np.argsort(-np.abs(terms), kind="stable")[:5]
        pulls = watched.selections.last.pulls
        assert list(pulls) == [j for j in strongest.tolist() if terms[j]]
        session.step()
        watched.looking.follow(frame_of(session, watched.looking))


def test_what_belongs_to_another_network_is_dropped(watched: Watched) -> None:
    watched.looking.follow(Session(SMALL).frame(FrameRequest(3, 0)))
    watched.looking.select(Selection(3, 0, 4, symbol="dW", cell=(0, 4), sample=2))
    other = replace(SMALL, layers=(LayerSpec(2, "tanh"), LayerSpec(1, "sigmoid")))
    watched.looking.follow(Session(other).frame(FrameRequest(2, 0)))
    assert watched.looking.selection == Selection(2, symbol="dW")


def test_what_belongs_to_other_samples_is_dropped(watched: Watched) -> None:
    watched.looking.follow(Session(SMALL).frame(FrameRequest(1, 0)))
    watched.looking.select(Selection(1, 3, symbol="Z", cell=(3, 19), sample=19, hovered=18))
    watched.looking.follow(Session(replace(SMALL, n_samples=10)).frame(FrameRequest(1, 0)))
    assert watched.looking.selection == Selection(1, 3, symbol="Z")


def test_a_frame_that_shows_another_layer_than_is_picked_is_asked_for_again(watched: Watched) -> None:
    """A step that crosses a click on its way takes the pick back; what the click asked for comes nevertheless."""
    session = Session(SMALL)
    watched.looking.select(Selection(2))
    session.look_on()
    watched.looking.follow(frame_of(session, watched.looking))
    assert watched.looking.selection.layer == 1
    asked = len(watched.requests)
    watched.looking.follow(frame_of(session, watched.looking, 2))
    assert watched.requests.last.layer == 1
    assert len(watched.requests) == asked + 1
    watched.looking.follow(frame_of(session, watched.looking, 1))
    assert len(watched.requests) == asked + 1
