"""The functions of a network in NumPy: a piece of code for each activation and loss, by its name in the engine.

The order of the operations is the engine's own, so that the numbers are the same to their last bits.
"""

from collections.abc import Iterable
from typing import NamedTuple

from app.export.code.cells import blocks


class Function(NamedTuple):
    """An activation.

    Attributes
    ----------
    value : the function φ of Z
    derivative : the function φ′ of Z and A = φ(Z)
    needs : the names of other activations that it calls
    """

    value: str
    derivative: str
    needs: tuple[str, ...] = ()


ACTIVATIONS: dict[str, Function] = {
    "relu": Function(
        '''def relu(Z):
    """max(0, Z), entry by entry."""
    return np.maximum(0.0, Z)''',
        '''def relu_derivative(Z, A):
    """1 where Z > 0, else 0."""
    return (Z > 0.0).astype(float)''',
    ),
    "sigmoid": Function(
        '''def sigmoid(Z):
    """1 / (1 + exp(-Z)); exp of more than 709 would overflow."""
    return 1.0 / (1.0 + np.exp(np.minimum(-Z, 500.0)))''',
        '''def sigmoid_derivative(Z, A):
    """A (1 - A) with A = sigmoid(Z)."""
    return A * (1.0 - A)''',
    ),
    "tanh": Function(
        '''def tanh(Z):
    """tanh(Z)."""
    return np.tanh(Z)''',
        '''def tanh_derivative(Z, A):
    """1 - A² with A = tanh(Z)."""
    return 1.0 - A * A''',
    ),
    "linear": Function(
        '''def linear(Z):
    """Z itself, as a new matrix."""
    return Z.copy()''',
        '''def linear_derivative(Z, A):
    """1 everywhere."""
    return np.ones_like(Z)''',
    ),
    "leaky_relu": Function(
        '''def leaky_relu(Z):
    """max(Z, 0.01 Z)."""
    return np.maximum(Z, 0.01 * Z)''',
        '''def leaky_relu_derivative(Z, A):
    """1 where Z > 0, else 0.01."""
    return np.where(Z > 0.0, 1.0, 0.01)''',
    ),
    "elu": Function(
        '''def elu(Z):
    """Z where Z > 0, else exp(Z) - 1."""
    return np.maximum(Z, np.expm1(np.minimum(Z, 0.0)))''',
        '''def elu_derivative(Z, A):
    """1 where Z > 0, else A + 1 = exp(Z)."""
    return np.minimum(A, 0.0) + 1.0''',
    ),
    "silu": Function(
        '''def silu(Z):
    """Z sigmoid(Z)."""
    return np.maximum(Z, -500.0) * sigmoid(Z)''',
        '''def silu_derivative(Z, A):
    """σ + A (1 - σ) with σ = sigmoid(Z)."""
    gate = sigmoid(Z)
    return (1.0 - gate) * A + gate''',
        ("sigmoid",),
    ),
    "gelu": Function(
        '''def gelu(Z):
    """Z/2 (1 + t) with t = tanh(√(2/π) (Z + 0.044715 Z³))."""
    return Z * ((gelu_tanh(np.clip(Z, -10.0, 10.0)) + 1.0) * 0.5)


def gelu_tanh(Z):
    """tanh(√(2/π) (Z + 0.044715 Z³)), which beyond ±10 is ±1."""
    return np.tanh((Z * Z * 0.044715 + 1.0) * Z * np.sqrt(2.0 / np.pi))''',
        '''def gelu_derivative(Z, A):
    """(1 + t)/2 + Z/2 (1 - t²) √(2/π) (1 + 0.134145 Z²), with t as in gelu."""
    Z = np.clip(Z, -10.0, 10.0)
    t = gelu_tanh(Z)
    slope = np.sqrt(2.0 / np.pi) * (1.0 + 3.0 * 0.044715 * (Z * Z))
    return ((1.0 - t * t) * Z * slope + t + 1.0) * 0.5''',
    ),
    "softplus": Function(
        '''def softplus(Z):
    """log(1 + exp(Z)) = max(Z, 0) + log(1 + exp(-|Z|))."""
    return np.maximum(Z, 0.0) + np.log1p(np.exp(-np.abs(Z)))''',
        '''def softplus_derivative(Z, A):
    """sigmoid(Z)."""
    return sigmoid(Z)''',
        ("sigmoid",),
    ),
    "softmax": Function(
        '''def softmax(Z):
    """exp(Z) / Σ exp(Z), the sum over the outputs: down each column."""
    powers = np.exp(Z - Z.max(axis=0, keepdims=True))
    return powers / powers.sum(axis=0, keepdims=True)''',
        '''def softmax_derivative(Z, A):
    """A (1 - A) with A = softmax(Z): of each output by its own Z."""
    return A * (1.0 - A)''',
    ),
}


class LossCode(NamedTuple):
    """A loss.

    Attributes
    ----------
    value : the function of Z[L], A[L] and Y
    gradient : ∂loss/∂A[L], or where the loss has an activation of its own ∂loss/∂Z[L], with {A} for A[L]
    """

    value: str
    gradient: str


LOSSES: dict[str, LossCode] = {
    "half_mse": LossCode(
        '''def loss_of(Z, A, Y):
    """Half the mean squared error: 1/(2m) Σ (A - Y)²."""
    return np.sum((A - Y) ** 2) / (2 * Y.shape[1])''',
        "(1 / m) * ({A} - Y)",
    ),
    "binary_cross_entropy": LossCode(
        '''def loss_of(Z, A, Y):
    """Binary cross-entropy: -1/m Σ (Y log A + (1 - Y) log(1 - A)), by Z."""
    terms = np.maximum(Z, 0.0) - Y * Z + np.log1p(np.exp(-np.abs(Z)))
    return np.sum(terms) / Y.shape[1]''',
        "(1 / m) * ({A} - Y)",
    ),
    "cross_entropy": LossCode(
        '''def loss_of(Z, A, Y):
    """Cross-entropy: -1/m Σ Y log A, by Z."""
    shifted = Z - Z.max(axis=0, keepdims=True)
    log_sum = np.log(np.exp(shifted).sum(axis=0, keepdims=True))
    return np.sum(Y * (log_sum - shifted)) / Y.shape[1]''',
        "(1 / m) * ({A} - Y)",
    ),
    "huber": LossCode(
        '''def loss_of(Z, A, Y):
    """Huber: 1/m Σ h(A - Y), h(e) = e²/2 where |e| ≤ 1, else |e| - 1/2."""
    error = np.abs(A - Y)
    square = np.minimum(error, 1.0)
    return np.sum(square * (error - 0.5 * square)) / Y.shape[1]''',
        "(1 / m) * np.clip({A} - Y, -1.0, 1.0)",
    ),
}

SCORES: dict[str, str] = {
    "one output": '''def accuracy(A, Y):
    """The share of the samples that are classified right."""
    return np.mean((A > 0.5) == (Y > 0.5))''',
    "several outputs": '''def accuracy(A, Y):
    """The share of the samples whose class gets the largest output."""
    return np.mean(A.argmax(axis=0) == Y.argmax(axis=0))''',
    "regression": '''def r_squared(A, Y):
    """R²: 1 - Σ (A - Y)² / Σ (Y - mean of Y)²; 0 for targets that are all alike."""
    total = np.sum((Y - Y.mean(axis=1, keepdims=True)) ** 2)
    return 1.0 - np.sum((A - Y) ** 2) / total if total else 0.0''',
}
"""What says how good the predictions are."""


def functions(names: Iterable[str], sloped: Iterable[str]) -> str:
    """Return the functions of some activations, and the derivatives of those of them that are ``sloped``."""
    names, sloped = dict.fromkeys(names), set(sloped)
    wanted = dict.fromkeys(other for name in names for other in (*ACTIVATIONS[name].needs, name))
    pieces = [piece for name in wanted for piece in _pieces(name, name in sloped)]
    return blocks(*pieces)


def _pieces(name: str, is_sloped: bool) -> list[str]:
    entry = ACTIVATIONS[name]
    return [entry.value, entry.derivative] if is_sloped else [entry.value]
