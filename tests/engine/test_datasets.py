import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp_engine import DATA_SET_REGISTRY, DataSet, InvalidInput, make_moons_dataset

every_data_set = pytest.mark.parametrize("data_set", DATA_SET_REGISTRY.values(), ids=DATA_SET_REGISTRY)


@every_data_set
@given(n_samples=st.integers(2, 60), noise=st.floats(0.0, 10.0), seed=st.integers(0, 2**31 - 1))
def test_every_data_set_keeps_its_promises(data_set: DataSet, n_samples: int, noise: float, seed: int) -> None:
    X, Y = data_set.make(n_samples, noise, seed)
    assert X.shape == (data_set.n_inputs, n_samples)
    assert Y.shape == (data_set.n_outputs, n_samples)
    assert X.dtype == Y.dtype == np.float64
    assert np.isfinite(X).all()
    assert set(np.unique(Y)) <= {0.0, 1.0}
    for first, again in zip((X, Y), data_set.make(n_samples, noise, seed), strict=True):
        np.testing.assert_array_equal(first, again)


@every_data_set
def test_another_seed_draws_other_points(data_set: DataSet) -> None:
    assert not np.array_equal(data_set.make(20, 0.1, 1)[0], data_set.make(20, 0.1, 2)[0])


def test_the_registry_names_its_entries() -> None:
    assert all(name == data_set.name for name, data_set in DATA_SET_REGISTRY.items())


@pytest.mark.parametrize(("n_samples", "n_lower"), [(2, 1), (3, 2), (300, 150), (301, 151)])
def test_the_classes_share_the_samples_also_when_odd(n_samples: int, n_lower: int) -> None:
    _, Y = make_moons_dataset(n_samples, 0.1, 5)
    assert Y.sum() == n_lower


def test_without_noise_the_points_lie_on_two_half_circles() -> None:
    X, Y = make_moons_dataset(101, 0.0, 3)
    upper, lower = X[:, Y[0] == 0], X[:, Y[0] == 1]
    np.testing.assert_allclose(np.hypot(*upper), 1.0)
    np.testing.assert_allclose(np.hypot(*(lower - [[1.0], [0.5]])), 1.0)
    assert (upper[1] >= 0.0).all()
    assert (lower[1] <= 0.5).all()


def test_samples_are_shuffled() -> None:
    _, Y = make_moons_dataset(100, 0.1, 0)
    assert 0 < Y[0, :50].sum() < 50


@pytest.mark.parametrize(
    ("arguments", "argument"),
    [
        ({"n_samples": 1}, "n_samples"),
        ({"n_samples": 10.0}, "n_samples"),
        ({"noise": -1.0}, "noise"),
        ({"noise": float("nan")}, "noise"),
        ({"seed": -1}, "seed"),
        ({"seed": 2**31}, "seed"),
    ],
)
def test_a_bad_argument_is_named(arguments: dict[str, object], argument: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        make_moons_dataset(**arguments)  # type: ignore[arg-type]
    assert caught.value.argument == argument


def test_the_defaults_are_the_lessons() -> None:
    for named, defaults in zip(make_moons_dataset(200, 0.15, 0), make_moons_dataset(), strict=True):
        np.testing.assert_array_equal(named, defaults)
