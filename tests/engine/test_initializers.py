import numpy as np
import pytest

from mlp_engine import INITIALIZER_REGISTRY, Initializer, RunConfig, Session

every_initializer = pytest.mark.parametrize("initializer", INITIALIZER_REGISTRY.values(), ids=INITIALIZER_REGISTRY)


@every_initializer
def test_the_same_generator_state_draws_the_same_weights(initializer: Initializer) -> None:
    W = initializer.draw(np.random.RandomState(3), 5, 4)
    assert W.shape == (5, 4)
    assert W.dtype == np.float64
    np.testing.assert_array_equal(W, initializer.draw(np.random.RandomState(3), 5, 4))


def test_the_registry_names_its_entries() -> None:
    assert all(name == initializer.name for name, initializer in INITIALIZER_REGISTRY.items())


VARIANCES = {  # of the papers, for n_in inputs and n_out neurons
    "he": lambda n_in, n_out: 2.0 / n_in,
    "glorot": lambda n_in, n_out: 2.0 / (n_in + n_out),
    "lecun": lambda n_in, n_out: 1.0 / n_in,
    "normal": lambda n_in, n_out: 0.3**2,
    "zero": lambda n_in, n_out: 0.0,
    "constant": lambda n_in, n_out: 0.0,
}


@every_initializer
@pytest.mark.parametrize(("n_in", "n_out"), [(1, 50_000), (2, 50_000), (500, 200), (50, 2000)])
def test_the_weights_have_the_variance_of_the_papers(initializer: Initializer, n_in: int, n_out: int) -> None:
    W = initializer.draw(np.random.RandomState(0), n_out, n_in, 0.3)
    variance = VARIANCES[initializer.name](n_in, n_out)
    assert W.mean() == pytest.approx(0.3 if initializer.name == "constant" else 0.0, abs=5e-3 + np.sqrt(variance) / 50)
    assert W.var() == pytest.approx(variance, rel=0.03)


@every_initializer
def test_the_scale_is_looked_at_where_the_entry_says_so(initializer: Initializer) -> None:
    small, large = (initializer.draw(np.random.RandomState(1), 3, 2, scale) for scale in (0.5, 1.0))
    np.testing.assert_array_equal(large, small * (2.0 if initializer.uses_scale else 1.0))


@pytest.mark.parametrize("name", ["zero", "constant"])
def test_neurons_that_start_alike_stay_alike(name: str) -> None:
    session = Session(RunConfig(data_set="moons", initializer=name, bias_start=0.1, n_samples=40))
    for _ in range(20):
        session.step()
    assert np.ptp(session.model.parameters["W1"], axis=0).tolist() == [0.0, 0.0]
    assert session.model.parameters["b1"][0, 0] != 0.1 or name == "zero"


def test_hes_weights_are_the_lessons_to_the_bit() -> None:
    W = INITIALIZER_REGISTRY["he"].draw(np.random.RandomState(42), 2, 2)
    np.testing.assert_array_equal(W, np.random.RandomState(42).randn(2, 2) * np.sqrt(2.0 / 2))
