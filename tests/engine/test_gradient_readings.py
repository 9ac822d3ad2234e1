"""The gradient check neither blames gradients that autograd confirms nor passes those that are wrong."""

import math
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pytest

from mlp_engine import MLP, GradientReport, Reading, check_gradients, gradient_check, make_moons_dataset
from mlp_engine.gradient_report import WRONG_ABOVE, relative
from tests.engine.checks import made_up
from tests.engine.networks import PAIRS, Case, Planted, oracle, random_case, small_case

LESSON = [matrix[:, :5] for matrix in make_moons_dataset(300, 0.15, 42)]


def vanishing(seed: int = 42) -> MLP:
    return MLP([2, *[8] * 11, 1], ["sigmoid"] * 12, seed)


def confirmed(seeds: range, *, is_trained: bool) -> Iterator[Case]:
    """Random networks whose gradients autograd confirms."""
    for seed in seeds:
        case = random_case(seed, is_trained=is_trained)
        case.model.forward(case.X)
        grads, scale = case.model.backward(case.Y), max(1.0, float(np.abs(case.Y).max()) ** 2)
        for name, expected in oracle(case)[1].items():
            np.testing.assert_allclose(grads[f"d{name}"], expected, rtol=1e-8, atol=1e-12 * scale)
        yield case


@pytest.mark.parametrize("is_trained", [False, True], ids=["untrained", "trained"])
def test_no_gradient_that_autograd_confirms_is_wrong_or_doubtful(is_trained: bool) -> None:
    readings = [check_gradients(*case).reading for case in confirmed(range(250), is_trained=is_trained)]
    assert set(readings) == {Reading.RIGHT, Reading.TOO_SMALL}
    assert readings.count(Reading.RIGHT) > 60


def test_every_pair_of_activation_and_loss_reads_right_with_and_without_penalty() -> None:
    cases = [small_case(seed) for seed in range(300)]
    assert {(case.model.activations[-1], case.model.loss.name) for case in cases} == set(PAIRS)
    for case in cases:
        report = check_gradients(*case, epsilon=1e-5)
        assert report.reading is Reading.RIGHT, (case.model.activations, case.model.loss.name, case.model.penalty)


class WithoutPenalty(MLP):
    """Backpropagation that forgets the penalty in its gradients."""

    def backward(self, Y: npt.ArrayLike) -> dict[str, np.ndarray]:
        grads = super().backward(Y)
        for l, (delta, cache) in enumerate(zip(self.deltas, self.caches, strict=True), start=1):
            grads[f"dW{l}"] = delta @ cache["A_prev"].T
        return grads


@pytest.mark.parametrize(("l1", "l2"), [(0.01, 0.0), (0.0, 0.01)])
def test_a_forgotten_penalty_is_wrong_in_the_weights_alone(l1: float, l2: float) -> None:
    activations, loss = ["tanh", "softmax"], "cross_entropy"
    right, wrong = (kind([2, 4, 3], activations, 1, loss=loss, l1=l1, l2=l2) for kind in (MLP, WithoutPenalty))
    X, Y = LESSON[0], np.eye(3)[:, [0, 1, 2, 1, 0]]
    assert check_gradients(right, X, Y, 1e-5).reading is Reading.RIGHT
    readings = {check.name: check.reading for check in check_gradients(wrong, X, Y, 1e-5).parameters}
    assert readings == {"W1": Reading.WRONG, "b1": Reading.RIGHT, "W2": Reading.WRONG, "b2": Reading.RIGHT}


@pytest.mark.parametrize(("l1", "n_flagged"), [(0.1, 2), (0.0, 0)])
def test_a_probe_that_takes_a_weight_across_0_is_at_a_kink_of_its_penalty(l1: float, n_flagged: int) -> None:
    model = MLP([2, 4, 1], ["tanh", "sigmoid"], seed=3, l1=l1, l2=0.1)
    model.parameters["W1"][1, 0], model.parameters["W1"][2, 1] = 0.0, -0.9e-5
    W1, b1, *_ = check_gradients(model, *LESSON, 1e-5).parameters
    assert (W1.n_flagged, b1.n_flagged) == (n_flagged, 0)
    assert W1.reading is Reading.RIGHT


def test_a_penalty_however_large_is_reckoned_to_the_last_digit_but_few() -> None:
    model = MLP([2, 3, 1], ["tanh", "sigmoid"], seed=3, l2=1e6)
    assert check_gradients(model, *LESSON).reading is Reading.RIGHT


@pytest.mark.parametrize("epsilon", [1e-12, 1e-9, 1e-5, 1e-3, 0.03, 1.0])
def test_no_step_makes_a_right_gradient_wrong(epsilon: float) -> None:
    for case in confirmed(range(1000, 1030), is_trained=False):
        assert check_gradients(*case, epsilon).reading in {Reading.RIGHT, Reading.TOO_SMALL, Reading.UNKNOWN}


def planted(fault: str, n_faults: int) -> Iterator[tuple[Planted, Case, bool]]:
    """Networks with a fault that changes an entry the check compares, and whether it can be seen at a step of 1e-7."""
    found = 0
    for seed in range(2000, 3000):
        case = random_case(seed, is_trained=seed % 2 == 1)
        dims, L = case.model.layer_dims, case.model.L
        layers = [l for l in range(1, L + 1) if fault != "transpose" or (l < L and dims[l] == dims[l + 1])]
        if not layers:
            continue
        model, right = Planted(case.model, fault, layers[seed % len(layers)]), check_gradients(*case)
        model.forward(case.X)
        grads, shares, can_be_seen = model.backward(case.Y), [], False
        noise = 1e-16 / 1e-7 * (np.abs(case.Y).max() + np.abs(model.caches[-1]["A"]).max()) ** 2
        for check in right.parameters:
            difference = np.where(check.is_compared, grads[f"d{check.name}"] - check.analytic, 0.0)
            shares.append(relative(difference.ravel(), grads[f"d{check.name}"].ravel(), check.analytic.ravel()))
            can_be_seen |= shares[-1] > 4 * WRONG_ABOVE and float(np.abs(difference).max()) > 100.0 * noise
        if max(shares) > WRONG_ABOVE:
            found += 1
            yield model, case, can_be_seen
        if found == n_faults:
            return


@pytest.mark.parametrize("fault", ["scale", "slope", "transpose"])
def test_a_planted_fault_is_never_right_and_wrong_wherever_it_can_be_seen(fault: str) -> None:
    n_seen = 0
    for model, case, can_be_seen in planted(fault, 25):
        report = check_gradients(model, case.X, case.Y)
        assert report.reading is not Reading.RIGHT
        assert not gradient_check(model, case.X, case.Y) < 1e-7
        if can_be_seen:
            n_seen += 1
            assert report.reading is Reading.WRONG
    assert n_seen > 8


def test_vanishing_gradients_are_too_small_to_tell_and_a_larger_step_tells_more() -> None:
    report = check_gradients(vanishing(), *LESSON)
    first, last = report.parameters[0], report.parameters[-1]
    assert first.relative_error > WRONG_ABOVE  # what the lesson's formula calls wrong
    assert (first.reading, last.reading) == (Reading.TOO_SMALL, Reading.RIGHT)
    assert report.reading is Reading.TOO_SMALL
    assert report.largest.telling_epsilon is not None
    better = check_gradients(vanishing(), *LESSON, report.largest.telling_epsilon)
    assert better.parameters[0].relative_error < 1e-3 * first.relative_error
    assert better.largest.telling_epsilon is None


@pytest.mark.parametrize("epsilon", [1e-12, 0.1])
def test_a_step_too_small_or_too_large_is_told_and_a_better_one_reads_right(epsilon: float) -> None:
    model = MLP([2, 16, 8, 1], ["tanh", "tanh", "sigmoid"], seed=42)
    report = check_gradients(model, *LESSON, epsilon)
    assert report.reading is Reading.TOO_SMALL
    for check in report.parameters:
        assert check.telling_epsilon is not None
        assert {c.name: c for c in check_gradients(model, *LESSON, check.telling_epsilon).parameters}[
            check.name
        ].reading is Reading.RIGHT


def test_a_step_that_rounding_swallows_tells_nothing() -> None:
    model = MLP([1, 1], ["linear"])
    model.parameters["W1"][:] = 1e6
    report = check_gradients(model, [[1.0]], [[1e6 - 1.0]], 1e-12)
    assert report.parameters[0].numeric == 0.0  # θ + ε and θ - ε are both θ
    assert report.parameters[0].reading is Reading.TOO_SMALL
    step = report.parameters[0].telling_epsilon
    assert check_gradients(model, [[1.0]], [[1e6 - 1.0]], step).parameters[0].reading is Reading.RIGHT


@pytest.mark.parametrize("is_in_vanishing_layers", [False, True])
def test_a_fault_in_the_lesson_on_vanishing_gradients_is_found(is_in_vanishing_layers: bool) -> None:
    model = Planted(vanishing(), "slope", 3 if is_in_vanishing_layers else 11)
    report = check_gradients(model, *LESSON)
    assert report.reading is Reading.WRONG
    assert report.largest.relative_error > 0.1


class NotFinite(MLP):
    value = math.nan

    def backward(self, Y: npt.ArrayLike) -> dict[str, np.ndarray]:
        grads = super().backward(Y)
        grads["dW1"][1, 0] = self.value
        return grads


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("W", [1.0, 0.0], ids=["smooth", "kinked"])
def test_a_gradient_that_is_not_finite_is_wrong_even_where_nothing_can_be_compared(value: float, W: float) -> None:
    model = NotFinite([2, 3, 1], ["relu", "sigmoid"], seed=1)
    model.value = value
    model.parameters["W1"] *= W
    report = check_gradients(model, np.ones((2, 2)), np.ones((1, 2)))
    assert (report.largest.name, report.reading) == ("W1", Reading.WRONG)
    assert report.relative_error == gradient_check(model, np.ones((2, 2)), np.ones((1, 2))) == math.inf


def test_a_loss_that_is_not_finite_leaves_nothing_to_compare() -> None:
    model = MLP([1, 1], ["linear"])
    model.parameters["W1"][:] = 1e-300
    report = check_gradients(model, [[1.0]], [[1e160]])
    assert report.reading is Reading.UNKNOWN
    assert math.isnan(report.relative_error)


@pytest.mark.parametrize("dtype", [np.float32, np.float16, np.int64])
def test_weights_of_another_type_are_probed_as_float64(dtype: type) -> None:
    model, same = (MLP([2, 4, 1], ["tanh", "sigmoid"], seed=3) for _ in range(2))
    for name, value in model.parameters.items():
        model.parameters[name] = (4 * value).astype(dtype)
        same.parameters[name] = model.parameters[name].astype(np.float64)
    report = check_gradients(model, *LESSON)
    assert report.reading is Reading.RIGHT
    for check, expected in zip(report.parameters, check_gradients(same, *LESSON).parameters, strict=True):
        np.testing.assert_array_equal(check.numeric, expected.numeric)
    assert model.parameters["W1"].dtype == dtype


@pytest.mark.parametrize(
    ("error", "explained", "reading", "told"),
    [
        (4e-3, 4e-3, Reading.TOO_SMALL, 1e-3),
        (4e-3, 3.9e-3, Reading.DOUBTFUL, 1e-3),
        (4e-3, 2e-3, Reading.WRONG, 4e-3),
        (1e-5, 1e-5, Reading.TOO_SMALL, 1e-5),
        (1e-5, 0.0, Reading.DOUBTFUL, 1e-5),
        (1e-9, 1e-5, Reading.RIGHT, 1e-9),
        (math.inf, 1.0, Reading.WRONG, math.inf),
    ],
)
def test_only_what_uncertainty_does_not_explain_is_held_against_the_bounds(
    error: float, explained: float, reading: Reading, told: float
) -> None:
    report = GradientReport((made_up(error, explained=explained),))
    assert report.reading is reading
    assert report.relative_error == pytest.approx(told)
    is_clear = reading in {Reading.RIGHT, Reading.WRONG}
    assert Reading.of(report.relative_error) is (reading if is_clear else Reading.DOUBTFUL)


def test_the_reading_that_says_most_decides_and_then_the_larger_error() -> None:
    checks = [
        made_up(1e-9, name="W1"),
        made_up(4e-3, explained=4e-3, name="b1"),
        made_up(1e-5, name="W2"),
        made_up(2e-5, name="b2"),
    ]
    assert GradientReport(tuple(checks)).largest.name == "b2"
    assert GradientReport(tuple(checks[:2])).largest.name == "b1"
