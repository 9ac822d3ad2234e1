"""Text from the clipboard."""

import re
from itertools import islice

from app.files.tables.table_format import DECIMALS
from app.files.tables.values import number_in

LOOKED_AT = 5  # lines
LONGEST_START = 100_000  # characters, in which they are looked for
BETWEEN = re.compile(r"[\s;|,]+")
"""What may be between two cells, whichever the delimiter is."""


def looks_like_table(text: str) -> bool:
    """Tell whether a text may be a table: two lines or more, all of several words, and a number somewhere in them."""
    lines = islice(filter(str.strip, text[:LONGEST_START].splitlines()), LOOKED_AT)
    rows = [BETWEEN.split(line.strip()) for line in lines]
    are_long = len(rows) > 1 and all(len(row) > 1 for row in rows)
    return are_long and any(_is_number(cell.strip('"')) for row in rows for cell in row)


def _is_number(cell: str) -> bool:
    return any(number_in(cell, decimal) == number_in(cell, decimal) for decimal in DECIMALS)
