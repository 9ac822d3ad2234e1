import numpy as np
import pytest

from mlp_engine import INITIALIZER_REGISTRY, Initializer

every_initializer = pytest.mark.parametrize("initializer", INITIALIZER_REGISTRY.values(), ids=INITIALIZER_REGISTRY)


@every_initializer
def test_the_same_generator_state_draws_the_same_weights(initializer: Initializer) -> None:
    W = initializer.draw(np.random.RandomState(3), 5, 4)
    assert W.shape == (5, 4)
    assert W.dtype == np.float64
    np.testing.assert_array_equal(W, initializer.draw(np.random.RandomState(3), 5, 4))


def test_the_registry_names_its_entries() -> None:
    assert all(name == initializer.name for name, initializer in INITIALIZER_REGISTRY.items())


@pytest.mark.parametrize("n_in", [1, 2, 50])
def test_he_has_variance_two_over_its_inputs(n_in: int) -> None:
    W = INITIALIZER_REGISTRY["he"].draw(np.random.RandomState(0), 100_000 // n_in, n_in)
    assert W.mean() == pytest.approx(0.0, abs=0.02)
    assert W.var() == pytest.approx(2.0 / n_in, rel=0.03)
