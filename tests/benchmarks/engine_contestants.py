"""Who trains the same network on the same samples, each as its users would.

Every contestant starts from the weights of the same seed and makes full-batch gradient descent in float64. What it
computes besides is told in ``computes``: where that is less than Layerscope does, it is at an advantage.
"""

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from itertools import pairwise
from typing import Any

import numpy as np

from mlp_engine import MLP, RunConfig, Session
from mlp_engine.arrays import FloatArray
from tests.benchmarks.engine_lesson import LessonMLP

RATE = 0.01
EVERYTHING = "loss, accuracy, gradient norms, history"

Train = Callable[[int], float | None]
"""Trains so many epochs more and returns the loss of the last one, None where it is none or another one."""


@dataclass(frozen=True)
class Case:
    """A network over some samples, and how often to measure it."""

    layer_dims: tuple[int, ...]
    n_samples: int
    rounds: int
    epochs: int  # in each round

    def __str__(self) -> str:
        return f"{list(self.layer_dims)} × {self.n_samples}"

    @property
    def activations(self) -> list[str]:
        return ["relu"] * (len(self.layer_dims) - 2) + ["sigmoid"]

    @property
    def multiply_adds(self) -> int:
        """Of the matrix products of an epoch: three for each layer, two for the first, whose input has no δ."""
        products = [3 * n_in * n_out for n_in, n_out in pairwise(self.layer_dims)]
        return self.n_samples * (sum(products) - self.layer_dims[0] * self.layer_dims[1])

    def config(self) -> RunConfig:
        layers = tuple(zip(self.layer_dims[1:], self.activations, strict=True))
        return RunConfig(n_samples=self.n_samples, layers=layers, learning_rate=RATE)

    def samples(self) -> tuple[FloatArray, FloatArray]:
        session = Session(self.config())
        return session.X.copy(), session.Y.copy()


@dataclass(frozen=True)
class Contestant:
    """Someone who can train a case. ``computes`` is what an epoch has besides both passes and the update."""

    name: str
    computes: str
    start: Callable[[Case], Train]
    package: str = "numpy"

    @property
    def is_installed(self) -> bool:
        return find_spec({"scikit-learn": "sklearn"}.get(self.package, self.package)) is not None

    @property
    def title(self) -> str:
        return self.name if self.package == "numpy" else f"{self.name} {version(self.package).partition('+')[0]}"


def start_layerscope(case: Case) -> Train:
    session = Session(case.config())

    def train(epochs: int) -> float:
        for _ in range(epochs):
            finished = session.step()
        return finished.loss

    return train


def start_lesson(case: Case) -> Train:
    X, Y = case.samples()
    model = LessonMLP(list(case.layer_dims), case.activations)
    losses, accuracies, norms = [], [], []

    def train(epochs: int) -> float:
        for _ in range(epochs):
            Y_pred = model.forward(X)
            losses.append(model.compute_loss(Y_pred, Y))
            accuracies.append(np.mean((Y_pred > 0.5) == Y))
            model.backward(Y)
            norms.append(model.get_gradient_norms())
            model.update(RATE)
        return losses[-1]

    return train


def start_products(case: Case) -> Train:
    """Only the matrix products, into matrices that are there: what no formulation on this BLAS can do without."""
    X, _ = case.samples()
    weights = [value for name, value in MLP(case.layer_dims, case.activations).parameters.items() if name[0] == "W"]
    A = [X, *(np.random.RandomState(0).rand(n, case.n_samples) for n in case.layer_dims[1:])]
    Z = [np.empty_like(matrix) for matrix in A]
    grads = [np.empty_like(W) for W in weights]

    def train(epochs: int) -> None:
        for _ in range(epochs):
            for l, W in enumerate(weights):
                np.matmul(W, A[l], out=Z[l + 1])
            for l in reversed(range(len(weights))):
                np.matmul(A[l + 1], A[l].T, out=grads[l])
                if l > 0:
                    np.matmul(weights[l].T, A[l + 1], out=Z[l])

    return train


def start_scikit_learn(case: Case) -> Train:
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    warnings.simplefilter("ignore", ConvergenceWarning)  # it is stopped long before
    X, Y = case.samples()
    model = MLPClassifier(
        case.layer_dims[1:-1],
        solver="sgd",
        alpha=0.0,
        batch_size=case.n_samples,
        learning_rate_init=RATE,
        momentum=0.0,
        nesterovs_momentum=False,
        shuffle=False,
        tol=0.0,
        n_iter_no_change=10**9,
        warm_start=True,
        random_state=42,
    )
    samples, classes = np.ascontiguousarray(X.T), Y[0].astype(np.int64)  # samples are rows there

    def train(epochs: int) -> None:
        model.set_params(max_iter=epochs)
        model.fit(samples, classes)

    return train


def torch_model(case: Case) -> Any:
    """The network of a case in PyTorch, with the same weights."""
    import torch

    start = MLP(case.layer_dims, case.activations).parameters
    modules: list[torch.nn.Module] = []
    for l, (n_in, n_out) in enumerate(pairwise(case.layer_dims), start=1):
        linear = torch.nn.Linear(n_in, n_out, dtype=torch.float64)
        linear.weight.data.copy_(torch.from_numpy(start[f"W{l}"]))
        linear.bias.data.zero_()
        modules += [linear, torch.nn.ReLU()]
    return torch.nn.Sequential(*modules[:-1], torch.nn.Sigmoid())


def start_torch(case: Case) -> Train:
    import torch

    X, Y = (torch.from_numpy(np.ascontiguousarray(matrix.T)) for matrix in case.samples())  # samples are rows there
    model = torch_model(case)
    optimizer = torch.optim.SGD(model.parameters(), lr=RATE)
    losses, accuracies, norms = [], [], []

    def train(epochs: int) -> float:
        for _ in range(epochs):
            A = model(X)
            loss = ((A - Y) ** 2).sum() / (2 * len(X))
            losses.append(loss.item())
            accuracies.append(((A > 0.5) == (Y > 0.5)).double().mean().item())
            optimizer.zero_grad()
            loss.backward()
            norms.append([parameter.grad.norm().item() for parameter in model.parameters()])
            optimizer.step()
        return losses[-1]

    return train


LAYERSCOPE = Contestant("Layerscope", EVERYTHING, start_layerscope)
LESSON = Contestant("the lesson's NumPy", EVERYTHING, start_lesson)
PRODUCTS = Contestant("matrix products alone", "nothing: no passes, no update", start_products)
CONTESTANTS = (
    LAYERSCOPE,
    LESSON,
    Contestant("scikit-learn", "loss", start_scikit_learn, "scikit-learn"),
    Contestant("PyTorch", EVERYTHING, start_torch, "torch"),
    PRODUCTS,
)
