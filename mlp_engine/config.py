"""What a run is made from: ``RunConfig``, and ``FIELDS``, the one table of its fields.

The table drives validation, the form, the file format and the command line. To add a field: an attribute of
``RunConfig`` and an entry in ``FIELDS`` of the same name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, ClassVar

from mlp_engine.arrays import as_choice
from mlp_engine.datasets import DATA_SET_REGISTRY, LARGEST_NOISE, LARGEST_SEED
from mlp_engine.errors import InvalidInput, Text, marked
from mlp_engine.kinds import ChoiceKind, IntegerKind, Kind, LayersKind, LayerSpec, RealKind

LARGEST_RUN = 50_000_000  # numbers that one kind of matrix may hold in all layers together: 0.4 GB each
LARGEST_RATE = 1000.0
MOST_EPOCHS = 100_000_000


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
        RealKind(0.0, LARGEST_NOISE, step=0.05),
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
        RealKind(0.0, LARGEST_RATE, excludes_minimum=True),
        changes_live=True,
    ),
    Field(
        "epochs",
        marked("engine", "Epochs"),
        marked("engine", "How many updates until the run stops by itself."),
        IntegerKind(1, MOST_EPOCHS),
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
    loss: ClassVar[str] = "half_mse"  # of LOSS_REGISTRY; a field as soon as there is a choice
    optimizer: ClassVar[str] = "gradient_descent"  # of OPTIMIZER_REGISTRY; a field as soon as there is a choice

    def __post_init__(self) -> None:
        for field in FIELDS:
            object.__setattr__(self, field.name, field.check(getattr(self, field.name)))
        self._check_outputs()
        self._check_size()

    def _check_outputs(self) -> None:
        n_outputs = DATA_SET_REGISTRY[self.data_set].n_outputs
        if self.layers[-1].size != n_outputs:
            allowed = Text(
                marked("engine", "{count}, one neuron for each output of the data set"), {"count": n_outputs}
            )
            raise InvalidInput(f"layers[{len(self.layers)}].size", self.layers[-1].size, allowed)

    def _check_size(self) -> None:
        """Refuse what no ordinary computer could hold, before it is tried."""
        dims = self.layer_dims
        n_weights = sum(n_in * n_out for n_in, n_out in pairwise(dims))
        most_samples = (LARGEST_RUN - n_weights) // sum(dims[1:])
        if self.n_samples > most_samples:
            allowed = Text(marked("engine", "at most {most} with layers of these sizes"), {"most": most_samples})
            raise InvalidInput("n_samples", self.n_samples, allowed)

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

        Raises InvalidInput if there is no such field, or the value is not allowed.
        """
        as_choice("field", name, [field.name for field in FIELDS])
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
