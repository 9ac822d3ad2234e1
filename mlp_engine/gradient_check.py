"""Backpropagation checked against finite differences.

For every entry θ of every parameter: (loss(θ + ε) - loss(θ - ε)) / 2ε. The error of a parameter is
‖analytic - numeric‖ / (‖analytic‖ + ‖numeric‖): below 1e-7 the gradient is right, around 1e-5 it is doubtful, above
1e-3 it is wrong. Where a probe moves some Z across a kink of its activation, such as 0 for ReLU, the difference
straddles two slopes and says nothing; such entries are flagged and left out of the error.
"""

import math
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from enum import Enum

import numpy as np
import numpy.typing as npt

from mlp_engine.activations import ACTIVATION_REGISTRY
from mlp_engine.arrays import FloatArray, as_matrix, as_positive, read_only
from mlp_engine.errors import Text, TooEarly, marked
from mlp_engine.network import MLP

SMALLEST_SUM_OF_NORMS = 1e-10  # avoids a division by 0 where both gradients are 0
LARGEST_EPSILON = 1.0
RIGHT_BELOW = 1e-7
WRONG_ABOVE = 1e-3
PROBED_NUMBERS = 2**13  # of all matrices of the probes that are made at once


class Reading(Enum):
    """What a relative error says about a gradient."""

    RIGHT = "right"
    DOUBTFUL = "doubtful"
    WRONG = "wrong"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, relative_error: float) -> "Reading":
        """Read a relative error; NaN means that nothing could be compared."""
        if np.isnan(relative_error):
            return cls.UNKNOWN
        if relative_error < RIGHT_BELOW:
            return cls.RIGHT
        return cls.WRONG if relative_error > WRONG_ABOVE else cls.DOUBTFUL


@dataclass(frozen=True, eq=False)
class ParameterCheck:
    """The check of one parameter.

    Attributes
    ----------
    name : "W1", "b1", …
    analytic, numeric : the two gradients, with the shape of the parameter
    crosses_kink : the same shape, True where the probe crossed a kink
    relative_error : over the entries that crossed none; NaN if all did
    """

    name: str
    analytic: FloatArray
    numeric: FloatArray
    crosses_kink: npt.NDArray[np.bool_]
    relative_error: float

    @property
    def reading(self) -> Reading:
        """What the error says."""
        return Reading.of(self.relative_error)

    @property
    def n_flagged(self) -> int:
        """Number of entries whose probe crossed a kink."""
        return int(np.count_nonzero(self.crosses_kink))


@dataclass(frozen=True, eq=False)
class GradientReport:
    """The checks of all parameters, in the order W1, b1, W2 and so on."""

    parameters: tuple[ParameterCheck, ...]

    @property
    def largest(self) -> ParameterCheck:
        """The parameter with the largest relative error."""
        return max(self.parameters, key=lambda check: (not np.isnan(check.relative_error), check.relative_error))


class GradientCheck:
    """A check that goes on one entry at a time, so that it can be watched and given up.

    Iterate over it to probe; each item is the number of entries done, of ``total``. The parameters are copied: the
    model stays as it is. Checked is its ``backward``; the losses come from the equations of ``MLP``.

    Parameters
    ----------
    model : the network
    X, Y : samples (n_0, m) and targets (n_L, m); a few are enough, the cost grows with m
    epsilon : the step ε, above 0 and at most 1

    Raises
    ------
    InvalidInput
        if the samples do not fit the network or epsilon is out of its range
    """

    def __init__(self, model: MLP, X: npt.ArrayLike, Y: npt.ArrayLike, epsilon: float = 1e-7) -> None:
        self._epsilon = as_positive("epsilon", epsilon, LARGEST_EPSILON)
        self._model = copy(model)  # forward and backward replace the caches and gradients of the copy only
        self._model.parameters = {name: value.copy() for name, value in model.parameters.items()}
        self._model.forward(X)
        self._analytic = {name: read_only(grad) for name, grad in self._model.backward(Y).items()}
        self._Y = read_only(as_matrix("Y", Y))
        self._numeric = {name: np.zeros(value.shape) for name, value in model.parameters.items()}
        self._crosses = {name: np.zeros(value.shape, dtype=np.bool_) for name, value in model.parameters.items()}
        self.total = sum(value.size for value in model.parameters.values())
        self._done = 0

    def __iter__(self) -> Iterator[int]:
        self._done = 0
        for l in range(1, self._model.L + 1):
            for name in (f"W{l}", f"b{l}"):
                for n_probed in self._probe(l, name):
                    for _ in range(n_probed):
                        self._done += 1
                        yield self._done

    def report(self) -> GradientReport:
        """Return what the check found; raise TooEarly if it is not finished."""
        if self._done < self.total:
            sentence = marked("engine", "Only {done} of {total} entries are checked: a report needs them all.")
            raise TooEarly(Text(sentence, {"done": self._done, "total": self.total}))
        return GradientReport(tuple(self._parameter_check(name) for name in self._numeric))

    def _probe(self, l: int, name: str) -> Iterator[int]:
        """Probe every entry of a parameter of layer l, many at once; yield how many these were."""
        parameter = self._model.parameters[name]
        most = max(1, PROBED_NUMBERS // (parameter.size + self._Y.shape[1] * sum(self._model.layer_dims[l:])))
        batches = np.array_split(np.arange(parameter.size), math.ceil(parameter.size / most))
        stack = np.broadcast_to(parameter, (2, len(batches[0]), *parameter.shape)).copy()  # θ + ε and θ - ε
        entries = stack.reshape(2, len(batches[0]), -1)  # the same memory
        for batch in batches:
            probes = np.arange(len(batch))
            entries[0, probes, batch] += self._epsilon
            entries[1, probes, batch] -= self._epsilon
            (plus, minus), crosses = self._losses(l, name, stack[:, : len(batch)])
            entries[:, probes, batch] = parameter.flat[batch]
            self._numeric[name].flat[batch] = (plus - minus) / (2.0 * self._epsilon)
            self._crosses[name].flat[batch] = crosses
            yield len(batch)

    def _losses(self, l: int, name: str, stack: FloatArray) -> tuple[FloatArray, npt.NDArray[np.bool_]]:
        """Return the losses (2, k) of probes of a parameter of layer l, ``stack`` (2, k, …), and who crosses a kink."""
        parameters = self._model.parameters | {name: stack}
        crosses = np.zeros(stack.shape[1], dtype=np.bool_)
        A = self._model.caches[l - 1]["A_prev"]  # no earlier layer changes
        for j in range(l, self._model.L + 1):
            activation = ACTIVATION_REGISTRY[self._model.activations[j - 1]]
            Z = np.matmul(parameters[f"W{j}"], A) + parameters[f"b{j}"]  # (2, k, n_j, m)
            for kink in activation.kinks:
                crosses |= _crosses(Z[0], Z[1], kink)
            A = activation.f(Z)
        return self._model.loss.value(A, self._Y), crosses

    def _parameter_check(self, name: str) -> ParameterCheck:
        analytic, numeric, crosses = self._analytic[f"d{name}"], self._numeric[name], self._crosses[name]
        error = relative_error(analytic[~crosses], numeric[~crosses])
        return ParameterCheck(name, analytic, read_only(numeric), read_only(crosses), error)


def relative_error(analytic: FloatArray, numeric: FloatArray) -> float:
    """‖analytic - numeric‖ / (‖analytic‖ + ‖numeric‖); NaN for no entries."""
    if analytic.size == 0:
        return float("nan")
    sum_of_norms = float(np.linalg.norm(analytic)) + float(np.linalg.norm(numeric))
    return float(np.linalg.norm(analytic - numeric)) / max(sum_of_norms, SMALLEST_SUM_OF_NORMS)


def check_gradients(model: MLP, X: npt.ArrayLike, Y: npt.ArrayLike, epsilon: float = 1e-7) -> GradientReport:
    """Check every parameter in one go; the arguments are those of GradientCheck."""
    check = GradientCheck(model, X, Y, epsilon)
    for _ in check:
        pass
    return check.report()


def gradient_check(model: MLP, X: npt.ArrayLike, Y: npt.ArrayLike, epsilon: float = 1e-7) -> float:
    """Return the largest relative error of all parameters; the arguments are those of GradientCheck."""
    return check_gradients(model, X, Y, epsilon).largest.relative_error


def _crosses(plus: FloatArray, minus: FloatArray, kink: float) -> npt.NDArray[np.bool_]:
    """Tell of each Z in two stacks (k, n, m) whether an entry of it moved across the kink or onto it."""
    between = (np.minimum(plus, minus) <= kink) & (kink <= np.maximum(plus, minus))
    crosses: npt.NDArray[np.bool_] = (between & (plus != minus)).any(axis=(1, 2))
    return crosses
