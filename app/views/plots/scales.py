"""From a value to its height in a plot, linear or logarithmic, and the axes that read it back."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QFontMetrics, QGuiApplication

from app.lesson.numbers import epoch_label, power_of_ten, written
from app.views.plots.axis import Axis
from mlp_engine.arrays import FloatArray
from mlp_engine.round_numbers import round_up, whole_step

BoolArray = npt.NDArray[np.bool_]
Ticks = list[tuple[float | None, list[float]]]

LOWEST = 1e-16  # smaller values, and 0, have no place on a log axis: below it lies only rounding noise
LOG_STEP = 0.25  # decades by which a log axis grows
EPOCH_LABEL_GAP = 14.0  # px between two labelled epochs
LOG_LABEL_ROOM = 34.0  # px between two labelled decades


@dataclass(frozen=True)
class LinearScale:
    """Values are heights, from 0 to ``top``."""

    top: float

    @classmethod
    def of(cls, values: FloatArray) -> "LinearScale":
        """Return a scale that shows all ``values`` >= 0, if there are any, and ends at a round number."""
        largest = float(values.max(initial=0.0))
        return cls(round_up(largest) if largest > LOWEST else 1.0)

    @property
    def extent(self) -> tuple[float, float]:
        """The lowest and the highest height of the plot."""
        return -0.03 * self.top, 1.03 * self.top

    def heights(self, values: FloatArray) -> FloatArray:
        """Return the height of each value."""
        return values

    def is_clipped(self, values: FloatArray) -> BoolArray:
        """Tell which values have no place of their own."""
        return np.zeros(values.shape, dtype=np.bool_)


def shares(scale: "Scale", values: FloatArray) -> FloatArray:
    """Return how high values lie in a plot of this scale, 0 to 1."""
    bottom, top = scale.extent
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
        placed = values[values > LOWEST]
        if placed.size == 0:
            return cls(-1.0, 0.0, has_floor=True)
        low = math.floor(math.log10(placed.min()) / LOG_STEP) * LOG_STEP
        high = math.ceil(math.log10(placed.max()) / LOG_STEP) * LOG_STEP
        return cls(min(low, high - 1.0), high, has_floor=placed.size < values.size)

    @property
    def floor(self) -> float:
        """The height of the floor."""
        return self.low - 0.05 * (self.high - self.low)

    @property
    def extent(self) -> tuple[float, float]:
        """The lowest and the highest height of the plot."""
        margin = 0.03 * (self.high - self.low)
        return (self.floor if self.has_floor else self.low) - margin, self.high + margin

    def heights(self, values: FloatArray) -> FloatArray:
        """Return the height of each value."""
        on_floor = self.is_clipped(values)
        return np.where(on_floor, self.floor, np.log10(np.where(on_floor, 1.0, values)))

    def is_clipped(self, values: FloatArray) -> BoolArray:
        """Tell which values lie on the floor."""
        return values <= LOWEST


Scale = LinearScale | LogScale


class ValueAxis(Axis):
    """An axis that reads heights back as values, linear or, when ``is_log``, as powers of ten."""

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation)
        self.is_log = False

    def set_log(self, is_log: bool) -> None:
        """Read heights as log10 of the values, or as the values."""
        self.is_log = is_log
        self.picture = None  # the cached drawing
        self.update()

    def tickValues(self, minVal: float, maxVal: float, size: float) -> Ticks:
        if self.is_log:
            return log_ticks(minVal, maxVal, size)
        ticks: Ticks = super().tickValues(minVal, maxVal, size)
        return ticks

    def tickStrings(self, values: list[float], scale: float, spacing: float | None) -> list[str]:
        if self.is_log:
            return [log_label(value) if spacing is not None else "" for value in values]
        return [written(scale * value, ".10g") for value in values]


class EpochAxis(Axis):
    """An axis of whole numbers, as many as can be read."""

    def tickSpacing(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, float]]:
        metrics = QFontMetrics(QGuiApplication.font())
        label_room = metrics.horizontalAdvance(epoch_label(maxVal)) + EPOCH_LABEL_GAP
        return [(whole_step((maxVal - minVal) * label_room / max(size, 1.0)), 0)]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return [epoch_label(value) for value in values]


def log_ticks(low: float, high: float, size: float) -> Ticks:
    """Return the ticks of a log axis from ``low`` to ``high`` (log10) over ``size`` px; spacing None is unlabelled.

    Whole decades are labelled, every second or third if they are many; 2 and 5 too if they are few.
    """
    stride = math.ceil(LOG_LABEL_ROOM * (high - low) / max(size, 1.0)) or 1
    round_first = math.ceil(low / stride) * stride
    first = round_first if round_first <= high else math.ceil(low)
    decades = [float(decade) for decade in range(first, math.floor(high) + 1, stride)]
    if stride > 1:
        return [(stride, decades)]
    has_room = size / (high - low) > 4 * LOG_LABEL_ROOM
    between = _mantissas(low, high, (2, 5)), _mantissas(low, high, (3, 4, 6, 7, 8, 9))
    return [(1.0, decades), (0.3 if has_room else None, between[0]), (None, between[1])]


def log_label(height: float) -> str:
    """Return 10**height, a round number, as a person writes it: 0.05, 20, 2·10⁻⁵."""
    exponent = math.floor(height + 1e-9)
    mantissa = round(10 ** (height - exponent))
    if -3 <= exponent <= 3:
        return written(mantissa * 10.0**exponent, ".10g")
    power = power_of_ten(exponent)
    return power if mantissa == 1 else f"{mantissa}·{power}"


def _mantissas(low: float, high: float, mantissas: tuple[int, ...]) -> list[float]:
    heights = [d + math.log10(k) for d in range(math.floor(low), math.ceil(high)) for k in mantissas]
    return [height for height in heights if low <= height <= high]
