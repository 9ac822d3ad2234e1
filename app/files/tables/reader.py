"""Reading a table."""

import codecs
from collections.abc import Generator, Iterator
from io import IncrementalNewlineDecoder
from itertools import count

from app.files.tables.cells import DELIMITER_LINE, NEVER_CLOSED, Splitter
from app.files.tables.columns import columns_of
from app.files.tables.fault import TableFault
from app.files.tables.table import Row, Table
from app.files.tables.table_format import ENCODINGS, TableFormat
from mlp_engine import Text, marked
from mlp_engine.own_data import MOST_COLUMNS, MOST_ROWS

Reading = Generator[tuple[int, int], None, Table]
"""The reading of a table in steps of some milliseconds: it yields how much is done and of how much."""

PIECE = 1 << 16  # bytes of a step
LONGEST_LINE = 1_000_000  # characters
MOST_TABLE_COLUMNS = 2 * MOST_COLUMNS  # those that nothing is learned from included
MOST_CELLS = 2_000_000

NO_ROWS = Text(marked("engine", "there are no rows of data."))
NO_TEXT = Text(marked("engine", "there is a character that no text has."))


def read_table(content: bytes | str, format: TableFormat) -> Reading:
    """Read a table from the content of a file, or from a text, which has no encoding.

    Raises TableFault, with the line and the column, for what is no table, is larger than one may be, or is written in
    another format.
    """
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    encoding = "utf-8" if isinstance(content, str) else format.encoding
    rows, numbers = _Rows(format), count(1)
    for done, lines in _lines(data, encoding):
        for text in lines:
            rows.take(next(numbers), text)
        yield done, len(data)
    rows.end()
    columns = []
    for column in columns_of(rows.names, rows.data, format.decimal):
        columns.append(column)
        yield len(data), len(data)
    return Table(format, tuple(columns), tuple(rows.data))


def _lines(data: bytes, encoding: str) -> Iterator[tuple[int, list[str]]]:
    """Yield how many bytes are read, and the lines that end in the last of them."""
    decoder = IncrementalNewlineDecoder(codecs.getincrementaldecoder(encoding)(), translate=True)
    rest, n_lines = "", 0
    for start in range(0, len(data), PIECE):
        end = min(start + PIECE, len(data))
        text = rest + _decoded(decoder, data[start:end], end == len(data), encoding, n_lines)
        if "\0" in text:
            raise TableFault(NO_TEXT, n_lines + 1 + text[: text.index("\0")].count("\n"))
        *lines, rest = text.removeprefix("\ufeff").split("\n") if not start else text.split("\n")
        n_lines += len(lines)
        if len(rest) > LONGEST_LINE:
            sentence = marked("engine", "it has more than {most} characters.")
            raise TableFault(Text(sentence, {"most": LONGEST_LINE}), n_lines + 1)
        yield end, lines
    yield len(data), [rest]


def _decoded(decoder: IncrementalNewlineDecoder, piece: bytes, is_last: bool, encoding: str, n_lines: int) -> str:
    try:
        return decoder.decode(piece, is_last)
    except UnicodeError as error:  # of no place if there is no byte order mark
        before = error.object[: error.start] if isinstance(error, UnicodeDecodeError) else b""
        line = n_lines + 1 + before.count(b"\n")
        sentence = marked("engine", "it is not written in {encoding}.")
        raise TableFault(Text(sentence, {"encoding": Text(ENCODINGS[encoding])}), line) from None


class _Rows:
    """The rows of a table, as its lines are taken one by one.

    Attributes
    ----------
    names : what is above the columns; empty if nothing is
    data : the rows of data
    """

    def __init__(self, format: TableFormat) -> None:
        self.names: tuple[str, ...] = ()
        self.data: list[Row] = []
        self._splitter = Splitter(format.delimiter)
        self._above: list[Row] = []  # the rows above the data
        self._has_header, self._n_above = format.has_header, format.has_header + format.has_units
        self._begin = 0  # the line where the row begins of which not all is there yet

    def take(self, line: int, text: str) -> None:
        """Take the next line; raises TableFault for one that does not go with those before."""
        is_empty = not text and self._splitter.open_at is None
        if is_empty or (line == 1 and DELIMITER_LINE.fullmatch(text)):
            return
        self._begin = self._begin or line
        if (cells := self._splitter.cells(line, text)) is None:
            return
        row, self._begin = Row(self._begin, tuple([cell.strip() for cell in cells])), 0
        if len(row.cells) > MOST_TABLE_COLUMNS:
            sentence = marked("engine", "it has {count} cells, and a table may have at most {most} columns.")
            raise TableFault(Text(sentence, {"count": len(row.cells), "most": MOST_TABLE_COLUMNS}), row.line)
        if any(row.cells):
            self._add(row)

    def _add(self, row: Row) -> None:
        if len(self._above) < self._n_above:
            self._above.append(row)
            return
        if not self.data and self._has_header:
            self.names = _names(self._above[0], row)
        width = len(self.data[0].cells) if self.data else len(self.names) or len(row.cells)
        if len(row.cells) != width:
            row = _cut(row, width)
        if len(self.data) >= MOST_ROWS or (len(self.data) + 1) * width > MOST_CELLS:
            sentence = marked("engine", "a table of {width} columns may have at most {most} rows of data.")
            raise TableFault(Text(sentence, {"width": width, "most": len(self.data)}), row.line)
        self.data.append(row)

    def end(self) -> None:
        """Hear that there is no more; raises TableFault if the table is not complete."""
        if self._splitter.open_at is not None:
            raise TableFault(NEVER_CLOSED, *self._splitter.open_at)
        if not self.data:
            raise TableFault(NO_ROWS)


def _names(header: Row, first: Row) -> tuple[str, ...]:
    """Return the names of the columns, which may be one less than there are: the numbers of rows often have none."""
    names, n_columns = header.cells, len(first.cells)
    n_names = max((i for i, name in enumerate(names, start=1) if name), default=0)
    if n_names == n_columns - 1 and first.cells[-1]:
        return ("", *names[:n_names])
    return (*names[:n_names], *[""] * (min(n_columns, len(names)) - n_names))


def _cut(row: Row, width: int) -> Row:
    """Return a row without the empty cells that it has too many; raise TableFault if it has others, or too few."""
    if len(row.cells) < width or any(row.cells[width:]):
        sentence = marked("engine", "the number of cells is {count}, and {width} in the lines before.")
        raise TableFault(Text(sentence, {"count": len(row.cells), "width": width}), row.line)
    return Row(row.line, row.cells[:width])
