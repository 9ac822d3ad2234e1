"""Every activation and loss of the tables against PyTorch in float64, and the δ of networks against its autograd."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pytest

from mlp_engine import ACTIVATION_REGISTRY, LOSS_REGISTRY, MLP
from tests.engine.networks import HIDDEN, PAIRS, targets

torch: Any = pytest.importorskip("torch", reason="PyTorch is the oracle, and no dependency of the product")
functional = torch.nn.functional

ACTIVATIONS: dict[str, Callable[[Any], Any]] = {
    "relu": torch.relu,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "linear": lambda Z: 1.0 * Z,
    "leaky_relu": functional.leaky_relu,
    "elu": functional.elu,
    "silu": functional.silu,
    "gelu": partial(functional.gelu, approximate="tanh"),
    "softplus": partial(functional.softplus, threshold=50.0),  # from there on it is linear; 20 by itself: 2e-9 off
    "softmax": partial(functional.softmax, dim=-2),
}
LOSSES: dict[str, Callable[[Any, Any, Any], Any]] = {  # of Z[L], A[L] and Y, summed over outputs and samples
    "half_mse": lambda Z, A, Y: functional.mse_loss(A, Y, reduction="sum") / 2,
    "binary_cross_entropy": lambda Z, A, Y: functional.binary_cross_entropy_with_logits(Z, Y, reduction="sum"),
    "cross_entropy": lambda Z, A, Y: functional.cross_entropy(Z.T, Y.T, reduction="sum"),  # samples are its rows
    "huber": lambda Z, A, Y: functional.huber_loss(A, Y, reduction="sum", delta=1.0),
}
FAR = (-1000.0, -40.0, -1.0, -1e-9, 0.0, 1e-9, 1.0, 40.0, 1000.0)


def test_every_entry_has_an_oracle() -> None:
    assert ACTIVATIONS.keys() == ACTIVATION_REGISTRY.keys()
    assert LOSSES.keys() == LOSS_REGISTRY.keys() == {loss for _, loss in PAIRS}


def as_tensor(array: np.ndarray) -> Any:
    return torch.tensor(array, dtype=torch.float64, requires_grad=True)


def assert_close(ours: np.ndarray, theirs: Any) -> None:
    expected = theirs.detach().numpy()
    np.testing.assert_allclose(ours, expected, rtol=1e-10, atol=1e-10 * max(1.0, float(np.abs(expected).max())))


def far_and_near(n: int, m: int) -> np.ndarray:
    """Z (n, m) of which half the columns are from FAR and half near 0."""
    random = np.random.RandomState(n)
    return np.hstack([random.choice(FAR, (n, m // 2)), 3.0 * random.randn(n, m - m // 2)])


@pytest.mark.parametrize("name", ACTIVATION_REGISTRY)
def test_an_activation_and_its_slope_are_those_of_torch(name: str) -> None:
    Z, slopes = far_and_near(4, 1000), np.empty((4, 1000))
    tensor = as_tensor(Z)
    A = ACTIVATIONS[name](tensor)
    assert_close(ACTIVATION_REGISTRY[name].f(Z), A)
    for k in range(len(Z)):  # of softmax an output depends on the other Z, too; the slope is by its own
        slopes[k] = torch.autograd.grad(A[k].sum(), tensor, retain_graph=True)[0][k].numpy()
    np.testing.assert_allclose(ACTIVATION_REGISTRY[name].derivative(Z), slopes, rtol=0, atol=1e-10)


@pytest.mark.parametrize("n", [1, 2, 5])
@pytest.mark.parametrize(("output", "name"), PAIRS)
def test_a_loss_and_its_gradient_are_those_of_torch(output: str, name: str, n: int) -> None:
    loss, Z, random = LOSS_REGISTRY[name], far_and_near(n, 400), np.random.RandomState(n)
    Y = np.hstack([targets(random, name, n, 200), np.eye(n)[:, random.randint(0, n, 200)]])
    A = ACTIVATION_REGISTRY[output].f(Z)
    tensor = as_tensor(Z)
    A_tensor = ACTIVATIONS[output](tensor)
    expected = LOSSES[name](tensor, A_tensor, torch.tensor(Y)) / Z.shape[1]
    assert_close(loss.value(A, Y, Z), expected)
    assert_close(loss.gradient(A, Y), torch.autograd.grad(expected, tensor if loss.output else A_tensor)[0])


@pytest.mark.parametrize(("output", "loss"), PAIRS)
@pytest.mark.parametrize("size", [1.0, 100.0])
def test_a_network_goes_backward_as_autograd_does(output: str, loss: str, size: float) -> None:
    for seed, hidden in enumerate(HIDDEN):
        random = np.random.RandomState(seed)
        model = MLP([3, 5, 4, 3], [hidden, hidden, output], seed, loss=loss, bias_start=0.2, l1=0.03, l2=0.1)
        model.parameters["W3"] *= size
        X, Y = random.randn(3, 20), targets(random, loss, 3, 20, size)
        parameters = {name: as_tensor(value) for name, value in model.parameters.items()}
        Zs, A = [], torch.tensor(X)
        for l, name in enumerate(model.activations, start=1):
            Zs.append(parameters[f"W{l}"] @ A + parameters[f"b{l}"])
            Zs[-1].retain_grad()
            A = ACTIVATIONS[name](Zs[-1])
        weights = [parameters[f"W{l}"] for l in range(1, 4)]
        penalty = sum(0.03 * W.abs().sum() + 0.05 * W.square().sum() for W in weights)
        (LOSSES[loss](Zs[-1], A, torch.tensor(Y)) / 20 + penalty).backward()
        model.forward(X)
        model.backward(Y)
        for delta, Z in zip(model.deltas, Zs, strict=True):
            assert_close(delta, Z.grad)
        for name, gradient in model.grads.items():
            assert_close(gradient, parameters[name.removeprefix("d")].grad)
        assert model.penalty_value() == pytest.approx(penalty.detach().item(), rel=1e-12)
