"""What is said of runs, and of which nothing is said: whole runs, trained here."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from mlp_engine import Diverged, Frame, FrameRequest, LayerSpec, RunConfig, Session
from mlp_engine.findings import FINDINGS, Epoch, findings_of
from mlp_engine.learner import Learner

MakeFrame = Callable[..., Frame]
SATURATED = (FINDINGS["saturated"].text,)
TANH = (LayerSpec(16, "relu"), LayerSpec(1, "tanh"))
DEAD = (LayerSpec(16, "relu"), LayerSpec(1, "relu"))


@pytest.mark.parametrize(
    ("epochs", "config"),
    [
        (100, {"learning_rate": 1000.0}),
        (300, {"learning_rate": 100.0}),
        (300, {"learning_rate": 1000.0, "layers": TANH}),
    ],
    ids=["lesson, η = 1000", "lesson, η = 100", "tanh, η = 1000"],
)
def test_a_frozen_run_is_found_and_really_is_frozen(epochs: int, config: dict[str, object]) -> None:
    session = Session(RunConfig(**config))  # type: ignore[arg-type]
    for _ in range(epochs):
        session.step()
    frame = session.frame(FrameRequest())
    assert frame.findings == SATURATED
    assert frame.accuracy < 1.0
    for _ in range(1000):
        session.step()
    later = session.frame(FrameRequest())
    assert (later.loss, later.accuracy) == (pytest.approx(frame.loss, rel=1e-3), frame.accuracy)
    for now, then in zip(later.layers, frame.layers, strict=True):
        assert np.linalg.norm(now.W - then.W) <= 1e-3 * np.linalg.norm(then.W)


@pytest.mark.parametrize(
    ("epochs", "config"),
    [
        (0, {}),
        (0, {"learning_rate": 1000.0}),
        (500, {}),
        (2000, {}),
        (5000, {"learning_rate": 5.0, "noise": 0.0}),
        (500, {"layers": (LayerSpec(1, "sigmoid"),)}),
        (300, {"learning_rate": 10.0, "layers": DEAD}),
    ],
    ids=["start", "start, η = 1000", "on the way", "converged", "outputs of 0 and 1", "cannot do more", "dead ReLU"],
)
def test_of_other_runs_nothing_is_said(make_frame: MakeFrame, epochs: int, config: dict[str, object]) -> None:
    assert make_frame(epochs, **config).findings == ()


def test_saturated_outputs_that_are_right_are_no_fault() -> None:
    learner = Learner(RunConfig())
    for _ in range(2000):
        learner.passes()
        learner.update(0.5)
    for name in ("W3", "b3"):
        learner.model.parameters[name] *= 1e4  # the boundary stays, and every output goes to 0 or 1
    accuracy = learner.measured(2000).accuracy
    epoch = Epoch(learner.backward.gradients, accuracy, 0.5)
    assert accuracy == 1.0
    assert findings_of(replace(epoch, accuracy=0.9)) == SATURATED
    assert findings_of(epoch) == ()


def test_of_the_last_epoch_before_numbers_overflow_nothing_is_said() -> None:
    session = Session(RunConfig(layers=(LayerSpec(16, "relu"), LayerSpec(1, "linear")), learning_rate=3.0))
    steps = (session.step() for _ in range(1000))
    with pytest.raises(Diverged):
        list(steps)
    assert session.frame(FrameRequest()).findings == ()


def test_what_is_not_computed_yet_is_not_judged() -> None:
    session = Session(RunConfig(learning_rate=1000.0))
    for _ in range(100):
        session.step()
    session.look_at_end()
    assert session.frame(FrameRequest()).findings == SATURATED
    session.look_back()
    assert session.frame(FrameRequest()).findings == ()
    session.look_at_all()
    session.rewind(0)
    assert session.frame(FrameRequest()).findings == ()


SYMMETRIC = (FINDINGS["symmetric"].text,)


@pytest.mark.parametrize(("initializer", "scale"), [("zero", 0.0), ("constant", 0.5)])
@pytest.mark.parametrize("batch_size", [None, 50])
def test_neurons_that_start_alike_are_found_and_really_stay_alike(
    initializer: str, scale: float, batch_size: int | None
) -> None:
    layers = (LayerSpec(4, "tanh"), LayerSpec(3, "tanh"), LayerSpec(1, "sigmoid"))
    config = RunConfig(
        data_set="xor", n_samples=100, layers=layers, initializer=initializer, init_scale=scale, batch_size=batch_size
    )
    session = Session(config)
    for _ in range(100):
        assert session.frame(FrameRequest(resolution=0)).findings == SYMMETRIC
        session.step()
    for layer in session.frame(FrameRequest(resolution=0)).layers[:2]:
        assert np.ptp(layer.W, axis=0).max() < 1e-9


def test_one_neuron_or_unlike_ways_out_are_not_symmetric(make_frame: MakeFrame) -> None:
    alike = {"initializer": "constant", "layers": (LayerSpec(1, "tanh"), LayerSpec(1, "sigmoid"))}
    assert make_frame(1, **alike).findings == ()
    learner = Learner(RunConfig(initializer="constant"))
    learner.model.parameters["W2"][0, 0] += 0.1
    learner.model.parameters["W2"][1, 0] += 0.2
    learner.model.parameters["W3"][0, 0] += 0.1
    accuracy = learner.measured(0).accuracy
    assert findings_of(Epoch(learner.backward.gradients, accuracy, 0.5)) == ()
