"""How gradients change parameters.

To add one: write the function and give it an entry in ``OPTIMIZER_REGISTRY``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from mlp_engine.arrays import FloatArray
from mlp_engine.errors import marked

Slots = Mapping[str, FloatArray]
"""What an optimizer remembers from one update to the next, by name."""


class Settings(NamedTuple):
    """What an optimizer is set to: the fields of a run of the same names, with PyTorch's defaults."""

    learning_rate: float
    momentum: float = 0.9
    beta1: float = 0.9
    beta2: float = 0.999
    alpha: float = 0.99
    epsilon: float = 1e-8
    weight_decay: float = 0.01


class Memory(NamedTuple):
    """A matrix that an optimizer remembers for each parameter, and how it is written.

    Attributes
    ----------
    slot : its name among the slots
    symbol : such as "V"
    formula : of its new value, with {gradient}, and {before} for what it was
    """

    slot: str
    symbol: str
    formula: str


def gradient_descent(
    theta: FloatArray, gradient: FloatArray, slots: Slots, settings: Settings, step: FloatArray | None = None
) -> None:
    """θ ← θ - η dθ."""
    theta -= np.multiply(settings.learning_rate, gradient, out=step)


@dataclass(frozen=True)
class Optimizer:
    """A rule for updates, and what it remembers.

    Attributes
    ----------
    label : what a person reads
    update : ``update(theta, gradient, slots, settings, step)`` changes the parameters θ (n,) and the slots in place
        and leaves their gradient (n,) as it is; step (n,) is room for what is subtracted from θ
    formula : how what is subtracted from a matrix of parameters is written, with {gradient} for its gradient, {theta}
        for the matrix, and the symbols of ``memories`` in braces for their new values
    why : what a lesson says of such an update
    slots : ``slots(n)`` gives the slots as they are before the first update of n parameters: vectors, such as a
        velocity (n,) or a count of updates (1,)
    memories : the slots that are matrices, in the order of their computation
    settings : which fields of a run it looks at, besides the learning rate
    usual_rate : a learning rate that goes well in the lesson's run
    """

    name: str
    label: str
    update: Callable[[FloatArray, FloatArray, Slots, Settings, FloatArray], None]
    formula: str
    why: str
    slots: Callable[[int], dict[str, FloatArray]] = lambda n: {}
    memories: tuple[Memory, ...] = ()
    settings: tuple[str, ...] = ()
    usual_rate: float = 0.5


OPTIMIZER_REGISTRY: dict[str, Optimizer] = {
    optimizer.name: optimizer
    for optimizer in (
        Optimizer(
            "gradient_descent",
            marked("engine", "gradient descent"),
            gradient_descent,
            formula="η {gradient}",
            why=marked(
                "engine",
                "A gradient points to where the {loss} grows fastest, so the step goes the other way. Too large a step "
                "goes past the valley.",
            ),
        ),
    )
}
