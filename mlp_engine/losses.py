"""Losses with their gradients, and the score of the answers.

The functions of a loss check nothing, as they belong to the training loop; ``MLP.compute_loss`` does.

To add a loss: write the two functions and give them an entry in ``LOSS_REGISTRY``, which says how it is written.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from mlp_engine.activations import ACTIVATION_REGISTRY
from mlp_engine.arrays import FloatArray, as_choice, as_matrix
from mlp_engine.errors import InvalidInput, Text, marked

HUBER_LIMIT = 1.0  # of the error, up to which the Huber loss is a square, as in PyTorch


class Value(Protocol):
    """The loss (…) of predictions A (…, n, m) for targets Y (n, m), which may be a stack, too.

    ``Z`` is what A was computed from; a loss that can be infinite by A is reckoned from it where it is given.
    """

    def __call__(self, A: FloatArray, Y: FloatArray, Z: FloatArray | None = None) -> FloatArray:
        """Return the losses."""
        ...


class Gradient(Protocol):
    """A gradient of the loss (…, n, m), written to ``out`` where one is given: see ``Loss``."""

    def __call__(self, A: FloatArray, Y: FloatArray, out: FloatArray | None = None) -> FloatArray:
        """Return the gradient, the shape of A."""
        ...


def half_mse(A: FloatArray, Y: FloatArray, Z: FloatArray | None = None) -> FloatArray:
    """1/(2m) Σ (A - Y)², summed over outputs and samples."""
    error = A - Y
    if error.ndim > 2:
        error = error.reshape(*A.shape[:-2], -1)
        squares = np.vecdot(error, error)
    else:
        error = error.ravel()
        squares = error.dot(error)  # the same to the last bit, in half the time
    losses: FloatArray = squares / (2 * Y.shape[-1])
    return losses


def error_over_m(A: FloatArray, Y: FloatArray, out: FloatArray | None = None) -> FloatArray:
    """(A - Y) / m: by A of ``half_mse``, by Z of ``binary_cross_entropy`` and ``cross_entropy``."""
    m: int = Y.shape[1]
    out = np.subtract(A, Y, out=out)
    out *= 1.0 / m
    return out


def binary_cross_entropy(A: FloatArray, Y: FloatArray, Z: FloatArray | None = None) -> FloatArray:
    """-1/m Σ (Y log A + (1 - Y) log(1 - A)), which by Z is 1/m Σ (max(Z, 0) - Y Z + log(1 + exp(-|Z|)))."""
    if Z is None:
        terms = -_times_log(Y, A) - _times_log(1.0 - Y, 1.0 - A)
    else:
        terms = np.maximum(Z, 0.0) - Y * Z + np.log1p(np.exp(-np.abs(Z)))
    return _mean(terms, Y)


def cross_entropy(A: FloatArray, Y: FloatArray, Z: FloatArray | None = None) -> FloatArray:
    """-1/m Σ Y log A, which by Z is 1/m Σ Y (log Σ exp Z - Z), the inner sum over the outputs."""
    if Z is None:
        return _mean(-_times_log(Y, A), Y)
    shifted = Z - Z.max(axis=-2, keepdims=True)
    return _mean(Y * (np.log(np.exp(shifted).sum(axis=-2, keepdims=True)) - shifted), Y)


def huber(A: FloatArray, Y: FloatArray, Z: FloatArray | None = None) -> FloatArray:
    """1/m Σ h(A - Y), with h(e) = e²/2 where |e| ≤ 1, else |e| - 1/2 (Huber 1964, Ann. Math. Statist. 35)."""
    error = np.abs(A - Y)
    square = np.minimum(error, HUBER_LIMIT)  # h(e) = s (e - s/2), of which s is e up to the limit
    return _mean(square * (error - 0.5 * square), Y)


def huber_gradient(A: FloatArray, Y: FloatArray, out: FloatArray | None = None) -> FloatArray:
    """(A - Y) / m, no error counting for more than 1."""
    m: int = Y.shape[1]
    out = np.subtract(A, Y, out=out)
    np.clip(out, -HUBER_LIMIT, HUBER_LIMIT, out=out)
    out *= 1.0 / m
    return out


def _times_log(Y: FloatArray, A: FloatArray) -> FloatArray:
    """Y log A, 0 where Y is 0 whatever A is."""
    with np.errstate(divide="ignore"):
        log = np.log(A)
    return np.where(Y == 0.0, 0.0, Y * np.where(Y == 0.0, 0.0, log))


def _mean(terms: FloatArray, Y: FloatArray) -> FloatArray:
    """1/m Σ over outputs and samples of terms (…, n, m)."""
    means: FloatArray = terms.sum(axis=(-2, -1)) / Y.shape[-1]
    return means


@dataclass(frozen=True)
class Loss:
    """A loss, 1/m or 1/(2m) times a sum over all entries of A and Y, and its gradient.

    Attributes
    ----------
    label : what a person reads
    value : see ``Value``
    gradient : ∂loss/∂A (n, m); of a loss that has an ``output``, ∂loss/∂Z[L], in which the slope φ′ has cancelled
    what : what it says of ŷ, for a lesson: |{equation}| stands for its formula
    term : of an entry of {A} and {Y}: what is summed
    slope : of an entry of {A} and {Y}: the entry of the gradient, without its factor 1/m
    divisor : 1 or 2, beside m
    output : the one activation of the output layer that it goes with, or "" if it goes with every one that is not
        ``is_output_only``
    is_for_classes : whether it asks for targets from 0 to 1
    """

    name: str
    label: str
    value: Value
    gradient: Gradient
    what: str
    term: str
    slope: str
    divisor: int = 1
    output: str = ""
    is_for_classes: bool = False

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
            error_over_m,
            marked("engine", "How wrong is ŷ? The {loss} is half the mean squared error: |{equation}|, |m = {m}|."),
            term="({A} − {Y})²",
            slope="({A} − {Y})",
            divisor=2,
        ),
        Loss(
            "binary_cross_entropy",
            marked("engine", "binary cross-entropy"),
            binary_cross_entropy,
            error_over_m,
            marked(
                "engine",
                "How surprised is ŷ by the truth? The {loss} is the binary cross-entropy: |{equation}|, |m = {m}|. "
                "Being sure and wrong costs without limit.",
            ),
            term="(−{Y} log {A} − (1 − {Y}) log(1 − {A}))",
            slope="({A} − {Y})",
            output="sigmoid",
            is_for_classes=True,
        ),
        Loss(
            "cross_entropy",
            marked("engine", "cross-entropy"),
            cross_entropy,
            error_over_m,
            marked(
                "engine",
                "How much does ŷ trust the right class? The {loss} is the cross-entropy: |{equation}|, |m = {m}|. Of "
                "each sample only its own class counts.",
            ),
            term="(−{Y} log {A})",
            slope="({A} − {Y})",
            output="softmax",
            is_for_classes=True,
        ),
        Loss(
            "huber",
            marked("engine", "Huber loss"),
            huber,
            huber_gradient,
            marked(
                "engine",
                "How wrong is ŷ? The {loss} is Huber's: |{equation}|, |m = {m}|, with |h(e) = e²/2| for errors up to 1 "
                "and a straight line beyond: an outlier pulls no harder than that.",
            ),
            term="h({A} − {Y})",
            slope="h′({A} − {Y})",
        ),
    )
}


def losses_for(output: str) -> list[str]:
    """Return the names of the losses that go with an activation of the output layer."""
    if ACTIVATION_REGISTRY[output].is_output_only:
        return [name for name, loss in LOSS_REGISTRY.items() if loss.output == output]
    return [name for name, loss in LOSS_REGISTRY.items() if loss.output in ("", output)]


def as_loss(name: str, output: str) -> Loss:
    """Return a loss that goes with an activation of the output layer, or raise InvalidInput."""
    loss = LOSS_REGISTRY[as_choice("loss", name, list(LOSS_REGISTRY))]
    if name not in (fitting := losses_for(output)):
        fields = {"losses": ", ".join(fitting), "activation": output}
        raise InvalidInput(
            "loss", name, Text(marked("engine", "one of {losses} with {activation} in the last layer"), fields)
        )
    return loss


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
    return score_for(Y)(A)


def score_for(Y: FloatArray, is_regression: bool = False) -> Callable[[FloatArray], float]:
    """Return what says how good predictions A are for targets Y (n, m): their share that is right, or R²."""
    if is_regression:
        return partial(r_squared, Y=Y)
    wanted, m = _answers(Y), Y.shape[1]
    return lambda A: np.count_nonzero(_answers(A) == wanted) / m


def _answers(A: FloatArray) -> npt.NDArray[Any]:
    """Return which class each sample is taken for: whether A > 0.5 for one output, or which is the largest."""
    return A > 0.5 if A.shape[0] == 1 else A.argmax(axis=0)


def class_of(Y: FloatArray) -> npt.NDArray[np.intp]:
    """Return the class (m,) that targets or predictions (n, m) say: whether one is > 0.5, or which is the largest."""
    classes: npt.NDArray[np.intp] = (Y[0] > 0.5).astype(np.intp) if len(Y) == 1 else Y.argmax(axis=0)
    return classes


def confusion(A: FloatArray, Y: FloatArray) -> npt.NDArray[np.intp]:
    """Return how many samples of each class are taken for each: (c, c), a row for a class, a column for an answer."""
    c = max(2, len(Y))
    counts: npt.NDArray[np.intp] = np.bincount(c * class_of(Y) + class_of(A), minlength=c * c).reshape(c, c)
    return counts


def r_squared(A: FloatArray, Y: FloatArray) -> float:
    """1 - Σ (A - Y)² / Σ (Y - mean of Y)², over all outputs and samples; 0 for targets that are all alike."""
    total = float(np.square(Y - Y.mean(axis=1, keepdims=True)).sum())
    return 1.0 - float(np.square(A - Y).sum()) / total if total else 0.0
