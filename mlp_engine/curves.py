"""What a run has measured so far, as curves: points that each stand for one epoch or, in a long run, for some."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from mlp_engine.arrays import FloatArray, as_choice, as_integer, read_only
from mlp_engine.parts import Parts
from mlp_engine.point_table import HIGH, LOW, MEAN, low_mean_high
from mlp_engine.training_fields import MOST_EPOCHS


class Point(NamedTuple):
    """What is known of one quantity in the epochs ``first`` to ``last``: its smallest, mean and largest value."""

    first: int
    last: int
    low: float
    mean: float
    high: float


@dataclass(frozen=True, eq=False)
class Series:
    """One quantity over the epochs. Point i stands for the epochs i ``span`` to (i + 1) ``span`` - 1.

    Attributes
    ----------
    span : epochs that a point stands for; while it is 1, smallest, mean and largest value are the same
    n_epochs : number of epochs
    whole : (3, n), the smallest, mean and largest values of all points but the last if that one is not full yet; views
        of memory that is never written again
    rest : (3, 1), those of the epochs in the last point if it is not full yet, otherwise (3, 0)
    newest : the value of the newest epoch
    """

    span: int
    n_epochs: int
    whole: FloatArray
    rest: FloatArray
    newest: float

    @property
    def n_points(self) -> int:
        """Number of points, the last of which may not be full yet."""
        return len(self.whole[MEAN]) + len(self.rest[MEAN])

    @property
    def low(self) -> FloatArray:
        """The smallest value of each point, (n,)."""
        return self._all(LOW)

    @property
    def mean(self) -> FloatArray:
        """The mean value of each point, (n,)."""
        return self._all(MEAN)

    @property
    def high(self) -> FloatArray:
        """The largest value of each point, (n,)."""
        return self._all(HIGH)

    def at(self, epoch: int) -> Point:
        """Return the point that ``epoch`` belongs to; the newest epoch is known by itself.

        Raises InvalidInput if there is no such epoch.
        """
        epoch = as_integer("epoch", epoch, 0, self.n_epochs - 1)
        if epoch == self.n_epochs - 1:
            return Point(epoch, epoch, self.newest, self.newest, self.newest)
        index = epoch // self.span
        values = self.whole[:, index] if index < self.whole.shape[1] else self.rest[:, 0]
        first = index * self.span
        return Point(first, min(first + self.span, self.n_epochs) - 1, *values.tolist())

    def _all(self, which: int) -> FloatArray:
        whole = self.whole[which]
        return np.concatenate([whole, self.rest[which]]) if self.rest.size else whole


@dataclass(frozen=True, eq=False)
class Curves:
    """The measurements of epochs 0 to ``n_epochs`` - 1; arrays are read-only and never change.

    Attributes
    ----------
    norm_names : "|dW1|", "|db1|", …
    n_epochs : number of epochs
    span : epochs that a point stands for; the last point may stand for fewer
    whole : (3, k, n), the smallest, mean and largest values of the whole points; the k quantities are loss, accuracy,
        the norms and what is measured besides
    rest : (3, k, 1), those of the epochs behind the whole points, or (3, k, 0)
    newest : (k,), the values of the newest epoch; NaN if there is none
    extra_names : of what is measured besides, such as "test_loss": see EpochRecord
    """

    norm_names: tuple[str, ...]
    n_epochs: int
    span: int
    whole: FloatArray
    rest: FloatArray
    newest: FloatArray
    extra_names: tuple[str, ...] = ()

    def __len__(self) -> int:
        """Return the number of epochs, of which a point may stand for some."""
        return self.n_epochs

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the quantities: "loss", "accuracy", those of the norms, and of what is measured besides."""
        return ("loss", "accuracy", *self.norm_names, *self.extra_names)

    @property
    def epochs(self) -> FloatArray:
        """The first epoch of each point, (n,)."""
        return np.arange(0.0, self.n_epochs, self.span)

    def series(self, name: str) -> Series:
        """Return one of the quantities in ``names``, without the last point while the newest epoch has no value.

        Raises InvalidInput for another name.
        """
        k = self.names.index(as_choice("name", name, self.names))
        whole, rest, newest = self.whole[:, k], self.rest[:, k], float(self.newest[k])
        if not math.isnan(newest) or not self.n_epochs:
            return Series(self.span, self.n_epochs, whole, rest, newest)
        newest = float(whole[MEAN, -1]) if whole.size else math.nan
        return Series(self.span, whole.shape[1] * self.span, whole, rest[:, :0], newest)

    def cut(self, n_epochs: int, rest: FloatArray, newest: FloatArray) -> "Curves":
        """Return the curves of the first ``n_epochs``, of which the last point, if not whole, and values are given."""
        n_whole = (n_epochs - 1) // self.span if rest.size else n_epochs // self.span
        return replace(self, n_epochs=n_epochs, whole=self.whole[:, :, :n_whole], rest=rest, newest=newest)

    def of_norms(self, names: Sequence[str]) -> "Curves":
        """Return the curves with the norms of no gradients but some, which are the first ones."""
        if len(names) >= len(self.norm_names):
            return self
        first, end = 2 + len(names), 2 + len(self.norm_names)
        kept = np.r_[:first, end : len(self.newest)] if self.extra_names else slice(first)  # which needs no copy
        whole, rest, newest = self.whole[:, kept], self.rest[:, kept], self.newest[kept]
        for values in (whole, rest, newest):
            values.flags.writeable = False
        return replace(self, norm_names=tuple(names), whole=whole, rest=rest, newest=newest)

    def hiding(self, names: Collection[str]) -> "Curves":
        """Return the curves without what ``names`` have in the newest epoch."""
        newest = np.where([name in names for name in self.names], math.nan, self.newest)
        newest.flags.writeable = False
        return self.cut(self.n_epochs, self.rest if self.rest.size else self.whole[:, :, -1:], newest)

    def parts(self) -> tuple[dict[str, int], dict[str, FloatArray]]:
        """Return values that JSON can hold, and arrays; ``of`` makes the same curves of them."""
        values = {"norms": len(self.norm_names), "epochs": self.n_epochs, "span": self.span}
        whole = self.whole[:1] if self.span == 1 else self.whole
        return values, {"whole": whole, "rest": self.rest, "newest": self.newest}

    @classmethod
    def of(cls, parts: Parts, norm_names: tuple[str, ...], extra_names: tuple[str, ...]) -> "Curves":
        """Return the curves that gave these parts; raises InvalidInput for others."""
        n_epochs = parts.whole("epochs", 1, MOST_EPOCHS + 1)
        span = parts.power_of_two("span", MOST_EPOCHS)
        quantities, count = 2 + len(norm_names) + len(extra_names), n_epochs // span
        whole = parts.numbers("whole", 1 if span == 1 else 3, quantities, count, may_be_nan=True)
        rest = parts.numbers("rest", 3, quantities, 1 if n_epochs % span else 0, may_be_nan=True)
        newest = parts.numbers("newest", quantities, may_be_nan=True)
        return cls(
            norm_names, n_epochs, span, low_mean_high(read_only(whole)), read_only(rest), read_only(newest), extra_names
        )

    @property
    def loss(self) -> FloatArray:
        """The loss, (n,): of each epoch or, where points stand for some, the mean of each point."""
        return self.series("loss").mean

    @property
    def accuracy(self) -> FloatArray:
        """The accuracy from 0 to 1, (n,): of each epoch or the mean of each point."""
        return self.series("accuracy").mean

    def norm(self, name: str) -> FloatArray:
        """The norms (n,) of one gradient, such as "|dW1|": of each epoch or the mean of each point."""
        return self.series(name).mean

    @property
    def norms(self) -> FloatArray:
        """All norms, (n, k), a column for each of ``norm_names``."""
        ours = slice(2, 2 + len(self.norm_names))
        return np.concatenate([self.whole[MEAN, ours], self.rest[MEAN, ours]], axis=1).T
