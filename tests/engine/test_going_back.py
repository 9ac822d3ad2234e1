"""A session that goes back in time, and one that looks into its updates."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlp_engine import (
    UPDATE,
    Diverged,
    Frame,
    FrameRequest,
    History,
    InvalidInput,
    LayerSpec,
    RunConfig,
    Session,
    micro_steps,
    retrace,
    with_resolution,
)

SMALL = RunConfig(n_samples=20)
MIXED = RunConfig(
    n_samples=30,
    layers=(LayerSpec(5, "tanh"), LayerSpec(4, "relu"), LayerSpec(3, "linear"), LayerSpec(1, "sigmoid")),
)
WHOLE = FrameRequest(resolution=3, has_terms=True, has_update=True)


def run(config: RunConfig, epochs: int) -> Session:
    session = Session(config)
    for _ in range(epochs):
        session.step()
    return session


def go(session: Session, epoch: int) -> int:
    """Go to an epoch, and count the steps of the way."""
    return sum(1 for _ in retrace(session, epoch)) - 1


def content(frame: Frame) -> list[bytes]:
    """Every number of a frame that belongs to its epoch."""
    curves, samples = frame.curves, frame.samples
    numbers: list[object] = [frame.epoch, frame.loss, frame.accuracy, curves.loss, curves.accuracy, curves.norms]
    numbers += [curves.series(name).newest for name in curves.names]
    numbers += [samples.A_prev, samples.Z, samples.A, samples.delta, samples.slope]
    for layer in frame.layers:
        numbers += [layer.W, layer.b, layer.dW, layer.db]
    if frame.update is not None:
        update = frame.update
        numbers += [update.W_before, update.b_before, update.dW, update.db, update.rate, update.rates, update.losses]
    assert frame.surface is not None
    return [np.asarray(value, dtype=float).tobytes() for value in (*numbers, frame.surface.outputs)]


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


@pytest.mark.parametrize("config", [SMALL, MIXED])
def test_a_whole_update_forward_and_back_and_forward_again(config: RunConfig) -> None:
    session, plain = run(config, 7), run(config, 7)
    steps = micro_steps(session.model.L)
    on = [seen(session) for _ in look_on(session, len(steps))]
    back = [seen(session) for _ in look_back(session, 2 * len(steps))]
    again = [seen(session) for _ in look_on(session, 2 * len(steps))]
    assert back[: len(on) - 1] == on[-2::-1]  # from what the update made to Z[1]
    assert again[: len(steps)] == back[-2::-1][: len(steps)]
    assert again[-1] == on[-1]
    session.look_at_all()
    plain.step()
    assert content(session.frame(WHOLE)) == content(plain.frame(WHOLE))


def look_on(session: Session, times: int):  # type: ignore[no-untyped-def]
    for _ in range(times):
        session.look_on()
        yield


def look_back(session: Session, times: int):  # type: ignore[no-untyped-def]
    for _ in range(times):
        if not session.look_back():
            go(session, session.epoch - 1)
            session.look_at_end()
        yield


def seen(session: Session) -> tuple[object, ...]:
    """What is to be seen, checked against the arrays of the engine: everything else is blank."""
    model, progress = session.model, session.progress
    position = progress.position
    assert position is not None
    known = [step.name for step in micro_steps(model.L)[1 : position + 1]]
    shown: list[object] = [session.epoch, position]
    for l in range(1, model.L + 1):
        frame = session.frame(replace(WHOLE, layer=l))
        layer, samples = frame.layers[l - 1], frame.samples
        for name, matrix, own in (
            (f"Z[{l}]", samples.Z, model.caches[l - 1]["Z"]),
            (f"A[{l}]", samples.A, model.caches[l - 1]["A"]),
            (f"δ[{l}]", samples.delta, model.deltas[l - 1]),
            (f"δ[{l}]", samples.slope, session._backward_buffers.gradients[l - 1].slope),
            (f"dW[{l}]", layer.dW, model.grads[f"dW{l}"]),
            (f"db[{l}]", layer.db, model.grads[f"db{l}"]),
        ):
            assert matrix is not None
            if name in known:
                assert matrix.tobytes() == own.tobytes()
                shown.append(matrix.tobytes())
            else:
                assert np.isnan(matrix).all()
        assert np.isnan(frame.loss) == np.isnan(frame.accuracy) == ("loss" not in known)
        assert (frame.surface is None) == (f"A[{model.L}]" not in known)
        assert (frame.update is not None) == (position == 0 and session.epoch > 0)
        curves = frame.curves
        assert len(curves.series("loss").mean) == session.epoch + ("loss" in known)
        assert len(curves.norm("|dW1|")) == session.epoch + ("dW[1]" in known)
        assert len(curves.norm("|db2|")) == session.epoch + ("db[2]" in known)
        if "loss" in known:
            assert curves.loss[-1] == frame.loss
    return tuple(shown)


def test_parameters_change_at_the_last_step_only() -> None:
    session = run(MIXED, 3)
    W = session.model.parameters["W2"].copy()
    steps = micro_steps(4)
    for step in steps[1:]:
        session.look_on()
        assert session.progress.newest == step
        assert session.epoch == 3
        np.testing.assert_array_equal(session.model.parameters["W2"], W)
    session.look_on()
    assert session.progress.newest == UPDATE
    assert session.epoch == 4
    update = session.frame(replace(WHOLE, layer=2)).update
    assert update is not None
    np.testing.assert_array_equal(update.W_before, W)
    np.testing.assert_array_equal(session.model.parameters["W2"], W - 0.5 * update.dW)


def test_an_ordinary_step_ends_looking_inside() -> None:
    session, plain = run(SMALL, 3), run(SMALL, 4)
    for _ in range(6):
        session.look_on()
    session.step()
    assert not session.progress.is_inside
    assert content(session.frame(WHOLE)) == content(plain.frame(WHOLE))


def test_before_the_first_update_there_is_nothing_to_look_back_to() -> None:
    session = Session(SMALL)
    for _ in micro_steps(3):
        assert session.look_back()
    assert session.progress.newest == UPDATE
    assert not session.look_back()
    assert session.frame(WHOLE).update is None
    assert session.frame(FrameRequest(has_update=True)).curves.series("loss").mean.size == 0


def test_the_loss_along_the_update_goes_through_the_epochs_before_and_after() -> None:
    session = run(SMALL, 9)
    before = session.record.loss
    session.step()
    update = session.frame(WHOLE).update
    assert update is not None
    assert update.losses[0] == before
    assert update.losses[update.rates.tolist().index(update.rate)] == session.record.loss


def test_the_update_that_is_shown_used_the_rate_of_its_epoch() -> None:
    session = run(SMALL, 9)
    session.change(replace(SMALL, learning_rate=0.125))
    update = session.frame(WHOLE).update
    assert update is not None
    assert update.rate == 0.5
    session.step()
    update = session.frame(WHOLE).update
    assert update is not None
    assert update.rate == 0.125


def test_predictions_that_are_not_computed_have_no_surface_at_any_resolution() -> None:
    session = run(SMALL, 3)
    session.look_on()
    frame = session.frame(FrameRequest(resolution=3))
    assert with_resolution(frame, 9).surface is None


def test_terms_and_update_come_only_when_asked_for() -> None:
    frame = run(SMALL, 3).frame(FrameRequest(2))
    assert frame.samples.slope is frame.samples.delta_next is frame.update is None
    frame = run(SMALL, 3).frame(FrameRequest(2, has_terms=True))
    layer_3 = run(SMALL, 3).frame(FrameRequest(3, has_terms=True)).samples
    assert frame.samples.delta_next is not None
    np.testing.assert_array_equal(frame.samples.delta_next, layer_3.delta)
    assert layer_3.delta_next is None


def test_an_update_that_diverges_leaves_the_last_quantity_in_sight() -> None:
    session = Session(replace(SMALL, layers=(LayerSpec(3, "linear"), LayerSpec(1, "linear")), learning_rate=1000.0))
    with pytest.raises(Diverged):
        list(look_on(session, 10_000))
    assert session.progress.is_complete
    assert session.progress.is_inside
