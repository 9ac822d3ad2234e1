"""The axes and the points of a chart."""

import math
from dataclasses import dataclass

import numpy as np

from app.views.plots.downsampling import IndexArray, decimate
from app.views.plots.scales import LOWEST
from mlp_engine.arrays import FloatArray
from mlp_engine.round_numbers import ONE_TWO_FIVE, round_up, tidy

BUCKETS = 256  # of a curve, two points in each
MOST_STEPS = 10  # of a log axis
PLAIN_LOW, PLAIN_HIGH = 1e-4, 1e6  # between which powers of ten are easier to read without an exponent


@dataclass(frozen=True)
class AxisRange:
    """Where an axis starts and ends, the step between its labels, on a log axis a factor, and how Excel writes them."""

    least: float
    most: float
    step: float
    number_format: str = "General"


def linear_range(values: FloatArray, most_steps: int, is_whole: bool = False) -> AxisRange:
    """Return a range that holds the finite ones of ``values`` (n,) and starts and ends at a round number.

    Parameters
    ----------
    values : (n,)
    most_steps : into which the values are divided; there may be one more outside them
    is_whole : whether only whole numbers are worth a label
    """
    finite = values[np.isfinite(values)]
    least, most = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
    if least == most:  # 0 gives the other end
        least, most = min(least, 0.0), max(most, 0.0) if least else 1.0
    step = tidy(round_up((most - least) / most_steps, ONE_TWO_FIVE))
    if is_whole:
        step = max(step, 1.0)
    return AxisRange(tidy(math.floor(least / step) * step), tidy(math.ceil(most / step) * step), step)


def log_range(values: FloatArray) -> AxisRange:
    """Return the powers of ten that hold those of ``values`` (n,) that have a place on a log axis."""
    placed = values[is_placed(values, is_log=True)]
    if placed.size == 0:
        return AxisRange(0.1, 1.0, 10.0)
    low = math.floor(math.log10(placed.min()))
    high = max(math.ceil(math.log10(placed.max())), low + 1)
    is_plain = _power(low) >= PLAIN_LOW and _power(high) <= PLAIN_HIGH
    step = _power(-(-(high - low) // MOST_STEPS))
    return AxisRange(_power(low), _power(high), step, "General" if is_plain else "0E+00")


def is_placed(values: FloatArray, is_log: bool) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Tell which values have a place on an axis: as in a plot on the screen, a log axis has none up to ``LOWEST``."""
    return np.isfinite(values) & (values > LOWEST) if is_log else np.isfinite(values)


def points_worth_drawing(values: FloatArray, is_log: bool) -> IndexArray:
    """Return the indices, rising, of about 2 ``BUCKETS`` points of a curve, its extremes among them.

    The first and the last value are always there; between two values with a gap between them there is one of the gap.
    """
    placed = np.flatnonzero(is_placed(values, is_log))
    if placed.size == 0:
        return np.unique([0, len(values) - 1])
    chosen = placed[decimate(values[placed], BUCKETS)]
    ranks = np.searchsorted(placed, chosen)
    missing = np.diff(chosen) - np.diff(ranks)
    gaps = [_first_missing(placed, ranks[i], ranks[i + 1]) for i in np.flatnonzero(missing)]
    return np.unique(np.concatenate([chosen, np.array(gaps, dtype=np.intp), [0, len(values) - 1]]))


def _first_missing(placed: IndexArray, start: int, stop: int) -> int:
    """The first index that ``placed`` skips between its places ``start`` and ``stop``."""
    part = placed[start : stop + 1]
    return int(part[np.flatnonzero(np.diff(part) > 1)[0]]) + 1


def _power(exponent: int) -> float:
    """The double nearest to a power of ten, which ``10.0**exponent`` need not be."""
    return float(f"1e{exponent}")
