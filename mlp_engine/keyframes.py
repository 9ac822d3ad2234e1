"""States of a run to go back to, in bounded memory: all of the last epochs, and some of the earlier ones."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from mlp_engine.arrays import FloatArray

KEPT_NUMBERS = 2**23  # in the states of earlier epochs, 64 MiB
RECENT_NUMBERS = 2**22  # in those of the last epochs, 32 MiB
MOST_KEPT, LEAST_KEPT = 4096, 3
MOST_RECENT, LEAST_RECENT = 64, 2


class State(NamedTuple):
    """All that the update of an epoch depends on, as one vector; it may be overwritten by the next ``put``."""

    epoch: int
    vector: FloatArray


class Keyframes:
    """Keeps the states, vectors of ``size`` numbers, of every ``span``-th epoch and of the last ones.

    When there are too many, every second one is dropped and ``span`` is twice as long: of n epochs, the last one kept
    before any of them is at most about 2 n / ``bound`` epochs away.

    Parameters
    ----------
    size : of each vector
    bound : how many are kept besides the last ones; None for as many as the memory allows
    first : the first epoch, of which the state is always there

    Attributes
    ----------
    span : epochs from one kept state to the next
    bound : so many of those are kept at most
    """

    def __init__(self, size: int, bound: int | None = None, first: int = 0) -> None:
        self.span = 1
        self._first = first
        self.bound = _share(KEPT_NUMBERS, size, LEAST_KEPT, MOST_KEPT) if bound is None else bound
        self._kept: dict[int, FloatArray] = {}
        n_recent = _share(RECENT_NUMBERS, size, LEAST_RECENT, MOST_RECENT)
        self._recent = np.empty((n_recent, size))
        self._recent_epochs = [-1] * n_recent

    def put(self, epoch: int, vector: FloatArray) -> None:
        """Keep the state that an epoch has."""
        place = epoch % len(self._recent_epochs)
        self._recent[place] = vector
        self._recent_epochs[place] = epoch
        if self._is_kept(epoch) and epoch not in self._kept:
            self._kept[epoch] = vector.copy()
            if len(self._kept) > self.bound:
                self.span *= 2
                self._kept = {epoch: vector for epoch, vector in self._kept.items() if self._is_kept(epoch)}

    def _is_kept(self, epoch: int) -> bool:
        return epoch % self.span == 0 or epoch == self._first

    def last_before(self, epoch: int) -> State:
        """Return the last state that is kept of the epochs up to ``epoch``, which is the first one or later."""
        kept = max(epoch // self.span * self.span, self._first)
        while kept not in self._kept:
            kept = max(kept - self.span, self._first)
        recent = max((known for known in self._recent_epochs if known <= epoch), default=-1)
        if recent > kept:
            return State(recent, self._recent[recent % len(self._recent_epochs)])
        return State(kept, self._kept[kept])

    def some(self, numbers: int) -> dict[int, FloatArray]:
        """Return kept states by their epochs, every one or every second, fourth …, of about so many numbers.

        They are never written again. The first is always among them.
        """
        bound, span = max(1, numbers // self._recent.shape[1]), self.span
        while len(self._kept) > bound * (span // self.span):
            span *= 2
        return {epoch: state for epoch, state in self._kept.items() if epoch % span == 0 or epoch == self._first}

    def take(self, epochs: Sequence[int], states: FloatArray, newest: int) -> None:
        """Have the states (k, size) of some epochs in order, from the first on, of a run up to ``newest``."""
        n_epochs = newest - self._first + 1
        self.span = 1 << max(0, math.ceil(n_epochs / len(epochs)) - 1).bit_length()  # no longer than it was
        known = list(zip(epochs, states, strict=True))
        for epoch, state in sorted(known, key=lambda known: not self._is_kept(known[0])):  # no other takes their place
            self.put(epoch, state)

    def forget_after(self, epoch: int) -> None:
        """Drop the states of all later epochs: they are another run's from now on."""
        self._kept = {known: vector for known, vector in self._kept.items() if known <= epoch}
        self._recent_epochs = [known if known <= epoch else -1 for known in self._recent_epochs]


def _share(numbers: int, size: int, least: int, most: int) -> int:
    return min(max(numbers // size, least), most)
