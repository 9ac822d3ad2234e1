"""Numbers as people type them: one rule for the fields of a window and for a command line, whatever the locale.

One point or one comma stands before the decimals, and nothing between thousands: 1,000.5 is refused and never guessed
at, and so is 1.000; but 1.125 and 0.500 are read, for no field shows a last zero, and no thousands begin with one.
"""

import re
from collections.abc import Callable

from mlp_engine.errors import InvalidInput, Text, marked
from mlp_engine.written import written

_PLAIN = {0xFF01 + k: 0x21 + k for k in range(94)} | str.maketrans("\N{IDEOGRAPHIC SPACE}。−", " .-")
_UNCLEAR = re.compile(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{2}0")
_GROUPED = re.compile(r"([+-]?[1-9][0-9]{0,2}([.,'’\s])[0-9]{3}(?:\2[0-9]{3})*)((?!\2)[.,][0-9]+)?")
_TWO_SIGNS = re.compile(r"[+-]?[0-9]*[.,][0-9]*[.,][0-9.,]*")


def as_plain(text: str) -> str:
    """Return ``text`` with the signs of an English keyboard for those of a Chinese one, and without outer space."""
    return text.translate(_PLAIN).strip()


def read_number(text: str, read: Callable[[str], float]) -> object:
    """Return the number that a person typed, as ``read``, int or float, gives it; ``text`` itself if none is clear."""
    plain = as_plain(text)
    if _UNCLEAR.fullmatch(plain):
        return text
    try:
        return read(plain.replace(",", "."))
    except ValueError:  # as with two signs
        return text


def with_advice(error: InvalidInput, read: Callable[[str], float]) -> InvalidInput:
    """Return the error; if a number was typed that ``read_number`` does not take, it says how to write one."""
    typed = error.got
    if not isinstance(typed, str) or read_number(typed, read) is not typed:
        return error
    advice = (_whole_advice if read is int else _real_advice)(as_plain(typed), error.allowed)
    return error if advice is None else InvalidInput(error.argument, typed, advice)


def _whole_advice(plain: str, allowed: Text) -> Text | None:
    number = read_number(plain, float)
    is_whole = isinstance(number, float) and number.is_integer()
    if is_whole or _GROUPED.fullmatch(plain) or _TWO_SIGNS.fullmatch(plain):
        return Text(marked("engine", "{allowed}, written in digits alone"), {"allowed": allowed})
    return None


def _real_advice(plain: str, allowed: Text) -> Text | None:
    if match := _GROUPED.fullmatch(plain):
        template = marked("engine", "{allowed}, written without thousands separators: {reading}")
        return Text(template, {"allowed": allowed, "reading": _reading(plain, match[1], match[3] or "")})
    if _TWO_SIGNS.fullmatch(plain):
        return Text(marked("engine", "{allowed}, written with one point or comma at most"), {"allowed": allowed})
    return None


def _reading(plain: str, thousands: str, decimals: str) -> str | Text:
    """What may have been meant, written so that it is read."""
    number = re.sub("[^0-9+-]", "", thousands) + decimals.replace(",", ".")
    joined = written(float(number), ".15g")
    if not _UNCLEAR.fullmatch(plain):
        return joined
    return Text(marked("engine", "{one} or {other}"), {"one": written(float(plain), ".15g"), "other": joined})
