"""The numbers in the formulas of an update, by the letters that stand for them."""

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
"""The fields of a run; of two letters that begin alike the longer one is first."""
_SCALAR = re.compile(f"(?:{'|'.join(SETTINGS)}|η)ᵗ?")
_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def with_braces(formula: str) -> str:
    """Return a formula with each of its letters that stand for numbers in braces, as its matrices are."""
    return _SCALAR.sub(r"{\g<0>}", formula)


def scalar_text(frame: Frame, scalar: str) -> str:
    """Return the number that a letter stands for, or a power of it: "0.9⁴" for "β₁ᵗ" in the fourth update."""
    letter = scalar.removesuffix("ᵗ")
    value = rate_of(frame) if letter == "η" else getattr(frame.config, SETTINGS[letter])
    power = "" if letter == scalar or frame.update is None else str(frame.update.count).translate(_DIGITS)
    return short(value, 6) + power
