"""Fewer points of a curve that look the same: the extremes of buckets about a pixel wide."""

import numpy as np
import numpy.typing as npt

from mlp_engine.arrays import FloatArray

IndexArray = npt.NDArray[np.intp]
BLOCK = 64  # rows that Decimator boils down once and for all


def bucket_size(count: int, buckets: int) -> int:
    """Return the smallest power of two that splits ``count`` values into at most ``buckets`` whole buckets.

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
    ends = [_extremes(values[:whole], size), np.array([0, n - 1])]
    if whole < n:
        ends.append(_extremes(values[whole:], n - whole) + whole)
    return np.unique(np.concatenate(ends))


class Decimator:
    """``decimate`` for an append-only curve: each block of rows is looked at once, not in every frame.

    The rows of a history never change once they are written. So the memory that held the last curve, kept alive
    here, still holds the same numbers, and what was found in its whole blocks stays true.
    """

    def __init__(self) -> None:
        self._values: FloatArray = np.empty(0)
        self._found: IndexArray = np.empty(0, dtype=np.intp)

    def __call__(self, values: FloatArray, buckets: int) -> IndexArray:
        """Return indices with the promise of ``decimate``; ``values`` are never written again."""
        n = len(values)
        if bucket_size(n, buckets) <= BLOCK:
            return decimate(values, buckets)
        blocks = (n - 1) // BLOCK  # the last value is never in a block, so it is always a candidate
        candidates = np.concatenate([self._block_extremes(values, blocks), np.arange(blocks * BLOCK, n)])
        chosen = candidates[decimate(values[candidates], buckets)]
        return chosen if chosen[0] == 0 else np.concatenate([[0], chosen])

    def _block_extremes(self, values: FloatArray, blocks: int) -> IndexArray:
        """Two indices for each of the first blocks, rising."""
        if not _same_memory(values, self._values):
            self._found = np.empty(0, dtype=np.intp)
        known = len(self._found) // 2
        if known < blocks:
            new = _extremes(values[known * BLOCK : blocks * BLOCK], BLOCK) + known * BLOCK
            self._found = np.concatenate([self._found, new])
        self._values = values
        return self._found[: 2 * blocks]


def _extremes(values: FloatArray, size: int) -> IndexArray:
    """The indices of the smallest and the largest of each ``size`` neighbours, rising; all buckets are whole."""
    rows = values.reshape(-1, size)
    pairs = np.stack([rows.argmin(axis=1), rows.argmax(axis=1)], axis=1)
    pairs.sort(axis=1)
    return (pairs + np.arange(0, len(values), size)[:, np.newaxis]).ravel()


def _same_memory(one: FloatArray, other: FloatArray) -> bool:
    return one.strides == other.strides and one.ctypes.data == other.ctypes.data
