"""Checks of gradients that nobody has probed."""

import math

import numpy as np

from mlp_engine import ParameterCheck


def made_up(error: float, *, name: str = "W1", explained: float = 0.0, n_flagged: int = 0) -> ParameterCheck:
    """A check of four entries with a relative error, of which the uncertainty explains a part."""
    is_unknown, is_infinite = math.isnan(error), math.isinf(error)
    crosses = np.zeros((2, 2), dtype=np.bool_)
    crosses.flat[: 4 if is_unknown else n_flagged] = True
    error = 0.0 if is_unknown else error
    analytic, numeric = np.full((2, 2), 1.0 + error), np.full((2, 2), 1.0 if is_infinite else 1.0 - error)
    return ParameterCheck(name, analytic, numeric, np.full((2, 2), 2.0 * explained), crosses)
