"""Losses with their gradients, and the share of right answers.

To add a loss: write the two functions and give them an entry in ``LOSS_REGISTRY``.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from mlp_engine.arrays import FloatArray
from mlp_engine.errors import marked


class Value(Protocol):
    """The loss of predictions A (n, m) for targets Y (n, m); of a stack A (…, n, m), the losses (…)."""

    def __call__(self, A: FloatArray, Y: FloatArray) -> FloatArray:
        """Return a loss for each matrix of predictions."""
        ...


class Gradient(Protocol):
    """∂loss/∂A (n, m), written to ``out`` where one is given."""

    def __call__(self, A: FloatArray, Y: FloatArray, out: FloatArray | None = None) -> FloatArray:
        """Return the gradient, the shape of A."""
        ...


def half_mse(A: FloatArray, Y: FloatArray) -> FloatArray:
    """1/(2m) Σ (A - Y)², summed over outputs and samples."""
    error = (A - Y).reshape(*A.shape[:-2], -1)
    losses: FloatArray = np.vecdot(error, error) / (2 * Y.shape[1])
    return losses


def half_mse_gradient(A: FloatArray, Y: FloatArray, out: FloatArray | None = None) -> FloatArray:
    """(A - Y) / m."""
    m: int = Y.shape[1]
    out = np.subtract(A, Y, out=out)
    out *= 1.0 / m
    return out


@dataclass(frozen=True)
class Loss:
    """A loss and its gradient by the predictions. ``label`` is what a person reads."""

    name: str
    label: str
    value: Value
    gradient: Gradient


LOSS_REGISTRY: dict[str, Loss] = {
    loss.name: loss
    for loss in (Loss("half_mse", marked("engine", "half mean squared error"), half_mse, half_mse_gradient),)
}


def accuracy(A: FloatArray, Y: FloatArray) -> float:
    """Share of samples classified right, 0 to 1: by A > 0.5 for one output, by the largest of several."""
    if Y.shape[0] == 1:
        right = np.count_nonzero((A > 0.5) == (Y > 0.5))
    else:
        right = np.count_nonzero(A.argmax(axis=0) == Y.argmax(axis=0))
    m: int = Y.shape[1]
    return right / m
