"""The difference of two frames."""

from collections.abc import Callable

import numpy as np
import pytest

from app.panels.compare.comparison import difference, is_same
from mlp_engine import Frame, FrameRequest, RunConfig, Session

REQUEST = FrameRequest(layer=2, resolution=20, has_terms=True)


@pytest.fixture
def pair() -> tuple[Frame, Frame]:
    session = Session(RunConfig())
    frames = []
    for epoch in (5, 40):
        while session.epoch < epoch:
            session.step()
        frames.append(session.frame(REQUEST))
    return frames[0], frames[1]


def test_every_number_is_the_later_less_the_earlier_to_the_bit(pair: tuple[Frame, Frame]) -> None:
    a, b = pair
    change = difference(a, b)
    for one, other, each in zip(a.layers, b.layers, change.layers, strict=True):
        for name in ("W", "b", "dW", "db"):
            assert np.array_equal(getattr(each, name), getattr(other, name) - getattr(one, name))
        assert not each.W_start.any()
        assert (each.l, each.activation) == (other.l, other.activation)
    for name in ("A_prev", "Z", "A", "delta", "slope", "delta_next"):
        assert np.array_equal(getattr(change.samples, name), getattr(b.samples, name) - getattr(a.samples, name))
    assert a.surface is not None
    assert b.surface is not None
    assert change.surface is not None
    assert np.array_equal(change.surface.outputs, b.surface.outputs - a.surface.outputs)
    assert np.array_equal(change.surface.x1, b.surface.x1)
    assert (change.loss, change.accuracy) == (b.loss - a.loss, b.accuracy - a.accuracy)
    assert change.epoch == 40


def test_difference_of_a_frame_to_itself_is_zero(pair: tuple[Frame, Frame]) -> None:
    a, b = pair
    assert is_same(a, a)
    assert not is_same(a, b)
    assert not any(layer.W.any() or layer.db.any() for layer in difference(a, a).layers)


def test_what_one_frame_does_not_know_is_unknown(make_frame: Callable[..., Frame]) -> None:
    session = Session(RunConfig())
    session.look_on()  # Z[1] alone
    a, b = session.frame(FrameRequest()), make_frame(3)
    for change in (difference(a, b), difference(b, a)):
        assert not change.progress.knows("A", 1)
        assert change.progress.knows("Z", 1)
        assert np.isnan(change.samples.A).all()
        assert not np.isnan(change.samples.Z).any()
        assert change.surface is None
        assert np.isnan(change.loss)
