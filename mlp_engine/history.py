"""What a run has measured, epoch by epoch, in bounded memory."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from mlp_engine.arrays import FloatArray, as_integer, read_only
from mlp_engine.curves import Curves
from mlp_engine.errors import Text, TooEarly, marked
from mlp_engine.parts import Parts
from mlp_engine.point_table import MEAN, PointTable, low_mean_high, points_of, rest_of

NUMBERS = 2**20  # in a table of points, at most, unless another bound is asked for
BLOCK = 1024  # epochs that become points together, or more
LARGEST_SPAN = 2**13  # epochs of a point, in the longest run with the most quantities


class EpochRecord(NamedTuple):
    """What was measured in one epoch, before its update.

    Attributes
    ----------
    epoch : number of updates made before it
    loss, accuracy : over all samples to learn from; accuracy from 0 to 1, or R² of a regression
    norms : the L2 norm of each gradient over all those samples, in the order of ``History.norm_names``
    extras : in the order of ``History.extra_names``: "penalty", which the training adds to the loss, "test_loss" and
        "test_accuracy", each where there is such a thing
    """

    epoch: int
    loss: float
    accuracy: float
    norms: tuple[float, ...]
    extras: tuple[float, ...] = ()


class History:
    """The records of epochs 0, 1, 2, …: of every epoch while there are at most ``bound``, usually ``usual_bound``.

    After that a point stands for 2 epochs, later for 4, 8, …: it keeps the smallest, the mean and the largest value of
    each quantity. So memory is bounded and no peak is lost. What was handed out never changes.
    """

    def __init__(self, norm_names: Sequence[str], bound: int | None = None, extra_names: Sequence[str] = ()) -> None:
        self.norm_names, self.extra_names = tuple(norm_names), tuple(extra_names)
        quantities = 2 + len(self.norm_names) + len(self.extra_names)
        even = usual_bound(quantities) if bound is None else as_integer("bound", bound, 2) // 2 * 2
        self._points = PointTable(quantities, even)
        self._n_epochs = 0
        self._last: EpochRecord | None = None
        self._recent = np.empty((BLOCK, quantities))  # the values of epochs that are in no point yet
        self._n_recent = 0
        self._settled = self._recent[:0].copy()  # the values of the last point, as long as nothing is behind it

    def __len__(self) -> int:
        """Return the number of epochs."""
        return self._n_epochs

    def append(self, record: EpochRecord) -> None:
        """Add the record of the next epoch."""
        if self._n_recent == len(self._recent):
            self._settle()
        self._recent[self._n_recent] = self._values(record)
        self._n_recent += 1
        self._n_epochs += 1
        self._last = record

    def last(self) -> EpochRecord:
        """Return the newest record; raise TooEarly if there is none."""
        if self._last is None:
            raise TooEarly(Text(marked("engine", "A history has no last record before the first is appended.")))
        return self._last

    def curves(self) -> Curves:
        """Return all that is known of the epochs so far."""
        self._settle()
        whole, rest = low_mean_high(self._points.since(0)), rest_of(self._recent[: self._n_recent])
        newest = np.array(len(rest[0]) * [math.nan] if self._last is None else self._values(self._last))
        return Curves(
            self.norm_names, self._n_epochs, self._points.span, whole, rest, read_only(newest), self.extra_names
        )

    def replace_last(self, record: EpochRecord) -> None:
        """Have another record for the newest epoch."""
        if not self._n_recent:  # it is in a point, and what was handed out must not change
            self._points = self._points.first(self._points.count - 1)
            self._n_recent = len(self._settled)
            self._recent[: self._n_recent] = self._settled
        self._recent[self._n_recent - 1] = self._values(record)
        self._last = record

    def widen(self, norm_names: Sequence[str]) -> None:
        """Have more gradients from now on, behind those of before, which have the same names; NaN is what they had."""
        before, more = 2 + len(self.norm_names), len(norm_names) - len(self.norm_names)
        if more > 0:
            self._points = self._points.widened(before, more)
            self._recent, self._settled = (
                np.insert(values, [before] * more, math.nan, axis=1) for values in (self._recent, self._settled)
            )
            self.norm_names = tuple(norm_names)

    @property
    def span(self) -> int:
        """How many epochs a point stands for; ``curves`` may make it more."""
        return self._points.span

    def until(self, records: Sequence[EpochRecord]) -> "History":
        """Return a history of its own that ends with these records, whose epochs follow each other.

        The first must be the first of a point, as any epoch is while a point stands for one.
        """
        self._settle()
        first = records[0].epoch
        cut = History(self.norm_names, self._points.bound, self.extra_names)
        cut._points = self._points.first(first // self._points.span)
        cut._n_epochs = first
        cut._recent = np.empty((max(BLOCK, 2 * self._points.span), self._recent.shape[1]))
        for record in records:
            cut.append(record)
        return cut

    def curves_until(self, records: Sequence[EpochRecord]) -> Curves:
        """Return the curves of the epochs up to the last of these records, which are as for ``until``."""
        values = np.array([self._values(record) for record in records])
        is_whole = len(records) == self.curves().span
        return self.curves().cut(
            records[-1].epoch + 1, rest_of(values[:0] if is_whole else values), read_only(values[-1])
        )

    def parts(self) -> tuple[dict[str, int], dict[str, FloatArray]]:
        """Return values that JSON can hold, and arrays that never change; ``of`` makes the same history of them."""
        self._settle()
        values = {"norms": len(self.norm_names), "bound": self._points.bound, "span": self._points.span}
        recent = read_only(self._recent[: self._n_recent] if self._n_recent else self._settled)
        return values, {"points": self._points.since(0), "recent": recent}

    @classmethod
    def of(cls, parts: Parts, n_epochs: int, norm_names: Sequence[str], extra_names: Sequence[str]) -> "History":
        """Return the history of so many epochs that gave these parts; raises InvalidInput for others."""
        span = parts.power_of_two("span", LARGEST_SPAN)
        count, n_recent = divmod(n_epochs, span)
        bound = parts.whole("bound", max(2, count + count % 2), NUMBERS)
        history = cls(norm_names, bound, extra_names)
        quantities = history._recent.shape[1]
        points = parts.numbers("points", 1 if span == 1 else 3, quantities, count, may_be_nan=True)
        history._points = PointTable.of(points, span, history._points.bound)
        recent = parts.numbers("recent", n_recent or span, quantities, may_be_nan=True)
        history._recent = np.empty((max(BLOCK, 2 * span), quantities))
        history._recent[:n_recent] = recent[:n_recent]
        history._settled = recent[n_recent:].copy()
        history._n_epochs, history._n_recent = n_epochs, n_recent
        history._last = history._record(n_epochs - 1, recent[-1])
        return history

    def values_of(self, records: Sequence[EpochRecord]) -> FloatArray:
        """Return the values (n, k) of some records, which ``records_of`` takes again."""
        return np.array([self._values(record) for record in records])

    def records_of(self, parts: Parts, first: int, end: int) -> list[EpochRecord]:
        """Return the records of the epochs from ``first`` to the one before ``end``; raises InvalidInput for others."""
        values = parts.numbers("point", end - first, self._recent.shape[1], may_be_nan=True)
        return [self._record(epoch, of_epoch) for epoch, of_epoch in enumerate(values, first)]

    def _record(self, epoch: int, values: FloatArray) -> EpochRecord:
        """Return the record that gave ``_values``."""
        loss, accuracy, *others = values.tolist()
        norms, extras = others[: len(self.norm_names)], others[len(self.norm_names) :]
        return EpochRecord(epoch, loss, accuracy, tuple(x for x in norms if not math.isnan(x)), tuple(extras))

    def _values(self, record: EpochRecord) -> tuple[float, ...]:
        """The quantities in the order of ``Curves.names``, NaN for gradients that the network has not."""
        missing = (math.nan,) * (len(self.norm_names) - len(record.norms))
        return (record.loss, record.accuracy, *record.norms, *missing, *record.extras)

    def _settle(self) -> None:
        """Make points of the recent epochs; those that do not fill a point go on waiting."""
        points = self._points
        while (ready := self._n_recent // points.span) > 0:
            room = points.bound - points.count
            if room == 0:
                points.merge()
                continue
            n = min(ready, room) * points.span
            if n == self._n_recent:
                self._settled = self._recent[n - points.span : n].copy()
            points.put(points.count, points_of(self._recent[:n], points.span))
            self._forget_recent(n)

    def _forget_recent(self, n: int) -> None:
        """Move the recent epochs but the first ``n`` to the start of a block that has room for more than a point."""
        waiting = self._recent[n : self._n_recent]
        self._n_recent = len(waiting)
        if len(self._recent) < 2 * self._points.span:
            self._recent = np.empty((2 * self._points.span, self._recent.shape[1]))
        self._recent[: self._n_recent] = waiting


def continued(curves: Curves, records: Sequence[EpochRecord]) -> Curves:
    """Return curves, of which each point stands for one epoch, with the records of the epochs that follow them."""
    values = np.array([(r.loss, r.accuracy, *r.norms, *r.extras) for r in records])  # (n, k)
    whole = read_only(np.concatenate([curves.whole[MEAN], values.T], axis=1))  # (k, n)
    return replace(
        curves,
        n_epochs=curves.n_epochs + len(records),
        whole=low_mean_high(whole[np.newaxis]),
        newest=read_only(values[-1]),
    )


def usual_bound(quantities: int) -> int:
    """Return how many points of so many quantities a history keeps, a power of two: 131 072 for three layers."""
    return 1 << (NUMBERS // quantities).bit_length() - 1
