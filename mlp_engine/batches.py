"""The samples of each update: all of them at once, or in batches, shuffled anew in every epoch."""

import numpy as np
import numpy.typing as npt

Columns = npt.NDArray[np.intp]


class Batches:
    """How the samples of an epoch are shared among its updates.

    The order of an epoch depends on its number and the seed alone, so that it can be come to from anywhere.

    Parameters
    ----------
    m : number of samples
    size : samples of an update, the last of an epoch takes what is left; None for all of them, in their own order
    seed : of the orders, 0 to 2**31 - 1

    Attributes
    ----------
    count : updates of an epoch
    """

    def __init__(self, m: int, size: int | None, seed: int) -> None:
        self._m, self._seed = m, seed
        self._size = m if size is None else min(size, m)
        self.is_whole = size is None or size >= m
        self.count = update_count(m, size)
        self._epoch, self._order = -1, _frozen(np.arange(m))

    def columns(self, epoch: int, update: int) -> Columns:
        """Return the columns of X that an update of an epoch learns from, both counted from 0, read-only."""
        if self.is_whole:
            return self._order
        if epoch != self._epoch:
            random = np.random.RandomState([self._seed, epoch])
            self._epoch, self._order = epoch, _frozen(random.permutation(self._m))
        return self._order[update * self._size : (update + 1) * self._size]


def update_count(m: int, size: int | None) -> int:
    """Return how many updates an epoch of m samples is."""
    return 1 if size is None else -(-m // size)


def _frozen(order: npt.NDArray[np.int64]) -> Columns:
    order.flags.writeable = False
    return order
