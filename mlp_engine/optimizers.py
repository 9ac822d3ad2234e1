"""How gradients change parameters.

To add one: write the function and give it an entry in ``OPTIMIZER_REGISTRY``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mlp_engine.arrays import FloatArray
from mlp_engine.errors import marked


def gradient_descent(
    parameters: Mapping[str, FloatArray], grads: Mapping[str, FloatArray], learning_rate: float
) -> None:
    """Change every parameter in place: W ← W - η dW, b ← b - η db."""
    for name, parameter in parameters.items():
        parameter -= learning_rate * grads[f"d{name}"]


@dataclass(frozen=True)
class Optimizer:
    """``update(parameters, grads, learning_rate)`` changes the parameters in place.

    ``step`` is how what is subtracted from a parameter is written; ``why`` says in a lesson why that is done.
    """

    name: str
    label: str
    update: Callable[[Mapping[str, FloatArray], Mapping[str, FloatArray], float], None]
    step: str
    why: str


OPTIMIZER_REGISTRY: dict[str, Optimizer] = {
    optimizer.name: optimizer
    for optimizer in (
        Optimizer(
            "gradient_descent",
            marked("engine", "gradient descent"),
            gradient_descent,
            step="η {gradient}",
            why=marked(
                "engine",
                "A gradient points to where the {loss} grows fastest, so the step goes the other way. Too large a step "
                "goes past the valley.",
            ),
        ),
    )
}
