"""Tables as they are read when nobody changes what is guessed."""

from pathlib import Path

from app.files.tables.guess import guess_format
from app.files.tables.own_table import Report, own_data
from app.files.tables.reader import PIECE, Reading, read_table
from app.files.tables.table import Table
from app.files.tables.table_format import TableFormat
from app.files.tables.use import guess_use
from mlp_engine import OwnData

DATA = Path(__file__).parents[3] / "data"
IRIS = {"bare": DATA / "iris.csv", "German": DATA / "iris_german.csv"}
"""R. A. Fisher's measurements of 1936: without names, and as a German spreadsheet exports them."""


def read(content: bytes | str, format: TableFormat | None = None) -> Table:
    """Return a table, read in the format that is guessed unless one is given."""
    return end_of(read_table(content, format or guess_format(content)), len(content))


def end_of(reading: Reading, size: int) -> Table:
    """Return what is read in the end, which must come after a number of steps that goes with the size."""
    done = 0
    for _ in range(4 * size // PIECE + 5000):
        try:
            now, total = next(reading)
        except StopIteration as end:
            table: Table = end.value
            return table
        assert done <= now <= total
        done = now
    raise AssertionError("the reading has no end")


def data_of(content: bytes | str, target: int | None = None) -> tuple[OwnData, Report]:
    """Return what is learned from a table, as everything is guessed but perhaps the target."""
    table = read(content)
    return own_data(table, guess_use(table, target), "table")
