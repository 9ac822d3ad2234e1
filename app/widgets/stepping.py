"""The neighbours of a number, for the arrow keys of a field."""

import math

from mlp_engine.kinds import IntegerKind, RealKind
from mlp_engine.round_numbers import round_numbers, tidy

REAL_STEP = 0.05
"""The distance of two neighbours where zero is allowed; a number that must stay above zero goes 1, 2, 5, 10, …"""


def stepped(kind: IntegerKind | RealKind, value: float, steps: int) -> float:
    """Return the number ``steps`` neighbours above ``value``, below it for negative steps, kept between the bounds."""
    if isinstance(kind, IntegerKind):
        return max(kind.minimum, min(kind.maximum, int(value) + steps))
    neighbour = _ladder if kind.excludes_minimum else _grid
    for _ in range(abs(steps)):
        value = neighbour(value, steps > 0)
    return max(kind.minimum, min(kind.maximum, value))


def number_text(value: object) -> str:
    """Return a number as short as it can be told from every other: 0.5, 1000, 1e-05."""
    return repr(value).removesuffix(".0") if isinstance(value, float) else str(value)


def _ladder(value: float, up: bool) -> float:
    rungs = [tidy(number) for number in round_numbers(value)]
    if up:
        return min(rung for rung in rungs if rung > value)
    return max((rung for rung in rungs if 0.0 < rung < value), default=value)


def _grid(value: float, up: bool) -> float:
    position = value / REAL_STEP
    tolerance = 1e-9  # a value on the grid up to rounding is on the grid
    line = math.floor(position + tolerance) + 1 if up else math.ceil(position - tolerance) - 1
    return round(line * REAL_STEP, 10)
