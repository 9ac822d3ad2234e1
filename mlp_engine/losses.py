"""Losses with their gradients, and the share of right answers.

The functions of a loss check nothing, as they belong to the training loop; ``MLP.compute_loss`` does.

To add a loss: write the two functions and give them an entry in ``LOSS_REGISTRY``, which says how it is written.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from mlp_engine.arrays import FloatArray, as_matrix
from mlp_engine.errors import InvalidInput, Text, marked


class Gradient(Protocol):
    """∂loss/∂A (n, m), written to ``out`` where one is given; of a stack A (…, n, m), the gradients (…, n, m)."""

    def __call__(self, A: FloatArray, Y: FloatArray, out: FloatArray | None = None) -> FloatArray:
        """Return the gradient, the shape of A."""
        ...


def half_mse(A: FloatArray, Y: FloatArray) -> FloatArray:
    """1/(2m) Σ (A - Y)², summed over outputs and samples."""
    error = (A - Y).reshape(*A.shape[:-2], -1)
    losses: FloatArray = np.vecdot(error, error) / (2 * Y.shape[-1])
    return losses


def half_mse_gradient(A: FloatArray, Y: FloatArray, out: FloatArray | None = None) -> FloatArray:
    """(A - Y) / m."""
    m: int = Y.shape[1]
    out = np.subtract(A, Y, out=out)
    out *= 1.0 / m
    return out


@dataclass(frozen=True)
class Loss:
    """A loss, 1/m or 1/(2m) times a sum over all entries of A and Y, and its gradient by the predictions.

    Attributes
    ----------
    label : what a person reads
    value : of predictions A (n, m) for targets Y (n, m) the loss; of a stack A (…, n, m), and perhaps Y, the losses (…)
    what : what it says of ŷ, for a lesson: |{equation}| stands for its formula
    term : of an entry of {A} and {Y}: what is summed
    slope : of an entry of {A} and {Y}: the entry of the gradient, without its factor 1/m
    divisor : 1 or 2, beside m
    """

    name: str
    label: str
    value: Callable[[FloatArray, FloatArray], FloatArray]
    gradient: Gradient
    what: str
    term: str
    slope: str
    divisor: int = 1

    @property
    def share(self) -> str:
        """The factor of the sum, such as "1/(2m)"."""
        return "1/m" if self.divisor == 1 else f"1/({self.divisor}m)"


LOSS_REGISTRY: dict[str, Loss] = {
    loss.name: loss
    for loss in (
        Loss(
            "half_mse",
            marked("engine", "half mean squared error"),
            half_mse,
            half_mse_gradient,
            marked("engine", "How wrong is ŷ? The {loss} is half the mean squared error: |{equation}|, |m = {m}|."),
            term="({A} − {Y})²",
            slope="({A} − {Y})",
            divisor=2,
        ),
    )
}


def accuracy(A: npt.ArrayLike, Y: npt.ArrayLike) -> float:
    """Return the share of samples classified right, 0 to 1: by A > 0.5 for one output, by the largest of several.

    Raises InvalidInput unless predictions A and targets Y are matrices (n, m) of one shape and finite numbers, and each
    column of the targets of several outputs has one largest entry, its class.
    """
    Y = as_matrix("Y", Y)
    A = as_matrix("A", A, *Y.shape)
    if len(Y) > 1:
        unclear = np.count_nonzero(Y.max(axis=0) == Y, axis=0) > 1
        if unclear.any():
            column = int(unclear.argmax())
            allowed = Text(marked("engine", "a column with one largest entry, the class of the sample"))
            raise InvalidInput(f"Y[:, {column}]", Y[:, column].tolist(), allowed)
    return share_right(A, Y)


def share_right(A: FloatArray, Y: FloatArray) -> float:
    """``accuracy`` unchecked."""
    if Y.shape[0] == 1:
        right = np.count_nonzero((A > 0.5) == (Y > 0.5))
    else:
        right = np.count_nonzero(A.argmax(axis=0) == Y.argmax(axis=0))
    m: int = Y.shape[1]
    return right / m
