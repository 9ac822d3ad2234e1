import tracemalloc
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlp_engine import (
    DATA_SET_REGISTRY,
    OPTIMIZER_REGISTRY,
    FrameRequest,
    InvalidInput,
    LayerSpec,
    RunConfig,
    Session,
)
from mlp_engine.learner import Learner
from tests.engine.networks import HIDDEN
from tests.engine.runs import SMALL, assert_same_to_the_bit, numbers, run, step_for

SIZES = st.integers(1, 6)
ACTIVATIONS = st.sampled_from(HIDDEN)
CONFIGS = st.builds(
    RunConfig,
    n_samples=st.integers(2, 40),
    noise=st.floats(0.0, 1.0),
    data_seed=st.integers(0, 2**31 - 1),
    layers=st.lists(st.builds(LayerSpec, SIZES, ACTIVATIONS), max_size=3).map(lambda h: (*h, LayerSpec(1, "sigmoid"))),
    weight_seed=st.integers(0, 2**31 - 1),
    learning_rate=st.floats(0.001, 2.0),
)


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


def draw_three_classes(n_samples: int, noise: float, seed: int, n_classes: int) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.RandomState(seed)
    classes = np.arange(n_samples) % 3
    return random.randn(4, n_samples) * noise + classes, np.eye(3)[:, classes]


def test_several_inputs_and_outputs_are_learned_and_pictured(monkeypatch: pytest.MonkeyPatch) -> None:
    blobs = replace(DATA_SET_REGISTRY["moons"], make=draw_three_classes, n_inputs=4, classes=(3, 3))
    monkeypatch.setitem(DATA_SET_REGISTRY, "moons", blobs)
    config = RunConfig(n_samples=30, layers=(LayerSpec(8, "tanh"), LayerSpec(3, "sigmoid")))
    session = run(config, 200)
    frame = session.frame(FrameRequest(layer=2))
    A = frame.samples.A
    assert A.shape == frame.Y.shape == (3, 30)
    assert frame.surface is not None
    assert frame.surface.outputs.shape == (3, 100, 100)
    assert frame.loss == pytest.approx(((A - frame.Y) ** 2).sum() / 60)
    assert frame.accuracy == np.mean(A.argmax(axis=0) == np.arange(30) % 3)
    assert frame.accuracy > 0.9


def test_any_failure_in_a_step_leaves_the_session_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    session, untouched = Session(RunConfig()), Session(RunConfig())
    session.step()
    untouched.step()

    def fail(self: Learner, epoch: int) -> object:
        self.passes()
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(Learner, "measured", fail)
        with pytest.raises(MemoryError):
            session.step()
    assert session.epoch == 1
    assert len(session.history) == 2
    assert [session.step() for _ in range(5)] == [untouched.step() for _ in range(5)]


def test_an_update_that_fails_half_way_is_undone(monkeypatch: pytest.MonkeyPatch) -> None:
    session, untouched = run(SMALL, 3), run(SMALL, 3)

    def spoil(theta: np.ndarray, *rest: object) -> None:
        theta[: theta.size // 2] = 7.0
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(session._learner, "_optimizer", replace(OPTIMIZER_REGISTRY["gradient_descent"], update=spoil))
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
