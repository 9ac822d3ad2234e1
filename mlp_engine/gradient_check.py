"""Backpropagation checked against finite differences.

For every entry θ of every parameter: (loss(θ + ε) - loss(θ - ε)) / 2ε, with the penalty. The error of a parameter is
‖analytic - numeric‖ / (‖analytic‖ + ‖numeric‖): below 1e-7 the gradient is right, around 1e-5 it is doubtful, above
1e-3 it is wrong.

A difference is itself not exact; ``mlp_engine.differences`` says how far it can be trusted. What of an error comes from
there says nothing about the gradient: only the rest is held against the bounds, and if there is none, the gradient is
too small to tell at this ε. Where a probe moves some Z across a kink of its activation, such as 0 for ReLU, or a weight
under a penalty λ₁ |W| across 0, the difference straddles two slopes and says nothing at all; such entries are flagged
and left out of the error.
"""

import math
from collections.abc import Iterator
from copy import copy
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from mlp_engine.arrays import as_matrix, as_positive, read_only
from mlp_engine.differences import LossAround, Probes
from mlp_engine.errors import InvalidInput, Text, TooEarly, marked
from mlp_engine.gradient_report import RIGHT_BELOW, WRONG_ABOVE, GradientReport, ParameterCheck, Reading
from mlp_engine.network import MLP

LARGEST_EPSILON = 1.0
FINE_EPSILON = 1e-4  # has little truncation
TRUNCATION_SAFETY = 2.0  # times the distance to a finer difference, of which 4/3 are truncation
OTHER_EPSILONS = np.array([float(f"1e{k}") for k in range(-10, 1)])  # among which is looked for one that tells more
USUAL_SHARE = 0.1  # of the uncertainty by round-off, which is for the worst case
MUCH = 3.0  # times smaller is the error with an ε that is worth a try


class GradientCheck:
    """A check that goes on one entry at a time, so that it can be watched and given up.

    Iterate over it to probe; each item is the number of entries done, of ``total``. It may stand still before the last
    one, while gradients that are not right are looked at again. The parameters are copied, as float64 whatever they
    were: the model stays as it is. Checked is its ``backward``; the losses come from the equations of ``MLP``.

    Parameters
    ----------
    model : the network
    X, Y : samples (n_0, m) and targets (n_L, m); a few are enough, the cost grows with m
    epsilon : the step ε, above 0 and at most 1

    Raises
    ------
    InvalidInput
        if the model is no network, the samples do not fit it, its parameters or the gradients from its ``backward``
        are no matrices of the right shapes, or epsilon is out of its range
    """

    def __init__(self, model: MLP, X: npt.ArrayLike, Y: npt.ArrayLike, epsilon: float = 1e-7) -> None:
        self._epsilon = as_positive("epsilon", epsilon, LARGEST_EPSILON)
        if not isinstance(model, MLP):
            raise InvalidInput("model", model, Text(marked("engine", "a network, an MLP")))
        model = copy(model)  # forward and backward replace the caches and gradients of the copy only
        model.parameters = {name: value.copy() for name, value in model.checked_parameters().items()}
        X = read_only(as_matrix("X", X, rows=model.layer_dims[0]))
        Y = read_only(as_matrix("Y", Y, rows=model.layer_dims[-1], columns=X.shape[1]))
        model.forward(X)
        grads = model.checked_gradients(model.backward(Y), must_be_finite=False)
        self._around = LossAround(model, X, Y)
        self._layers = {f"{symbol}{l}": l for l in range(1, model.L + 1) for symbol in "Wb"}
        self._analytic = {name: read_only(grads[f"d{name}"]) for name in self._layers}
        self._checks: dict[str, ParameterCheck] = {}
        self.total = sum(analytic.size for analytic in self._analytic.values())
        self._done = 0

    def __iter__(self) -> Iterator[int]:
        self._done = 0
        for name in self._layers:
            probes = self._probes(name, self._epsilon)
            for n_probed in probes:
                for _ in range(n_probed):
                    self._done += 1
                    if self._done < self.total:
                        yield self._done
            self._checks[name] = self._check(name, probes)
        self._done -= 1
        for name, check in self._checks.items():
            if check.has_error and check.unexplained >= RIGHT_BELOW:
                yield from self._look_for_truncation(name, check)
        self._done += 1
        yield self._done

    def report(self) -> GradientReport:
        """Return what the check found; raise TooEarly if it is not finished."""
        if self._done < self.total:
            sentence = marked("engine", "Only {done} of {total} entries are checked: a report needs them all.")
            raise TooEarly(Text(sentence, {"done": self._done, "total": self.total}))
        checks = self._checks.values()
        return GradientReport(tuple(replace(check, telling_epsilon=self._telling_epsilon(check)) for check in checks))

    def _probes(self, name: str, epsilon: float) -> Probes:
        """Return the probes of every entry of a parameter."""
        return Probes(self._around, self._layers[name], name, np.arange(self._analytic[name].size), epsilon)

    @np.errstate(all="ignore")  # a difference that is not finite is not compared
    def _check(self, name: str, probes: Probes) -> ParameterCheck:
        analytic = self._analytic[name]
        numeric = read_only(probes.numeric.reshape(analytic.shape))
        crosses_kink = read_only(probes.crosses_kink.reshape(analytic.shape))
        check = ParameterCheck(name, analytic, numeric, read_only(np.zeros(analytic.shape)), crosses_kink)
        if not check.has_error:
            return check
        return replace(check, uncertainty=read_only(probes.uncertainty().reshape(analytic.shape)))

    def _look_for_truncation(self, name: str, check: ParameterCheck) -> Iterator[int]:
        """Probe a parameter with a finer step, and add to its uncertainty how far truncation may have moved it."""
        epsilon = min(self._epsilon / 2.0, FINE_EPSILON)
        probes = self._probes(name, epsilon)
        for _ in probes:
            yield self._done
        with np.errstate(all="ignore"):  # as above
            truncation = TRUNCATION_SAFETY * np.abs(probes.numeric.reshape(check.numeric.shape) - check.numeric)
            if epsilon == FINE_EPSILON:  # the round-off of the finer step is the larger one
                truncation += probes.uncertainty().reshape(check.numeric.shape)
        uncertainty = check.uncertainty + np.where(np.isfinite(truncation), truncation, 0.0)
        self._checks[name] = replace(check, uncertainty=read_only(uncertainty))

    @np.errstate(all="ignore")  # a step with which a number is not finite is not taken
    def _telling_epsilon(self, check: ParameterCheck) -> float | None:
        """Return the step nearest to the present one at which right can be told, or else that with the least error.

        It is found by the largest entry, for which a few steps are tried. None if no other step tells more, or if the
        gradient is not too small to tell.
        """
        if check.reading is not Reading.TOO_SMALL:
            return None
        entry = int(np.where(check.is_compared, np.abs(check.analytic), -1.0).argmax())
        size = abs(float(check.analytic.flat[entry]))
        entries = np.full(len(OTHER_EPSILONS), entry)
        probes = Probes(self._around, self._layers[check.name], check.name, entries, OTHER_EPSILONS)
        list(probes)
        truncation = np.abs(np.diff(probes.numeric)) / 99.0  # it grows by 100 from each step to the next
        error = USUAL_SHARE * probes.uncertainty()[:-1] + TRUNCATION_SAFETY * truncation
        error[probes.crosses_kink[:-1] | ~np.isfinite(error)] = math.inf
        if (is_enough := error < RIGHT_BELOW * size).any():
            distance = np.abs(np.log(OTHER_EPSILONS[:-1] / self._epsilon))
            return float(OTHER_EPSILONS[np.where(is_enough, distance, math.inf).argmin()])
        best = int(error.argmin())
        present = USUAL_SHARE * float(check.uncertainty.flat[entry])
        return float(OTHER_EPSILONS[best]) if error[best] < min(WRONG_ABOVE * size, present / MUCH) else None


def check_gradients(model: MLP, X: npt.ArrayLike, Y: npt.ArrayLike, epsilon: float = 1e-7) -> GradientReport:
    """Check every parameter in one go; the arguments are those of GradientCheck."""
    check = GradientCheck(model, X, Y, epsilon)
    for _ in check:
        pass
    return check.report()


def gradient_check(model: MLP, X: npt.ArrayLike, Y: npt.ArrayLike, epsilon: float = 1e-7) -> float:
    """Return the relative error of the parameter that decides: see ``GradientReport.relative_error``.

    It is below 1e-7 for gradients that are right, above 1e-3 for wrong ones, infinite for one that is not finite, and
    NaN if nothing could be compared. The arguments are those of GradientCheck.
    """
    return check_gradients(model, X, Y, epsilon).relative_error
