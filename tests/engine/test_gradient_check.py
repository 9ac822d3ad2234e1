import math

import numpy as np
import numpy.typing as npt
import pytest

from mlp_engine import (
    MLP,
    GradientCheck,
    GradientReport,
    InvalidInput,
    Reading,
    TooEarly,
    check_gradients,
    differences,
    gradient_check,
    make_moons_dataset,
)
from mlp_engine.gradient_report import relative
from tests.engine.checks import made_up


def make_model(activation: str = "tanh", n_outputs: int = 1) -> MLP:
    return MLP([2, 4, n_outputs], [activation, "sigmoid"], seed=3)


def samples(n_outputs: int = 1) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.RandomState(1)
    return random.randn(2, 5), random.rand(n_outputs, 5)


class WrongBias(MLP):
    """Backpropagation as a student gets it wrong: db1 is the mean of δ[1] and not its sum."""

    def backward(self, Y: npt.ArrayLike) -> dict[str, np.ndarray]:
        grads = super().backward(Y)
        grads["db1"] /= np.shape(Y)[1]
        return grads


def lessons_gradients(model: MLP, X: np.ndarray, Y: np.ndarray, epsilon: float) -> dict[str, np.ndarray]:
    """The numeric gradients by the lesson's formula, written with loops."""
    gradients = {}
    for name, parameter in model.parameters.items():
        numeric = gradients[name] = np.zeros_like(parameter)
        for index in np.ndindex(parameter.shape):
            original = parameter[index]
            parameter[index] = original + epsilon
            plus = model.compute_loss(model.predict(X), Y)
            parameter[index] = original - epsilon
            minus = model.compute_loss(model.predict(X), Y)
            parameter[index] = original
            numeric[index] = (plus - minus) / (2 * epsilon)
    return gradients


def lessons_errors(model: MLP, X: np.ndarray, Y: np.ndarray, epsilon: float) -> dict[str, float]:
    """The relative errors by the lesson's formula."""
    model.forward(X)
    analytic = model.backward(Y)
    errors = {}
    for name, numeric in lessons_gradients(model, X, Y, epsilon).items():
        grad = analytic[f"d{name}"]
        difference = np.linalg.norm(grad - numeric)
        errors[name] = difference / max(np.linalg.norm(grad) + np.linalg.norm(numeric), 1e-10)
    return errors


@pytest.mark.parametrize("epsilon", [1e-7, 1e-4])
def test_the_error_is_the_lessons_where_nothing_is_flagged(epsilon: float) -> None:
    X, Y = make_moons_dataset(300, 0.15, 42)
    model = MLP([2, 16, 8, 1], ["relu", "relu", "sigmoid"], seed=42)
    report = check_gradients(model, X[:, :5], Y[:, :5], epsilon)
    expected = lessons_errors(model, X[:, :5], Y[:, :5], epsilon)
    assert [check.name for check in report.parameters] == ["W1", "b1", "W2", "b2", "W3", "b3"]
    assert sum(check.n_flagged for check in report.parameters) == 0
    for check in report.parameters:
        assert check.relative_error == pytest.approx(expected[check.name], rel=1e-6)
    assert gradient_check(model, X[:, :5], Y[:, :5], epsilon) == report.relative_error == report.largest.relative_error
    assert report.largest.relative_error == pytest.approx(max(expected.values()), rel=1e-6)


@pytest.mark.parametrize("n_outputs", [1, 2, 4])
def test_several_outputs_are_read_as_right(n_outputs: int) -> None:
    X, Y = samples(n_outputs)
    report = check_gradients(make_model(n_outputs=n_outputs), X, Y, epsilon=1e-5)
    assert [check.reading for check in report.parameters] == [Reading.RIGHT] * 4


def test_a_wrong_gradient_is_read_as_wrong_and_named() -> None:
    report = check_gradients(WrongBias([2, 4, 1], ["tanh", "sigmoid"], seed=3), *samples(), epsilon=1e-5)
    assert report.largest.name == "b1"
    readings = {check.name: check.reading for check in report.parameters}
    assert readings == {"W1": Reading.RIGHT, "b1": Reading.WRONG, "W2": Reading.RIGHT, "b2": Reading.RIGHT}
    np.testing.assert_allclose(report.largest.analytic * 5, report.largest.numeric, rtol=1e-6)


@pytest.mark.parametrize(
    ("error", "reading"),
    [
        (0.0, Reading.RIGHT),
        (np.nextafter(1e-7, 0.0), Reading.RIGHT),
        (1e-7, Reading.DOUBTFUL),
        (1e-5, Reading.DOUBTFUL),
        (1e-3, Reading.DOUBTFUL),
        (np.nextafter(1e-3, 1.0), Reading.WRONG),
        (1.0, Reading.WRONG),
        (math.inf, Reading.WRONG),
        (math.nan, Reading.UNKNOWN),
    ],
)
def test_readings_change_at_their_thresholds(error: float, reading: Reading) -> None:
    assert Reading.of(error) is reading


def kinked() -> tuple[MLP, np.ndarray, np.ndarray]:
    """Two ReLU neurons: Z of the first is exactly 0 for the sample, Z of the second is far from it."""
    model = MLP([2, 2, 1], ["relu", "linear"])
    model.parameters["W1"][:] = [[1.0, -1.0], [1.0, 1.0]]
    model.parameters["W2"][:] = [[1.0, 1.0]]
    return model, np.array([[2.0], [2.0]]), np.array([[0.0]])


def test_probes_that_cross_a_kink_are_flagged_and_left_out() -> None:
    report = check_gradients(*kinked(), epsilon=1e-5)
    W1, b1, W2, b2 = report.parameters
    np.testing.assert_array_equal(W1.crosses_kink, [[True, True], [False, False]])
    np.testing.assert_array_equal(b1.crosses_kink, [[True], [False]])
    assert (W1.n_flagged, b1.n_flagged, W2.n_flagged, b2.n_flagged) == (2, 1, 0, 0)
    assert report.largest.reading is Reading.RIGHT
    errors = lessons_errors(*kinked(), epsilon=1e-5)
    assert Reading.of(errors["b1"]) is Reading.WRONG  # what the lesson's formula makes of a gradient that is right


def crossings(model: MLP, X: np.ndarray, epsilon: float) -> dict[str, np.ndarray]:
    """Which probes move some Z of a ReLU from one side of 0 to the other, found by one forward pass after another."""
    crosses = {}
    for name, parameter in model.parameters.items():
        crosses[name] = np.zeros(parameter.shape, dtype=bool)
        for index in np.ndindex(parameter.shape):
            original, signs = parameter[index], []
            for theta in (original + epsilon, original - epsilon):
                parameter[index] = theta
                model.forward(X)
                relus = zip(model.caches, model.activations, strict=True)
                signs.append([cache["Z"] > 0.0 for cache, activation in relus if activation == "relu"])
            parameter[index] = original
            crosses[name][index] = any((plus != minus).any() for plus, minus in zip(*signs, strict=True))
    return crosses


@pytest.mark.parametrize("numbers_at_once", [1, 150, 10**6])
def test_probes_made_at_once_find_what_each_finds_by_itself(
    monkeypatch: pytest.MonkeyPatch, numbers_at_once: int
) -> None:
    monkeypatch.setattr(differences, "PROBED_NUMBERS", numbers_at_once)
    random = np.random.RandomState(2)
    X, Y, epsilon = random.randn(3, 7), random.rand(2, 7), 0.05
    model = MLP([3, 5, 4, 2], ["relu", "tanh", "relu"], seed=8)
    report = check_gradients(model, X, Y, epsilon)
    numeric, crosses = lessons_gradients(model, X, Y, epsilon), crossings(model, X, epsilon)
    assert {True, False} == set(crosses["W1"].flat)
    for check in report.parameters:
        np.testing.assert_array_equal(check.numeric, numeric[check.name])
        np.testing.assert_array_equal(check.crosses_kink, crosses[check.name])


def test_a_dead_neuron_that_no_probe_moves_is_not_flagged() -> None:
    model, _, Y = kinked()
    report = check_gradients(model, np.zeros((2, 1)), Y, epsilon=1e-5)
    flagged = {check.name: check.n_flagged for check in report.parameters}
    assert flagged == {"W1": 0, "b1": 2, "W2": 0, "b2": 0}


def test_where_every_probe_crosses_a_kink_nothing_is_known() -> None:
    model, X, Y = MLP([1, 1], ["relu"]), np.array([[1.0]]), np.array([[1.0]])
    model.parameters["W1"][:] = 0.0
    report = check_gradients(model, X, Y)
    assert [check.reading for check in report.parameters] == [Reading.UNKNOWN, Reading.UNKNOWN]
    assert math.isnan(gradient_check(model, X, Y))


def test_a_known_error_counts_as_larger_than_an_unknown_one() -> None:
    errors = {"W1": math.nan, "b1": 1e-9, "W2": 1e-8, "b2": math.nan}
    report = GradientReport(tuple(made_up(error, name=name) for name, error in errors.items()))
    assert report.largest.name == "W2"
    assert report.reading is Reading.RIGHT


@pytest.mark.parametrize("size", [1e-300, 1e-160, 1e-12, 1.0, 1e160, 1e300])
def test_the_error_is_relative_at_any_size(size: float) -> None:
    analytic, numeric = size * np.array([1.01, 0.0, 2.02]), size * np.array([1.0, 0.0, 2.0])
    assert relative(analytic - numeric, analytic, numeric) == pytest.approx(0.01 / 2.01)


def test_two_gradients_of_zero_agree() -> None:
    assert relative(*np.zeros((3, 4))) == 0.0
    assert made_up(0.0).reading is Reading.RIGHT


def test_the_model_stays_as_it_is() -> None:
    model = make_model("relu")
    model.forward(np.ones((2, 3)))
    model.backward(np.ones((1, 3)))
    held = [*model.parameters.values(), *model.grads.values(), *model.deltas, *(c["Z"] for c in model.caches)]
    copies = [array.copy() for array in held]
    check_gradients(model, *samples())
    now = [*model.parameters.values(), *model.grads.values(), *model.deltas, *(c["Z"] for c in model.caches)]
    assert all(array is same for array, same in zip(now, held, strict=True))
    for array, copy in zip(held, copies, strict=True):
        np.testing.assert_array_equal(array, copy)


def test_the_report_is_of_the_model_and_samples_at_the_start() -> None:
    expected = check_gradients(make_model(), *samples()).largest.numeric
    model, (X, Y) = make_model(), samples()
    check = GradientCheck(model, X, Y)
    for array in (X, Y, *model.parameters.values()):
        array.fill(0.5)
    assert list(check) == list(range(1, check.total + 1))
    np.testing.assert_array_equal(check.report().largest.numeric, expected)


def test_the_arrays_of_a_report_are_read_only() -> None:
    for check in check_gradients(make_model(), *samples()).parameters:
        for array in (check.analytic, check.numeric, check.crosses_kink):
            assert not array.flags.writeable


def test_an_unfinished_check_has_no_report() -> None:
    check = GradientCheck(make_model(), *samples())
    assert check.total == 17
    with pytest.raises(TooEarly, match=r"^Only 0 of 17 entries are checked: a report needs them all\.$"):
        check.report()
    probes = iter(check)
    assert [next(probes), next(probes)] == [1, 2]
    with pytest.raises(TooEarly, match="Only 2 of 17"):
        check.report()
    for _ in probes:
        pass
    assert len(check.report().parameters) == 4


@pytest.mark.parametrize("epsilon", [0, -1e-7, math.nan, math.inf, 1.5, "small", True])
def test_a_step_that_is_none_is_refused(epsilon: float) -> None:
    with pytest.raises(InvalidInput, match=r"^epsilon: .* must be a number above 0 and at most 1\.$"):
        gradient_check(make_model(), *samples(), epsilon=epsilon)


def test_samples_that_do_not_fit_are_refused() -> None:
    X, Y = samples()
    with pytest.raises(InvalidInput, match=r"^X: an array of shape \(1, 5\)"):
        gradient_check(make_model(), X[:1], Y)
    with pytest.raises(InvalidInput, match=r"^Y: an array of shape \(1, 4\)"):
        gradient_check(make_model(), X, Y[:, :4])
