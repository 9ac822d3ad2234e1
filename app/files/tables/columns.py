"""What is in the columns of a table."""

from collections.abc import Iterator, Sequence

from app.files.tables.table import Column, ColumnKind, Row
from app.files.tables.values import NUMBER_GAPS, WORD_GAPS, class_in, class_order, numbers_in, one_line
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
    values = numbers_in(cells, decimal)
    numbers = [value for value in values if value == value]
    others = [cell for cell, value in zip(cells, values, strict=True) if value != value]
    words = [cell for cell in others if cell.lower() not in NUMBER_GAPS]
    if not numbers and not words:
        kind = ColumnKind.GAPS
    elif len(numbers) < len(words):
        kind, words = ColumnKind.WORDS, [cell for cell in others if cell.lower() not in WORD_GAPS]
    elif may_be_index and values[0] in (0, 1) and values == [values[0] + k for k in range(len(values))]:
        kind = ColumnKind.INDEX
    else:
        kind = ColumnKind.NUMBERS
    different: set[float | str] = {*numbers, *words}
    names = {class_in(str(one), ".") for one in different} if len(different) <= MOST_CLASSES else ()
    are_whole = not words and all(map(float.is_integer, numbers))
    n_gaps = len(cells) - len(numbers) - len(words)
    return Column(name, kind, n_gaps, len(different), tuple(sorted(names, key=class_order)), are_whole)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
