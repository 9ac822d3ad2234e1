"""Versions of the program in files."""

import re

from app import VERSION
from mlp_engine import EngineError, Text, marked

NUMBERS = re.compile(r"(\d{1,4})\.(\d{1,4})(?:\.(\d{1,4}))?[\w.+-]{0,40}", re.ASCII)


def is_newer(version: str) -> bool:
    """Tell whether a version, which NUMBERS matches, is newer than this program."""
    return _numbers(version) > _numbers(VERSION)


def newer(version: str) -> EngineError:
    """Return the half of a sentence that says that a file has more to say than this program knows."""
    sentence = marked(
        "engine", "it was made by Layerscope {version}; this is {own}, which does not know all that is in it."
    )
    return EngineError(Text(sentence, {"version": version, "own": VERSION}))


def _numbers(version: str) -> tuple[int, ...]:
    found = NUMBERS.match(version)
    return tuple(int(number or 0) for number in found.groups()) if found else ()
