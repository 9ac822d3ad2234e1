"""What a run is made from: ``RunConfig``, and ``FIELDS``, the one table of its fields.

The table drives validation, the form, the file format and the command line. To add a field: an attribute of
``RunConfig`` and an entry in ``FIELDS`` of the same name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from mlp_engine.activations import ACTIVATION_REGISTRY
from mlp_engine.arrays import as_choice, as_integer, as_list, as_positive, as_real
from mlp_engine.datasets import DATA_SET_REGISTRY, LARGEST_NOISE, LARGEST_SEED
from mlp_engine.errors import InvalidInput, Text, marked


class LayerSpec(NamedTuple):
    """One layer: how many neurons, and the name of their activation."""

    size: int
    activation: str


@dataclass(frozen=True)
class ChoiceKind:
    """One name of a table; ``labels`` gives what a person reads for each."""

    labels: Mapping[str, str]

    def check(self, argument: str, value: object) -> str:
        """Return ``value`` or raise InvalidInput."""
        return as_choice(argument, value, list(self.labels))

    def parse(self, text: str) -> object:
        """Read what a person typed."""
        return text


@dataclass(frozen=True)
class IntegerKind:
    """A whole number between two bounds, both allowed; one that ``is_seed`` has no meaning but to be another one."""

    minimum: int
    maximum: int
    is_seed: bool = False

    def check(self, argument: str, value: object) -> int:
        """Return ``value`` or raise InvalidInput."""
        return as_integer(argument, value, self.minimum, self.maximum)

    def parse(self, text: str) -> object:
        """Read what a person typed."""
        return _number(text, int)


@dataclass(frozen=True)
class RealKind:
    """A number between two bounds, both allowed but for a minimum that ``excludes_minimum``."""

    minimum: float
    maximum: float
    excludes_minimum: bool = False

    def check(self, argument: str, value: object) -> float:
        """Return ``value`` or raise InvalidInput."""
        if self.excludes_minimum:
            return as_positive(argument, value, self.maximum)
        return as_real(argument, value, self.minimum, self.maximum)

    def parse(self, text: str) -> object:
        """Read what a person typed."""
        return _number(text, float)


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
        layers = [
            _pair(f"{argument}[{l}]", layer) for l, layer in enumerate(as_list(argument, value, allowed), start=1)
        ]
        if not 1 <= len(layers) <= self.most_layers:
            raise InvalidInput(argument, len(layers), allowed)
        return tuple(
            LayerSpec(
                as_integer(f"{argument}[{l}].size", size, 1, self.largest_size),
                as_choice(f"{argument}[{l}].activation", activation, list(ACTIVATION_REGISTRY)),
            )
            for l, (size, activation) in enumerate(layers, start=1)
        )

    def parse(self, text: str) -> object:
        """Read what a person typed, such as ``16:relu,8:relu,1:sigmoid``."""
        return [
            (_number(size, int), name) for size, _, name in (part.strip().partition(":") for part in text.split(","))
        ]


Kind = ChoiceKind | IntegerKind | RealKind | LayersKind


@dataclass(frozen=True)
class Field:
    """One field of a RunConfig.

    Attributes
    ----------
    name : the attribute of RunConfig, the key in files and, with dashes, the command line option
    label, help : what a person reads, short and in a sentence
    kind : what values are allowed, and how to read one
    changes_live : True if a running session can take a new value; otherwise it has to start again
    """

    name: str
    label: str
    help: str
    kind: Kind
    changes_live: bool = False

    @property
    def default(self) -> object:
        """The value in the lesson."""
        return getattr(RunConfig(), self.name)

    def check(self, value: object) -> object:
        """Return ``value`` in the type of the field or raise InvalidInput."""
        return self.kind.check(self.name, value)


FIELDS: tuple[Field, ...] = (
    Field(
        "data_set",
        marked("engine", "Data set"),
        marked("engine", "The points that the network learns to tell apart."),
        ChoiceKind({name: data_set.label for name, data_set in DATA_SET_REGISTRY.items()}),
    ),
    Field(
        "n_samples",
        marked("engine", "Samples"),
        marked("engine", "How many points: m, the number of columns of X."),
        IntegerKind(2, 100_000),
    ),
    Field(
        "noise",
        marked("engine", "Noise"),
        marked("engine", "Standard deviation of the normal noise on each coordinate."),
        RealKind(0.0, LARGEST_NOISE),
    ),
    Field(
        "data_seed",
        marked("engine", "Data seed"),
        marked("engine", "The same seed draws the same points."),
        IntegerKind(0, LARGEST_SEED, is_seed=True),
    ),
    Field(
        "layers",
        marked("engine", "Layers"),
        marked("engine", "Number of neurons and activation of each layer, the input not counted."),
        LayersKind(most_layers=12, largest_size=2048),
    ),
    Field(
        "weight_seed",
        marked("engine", "Weight seed"),
        marked("engine", "The same seed draws the same starting weights."),
        IntegerKind(0, LARGEST_SEED, is_seed=True),
    ),
    Field(
        "learning_rate",
        marked("engine", "Learning rate η"),
        marked("engine", "How far one update goes against the gradient. It can change while the network learns."),
        RealKind(0.0, 1000.0, excludes_minimum=True),
        changes_live=True,
    ),
    Field(
        "epochs",
        marked("engine", "Epochs"),
        marked("engine", "How many updates until the run stops by itself."),
        IntegerKind(1, 100_000_000),
        changes_live=True,
    ),
)


@dataclass(frozen=True)
class RunConfig:
    """Everything a run depends on: the same configuration gives the same run to the last bit.

    The attributes are described in ``FIELDS``; the defaults are the lesson's run.

    Raises
    ------
    InvalidInput
        if a value is not allowed; its ``argument`` starts with the name of the field
    """

    data_set: str = "moons"
    n_samples: int = 300
    noise: float = 0.15
    data_seed: int = 42
    layers: tuple[LayerSpec, ...] = (LayerSpec(16, "relu"), LayerSpec(8, "relu"), LayerSpec(1, "sigmoid"))
    weight_seed: int = 42
    learning_rate: float = 0.5
    epochs: int = 2000

    def __post_init__(self) -> None:
        for field in FIELDS:
            object.__setattr__(self, field.name, field.check(getattr(self, field.name)))
        n_outputs = DATA_SET_REGISTRY[self.data_set].n_outputs
        if self.layers[-1].size != n_outputs:
            allowed = Text(
                marked("engine", "{count}, one neuron for each output of the data set"), {"count": n_outputs}
            )
            raise InvalidInput(f"layers[{len(self.layers)}].size", self.layers[-1].size, allowed)

    @property
    def layer_dims(self) -> list[int]:
        """n_0, n_1, …, n_L."""
        return [DATA_SET_REGISTRY[self.data_set].n_inputs, *(layer.size for layer in self.layers)]

    @property
    def activations(self) -> list[str]:
        """The names of the activations of layers 1 to L."""
        return [layer.activation for layer in self.layers]

    def with_field(self, name: str, value: Any) -> RunConfig:
        """Return the configuration with one field changed, the output layer as wide as the data set asks.

        Raises InvalidInput if the value is not allowed.
        """
        if name != "data_set":
            return replace(self, **{name: value})
        data_set = DATA_SET_REGISTRY[as_choice(name, value, list(DATA_SET_REGISTRY))]
        *hidden, output = self.layers
        return replace(self, data_set=data_set.name, layers=(*hidden, LayerSpec(data_set.n_outputs, output.activation)))

    def as_dict(self) -> dict[str, object]:
        """Return the fields as values that JSON can hold."""
        values = {field.name: getattr(self, field.name) for field in FIELDS}
        values["layers"] = [list(layer) for layer in self.layers]
        return values

    @classmethod
    def from_dict(cls, values: Mapping[str, object]) -> RunConfig:
        """Return the configuration that ``as_dict`` gave; missing fields take their default.

        Raises InvalidInput for anything but a mapping, for an unknown field, and for a value that is not allowed.
        """
        if not isinstance(values, Mapping):
            raise InvalidInput("config", values, Text(marked("engine", "a table of fields and their values")))
        for name in values:
            as_choice("field", name, [field.name for field in FIELDS])
        return cls(**values)  # type: ignore[arg-type]  # __post_init__ checks each value


def needs_restart(old: RunConfig, new: RunConfig) -> bool:
    """Tell whether a session of ``old`` has to start again to become one of ``new``."""
    return any(getattr(old, field.name) != getattr(new, field.name) for field in FIELDS if not field.changes_live)


def _number(text: str, read: Callable[[str], float]) -> object:
    try:
        return read(text)
    except ValueError:
        return text


def _pair(argument: str, layer: object) -> list[object]:
    allowed = Text(marked("engine", "a size and an activation"))
    parts = as_list(argument, layer, allowed)
    if len(parts) != 2:
        raise InvalidInput(argument, layer, allowed)
    return parts
