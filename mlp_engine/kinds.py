"""A field of a run's configuration, and the kinds of fields: what values each allows, and how one is typed.

To add a kind: a class like these, an entry in ``Kind``, and an editor for it in the form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from mlp_engine.activations import ACTIVATION_REGISTRY
from mlp_engine.arrays import as_choice, as_integer, as_list, as_positive, as_real
from mlp_engine.errors import InvalidInput, Text, marked
from mlp_engine.own_data import OwnData
from mlp_engine.typed import as_plain, read_number, with_advice
from mlp_engine.written import MINUS, exact

if TYPE_CHECKING:
    from mlp_engine.config import RunConfig


class LayerSpec(NamedTuple):
    """One layer: how many neurons, and the name of their activation."""

    size: int
    activation: str


@dataclass(frozen=True)
class ChoiceKind:
    """One name of a table.

    ``labels`` gives what a person reads for each, ``what`` perhaps a sentence on it, with bars around its symbols.
    """

    labels: Mapping[str, str]
    what: Mapping[str, str | Text] = field(default_factory=dict)

    def check(self, argument: str, value: object) -> str:
        """Return ``value`` or raise InvalidInput."""
        return as_choice(argument, value, list(self.labels))

    def parse(self, text: str) -> object:
        """Read what a person typed."""
        return text

    def as_typed(self, value: str) -> str:
        """Return what a person types for a value."""
        return value


@dataclass(frozen=True)
class IntegerKind:
    """A whole number between two bounds, both allowed; one that ``is_seed`` has no meaning but to be another one."""

    minimum: int
    maximum: int
    is_seed: bool = False

    def check(self, argument: str, value: object) -> int:
        """Return ``value`` or raise InvalidInput."""
        try:
            return as_integer(argument, value, self.minimum, self.maximum)
        except InvalidInput as error:
            raise with_advice(error, int) from None

    def parse(self, text: str) -> object:
        """Read what a person typed."""
        return read_number(text, int)

    def as_typed(self, value: int) -> str:
        """Return what a person types for a value."""
        return str(value)


@dataclass(frozen=True)
class RealKind:
    """A number between two bounds, both allowed but for a minimum that ``excludes_minimum``, or such a maximum.

    Its neighbours are a ``step`` away; without one, which zero must have, they are 1, 2, 5, 10, …
    """

    minimum: float
    maximum: float
    excludes_minimum: bool = False
    excludes_maximum: bool = False
    step: float | None = None

    def check(self, argument: str, value: object) -> float:
        """Return ``value`` or raise InvalidInput."""
        try:
            if self.excludes_minimum:
                return as_positive(argument, value, self.maximum)
            return as_real(argument, value, self.minimum, self.maximum, excludes_maximum=self.excludes_maximum)
        except InvalidInput as error:
            raise with_advice(error, float) from None

    def parse(self, text: str) -> object:
        """Read what a person typed."""
        return read_number(text, float)

    def as_typed(self, value: float) -> str:
        """Return what a person types for a value."""
        return exact(value).replace(MINUS, "-")


@dataclass(frozen=True)
class OptionalKind:
    """A number that may be left out, as None: people read and type a word for that, or nothing.

    The ``first`` number is where a step from the word leads.
    """

    number: IntegerKind | RealKind
    absent: str
    first: float

    def check(self, argument: str, value: object) -> float | None:
        """Return ``value`` or raise InvalidInput."""
        if value is None:
            return None
        try:
            return self.number.check(argument, value)
        except InvalidInput as error:
            fields = {"absent": Text(self.absent), "allowed": error.allowed}
            raise InvalidInput(argument, value, Text(marked("engine", "{absent}, or {allowed}"), fields)) from None

    def parse(self, text: str) -> object:
        """Read what a person typed."""
        return None if as_plain(text).lower() in ("", self.absent) else self.number.parse(text)

    def as_typed(self, value: Any) -> str:
        """Return what a person types for a value."""
        return self.absent if value is None else self.number.as_typed(value)


@dataclass(frozen=True)
class TextKind:
    """A line of text; space around it does not count."""

    def check(self, argument: str, value: object) -> str:
        """Return ``value`` as it is to be kept or raise InvalidInput."""
        if not isinstance(value, str):
            raise InvalidInput(argument, value, Text(marked("engine", "a text")))
        return value.strip()

    def parse(self, text: str) -> object:
        """Read what a person typed."""
        return text

    def as_typed(self, value: str) -> str:
        """Return what a person types for a value."""
        return value


@dataclass(frozen=True)
class LayersKind:
    """The layers 1 to L, input not counted."""

    most_layers: int
    largest_size: int

    def check(self, argument: str, value: object) -> tuple[LayerSpec, ...]:
        """Return ``value``, an iterable of (size, activation), as layers or raise InvalidInput."""
        allowed = Text(
            marked("engine", "1 to {most} layers, each a size and an activation"), {"most": self.most_layers}
        )
        pair = Text(marked("engine", "a size and an activation"))
        layers = [
            as_list(f"{argument}[{l}]", layer, pair, least=2, most=2)
            for l, layer in enumerate(as_list(argument, value, allowed), start=1)
        ]
        if not 1 <= len(layers) <= self.most_layers:
            raise InvalidInput(argument, len(layers), allowed)
        sizes = IntegerKind(1, self.largest_size)
        return tuple(
            LayerSpec(
                sizes.check(f"{argument}[{l}].size", size),
                as_choice(f"{argument}[{l}].activation", activation, list(ACTIVATION_REGISTRY)),
            )
            for l, (size, activation) in enumerate(layers, start=1)
        )

    def parse(self, text: str) -> object:
        """Read what a person typed, such as ``16:relu,8:relu,1:sigmoid``."""
        parts = (part.strip().partition(":") for part in as_plain(text).split(","))
        return [(read_number(size, int), name) for size, _, name in parts]

    def as_typed(self, value: tuple[LayerSpec, ...]) -> str:
        """Return what a person types for a value."""
        return ",".join(f"{layer.size}:{layer.activation}" for layer in value)


@dataclass(frozen=True)
class SwitchKind:
    """Yes or no."""

    def check(self, argument: str, value: object) -> bool:
        """Return ``value`` or raise InvalidInput."""
        if isinstance(value, bool):
            return value
        raise InvalidInput(argument, value, Text(marked("engine", "yes or no")))

    def parse(self, text: str) -> object:
        """Read what a person typed."""
        return {"yes": True, "no": False}.get(as_plain(text).lower(), text)

    def as_typed(self, value: bool) -> str:
        """Return what a person types for a value."""
        return "yes" if value else "no"


@dataclass(frozen=True)
class SetKind:
    """Some names of a table, at least one, in its order; ``labels`` gives what a person reads for each."""

    labels: Mapping[str, str]

    def check(self, argument: str, value: object) -> tuple[str, ...]:
        """Return ``value``, an iterable of names, or raise InvalidInput."""
        sentence = marked("engine", "one or more of {choices}")
        allowed = Text(sentence, {"choices": ", ".join(self.labels)})
        names = as_list(argument, value, allowed, least=1)
        if not set(map(type, names)) <= {str} or not set(names) <= set(self.labels):
            raise InvalidInput(argument, value, allowed)
        return tuple(name for name in self.labels if name in names)

    def parse(self, text: str) -> object:
        """Read what a person typed, such as ``x1,x2,x1_x2``."""
        return [name for part in as_plain(text).split(",") if (name := part.strip())]

    def as_typed(self, value: tuple[str, ...]) -> str:
        """Return what a person types for a value."""
        return ",".join(value)


@dataclass(frozen=True)
class OwnDataKind:
    """A table of the user's own, or None."""

    def check(self, argument: str, value: object) -> OwnData | None:
        """Return ``value``, which may be as ``OwnData.as_dict`` gave it, or raise InvalidInput."""
        if value is None or isinstance(value, OwnData):
            return value
        if isinstance(value, Mapping):
            return OwnData.from_dict(value)
        raise InvalidInput(argument, value, Text(marked("engine", "a table of the user's own")))

    def parse(self, text: str) -> object:
        """A table is not typed."""
        return text

    def as_typed(self, value: OwnData | None) -> str:
        """Return its name."""
        return "" if value is None else value.name


Kind = ChoiceKind | IntegerKind | RealKind | OptionalKind | TextKind | LayersKind | SwitchKind | SetKind | OwnDataKind

GROUPS = {
    "data": marked("engine", "Data"),
    "network": marked("engine", "Network"),
    "training": marked("engine", "Training"),
}
"""The groups of the fields, with their headings."""


@dataclass(frozen=True)
class Field:
    """One field of a RunConfig.

    Attributes
    ----------
    name : the attribute of RunConfig, the key in files and, with dashes, the command line option
    label, help : what a person reads, short and in a sentence
    kind : what values are allowed, and how to read one
    group : one of GROUPS
    changes_live : True if a running session can take a new value; otherwise it has to start again
    is_typed : whether it can be given on the command line
    matters : tells whether the run depends on it, with the other fields as they are in a configuration
    """

    name: str
    label: str
    help: str
    kind: Kind
    group: str = ""
    changes_live: bool = False
    is_typed: bool = True
    matters: Callable[[RunConfig], bool] = lambda config: True

    def check(self, value: object) -> object:
        """Return ``value`` in the type of the field or raise InvalidInput."""
        return self.kind.check(self.name, value)
