"""What is in the columns of a table."""

import math
from collections.abc import Iterator, Sequence

from app.files.tables.table import Column, ColumnKind, Row
from app.files.tables.values import NUMBER_GAPS, WORD_GAPS, class_in, class_order, number_in, one_line
from mlp_engine.own_data import LONGEST_NAME, MOST_CLASSES

INDEX_NAMES = frozenset(
    {"", "#", "id", "index", "no", "no.", "nr", "nr.", "row", "rownames", "unnamed: 0", "序号", "编号"}
)


def columns_of(names: Sequence[str], rows: Sequence[Row], decimal: str) -> Iterator[Column]:
    """Yield the columns of a table, with the names that are above them; without any, ``names`` is empty."""
    n_columns = len(rows[0].cells)
    for j in range(n_columns):
        name = _short(one_line(names[j])) if names else ""
        may_be_index = name.lower() in INDEX_NAMES if names else j == 0 and n_columns > 2
        yield _column(name, [row.cells[j] for row in rows], decimal, may_be_index)


def _column(name: str, cells: Sequence[str], decimal: str, may_be_index: bool) -> Column:
    present = [cell for cell in cells if cell.lower() not in NUMBER_GAPS]
    numbers = [number for cell in present if not math.isnan(number := number_in(cell, decimal))]
    if not numbers or 2 * len(numbers) < len(present):
        present = [cell for cell in cells if cell.lower() not in WORD_GAPS]
        kind = ColumnKind.WORDS if present else ColumnKind.GAPS
    elif may_be_index and numbers == [numbers[0] + k for k in range(len(cells))] and numbers[0] in (0, 1):
        kind = ColumnKind.INDEX
    else:
        kind = ColumnKind.NUMBERS
    different = {class_in(cell, decimal) for cell in set(present)}
    classes = sorted(different, key=class_order) if len(different) <= MOST_CLASSES else ()
    are_whole = len(numbers) == len(present) and all(number.is_integer() for number in numbers)
    return Column(name, kind, len(cells) - len(present), len(different), tuple(classes), are_whole)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
