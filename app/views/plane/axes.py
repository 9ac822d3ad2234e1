"""Which inputs a picture of predictions is over, and what the rows of X are called."""

import math
from collections.abc import Sequence

from mlp_engine import Frame, Plane

LONGEST_NAME = 24  # letters of an input, a class or a target that a picture has room for
DIGITS = 4  # that count of a value among others
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def input_names(frame: Frame) -> list[str]:
    """Return what a person reads for each row of X: the column of own data, else x₁, x₂, …; a lone one is x."""
    n, own = len(frame.X), frame.config.own_data
    names = ["x"] if n == 1 else [f"x{str(i).translate(_LOWERED)}" for i in range(1, n + 1)]
    if own is None:
        return names
    return [shortened(column) or name for column, name in zip(own.columns, names, strict=True)]


def shortened(name: str, longest: int = LONGEST_NAME) -> str:
    """Return a name, or its beginning and "…"."""
    name = " ".join(name.split())
    return name if len(name) <= longest else f"{name[: longest - 1].rstrip()}…"


def shown_plane(frame: Frame, wanted: Plane) -> Plane:
    """Return what the predictions of a frame are over or, as long as there are none, what they will be over."""
    return fitting_plane(wanted if frame.surface is None else frame.surface.plane, len(frame.X))


def fitting_plane(plane: Plane, n: int) -> Plane:
    """Return a plane with what it says of n inputs: else it is of the first two, with the others at their means."""
    is_of_frame = len(set(plane.axes)) == 2 and all(0 <= row < n for row in plane.axes)
    at = plane.at if plane.at is not None and len(plane.at) == n else None
    return Plane(plane.axes if is_of_frame else (0, 1), at)


def tidied(value: float, span: float) -> float:
    """Return a value of an input in as many digits as count where its values differ by up to ``span``."""
    if not 0.0 < span < math.inf:
        return value
    return round(value, DIGITS - 1 - math.floor(math.log10(span))) + 0.0  # which makes 0 of −0


def plane_values(frame: Frame, plane: Plane) -> list[float]:
    """Return where each input stands: those that are not drawn at their means, unless the plane says otherwise."""
    values: Sequence[float] = frame.X.mean(axis=1).tolist() if plane.at is None else plane.at
    return list(values)
