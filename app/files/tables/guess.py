"""How a table is probably written."""

import codecs
import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from app.files.tables.cells import DELIMITER_LINE, Splitter
from app.files.tables.fault import TableFault
from app.files.tables.table_format import DECIMALS, DELIMITERS, TableFormat
from app.files.tables.values import NUMBER_GAPS, number_in

LOOKED_AT = 100  # lines
LONGEST_START = 1 << 18  # bytes, in which they are looked for
_SHARE_OF_WORDS = 0.1  # of the score of a delimiter, however few numbers it leaves
SELDOM_IN_WORDS = ";\t|"
_HIGH = re.compile(rb"[\x80-\xff]+")

Rows = Sequence[Sequence[str]]
"""The cells of some rows, the first ones of a table."""


def guess_format(content: bytes | str) -> TableFormat:
    """Return how a table is probably written.

    Of a file that begins so the first lines are looked at, and all of the content for its encoding.
    """
    encoding = "utf-8" if isinstance(content, str) else _guess_encoding(content)
    start = content[:LONGEST_START]
    lines = _first_lines(start if isinstance(start, str) else start.decode(encoding, "replace"))
    delimiters = list(DELIMITERS)
    if lines and (named := DELIMITER_LINE.fullmatch(lines[0])):
        lines, delimiters = lines[1:], [named[1]] if named[1] in DELIMITERS else delimiters
    rows, score = {}, {}
    for delimiter in delimiters:
        rows[delimiter] = _rows(lines, delimiter)
        for decimal in DECIMALS:
            score[delimiter, decimal] = _score(rows[delimiter], len(lines), delimiter, decimal)
    delimiter, decimal = max(score, key=lambda signs: score[signs])
    has_header = _has_header(rows[delimiter], decimal)
    has_units = has_header and _has_units(rows[delimiter], decimal)
    return TableFormat(encoding, delimiter, decimal, has_header, has_units)


def _guess_encoding(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)  # a sign may be cut off at the end
    except UnicodeDecodeError:
        return "gbk" if _is_chinese(data) else "latin-1"
    return "utf-8"


def _is_chinese(data: bytes) -> bool:
    """Tell whether bytes beyond ASCII go in pairs, half of which or more are frequent signs of GBK.

    In a Western text there are seldom two of them together, and no more than a few such pairs, as in "Größe".
    """
    runs = [match[0] for match in islice(_HIGH.finditer(data), 1000)]
    pairs = [run[i : i + 2] for run in runs if len(run) % 2 == 0 for i in range(0, len(run), 2)]
    n_frequent = sum(0xA1 <= pair[0] <= 0xA3 or 0xB0 <= pair[0] <= 0xD7 for pair in pairs)
    n_odd = sum(len(run) % 2 for run in runs)
    return 4 * n_odd <= len(runs) and 2 * n_frequent >= len(pairs)


def _first_lines(start: str) -> list[str]:
    """Return the first lines that are not empty, all whole if there are several."""
    lines = start.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > 2:
        lines.pop()  # which may be cut off
    return [line for line in lines if line.strip()][:LOOKED_AT]


def _rows(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    """Return the cells of some lines, as far as they can be divided."""
    splitter, rows = Splitter(delimiter), []
    try:
        for line in lines:
            if (cells := splitter.cells(1, line)) is not None:
                rows.append([cell.strip() for cell in cells])
    except TableFault:
        pass
    return rows


def _score(rows: Rows, n_lines: int, delimiter: str, decimal: str) -> float:
    """Return how much some rows look like those of a table: all as long, full of numbers, and well divided."""
    [(width, count)] = Counter(map(len, rows)).most_common(1) or [(0, 0)]
    if width < 2:
        return 0.0
    cells = [cell for row in rows if len(row) == width for cell in row if cell.lower() not in NUMBER_GAPS]
    n_numbers = sum(not math.isnan(number_in(cell, decimal)) for cell in cells)
    n_undivided = sum(any(sign in cell for sign in SELDOM_IN_WORDS if sign != delimiter) for cell in cells)
    return count / n_lines * (_SHARE_OF_WORDS + (n_numbers - n_undivided) / max(1, len(cells)))


def _has_header(rows: Rows, decimal: str) -> bool:
    """Tell whether the first row names the columns: there is a word above numbers, or nothing above those of the rows.

    Where there are no numbers, it is unlike all words below, some of which come again.
    """
    if len(rows) < 2:
        return False
    first, *data = rows
    if len(first) == len(data[-1]) - 1:
        first = ["", *first]  # the numbers of the rows have no name
    if _are_counted(first) and not _are_counted(data[0]):
        return True
    below = _columns(data)
    if below and not first[0] and below[0][:2] in (["0", "1"], ["1", "2"]):
        return True
    pairs = list(zip(first, below, strict=False))
    if any(_are_numbers(column, decimal) for column in below):
        return any(_is_word(name, decimal) and _are_numbers(column, decimal) for name, column in pairs)
    return all(name and name not in column and 2 * len(set(column)) <= len(column) for name, column in pairs)


def _has_units(rows: Rows, decimal: str) -> bool:
    """Tell whether the second row stands for no data, either: it has words above numbers, and no numbers."""
    _, units, *data = rows
    above = [unit for unit, column in zip(units, _columns(data), strict=False) if _are_numbers(column, decimal)]
    return any(_is_word(unit, decimal) for unit in above) and all(
        math.isnan(number_in(unit, decimal)) for unit in above
    )


def _columns(rows: Rows) -> list[list[str]]:
    """Return what is in each column that all of the rows have, gaps left out."""
    return [[cell for cell in column if cell.lower() not in NUMBER_GAPS] for column in zip(*rows, strict=False)]


def _are_numbers(column: Sequence[str], decimal: str) -> bool:
    """Tell whether most cells of a column are numbers."""
    return sum(not math.isnan(number_in(cell, decimal)) for cell in column) > len(column) / 2


def _is_word(cell: str, decimal: str) -> bool:
    return cell.lower() not in NUMBER_GAPS and math.isnan(number_in(cell, decimal))


def _are_counted(names: Sequence[str]) -> bool:
    """Tell whether columns are named by their numbers, as a data frame does that has no names for them."""
    names = names[1:] if names[0] == "" else names
    return len(names) > 2 and list(names) == [str(j) for j in range(len(names))]
