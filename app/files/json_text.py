"""JSON from anybody."""

import json

DEEPEST = 32  # levels of tables and lists; what the program writes has eight
MOST_VALUES = 1_000_000  # in tables and lists, which take much more memory than text


def read_json(text: str, most: int = MOST_VALUES) -> object:
    """Return what a JSON text says.

    Raises ValueError for anything else, for NaN and infinities, for a table that has a name twice, for more than
    ``most`` values, and for a text that is nested deeper than ``DEEPEST`` levels: printing or comparing its
    value could exhaust the stack.
    """
    if has_more_values(text, most):
        raise ValueError("too many values")
    try:
        values: object = json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_table)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    level = [values]
    for _ in range(DEEPEST):
        level = [inner for value in level for inner in _inside(value)]
        if not level:
            return values
    raise ValueError("nested too deeply")


def has_more_values(text: str, most: int) -> bool:
    """Tell whether ``read_json`` refuses a text that may have so many values."""
    return sum(map(text.count, ",[{")) > most


def _inside(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _table(pairs: list[tuple[str, object]]) -> dict[str, object]:
    table = dict(pairs)
    if len(table) < len(pairs):
        raise ValueError("one name twice")
    return table


def _refuse_constant(name: str) -> float:
    raise ValueError(name)
