"""What enters a network: A[0] (n_0, m) is made from the samples X (n, m), of which x₁ and x₂ are the first two rows.

To add a function of x₁ and x₂: an entry in ``INPUT_REGISTRY``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from mlp_engine.arrays import FloatArray


@dataclass(frozen=True)
class Input:
    """A row of A[0].

    Attributes
    ----------
    label : what a person reads, as it is written in formulas
    n_needed : how many rows X must have
    row : makes it of X, (m,)
    is_derived : whether it is no row of X itself
    """

    label: str
    n_needed: int
    row: Callable[[FloatArray], FloatArray]
    is_derived: bool = True


INPUT_REGISTRY: dict[str, Input] = {
    "x1": Input("x₁", 1, lambda X: X[0], is_derived=False),
    "x2": Input("x₂", 2, lambda X: X[1], is_derived=False),
    "x1_squared": Input("x₁²", 1, lambda X: np.square(X[0])),
    "x2_squared": Input("x₂²", 2, lambda X: np.square(X[1])),
    "x1_x2": Input("x₁x₂", 2, lambda X: X[0] * X[1]),
    "sin_x1": Input("sin x₁", 1, lambda X: np.sin(X[0])),
    "sin_x2": Input("sin x₂", 2, lambda X: np.sin(X[1])),
}
USUAL_INPUTS = ("x1", "x2")
INPUT_LABELS = {  # formulas, the same in every language
    name: entry.label for name, entry in INPUT_REGISTRY.items()
}


def inputs_for(names: Sequence[str], n: int) -> tuple[str, ...]:
    """Return which of some names of INPUT_REGISTRY there can be where X has n rows, in the order of the registry."""
    return tuple(name for name, entry in INPUT_REGISTRY.items() if name in names and entry.n_needed <= n)


def n_inputs(names: Sequence[str], n: int) -> int:
    """Return n_0: the inputs that are chosen, and the rows of X behind x₂, which always enter."""
    return len(inputs_for(names, n)) + max(n - 2, 0)


def input_labels(names: Sequence[str], n: int) -> list[str]:
    """Return what a person reads for each row of A[0]: x₁, x₂, x₃, …, and then what is made of x₁ and x₂."""
    chosen = inputs_for(names, n)
    own = [INPUT_REGISTRY[name].label for name in chosen if not INPUT_REGISTRY[name].is_derived]
    rest = [f"x{str(i).translate(_LOWERED)}" for i in range(3, n + 1)]
    return own + rest + [INPUT_REGISTRY[name].label for name in chosen if INPUT_REGISTRY[name].is_derived]


_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def is_plain(names: Sequence[str], n: int) -> bool:
    """Tell whether A[0] is X itself."""
    return inputs_for(names, n) == inputs_for(USUAL_INPUTS, n)


def entering(X: FloatArray, names: Sequence[str]) -> FloatArray:
    """Return A[0] (n_0, m), which is X itself if it is plain."""
    if is_plain(names, len(X)):
        return X
    entries = [INPUT_REGISTRY[name] for name in inputs_for(names, len(X))]
    own = [entry.row(X) for entry in entries if not entry.is_derived]
    derived = [entry.row(X) for entry in entries if entry.is_derived]
    return np.array([*own, *X[2:], *derived])
