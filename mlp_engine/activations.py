"""Activation functions φ and their derivatives φ', all elementwise on matrices of any shape.

To add one: write the two functions and give them an entry in ``ACTIVATION_REGISTRY``.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from mlp_engine.arrays import FloatArray
from mlp_engine.errors import marked


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
    return np.asarray(Z).clip(0.0, math.inf, out=_floats(Z, out))  # np.maximum(Z, 0.0) takes longer


def relu_derivative(Z: FloatArray, A: FloatArray | None = None, out: FloatArray | None = None) -> FloatArray:
    """1 where Z > 0, else 0; at the kink Z = 0 it is taken as 0."""
    out = _floats(Z, out)
    out[...] = np.greater(Z, 0.0)
    return out


def sigmoid(Z: FloatArray, out: FloatArray | None = None) -> FloatArray:
    """1 / (1 + exp(-Z))."""
    out = np.negative(Z, out=_floats(Z, out))
    np.minimum(out, 500.0, out=out)  # exp of more than 709 overflows, and 1 / exp(500) is as good as 0
    np.exp(out, out=out)
    out += 1.0
    return np.reciprocal(out, out=out)


def sigmoid_derivative(Z: FloatArray, A: FloatArray | None = None, out: FloatArray | None = None) -> FloatArray:
    """A (1 - A) with A = sigmoid(Z)."""
    A = sigmoid(Z) if A is None else A
    out = np.subtract(1.0, A, out=_floats(Z, out))
    return np.multiply(A, out, out=out)


def tanh(Z: FloatArray, out: FloatArray | None = None) -> FloatArray:
    """tanh(Z)."""
    return np.tanh(Z, out=_floats(Z, out))


def tanh_derivative(Z: FloatArray, A: FloatArray | None = None, out: FloatArray | None = None) -> FloatArray:
    """1 - A² with A = tanh(Z)."""
    A = tanh(Z) if A is None else A
    out = np.multiply(A, A, out=_floats(Z, out))
    return np.subtract(1.0, out, out=out)


def linear(Z: FloatArray, out: FloatArray | None = None) -> FloatArray:
    """Z itself, as a new array."""
    return np.positive(Z, out=_floats(Z, out))


def linear_derivative(Z: FloatArray, A: FloatArray | None = None, out: FloatArray | None = None) -> FloatArray:
    """1 everywhere."""
    out = _floats(Z, out)
    out.fill(1.0)
    return out


def _floats(Z: FloatArray, out: FloatArray | None) -> FloatArray:
    """``out`` or, where none is given, a new array of the shape of Z, which may be a number or hold whole numbers."""
    return np.empty(np.shape(Z)) if out is None else out


@dataclass(frozen=True)
class Activation:
    """A function and its derivative; unpacks as ``(f, derivative)``.

    Attributes
    ----------
    name : the key in the registry and in files
    label : what a person reads
    kinks : the values of Z at which the derivative jumps, where a finite difference cannot be trusted
    """

    name: str
    label: str
    f: Function
    derivative: Derivative
    kinks: tuple[float, ...] = ()

    def __iter__(self) -> Iterator[Function | Derivative]:
        return iter((self.f, self.derivative))


ACTIVATION_REGISTRY: dict[str, Activation] = {
    activation.name: activation
    for activation in (
        Activation("relu", marked("engine", "ReLU"), relu, relu_derivative, kinks=(0.0,)),
        Activation("sigmoid", marked("engine", "sigmoid"), sigmoid, sigmoid_derivative),
        Activation("tanh", marked("engine", "tanh"), tanh, tanh_derivative),
        Activation("linear", marked("engine", "linear"), linear, linear_derivative),
    )
}
