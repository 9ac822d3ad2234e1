"""What hands did at a moment is done again on every way through it: between updates, and across other shapes."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from mlp_engine import (
    Diverged,
    Event,
    FrameRequest,
    InvalidInput,
    LayerSpec,
    RunPoint,
    Session,
    check_gradients,
    replay,
    retrace,
)
from mlp_engine.events import AddPoint, ErasePoint, Freeze, Part, SetParameter, SwitchOff
from mlp_engine.learner import CLIP_GUARD
from mlp_engine.reshaping import with_inputs, with_layer, with_neuron, without_neuron
from mlp_engine.surface import entering_of, model_of
from tests.engine.touched_runs import SMALL, everything, trained

BATCHES = replace(SMALL, batch_size=10, optimizer="adam", learning_rate=0.01)  # 4 updates an epoch
WITHIN = (SetParameter("W", 2, 1, 3, -0.75), Freeze(Part(1, 2)), SwitchOff(1, 0))


def within_an_epoch() -> Session:
    """A run that was changed by hand behind the first update of its third epoch."""
    session = trained(BATCHES, 2)
    session.step_update()
    session.intervene(WITHIN)
    return session


def test_between_two_updates_the_batch_that_is_due_is_seen_anew() -> None:
    session = within_an_epoch()
    frame = session.frame(FrameRequest(1, 0))
    assert (session.epoch, session.update, session.place_before) == (2, 1, (2, 0))
    assert session.model.parameters["W2"][1, 3] == -0.75
    model = model_of(frame)
    A = model.forward(frame.X[:, frame.batch.columns])
    assert frame.batch.loss == model.compute_loss(A, frame.batch.Y)
    for name, grad in model.backward(frame.batch.Y).items():
        assert np.array_equal(grad, getattr(frame.layers[int(name[-1]) - 1], name[:-1]))
    frozen = frame.layers[0].W[2].copy()
    session.step()
    assert np.array_equal(session.model.parameters["W1"][2], frozen)


def test_a_number_that_is_too_large_between_two_updates_is_refused() -> None:
    linear = replace(BATCHES, layers=(LayerSpec(3, "linear"), LayerSpec(1, "linear")))
    session = trained(linear, 2)
    session.step_update()
    before = everything(session)
    with pytest.raises(Diverged):
        session.intervene((SetParameter("W", 2, 0, 0, 1e200),))
    assert everything(session) == before
    assert math.isfinite(session.step().loss)


def test_every_way_through_an_epoch_leads_through_what_was_done_in_it() -> None:
    session, moments = within_an_epoch(), {}
    for _ in range(15):
        moments[session.epoch, session.update] = everything(session)
        session.step_update()
    for moment in [(2, 1), (5, 2), (2, 3), (3, 0), (2, 1), (4, 1)]:
        *_, there = retrace(session, *moment)
        assert everything(there) == moments[moment]
        *_, again = replay(RunPoint.from_dict(there.point.as_dict()))
        assert everything(again) == moments[moment]
        assert [entry[:2] for entry in there.point.events] == [(2, 1)] * 3
        by_update_alone = there.frame(FrameRequest(1, 0, has_update=True)).update is not None
        assert by_update_alone is (moment != (2, 1))  # where hands have changed what the update had made
    retraced = [session.update for session in retrace(session, 2, 3)]
    assert retraced[-4:] == [0, 1, 2, 3]
    assert session.point.events[0].event == WITHIN[0]
    list(retrace(session, 2))
    assert session.point.events == ()


def test_an_epoch_has_no_more_updates_than_it_has() -> None:
    session = trained(BATCHES, 2)
    with pytest.raises(InvalidInput, match=r"^update: 4 cannot be used; it must be a whole number from 0 to 3\."):
        list(retrace(session, 1, 4))


def test_a_run_of_several_shapes_is_the_same_at_every_epoch_that_it_is_taken_back_to() -> None:
    session, epochs = trained(replace(SMALL, optimizer="adam", learning_rate=0.01, test_share=0.25), 1), {}

    def go_on(events: Sequence[Event], count: int) -> None:
        session.intervene(events)
        for _ in range(count):
            epochs[session.epoch] = everything(session)[:-1]  # the curves have become wider since
            session.step()

    go_on((Freeze(Part(2)), SwitchOff(1, 2)), 3)
    go_on((AddPoint((0.0, 0.0), 1), SetParameter("b", 1, 0, 0, 0.5)), 3)
    go_on((with_neuron(session.config, 1), Freeze(Part(1, 5))), 3)
    go_on((AddPoint((0.5, 0.5), 0), SwitchOff(1, 2, False), Freeze(Part(2), False), SwitchOff(2, 1)), 3)
    go_on((with_inputs(session.config, ["x1", "x1_squared", "x1_x2"]),), 3)
    go_on((with_layer(session.config, 2),), 3)
    go_on((without_neuron(session.config, 1, 0),), 3)
    points = [session.point.at(epoch) for epoch in epochs]
    for epoch in [15, 2, 12, 9, 1, 17, 5, 6, 11, 18, 3, 21]:
        *_, there = retrace(session, epoch)
        assert everything(there)[:-1] == epochs[epoch]
        assert there.newest_epoch == 22
        assert there.point == points[epoch - 1]
    for point in points[::5]:
        *_, there = replay(point)
        assert everything(there)[:-1] == epochs[point.epoch]


def test_what_is_frozen_does_not_count_when_a_gradient_is_clipped() -> None:
    session = trained(replace(SMALL, clip_norm=0.001), 3)
    session.intervene((Freeze(Part(2)),))
    before = session.frame(FrameRequest(1, 0))
    learned = [layer for layer in before.layers if layer.l != 2]
    size = math.sqrt(sum(float((dP**2).sum()) for layer in learned for dP in (layer.dW, layer.db)))
    clip = 0.001 / (size + CLIP_GUARD)
    session.step()
    frame = session.frame(FrameRequest(1, 0, has_update=True))
    assert frame.update is not None
    assert frame.update.clip == pytest.approx(clip, rel=1e-12)
    for old, new in zip(before.layers, frame.layers, strict=True):
        expected = old.W if old.l == 2 else old.W - 0.5 * clip * old.dW
        np.testing.assert_allclose(new.W, expected, rtol=1e-12, atol=1e-15)


def test_the_losses_along_an_update_are_those_of_the_samples_and_neurons_that_there_are() -> None:
    session = trained(replace(BATCHES, optimizer="gradient_descent", l2=0.01), 1)
    for events in [(), (AddPoint((3.0, -3.0), 1), SwitchOff(1, 2)), (with_neuron(session.config, 2),)]:
        session.intervene(events)
        session.step_update()
        frame = session.frame(FrameRequest(1, 0, has_update=True))
        assert frame.update is not None
        model = model_of(frame)
        loss = model.compute_loss(model.forward(entering_of(frame)), frame.Y) + model.penalty_value()
        (here,) = np.flatnonzero(frame.update.rates == frame.update.rate)
        assert frame.update.losses[here] == pytest.approx(loss, rel=1e-12)


def test_a_gradient_check_counts_what_is_frozen_and_finds_the_same() -> None:
    session = trained(SMALL, 3)
    session.intervene((Freeze(Part(1, 0)), Freeze(Part(2))))
    frame = session.frame(FrameRequest(1, 0))
    plain = check_gradients(model_of(frame), entering_of(frame), frame.Y, 1e-5)
    report = plain.with_frozen({f"W{layer.l}": layer.W_frozen for layer in frame.layers})
    assert [check.n_frozen for check in report.parameters] == [2, 0, 20, 0, 0, 0]  # of W[1], b[1], W[2], …
    assert report.relative_error == plain.relative_error
    assert [check.n_frozen for check in plain.parameters] == [0] * 6


@pytest.mark.parametrize("event", [AddPoint((0.0, 0.0), 1.0), ErasePoint(0)])
def test_the_epoch_before_has_the_updates_that_it_had(event: Event) -> None:
    session = trained(replace(SMALL, n_samples=12, batch_size=1), 2)
    m = session.X.shape[1]
    session.intervene((event,))
    assert session.n_updates != m
    assert session.place_before == (1, m - 1)
    point = RunPoint(session.config, 1, update=m - 1)
    assert session.has_been_at(point)
    assert not session.has_been_at(replace(point, update=m))
    list(retrace(session, *session.place_before))
    assert (session.epoch, session.update, session.n_updates) == (1, m - 1, m)
