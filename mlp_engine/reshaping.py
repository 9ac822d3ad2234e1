"""Other shapes of a network, as events that keep the weights that still fit."""

from collections.abc import Sequence

from mlp_engine.config import RunConfig
from mlp_engine.events import Reshape
from mlp_engine.kinds import LayerSpec


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
