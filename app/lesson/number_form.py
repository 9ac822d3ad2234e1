"""How the numbers of a matrix are written alike: as multiples of one power of ten, with as many decimals."""

import math
import re
import sys
from dataclasses import dataclass

from app.lesson.numbers import MINUS, fewest, fixed, power_of_ten, short, written

_POWER = re.compile(rf"10\^({MINUS}?\d+)")


@dataclass(frozen=True)
class NumberForm:
    """The form of all numbers of a matrix.

    Attributes
    ----------
    decimals : behind the point of each number
    exponent : of the power of ten that all are multiples of
    before : digits before the point, less one
    """

    decimals: int
    exponent: int = 0
    before: int = 0

    def text(self, value: float) -> str:
        """Return a number as it is written, without its power of ten."""
        return fixed(value / 10.0**self.exponent, f".{self.decimals}f")

    @property
    def widest(self) -> str:
        """A text as wide as that of any number up to the limit."""
        return f"{MINUS}{8 * 10**self.before:.{self.decimals}f}"

    @property
    def power(self) -> str:
        """What the numbers are multiples of, such as "10^−3"; empty if they are written as they are."""
        return f"10^{self.exponent}".replace("-", MINUS) if self.exponent else ""


def number_form(limit: float, digits: int = 4) -> NumberForm:
    """Return the form in which the largest of all numbers from -``limit`` to ``limit`` has about so many digits."""
    limit = min(limit, sys.float_info.max)  # that of numbers close to the largest is infinite
    exponent = shared_exponent(limit)
    before = max(0, math.floor(math.log10(limit)) - exponent)
    zeros = int(not exponent and limit <= 0.1)  # behind the point, before the first digit
    return NumberForm(max(0, fewest(digits) - 1 - before + zeros), exponent, before)


def limit_text(limit: float) -> str:
    """Return the limit of a scale, such as "4", or "5×10^−4" where the power says how small or large it is."""
    if 0.1 <= limit < 1e4:
        return short(limit)
    mantissa, exponent = written(limit, ".1e").split("e")
    return f"{mantissa.removesuffix('.0')}×10^{exponent}"


def plain(text: str) -> str:
    """Return a text with powers of ten, such as "10^−3", as "10⁻³", for places that do not raise type."""
    return _POWER.sub(lambda found: power_of_ten(int(found[1].replace(MINUS, "-"))), text)


def shared_exponent(limit: float) -> int:
    """Return the exponent, a multiple of 3, of a power of ten of which numbers up to ``limit`` are short multiples."""
    exponent = math.floor(math.log10(limit))
    return 0 if -1 <= exponent < 3 else 3 * math.floor(exponent / 3)
