"""What hands do to a run: each event changes its network or its samples at one moment, and can be replayed.

To add one: a class like these, an entry in ``EVENT_REGISTRY`` of ``mlp_engine.event_log``, from where files, replay and
undo pick it up, and the way that it is carried out, in ``mlp_engine.hands``.
"""

from __future__ import annotations

import sys
from abc import ABC, abstractmethod
from dataclasses import dataclass, fields, replace
from typing import ClassVar, NamedTuple

from mlp_engine.arrays import as_choice, as_integer, as_list, as_real
from mlp_engine.errors import InvalidInput, Text, marked
from mlp_engine.own_data import MOST_ROWS

LARGEST_NUMBER = sys.float_info.max
_SYMBOLS = ("W", "b")


@dataclass(frozen=True)
class Event(ABC):
    """A change by hand.

    Attributes
    ----------
    name : in files
    changes_samples, changes_shape : what of a run has to be laid out anew
    added : samples there are more, or fewer if it is negative
    """

    name: ClassVar[str] = ""
    changes_samples: ClassVar[bool] = False
    changes_shape: ClassVar[bool] = False
    added: ClassVar[int] = 0

    @property
    @abstractmethod
    def text(self) -> Text:
        """What is done, as a menu says it."""
        ...

    def replaces(self, earlier: Event) -> bool:
        """Tell whether an earlier event of the same moment makes no difference any more, with this right behind it."""
        del earlier
        return False

    def as_dict(self) -> dict[str, object]:
        """Return the attributes as values that JSON can hold."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True)
class SetParameter(Event):
    """Gives one entry of W[l] or b[l] a number.

    Attributes
    ----------
    symbol : "W" or "b"
    l : layer, from 1
    row, column : from 0; of b the column is 0
    value : finite
    """

    symbol: str
    l: int
    row: int
    column: int
    value: float

    name = "set"

    def __post_init__(self) -> None:
        as_choice("event.symbol", self.symbol, _SYMBOLS)
        for name, least in (("l", 1), ("row", 0), ("column", 0)):
            as_integer(f"event.{name}", getattr(self, name), least)
        object.__setattr__(self, "value", as_real("event.value", self.value, -LARGEST_NUMBER, LARGEST_NUMBER))

    @property
    def text(self) -> Text:
        """What is done, as a menu says it."""
        sentence = marked("engine", "{symbol}[{l}] entry {row}, {column}")
        return Text(sentence, {"symbol": self.symbol, "l": self.l, "row": self.row + 1, "column": self.column + 1})

    def replaces(self, earlier: Event) -> bool:
        """Tell whether an earlier event makes no difference any more."""
        return isinstance(earlier, SetParameter) and replace(earlier, value=self.value) == self


class Part(NamedTuple):
    """Some parameters: of a layer those of one neuron, or only one of these; all of them where that is None.

    Attributes
    ----------
    l : layer, from 1
    neuron : from 0, or None
    source : the neuron of the layer before, from 0, from which the weight comes; ``BIAS`` for the bias; or None
    """

    l: int
    neuron: int | None = None
    source: int | None = None


BIAS = -1


@dataclass(frozen=True)
class Freeze(Event):
    """Has a part of the parameters learn no more, or learn again."""

    part: Part
    is_frozen: bool = True

    name = "freeze"

    def __post_init__(self) -> None:
        values = as_list("event.part", self.part, Text(marked("engine", "a layer, and perhaps a neuron")), 1, 3)
        part = Part(*values)  # type: ignore[arg-type]  # checked below
        as_integer("event.l", part.l, 1)
        if part.neuron is not None:
            as_integer("event.neuron", part.neuron, 0)
        if part.source is not None:
            as_integer("event.source", part.source, BIAS)
            as_integer("event.neuron", part.neuron, 0)
        _as_switch("event.is_frozen", self.is_frozen)
        object.__setattr__(self, "part", part)

    @property
    def text(self) -> Text:
        """What is done, as a menu says it."""
        l, neuron, source = self.part
        sentence = marked("engine", "freezing of {what}") if self.is_frozen else marked("engine", "thawing of {what}")
        if neuron is None:
            what = Text(marked("engine", "layer {l}"), {"l": l})
        elif source is None:
            what = Text(marked("engine", "neuron {neuron} of layer {l}"), {"neuron": neuron + 1, "l": l})
        elif source == BIAS:
            what = Text(marked("engine", "a bias of layer {l}"), {"l": l})
        else:
            what = Text(marked("engine", "a weight of layer {l}"), {"l": l})
        return Text(sentence, {"what": what})

    def replaces(self, earlier: Event) -> bool:
        """Tell whether an earlier event makes no difference any more."""
        return isinstance(earlier, Freeze) and earlier.part == self.part

    def as_dict(self) -> dict[str, object]:
        """Return the attributes as values that JSON can hold."""
        return {"part": list(self.part), "is_frozen": self.is_frozen}


@dataclass(frozen=True)
class SwitchOff(Event):
    """Has a hidden neuron's A be 0, or be computed again."""

    l: int
    neuron: int
    is_off: bool = True

    name = "switch"

    def __post_init__(self) -> None:
        as_integer("event.l", self.l, 1)
        as_integer("event.neuron", self.neuron, 0)
        _as_switch("event.is_off", self.is_off)

    @property
    def text(self) -> Text:
        """What is done, as a menu says it."""
        sentence = (
            marked("engine", "switching neuron {neuron} of layer {l} off")
            if self.is_off
            else marked("engine", "switching neuron {neuron} of layer {l} on")
        )
        return Text(sentence, {"neuron": self.neuron + 1, "l": self.l})

    def replaces(self, earlier: Event) -> bool:
        """Tell whether an earlier event makes no difference any more."""
        return isinstance(earlier, SwitchOff) and (earlier.l, earlier.neuron) == (self.l, self.neuron)


@dataclass(frozen=True)
class AddPoint(Event):
    """Adds a sample to learn from.

    Attributes
    ----------
    x : its column of X
    y : its class from 0, or in a regression its target
    sample : which column of X it becomes; None for the last
    """

    x: tuple[float, ...]
    y: float
    sample: int | None = None

    name = "add"
    changes_samples = True
    added = 1

    def __post_init__(self) -> None:
        object.__setattr__(self, "x", _as_place(self.x))
        object.__setattr__(self, "y", as_real("event.y", self.y, -LARGEST_NUMBER, LARGEST_NUMBER))
        if self.sample is not None:
            as_integer("event.sample", self.sample, 0, MOST_ROWS)

    @property
    def text(self) -> Text:
        """What is done, as a menu says it."""
        return Text(marked("engine", "adding a point"))

    def as_dict(self) -> dict[str, object]:
        """Return the attributes as values that JSON can hold."""
        return {"x": list(self.x), "y": self.y, "sample": self.sample}


@dataclass(frozen=True)
class MovePoint(Event):
    """Gives a sample to learn from other coordinates x, and where ``y`` is given another class or target."""

    sample: int
    x: tuple[float, ...]
    y: float | None = None

    name = "move"
    changes_samples = True

    def __post_init__(self) -> None:
        as_integer("event.sample", self.sample, 0, MOST_ROWS)
        object.__setattr__(self, "x", _as_place(self.x))
        if self.y is not None:
            object.__setattr__(self, "y", as_real("event.y", self.y, -LARGEST_NUMBER, LARGEST_NUMBER))

    @property
    def text(self) -> Text:
        """What is done, as a menu says it."""
        return Text(marked("engine", "moving a point"))

    def replaces(self, earlier: Event) -> bool:
        """Tell whether an earlier event makes no difference any more."""
        is_same = isinstance(earlier, MovePoint) and earlier.sample == self.sample
        return is_same and (self.y is not None or earlier.y is None)  # type: ignore[attr-defined]  # see before

    def as_dict(self) -> dict[str, object]:
        """Return the attributes as values that JSON can hold."""
        return {"sample": self.sample, "x": list(self.x), "y": self.y}


@dataclass(frozen=True)
class ErasePoint(Event):
    """Takes a sample to learn from away: a column of X, from 0."""

    sample: int

    name = "erase"
    changes_samples = True
    added = -1

    def __post_init__(self) -> None:
        as_integer("event.sample", self.sample, 0, MOST_ROWS)

    @property
    def text(self) -> Text:
        """What is done, as a menu says it."""
        return Text(marked("engine", "erasing a point"))


def _as_place(x: object) -> tuple[float, ...]:
    coordinates = as_list("event.x", x, Text(marked("engine", "a list of coordinates")), least=1)
    return tuple(as_real("event.x", value, -LARGEST_NUMBER, LARGEST_NUMBER) for value in coordinates)


def _as_switch(argument: str, value: object) -> None:
    if not isinstance(value, bool):
        raise InvalidInput(argument, value, Text(marked("engine", "yes or no")))
