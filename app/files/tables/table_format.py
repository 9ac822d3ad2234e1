"""How a table is written in a file."""

from dataclasses import dataclass

from mlp_engine import marked
from mlp_engine.arrays import as_choice

ENCODINGS: dict[str, str] = {
    "utf-8": marked("engine", "UTF-8"),
    "utf-16": marked("engine", "UTF-16"),
    "latin-1": marked("engine", "Latin-1 (Western Europe)"),
    "gbk": marked("engine", "GBK (Chinese)"),
}
DELIMITERS: dict[str, str] = {
    ",": marked("engine", "Comma"),
    ";": marked("engine", "Semicolon"),
    "\t": marked("engine", "Tab"),
    "|": marked("engine", "Bar"),
    " ": marked("engine", "Blanks"),
}
DECIMALS: dict[str, str] = {".": marked("engine", "Point"), ",": marked("engine", "Comma")}
"""What can be chosen, with what a person reads."""


@dataclass(frozen=True)
class TableFormat:
    """How a table is written.

    Attributes
    ----------
    encoding : one of ENCODINGS, each a name of Python's, with or without a byte order mark
    delimiter : one of DELIMITERS, what is between two cells; " " is one blank or tab or several
    decimal : one of DECIMALS, what is before the decimals of a number
    has_header : whether the first line names the columns
    has_units : whether the line behind that has their units

    Raises
    ------
    InvalidInput
        if something else is given
    """

    encoding: str = "utf-8"
    delimiter: str = ","
    decimal: str = "."
    has_header: bool = True
    has_units: bool = False

    def __post_init__(self) -> None:
        as_choice("encoding", self.encoding, list(ENCODINGS))
        as_choice("delimiter", self.delimiter, list(DELIMITERS))
        as_choice("decimal", self.decimal, list(DECIMALS))
