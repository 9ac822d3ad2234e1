"""How many digits numbers are written with; which signs they are written in says ``mlp_engine.written``."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import numpy as np

from mlp_engine.arrays import FloatArray
from mlp_engine.round_numbers import round_up
from mlp_engine.written import MINUS as MINUS
from mlp_engine.written import exact as exact
from mlp_engine.written import power_of_ten as power_of_ten
from mlp_engine.written import written as written

MOST_COMPACT = 7
"""Characters of a compact number."""
_MOST_DIGITS = ContextVar("most_digits", default=17)


@contextmanager
def rounded(digits: int) -> Iterator[None]:
    """Write numbers with at most ``digits`` significant digits meanwhile, for people who read them from far away."""
    token = _MOST_DIGITS.set(digits)
    try:
        yield
    finally:
        _MOST_DIGITS.reset(token)


def fewest(digits: int) -> int:
    """Return ``digits``, or as many as numbers may have at the moment."""
    return min(digits, _MOST_DIGITS.get())


def short(value: float, digits: int = 3) -> str:
    """Return ``value`` in at most ``digits`` significant digits, such as "−0.0123", "4.5e−6" or, without sign, "0"."""
    return written(value + 0.0, f".{fewest(digits)}g")  # which makes 0 of −0, such as a δ times 0


def compact(value: float) -> str:
    """Return ``value`` in at most 7 characters: two or three digits, such as "−0.0035", "58.4" or "−4.9e−6".

    Where the exponent takes more room, one digit: "−5e−12", "−8e137".
    """
    size = abs(value)
    if size == 0.0 or 1e-3 <= size < 1e3:
        return short(round(value, 4))
    if 1e3 <= size < 1e5:
        return written(value, ".0f")
    text = written(value, ".1e")
    return text if len(text) <= MOST_COMPACT else written(value, ".0e")


def fixed(value: float, spec: str) -> str:
    """Return ``value`` in the format ``spec``.

    An exact zero, such as a silent ReLU's, is a bare "0"; what rounds to zero has no sign.
    """
    return written(value, f"z{spec}") if value else "0"


def symmetric_limit(*matrices: FloatArray) -> float:
    """Return a round number that no entry exceeds in magnitude; 1 if all are 0.

    Being round, it stays the same over many epochs, so the colours of a network that learns do not flicker.
    """
    largest = max(float(np.maximum(matrix.max(), -matrix.min())) for matrix in matrices)
    return 1.0 if largest < 1e-290 else round_up(largest)


def shape_text(shape: tuple[int, ...]) -> str:
    """Return "(8, 300)", or a bare "300" for a single number."""
    return f"({', '.join(map(str, shape))})" if len(shape) > 1 else str(shape[0])


def epoch_label(value: float) -> str:
    """Return a whole number."""
    return written(value, ".0f")


def loss_label(loss: float) -> str:
    """Return a loss with four decimal places, or with an exponent if it is very large or very small."""
    return fixed(loss, ".4f" if 1e-3 <= loss < 1e3 else ".2e")
