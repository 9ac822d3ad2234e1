"""How gradients change parameters.

To add one: write the function and give it an entry in ``OPTIMIZER_REGISTRY``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from mlp_engine.arrays import FloatArray
from mlp_engine.errors import marked

Slots = Mapping[str, FloatArray]
"""What an optimizer remembers from one update to the next, by name."""


def gradient_descent(
    theta: FloatArray, gradient: FloatArray, slots: Slots, learning_rate: float, step: FloatArray | None = None
) -> None:
    """θ ← θ - η dθ."""
    theta -= np.multiply(learning_rate, gradient, out=step)


@dataclass(frozen=True)
class Optimizer:
    """A rule for updates, and what it remembers.

    Attributes
    ----------
    label : what a person reads
    update : ``update(theta, gradient, slots, learning_rate, step)`` changes the parameters θ (n,) and the slots in
        place and leaves their gradient (n,) as it is; step (n,) is room for what is subtracted from θ
    slots : ``slots(n)`` gives the slots as they are before the first update of n parameters: vectors, such as a
        velocity (n,) or a count of updates (1,)
    formula : how what is subtracted from a matrix of parameters is written, with {gradient} for its gradient
    why : what a lesson says of such an update
    """

    name: str
    label: str
    update: Callable[[FloatArray, FloatArray, Slots, float, FloatArray], None]
    formula: str
    why: str
    slots: Callable[[int], dict[str, FloatArray]] = lambda n: {}


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
