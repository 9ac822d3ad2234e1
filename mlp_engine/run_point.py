"""A run at one of its epochs: few numbers, enough to be there again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from mlp_engine.arrays import FloatArray, as_choice, as_integer, as_list, as_positive
from mlp_engine.config import RunConfig
from mlp_engine.errors import InvalidInput, Text, marked
from mlp_engine.event_log import Entry
from mlp_engine.rates import RateLog, Rates
from mlp_engine.reshaping import Reshape
from mlp_engine.training_fields import LARGEST_RATE, MOST_EPOCHS


@dataclass(frozen=True)
class RunPoint:
    """What a session was at an epoch: ``replay`` leads there again.

    Two points that describe the same run are equal: entries of ``rates`` that change nothing are left out.

    Attributes
    ----------
    config : in force at ``epoch``
    epoch : number of epochs made
    rates : (epoch, learning rate) from which epoch's updates on each learning rate was set, the first from epoch 0;
        empty if it has always been that of ``config``
    update : number of updates made of the next epoch; none, unless it has several
    events : what hands have done up to here, in order

    Raises
    ------
    InvalidInput
        if the epoch is negative, or rates or events are not in order or not allowed
    """

    config: RunConfig
    epoch: int = 0
    rates: Rates = ()
    update: int = 0
    events: tuple[Entry, ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.config, RunConfig):
            raise InvalidInput("config", self.config, Text(marked("engine", "a table of fields and their values")))
        object.__setattr__(self, "epoch", as_integer("epoch", self.epoch, 0))
        object.__setattr__(self, "rates", self._checked_rates())
        object.__setattr__(self, "update", as_integer("update", self.update, 0))
        object.__setattr__(self, "events", self._checked_events())

    @property
    def start(self) -> RunConfig:
        """The configuration that the run began with, and the rate of its first epoch."""
        rate = self.rates[0][1] if self.rates else self.config.learning_rate
        return replace(_before(self.events, self.config), learning_rate=rate)

    def at(self, epoch: int) -> RunPoint:
        """Return the same run at another epoch: an earlier one as it was, a later one as it is now.

        Raises InvalidInput if the epoch is negative or no whole number.
        """
        epoch = as_integer("epoch", epoch, 0)
        rates = tuple(entry for entry in self.rates if entry[0] <= epoch)
        rate = rates[-1][1] if rates else self.config.learning_rate
        events = tuple(entry for entry in self.events if entry[:2] <= (epoch, 0))
        config = _before(self.events[len(events) :], self.config)
        return RunPoint(replace(config, learning_rate=rate), epoch, rates, events=events)

    def learning_rates(self, epochs: Iterable[int]) -> FloatArray:
        """Return the learning rates that the updates of some epochs had or, with the present rate, will have."""
        log = RateLog(self.rates or [(0, self.config.learning_rate)])
        schedule = replace(self.config, learning_rate=1.0)
        return np.array([log.at(epoch) * schedule.rate_at(epoch) for epoch in epochs])

    def as_dict(self) -> dict[str, object]:
        """Return the point as values that JSON can hold."""
        values: dict[str, object] = {
            "epoch": self.epoch,
            "config": self.config.as_dict(),
            "rates": [list(entry) for entry in self.rates],
        }
        if self.update:
            values["update"] = self.update
        if self.events:
            values["events"] = [entry.as_list() for entry in self.events]
        return values

    @classmethod
    def from_dict(cls, values: Mapping[str, object]) -> RunPoint:
        """Return the point that ``as_dict`` gave; a missing configuration is the lesson's, a missing epoch is 0.

        Raises InvalidInput for anything but a mapping, for an unknown field, and for a value that is not allowed.
        """
        if not isinstance(values, Mapping):
            raise InvalidInput("point", values, Text(marked("engine", "a table of fields and their values")))
        for name in values:
            as_choice("field", name, [field.name for field in fields(cls)])
        epoch = as_integer("epoch", values.get("epoch", 0), 0, MOST_EPOCHS)
        config = RunConfig.from_dict(values.get("config", {}))  # type: ignore[arg-type]  # checked there
        rates, update = values.get("rates", ()), values.get("update", 0)
        listed = as_list("events", values.get("events", ()), Text(marked("engine", "a list of events")))
        events = tuple(map(Entry.from_list, listed))
        _before(events, config)  # which may not be possible
        return cls(config, epoch, rates, update, events)  # type: ignore[arg-type]  # __post_init__ checks them

    def _checked_events(self) -> tuple[Entry, ...]:
        events = tuple(self.events)
        moments = [entry[:2] for entry in events]
        if moments != sorted(moments) or (moments and moments[-1] > (self.epoch, self.update)):
            allowed = Text(marked("engine", "in the order of their moments, none behind epoch {epoch}"))
            raise InvalidInput("events", moments, Text(allowed.template, {"epoch": self.epoch}))
        for epoch, update, event in events:
            if update and (event.changes_samples or event.changes_shape):
                allowed = Text(marked("engine", "no other samples or layers between two updates of an epoch"))
                raise InvalidInput("events", [epoch, update], allowed)
        return events

    def _checked_rates(self) -> Rates:
        kept: list[tuple[int, float]] = []
        earliest = 0
        allowed = Text(marked("engine", "pairs of an epoch and a learning rate, in order"))
        for i, entry in enumerate(as_list("rates", self.rates, allowed)):
            first, value = as_list(f"rates[{i}]", entry, allowed, least=2, most=2)
            epoch = as_integer(f"rates[{i}].epoch", first, earliest, self.epoch if i else 0)
            rate = as_positive(f"rates[{i}].learning_rate", value, LARGEST_RATE)
            if not kept or rate != kept[-1][1]:
                kept.append((epoch, rate))
            earliest = epoch + 1
        if kept and kept[-1][1] != self.config.learning_rate:
            raise InvalidInput("rates", kept[-1][1], Text(marked("engine", "the learning rate in force, at the end")))
        return tuple(kept) if len(kept) > 1 else ()


def _before(events: Sequence[Entry], config: RunConfig) -> RunConfig:
    """Return the configuration that there was before some events."""
    fields: dict[str, object] = {}
    for entry in reversed(events):
        if isinstance(entry.event, Reshape):
            fields |= entry.event.before
    return replace(config, **fields) if fields else config  # type: ignore[arg-type]  # which is checked anew
