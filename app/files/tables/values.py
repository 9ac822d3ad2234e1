"""What is in a cell: a number, a word or a gap."""

import math
import unicodedata

from mlp_engine.written import MINUS, exact

LONGEST_SHOWN = 40  # characters, in a sentence
WORD_GAPS = frozenset({"", "?", "na", "n/a", "#n/a", "<na>", "nan", "null", "#nv", "#null!"})
NUMBER_GAPS = WORD_GAPS | {"-", "--", "–", "—", "−", ".", "none", "missing", "#div/0!", "#value!"}
"""What stands, in small letters, in a cell without a value, among words and among numbers."""


def number_in(cell: str, decimal: str) -> float:
    """Return the number in a cell, which may be infinite; NaN if there is none."""
    if "_" in cell or (decimal == "," and "." in cell):
        return math.nan
    text = cell.replace(",", ".") if decimal == "," else cell
    try:
        return float(text)
    except ValueError:
        return _negative(text)


def _negative(text: str) -> float:
    """Return a number with a true minus sign."""
    if not text.startswith(MINUS):
        return math.nan
    try:
        return float(text.replace(MINUS, "-"))
    except ValueError:
        return math.nan


def class_in(cell: str, decimal: str) -> str:
    """Return the name of the class in a cell: a number that is written otherwise is the same class."""
    number = number_in(cell, decimal)
    return one_line(cell) if math.isnan(number) else exact(number).replace(MINUS, "-")


def class_order(name: str) -> tuple[float, str]:
    """Return what classes are sorted by: numbers by size, then words."""
    number = number_in(name, ".")
    return (math.inf if math.isnan(number) else number), name


def one_line(text: str) -> str:
    """Return a text as one line that can be shown, whatever is in it."""
    if text.isascii() and text.isprintable():
        return text
    line = " ".join(text.split())
    return "".join("�" if unicodedata.category(sign) in ("Cc", "Cs", "Cn") else sign for sign in line)


def shortened(text: str) -> str:
    """Return a text as a short line, to be read in a sentence."""
    line = one_line(text)
    return line if len(line) <= LONGEST_SHOWN else f"{line[: LONGEST_SHOWN - 1]}…"
