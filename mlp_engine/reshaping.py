"""Other shapes of a network, as events that keep the weights that still fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from mlp_engine.arrays import as_integer, as_list
from mlp_engine.config import RunConfig
from mlp_engine.errors import InvalidInput, Text, marked
from mlp_engine.events import Event
from mlp_engine.fields import LAYERS
from mlp_engine.kinds import LayerSpec


@dataclass(frozen=True)
class Reshape(Event):
    """Gives the network other layers or inputs, and leaves all weights as they are that still fit.

    Attributes
    ----------
    before, after : the fields of the configuration that change, such as "layers", each as in ``RunConfig.as_dict``
    origins : for each of the new layers, which of the old ones it comes from, 0 for none
    dropped : (layer, neuron) of the old ones that are left out; where a layer becomes smaller otherwise, its last ones
    inserted : (layer, neuron) of the new ones that come from none; where a layer becomes larger otherwise, its last
    state : packed, parameters and what the optimizer remembers, as they were when the network had this shape before:
        there what is new comes from; "" to make it
    """

    before: Mapping[str, Any]
    after: Mapping[str, Any]
    origins: tuple[int, ...]
    dropped: tuple[tuple[int, int], ...] = ()
    inserted: tuple[tuple[int, int], ...] = ()
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
            if "layers" in values:
                LAYERS.check(f"event.{name}", values["layers"])
        wanted = Text(marked("engine", "a list of layers"))
        origins = as_list("event.origins", self.origins, wanted, least=1)
        object.__setattr__(self, "origins", tuple(as_integer("event.origins", l, 0) for l in origins))
        for name in ("dropped", "inserted"):
            object.__setattr__(self, name, _as_places(f"event.{name}", getattr(self, name)))
        if not isinstance(self.state, str):
            raise InvalidInput("event.state", self.state, Text(marked("engine", "a text")))

    @classmethod
    def values_of(cls, config: RunConfig) -> dict[str, Any]:
        """Return the fields that it may change, as ``RunConfig.as_dict`` does."""
        return {"layers": [list(layer) for layer in config.layers], "inputs": list(config.inputs), "loss": config.loss}

    @classmethod
    def between(
        cls,
        old: RunConfig,
        new: RunConfig,
        origins: tuple[int, ...],
        dropped: tuple[tuple[int, int], ...] = (),
    ) -> Reshape:
        """Return the event that leads from one configuration to another."""
        before, after = cls.values_of(old), cls.values_of(new)
        names = [name for name in cls.FIELDS if before[name] != after[name]]
        return cls({name: before[name] for name in names}, {name: after[name] for name in names}, origins, dropped)

    @property
    def text(self) -> Text:
        """What is done, as a menu says it."""
        old, new = (self._layers(values) for values in (self.before, self.after))
        if len(old) != len(new):
            is_more = len(new) > len(old)
            return Text(marked("engine", "adding a layer") if is_more else marked("engine", "removing a layer"))
        for l, (one, other) in enumerate(zip(old, new, strict=True), start=1):
            if one[0] != other[0]:
                template = (
                    marked("engine", "adding a neuron to layer {l}")
                    if other[0] > one[0]
                    else marked("engine", "removing a neuron from layer {l}")
                )
                return Text(template, {"l": l})
            if one[1] != other[1]:
                return Text(marked("engine", "another activation of layer {l}"), {"l": l})
        return Text(marked("engine", "other inputs"))

    def _layers(self, values: Mapping[str, Any]) -> list[tuple[int, str]]:
        return [(int(size), str(activation)) for size, activation in values.get("layers", ())]

    def made(self, config: RunConfig) -> RunConfig:
        """Return the configuration that there is after it."""
        return replace(config, **self.after)

    def as_dict(self) -> dict[str, object]:
        """Return the attributes as values that JSON can hold."""
        pairs = {name: [list(pair) for pair in getattr(self, name)] for name in ("dropped", "inserted")}
        maps = {"before": dict(self.before), "after": dict(self.after)}
        return super().as_dict() | pairs | maps | {"origins": list(self.origins)}

    def __hash__(self) -> int:
        return hash(self.origins)


def _as_places(argument: str, values: object) -> tuple[tuple[int, int], ...]:
    allowed = Text(marked("engine", "a list of neurons, each by its layer and its number"))
    pairs = [as_list(argument, pair, allowed, 2, 2) for pair in as_list(argument, values, allowed)]
    return tuple((as_integer(argument, l, 1), as_integer(argument, neuron, 0)) for l, neuron in pairs)


def with_neuron(config: RunConfig, l: int) -> Reshape:
    """Return the event that gives layer l, from 1, one neuron more, behind the others.

    Like all here, it raises InvalidInput where no run can have such a shape.
    """
    size, activation = config.layers[l - 1]
    return _with_layer_as(config, l, LayerSpec(size + 1, activation))


def without_neuron(config: RunConfig, l: int, neuron: int | None = None) -> Reshape:
    """Return the event that takes a neuron, from 0, of layer l away; the last one if none is named."""
    size, activation = config.layers[l - 1]
    dropped = () if neuron is None else ((l, neuron),)
    return _with_layer_as(config, l, LayerSpec(size - 1, activation), dropped)


def with_activation(config: RunConfig, l: int, activation: str) -> Reshape:
    """Return the event that gives layer l another activation; the last one's may bring another loss."""
    return _with_layer_as(config, l, LayerSpec(config.layers[l - 1].size, activation))


def with_layer(config: RunConfig, l: int) -> Reshape:
    """Return the event that puts a new layer where layer l is, which becomes the next one.

    It has as many neurons as the layer before it has, or as enter the network, and begins by handing on what it gets.
    """
    before = config.layer_dims[l - 1]
    activation = config.layers[max(l - 2, 0)].activation if len(config.layers) > 1 else "relu"
    layers = (*config.layers[: l - 1], LayerSpec(before, activation), *config.layers[l - 1 :])
    return _to(config, {"layers": layers}, (*range(1, l), 0, *range(l, len(config.layers) + 1)))


def without_layer(config: RunConfig, l: int) -> Reshape:
    """Return the event that takes a hidden layer away."""
    layers = (*config.layers[: l - 1], *config.layers[l:])
    return _to(config, {"layers": layers}, (*range(1, l), *range(l + 1, len(config.layers) + 1)))


def with_inputs(config: RunConfig, inputs: Sequence[str]) -> Reshape:
    """Return the event that has other inputs enter the network, by their names in INPUT_REGISTRY."""
    return _to(config, {"inputs": inputs}, tuple(range(1, len(config.layers) + 1)))


def _with_layer_as(config: RunConfig, l: int, layer: LayerSpec, dropped: tuple[tuple[int, int], ...] = ()) -> Reshape:
    layers = (*config.layers[: l - 1], layer, *config.layers[l:])
    return _to(config, {"layers": layers}, tuple(range(1, len(layers) + 1)), dropped)


def _to(
    config: RunConfig,
    given: dict[str, object],
    origins: tuple[int, ...],
    dropped: tuple[tuple[int, int], ...] = (),
) -> Reshape:
    return Reshape.between(config, config.with_fields(given), origins, dropped)
