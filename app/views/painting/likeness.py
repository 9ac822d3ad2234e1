"""When two pictures look the same on a screen, so that the second one need not be painted.

What is compared is always what was painted last, so small changes cannot add up unseen; and whatever is painted is
painted as it is.
"""

import numpy as np
import numpy.typing as npt

from mlp_engine.arrays import FloatArray

Rows = npt.NDArray[np.uint8] | npt.NDArray[np.intp]
"""Rows of a table of colours, of which a small one needs but bytes."""

UNSEEN_LEVELS = 1  # of those of a table of colours
UNSEEN_PIXELS = 0.25


def same_colors(one: Rows, other: Rows, unseen: int = UNSEEN_LEVELS) -> bool:
    """Tell whether two arrays of rows of a table of colours look the same, or nearly so with more ``unseen`` levels."""
    if one.shape != other.shape:
        return False
    return not one.size or int((np.maximum(one, other) - np.minimum(one, other)).max()) <= unseen


def same_places(one: FloatArray, other: FloatArray, pixels: float) -> bool:
    """Tell whether coordinates (n,), of which a unit has so many pixels, look the same; NaN equals NaN."""
    if one.shape != other.shape:
        return False
    is_near = np.abs(one - other) * abs(pixels) <= UNSEEN_PIXELS
    return bool((is_near | (np.isnan(one) & np.isnan(other))).all())
