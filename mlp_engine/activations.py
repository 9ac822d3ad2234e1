"""The table of activations: what each one is called, computes, and means in a lesson.

To add one: write its two functions in ``mlp_engine.activation_functions`` and give them an entry in
``ACTIVATION_REGISTRY``, which says all about it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from mlp_engine.activation_functions import (
    Derivative,
    Function,
    elu,
    elu_derivative,
    gelu,
    gelu_derivative,
    leaky_relu,
    leaky_relu_derivative,
    linear,
    linear_derivative,
    relu,
    relu_derivative,
    sigmoid,
    sigmoid_derivative,
    silu,
    silu_derivative,
    softmax,
    softmax_derivative,
    softplus,
    softplus_derivative,
    tanh,
    tanh_derivative,
)
from mlp_engine.errors import marked

__all__ = [
    "ACTIVATION_REGISTRY",
    "Activation",
    "Derivative",
    "Function",
    "elu",
    "elu_derivative",
    "gelu",
    "gelu_derivative",
    "leaky_relu",
    "leaky_relu_derivative",
    "linear",
    "linear_derivative",
    "names_for",
    "relu",
    "relu_derivative",
    "sigmoid",
    "sigmoid_derivative",
    "silu",
    "silu_derivative",
    "softmax",
    "softmax_derivative",
    "softplus",
    "softplus_derivative",
    "tanh",
    "tanh_derivative",
]

_BENT = marked("engine", "Without a bend here, two layers together could do no more than one.")
_FLAT = marked("engine", "Its ends are flat: there, little of the error will come back through it.")


@dataclass(frozen=True)
class Activation:
    """A function and its derivative; unpacks as ``(f, derivative)``.

    The texts are for a person who reads a lesson. Their formulas stand between bars, and in braces what is looked at.

    Attributes
    ----------
    name : the key in the registry and in files
    label : what a person reads
    what : what it does to {Z}, with its formula
    why : what that is good for
    slope : the formula of φ′, and what is to be said of it
    saturates : whether its ends are flat, where φ′ goes to 0
    kinks : the values of Z at which the derivative jumps, where a finite difference cannot be trusted
    is_output_only : whether it looks at all neurons of a sample at once, and so stands in the last layer alone; its
        ``derivative`` is then ∂A[k]/∂Z[k], which a loss that goes with it does without
    """

    name: str
    label: str
    f: Function
    derivative: Derivative
    what: str
    why: str
    slope: str
    saturates: bool = False
    kinks: tuple[float, ...] = ()
    is_output_only: bool = False

    def __iter__(self) -> Iterator[Function | Derivative]:
        return iter((self.f, self.derivative))


ACTIVATION_REGISTRY: dict[str, Activation] = {
    activation.name: activation
    for activation in (
        Activation(
            "relu",
            marked("engine", "ReLU"),
            relu,
            relu_derivative,
            marked(
                "engine", "{activation}, entry by entry: |{A} = max(0, {Z})| keeps the positive and sets the rest to 0."
            ),
            _BENT,
            marked("engine", "|φ′ = 1| where |Z > 0|, and 0 where the neuron is silent"),
            kinks=(0.0,),
        ),
        Activation(
            "sigmoid",
            marked("engine", "sigmoid"),
            sigmoid,
            sigmoid_derivative,
            marked(
                "engine", "{activation}, entry by entry: |{A} = 1/(1 + exp(−{Z}))| brings every number between 0 and 1."
            ),
            _FLAT,
            marked("engine", "|φ′ = A (1 − A)|, which is never more than 1/4"),
            saturates=True,
        ),
        Activation(
            "tanh",
            marked("engine", "tanh"),
            tanh,
            tanh_derivative,
            marked("engine", "{activation}, entry by entry: |{A} = tanh({Z})| brings every number between −1 and 1."),
            _FLAT,
            marked("engine", "|φ′ = 1 − A²|, small where A is near −1 or 1"),
            saturates=True,
        ),
        Activation(
            "linear",
            marked("engine", "linear"),
            linear,
            linear_derivative,
            marked("engine", "{activation}: |{A} = {Z}| passes every number on as it is."),
            marked("engine", "Its slope is 1 everywhere, so the error will come back through it as it is, too."),
            marked("engine", "|φ′ = 1| everywhere"),
        ),
        Activation(
            "leaky_relu",
            marked("engine", "leaky ReLU"),
            leaky_relu,
            leaky_relu_derivative,
            marked(
                "engine",
                "{activation}, entry by entry: |{A} = max({Z}, 0.01 {Z})| keeps the positive and lets a hundredth of "
                "the rest through.",
            ),
            marked("engine", "So no neuron falls silent for good: below 0, too, a little of the error comes back."),
            marked("engine", "|φ′ = 1| where |Z > 0|, else |0.01|"),
            kinks=(0.0,),
        ),
        Activation(
            "elu",
            marked("engine", "ELU"),
            elu,
            elu_derivative,
            marked(
                "engine",
                "{activation}, entry by entry: |{A} = max({Z}, exp(min({Z}, 0)) − 1)| keeps the positive and bends the "
                "rest towards −1.",
            ),
            marked("engine", "Its mean is nearer to 0 than that of a ReLU, and its slope does not jump."),
            marked("engine", "|φ′ = 1| where |Z > 0|, else |A + 1|"),
        ),
        Activation(
            "silu",
            marked("engine", "SiLU"),
            silu,
            silu_derivative,
            marked(
                "engine",
                "{activation}, entry by entry: |{A} = {Z}/(1 + exp(−{Z}))| lets through of each number as much as its "
                "own sigmoid says.",
            ),
            marked("engine", "It is a ReLU without a corner, which dips a little below 0."),
            marked("engine", "|φ′ = σ + A (1 − σ)| with the sigmoid |σ = 1/(1 + exp(−Z))|"),
        ),
        Activation(
            "gelu",
            marked("engine", "tanh GELU"),
            gelu,
            gelu_derivative,
            marked(
                "engine",
                "{activation}, entry by entry: |{A} = 0.5 {Z} (1 + tanh u)| with |u = 0.7979 Z + 0.03568 Z³| lets "
                "through of each number about the share of normal numbers that are smaller.",
            ),
            marked("engine", "It is a ReLU without a corner, which dips a little below 0."),
            marked(
                "engine",
                "|φ′ = 0.5 (1 + t) + Z (1 − t²) v| with |t = tanh(0.7979 Z + 0.03568 Z³)| and |v = 0.3989 + 0.0535 Z²|",
            ),
        ),
        Activation(
            "softplus",
            marked("engine", "softplus"),
            softplus,
            softplus_derivative,
            marked(
                "engine",
                "{activation}, entry by entry: |{A} = log(1 + exp({Z}))| is a ReLU with its corner rounded off.",
            ),
            _BENT,
            marked("engine", "|φ′ = 1/(1 + exp(−Z))|, the sigmoid"),
        ),
        Activation(
            "softmax",
            marked("engine", "softmax"),
            softmax,
            softmax_derivative,
            marked(
                "engine",
                "{activation}, column by column: |{A} = exp({Z})/s| with |s = Σ exp({Z})|, summed over the outputs, "
                "makes shares that add up to 1 for each sample.",
            ),
            marked("engine", "Only differences count: the same number added to all outputs changes no share."),
            marked("engine", "|φ′ = A (1 − A)| of each output by its own |Z|"),
            saturates=True,
            is_output_only=True,
        ),
    )
}


def names_for(*, is_output: bool) -> list[str]:
    """Return the names of the activations that the last layer can have, or those of the others."""
    return [name for name, activation in ACTIVATION_REGISTRY.items() if is_output or not activation.is_output_only]
