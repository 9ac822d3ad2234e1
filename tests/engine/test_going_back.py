"""A session that goes back in time."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlp_engine import History, InvalidInput, Session
from tests.engine.runs import MIXED, SMALL, WHOLE, content, go, run


@settings(max_examples=15, deadline=None)
@given(epochs=st.integers(1, 300), bound=st.sampled_from([8, 32, 2**17]), data=st.data())
def test_a_past_epoch_is_what_it_was_to_the_bit(epochs: int, bound: int, data: st.DataObject) -> None:
    session = Session(replace(MIXED, learning_rate=1.0))
    session._states.bound = 6
    session.history = History(session.history.norm_names, bound)  # from some epoch on a point stands for several
    session.history.append(session.record)
    looks = data.draw(st.lists(st.integers(0, epochs), min_size=1, max_size=8))
    frames = {0: session.frame(WHOLE)}
    for _ in range(epochs):
        session.step()
        if session.epoch in looks:
            frames[session.epoch] = session.frame(WHOLE)
    span = session.history.curves().span
    for epoch in looks:
        go(session, epoch)
        frame = session.frame(WHOLE)
        assert frame.newest_epoch == epochs
        assert len(frame.curves) == epoch + 1
        if frames[epoch].curves.span == span:  # else its curves have become coarser since
            assert content(frame) == content(frames[epoch])
        assert frame.loss == frames[epoch].loss
        assert frame.curves.series("loss").at(epoch).mean == frame.loss


def test_going_on_from_the_past_repeats_the_run_with_every_rate_it_had() -> None:
    session = run(SMALL, 10)
    session.change(replace(SMALL, learning_rate=0.1))
    for _ in range(10):
        session.step()
    frames = {20: content(session.frame(WHOLE))}
    session.step()
    frames[21] = content(session.frame(WHOLE))
    go(session, 4)
    assert session.config.learning_rate == 0.5
    for _ in range(17):
        session.step()
        if session.epoch in frames:
            assert content(session.frame(WHOLE)) == frames[session.epoch]
    assert session.config.learning_rate == 0.1
    assert session.newest_epoch == 21
    session.step()
    assert session.newest_epoch == 22


@pytest.mark.parametrize("bound", [2**17, 16])
def test_another_rate_in_the_past_begins_another_run_and_keeps_the_curves_of_the_old_one(bound: int) -> None:
    session = Session(SMALL)
    session.history = History(session.history.norm_names, bound)
    session.history.append(session.record)
    for _ in range(50):
        session.step()
    left = session.history.curves()
    go(session, 21)
    session.change(replace(session.config, learning_rate=0.25))
    assert session.newest_epoch == 21
    assert session.left is not None
    assert session.left.loss.tobytes() == left.loss.tobytes()
    for _ in range(30):
        session.step()
    plain = Session(SMALL)
    plain.history = History(plain.history.norm_names, bound)
    plain.history.append(plain.record)
    for _ in range(21):
        plain.step()
    plain.change(replace(SMALL, learning_rate=0.25))
    for _ in range(30):
        plain.step()
    assert content(session.frame(WHOLE)) == content(plain.frame(WHOLE))
    assert session.point == plain.point
    for epoch in (40, 3, 22):
        go(session, epoch)
        go(plain, epoch)
        assert content(session.frame(WHOLE)) == content(plain.frame(WHOLE))


def test_states_of_a_run_that_was_left_are_not_taken_for_the_new_one() -> None:
    session = run(SMALL, 400)
    go(session, 100)
    session.change(replace(session.config, learning_rate=0.01))
    for _ in range(300):
        session.step()
    go(session, 200)
    plain = run(SMALL, 100)
    plain.change(replace(SMALL, learning_rate=0.01))
    for _ in range(100):
        plain.step()
    assert content(session.frame(WHOLE)) == content(plain.frame(WHOLE))


def test_another_number_of_epochs_in_the_past_leaves_nothing() -> None:
    session = run(SMALL, 50)
    go(session, 20)
    session.change(replace(session.config, epochs=99))
    assert session.newest_epoch == 50
    assert session.left is None


def test_an_epoch_that_was_not_trained_cannot_be_gone_to() -> None:
    session = run(SMALL, 5)
    for epoch in (-1, 6):
        with pytest.raises(InvalidInput, match="epoch"):
            go(session, epoch)


def test_a_run_knows_the_points_it_has_been_at() -> None:
    session = run(SMALL, 20)
    early, before = session.point.at(7), session.point
    session.change(replace(SMALL, learning_rate=0.01, epochs=99))
    for _ in range(10):
        session.step()
    late = session.point
    go(session, 3)
    assert all(session.has_been_at(point) for point in (early, late, late.at(25)))
    others = (before, late.at(31), before.at(25), run(replace(SMALL, weight_seed=1), 7).point)
    assert not any(session.has_been_at(point) for point in others)
    session.change(replace(session.config, learning_rate=0.2))
    assert [session.has_been_at(point) for point in (early.at(2), early, late)] == [True, False, False]


def test_the_way_is_short() -> None:
    session = run(replace(SMALL, epochs=20_000), 20_000)
    assert max(go(session, epoch) for epoch in range(19_999, 0, -977)) <= 2 * session._states.span + 1
    assert session._states.span <= 8
    go(session, 5)
    assert go(session, 8) <= 3  # on from here, if that is nearer
