"""What is in a cell: a number, a word or a gap."""

import math
from collections.abc import Sequence

from mlp_engine.written import MINUS, exact

LONGEST_SHOWN = 40  # characters, in a sentence
MOST_LISTED = 10
_BETWEEN = "\n\n"  # is in no cell that is a number
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


def numbers_in(cells: Sequence[str], decimal: str) -> list[float]:
    """Return the number in each of some cells, as ``number_in`` does, and soon."""
    text = _BETWEEN.join(cells)
    if "_" not in text and (decimal == "." or "." not in text):
        try:
            return [float(cell) for cell in text.replace(decimal, ".").split(_BETWEEN)]
        except ValueError:
            pass
    known = {cell: number_in(cell, decimal) for cell in set(cells)}  # the same words come again and again
    return [known[cell] for cell in cells]


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
    return one_line(cell) if math.isnan(number) else exact(number + 0.0).replace(MINUS, "-")  # 0 for -0


def class_order(name: str) -> tuple[float, str]:
    """Return what classes are sorted by: numbers by size, then words."""
    number = number_in(name, ".")
    return (math.inf if math.isnan(number) else number), name


def one_line(text: str) -> str:
    """Return a text as one line that can be shown, whatever is in it."""
    line = " ".join(text.split())
    return line if line.isprintable() else "".join(sign if sign.isprintable() else "�" for sign in line)


def shortened(text: str) -> str:
    """Return a text as a short line, to be read in a sentence."""
    line = one_line(text)
    return line if len(line) <= LONGEST_SHOWN else f"{line[: LONGEST_SHOWN - 1]}…"


def listed(texts: Sequence[str]) -> str:
    """Return the first of some texts, each a short line, to be read in a sentence."""
    shown = ", ".join(map(shortened, texts[:MOST_LISTED]))
    return f"{shown}, …" if len(texts) > MOST_LISTED else shown
