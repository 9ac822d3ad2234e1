import math
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlp_engine import (
    ACTIVATION_REGISTRY,
    DATA_SET_REGISTRY,
    OPTIMIZER_REGISTRY,
    Diverged,
    FrameRequest,
    InvalidInput,
    LayerSpec,
    RunConfig,
    Session,
)

SMALL = RunConfig(n_samples=20)
SIZES = st.integers(1, 6)
ACTIVATIONS = st.sampled_from(sorted(ACTIVATION_REGISTRY))
CONFIGS = st.builds(
    RunConfig,
    n_samples=st.integers(2, 40),
    noise=st.floats(0.0, 1.0),
    data_seed=st.integers(0, 2**31 - 1),
    layers=st.lists(st.builds(LayerSpec, SIZES, ACTIVATIONS), max_size=3).map(lambda h: (*h, LayerSpec(1, "sigmoid"))),
    weight_seed=st.integers(0, 2**31 - 1),
    learning_rate=st.floats(0.001, 2.0),
)


def run(config: RunConfig, epochs: int) -> Session:
    session = Session(config)
    step_for(session, epochs)
    return session


def step_for(session: Session, epochs: int) -> None:
    for _ in range(epochs):
        session.step()


def numbers(session: Session) -> Iterator[np.ndarray]:
    """Every number that a session shows of its present moment and its past."""
    for l in range(1, session.model.L + 1):
        frame = session.frame(FrameRequest(layer=l, resolution=4))
        layer, samples, curves = frame.layers[l - 1], frame.samples, frame.curves
        yield from (layer.W, layer.b, layer.dW, layer.db, layer.W_start)
        yield from (samples.A_prev, samples.Z, samples.A, samples.delta)
        yield from (curves.loss, curves.accuracy, curves.norms, np.array([frame.epoch]))
        assert frame.surface is not None
        yield frame.surface.outputs


def assert_same_to_the_bit(session: Session, expected: list[np.ndarray]) -> None:
    for now, then in zip(numbers(session), expected, strict=True):
        assert now.tobytes() == then.tobytes()


@settings(max_examples=40)
@given(config=CONFIGS, epochs=st.integers(0, 12))
def test_the_same_config_gives_the_same_run_to_the_bit(config: RunConfig, epochs: int) -> None:
    assert_same_to_the_bit(run(config, epochs), list(numbers(run(config, epochs))))


@given(n_samples=st.integers(2, 25))
def test_any_number_of_samples_can_be_learned(n_samples: int) -> None:
    session = run(replace(SMALL, n_samples=n_samples), 3)
    assert session.X.shape == (2, n_samples)
    assert session.Y.shape == (1, n_samples)
    assert len(session.history) == 4


def test_a_session_starts_with_epoch_0_measured() -> None:
    session = Session(SMALL)
    assert session.epoch == 0
    assert len(session.history) == 1
    assert not session.X.flags.writeable
    assert not session.Y.flags.writeable
    for name, parameter in session.model.parameters.items():
        np.testing.assert_array_equal(parameter, Session(SMALL).model.parameters[name])


def test_a_step_returns_the_epoch_it_finished() -> None:
    session = Session(SMALL)
    records = [session.step() for _ in range(5)]
    assert [record.epoch for record in records] == [0, 1, 2, 3, 4]
    assert session.epoch == session.history.last().epoch == 5
    np.testing.assert_array_equal([record.loss for record in records], session.history.curves().loss[:5])
    np.testing.assert_array_equal([record.norms for record in records], session.history.curves().norms[:5])


def test_looking_does_not_disturb_the_run() -> None:
    watched = Session(SMALL)
    for _ in range(10):
        watched.step()
        watched.frame(FrameRequest(layer=2, resolution=9))
    assert_same_to_the_bit(watched, list(numbers(run(SMALL, 10))))


def test_using_the_model_does_not_disturb_the_run() -> None:
    session = run(SMALL, 3)
    session.model.forward([[1.0, 2.0], [3.0, 4.0]])
    session.model.backward([[0.0, 1.0]])
    session.model.predict([[1.0], [2.0]])
    assert_same_to_the_bit(session, list(numbers(run(SMALL, 3))))
    session.model.forward([[1.0, 2.0], [3.0, 4.0]])
    session.model.backward([[0.0, 1.0]])
    session.step()
    assert_same_to_the_bit(session, list(numbers(run(SMALL, 4))))


def test_the_learning_rate_can_change_between_two_epochs() -> None:
    session = run(SMALL, 2)
    before = session.frame(FrameRequest(resolution=0)).layers[0]
    session.change(replace(SMALL, learning_rate=0.125, epochs=9))
    session.step()
    after = session.frame(FrameRequest(resolution=0))
    np.testing.assert_array_equal(after.layers[0].W, before.W - 0.125 * before.dW)
    assert (after.config.learning_rate, after.config.epochs) == (0.125, 9)


def test_what_cannot_change_live_is_refused_and_the_old_value_stays() -> None:
    session = Session(SMALL)
    with pytest.raises(InvalidInput, match=r"^n_samples: 30 cannot be used; it must be what it was when the run sta"):
        session.change(replace(SMALL, n_samples=30, learning_rate=0.1))
    assert session.config == SMALL


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
        "The norm of a gradient became ∞ in epoch 4, first in ‖dW[1]‖",
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


def draw_three_classes(n_samples: int, noise: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.RandomState(seed)
    classes = np.arange(n_samples) % 3
    return random.randn(4, n_samples) * noise + classes, np.eye(3)[:, classes]


def test_several_inputs_and_outputs_are_learned_and_pictured(monkeypatch: pytest.MonkeyPatch) -> None:
    blobs = replace(DATA_SET_REGISTRY["moons"], make=draw_three_classes, n_inputs=4, n_outputs=3)
    monkeypatch.setitem(DATA_SET_REGISTRY, "moons", blobs)
    config = RunConfig(n_samples=30, layers=(LayerSpec(8, "tanh"), LayerSpec(3, "sigmoid")))
    session = run(config, 200)
    frame = session.frame(FrameRequest(layer=2))
    A = frame.samples.A
    assert A.shape == frame.Y.shape == (3, 30)
    assert frame.surface is None  # four inputs are no plane
    assert frame.loss == pytest.approx(((A - frame.Y) ** 2).sum() / 60)
    assert frame.accuracy == np.mean(A.argmax(axis=0) == np.arange(30) % 3)
    assert frame.accuracy > 0.9


def test_any_failure_in_a_step_leaves_the_session_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    session, untouched = Session(RunConfig()), Session(RunConfig())
    session.step()
    untouched.step()
    original = Session._evaluate
    calls: list[int] = []

    def fail_once(self: Session) -> object:
        calls.append(self.epoch)
        if len(calls) == 1:
            raise MemoryError
        return original(self)

    with monkeypatch.context() as patch:
        patch.setattr(Session, "_evaluate", fail_once)
        with pytest.raises(MemoryError):
            session.step()
    assert session.epoch == 1
    assert len(session.history) == 2
    assert [session.step() for _ in range(5)] == [untouched.step() for _ in range(5)]


def test_an_update_that_fails_half_way_is_undone(monkeypatch: pytest.MonkeyPatch) -> None:
    session, untouched = run(SMALL, 3), run(SMALL, 3)

    def spoil(parameters: dict[str, np.ndarray], grads: dict[str, np.ndarray], learning_rate: float) -> None:
        for parameter in parameters.values():
            parameter[: parameter.size // 2] = 7.0
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(session, "_optimizer", replace(OPTIMIZER_REGISTRY["gradient_descent"], update=spoil))
        with pytest.raises(MemoryError):
            session.step()
    assert_same_to_the_bit(session, list(numbers(untouched)))
    assert [session.step() for _ in range(5)] == [untouched.step() for _ in range(5)]


def test_a_step_makes_no_new_matrix_of_the_samples() -> None:
    session = run(
        RunConfig(n_samples=1000, layers=(LayerSpec(64, "relu"), LayerSpec(64, "tanh"), LayerSpec(1, "sigmoid"))), 2
    )
    tracemalloc.start()
    try:
        step_for(session, 3)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < session.model.caches[0]["Z"].nbytes / 2
