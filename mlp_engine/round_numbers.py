"""Round numbers: a digit or two times a power of ten, at which scales end and between which axes and fields step."""

import math
from collections.abc import Iterator

ONE_TWO_FIVE = (1.0, 2.0, 5.0, 10.0)
FINE = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


def round_numbers(value: float, digits: tuple[float, ...] = ONE_TWO_FIVE) -> Iterator[float]:
    """Yield the round numbers around ``value`` > 0, rising: of its decade and of the one below."""
    exponent = math.floor(math.log10(value))
    decades = (exponent - 1, digits[:-1]), (exponent, digits)
    return (digit * 10.0**power for power, some in decades for digit in some)


def round_up(value: float, digits: tuple[float, ...] = FINE) -> float:
    """Return the next round number from ``value`` > 0 on; a ``FINE`` one is at most a third larger."""
    return next(number for number in round_numbers(value, digits) if number >= value)


def whole_step(least: float) -> int:
    """Return the smallest of 1, 2, 5, 10, 20, 50, … that is at least ``least``."""
    return int(round_up(max(least, 1.0), ONE_TWO_FIVE))


def tidy(value: float) -> float:
    """Return a round number without its last digits, which are rounding errors of a product."""
    return float(f"{value:.12g}")
