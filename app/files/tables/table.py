"""A table as it stands in a file: its cells, and what is in its columns."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from app.files.tables.table_format import TableFormat
from app.files.tables.values import NUMBER_GAPS, WORD_GAPS


class ColumnKind(Enum):
    """What is in a column, gaps not counted."""

    NUMBERS = "numbers"  # at least half of it
    WORDS = "words"
    GAPS = "gaps"  # nothing else
    INDEX = "index"  # the numbers of the rows


class Row(NamedTuple):
    """A row of data: the line where it begins, from 1, and its cells as they are written, but for space around them."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes
    ----------
    name : what is above it; empty where there is nothing
    kind : what is in it
    n_gaps : how many cells have no value
    n_different : how many different words or numbers there are
    classes : the names of the classes that it would give, in order; empty if they are more than MOST_CLASSES
    are_whole : whether all are whole numbers
    """

    name: str
    kind: ColumnKind
    n_gaps: int
    n_different: int
    classes: tuple[str, ...]
    are_whole: bool

    @property
    def gaps(self) -> frozenset[str]:
        """What stands, in small letters, in a cell without a value."""
        return WORD_GAPS if self.kind is ColumnKind.WORDS else NUMBER_GAPS


@dataclass(frozen=True)
class Table:
    """The rows of a table, one or more, all of as many cells as it has columns."""

    format: TableFormat
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
