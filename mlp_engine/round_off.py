"""How far the round-off of a forward pass may have moved its predictions.

Arithmetic rounds each result to a relative error of at most u = 2⁻⁵³. So a new error of about

    u (|W[l]| |A[l-1]| + |b[l]|)   in Z[l],  as of any sum of products,
    u |A[l]|                       in A[l],  times the few roundings of an activation,

arises in every layer (Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed. 2002, sections 3.1 and 3.3), and
reaches the prediction times |∂A[L]/∂Z[l]| or |∂A[L]/∂A[l]|, which backpropagation computes; it was first described for
just that (Linnainmaa, Taylor expansion of the accumulated rounding error, BIT 16, 1976). The sum over all layers is an
estimate of the largest error; of a long sum of products the bound is as many times larger as it has terms, but its
errors cancel for the most part.
"""

from collections.abc import Sequence

import numpy as np

from mlp_engine.arrays import FloatArray
from mlp_engine.passes import Layer

UNIT = 2.0**-53
"""u, the relative error of a rounded result."""
ACTIVATION_ROUNDINGS = 2  # exp and tanh are right to about one unit, and a few more operations follow


def round_off(layers: Sequence[Layer]) -> list[FloatArray]:
    """Return for each l how far the round-off in the layers l to L of a forward pass may have moved A[L], (n_L, m).

    Entry l-1 belongs to layer l. It holds for what changes with a parameter of that layer: all before it is the same.
    """
    fresh = [UNIT * (abs(layer.W) @ abs(layer.A_prev) + abs(layer.b)) for layer in layers]  # in Z[l] (n_l, m)
    moved = [np.empty(layers[-1].A.shape) for _ in layers]
    for k in range(len(layers[-1].A)):
        slope = np.zeros(layers[-1].A.shape)
        slope[k] = 1.0  # ∂A[L]/∂A[l] of output k, (n_l, m)
        total = np.zeros(slope.shape[1])
        for layer, fresh_Z, moved_A in zip(reversed(layers), reversed(fresh), reversed(moved), strict=True):
            total += ACTIVATION_ROUNDINGS * UNIT * np.abs(slope * layer.A).sum(axis=0)
            slope *= layer.activation.derivative(layer.Z, layer.A)  # ∂A[L]/∂Z[l]
            total += np.abs(slope * fresh_Z).sum(axis=0)
            moved_A[k] = total
            slope = layer.W.T @ slope
    return moved
