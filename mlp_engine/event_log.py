"""The events of a run, each at its moment, and how files hold them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import NamedTuple

from mlp_engine.arrays import as_choice, as_integer, as_list
from mlp_engine.errors import InvalidInput, Text, marked
from mlp_engine.events import AddPoint, ErasePoint, Event, Freeze, MovePoint, SetParameter, SwitchOff
from mlp_engine.reshaping import Reshape

Moment = tuple[int, int]
"""So many epochs are made, and so many updates of the next one."""

EVENT_REGISTRY: dict[str, type[Event]] = {
    event.name: event for event in (SetParameter, Freeze, SwitchOff, AddPoint, MovePoint, ErasePoint, Reshape)
}


class Entry(NamedTuple):
    """An event of a run, and its moment: so many epochs are made, and so many updates of the next one."""

    epoch: int
    update: int
    event: Event

    def as_list(self) -> list[object]:
        """Return the entry as values that JSON can hold."""
        return [self.epoch, self.update, self.event.name, self.event.as_dict()]

    @classmethod
    def from_list(cls, values: object) -> Entry:
        """Return the entry that ``as_list`` gave; raise InvalidInput for anything else."""
        allowed = Text(marked("engine", "lists of an epoch, an update, the name of an event and its values"))
        epoch, update, name, content = as_list("events", values, allowed, 4, 4)
        kind = EVENT_REGISTRY[as_choice("events", name, list(EVENT_REGISTRY))]
        names = {field.name for field in fields(kind)}
        if not isinstance(content, Mapping) or not set(content) <= names:
            raise InvalidInput("events", content, allowed)
        try:
            event = kind(**content)
        except TypeError:
            raise InvalidInput("events", content, allowed) from None
        return cls(as_integer("events.epoch", epoch, 0), as_integer("events.update", update, 0), event)


class EventLog:
    """Notes events in the order of their moments."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._events: dict[Moment, list[Event]] = {}
        for epoch, update, event in entries:
            self._events.setdefault((epoch, update), []).append(event)

    def __bool__(self) -> bool:
        return bool(self._events)

    def at(self, moment: Moment) -> list[Event]:
        """Return the events of a moment."""
        return self._events.get(moment, [])

    def note(self, moment: Moment, event: Event) -> None:
        """Note an event behind all others; one right before it that makes no difference any more is forgotten."""
        events = self._events.setdefault(moment, [])
        if events and event.replaces(events[-1]):
            events.pop()
        events.append(event)

    def until(self, moment: Moment) -> tuple[Entry, ...]:
        """Return those up to a moment, its own included."""
        return tuple(entry for entry in self if entry[:2] <= moment)

    def forget_after(self, moment: Moment) -> None:
        """Drop those of all later moments."""
        self._events = {known: events for known, events in self._events.items() if known <= moment}

    def __iter__(self) -> Iterator[Entry]:
        for (epoch, update), events in self._events.items():
            for event in events:
                yield Entry(epoch, update, event)
