"""What hands do to a run: each event changes its network or its samples at one moment, and can be replayed.

To add one: a class like these, with an entry in ``EVENT_REGISTRY``; files, replay and undo pick it up from there. How
each is carried out is in ``mlp_engine.hands``.
"""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from mlp_engine.arrays import as_choice, as_integer, as_list, as_real
from mlp_engine.errors import InvalidInput, Text, marked
from mlp_engine.own_data import MOST_ROWS

if TYPE_CHECKING:
    from mlp_engine.config import RunConfig

LARGEST_NUMBER = 1e6  # that can be typed or drawn
_SYMBOLS = ("W", "b")


@dataclass(frozen=True)
class Event:
    """A change by hand.

    Attributes
    ----------
    name : in files
    changes_samples, changes_shape : what of a run has to be laid out anew
    """

    name: ClassVar[str] = ""
    changes_samples: ClassVar[bool] = False
    changes_shape: ClassVar[bool] = False

    @property
    def text(self) -> Text:
        """What is done, as a menu says it."""
        raise NotImplementedError

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
        sentence = marked("engine", "{symbol}[{l}] entry {row}, {column}")
        return Text(sentence, {"symbol": self.symbol, "l": self.l, "row": self.row + 1, "column": self.column + 1})

    def replaces(self, earlier: Event) -> bool:
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
        return isinstance(earlier, Freeze) and earlier.part == self.part

    def as_dict(self) -> dict[str, object]:
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
        sentence = (
            marked("engine", "switching neuron {neuron} of layer {l} off")
            if self.is_off
            else marked("engine", "switching neuron {neuron} of layer {l} on")
        )
        return Text(sentence, {"neuron": self.neuron + 1, "l": self.l})

    def replaces(self, earlier: Event) -> bool:
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

    def __post_init__(self) -> None:
        object.__setattr__(self, "x", _as_place(self.x))
        object.__setattr__(self, "y", as_real("event.y", self.y, -LARGEST_NUMBER, LARGEST_NUMBER))
        if self.sample is not None:
            as_integer("event.sample", self.sample, 0, MOST_ROWS)

    @property
    def text(self) -> Text:
        return Text(marked("engine", "adding a point"))

    def as_dict(self) -> dict[str, object]:
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
        return Text(marked("engine", "moving a point"))

    def replaces(self, earlier: Event) -> bool:
        is_same = isinstance(earlier, MovePoint) and earlier.sample == self.sample
        return is_same and (self.y is not None or earlier.y is None)  # type: ignore[attr-defined]  # see before

    def as_dict(self) -> dict[str, object]:
        return {"sample": self.sample, "x": list(self.x), "y": self.y}


@dataclass(frozen=True)
class ErasePoint(Event):
    """Takes a sample to learn from away: a column of X, from 0."""

    sample: int

    name = "erase"
    changes_samples = True

    def __post_init__(self) -> None:
        as_integer("event.sample", self.sample, 0, MOST_ROWS)

    @property
    def text(self) -> Text:
        return Text(marked("engine", "erasing a point"))


@dataclass(frozen=True)
class Reshape(Event):
    """Gives the network other layers or inputs, and leaves all weights as they are that still fit.

    Attributes
    ----------
    before, after : the fields of the configuration that change, such as "layers", each as in ``RunConfig.as_dict``
    origins : for each of the new layers, which of the old ones it comes from, 0 for none
    dropped : (layer, neuron) of the old ones that are left out; where a layer becomes smaller otherwise, its last ones
    state : packed, all that the run depended on, which is then taken as it is; "" to make it from what there is
    """

    before: Mapping[str, Any]
    after: Mapping[str, Any]
    origins: tuple[int, ...]
    dropped: tuple[tuple[int, int], ...] = ()
    state: str = ""

    name = "reshape"
    changes_shape = True

    FIELDS: ClassVar = ("layers", "inputs", "loss")

    def __post_init__(self) -> None:
        for name in ("before", "after"):
            values = getattr(self, name)
            if not isinstance(values, Mapping) or not set(values) <= set(self.FIELDS):
                allowed = Text(marked("engine", "a table of the fields {names}"), {"names": ", ".join(self.FIELDS)})
                raise InvalidInput(f"event.{name}", values, allowed)
        wanted = Text(marked("engine", "a list of layers"))
        origins = as_list("event.origins", self.origins, wanted, least=1)
        object.__setattr__(self, "origins", tuple(as_integer("event.origins", l, 0) for l in origins))
        pairs = [
            as_list("event.dropped", pair, wanted, 2, 2) for pair in as_list("event.dropped", self.dropped, wanted)
        ]
        dropped = tuple((as_integer("event.dropped", l, 1), as_integer("event.dropped", j, 0)) for l, j in pairs)
        object.__setattr__(self, "dropped", dropped)
        if not isinstance(self.state, str):
            raise InvalidInput("event.state", self.state, Text(marked("engine", "a text")))

    @classmethod
    def between(
        cls,
        old: RunConfig,
        new: RunConfig,
        origins: tuple[int, ...],
        dropped: tuple[tuple[int, int], ...] = (),
        state: str = "",
    ) -> Reshape:
        """Return the event that leads from one configuration to another."""
        before, after = old.as_dict(), new.as_dict()
        names = [name for name in cls.FIELDS if before[name] != after[name]]
        return cls(
            {name: before[name] for name in names}, {name: after[name] for name in names}, origins, dropped, state
        )

    @property
    def text(self) -> Text:
        return Text(marked("engine", "another shape of the network"))

    def taken_back(self, config: RunConfig) -> RunConfig:
        """Return the configuration that there was before."""
        return replace(config, **self.before)

    def made(self, config: RunConfig) -> RunConfig:
        """Return the configuration that there is after it."""
        return replace(config, **self.after)

    def as_dict(self) -> dict[str, object]:
        values = super().as_dict() | {"dropped": [list(pair) for pair in self.dropped], "origins": list(self.origins)}
        return values | {"before": dict(self.before), "after": dict(self.after)}


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


def packed(numbers: bytes) -> str:
    """Return bytes as a text."""
    return base64.b64encode(zlib.compress(numbers)).decode("ascii")


def unpacked(text: str, size: int) -> bytes:
    """Return the bytes of a packed text; raise InvalidInput unless they are so many."""
    try:
        numbers = zlib.decompressobj().decompress(base64.b64decode(text, validate=True), size + 1)
    except (ValueError, binascii.Error, zlib.error):
        numbers = b""
    if len(numbers) != size:
        raise InvalidInput("event.state", Text(marked("engine", "what is there")), Text(marked("engine", "a state")))
    return numbers


def _as_place(x: object) -> tuple[float, ...]:
    coordinates = as_list("event.x", x, Text(marked("engine", "a list of coordinates")), least=1)
    return tuple(as_real("event.x", value, -LARGEST_NUMBER, LARGEST_NUMBER) for value in coordinates)


def _as_switch(argument: str, value: object) -> None:
    if not isinstance(value, bool):
        raise InvalidInput(argument, value, Text(marked("engine", "yes or no")))
