"""The points of curves: each stands for some neighbouring epochs, and keeps the extremes of each quantity in them.

Points are an array (s, k, n): n points of k quantities. Along the first axis lie the smallest, the mean and the largest
value, so s is 3. Where each point stands for a single epoch the three are one, and s is 1.
"""

import math
import mmap

import numpy as np

from mlp_engine.arrays import FloatArray, read_only

LOW, MEAN, HIGH = range(3)
FIRST_ROOM = 1024  # points that there is room for from the start


def low_mean_high(points: FloatArray) -> FloatArray:
    """Return points (1 or 3, k, n) as (3, k, n), without a copy."""
    return np.broadcast_to(points, (3, *points.shape[1:]))


class PointTable:
    """Whole points, each for ``span`` epochs, a power of two.

    There are at most ``bound``; then ``merge`` makes one of each two. Points that were handed out never change: merging
    makes a new table, and new points are written behind those that are there. So views of them cost nothing and stay
    right in another thread.

    Attributes
    ----------
    span : epochs that a point stands for
    count : number of points
    bound : an even number
    """

    def __init__(self, quantities: int, bound: int) -> None:
        self.span = 1
        self.count = 0
        self.bound = bound
        self._table = _space(1, quantities, min(FIRST_ROOM, bound))

    def put(self, first: int, points: FloatArray) -> None:
        """Let the points (s, k, n), of the same span, be those from ``first`` on; at most ``bound`` may result."""
        count = first + points.shape[-1]
        sizes, quantities, room = self._table.shape
        if count > room:
            table = _space(sizes, quantities, min(max(count, 2 * room), self.bound))
            table[:, :, : self.count] = self.since(0)
            self._table = table
        self._table[:, :, first:count] = points
        self.count = count

    def merge(self) -> None:
        """Make one point of each two neighbours; an odd last one is forgotten."""
        points = self.since(0)
        table = _space(3, points.shape[1], self.bound)
        merge_pairs(points, table[:, :, : self.count // 2])
        self._table, self.span, self.count = table, 2 * self.span, self.count // 2

    def first(self, count: int) -> "PointTable":
        """Return a table of its own of the first points, at most ``count``."""
        table = PointTable(self._table.shape[1], self.bound)
        table.span, table._table = self.span, _space(*self._table.shape[:2], min(FIRST_ROOM, self.bound))
        table.put(0, self.since(0)[:, :, :count])
        return table

    def widened(self, place: int, more: int) -> "PointTable":
        """Return a table of its own with ``more`` quantities at a place, which are NaN in all points."""
        points = np.insert(self.since(0), [place] * more, math.nan, axis=1)
        table = PointTable(points.shape[1], self.bound)
        table.span, table._table = self.span, _space(len(points), points.shape[1], table._table.shape[2])
        table.put(0, points)
        return table

    @classmethod
    def of(cls, points: FloatArray, span: int, bound: int) -> "PointTable":
        """Return a table of its own of points (s, k, n), each for ``span`` epochs."""
        sizes, quantities, count = points.shape
        table = cls(quantities, bound)
        table.span, table._table = span, _space(sizes, quantities, min(max(FIRST_ROOM, count), bound))
        table.put(0, points)
        return table

    def since(self, first: int) -> FloatArray:
        """Return the points (s, k, n) from ``first`` on, read-only."""
        points = self._table[:, :, first : self.count]
        points.flags.writeable = False
        return points


def _space(*shape: int) -> FloatArray:
    """Return an array in pages of its own, which go back to the system with it.

    Between the small blocks of the allocator a hole of that size can stay with the program.
    """
    return np.frombuffer(mmap.mmap(-1, 8 * math.prod(shape))).reshape(shape)


def merge_pairs(points: FloatArray, merged: FloatArray) -> None:
    """Write one point for each two neighbours of ``points`` (s, k, n) to ``merged`` (3, k, n // 2).

    All stand for equally many epochs; values are at least 0. The mean is that of two means and lies between them, so
    that it depends on the values alone and not on when they were merged.
    """
    end = 2 * merged.shape[-1]
    points = low_mean_high(points)
    left, right = points[:, :, 0:end:2], points[:, :, 1:end:2]
    np.minimum(left[LOW], right[LOW], out=merged[LOW])
    np.maximum(left[HIGH], right[HIGH], out=merged[HIGH])
    np.subtract(right[MEAN], left[MEAN], out=merged[MEAN])  # the sum of two large values could overflow
    merged[MEAN] *= 0.5
    merged[MEAN] += left[MEAN]


def points_of(values: FloatArray, span: int) -> FloatArray:
    """Return the points (s, k, n) of the values (``span`` n, k) of epochs; ``span`` is a power of two."""
    points = values.T[np.newaxis]
    while span > 1:
        span //= 2
        merged = np.empty((3, points.shape[1], points.shape[2] // 2))
        merge_pairs(points, merged)
        points = merged
    return points


def rest_of(values: FloatArray) -> FloatArray:
    """Return one point (3, k, 1) of the values (n, k) of some epochs, or none (3, k, 0) of no epoch; read-only."""
    n, quantities = values.shape
    if n == 0:
        return read_only(np.empty((3, quantities, 0)))
    low, high = values.min(axis=0), values.max(axis=0)
    mean = np.clip((values / n).sum(axis=0), low, high)  # rounding could leave them
    return read_only(np.stack([low, mean, high])[:, :, np.newaxis])
