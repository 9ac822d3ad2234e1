"""JSON from anybody."""

import json

DEEPEST = 32  # levels of tables and lists; what the program writes has eight
MOST_VALUES = 1_000_000  # in tables and lists, which take much more memory than text


def read_json(text: str) -> object:
    """Return what a JSON text says.

    Raises ValueError for anything else, for NaN and infinities, for more than ``MOST_VALUES`` values, and for a text
    that is nested deeper than ``DEEPEST`` levels: printing or comparing its value could exhaust the stack.
    """
    if sum(map(text.count, ",[{")) > MOST_VALUES:
        raise ValueError("too many values")
    try:
        values: object = json.loads(text, parse_constant=_refuse_constant)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    level = [values]
    for _ in range(DEEPEST):
        level = [inner for value in level for inner in _inside(value)]
        if not level:
            return values
    raise ValueError("nested too deeply")


def _inside(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _refuse_constant(name: str) -> float:
    raise ValueError(name)
