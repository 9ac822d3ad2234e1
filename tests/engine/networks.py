"""Random networks of every depth, what autograd makes of them, and backpropagation as a student gets it wrong."""

from typing import Any, NamedTuple

import autograd.numpy as anp
import numpy as np
import numpy.typing as npt
from autograd import value_and_grad

from mlp_engine import ACTIVATION_REGISTRY, MLP, EngineError

ORACLES = {
    "relu": lambda Z: anp.maximum(Z, 0.0) * (Z > 0.0),  # the slope at 0 is 0, as in the lesson
    "sigmoid": lambda Z: 0.5 + 0.5 * anp.tanh(0.5 * Z),  # the same function, and no exp overflows
    "tanh": anp.tanh,
    "linear": lambda Z: Z,
}


class Case(NamedTuple):
    """A network with samples and targets of arbitrary real numbers."""

    model: MLP
    X: np.ndarray
    Y: np.ndarray


def oracle(case: Case) -> tuple[float, dict[str, np.ndarray]]:
    """The loss and its gradients, written from the formula 1/(2m) Σ (A - Y)² and differentiated by autograd."""

    def loss(parameters: dict[str, np.ndarray]) -> Any:
        A = case.X
        for l, name in enumerate(case.model.activations, start=1):
            A = ORACLES[name](anp.dot(parameters[f"W{l}"], A) + parameters[f"b{l}"])
        return anp.sum((A - case.Y) ** 2) / (2 * case.Y.shape[1])

    with np.errstate(over="ignore"):  # of cosh, in the slope of tanh
        return value_and_grad(loss)(case.model.parameters)


def random_case(seed: int, *, is_trained: bool = False) -> Case:
    """A network of 1 to 12 layers, with targets of 1e-3 to 1e6."""
    random = np.random.RandomState(seed)
    L = random.randint(1, 13)
    dims = [random.randint(1, 4), *random.randint(1, 5, L - 1), random.randint(1, 4)]
    names = sorted(ACTIVATION_REGISTRY)
    activations = [random.choice(names)] * L if random.rand() < 0.5 else list(random.choice(names, L))
    activations[-1] = random.choice([activations[-1], "linear"])
    model = MLP([int(n) for n in dims], [str(name) for name in activations], seed)
    for l in range(1, L + 1):
        model.parameters[f"b{l}"] += 0.3 * random.randn(model.layer_dims[l], 1)
    m = random.randint(1, 6)
    case = Case(model, random.randn(dims[0], m), 10.0 ** random.uniform(-3, 6) * random.randn(dims[-1], m))
    if is_trained:
        train(case)
    return case


def train(case: Case, n_epochs: int = 40) -> None:
    """Go downhill by steps that become smaller whenever the loss does not."""
    model, X, Y = case
    rate, loss = 0.5, model.compute_loss(model.forward(X), Y)
    for _ in range(n_epochs):
        before = {name: parameter.copy() for name, parameter in model.parameters.items()}
        try:
            with np.errstate(all="ignore"):
                model.backward(Y)
                model.update(rate)
                new = model.compute_loss(model.forward(X), Y)
        except EngineError:  # too far: numbers are not finite any more
            new = np.inf
        if new > loss:
            model.parameters.update(before)
            model.forward(X)
            rate /= 4.0
        else:
            loss = new


class Planted(MLP):
    """Backpropagation with a fault in layer ``l``: δ[l] times 1.01, φ' forgotten, or W[l+1] not transposed."""

    def __init__(self, model: MLP, fault: str, l: int) -> None:
        super().__init__(model.layer_dims, model.activations)
        self.parameters, self.fault, self.l = model.parameters, fault, l

    def backward(self, Y: npt.ArrayLike) -> dict[str, np.ndarray]:
        A = self.caches[-1]["A"]
        delta, grads = (A - Y) / A.shape[1], {}
        for l in range(self.L, 0, -1):
            cache, fault = self.caches[l - 1], self.fault if l == self.l else ""
            if l < self.L:
                W = self.parameters[f"W{l + 1}"]
                delta = (W if fault == "transpose" else W.T) @ delta
            if fault != "slope":
                delta = delta * ACTIVATION_REGISTRY[self.activations[l - 1]].derivative(cache["Z"], cache["A"])
            if fault == "scale":
                delta = 1.01 * delta
            grads |= {f"dW{l}": delta @ cache["A_prev"].T, f"db{l}": delta.sum(axis=1, keepdims=True)}
        return grads
