"""Activation functions φ and their derivatives φ', elementwise on matrices of any shape; softmax goes by columns.

Without ``out`` they take whatever NumPy can read as real numbers, and raise InvalidInput for anything else. With it,
as in the training loop, nothing is checked: all are float64 arrays of one shape.
"""

import math
from typing import Protocol

import numpy as np

from mlp_engine.arrays import FloatArray, as_reals
from mlp_engine.errors import InvalidInput, Text, marked

LEAK = 0.01  # the slope of leaky ReLU below 0
GELU_SCALE = math.sqrt(2.0 / math.pi)
GELU_CUBE = 0.044715


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


def leaky_relu(Z: FloatArray, out: FloatArray | None = None) -> FloatArray:
    """max(Z, 0.01 Z) (Maas, Hannun and Ng 2013, Rectifier Nonlinearities Improve Neural Network Acoustic Models)."""
    Z, out = _ready(Z, out)
    return np.maximum(Z, LEAK * Z, out=out)


def leaky_relu_derivative(Z: FloatArray, A: FloatArray | None = None, out: FloatArray | None = None) -> FloatArray:
    """1 where Z > 0, else 0.01."""
    Z, out = _ready(Z, out)
    np.sign(Z, out=out)
    return out.clip(LEAK, 1.0, out=out)


def elu(Z: FloatArray, out: FloatArray | None = None) -> FloatArray:
    """Z where Z > 0, else exp(Z) - 1, which is α = 1 (Clevert, Unterthiner and Hochreiter 2015, arXiv 1511.07289)."""
    Z, out = _ready(Z, out)
    below = np.minimum(Z, 0.0, out=np.empty_like(Z))
    np.expm1(below, out=below)
    return np.maximum(Z, below, out=out)


def elu_derivative(Z: FloatArray, A: FloatArray | None = None, out: FloatArray | None = None) -> FloatArray:
    """1 where Z > 0, else A + 1 = exp(Z); it has a corner at 0, and no jump."""
    A, out = _value_ready(elu, Z, A, out)
    np.minimum(A, 0.0, out=out)
    out += 1.0
    return out


def silu(Z: FloatArray, out: FloatArray | None = None) -> FloatArray:
    """Z σ(Z) with σ = sigmoid (Elfwing, Uchibe and Doya 2017, arXiv 1702.03118)."""
    Z, out = _ready(Z, out)
    gate = sigmoid(Z)
    np.maximum(Z, -500.0, out=out)  # beyond, the sigmoid is not small enough for the product to be as good as 0
    out *= gate
    return out


def silu_derivative(Z: FloatArray, A: FloatArray | None = None, out: FloatArray | None = None) -> FloatArray:
    """σ(Z) + A (1 - σ(Z)) with A = silu(Z)."""
    A, out = _value_ready(silu, Z, A, out)
    gate = sigmoid(Z)
    np.subtract(1.0, gate, out=out)
    out *= A
    out += gate
    return out


def gelu(Z: FloatArray, out: FloatArray | None = None) -> FloatArray:
    """Z/2 (1 + t) with t = tanh(√(2/π) (Z + 0.044715 Z³)) (Hendrycks and Gimpel 2016, arXiv 1606.08415)."""
    Z, out = _ready(Z, out)
    gate = _gelu_tanh(_where_gelu_bends(Z))
    gate += 1.0
    gate *= 0.5
    return np.multiply(Z, gate, out=out)


def gelu_derivative(Z: FloatArray, A: FloatArray | None = None, out: FloatArray | None = None) -> FloatArray:
    """(1 + t)/2 + Z/2 (1 - t²) √(2/π) (1 + 0.134145 Z²), t as in ``gelu``."""
    Z, out = _ready(Z, out)
    Z = _where_gelu_bends(Z)
    t = _gelu_tanh(Z)
    np.multiply(t, t, out=out)
    np.subtract(1.0, out, out=out)
    out *= Z
    out *= GELU_SCALE * (1.0 + 3.0 * GELU_CUBE * (Z * Z))
    out += t
    out += 1.0
    out *= 0.5
    return out


def softplus(Z: FloatArray, out: FloatArray | None = None) -> FloatArray:
    """log(1 + exp(Z)) = max(Z, 0) + log(1 + exp(-|Z|)) (Dugas et al. 2000, NIPS 13)."""
    Z, out = _ready(Z, out)
    bend = np.abs(Z, out=np.empty_like(Z))  # np.logaddexp(0.0, Z) takes much longer
    np.negative(bend, out=bend)
    np.exp(bend, out=bend)
    np.log1p(bend, out=bend)
    np.maximum(Z, 0.0, out=out)
    out += bend
    return out


def softplus_derivative(Z: FloatArray, A: FloatArray | None = None, out: FloatArray | None = None) -> FloatArray:
    """sigmoid(Z)."""
    Z, out = _ready(Z, out)
    return sigmoid(Z, out=out)


@np.errstate(over="ignore")  # of a difference to the largest, which is as good as without end
def softmax(Z: FloatArray, out: FloatArray | None = None) -> FloatArray:
    """exp(Z) / Σ exp(Z), the sum over the outputs: down the columns of matrices (…, n, m) (Bridle 1990, NIPS 2)."""
    Z, out = _ready(Z, out)
    outputs = max(-2, -Z.ndim)  # one vector is one column
    np.subtract(Z, Z.max(axis=outputs, keepdims=True), out=out)
    np.exp(out, out=out)
    out /= out.sum(axis=outputs, keepdims=True)
    return out


def softmax_derivative(Z: FloatArray, A: FloatArray | None = None, out: FloatArray | None = None) -> FloatArray:
    """A (1 - A) with A = softmax(Z): ∂A[k]/∂Z[k] alone, which leaves out that A[k] depends on the others' Z, too."""
    A, out = _value_ready(softmax, Z, A, out)
    np.subtract(1.0, A, out=out)
    return np.multiply(A, out, out=out)


def _where_gelu_bends(Z: FloatArray) -> FloatArray:
    """Z as a new array no further from 0 than its cube is finite; at ±10 the tanh in ``gelu`` has long been ±1."""
    return Z.clip(-10.0, 10.0, out=np.empty_like(Z))


def _gelu_tanh(Z: FloatArray) -> FloatArray:
    inner = np.multiply(Z, Z, out=np.empty_like(Z))
    inner *= GELU_CUBE
    inner += 1.0
    inner *= Z
    inner *= GELU_SCALE  # √(2/π) (Z + 0.044715 Z³)
    return np.tanh(inner, out=inner)


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
