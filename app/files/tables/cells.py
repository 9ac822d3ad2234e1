"""The cells of a table's lines."""

import re

from app.files.tables.fault import TableFault
from mlp_engine import Text, marked

DELIMITER_LINE = re.compile(r'"?sep=(.?)"?', re.IGNORECASE)
"""The first line of some files, with which a spreadsheet is told the delimiter."""
LONGEST_CELL = 20_000  # characters

NEVER_CLOSED = Text(marked("engine", "the quotation mark that opens there is not closed."))
AFTER_QUOTE = Text(marked("engine", "behind the closing quotation mark there is more than a delimiter."))
TOO_LONG = Text(marked("engine", "the cell has more than {most} characters."), {"most": LONGEST_CELL})

_QUOTED = re.compile(r'[^"]*+(?:""[^"]*+)*+')  # up to the mark that closes the cell, or the end of the line


class Splitter:
    """Divides lines into cells. A cell in quotation marks may have delimiters, doubled marks and ends of lines in it.

    Parameters
    ----------
    delimiter : one of DELIMITERS
    """

    def __init__(self, delimiter: str) -> None:
        self._delimiter = delimiter
        self._is_blank = delimiter == " "
        sign = re.escape(delimiter)
        self._unquoted = re.compile(r"[^ \t]*" if self._is_blank else f"[^{sign}]*")
        self._opening = re.compile('"' if self._is_blank else ' *"')
        self._next = re.compile(r"[ \t]+(?=[^ \t])" if self._is_blank else f" *{sign}")
        self._rest = re.compile(r"[ \t]*\Z")
        self._cells: list[str] = []
        self._quoted: list[str] = []  # what of the open cell has been read
        self._size = 0  # characters of that
        self.open_at: tuple[int, int] | None = None
        """The line and the column of the cell whose quotation mark is not closed yet."""

    def cells(self, line: int, text: str) -> list[str] | None:
        """Return the cells of a line, or None if the next one belongs to it, too.

        Raises TableFault if a cell is too long, or goes on behind its quotation marks.
        """
        if self.open_at is None:
            if '"' not in text:
                return text.split() if self._is_blank else text.split(self._delimiter)
            self._cells = []
            text = text.strip(" \t") if self._is_blank else text
        return self._with_quotes(line, text)

    def _with_quotes(self, line: int, text: str) -> list[str] | None:
        place = 0
        while True:
            if self.open_at is None and self._opening.match(text, place):
                self.open_at, place = (line, len(self._cells) + 1), text.index('"', place) + 1
            begin, place = place, self._end_of_cell(text, place)
            if self.open_at is None:
                self._cells.append(text[begin:place])
            elif self._closes(text[begin:place], self.open_at, place == len(text)):
                place += 1
            else:
                return None
            if self._rest.match(text, place):
                return self._cells
            delimiter = self._next.match(text, place)
            if delimiter is None:
                raise TableFault(AFTER_QUOTE, line, len(self._cells))
            place = delimiter.end()

    def _end_of_cell(self, text: str, place: int) -> int:
        found = (self._unquoted if self.open_at is None else _QUOTED).match(text, place)
        return found.end() if found else place

    def _closes(self, part: str, open_at: tuple[int, int], is_end: bool) -> bool:
        """Take a part of the open cell, which goes on in the next line if this is at its end; tell if it does not."""
        self._quoted.append(part)
        self._size += len(part) + 1
        if self._size > LONGEST_CELL:
            raise TableFault(TOO_LONG, *open_at)
        if is_end:
            self._quoted.append("\n")
            return False
        self._cells.append("".join(self._quoted).replace('""', '"'))
        self._quoted, self._size, self.open_at = [], 0, None
        return True
