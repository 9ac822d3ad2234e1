"""Fewer points of a curve that look the same: the extremes of buckets about a pixel wide."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from mlp_engine import Series
from mlp_engine.arrays import FloatArray
from mlp_engine.point_table import HIGH, LOW, MEAN

IndexArray = npt.NDArray[np.intp]


def bucket_size(count: int, buckets: int) -> int:
    """Return the smallest power of two that splits ``count`` points into at most ``buckets`` whole buckets.

    A power of two keeps the edges of the buckets where they are while a curve grows, so old points stand still.
    """
    return 1 << (-(-count // buckets) - 1).bit_length() if count > buckets else 1


def decimate(values: FloatArray, buckets: int) -> IndexArray:
    """Return the indices, rising, of the values that are worth drawing.

    Parameters
    ----------
    values : (n,) without NaN
    buckets : about how many buckets to make, such as the width in pixels; at least 1

    Returns
    -------
    indices : at most 2 ``buckets`` + 4 of 0 to n-1: the smallest and the largest value of every bucket of
        ``bucket_size`` neighbours, of the rest behind the last whole bucket, and the first and the last value
    """
    n = len(values)
    size = bucket_size(n, buckets)
    if size == 1:
        return np.arange(n)
    whole = n // size * size
    parts = [_extremes(values[:whole], values[:whole], size)[0], np.array([0, n - 1])]
    if whole < n:
        parts.append(_extremes(values[whole:], values[whole:], n - whole)[0] + whole)
    return np.unique(np.concatenate(parts))


class Outline(NamedTuple):
    """What to draw of a curve: epochs that never fall, and values, both (n,)."""

    epochs: FloatArray
    values: FloatArray


NOTHING = Outline(np.empty(0), np.empty(0))


def envelope(series: Series) -> Outline:
    """Return every epoch with its value.

    Of points that stand for some epochs it has the smallest and the largest value, at their first epoch, and at the end
    the newest epoch.
    """
    first = np.arange(0.0, series.n_epochs, series.span)
    if series.span == 1:
        return Outline(first, series.mean)
    values = np.stack([series.low, series.high], axis=1).ravel()
    return Outline(np.append(np.repeat(first, 2), series.n_epochs - 1.0), np.append(values, series.newest))


class Decimator:
    """Outlines of a growing curve. What was found in whole buckets is kept, so that a frame costs what is new.

    The points of a history never change once they are handed out. So the memory that held the last curve, kept alive
    here, still holds the same numbers, and what was found in them stays true.
    """

    def __init__(self) -> None:
        self._whole: FloatArray = np.empty((3, 0))
        self._buckets = range(0)  # the first point of each bucket that was looked at
        self._found: FloatArray = np.empty((2, 0))

    def __call__(self, series: Series, shown: slice, buckets: int) -> Outline:
        """Return an outline of the points ``shown``, all but the last of them whole; an empty one if there is no point.

        It has the first place, the smallest and the largest value of every bucket of ``bucket_size`` points, and at the
        end the newest epoch or the last place: at most 2 ``buckets`` + 8 places. If there is a bucket for each point,
        the line goes from the mean of a point that stands for several epochs to its extremes and back.
        """
        if shown.stop <= shown.start:
            return NOTHING
        size = bucket_size(shown.stop - shown.start, buckets)
        count = (min(shown.stop, series.whole.shape[1]) - shown.start) // size
        starts = range(shown.start, shown.start + count * size, size)
        first = _each(series, shown.start, min(shown.start + 1, series.whole.shape[1]))[:, :1]
        found = self._in_buckets(series, starts) if size > 1 else _each(series, shown.start, starts.stop)
        return Outline(*_without_repeats([first, found, _tail(series, starts.stop, shown.stop)]))

    def _in_buckets(self, series: Series, buckets: range) -> FloatArray:
        """The places (2, n) of the extremes in buckets of whole points."""
        known = self._buckets
        are_same = known.step == buckets.step and known == buckets[: len(known)]
        if not (are_same and _same_memory(series.whole, self._whole)):
            known, self._found = buckets[:0], np.empty((2, 0))
        if len(known) < len(buckets):
            self._found = np.concatenate([self._found, _extreme_places(series, buckets[len(known) :])], axis=1)
        self._whole, self._buckets = series.whole, buckets
        return self._found


def _extremes(low: FloatArray, high: FloatArray, size: int) -> tuple[IndexArray, FloatArray]:
    """The smallest of ``low`` and the largest of ``high`` in each ``size`` neighbours: their indices, rising, and they.

    All buckets are whole.
    """
    starts = np.arange(0, len(low), size)
    at_low = low.reshape(-1, size).argmin(axis=1) + starts
    at_high = high.reshape(-1, size).argmax(axis=1) + starts
    indices, values = np.stack([at_low, at_high], axis=1), np.stack([low[at_low], high[at_high]], axis=1)
    falls = at_high < at_low
    indices[falls], values[falls] = indices[falls, ::-1], values[falls, ::-1]
    return indices.ravel(), values.ravel()


def _extreme_places(series: Series, buckets: range) -> FloatArray:
    """The epochs and values (2, n) of the extremes in each bucket of whole points."""
    whole = series.whole[:, buckets.start : buckets.stop]
    indices, values = _extremes(whole[LOW], whole[HIGH], buckets.step)
    return np.stack([_middle(series, buckets.start + indices), values])


def _each(series: Series, start: int, stop: int) -> FloatArray:
    """The epochs and values (2, n) of some whole points, one by one."""
    whole, epochs = series.whole[:, start:stop], _middle(series, np.arange(start, stop))
    if series.span == 1:
        return np.stack([epochs, whole[MEAN]])
    return np.stack([np.repeat(epochs, 4), whole[[MEAN, LOW, HIGH, MEAN]].T.ravel()])


def _tail(series: Series, start: int, stop: int) -> FloatArray:
    """The epochs and values (2, n) of the extremes behind the buckets, and of the newest epoch or the last point."""
    n_whole, to_middle = series.whole.shape[1], (series.span - 1) / 2
    low, high = series.whole[LOW, start:stop], series.whole[HIGH, start:stop]
    places: list[tuple[float, float]] = []
    if low.size:
        at_low, at_high = int(low.argmin()), int(high.argmax())
        ends = sorted([(at_low, float(low[at_low])), (at_high, float(high[at_high]))])
        places += [((start + index) * series.span + to_middle, value) for index, value in ends]
    if stop > n_whole:
        middle = (n_whole * series.span + series.n_epochs - 1) / 2
        places += [(middle, float(series.rest[LOW, 0])), (middle, float(series.rest[HIGH, 0]))]
    if stop >= series.n_points:
        places.append((series.n_epochs - 1.0, series.newest))
    else:
        places.append(((stop - 1) * series.span + to_middle, float(series.whole[MEAN, stop - 1])))
    return np.array(places).T


def _middle(series: Series, points: IndexArray) -> FloatArray:
    """The epochs in the middle of whole points."""
    return points.astype(np.float64) * series.span + (series.span - 1) / 2


def _without_repeats(parts: list[FloatArray]) -> FloatArray:
    """Put places together, without those that equal the one before."""
    places = np.concatenate(parts, axis=1)
    is_new = (places[:, 1:] != places[:, :-1]).any(axis=0)
    return places[:, np.concatenate([[True], is_new])]


def _same_memory(one: FloatArray, other: FloatArray) -> bool:
    """Tell whether two quantities begin at the same place of memory."""
    return np.may_share_memory(one[LOW, :1], other[LOW, :1])
