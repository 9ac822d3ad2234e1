"""A run can be gone back to from the few numbers of a RunPoint."""

import json
import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlp_engine import Diverged, FrameRequest, InvalidInput, LayerSpec, RunConfig, RunPoint, Session, replay, work_of
from tests.engine.runs import assert_same_to_the_bit, numbers, step_for

SMALL = RunConfig(n_samples=20, layers=(LayerSpec(4, "relu"), LayerSpec(1, "sigmoid")))
RATES = st.floats(0.001, 5.0)
STEPS = st.lists(st.one_of(st.none(), RATES), max_size=25)  # None makes an epoch, a number is a new rate


def lived(steps: list[float | None]) -> tuple[Session, list[tuple[RunPoint, list[bytes]]]]:
    """A session with a history of new rates, and its points and numbers at the end of every epoch."""
    session = Session(SMALL)
    moments = []
    for step in [*steps, None]:
        if step is not None:
            session.change(replace(session.config, learning_rate=step))
        else:
            moments.append((session.point, [array.tobytes() for array in numbers(session)]))
            session.step()
    return session, moments


@settings(max_examples=40)
@given(STEPS)
def test_a_replayed_run_is_the_same_to_the_bit_at_every_epoch(steps: list[float | None]) -> None:
    session, moments = lived(steps)
    sessions = replay(session.point)
    for point, expected in moments:
        again = next(sessions)
        assert again.point == point
        assert [array.tobytes() for array in numbers(again)] == expected
    last = next(sessions)
    assert_same_to_the_bit(last, list(numbers(session)))
    assert last.point == session.point == last.frame(FrameRequest()).point
    assert last.config == session.config
    assert next(sessions, None) is None


@settings(max_examples=40)
@given(STEPS)
def test_a_point_survives_its_file_and_earlier_ones_can_be_had_from_it(steps: list[float | None]) -> None:
    session, moments = lived(steps)
    point = session.point
    assert RunPoint.from_dict(json.loads(json.dumps(point.as_dict(), allow_nan=False))) == point
    assert [point.at(earlier.epoch) for earlier, _ in moments] == [earlier for earlier, _ in moments]
    assert point.at(point.epoch) == point
    later = point.at(point.epoch + 7)
    assert (later.epoch, later.config, later.rates) == (point.epoch + 7, point.config, point.rates)


def test_a_run_whose_rate_never_changed_needs_no_rates() -> None:
    session = Session(SMALL)
    session.change(replace(SMALL, epochs=3))
    session.step()
    session.change(replace(SMALL, learning_rate=0.5, epochs=4))
    assert session.point == RunPoint(replace(SMALL, epochs=4), 1)


def test_only_rates_that_were_used_are_recorded() -> None:
    session = Session(SMALL)
    for rate in (0.1, 0.2):
        session.change(replace(SMALL, learning_rate=rate))
    assert session.point.rates == ()
    session.step()
    for rate in (0.3, 0.4):
        session.change(replace(SMALL, learning_rate=rate))
    assert session.point.rates == ((0, 0.2), (1, 0.4))
    session.change(replace(SMALL, learning_rate=0.2))
    assert session.point.rates == ()
    session.change(replace(SMALL, learning_rate=0.4))
    session.step()
    session.step()
    session.change(replace(SMALL, learning_rate=0.2))
    assert session.point == RunPoint(replace(SMALL, learning_rate=0.2), 3, ((0, 0.2), (1, 0.4), (3, 0.2)))


def test_each_epoch_is_made_with_the_rate_it_had() -> None:
    point = RunPoint(replace(SMALL, learning_rate=0.125), 3, ((0, 0.5), (2, 0.125)))
    frames = [session.frame(FrameRequest(resolution=0)) for session in replay(point)]
    for rate, before, after in zip((0.5, 0.5, 0.125), frames, frames[1:], strict=False):
        for old, new in zip(before.layers, after.layers, strict=True):
            np.testing.assert_array_equal(new.W, old.W - rate * old.dW)
    assert [frame.config.learning_rate for frame in frames] == [0.5, 0.5, 0.125, 0.125]


def test_entries_that_change_nothing_do_not_make_another_point() -> None:
    assert RunPoint(SMALL, 5, ((0, 0.5),)) == RunPoint(SMALL, 5)
    assert RunPoint(SMALL, 5, [[0, 0.25], [3, 0.25], [4, 0.5]]).rates == ((0, 0.25), (4, 0.5))  # type: ignore[arg-type]


def test_a_rate_that_diverged_and_was_given_up_is_not_replayed() -> None:
    config = replace(SMALL, layers=(LayerSpec(4, "linear"), LayerSpec(1, "linear")), learning_rate=0.01)
    session = Session(config)
    session.step()
    session.change(replace(config, learning_rate=1000.0))
    with pytest.raises(Diverged):
        step_for(session, 1000)
    stopped_at = session.epoch
    session.change(replace(config, learning_rate=1e-300))
    session.step()
    *_, again = replay(session.point)
    assert again.epoch == stopped_at + 1
    assert_same_to_the_bit(again, list(numbers(session)))


def test_a_replay_that_diverges_says_so_and_stands_still() -> None:
    config = replace(SMALL, layers=(LayerSpec(4, "linear"), LayerSpec(1, "linear")), learning_rate=1000.0)
    sessions: list[Session] = []
    with pytest.raises(Diverged):
        sessions.extend(replay(RunPoint(config, 5000)))
    assert len({id(session) for session in sessions}) == 1
    assert sessions[-1].epoch == len(sessions) - 1


WHOLE = "a whole number"
POINT: dict[str, Any] = RunPoint(SMALL, 9, ((0, 0.1), (4, 0.5))).as_dict()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"epoch": -1}, ["epoch: -1", WHOLE]),
        ({"epoch": 1.0}, ["epoch: 1.0", WHOLE]),
        ({"epoch": True}, ["epoch: True", WHOLE]),
        ({"epoch": 10**8 + 1}, ["epoch", "100000000"]),
        ({"epoch": 3}, ["rates[1].epoch: 4", "from 1 to 3"]),
        ({"config": None}, ["config: None"]),
        ({"config": {"epochs": 0}}, ["epochs: 0"]),
        ({"config": {"colour": "red"}}, ["colour"]),
        ({"colour": "red"}, ["colour"]),
        ({"rates": 3}, ["rates: 3", "pairs of an epoch and a learning rate"]),
        ({"rates": "no"}, ["rates: 'no'"]),
        ({"rates": [3]}, ["rates[0]: 3"]),
        ({"rates": [[0, 0.5, 1]]}, ["rates[0]: [0, 0.5, 1]"]),
        ({"rates": [[1, 0.5]]}, ["rates[0].epoch: 1", "from 0 to 0"]),
        ({"rates": [[0, 0.1], [0, 0.5]]}, ["rates[1].epoch: 0"]),
        ({"rates": [[0, 0.1], [5, 0.2], [4, 0.5]]}, ["rates[2].epoch: 4"]),
        ({"rates": [[False, 0.5]]}, ["rates[0].epoch: False"]),
        ({"rates": [[0, 0.0]]}, ["rates[0].learning_rate: 0.0"]),
        ({"rates": [[0, math.nan]]}, ["rates[0].learning_rate: nan"]),
        ({"rates": [[0, math.inf]]}, ["rates[0].learning_rate: inf"]),
        ({"rates": [[0, True]]}, ["rates[0].learning_rate: True"]),
        ({"rates": [[0, 0.1], [4, 0.2]]}, ["rates: 0.2", "the learning rate in force"]),
    ],
)
def test_what_is_no_point_of_a_run_is_refused_by_a_sentence(changes: dict[str, Any], words: list[str]) -> None:
    with pytest.raises(InvalidInput) as caught:
        RunPoint.from_dict({**POINT, **changes})
    assert all(word in str(caught.value) for word in words), str(caught.value)


@pytest.mark.parametrize("values", [None, [], "x", 3])
def test_only_a_table_can_be_a_point(values: Any) -> None:
    with pytest.raises(InvalidInput, match=r"^point: .* a table of fields"):
        RunPoint.from_dict(values)


def test_a_point_needs_a_configuration() -> None:
    with pytest.raises(InvalidInput, match=r"^config: 'moons'"):
        RunPoint("moons")  # type: ignore[arg-type]


def test_what_is_missing_is_the_start_of_the_lesson() -> None:
    assert RunPoint.from_dict({}) == RunPoint(RunConfig())


@pytest.mark.parametrize("batch_size", [None, 1])
@pytest.mark.parametrize("size", [3, 300])
def test_work_of_a_point_is_that_of_its_products_and_some_more(size: int, batch_size: int | None) -> None:
    config = RunConfig(layers=(LayerSpec(size, "tanh"), LayerSpec(size, "tanh"), LayerSpec(1, "sigmoid")))
    config = replace(config, batch_size=batch_size)
    products = 3 * config.n_samples * sum(W.size for W in Session(config).model.parameters.values())  # Z, dW, dA
    work = work_of(RunPoint(config, 10))
    assert work_of(RunPoint(config)) == 0
    assert work_of(RunPoint(config, 20)) == 2 * work
    if batch_size is None:
        assert products / 2 < work / 10 < 30 * products
    else:
        assert work > 2 * work_of(RunPoint(replace(config, batch_size=None), 10))
