"""Backpropagation against two oracles that know nothing of it: autograd and finite differences."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp_engine import ACTIVATION_REGISTRY, LOSS_REGISTRY, MLP, check_gradients
from tests.engine.networks import HIDDEN, LOSS_ORACLES, ORACLES, PAIRS, Case, oracle, targets


def make_case(dims: list[int], activations: list[str], loss: str, m: int, seed: int) -> Case:
    random = np.random.RandomState(seed)
    model = MLP(dims, activations, seed, loss=loss)
    for l in range(1, model.L + 1):
        model.parameters[f"b{l}"] += 0.3 * random.randn(dims[l], 1)  # biases of 0 would hide a missing one
    return Case(model, random.randn(dims[0], m), targets(random, loss, dims[-1], m))


@st.composite
def cases(draw: st.DrawFn, most_neurons: int = 8, most_samples: int = 50) -> Case:
    hidden = draw(st.lists(st.integers(1, most_neurons), max_size=3))
    dims = [draw(st.integers(1, 4)), *hidden, draw(st.integers(1, 4))]
    output, loss = draw(st.sampled_from(PAIRS))
    activations = [*(draw(st.sampled_from(HIDDEN)) for _ in hidden), output]
    return make_case(dims, activations, loss, draw(st.integers(1, most_samples)), draw(st.integers(0, 2**31 - 1)))


def assert_agrees_with_the_oracle(case: Case) -> None:
    loss, gradients = oracle(case)
    assert case.model.compute_loss(case.model.forward(case.X), case.Y) == pytest.approx(loss, rel=1e-12)
    case.model.backward(case.Y)
    for name, expected in gradients.items():
        scale = float(np.abs(expected).max())
        np.testing.assert_allclose(case.model.grads[f"d{name}"], expected, rtol=1e-9, atol=1e-12 * (1 + scale))


def test_the_oracle_knows_every_activation_and_loss() -> None:
    assert set(ORACLES) == set(ACTIVATION_REGISTRY)
    assert set(LOSS_ORACLES) == set(LOSS_REGISTRY) == {loss for _, loss in PAIRS}


@given(cases())
def test_random_networks_agree_with_autograd(case: Case) -> None:
    assert_agrees_with_the_oracle(case)


@pytest.mark.parametrize(("output", "loss"), PAIRS)
@pytest.mark.parametrize("hidden", HIDDEN)
def test_every_pair_of_activations_agrees_with_autograd(hidden: str, output: str, loss: str) -> None:
    for n_outputs, m in ((1, 2), (4, 1), (3, 50)):
        case = make_case([3, 5, 4, n_outputs], [hidden, hidden, output], loss, m, seed=m)
        assert_agrees_with_the_oracle(case)


@given(cases(most_neurons=4, most_samples=10))
def test_random_networks_agree_with_finite_differences(case: Case) -> None:
    report = check_gradients(case.model, case.X, case.Y, epsilon=1e-5)
    for check in report.parameters:
        smooth = ~check.crosses_kink
        np.testing.assert_allclose(check.analytic[smooth], check.numeric[smooth], rtol=1e-5, atol=1e-7)
