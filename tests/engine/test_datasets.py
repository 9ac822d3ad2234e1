import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlp_engine import DATA_SET_REGISTRY, Data, DataSet, InvalidInput, draw_data, make_moons_dataset

few = settings(max_examples=40)
SEEDS = st.integers(0, 2**31 - 1)
CASES = [
    (data_set, n_classes)
    for data_set in DATA_SET_REGISTRY.values()
    for n_classes in range(data_set.classes[0], data_set.classes[1] + 1)
]
every_data_set = pytest.mark.parametrize("data_set", DATA_SET_REGISTRY.values(), ids=DATA_SET_REGISTRY)
every_case = pytest.mark.parametrize(
    ("data_set", "n_classes"), CASES, ids=[f"{data_set.name}-{n_classes}" for data_set, n_classes in CASES]
)
every_kind_of_classes = pytest.mark.parametrize(("name", "n_classes"), [("circle", 3), ("blobs", 2), ("blobs", 7)])


def draw(name: str = "moons", n_samples: int = 400, noise: float = 0.0, seed: int = 7, **others: float) -> Data:
    """Draw a data set, with the usual for everything that is not given."""
    usual = {"n_classes": 3, "label_noise": 0.0, "test_share": 0.0}
    return draw_data(name, n_samples, noise, seed, **{**usual, **others})  # type: ignore[arg-type]


def classes_of(Y: np.ndarray) -> np.ndarray:
    """Return the class (m,) of each sample, and make sure that Y holds nothing but classes."""
    assert set(np.unique(Y)) <= {0.0, 1.0}
    assert len(Y) == 1 or (Y.sum(axis=0) == 1.0).all()
    return Y[0].astype(int) if len(Y) == 1 else Y.argmax(axis=0)


def fitting(data_set: DataSet) -> st.SearchStrategy[int]:
    fewest, most = data_set.classes if data_set.has_choice_of_classes else (2, 8)
    return st.integers(fewest, most)


@every_data_set
@few
@given(data=st.data(), n_samples=st.integers(2, 60), noise=st.floats(0.0, 10.0), seed=SEEDS)
def test_every_data_set_keeps_its_promises(
    data_set: DataSet, data: st.DataObject, n_samples: int, noise: float, seed: int
) -> None:
    n_classes = data.draw(fitting(data_set))
    X, Y = data_set.make(n_samples, noise, seed, n_classes)
    assert X.shape == (data_set.n_inputs, n_samples)
    assert Y.shape == (data_set.n_outputs(n_classes), n_samples)
    assert X.dtype == Y.dtype == np.float64
    assert np.isfinite(X).all()
    if data_set.is_regression:
        assert (np.abs(Y) <= 1.2).all()
    else:
        n_classes = n_classes if data_set.has_choice_of_classes else data_set.classes[1]
        counts = np.bincount(classes_of(Y), minlength=n_classes)
        assert len(counts) == n_classes
        assert counts.max() - counts.min() <= 1
    for first, again in zip((X, Y), data_set.make(n_samples, noise, seed, n_classes), strict=True):
        np.testing.assert_array_equal(first, again)


@every_data_set
def test_another_seed_draws_other_points(data_set: DataSet) -> None:
    assert not np.array_equal(data_set.make(20, 0.1, 1, 3)[0], data_set.make(20, 0.1, 2, 3)[0])


@every_data_set
def test_a_data_set_tells_in_a_sentence_what_is_to_be_seen(data_set: DataSet) -> None:
    assert data_set.label
    assert data_set.what.endswith(".")


def test_the_registry_names_its_entries() -> None:
    assert all(name == data_set.name for name, data_set in DATA_SET_REGISTRY.items())


@every_case
def test_samples_are_shuffled_so_that_a_part_of_them_is_a_sample_of_all(data_set: DataSet, n_classes: int) -> None:
    X, Y = data_set.make(400, 0.0, 3, n_classes)
    first, last = (X[:, :200], Y[:, :200]), (X[:, 200:], Y[:, 200:])
    tolerance = 5.0 / math.sqrt(200)  # of means, in standard deviations
    for half, other in zip(first, last, strict=True):
        deviations = np.hstack([half, other]).std(axis=1)
        assert (np.abs(half.mean(axis=1) - other.mean(axis=1)) < tolerance * deviations).all()


@pytest.mark.parametrize("name", [name for name in DATA_SET_REGISTRY if name != "moons"])
def test_noise_moves_each_coordinate_normally_and_leaves_the_targets(name: str) -> None:
    still, moved = draw(name, 20_000, seed=5), draw(name, 20_000, 0.3, seed=5)
    np.testing.assert_array_equal(still.Y, moved.Y)
    noise = moved.X - still.X
    assert (np.abs(noise.mean(axis=1)) < 5 * 0.3 / math.sqrt(20_000)).all()
    assert noise.std(axis=1) == pytest.approx(0.3, rel=0.03)
    assert (np.abs(noise) < 0.3).mean() == pytest.approx(math.erf(1 / math.sqrt(2)), abs=0.02)


@pytest.mark.parametrize(("n_samples", "n_lower"), [(2, 1), (3, 2), (300, 150), (301, 151)])
def test_the_moons_share_the_samples_also_when_odd(n_samples: int, n_lower: int) -> None:
    _, Y = make_moons_dataset(n_samples, 0.1, 5)
    assert Y.sum() == n_lower


def test_without_noise_the_moons_are_two_half_circles() -> None:
    X, Y = make_moons_dataset(101, 0.0, 3)
    upper, lower = X[:, Y[0] == 0], X[:, Y[0] == 1]
    np.testing.assert_allclose(np.hypot(*upper), 1.0)
    np.testing.assert_allclose(np.hypot(*(lower - [[1.0], [0.5]])), 1.0)
    assert (upper[1] >= 0.0).all()
    assert (lower[1] <= 0.5).all()


def test_the_registry_draws_the_moons_of_the_lesson() -> None:
    for drawn, made in zip(draw("moons", 300, 0.15, 42), (*make_moons_dataset(300, 0.15, 42), None, None), strict=True):
        np.testing.assert_array_equal(drawn, np.empty((len(drawn), 0)) if made is None else made)


def test_the_circle_is_a_disc_in_a_ring() -> None:
    X, Y, *_ = draw("circle")
    radius = np.hypot(*X)
    np.testing.assert_array_equal(Y[0] == 1, radius < 2.5)
    assert radius[Y[0] == 0].min() >= 3.5
    assert radius.max() < 5.0
    quarters = np.floor(np.arctan2(*X) / (math.pi / 2))  # the points go round all of it
    assert np.unique(quarters, return_counts=True)[1].min() > 60


def test_xor_is_the_sign_of_a_product() -> None:
    X, Y, *_ = draw("xor", 402)
    np.testing.assert_array_equal(Y[0] == 1, X[0] * X[1] > 0)
    assert np.abs(X).min() >= 0.3
    assert np.abs(X).max() <= 5.3
    counts = np.unique(X > 0, axis=1, return_counts=True)[1]
    assert sorted(counts) == [100, 100, 101, 101]


def test_the_gaussians_have_their_means_and_variance() -> None:
    X, Y, *_ = draw("gauss", 20_000)
    for label, center in ((1, 2.0), (0, -2.0)):
        cloud = X[:, Y[0] == label]
        np.testing.assert_allclose(cloud.mean(axis=1), center, atol=0.05)
        np.testing.assert_allclose(np.cov(cloud), [[0.5, 0.0], [0.0, 0.5]], atol=0.03)


@pytest.mark.parametrize("n_classes", range(2, 6))
def test_along_an_arm_of_the_spiral_the_angle_grows_as_the_radius(n_classes: int) -> None:
    X, Y, *_ = draw("spiral", 100 * n_classes, n_classes=n_classes)
    radius, angle = np.hypot(*X), np.arctan2(*X)  # clockwise from the top
    np.testing.assert_allclose(sorted(radius)[::n_classes], 0.05 * np.arange(1, 101))
    turned = angle - 2 * math.pi * (3.5 / n_classes * radius / 5.0 + classes_of(Y) / n_classes)
    np.testing.assert_allclose(np.exp(1j * turned), 1.0, atol=1e-9)


def test_two_arms_are_those_of_playground() -> None:
    X, Y, *_ = draw("spiral", 200, n_classes=2)
    for label, phase in ((0, 0.0), (1, math.pi)):
        arm = X[:, Y[0] == label]
        arm = arm[:, np.hypot(*arm).argsort()]
        for i in (1, 37, 100):
            r, t = i / 100 * 5, 1.75 * i / 100 * 2 * math.pi + phase
            np.testing.assert_allclose(arm[:, i - 1], [r * math.sin(t), r * math.cos(t)], atol=1e-12)


@pytest.mark.parametrize("n_classes", range(2, 9))
def test_the_nearest_mean_tells_almost_every_blob(n_classes: int) -> None:
    X, Y, *_ = draw("blobs", 2000, 0.15, n_classes=n_classes)
    classes = classes_of(Y)
    means = np.array([X[:, classes == k].mean(axis=1) for k in range(n_classes)])  # (n_classes, 2)
    np.testing.assert_allclose(np.hypot(*means.T), 4.0, atol=0.1)
    distances = np.hypot(*(X[:, np.newaxis] - means.T[:, :, np.newaxis]))
    assert (distances.argmin(axis=0) == classes).mean() > 0.998


def test_a_sine_runs_between_the_points_above_and_below_it() -> None:
    X, Y, *_ = draw("above_sine")
    height = X[1] - 2.0 * np.sin(X[0])
    np.testing.assert_array_equal(Y[0] == 1, height > 0)
    assert np.abs(height).min() >= 0.3
    assert np.abs(X).max() <= 6.0


def height_of_bumps(x1: float, x2: float) -> float:
    """The height at a point by its nearest centre, which every second one is a hill."""
    nearest = 4.0 * round(x1 / 4.0), math.copysign(2.5, x2)
    sign = 1 if (round(x1 / 4.0) % 2 == 1) == (x2 > 0) else -1
    return sign * max(0.0, 1.0 - math.dist(nearest, (x1, x2)) / 2.0)


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("plane", lambda x1, x2: (x1 + x2) / 10),
        ("bumps", height_of_bumps),
        ("sine", math.sin),
        ("step", lambda x: math.copysign(1, x)),
        ("absolute", lambda x: max(x, -x) / 6),
    ],
)
def test_the_targets_of_a_regression_are_a_function_of_the_inputs(name: str, target: object) -> None:
    X, Y, *_ = draw(name)
    assert callable(target)
    np.testing.assert_allclose(Y[0], [target(*map(float, x)) for x in X.T], atol=1e-12)
    assert X.min() < -5.8
    assert 5.8 < X.max() < 6.0


@every_kind_of_classes
@few
@given(n_samples=st.integers(2, 60), share=st.floats(0.0, 1.0), seed=SEEDS)
def test_exactly_so_many_labels_are_flipped(name: str, n_classes: int, n_samples: int, share: float, seed: int) -> None:
    given, noisy = (draw(name, n_samples, 0.1, seed, n_classes=n_classes, label_noise=s) for s in (0.0, share))
    np.testing.assert_array_equal(noisy.X, given.X)
    assert (classes_of(noisy.Y) != classes_of(given.Y)).sum() == round(share * n_samples)


def test_every_other_class_is_as_likely_for_a_flipped_label() -> None:
    given, noisy = (draw("blobs", 8000, n_classes=8, label_noise=s) for s in (0.0, 0.7))
    pairs = np.zeros((8, 8))
    np.add.at(pairs, (classes_of(given.Y), classes_of(noisy.Y)), 1)
    off_diagonal = pairs[~np.eye(8, dtype=bool)]
    assert off_diagonal.mean() == 100
    assert np.abs(off_diagonal - 100).max() < 50  # five standard deviations


def test_label_noise_of_a_regression_is_normal_on_each_target() -> None:
    given, noisy = (draw("sine", 20_000, label_noise=s) for s in (0.0, 0.2))
    np.testing.assert_array_equal(noisy.X, given.X)
    noise = noisy.Y - given.Y
    assert noise.std() == pytest.approx(0.2, rel=0.03)
    assert abs(noise.mean()) < 5 * 0.2 / math.sqrt(20_000)
    assert (np.abs(noise) < 0.2).mean() == pytest.approx(math.erf(1 / math.sqrt(2)), abs=0.02)


@given(n_samples=st.integers(2, 60), share=st.floats(0.0, 0.9), label_noise=st.sampled_from([0.0, 0.3]))
def test_a_split_shares_the_samples_and_loses_none(n_samples: int, share: float, label_noise: float) -> None:
    whole = draw("blobs", n_samples, 0.1, label_noise=label_noise)
    X, Y, X_test, Y_test = draw("blobs", n_samples, 0.1, label_noise=label_noise, test_share=share)
    np.testing.assert_array_equal(np.hstack([X, X_test]), whole.X)
    np.testing.assert_array_equal(np.hstack([Y, Y_test]), whole.Y)
    n_test = X_test.shape[1]
    assert whole.X_test.shape[1] == 0
    assert X.shape[1] >= 1
    assert (n_test >= 1) == (share > 0.0)
    assert abs(n_test - share * n_samples) <= 0.5 or n_test in (1, n_samples - 1)


@every_data_set
def test_a_test_set_has_the_rows_of_the_training_set(data_set: DataSet) -> None:
    data = draw(data_set.name, 50, 0.1, test_share=0.2)
    assert data.X_test.shape == (data_set.n_inputs, 10)
    assert data.Y_test.shape == (data_set.n_outputs(3), 10)


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
    usual = {"n_samples": 9, "noise": 0.1, "seed": 0, **arguments}
    for data_set in DATA_SET_REGISTRY.values():
        with pytest.raises(InvalidInput) as caught:
            data_set.make(*usual.values(), 3)  # type: ignore[arg-type]
        assert caught.value.argument == argument
    with pytest.raises(InvalidInput) as caught:
        make_moons_dataset(**arguments)  # type: ignore[arg-type]
    assert caught.value.argument == argument


@pytest.mark.parametrize(
    ("arguments", "argument"),
    [
        ({"name": "moon"}, "name"),
        ({"name": "spiral", "n_classes": 6}, "n_classes"),
        ({"name": "blobs", "n_classes": 1}, "n_classes"),
        ({"label_noise": 1.01}, "label_noise"),
        ({"label_noise": float("nan")}, "label_noise"),
        ({"test_share": 1.0}, "test_share"),
        ({"test_share": -0.1}, "test_share"),
    ],
)
def test_a_bad_wish_for_data_is_named(arguments: dict[str, object], argument: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        draw(**arguments)  # type: ignore[arg-type]
    assert caught.value.argument == argument


def test_the_defaults_are_the_lessons() -> None:
    for named, defaults in zip(make_moons_dataset(200, 0.15, 0), make_moons_dataset(), strict=True):
        np.testing.assert_array_equal(named, defaults)
