"""Runs whose numbers stop being finite."""

import math
from dataclasses import replace

import numpy as np
import pytest

from mlp_engine import ACTIVATION_REGISTRY, Diverged, FrameRequest, LayerSpec, RunConfig, Session
from tests.engine.runs import assert_same_to_the_bit, numbers, run, step_for


def aim(session: Session, **wanted: float | list[list[float]]) -> None:
    """Plant the gradients with which the next update, at rate 1, gives parameters the wanted values."""
    for name, parameter in session.model.parameters.items():
        session.model.grads[f"d{name}"][:] = parameter - wanted.get(name, parameter)


def saturating(hidden: str, output: str) -> RunConfig:
    return RunConfig(n_samples=20, layers=(LayerSpec(1, hidden), LayerSpec(1, output)), learning_rate=1.0)


DIVERGENCES = [
    ("tanh", "linear", {"W1": math.nan}, "The loss became NaN in epoch 4, first in W[1]"),
    ("tanh", "linear", {"b1": math.nan}, "The loss became NaN in epoch 4, first in b[1]"),
    ("relu", "linear", {"W2": math.nan}, "The loss became NaN in epoch 4, first in W[2]"),
    ("sigmoid", "linear", {"W2": math.inf}, "The loss became ∞ in epoch 4, first in W[2]"),
    ("linear", "linear", {"W1": 1e308, "b1": 1e308}, "The loss became ∞ in epoch 4, first in Z[1]"),
    ("tanh", "linear", {"b2": 1e160}, "The loss became ∞ in epoch 4"),
    ("sigmoid", "sigmoid", {"W2": -math.inf}, "A weight became −∞ in epoch 4, first in W[2]"),
    ("tanh", "sigmoid", {"b2": math.inf}, "A bias became ∞ in epoch 4, first in b[2]"),
    (
        "tanh",
        "linear",
        {"W1": 0.0, "b1": 0.0, "W2": 1e308, "b2": 1e10},
        "A gradient became NaN in epoch 4, first in δ[1]",
    ),
    (
        "tanh",
        "linear",
        {"W1": 0.0, "b1": 0.0, "W2": 1e200, "b2": 1.0},
        "The norm of a gradient became ∞ in epoch 4, first in |dW[1]|",
    ),
]


@pytest.mark.parametrize(("hidden", "output", "wanted", "sentence"), DIVERGENCES, ids=[case[3] for case in DIVERGENCES])
def test_a_run_that_diverges_says_where_and_stays_at_its_last_finite_state(
    hidden: str, output: str, wanted: dict[str, float], sentence: str
) -> None:
    session = run(saturating(hidden, output), 3)
    before = list(numbers(session))
    aim(session, **wanted)
    with pytest.raises(Diverged) as caught:
        session.step()
    assert str(caught.value) == f"{sentence}: try a smaller learning rate."
    assert caught.value.epoch == 4
    assert caught.value.quantity == (sentence.partition("first in ")[2] or "loss")
    assert session.epoch == 3
    assert_same_to_the_bit(session, before)


def test_a_run_goes_on_after_it_diverged_as_if_nothing_had_been() -> None:
    config = saturating("tanh", "sigmoid")
    session = run(config, 3)
    aim(session, W1=math.nan)
    with pytest.raises(Diverged):
        session.step()
    for _ in range(3):
        session.step()
    assert_same_to_the_bit(session, list(numbers(run(config, 6))))


def test_too_large_a_learning_rate_diverges_every_time_until_it_is_smaller() -> None:
    layers = (LayerSpec(16, "relu"), LayerSpec(1, "linear"))
    session = Session(RunConfig(layers=layers, learning_rate=1000.0))
    with pytest.raises(Diverged) as first:
        step_for(session, 1000)
    before = list(numbers(session))
    with pytest.raises(Diverged) as again:
        session.step()
    assert str(first.value) == str(again.value)
    assert first.value.epoch == session.epoch + 1
    assert_same_to_the_bit(session, before)
    assert np.isfinite(session.history.curves().loss).all()
    assert np.isfinite(session.history.curves().norms).all()


def test_an_infinite_z_that_saturates_is_no_divergence() -> None:
    """The loss, the weights and the gradients are finite: only their squares and a Z overflow."""
    session = run(saturating("tanh", "sigmoid"), 3)
    aim(session, W1=[[1.7e308, 0.0]])
    session.step()
    samples = session.frame(FrameRequest(layer=1, resolution=4)).samples
    assert np.isinf(samples.Z).any()
    assert np.isfinite(samples.A).all()
    assert np.isfinite(session.history.last().loss)


def test_a_surface_that_overflows_is_made_without_a_warning() -> None:
    session = Session(saturating("linear", "linear"))
    for name in ("W1", "W2"):
        session.model.parameters[name].fill(1e200)
    surface = session.frame(FrameRequest(resolution=4)).surface
    assert surface is not None
    assert np.isinf(surface.outputs).any()


def test_weights_that_cannot_be_used_are_told_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    spoilt = replace(ACTIVATION_REGISTRY["tanh"], f=lambda Z, out: np.multiply(Z, math.nan, out=out))
    monkeypatch.setitem(ACTIVATION_REGISTRY, "tanh", spoilt)
    with pytest.raises(Diverged, match=r"^The loss became NaN in epoch 0, first in A\[1\]"):
        Session(saturating("tanh", "sigmoid"))
