"""An epoch of several updates, each with a batch of its own."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlp_engine import Diverged, Frame, FrameRequest, InvalidInput, LayerSpec, RunConfig, RunPoint, Session, replay
from mlp_engine.batches import Batches
from tests.engine.networks import Case, oracle
from tests.engine.plain_runs import numbers_of, state_of
from tests.engine.runs import go

BATCHED = RunConfig(n_samples=23, batch_size=5, learning_rate=0.1)
WILD = RunConfig(
    n_samples=60,
    batch_size=5,
    learning_rate=1000.0,
    layers=[LayerSpec(4, "linear"), LayerSpec(4, "linear"), LayerSpec(1, "linear")],
)


def picture(session: Session) -> Frame:
    return session.frame(FrameRequest(1, 3, has_terms=True))


def moment(session: Session) -> tuple[object, ...]:
    """All that there is to see, and all that the next update depends on."""
    return session.point, state_of(session), numbers_of(picture(session))


@settings(max_examples=30)
@given(st.integers(1, 40), st.integers(1, 45), st.integers(0, 2**31 - 1), st.integers(0, 5000))
def test_every_epoch_uses_each_sample_once(m: int, size: int, seed: int, epoch: int) -> None:
    batches = Batches(m, size, seed)
    taken = [batches.columns(epoch, update) for update in range(batches.count)]
    assert sorted(np.concatenate(taken)) == list(range(m))
    assert [len(columns) for columns in taken[:-1]] == [size] * (batches.count - 1)
    assert 0 < len(taken[-1]) <= size


def test_the_order_depends_on_seed_and_epoch_alone() -> None:
    def order(batches: Batches, epoch: int) -> list[int]:
        return [int(j) for update in range(batches.count) for j in batches.columns(epoch, update)]

    one, other = Batches(300, 10, 7), Batches(300, 32, 7)
    epochs = (0, 1, 2, 1000)
    orders = {epoch: order(one, epoch) for epoch in epochs}
    assert {epoch: order(other, epoch) for epoch in reversed(epochs)} == orders  # come to from another side
    assert all(orders[a] != orders[b] for a, b in pairwise(epochs))
    assert order(Batches(300, 10, 8), 0) != orders[0]


@pytest.mark.parametrize("size", [20, 21, 1000])
def test_batches_of_all_samples_are_none_to_the_bit(size: int) -> None:
    whole, batched = Session(RunConfig(n_samples=20)), Session(RunConfig(n_samples=20, batch_size=size, batch_seed=3))
    for _ in range(50):
        whole.step()
        assert batched.step_update() is not None
    assert (state_of(whole), numbers_of(picture(whole))) == (state_of(batched), numbers_of(picture(batched)))
    assert whole.history.curves().loss.tobytes() == batched.history.curves().loss.tobytes()
    assert picture(batched).batch.is_whole


def test_every_update_is_the_gradient_of_its_own_batch_divided_by_its_own_m() -> None:
    session = Session(BATCHED)
    sizes = []
    for _ in range(2 * session.n_updates):
        frame = picture(session)
        columns = frame.batch.columns
        loss, grads = oracle(Case(session.model, session.X[:, columns], session.Y[:, columns]))
        before = {name: parameter.copy() for name, parameter in session.model.parameters.items()}
        assert frame.batch.loss == pytest.approx(loss, rel=1e-12)
        assert frame.samples.A_prev.tobytes() == np.ascontiguousarray(session.X[:, columns]).tobytes()
        session.step_update()
        for name, parameter in session.model.parameters.items():
            np.testing.assert_allclose(parameter, before[name] - 0.1 * grads[name], rtol=1e-11, atol=1e-14)
        sizes.append(len(columns))
    assert sizes == [5, 5, 5, 5, 3] * 2


def test_an_epoch_is_measured_over_all_samples_with_its_first_weights() -> None:
    session = Session(BATCHED)
    for _ in range(3):
        loss, grads = oracle(Case(session.model, session.X, session.Y))
        session.step_update()
        frame = picture(session)
        assert frame.loss == pytest.approx(loss, rel=1e-12)
        assert frame.curves.norm("|dW1|")[-1] == pytest.approx(np.linalg.norm(grads["W1"]), rel=1e-12)
        assert session.step().loss == frame.loss


def test_an_epoch_is_its_updates_however_they_are_made() -> None:
    one, other = Session(BATCHED), Session(BATCHED)
    for _ in range(3):
        finished = one.step()
        made = [other.step_update() for _ in range(other.n_updates)]
        assert made == [None, None, None, None, finished]
        assert moment(one) == moment(other)
    other.step_update()
    other.step()
    one.step()
    assert moment(one) == moment(other)


def test_an_epoch_has_one_rate_and_a_new_one_holds_from_the_next_on() -> None:
    session, plain = Session(BATCHED), Session(BATCHED)
    session.step()
    session.step_update()
    session.change(replace(BATCHED, learning_rate=0.4))
    assert session.config.learning_rate == 0.4
    assert session.point.config.learning_rate == 0.1  # of the present epoch
    session.step_update()
    assert session.config.learning_rate == 0.4
    for _ in range(2):
        session.step()
        plain.step()
    plain.change(replace(BATCHED, learning_rate=0.4))
    session.step()
    plain.step()
    assert state_of(session) != state_of(plain)  # three epochs and two
    plain.step()
    assert moment(session) == moment(plain)
    assert session.point.rates == ((0, 0.1), (2, 0.4))


def test_numbers_that_stop_being_finite_leave_the_run_as_it_was() -> None:
    session, moments = Session(WILD), []

    def update_for_ever() -> None:
        while True:
            moments.append(moment(session))
            session.step_update()

    with pytest.raises(Diverged):
        update_for_ever()
    assert 0 < session.update < session.n_updates - 1
    assert moment(session) == moments[-1]
    with pytest.raises(Diverged):
        session.step()
    assert moment(session) == moments[-1]
    assert session.newest_epoch == 0


@pytest.mark.parametrize("step", [Session.step, Session.step_update])
def test_a_failure_half_way_through_an_epoch_leaves_the_run_as_it_was(
    step: Callable[[Session], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(BATCHED)
    session.step()
    session.step_update()
    before, passes = moment(session), session._learner.passes

    def fail_on_the_last_batch() -> float:
        if step is Session.step_update or len(session._learner.columns) == 3:
            monkeypatch.undo()
            raise MemoryError
        return passes()

    monkeypatch.setattr(session._learner, "passes", fail_on_the_last_batch)
    with pytest.raises(MemoryError):
        step(session)
    assert moment(session) == before
    session.step()
    *_, plain = replay(RunPoint(BATCHED, 2))
    assert moment(session) == moment(plain)


def test_a_point_between_two_updates_is_replayed_and_one_that_cannot_be_is_refused() -> None:
    session = Session(BATCHED)
    session.step()
    session.step_update()
    session.step_update()
    point = session.point
    assert RunPoint.from_dict(point.as_dict()) == point
    *way, there = replay(point)
    assert len(way) == 3
    assert moment(there) == moment(session)
    assert session.has_been_at(point)
    for update in (5, 1000):
        with pytest.raises(InvalidInput, match="update"):
            next(replay(RunPoint(BATCHED, 1, (), update)))
    with pytest.raises(InvalidInput, match="update"):
        next(replay(RunPoint(RunConfig(), 0, (), 1)))


def test_a_sample_has_a_column_in_one_batch_of_an_epoch() -> None:
    session = Session(BATCHED)
    found = []
    for _ in range(session.n_updates):
        batch = picture(session).batch
        if (column := batch.column_of(17)) is not None:
            assert batch.sample_of(column) == 17
            found.append(batch.update)
        assert [batch.column_of(batch.sample_of(column)) for column in range(len(batch.columns))] == list(
            range(len(batch.columns))
        )
        session.step_update()
    assert len(found) == 1
    go(session, 0)
    assert picture(session).batch.column_of(int(session._learner.batches.columns(0, 1)[0])) is None
