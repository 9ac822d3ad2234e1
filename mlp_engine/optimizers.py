"""How gradients change parameters.

To add one: write the function and give it an entry in ``OPTIMIZER_REGISTRY``.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from mlp_engine.arrays import FloatArray
from mlp_engine.errors import marked

COUNT = "count"  # the slot that counts the updates, from 0
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
    corrected : the symbol of what the update takes in its place, such as "M̂"; "" if it takes the memory itself
    correction : how that is made of the new value, which is {after}; t is the number of the update
    """

    slot: str
    symbol: str
    formula: str
    corrected: str = ""
    correction: str = ""


def gradient_descent(
    theta: FloatArray, gradient: FloatArray, slots: Slots, settings: Settings, step: FloatArray | None = None
) -> None:
    """θ ← θ - η dθ."""
    theta -= np.multiply(settings.learning_rate, gradient, out=step)


def momentum(theta: FloatArray, gradient: FloatArray, slots: Slots, settings: Settings, step: FloatArray) -> None:
    """V ← μ V + dθ, θ ← θ - η V: ``torch.optim.SGD`` with momentum (Polyak 1964; Sutskever et al. 2013, ICML)."""
    velocity = _pushed(gradient, slots, settings)
    theta -= np.multiply(settings.learning_rate, velocity, out=step)


def nesterov(theta: FloatArray, gradient: FloatArray, slots: Slots, settings: Settings, step: FloatArray) -> None:
    """V ← μ V + dθ, θ ← θ - η (dθ + μ V): ``torch.optim.SGD`` with nesterov (Sutskever et al. 2013, ICML)."""
    velocity = _pushed(gradient, slots, settings)
    np.multiply(settings.momentum, velocity, out=step)
    step += gradient
    step *= settings.learning_rate
    theta -= step


def _pushed(gradient: FloatArray, slots: Slots, settings: Settings) -> FloatArray:
    """V ← μ V + dθ."""
    velocity = slots["velocity"]
    velocity *= settings.momentum
    velocity += gradient
    return velocity


def rmsprop(theta: FloatArray, gradient: FloatArray, slots: Slots, settings: Settings, step: FloatArray) -> None:
    """S ← α S + (1 - α) dθ², θ ← θ - η dθ / (√S + ε): ``torch.optim.RMSprop`` (Hinton 2012, Coursera, lecture 6e)."""
    square = slots["mean_square"]
    np.multiply(gradient, gradient, out=step)
    _average(square, step, settings.alpha)
    np.sqrt(square, out=step)
    step += settings.epsilon
    np.divide(gradient, step, out=step)
    step *= settings.learning_rate
    theta -= step


def adam(theta: FloatArray, gradient: FloatArray, slots: Slots, settings: Settings, step: FloatArray) -> None:
    """M ← β₁ M + (1 - β₁) dθ, S ← β₂ S + (1 - β₂) dθ², θ ← θ - η M̂ / (√Ŝ + ε) in update t, ``torch.optim.Adam``.

    M̂ = M / (1 - β₁ᵗ) and Ŝ = S / (1 - β₂ᵗ) make up for M and S having begun at 0 (Kingma and Ba 2015, arXiv
    1412.6980, algorithm 1).
    """
    mean, square, count = slots["mean"], slots["mean_square"], slots[COUNT]
    count += 1.0
    t = float(count[0])
    np.copyto(step, gradient)
    _average(mean, step, settings.beta1)
    np.multiply(gradient, gradient, out=step)
    _average(square, step, settings.beta2)
    np.sqrt(square, out=step)
    step *= 1.0 / math.sqrt(1.0 - settings.beta2**t)
    step += settings.epsilon
    np.divide(mean, step, out=step)
    step *= settings.learning_rate / (1.0 - settings.beta1**t)
    theta -= step


def adamw(theta: FloatArray, gradient: FloatArray, slots: Slots, settings: Settings, step: FloatArray) -> None:
    """θ ← θ - η λ θ, then as ``adam``: ``torch.optim.AdamW`` (Loshchilov and Hutter 2019, arXiv 1711.05101)."""
    theta *= 1.0 - settings.learning_rate * settings.weight_decay
    adam(theta, gradient, slots, settings, step)


def _average(mean: FloatArray, value: FloatArray, kept: float) -> None:
    """Mean ← kept · mean + (1 - kept) · value, which is used up."""
    mean *= kept
    value *= 1.0 - kept
    mean += value


def _vectors(*names: str) -> Callable[[int], dict[str, FloatArray]]:
    """Return what gives so many vectors of n zeros."""
    return lambda n: {name: np.zeros(n) for name in names}


def _moments(n: int) -> dict[str, FloatArray]:
    return _vectors("mean", "mean_square")(n) | {COUNT: np.zeros(1)}


@dataclass(frozen=True)
class Optimizer:
    """A rule for updates, and what it remembers.

    Attributes
    ----------
    label : what a person reads
    update : ``update(theta, gradient, slots, settings, step)`` changes the parameters θ (n,) and the slots in place
        and leaves their gradient (n,) as it is; step (n,) is room for what is subtracted from θ
    formula : how what is subtracted from a matrix of parameters is written, with {gradient} for its gradient, {theta}
        for the matrix, and the symbols of ``memories`` in braces for their new values, or for what is corrected
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


_VELOCITY = Memory("velocity", "V", "μ {before} + {gradient}")
_MOMENTS = (
    Memory("mean", "M", "β₁ {before} + (1 − β₁) {gradient}", "M̂", "{after} / (1 − β₁ᵗ)"),
    Memory("mean_square", "S", "β₂ {before} + (1 − β₂) {gradient}²", "Ŝ", "{after} / (1 − β₂ᵗ)"),
)

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
        Optimizer(
            "momentum",
            marked("engine", "momentum"),
            momentum,
            formula="η {V}",
            why=marked(
                "engine",
                "V remembers the steps before, as a ball keeps its speed: what they agree on adds up, and what goes to "
                "and fro cancels out.",
            ),
            slots=_vectors("velocity"),
            memories=(_VELOCITY,),
            settings=("momentum",),
            usual_rate=0.1,
        ),
        Optimizer(
            "nesterov",
            marked("engine", "Nesterov momentum"),
            nesterov,
            formula="η ({gradient} + μ {V})",
            why=marked(
                "engine",
                "As with momentum V remembers the steps before, but the step looks ahead: it is the one that V would "
                "lead to next, so it brakes sooner where the slope turns.",
            ),
            slots=_vectors("velocity"),
            memories=(_VELOCITY,),
            settings=("momentum",),
            usual_rate=0.1,
        ),
        Optimizer(
            "rmsprop",
            marked("engine", "RMSProp"),
            rmsprop,
            formula="η {gradient} / (√{S} + ε)",
            why=marked(
                "engine",
                "S remembers how large the gradient of each weight is. Divided by its root, all weights take steps of "
                "about the same size, however steep it is along them.",
            ),
            slots=_vectors("mean_square"),
            memories=(Memory("mean_square", "S", "α {before} + (1 − α) {gradient}²"),),
            settings=("alpha", "epsilon"),
            usual_rate=0.01,
        ),
        Optimizer(
            "adam",
            marked("engine", "Adam"),
            adam,
            formula="η {M̂} / (√{Ŝ} + ε)",
            why=marked(
                "engine",
                "M remembers where the gradients point, S how large they are, weight by weight: a steady gradient "
                "takes steps of about η, one that changes its sign takes small ones. |M̂| and |Ŝ| make up for both "
                "having begun at 0.",
            ),
            slots=_moments,
            memories=_MOMENTS,
            settings=("beta1", "beta2", "epsilon"),
            usual_rate=0.01,
        ),
        Optimizer(
            "adamw",
            marked("engine", "AdamW"),
            adamw,
            formula="η (λ {theta} + {M̂} / (√{Ŝ} + ε))",
            why=marked(
                "engine",
                "The step of Adam, and beside it every parameter shrinks by the same share ηλ of itself. In the "
                "gradient, as an L2 penalty, that would be divided by |√Ŝ|, too.",
            ),
            slots=_moments,
            memories=_MOMENTS,
            settings=("beta1", "beta2", "epsilon", "weight_decay"),
            usual_rate=0.01,
        ),
    )
}
