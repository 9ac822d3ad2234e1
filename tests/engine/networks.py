"""Random networks of every depth, what autograd makes of them, and backpropagation as a student gets it wrong."""

from typing import Any, NamedTuple

import autograd.numpy as anp
import numpy as np
import numpy.typing as npt
from autograd import value_and_grad

from mlp_engine import ACTIVATION_REGISTRY, LOSS_REGISTRY, MLP, EngineError
from mlp_engine.losses import losses_for

GELU_SCALE = np.sqrt(2.0 / np.pi)
ORACLES = {
    "relu": lambda Z: anp.maximum(Z, 0.0) * (Z > 0.0),  # the slope at 0 is 0, as in the lesson
    "sigmoid": lambda Z: 0.5 + 0.5 * anp.tanh(0.5 * Z),  # the same function, and no exp overflows
    "tanh": anp.tanh,
    "linear": lambda Z: Z,
    "leaky_relu": lambda Z: anp.where(Z > 0.0, Z, 0.01 * Z),
    "elu": lambda Z: anp.where(Z > 0.0, Z, anp.exp(anp.where(Z > 0.0, 0.0, Z)) - 1.0),
    "silu": lambda Z: Z * (0.5 + 0.5 * anp.tanh(0.5 * Z)),
    "gelu": lambda Z: 0.5 * Z * (1.0 + anp.tanh(GELU_SCALE * (Z + 0.044715 * Z**3))),
    "softplus": lambda Z: anp.logaddexp(0.0, Z),
    "softmax": lambda Z: anp.exp(Z - anp.max(Z, axis=0)) / anp.sum(anp.exp(Z - anp.max(Z, axis=0)), axis=0),
}
LOSS_ORACLES = {  # of Z[L], A[L] and Y, summed and not yet divided by m
    "half_mse": lambda Z, A, Y: anp.sum((A - Y) ** 2) / 2,
    "binary_cross_entropy": lambda Z, A, Y: anp.sum(anp.logaddexp(0.0, Z) - Y * Z),
    "cross_entropy": lambda Z, A, Y: anp.sum(Y * (anp.log(anp.sum(anp.exp(Z - anp.max(Z, 0)), 0)) + anp.max(Z, 0) - Z)),
    "huber": lambda Z, A, Y: anp.sum(anp.where(abs(A - Y) < 1.0, (A - Y) ** 2 / 2, anp.abs(A - Y) - 0.5)),
}
HIDDEN = sorted(name for name, activation in ACTIVATION_REGISTRY.items() if not activation.is_output_only)
PAIRS = sorted((output, loss) for output in ACTIVATION_REGISTRY for loss in losses_for(output))


class Case(NamedTuple):
    """A network with samples and targets of arbitrary real numbers."""

    model: MLP
    X: np.ndarray
    Y: np.ndarray


def oracle(case: Case) -> tuple[float, dict[str, np.ndarray]]:
    """The loss and its gradients, written from the formulas and differentiated by autograd; no penalty is in them."""

    def loss(parameters: dict[str, np.ndarray]) -> Any:
        A = case.X
        for l, name in enumerate(case.model.activations, start=1):
            Z = anp.dot(parameters[f"W{l}"], A) + parameters[f"b{l}"]
            A = ORACLES[name](Z)
        return LOSS_ORACLES[case.model.loss.name](Z, A, case.Y) / case.Y.shape[1]

    with np.errstate(over="ignore"):  # of cosh, in the slope of tanh
        return value_and_grad(loss)(case.model.parameters)


def targets(random: np.random.RandomState, loss: str, n: int, m: int, size: float = 1.0) -> np.ndarray:
    """Targets (n, m) that a loss can have, up to ``size`` where they are no shares of classes."""
    if not LOSS_REGISTRY[loss].is_for_classes:
        return size * random.randn(n, m)
    Y = random.rand(n, m) if random.rand() < 0.5 else random.rand(n, m) ** 8  # certain or not
    return Y / Y.sum(axis=0) if LOSS_REGISTRY[loss].output == "softmax" else Y


def random_case(seed: int, *, is_trained: bool = False) -> Case:
    """A network of 1 to 12 layers, with any activations and a loss that goes with the last, and targets up to 1e6."""
    random = np.random.RandomState(seed)
    L = random.randint(1, 13)
    dims = [random.randint(1, 4), *random.randint(1, 5, L - 1), random.randint(1, 4)]
    activations = [random.choice(HIDDEN)] * L if random.rand() < 0.5 else list(random.choice(HIDDEN, L))
    activations[-1], loss = PAIRS[random.randint(len(PAIRS))]
    model = MLP([int(n) for n in dims], [str(name) for name in activations], seed, loss=loss)
    for l in range(1, L + 1):
        model.parameters[f"b{l}"] += 0.3 * random.randn(model.layer_dims[l], 1)
    m = random.randint(1, 6)
    Y = targets(random, loss, dims[-1], m, 10.0 ** random.uniform(-3, 6))
    case = Case(model, random.randn(dims[0], m), Y)
    if is_trained:
        train(case)
    return case


def small_case(seed: int) -> Case:
    """A small network of ordinary numbers, whose output and loss are the next of PAIRS, perhaps with a penalty."""
    random = np.random.RandomState(seed)
    output, loss = PAIRS[seed % len(PAIRS)]
    dims = [int(n) for n in random.randint(2, 6, random.randint(2, 5))]
    hidden = [str(name) for name in random.choice(HIDDEN, len(dims) - 2)]
    l1, l2 = ((0.0, 0.0), (0.01, 0.0), (0.0, 0.1), (0.003, 0.02))[random.randint(4)]
    model = MLP(dims, [*hidden, output], seed, loss=loss, l1=l1, l2=l2)
    for l in range(1, model.L + 1):
        model.parameters[f"b{l}"] += 0.3 * random.randn(dims[l], 1)
    return Case(model, random.randn(dims[0], 5), targets(random, loss, dims[-1], 5))


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
    """Backpropagation with a fault in layer ``l``: δ[l] times 1.01, φ' forgotten (or not, where it cancels), or W[l+1]
    not transposed."""

    def __init__(self, model: MLP, fault: str, l: int) -> None:
        super().__init__(model.layer_dims, model.activations, loss=model.loss.name)
        self.parameters, self.fault, self.l = model.parameters, fault, l

    def backward(self, Y: npt.ArrayLike) -> dict[str, np.ndarray]:
        delta, grads = self.loss.gradient(self.caches[-1]["A"], np.asarray(Y)), {}
        for l in range(self.L, 0, -1):
            cache, fault = self.caches[l - 1], self.fault if l == self.l else ""
            if l < self.L:
                W = self.parameters[f"W{l + 1}"]
                delta = (W if fault == "transpose" else W.T) @ delta
            cancels = l == self.L and bool(self.loss.output)
            if cancels == (fault == "slope"):
                delta = delta * ACTIVATION_REGISTRY[self.activations[l - 1]].derivative(cache["Z"], cache["A"])
            if fault == "scale":
                delta = 1.01 * delta
            grads |= {f"dW{l}": delta @ cache["A_prev"].T, f"db{l}": delta.sum(axis=1, keepdims=True)}
        return grads
