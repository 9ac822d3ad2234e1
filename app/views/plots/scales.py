"""From a value to its height in a plot, linear or logarithmic, and the axes that read it back."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from app.lesson.numbers import epoch_label, short
from app.views.plots.axis import Axis
from app.views.plots.ticks import LabelRoom, Ticks, log_label, log_ticks, round_ticks
from mlp_engine.arrays import FloatArray
from mlp_engine.round_numbers import round_up, tidy

BoolArray = npt.NDArray[np.bool_]

LOWEST = 1e-16  # smaller values, and 0, have no place on a log axis: below it lies only rounding noise
HIGHEST = 1e307  # larger values have no room on a linear axis, which could not be drawn
MARGIN = 0.03  # of a plot, above and below its values
LOG_STEP = 0.25  # decades by which a log axis grows
FEWEST_DIGITS = 4  # of a label that is not round, before it is written with an exponent


@dataclass(frozen=True)
class LinearScale:
    """Values are heights, from 0 to ``top``."""

    top: float

    @classmethod
    def of(cls, values: FloatArray) -> "LinearScale":
        """Return a scale that shows all ``values`` >= 0, if there are any, and ends at a round number."""
        largest = min(float(values.max(initial=0.0, where=np.isfinite(values))), HIGHEST)
        return cls(round_up(largest) if largest > LOWEST else 1.0)

    def extent(self, margin: float = MARGIN) -> tuple[float, float]:
        """Return the lowest and the highest height of a plot with a ``margin``, in shares of what lies between."""
        return -margin * self.top, (1.0 + margin) * self.top

    def heights(self, values: FloatArray) -> FloatArray:
        """Return the height of each value."""
        return values

    def is_clipped(self, values: FloatArray) -> BoolArray:
        """Tell which values have no place of their own."""
        return np.zeros(values.shape, dtype=np.bool_)


@dataclass(frozen=True)
class FlooredScale(LinearScale):
    """Values are heights, from 0 to ``top``; those below 0, however low, lie on a floor under it."""

    @property
    def floor(self) -> float:
        """The height of the floor."""
        return -0.05 * self.top

    def extent(self, margin: float = MARGIN) -> tuple[float, float]:
        """Return the lowest and the highest height of a plot with a ``margin``, in shares of what lies between."""
        air = margin * (self.top - self.floor)
        return self.floor - air, self.top + air

    def heights(self, values: FloatArray) -> FloatArray:
        """Return the height of each value."""
        return np.where(self.is_clipped(values), self.floor, values)

    def is_clipped(self, values: FloatArray) -> BoolArray:
        """Tell which values lie on the floor."""
        return values < 0.0


def shares(scale: "Scale", values: FloatArray) -> FloatArray:
    """Return how high values lie in a plot of this scale, 0 to 1."""
    bottom, top = scale.extent()
    return (scale.heights(values) - bottom) / (top - bottom)


@dataclass(frozen=True)
class LogScale:
    """Heights are log10; values up to ``LOWEST`` lie on a floor under the smallest of the others.

    Attributes
    ----------
    low, high : log10 of a round value under and over the values above ``LOWEST``
    has_floor : whether there are values on the floor
    """

    low: float
    high: float
    has_floor: bool

    @classmethod
    def of(cls, values: FloatArray) -> "LogScale":
        """Return the scale that shows all ``values``, at least one decade high so that there are ticks."""
        placed = values[(values > LOWEST) & (values < math.inf)]
        if placed.size == 0:
            return cls(-1.0, 0.0, has_floor=True)
        low = math.floor(math.log10(placed.min()) / LOG_STEP) * LOG_STEP
        high = math.ceil(math.log10(placed.max()) / LOG_STEP) * LOG_STEP
        return cls(min(low, high - 1.0), high, has_floor=placed.size < values.size)

    @property
    def floor(self) -> float:
        """The height of the floor."""
        return self.low - 0.05 * (self.high - self.low)

    def extent(self, margin: float = MARGIN) -> tuple[float, float]:
        """Return the lowest and the highest height of a plot with a ``margin``, in shares of what lies between."""
        bottom = self.floor if self.has_floor else self.low
        air = margin * (self.high - bottom)
        return bottom - air, self.high + air

    def heights(self, values: FloatArray) -> FloatArray:
        """Return the height of each value."""
        on_floor = self.is_clipped(values)
        return np.where(on_floor, self.floor, np.log10(np.where(on_floor, 1.0, values)))

    def is_clipped(self, values: FloatArray) -> BoolArray:
        """Tell which values lie on the floor."""
        return values <= LOWEST


Scale = LinearScale | LogScale


class ValueAxis(Axis):
    """An axis that reads heights back as values, linear or, when ``is_log``, as powers of ten.

    Attributes
    ----------
    limits : of the heights that a linear axis writes; there are no values beyond
    """

    def __init__(self, orientation: str, usual_tick: str = "0.000") -> None:
        super().__init__(orientation, usual_tick)
        self.is_log = False
        self.limits = -math.inf, math.inf

    def set_log(self, is_log: bool) -> None:
        """Read heights as log10 of the values, or as the values."""
        self.is_log = is_log
        self.forget_ticks()

    def ticks(self, room: LabelRoom) -> Ticks:
        if self.is_log:
            return log_ticks(room)
        values = round_ticks(room, spread=self.spread, limits=self.limits)
        return [(_least_distance(values), values)]

    def labels(self, values: Sequence[float]) -> list[str]:
        if self.is_log:
            return [log_label(value) for value in values]
        scaled = [self.scale * value for value in values]
        distance = _least_distance(scaled)
        largest = max(map(abs, scaled), default=0.0) or 1.0
        digits = max(FEWEST_DIGITS, 1 + math.ceil(math.log10(largest / distance)))
        return [short(tidy(value), digits) for value in scaled]


class EpochAxis(Axis):
    """An axis of whole numbers, as many as can be read."""

    def __init__(self, orientation: str, usual_tick: str = "0000") -> None:
        super().__init__(orientation, usual_tick)

    def ticks(self, room: LabelRoom) -> Ticks:
        return [(1.0, round_ticks(room, least_step=1.0))]

    def labels(self, values: Sequence[float]) -> list[str]:
        return [epoch_label(value) for value in values]


def _least_distance(values: Sequence[float]) -> float:
    """Return the least distance of two neighbours; that from 0 if there is but one."""
    return min((abs(b - a) for a, b in pairwise(values)), default=max(map(abs, values), default=0.0)) or 1.0
