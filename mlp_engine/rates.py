"""The learning rates that a run has had, as they were set."""

from collections.abc import Iterable, Iterator

Rates = tuple[tuple[int, float], ...]
"""(epoch, learning rate) from which epoch's updates on each was set, the first from epoch 0."""


class RateLog:
    """Notes the learning rates that are set, by the epoch whose updates are the first to use each.

    Parameters
    ----------
    rates : the first one, from epoch 0, and perhaps others
    """

    def __init__(self, rates: Iterable[tuple[int, float]]) -> None:
        self._rates = list(rates)

    @property
    def has_several(self) -> bool:
        """Whether there was more than one."""
        return len(self._rates) > 1

    def until(self, epoch: int) -> Rates:
        """Return those that were set up to an epoch."""
        return tuple(entry for entry in self if entry[0] <= epoch)

    def at(self, epoch: int) -> float:
        """Return the rate that was set in an epoch, or in the last one before it that had another."""
        index = -1
        while self._rates[index][0] > epoch:  # there is one from epoch 0 on
            index -= 1
        return self._rates[index][1]

    def note(self, epoch: int, rate: float) -> None:
        """Note a rate, and forget those of later epochs; one that no update has used is forgotten."""
        self._rates = [entry for entry in self._rates if entry[0] < epoch]
        if not self._rates or self._rates[-1][1] != rate:
            self._rates.append((epoch, rate))

    def __iter__(self) -> Iterator[tuple[int, float]]:
        return iter(self._rates)
