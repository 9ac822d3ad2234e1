"""The lines of a text that is no table, as they are written."""

import io
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from app.files.tables.table_format import TableFormat
from app.files.tables.values import one_line

FIRST_LINES, LINES_AROUND = 40, 3
LONGEST_SHOWN = 200  # characters of a line


class Line(NamedTuple):
    """A line with its number, from 1; a long one is cut."""

    number: int
    text: str


def lines_around(content: bytes | str, format: TableFormat, number: int | None) -> tuple[Line, ...]:
    """Return the first lines of a text, and those around the line ``number``, whatever is in them."""
    last = FIRST_LINES if number is None else max(FIRST_LINES, number + LINES_AROUND)
    shown = (
        Line(i, _cut(text))
        for i, text in enumerate(islice(_lines(content, format), last), start=1)
        if i <= FIRST_LINES or number is None or abs(i - number) <= LINES_AROUND
    )
    return tuple(shown)


def _lines(content: bytes | str, format: TableFormat) -> Iterator[str]:
    if isinstance(content, str):
        return io.StringIO(content)
    return io.TextIOWrapper(io.BytesIO(content), encoding=format.encoding, errors="replace")


def _cut(text: str) -> str:
    line = one_line(text[: LONGEST_SHOWN + 1].removeprefix("\ufeff").rstrip("\r\n"))
    return line if len(line) <= LONGEST_SHOWN else f"{line[: LONGEST_SHOWN - 1]}…"
