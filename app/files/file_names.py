"""Names of files from a pattern such as ``{view}_{epoch}``."""

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from mlp_engine import InvalidInput, Text, marked

LONGEST_NAME = 240  # bytes; file systems take 255, and a number may have to be added
LONGEST_SHOWN = 60  # characters

_FIELD = re.compile(r"\{(view|epoch)\}")
_FORBIDDEN = '/\\:*?"<>|'  # by one system or another
_UNSEEN = ("Cc", "Cs")  # control characters, and halves of characters
_BREAKS = ("Zl", "Zp")  # lines and paragraphs
_RESERVED = re.compile(r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³])\s*(\..*)?", re.IGNORECASE)


def file_name(pattern: str, view: str, epoch: int, suffix: str) -> str:
    """Return the name of a file: the pattern with ``{view}`` and ``{epoch}`` filled in, a dot and the suffix.

    Blanks around it are dropped. A pattern may end in the suffix already.

    Raises
    ------
    InvalidInput
        if the name would not do on Linux, Windows and macOS alike, or there is something else in braces
    """
    _check_pattern(pattern)
    values = {"view": view, "epoch": str(epoch)}
    stem = _FIELD.sub(lambda match: values[match[1]], _without_suffix(pattern, suffix)).strip()
    _check_stem(stem)
    name = f"{stem}.{suffix}"
    if len(name.encode()) > LONGEST_NAME:
        raise InvalidInput("pattern", pattern, Text(marked("engine", "a shorter name")))
    return name


def file_names(pattern: str, views: Sequence[str], epoch: int, suffix: str) -> list[str]:
    """Return a name for each view, all different, on systems too for which ``A`` and ``a`` are the same.

    If there are several views and the pattern has no ``{view}``, it is added at the end. Raises InvalidInput as
    ``file_name`` does.
    """
    if len(views) > 1 and "{view}" not in pattern and _without_suffix(pattern, suffix).strip():
        pattern = f"{_without_suffix(pattern, suffix).rstrip()}_{{view}}"
    names: list[str] = []
    for view in views:
        name = file_name(pattern, view, epoch, suffix)
        taken = {other.casefold() for other in names}
        names.append(next(free for free in _numbered(Path(name)) if free.name.casefold() not in taken).name)
    return names


def with_end(pattern: str, end: str, suffix: str) -> str:
    """Return a pattern, without its suffix, that ends in some letters; none of it where there is nothing before them.

    So ``run.py`` and ``run`` become ``run_torch``, as does ``run_torch``.
    """
    stem = _without_suffix(pattern, suffix).rstrip()
    return stem if not stem or stem.endswith(end) else f"{stem}{end}"


def free_path(path: Path) -> Path:
    """Return the path, or if something is there, the first of name_2, name_3 and so on where nothing is."""
    return next(free for free in _numbered(path) if not os.path.lexists(free))


def shown_name(path: Path) -> str:
    """Return the name of any file as one short line that can be shown, whatever is in it."""
    name = "".join(
        "�" if unicodedata.category(character) in (*_UNSEEN, *_BREAKS) else character
        for character in path.name or str(path)
    )
    half = LONGEST_SHOWN // 2
    return name if len(name) <= LONGEST_SHOWN else f"{name[:half]}…{name[1 - half :]}"


def _without_suffix(pattern: str, suffix: str) -> str:
    pattern, end = pattern.strip(), f".{suffix}"
    return pattern[: -len(end)] if pattern[-len(end) :].lower() == end else pattern


def _numbered(path: Path) -> Iterator[Path]:
    yield path
    for number in count(2):
        yield path.with_name(f"{path.stem}_{number}{path.suffix}")


def _check_pattern(pattern: str) -> None:
    without_fields = _FIELD.sub("", pattern)
    if "{" in without_fields or "}" in without_fields:
        fields = {"view": "{view}", "epoch": "{epoch}"}
        allowed = Text(marked("engine", "a name with no braces but {view} and {epoch}"), fields)
        raise InvalidInput("pattern", pattern, allowed)


def _check_stem(stem: str) -> None:
    if not stem:
        raise InvalidInput("pattern", stem, Text(marked("engine", "a name of at least one character")))
    if any(character in _FORBIDDEN or unicodedata.category(character) in _UNSEEN for character in stem):
        allowed = marked("engine", "a name without {characters} and control characters")
        raise InvalidInput("pattern", stem, Text(allowed, {"characters": " ".join(_FORBIDDEN)}))
    if stem.startswith(".") or stem.endswith("."):
        raise InvalidInput("pattern", stem, Text(marked("engine", "a name that neither starts nor ends with a dot")))
    if _RESERVED.fullmatch(stem):
        raise InvalidInput("pattern", stem, Text(marked("engine", "a name that Windows does not keep for itself")))
