"""How numbers are written for people: one rule, wherever they stand.

The minus sign is a true one, an exponent is short, such as 2.01e−9 and 7.9e137, and nothing stands between thousands. A
power of ten that is no number of its own, as on an axis or in "numbers × 10⁻³", is written with raised digits.
"""

import string
from collections.abc import Mapping

MINUS = "−"
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def written(value: float, spec: str = "") -> str:
    """Return ``value`` in a format of Python's, in the signs that people read."""
    mantissa, _, exponent = format(value, spec).partition("e")
    text = f"{mantissa}e{int(exponent)}" if exponent else mantissa
    return text.replace("-", MINUS)


def exact(value: float) -> str:
    """Return a number as short as it can be told from every other: 0.5, 1000, 1e−5."""
    return written(value).removesuffix(".0")


def power_of_ten(exponent: int) -> str:
    """Return 10 with a raised exponent: 10⁻³."""
    return "10" + str(exponent).translate(_RAISED)


def in_a_line(text: str) -> str:
    """Return a text that may come from anybody as one line, without what cannot be printed."""
    return "".join(filter(str.isprintable, " ".join(text.split())))


class Sentence(string.Formatter):
    """Fills numbers into a text as they are written."""

    def format_field(self, value: object, spec: str) -> str:
        """Return a field of the text."""
        return written(value, spec) if isinstance(value, int | float) else format(value, spec)


def filled(template: str, fields: Mapping[str, object]) -> str:
    """Return a text with its fields filled in."""
    return Sentence().vformat(template, (), fields)
