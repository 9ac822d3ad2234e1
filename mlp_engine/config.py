"""What a run is made from: ``RunConfig``, whose fields are those of ``mlp_engine.fields``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from mlp_engine.activations import ACTIVATION_REGISTRY
from mlp_engine.arrays import as_choice, as_integer
from mlp_engine.datasets import DATA_SET_REGISTRY, DataSet
from mlp_engine.errors import InvalidInput, Text, marked
from mlp_engine.fields import FIELDS
from mlp_engine.inputs import INPUT_REGISTRY, USUAL_INPUTS, input_labels, inputs_for, is_plain, n_inputs
from mlp_engine.kinds import LayerSpec
from mlp_engine.losses import LOSS_REGISTRY, Loss, as_loss, losses_for
from mlp_engine.optimizers import OPTIMIZER_REGISTRY, Settings
from mlp_engine.own_data import NO_TABLE, OWN, OwnData
from mlp_engine.schedules import SCHEDULE_REGISTRY

_FIELD = {field.name: field for field in FIELDS}
LARGEST_RUN = 50_000_000  # numbers that one kind of matrix may hold in all layers together: 0.4 GB each


@dataclass(frozen=True)
class RunConfig:
    """Everything a run depends on: the same configuration gives the same run to the last bit.

    The attributes are described in ``FIELDS``; the defaults are the lesson's run.

    Raises
    ------
    InvalidInput
        if a value is not allowed, or does not go with others; its ``argument`` starts with the name of the field
    """

    data_set: str = "moons"
    own_data: OwnData | None = None
    standardize: bool = True
    n_classes: int = 3
    n_samples: int = 300
    noise: float = 0.15
    label_noise: float = 0.0
    test_share: float = 0.0
    data_seed: int = 42
    inputs: tuple[str, ...] = USUAL_INPUTS
    layers: tuple[LayerSpec, ...] = (LayerSpec(16, "relu"), LayerSpec(8, "relu"), LayerSpec(1, "sigmoid"))
    initializer: str = "he"
    init_scale: float = 0.5
    bias_start: float = 0.0
    weight_seed: int = 42
    loss: str = "half_mse"
    optimizer: str = "gradient_descent"
    learning_rate: float = 0.5
    momentum: float = 0.9
    beta1: float = 0.9
    beta2: float = 0.999
    alpha: float = 0.99
    epsilon: float = 1e-8
    weight_decay: float = 0.01
    schedule: str = "constant"
    schedule_epochs: int = 1000
    schedule_factor: float = 0.1
    batch_size: int | None = None
    batch_seed: int = 42
    l1: float = 0.0
    l2: float = 0.0
    clip_norm: float | None = None
    epochs: int = 2000
    stop_loss: float | None = None
    patience: int | None = None

    def __post_init__(self) -> None:
        for field in FIELDS:
            object.__setattr__(self, field.name, field.check(getattr(self, field.name)))
        self._take_own_data()
        self._check_inputs()
        self._check_classes()
        self._check_outputs()
        self._check_loss()
        self._check_size()

    def _take_own_data(self) -> None:
        """Have as many samples as the table has rows, and no table unless it is learned from."""
        if self.data_set != OWN.name:
            object.__setattr__(self, "own_data", None)
        elif self.own_data is None:
            raise InvalidInput("own_data", None, NO_TABLE)
        else:
            object.__setattr__(self, "n_samples", self.own_data.m)

    def _check_inputs(self) -> None:
        if not n_inputs(self.inputs, self.data.n_inputs):
            choices = ", ".join(inputs_for(list(INPUT_REGISTRY), self.data.n_inputs))
            raise InvalidInput(
                "inputs", self.inputs, Text(marked("engine", "one or more of {choices}"), {"choices": choices})
            )

    def _check_classes(self) -> None:
        if self.data.has_choice_of_classes:
            as_integer("n_classes", self.n_classes, *self.data.classes)

    def _check_outputs(self) -> None:
        L = len(self.layers)
        if self.layers[-1].size != self.n_outputs:
            allowed = Text(
                marked("engine", "{count}, one neuron for each output of the data set"), {"count": self.n_outputs}
            )
            raise InvalidInput(f"layers[{L}].size", self.layers[-1].size, allowed)
        for l, layer in enumerate(self.layers, start=1):
            if ACTIVATION_REGISTRY[layer.activation].is_output_only and (l < L or layer.size == 1):
                sentence = marked("engine", "another one: {activation} is for a last layer of several neurons")
                allowed = Text(sentence, {"activation": layer.activation})
                raise InvalidInput(f"layers[{l}].activation", layer.activation, allowed)

    def _check_loss(self) -> None:
        """Refuse a loss that does not go with the targets or with the activation of the last layer."""
        loss, output = LOSS_REGISTRY[self.loss], self.layers[-1].activation
        if loss.is_for_classes and self.data.is_regression:
            losses = ", ".join(name for name, loss in LOSS_REGISTRY.items() if not loss.is_for_classes)
            allowed = Text(marked("engine", "one of {losses}, as the targets are no classes"), {"losses": losses})
            raise InvalidInput("loss", self.loss, allowed)
        as_loss(self.loss, output)

    def _check_size(self) -> None:
        """Refuse what no ordinary computer could hold, before it is tried."""
        dims = self.layer_dims
        n_weights = sum(n_in * n_out for n_in, n_out in pairwise(dims))
        most_samples = (LARGEST_RUN - n_weights) // sum(dims[1:])
        if self.n_samples > most_samples:
            allowed = Text(marked("engine", "at most {most} with layers of these sizes"), {"most": most_samples})
            raise InvalidInput("n_samples", self.n_samples, allowed)

    @property
    def data(self) -> DataSet:
        """The kind of data set."""
        if self.own_data is not None:
            return self.own_data.data_set
        return OWN if self.data_set == OWN.name else DATA_SET_REGISTRY[self.data_set]

    @property
    def n_outputs(self) -> int:
        """n_L."""
        return self.data.n_outputs(self.n_classes)

    @property
    def layer_dims(self) -> list[int]:
        """n_0, n_1, …, n_L."""
        return [n_inputs(self.inputs, self.data.n_inputs), *(layer.size for layer in self.layers)]

    @property
    def input_labels(self) -> list[str]:
        """What a person reads for each row of A[0], such as "x₁" and "x₁²"."""
        return input_labels(self.inputs, self.data.n_inputs)

    @property
    def has_plain_inputs(self) -> bool:
        """Whether A[0] is X itself."""
        return is_plain(self.inputs, self.data.n_inputs)

    @property
    def activations(self) -> list[str]:
        """The names of the activations of layers 1 to L."""
        return [layer.activation for layer in self.layers]

    @property
    def settings(self) -> Settings:
        """What the optimizer is set to, with the learning rate as no schedule has changed it."""
        return Settings(*(getattr(self, name) for name in Settings._fields))

    def rate_at(self, epoch: int) -> float:
        """Return the learning rate of the updates of an epoch, as the schedule makes it."""
        return self.learning_rate * self.rate_factor(epoch)

    def rate_factor(self, epoch: int) -> float:
        """Return what the schedule multiplies the learning rate by in an epoch."""
        return SCHEDULE_REGISTRY[self.schedule].factor(epoch, self.schedule_epochs, self.schedule_factor)

    def with_field(self, name: str, value: Any) -> RunConfig:
        """Return ``with_fields`` of one field, as a person chooses it.

        Another optimiser brings its usual learning rate, unless the rate is not the usual one of the optimiser before.
        """
        config = self.with_fields({name: value})
        before, after = OPTIMIZER_REGISTRY[self.optimizer], OPTIMIZER_REGISTRY[config.optimizer]
        if before is not after and self.learning_rate == before.usual_rate:
            return replace(config, learning_rate=after.usual_rate)
        return config

    def with_fields(self, values: Mapping[str, Any]) -> RunConfig:
        """Return the configuration with some fields changed, and of the others what has to change with them.

        A table of the user's own is the data set. Another data set or number of classes brings an output layer as wide
        as it asks and, if its targets are of another kind, an activation and a loss for them; and the usual inputs, if
        it has none of those that are chosen. A loss brings an activation of the output layer that it goes with, and
        layers bring a loss.

        Raises InvalidInput if there is no such field, or a value is not allowed or does not go with another.
        """
        given = {as_choice("field", name, list(_FIELD)): _FIELD[name].check(value) for name, value in values.items()}
        if given.get("own_data") is not None:
            given = {"data_set": OWN.name} | given
        changes = self._fitting_data(given) | given
        layers, loss = changes["layers"], changes["loss"]
        if "loss" not in given:
            changes["loss"] = _fitting_loss(loss, layers[-1].activation)
        elif "layers" not in given:
            changes["layers"] = _fitting_output(layers, LOSS_REGISTRY[loss])
        return replace(self, **changes)

    def _fitting_data(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return classes, inputs, output layer and loss for the data set that is given, or else for this one."""
        name, own_data = given.get("data_set", self.data_set), given.get("own_data", self.own_data)
        if name == OWN.name and own_data is None:
            raise InvalidInput("own_data", None, NO_TABLE)
        data = own_data.data_set if name == OWN.name else DATA_SET_REGISTRY[name]
        n_classes = given.get("n_classes", self.n_classes)
        if data.has_choice_of_classes and "n_classes" not in given:
            n_classes = min(max(n_classes, data.classes[0]), data.classes[1])
        n_outputs, loss, output = data.n_outputs(n_classes), self.loss, self.layers[-1].activation
        if (data.is_regression, n_outputs > 1) != (self.data.is_regression, self.n_outputs > 1):
            output, loss = usual_output(data, n_outputs)
        inputs = self.inputs if n_inputs(self.inputs, data.n_inputs) else USUAL_INPUTS
        layers = (*self.layers[:-1], LayerSpec(n_outputs, output))
        return {"n_classes": n_classes, "inputs": inputs, "loss": loss, "layers": layers}

    def as_dict(self) -> dict[str, object]:
        """Return the fields as values that JSON can hold."""
        values = {field.name: getattr(self, field.name) for field in FIELDS}
        values["layers"] = [list(layer) for layer in self.layers]
        values["inputs"] = list(self.inputs)
        values["own_data"] = None if self.own_data is None else self.own_data.as_dict()
        return values

    @classmethod
    def from_dict(cls, values: Mapping[str, object]) -> RunConfig:
        """Return the configuration that ``as_dict`` gave; missing fields take their default.

        Raises InvalidInput for anything but a mapping, for an unknown field, and for a value that is not allowed.
        """
        if not isinstance(values, Mapping):
            raise InvalidInput("config", values, Text(marked("engine", "a table of fields and their values")))
        for name in values:
            as_choice("field", name, list(_FIELD))
        return cls(**values)  # type: ignore[arg-type]  # __post_init__ checks each value


def usual_output(data: DataSet, n_outputs: int) -> tuple[str, str]:
    """Return the activation of the last layer and the loss that usually go with a data set."""
    if data.is_regression:
        return "linear", "half_mse"
    return ("softmax", "cross_entropy") if n_outputs > 1 else (RunConfig.layers[-1].activation, RunConfig.loss)


def _fitting_output(layers: tuple[LayerSpec, ...], loss: Loss) -> tuple[LayerSpec, ...]:
    """Return the layers with an activation of the last one that goes with a loss, where its size lets it."""
    *hidden, (size, output) = layers
    if loss.output and (size > 1 or not ACTIVATION_REGISTRY[loss.output].is_output_only):
        output = loss.output
    elif not loss.output and ACTIVATION_REGISTRY[output].is_output_only:
        output = "sigmoid"
    return (*hidden, LayerSpec(size, output))


def _fitting_loss(loss: str, output: str) -> str:
    """Return a loss that goes with an activation of the last layer: the one that is there where it can."""
    fitting = losses_for(output)
    return loss if loss in fitting or not fitting else fitting[0]


def needs_restart(old: RunConfig, new: RunConfig) -> bool:
    """Tell whether a session of ``old`` has to start again to become one of ``new``."""
    return any(getattr(old, field.name) != getattr(new, field.name) for field in FIELDS if not field.changes_live)
