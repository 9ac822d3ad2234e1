"""The neighbours of a number, for the arrow keys of a field."""

import math

from mlp_engine.kinds import IntegerKind, RealKind
from mlp_engine.round_numbers import round_numbers, tidy


def stepped(kind: IntegerKind | RealKind, value: float, steps: int) -> float:
    """Return the number ``steps`` neighbours above ``value``, below it for negative steps, kept between the bounds.

    The neighbours of a whole number are the next ones, of others as far away as the kind says, or else 1, 2, 5, 10, …
    """
    if isinstance(kind, IntegerKind):
        return max(kind.minimum, min(kind.maximum, int(value) + steps))
    for _ in range(abs(steps)):
        value = _ladder(value, steps > 0) if kind.step is None else _grid(value, kind.step, steps > 0)
    return max(kind.minimum, min(kind.maximum, value))


def number_text(value: object) -> str:
    """Return a number as short as it can be told from every other: 0.5, 1000, 1e-05."""
    return repr(value).removesuffix(".0") if isinstance(value, float) else str(value)


def _ladder(value: float, up: bool) -> float:
    rungs = [tidy(number) for number in round_numbers(value)]
    if up:
        return min(rung for rung in rungs if rung > value)
    return max((rung for rung in rungs if 0.0 < rung < value), default=value)


def _grid(value: float, step: float, up: bool) -> float:
    position = value / step
    tolerance = 1e-9  # a value on the grid up to rounding is on the grid
    line = math.floor(position + tolerance) + 1 if up else math.ceil(position - tolerance) - 1
    return round(line * step, 10)
