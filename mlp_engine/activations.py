"""Activation functions φ and their derivatives φ', all elementwise on matrices of any shape.

Without ``out`` they take whatever NumPy can read as real numbers, and raise InvalidInput for anything else. With it,
as in the training loop, nothing is checked: all are float64 arrays of one shape.

To add one: write the two functions and give them an entry in ``ACTIVATION_REGISTRY``, which says all about it.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from mlp_engine.arrays import FloatArray, as_reals
from mlp_engine.errors import InvalidInput, Text, marked


class Function(Protocol):
    """A = φ(Z), written to ``out`` where one is given; ``out`` may be Z itself."""

    def __call__(self, Z: FloatArray, out: FloatArray | None = None) -> FloatArray:
        """Return φ(Z), the shape of Z."""
        ...


class Derivative(Protocol):
    """φ'(Z), written to ``out`` where one is given; ``A`` is φ(Z) where the caller has it already."""

    def __call__(self, Z: FloatArray, A: FloatArray | None = None, out: FloatArray | None = None) -> FloatArray:
        """Return φ'(Z), the shape of Z."""
        ...


def relu(Z: FloatArray, out: FloatArray | None = None) -> FloatArray:
    """max(0, Z)."""
    Z, out = _ready(Z, out)
    return Z.clip(0.0, math.inf, out=out)  # np.maximum(Z, 0.0) takes longer


def relu_derivative(Z: FloatArray, A: FloatArray | None = None, out: FloatArray | None = None) -> FloatArray:
    """1 where Z > 0, else 0; at the kink Z = 0 it is taken as 0."""
    Z, out = _ready(Z, out)
    out[...] = np.greater(Z, 0.0)
    return out


def sigmoid(Z: FloatArray, out: FloatArray | None = None) -> FloatArray:
    """1 / (1 + exp(-Z))."""
    Z, out = _ready(Z, out)
    np.negative(Z, out=out)
    np.minimum(out, 500.0, out=out)  # exp of more than 709 overflows, and 1 / exp(500) is as good as 0
    np.exp(out, out=out)
    out += 1.0
    return np.reciprocal(out, out=out)


def sigmoid_derivative(Z: FloatArray, A: FloatArray | None = None, out: FloatArray | None = None) -> FloatArray:
    """A (1 - A) with A = sigmoid(Z)."""
    A, out = _value_ready(sigmoid, Z, A, out)
    np.subtract(1.0, A, out=out)
    return np.multiply(A, out, out=out)


def tanh(Z: FloatArray, out: FloatArray | None = None) -> FloatArray:
    """tanh(Z)."""
    Z, out = _ready(Z, out)
    return np.tanh(Z, out=out)


def tanh_derivative(Z: FloatArray, A: FloatArray | None = None, out: FloatArray | None = None) -> FloatArray:
    """1 - A² with A = tanh(Z)."""
    A, out = _value_ready(tanh, Z, A, out)
    np.multiply(A, A, out=out)
    return np.subtract(1.0, out, out=out)


def linear(Z: FloatArray, out: FloatArray | None = None) -> FloatArray:
    """Z itself, as a new array."""
    Z, out = _ready(Z, out)
    return np.positive(Z, out=out)


def linear_derivative(Z: FloatArray, A: FloatArray | None = None, out: FloatArray | None = None) -> FloatArray:
    """1 everywhere."""
    out = _ready(Z, out)[1]
    out.fill(1.0)
    return out


def _ready(Z: FloatArray, out: FloatArray | None) -> tuple[FloatArray, FloatArray]:
    """Return Z and ``out`` or, where none is given, Z as floats and a new array of its shape."""
    if out is not None:
        return Z, out
    Z = as_reals("Z", Z, Text(marked("engine", "real numbers")))
    return Z, np.empty(Z.shape)


def _value_ready(
    f: Function, Z: FloatArray, A: FloatArray | None, out: FloatArray | None
) -> tuple[FloatArray, FloatArray]:
    """Return φ(Z), which is A where it is known, and ``out`` or a new array of its shape."""
    if out is not None:
        return f(Z) if A is None else A, out
    shape = np.shape(Z)
    allowed = Text(marked("engine", "real numbers, shape {shape}"), {"shape": shape})
    A = f(Z) if A is None else as_reals("A", A, allowed)
    if A.shape != shape:
        raise InvalidInput("A", Text(marked("engine", "an array of shape {shape}"), {"shape": A.shape}), allowed)
    return A, np.empty(shape)


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
    )
}
