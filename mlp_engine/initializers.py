"""How the weights start. Biases start at 0.

To add one: write the function and give it an entry in ``INITIALIZER_REGISTRY``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mlp_engine.arrays import FloatArray
from mlp_engine.errors import marked


def he(random: np.random.RandomState, n_out: int, n_in: int, scale: float = 1.0) -> FloatArray:
    """W (n_out, n_in) with normal entries of variance 2 / n_in (He et al. 2015, arXiv 1502.01852)."""
    W: FloatArray = random.randn(n_out, n_in) * np.sqrt(2.0 / n_in)
    return W


@dataclass(frozen=True)
class Initializer:
    """How the weights of a layer start.

    Attributes
    ----------
    label : what a person reads
    draw : ``draw(random, n_out, n_in, scale)`` gives W (n_out, n_in)
    uses_scale : whether it looks at the scale
    """

    name: str
    label: str
    draw: Callable[[np.random.RandomState, int, int, float], FloatArray]
    uses_scale: bool = False


INITIALIZER_REGISTRY: dict[str, Initializer] = {
    initializer.name: initializer for initializer in (Initializer("he", marked("engine", "He"), he),)
}
