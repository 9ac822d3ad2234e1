"""Frames of one run between which hands have given the network another shape, or the run other samples."""

from collections.abc import Callable
from functools import cache

from mlp_engine import Frame, FrameRequest, RunConfig, Session
from mlp_engine.events import AddPoint, Event, SwitchOff
from mlp_engine.reshaping import with_activation, with_inputs, with_layer, with_neuron, without_layer, without_neuron

CONFIG = RunConfig(n_samples=30, layers=((5, "tanh"), (4, "relu"), (1, "sigmoid")))  # type: ignore[arg-type]
CHANGES: dict[str, Callable[[RunConfig], Event]] = {
    "a neuron more": lambda config: with_neuron(config, 1),
    "a neuron less": lambda config: without_neuron(config, 2, 1),
    "a layer more": lambda config: with_layer(config, 2),
    "a layer less": lambda config: without_layer(config, 1),
    "another activation": lambda config: with_activation(config, 1, "relu"),
    "more inputs": lambda config: with_inputs(config, ("x1", "x2", "x1_squared")),
    "other inputs": lambda config: with_inputs(config, ("x1", "x1_x2")),
    "a point far away": lambda config: AddPoint((9.0, -9.0), 1.0),
    "a neuron off": lambda config: SwitchOff(1, 2),
}
"""What hands do, for a run of CONFIG."""


@cache
def frames_around(change: str) -> tuple[Frame, Frame, Frame]:
    """A frame before a change, the first one after it, and a later one, all of the last layer."""
    session = Session(CONFIG)
    request = FrameRequest(layer=9, resolution=20, has_terms=True, has_update=True, map_resolution=12, neuron=(1, 0))
    for _ in range(3):
        session.step()
    before = session.frame(request)
    session.intervene((CHANGES[change](session.config),))
    at_once = session.frame(request)
    session.step()
    session.step()
    return before, at_once, session.frame(request)
