"""What a run has measured, one row an epoch, append-only."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from mlp_engine.arrays import FloatArray, as_integer
from mlp_engine.errors import Text, TooEarly, marked


class EpochRecord(NamedTuple):
    """What was measured in one epoch, before its update.

    Attributes
    ----------
    epoch : number of updates made before it
    loss, accuracy : over the whole data set; accuracy from 0 to 1
    norms : the L2 norm of each gradient, in the order of ``History.norm_names``
    """

    epoch: int
    loss: float
    accuracy: float
    norms: tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Curves:
    """The measurements of epochs 0 to n-1; arrays are read-only and never change.

    Attributes
    ----------
    loss, accuracy : (n,)
    norms : (n, k), a column for each of ``norm_names``
    norm_names : "|dW1|", "|db1|", …
    """

    loss: FloatArray
    accuracy: FloatArray
    norms: FloatArray
    norm_names: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.loss)

    @property
    def epochs(self) -> FloatArray:
        """The epoch of each row, (n,)."""
        return np.arange(len(self), dtype=np.float64)

    def norm(self, name: str) -> FloatArray:
        """The norms (n,) of one gradient, such as "|dW1|"."""
        return self.norms[:, self.norm_names.index(name)]


class History:
    """Records of epochs 0, 1, 2, …, kept in one table that doubles when it is full.

    Rows that were written once never change, so ``curves`` hands out views of the table: they cost nothing and
    stay right in another thread while the table grows.
    """

    def __init__(self, norm_names: Sequence[str], capacity: int = 1024) -> None:
        self.norm_names = tuple(norm_names)
        self._table = np.empty((as_integer("capacity", capacity, 1), 2 + len(self.norm_names)))
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def append(self, record: EpochRecord) -> None:
        """Add the record of the next epoch."""
        if self._length == len(self._table):
            grown = np.empty((2 * self._length, self._table.shape[1]))
            grown[: self._length] = self._table
            self._table = grown
        self._table[self._length] = (record.loss, record.accuracy, *record.norms)
        self._length += 1

    def last(self) -> EpochRecord:
        """Return the newest record; raise TooEarly if there is none."""
        if not self._length:
            raise TooEarly(Text(marked("engine", "A history has no last record before the first is appended.")))
        loss, accuracy, *norms = self._table[self._length - 1].tolist()
        return EpochRecord(self._length - 1, loss, accuracy, tuple(norms))

    def curves(self) -> Curves:
        """Return all records so far."""
        rows = self._table[: self._length]
        rows.flags.writeable = False
        return Curves(rows[:, 0], rows[:, 1], rows[:, 2:], self.norm_names)
