"""What a gradient check has found, and how it is read."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

import numpy as np
import numpy.typing as npt

from mlp_engine.arrays import FloatArray, Mask, norm

RIGHT_BELOW = 1e-7
WRONG_ABOVE = 1e-3


class Reading(Enum):
    """What a check says about a gradient, what says most last."""

    UNKNOWN = "unknown"
    RIGHT = "right"
    TOO_SMALL = "too small to tell"
    DOUBTFUL = "doubtful"
    WRONG = "wrong"

    @classmethod
    def of(cls, relative_error: float) -> "Reading":
        """Read a relative error that has no other cause than the gradient; NaN means that nothing could be compared."""
        if math.isnan(relative_error):
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
    uncertainty : the same shape, how far the numeric one may be from the derivative: by round-off and, if that does not
        explain the error, by truncation; 0 if there is nothing to explain, the gradient being right without
    crosses_kink : the same shape, True where the probe crossed a kink
    telling_epsilon : if the gradient is too small to tell at the step of the check, a step that tells more; else None
    frozen : the same shape, which entries no update of the run changes, whatever their gradient; None for none
    """

    name: str
    analytic: FloatArray
    numeric: FloatArray
    uncertainty: FloatArray
    crosses_kink: npt.NDArray[np.bool_]
    telling_epsilon: float | None = None
    frozen: Mask | None = None

    @cached_property
    def relative_error(self) -> float:
        """‖analytic - numeric‖ / (‖analytic‖ + ‖numeric‖) over the entries that can be compared.

        These are the entries whose probe crosses no kink and has a finite loss; NaN if there are none. A gradient that
        is not finite has an infinite error.
        """
        analytic, numeric, _ = self._compared
        return relative(analytic - numeric, analytic, numeric) if np.isfinite(self.analytic).all() else math.inf

    @cached_property
    def unexplained(self) -> float:
        """What is left of the relative error without the part of each difference that its uncertainty explains."""
        if not self.has_error:
            return self.relative_error
        analytic, numeric, uncertainty = self._compared
        return relative(np.maximum(np.abs(analytic - numeric) - uncertainty, 0.0), analytic, numeric)

    @property
    def has_error(self) -> bool:
        """Whether there is an error that uncertainty could explain: not one that is right, infinite or unknown."""
        return RIGHT_BELOW <= self.relative_error < math.inf

    @property
    def reading(self) -> Reading:
        """What the error says: by the bounds of the lesson, where it does not come from the differences themselves."""
        reading = Reading.of(self.unexplained)
        is_told = reading is not Reading.RIGHT or self.relative_error < RIGHT_BELOW
        return reading if is_told else Reading.TOO_SMALL

    @property
    def is_compared(self) -> npt.NDArray[np.bool_]:
        """The same shape, True where there is a difference to compare with."""
        return ~self.crosses_kink & np.isfinite(self.numeric)

    @property
    def _compared(self) -> tuple[FloatArray, FloatArray, FloatArray]:
        """The entries of ``analytic``, ``numeric`` and ``uncertainty`` that can be compared, as vectors."""
        is_compared = self.is_compared
        return self.analytic[is_compared], self.numeric[is_compared], self.uncertainty[is_compared]

    @property
    def n_flagged(self) -> int:
        """Number of entries whose probe crossed a kink."""
        return int(np.count_nonzero(self.crosses_kink))

    @property
    def n_frozen(self) -> int:
        """Number of entries that are frozen."""
        return 0 if self.frozen is None else int(np.count_nonzero(self.frozen))


@dataclass(frozen=True, eq=False)
class GradientReport:
    """The checks of all parameters, in the order W1, b1, W2 and so on."""

    parameters: tuple[ParameterCheck, ...]

    def with_frozen(self, frozen: Mapping[str, Mask | None]) -> "GradientReport":
        """Return the report of a run in which some entries are ``frozen``, by the names of the parameters."""
        checks = (replace(check, frozen=frozen.get(check.name)) for check in self.parameters)
        return GradientReport(tuple(checks))

    @property
    def largest(self) -> ParameterCheck:
        """The parameter that decides: of those whose reading says most the one with the largest relative error."""
        order = list(Reading)
        return max(self.parameters, key=lambda check: (order.index(check.reading), check.relative_error))

    @property
    def reading(self) -> Reading:
        """What the check says about all gradients together."""
        return self.largest.reading

    @property
    def relative_error(self) -> float:
        """The relative error of the parameter that decides, but no more than may be doubtful if it is not wrong.

        So ``Reading.of`` it is WRONG or RIGHT exactly if ``reading`` is.
        """
        error = self.largest.relative_error
        return error if self.reading is Reading.WRONG or math.isnan(error) else min(error, WRONG_ABOVE)


@np.errstate(over="ignore")
def relative(difference: FloatArray, analytic: FloatArray, numeric: FloatArray) -> float:
    """‖difference‖ / (‖analytic‖ + ‖numeric‖) of vectors; 0 if all are 0, NaN if there are no entries."""
    if difference.size == 0:
        return math.nan
    both = norm(analytic) + norm(numeric)
    if 1e-150 < both < 1e150:
        return norm(difference) / both
    scale = max(float(np.abs(analytic).max()), float(np.abs(numeric).max()))  # no square may be too large or too small
    if scale == 0.0:
        return 0.0
    return norm(difference / scale) / (norm(analytic / scale) + norm(numeric / scale))
