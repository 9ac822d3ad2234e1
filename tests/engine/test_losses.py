import re
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp_engine import ACTIVATION_REGISTRY, LOSS_REGISTRY, Loss, accuracy, confusion
from tests.engine.networks import targets

every_loss = pytest.mark.parametrize("loss", LOSS_REGISTRY.values(), ids=LOSS_REGISTRY)


def test_the_registry_names_its_entries() -> None:
    assert all(name == loss.name for name, loss in LOSS_REGISTRY.items())


def test_half_mse_sums_over_outputs_and_averages_over_samples() -> None:
    A, Y = np.array([[1.0, 2.0], [3.0, 5.0], [0.0, 1.0]]), np.array([[0.0, 0.0], [1.0, 2.0], [0.0, 0.0]])
    assert LOSS_REGISTRY["half_mse"].value(A, Y) == (1 + 4 + 4 + 9 + 0 + 1) / (2 * 2)


@every_loss
@given(n=st.integers(1, 4), m=st.integers(1, 9), seed=st.integers(0, 1000))
def test_a_gradient_is_the_slope_of_its_loss(loss: Loss, n: int, m: int, seed: int) -> None:
    random, phi = np.random.RandomState(seed), ACTIVATION_REGISTRY[loss.output or "linear"].f
    Z, Y, direction = random.randn(n, m), targets(random, loss.name, n, m), random.randn(n, m)
    plus, minus = (Z + step * direction for step in (1e-6, -1e-6))
    rise = loss.value(phi(plus), Y, plus) - loss.value(phi(minus), Y, minus)
    A = phi(Z)
    gradient = loss.gradient(A, Y)  # by Z of the output that the loss goes with, else by A, which is Z here
    assert np.vdot(gradient, direction) == pytest.approx(rise / 2e-6, rel=1e-6, abs=1e-9)
    out = np.empty_like(A)
    assert loss.gradient(A, Y, out=out) is out
    np.testing.assert_array_equal(out, gradient)


@every_loss
@given(
    stack=st.sampled_from([(), (1,), (5,), (2, 3)]), n=st.integers(1, 4), m=st.integers(1, 40), seed=st.integers(0, 99)
)
def test_predictions_in_a_stack_have_the_losses_that_each_has_alone(
    loss: Loss, stack: tuple[int, ...], n: int, m: int, seed: int
) -> None:
    random = np.random.RandomState(seed)
    A, Y = random.rand(*stack, n, m), random.rand(n, m)
    losses = loss.value(A, Y)
    assert losses.shape == stack
    for index in np.ndindex(stack):
        assert losses[index] == loss.value(A[index], Y)


@every_loss
@given(n=st.integers(1, 4), m=st.integers(1, 9), seed=st.integers(0, 1000))
def test_what_an_entry_says_of_its_formulas_is_true(loss: Loss, n: int, m: int, seed: int) -> None:
    random = np.random.RandomState(seed)
    A, Y = random.rand(n, m), 3.0 * random.rand(n, m)
    assert reckoned(loss.term, A, Y).sum() / (loss.divisor * m) == pytest.approx(loss.value(A, Y))
    assert reckoned(loss.slope, A, Y) / m == pytest.approx(loss.gradient(A, Y))
    assert loss.share == {1: "1/m", 2: "1/(2m)"}[loss.divisor]


def reckoned(formula: str, A: np.ndarray, Y: np.ndarray) -> np.ndarray:
    """The value of a formula of A and Y for each entry."""
    code = formula.format(A="A", Y="Y").replace("²", "**2").replace("−", "-").replace("h′", "h_slope")
    code = re.sub(r" log", " * log", re.sub(r"log (\w)", r"log(\1)", code))
    hubers = {"h": lambda e: np.where(abs(e) <= 1, e**2 / 2, abs(e) - 1 / 2), "h_slope": lambda e: np.clip(e, -1, 1)}
    value: np.ndarray = eval(code, vars(np) | hubers | {"A": A, "Y": Y})
    return value


def test_a_loss_of_one_sum_over_m_says_so() -> None:
    assert replace(LOSS_REGISTRY["half_mse"], divisor=1).share == "1/m"


@every_loss
def test_targets_in_a_stack_have_the_losses_that_each_has_alone(loss: Loss) -> None:
    A, Y = np.random.RandomState(1).rand(2, 7, 1, 1)
    assert loss.value(A, Y).tolist() == [float(loss.value(a, y)) for a, y in zip(A, Y, strict=True)]


@every_loss
def test_a_perfect_prediction_has_no_loss(loss: Loss) -> None:
    Y = np.array([[0.0, 1.0]])
    assert loss.value(Y, Y) == 0.0
    np.testing.assert_array_equal(loss.gradient(Y, Y), [[0.0, 0.0]])


def test_one_output_is_right_on_its_side_of_a_half() -> None:
    A, Y = np.array([[0.49, 0.51, 0.5, 0.9]]), np.array([[0.0, 1.0, 1.0, 0.0]])
    assert accuracy(A, Y) == 0.5


def test_of_several_outputs_the_largest_decides() -> None:
    A = np.array([[0.1, 0.9, 0.2], [0.3, 0.2, 0.1], [0.2, 0.1, 0.6]])
    assert accuracy(A, np.eye(3)) == pytest.approx(1 / 3)


def test_every_sample_is_counted_where_its_class_and_its_answer_meet() -> None:
    random = np.random.RandomState(3)
    for n in (1, 3, 8):
        m = 200
        A = random.rand(n, m)
        classes = random.randint(0, max(2, n), m)
        Y = (classes[np.newaxis] == 1).astype(float) if n == 1 else np.eye(n)[:, classes]
        answers = (A[0] > 0.5).astype(int) if n == 1 else A.argmax(axis=0)
        expected = Counter(zip(classes.tolist(), answers.tolist(), strict=True))
        counts = confusion(A, Y)
        assert counts.shape == (max(2, n),) * 2
        assert {cell: int(count) for cell, count in np.ndenumerate(counts) if count} == dict(expected)
