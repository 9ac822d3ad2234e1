"""What hands did is taken back to the last bit, and what stands of it can be done again."""

from dataclasses import replace

import numpy as np
import pytest

from mlp_engine import Event, InvalidInput, RunConfig, Session
from mlp_engine.events import BIAS, AddPoint, ErasePoint, Freeze, MovePoint, Part, SetParameter, SwitchOff
from mlp_engine.reshaping import (
    with_activation,
    with_inputs,
    with_layer,
    with_neuron,
    without_layer,
    without_neuron,
)
from tests.engine.touched_runs import SMALL, everything, trained

ADAM = replace(SMALL, optimizer="adam", learning_rate=0.01, test_share=0.25)
PARTLY = (Freeze(Part(1, 1, 0)), Freeze(Part(1, 1, BIAS)), Freeze(Part(2, 3)), SwitchOff(1, 4))


def now(session: Session) -> tuple[object, ...]:
    """All of it but the curves, which have become wider."""
    return everything(session)[:-1]


@pytest.mark.parametrize(
    "event",
    [
        SetParameter("W", 1, 1, 0, 2.0),
        Freeze(Part(1)),
        Freeze(Part(1, 1)),
        Freeze(Part(1, 1, 0)),
        Freeze(Part(1, 1, 0), False),
        Freeze(Part(1), False),
        Freeze(Part(2, 3), False),
        SwitchOff(1, 4),
        SwitchOff(1, 4, False),
        SwitchOff(2, 0),
        AddPoint((0.1, 0.2), 1),
        AddPoint((0.1, 0.2), 0, 3),
        MovePoint(3, (0.1, 0.2)),
        MovePoint(3, (0.1, 0.2), 1),
        ErasePoint(3),
        with_layer(ADAM, 2),
        without_layer(ADAM, 1),
        without_layer(ADAM, 2),
        with_neuron(ADAM, 1),
        without_neuron(ADAM, 1, 1),
        without_neuron(ADAM, 1, 4),
        without_neuron(ADAM, 2),
        with_activation(ADAM, 3, "tanh"),
        with_inputs(ADAM, ["x2", "x1_squared", "sin_x1"]),
    ],
    ids=str,
)
def test_the_run_goes_on_as_if_nothing_had_been_done(event: Event) -> None:
    session, untouched = (trained(ADAM, 4) for _ in range(2))
    for run in (session, untouched):
        run.intervene(PARTLY)
        run.step()
    before = now(session)
    back = session.intervene((event,))
    again = session.intervene(back)
    assert now(session) == before
    session.intervene(again)
    session.intervene(back)
    for _ in range(5):
        session.step()
        untouched.step()
    assert now(session) == now(untouched)


@pytest.mark.parametrize("data_set", ["moons", "blobs", "plane", "sine"])
def test_an_erased_point_comes_back_where_it_was_with_its_target(data_set: str) -> None:
    session = Session(RunConfig(n_samples=12).with_field("data_set", data_set))
    X, Y = session.X.copy(), session.Y.copy()
    back = session.intervene((ErasePoint(5), ErasePoint(0)))
    assert np.array_equal(session.X, np.delete(X, [0, 5], axis=1))
    assert np.array_equal(session.Y, np.delete(Y, [0, 5], axis=1))
    session.intervene(back)
    assert np.array_equal(session.X, X)
    assert np.array_equal(session.Y, Y)


def test_a_point_of_a_regression_has_any_target() -> None:
    session = Session(RunConfig(n_samples=12).with_field("data_set", "plane"))
    session.intervene((AddPoint((0.5, -0.5), -0.75), MovePoint(2, (1.0, 2.0), 0.125), MovePoint(3, (1.0, 2.0))))
    assert session.Y[0, [2, -1]].tolist() == [0.125, -0.75]
    assert session.Y.shape == (1, 13)


def test_two_points_are_left() -> None:
    session = Session(replace(SMALL, n_samples=3))
    session.intervene((ErasePoint(1),))
    with pytest.raises(InvalidInput, match=r"it must be at least 2\.$"):
        session.intervene((ErasePoint(0),))
    assert session.X.shape == (2, 2)
    session.step()


def test_what_stands_is_said_in_few_events_and_can_be_done_again() -> None:
    session = trained(SMALL, 2)
    assert session.standing() == ()
    session.intervene(PARTLY)
    assert session.standing() == (*PARTLY[:2], PARTLY[3], PARTLY[2])
    fresh = Session(SMALL)
    fresh.intervene(session.standing())
    assert np.array_equal(fresh._learner.frozen, session._learner.frozen)
    assert fresh.model.off == session.model.off
    session.intervene((Freeze(Part(1)), Freeze(Part(2, 3, 0), False)))
    rest = [Freeze(Part(2, 3, source)) for source in (1, 2, 3, 4, BIAS)]
    assert session.standing() == (Freeze(Part(1)), SwitchOff(1, 4), *rest)


def test_a_layer_that_gets_something_else_is_drawn_as_at_a_start() -> None:
    session = trained(SMALL, 5)
    before = {name: value.copy() for name, value in session.model.parameters.items()}
    session.intervene((without_layer(session.config, 2),))
    after, drawn = session.model.parameters, Session(session.config).model.parameters
    assert np.array_equal(after["W1"], before["W1"])
    assert np.array_equal(after["W2"], drawn["W2"])  # from 5 neurons and no longer from 4
    assert np.array_equal(after["b2"], before["b3"])
