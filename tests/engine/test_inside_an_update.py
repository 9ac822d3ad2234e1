"""A session whose updates are looked at quantity by quantity."""

from dataclasses import replace

import numpy as np
import pytest

from mlp_engine import (
    UPDATE,
    Diverged,
    FrameRequest,
    LayerSpec,
    RunConfig,
    Session,
    micro_steps,
    with_resolution,
)
from tests.engine.runs import MIXED, SMALL, WHOLE, content, go, run


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
            (f"δ[{l}]", samples.slope, session._learner.backward.gradients[l - 1].slope),
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


def test_on_the_way_from_a_kept_state_the_update_that_led_to_it_is_unknown() -> None:
    session = Session(SMALL)
    session._states.bound = 2
    for _ in range(200):
        session.step()
    session.rewind(135)
    assert 0 < session.epoch < 135
    assert session.frame(WHOLE).update is None
    session.step()
    assert session.frame(WHOLE).update is not None


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
