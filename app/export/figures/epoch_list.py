"""Lists of epochs as a person writes them: ``0, 10, 100, last`` or ``0..last/40``."""

import re
from collections.abc import Sequence

from mlp_engine import InvalidInput, Text, marked
from mlp_engine.typed import as_plain

MOST_EPOCHS = 1000

_CHINESE_SIGNS = str.maketrans({"、": ",", "…": ".."})
_AROUND_SIGNS = re.compile(r"\s*(\.{2,}|/)\s*")
_BETWEEN_ITEMS = re.compile(r"[,;\s]+")
_BOUND = r"(\d{1,18}|last)"
_ITEM = re.compile(rf"{_BOUND}(?:\.{{2,}}{_BOUND}(?:/(\d{{1,18}}))?)?", re.ASCII | re.IGNORECASE)


def read_epochs(text: str, last: int) -> tuple[int, ...]:
    """Return the epochs that a text asks for, ascending, each once, none after ``last``.

    Items are separated by commas or spaces: an epoch; ``last``; a range of them, such as ``0..100``; a number of them
    evenly over a range, both ends included, such as ``0..last/40``. What comes after the last epoch is left out. The
    commas, dots and digits of a Chinese keyboard do as well.

    Raises
    ------
    InvalidInput
        if there is something else in the text, or no epoch or more than 1000 would remain
    """
    epochs: set[int] = set()
    for item in _items(text):
        epochs.update(_epochs_of(item, last))
        if len(epochs) > MOST_EPOCHS:
            raise _too_many(text)
    if not epochs:
        raise InvalidInput(
            "epochs", text, Text(marked("engine", "at least one epoch from 0 to {last}"), {"last": last})
        )
    return tuple(sorted(epochs))


def epochs_beyond(text: str, last: int) -> tuple[int, ...]:
    """Return the epochs after ``last`` that are written in a text, ascending, each once; of a range, its ends.

    Raises InvalidInput if there is something else in the text than ``read_epochs`` understands.
    """
    bounds = (bound for item in _items(text) for bound in _parts(item)[:2])
    return tuple(sorted({int(bound) for bound in bounds if bound and bound.isdigit() and int(bound) > last}))


def _items(text: str) -> list[str]:
    plain = _AROUND_SIGNS.sub(r"\1", as_plain(text).translate(_CHINESE_SIGNS))
    return [item for item in _BETWEEN_ITEMS.split(plain) if item]


def _parts(item: str) -> tuple[str, str | None, str | None]:
    """The first epoch, the last of a range, and how many evenly over it."""
    match = _ITEM.fullmatch(item)
    if not match:
        allowed = marked("engine", "epochs such as 0, 10, 100, last, or ranges such as 0..20 or 0..last/40")
        raise InvalidInput("epochs", item, Text(allowed))
    return match[1], match[2], match[3]


def _epochs_of(item: str, last: int) -> Sequence[int]:
    first, second, count = _parts(item)
    start, end = sorted((_number(first, last), _number(second or first, last)))
    every = range(start, min(end, last) + 1)
    if (len(every) if count is None else int(count)) > MOST_EPOCHS:
        raise _too_many(item)
    return every if count is None else [epoch for epoch in _spread(start, end, int(count)) if epoch <= last]


def _number(bound: str, last: int) -> int:
    return int(bound) if bound.isdigit() else last


def _spread(start: int, end: int, count: int) -> list[int]:
    """So many whole numbers evenly from ``start`` to ``end``; one alone is the end."""
    if count == 1:
        return [end]
    steps = count - 1
    return [start + (2 * k * (end - start) + steps) // (2 * steps) for k in range(count)]


def _too_many(text: str) -> InvalidInput:
    return InvalidInput("epochs", text, Text(marked("engine", "at most {most} epochs"), {"most": MOST_EPOCHS}))
