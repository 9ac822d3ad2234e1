"""The numbers in the formulas of an update, by the letters that stand for them.

η is the learning rate, c what makes a gradient shorter that is too long; the others are fields of a run.
"""

import math
import re

from app.lesson.names import rate_of
from app.lesson.numbers import short
from mlp_engine import Frame

SETTINGS = {
    "μ": "momentum",
    "β₁": "beta1",
    "β₂": "beta2",
    "α": "alpha",
    "ε": "epsilon",
    "λ₁": "l1",
    "λ₂": "l2",
    "λ": "weight_decay",
}
"""Of two letters that begin alike the longer one is first."""
_SCALAR = re.compile(rf"\{{\w+\}}|(?P<scalar>(?:{'|'.join(SETTINGS)}|η|\bc\b)ᵗ?)")  # not within the braces of a matrix
_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def with_braces(formula: str) -> str:
    """Return a formula with each of its letters that stand for numbers in braces, as its matrices are."""
    return _SCALAR.sub(lambda found: f"{{{found[0]}}}" if found["scalar"] else found[0], formula)


def scalar_text(frame: Frame, scalar: str) -> str:
    """Return the number that a letter stands for, or a power of it: "0.9⁴" for "β₁ᵗ" in the fourth update."""
    letter = scalar.removesuffix("ᵗ")
    power = "" if letter == scalar or frame.update is None else str(frame.update.count).translate(_DIGITS)
    return short(_value(frame, letter), 6) + power


def _value(frame: Frame, letter: str) -> float:
    if letter == "η":
        return rate_of(frame)
    if letter == "c":
        return math.nan if frame.update is None else frame.update.clip
    value: float = getattr(frame.config, SETTINGS[letter])
    return value
