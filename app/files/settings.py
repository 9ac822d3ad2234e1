"""What is remembered from one start to the next."""

import json
import os
import re
import stat
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QByteArray, QLockFile, QSettings

from app.files.json_text import read_json
from app.style.theme import SYSTEM
from mlp_engine import EngineError, RunConfig

FIRST_SPEED = 200.0  # epochs a second: the lesson's run is over in ten seconds, slow enough to watch it learn
LARGEST = 16_000_000  # bytes of a settings file; one that the program wrote has a few thousand, and perhaps a table
LOCK_WAIT = 200  # ms
LOCK_AGE = 2000  # ms, after which a lock was left behind by a program that is gone: writing takes no time

Value = TypeVar("Value")

_INI = QSettings.Format.IniFormat
_ESCAPE = re.compile(rb"\\(?:x([0-9a-fA-F]+)|([0-7]+)|\r?\n|(.))", re.DOTALL)
_HARMFUL = (b"@Variant(", b"@DateTime(")  # values of any type, at which Qt may end the program if they are damaged


def _text(store: QSettings, key: str, default: str = SYSTEM) -> str:
    return str(store.value(key, default, type=str))


def _yes(store: QSettings, key: str) -> bool:
    return _text(store, key, "true") != "false"


def _no(store: QSettings, key: str) -> bool:
    return _text(store, key, "false") == "true"


def _lower(value: object) -> str:
    return str(value).lower()


def _speed(store: QSettings, key: str) -> float:
    try:
        speed = float(_text(store, key, repr(FIRST_SPEED)))
    except ValueError:
        return FIRST_SPEED
    return speed if speed > 0 else FIRST_SPEED


def _table(store: QSettings, key: str) -> dict[str, object]:
    try:
        values = read_json(_text(store, key, "{}"))
    except ValueError:
        return {}
    return values if isinstance(values, dict) else {}


def _config(store: QSettings, key: str) -> RunConfig:
    try:
        return RunConfig.from_dict(_table(store, key))
    except EngineError:
        return RunConfig()


def _names(store: QSettings, key: str) -> tuple[str, ...]:
    return tuple(name for name in _text(store, key, "").split(" ") if name)


def _list(store: QSettings, key: str) -> tuple[str, ...]:
    try:
        values = read_json(_text(store, key, "[]"))
    except ValueError:
        return ()
    return tuple(value for value in values if isinstance(value, str)) if isinstance(values, list) else ()


def _bytes(store: QSettings, key: str) -> QByteArray:
    """Return what ``_with_checksum`` was given: Qt may end the program if it restores anything else."""
    value = store.value(key)
    data = QByteArray(bytes(value.data())[4:]) if isinstance(value, QByteArray) else QByteArray()
    return data if isinstance(value, QByteArray) and value == _with_checksum(data) else QByteArray()


def _with_checksum(value: QByteArray) -> QByteArray:
    data = bytes(value.data())
    return QByteArray(zlib.crc32(data).to_bytes(4) + data)


def _json(values: Mapping[str, object]) -> str:
    return json.dumps(values, allow_nan=False)


class Entry(Generic[Value]):
    """A value of a settings file under the name of the attribute: how it is read, and what is written."""

    def __init__(self, read: Callable[[QSettings, str], Value], written: Callable[[Value], object] = str) -> None:
        self._read, self._written = read, written

    def __set_name__(self, owner: type, name: str) -> None:
        self._key = name

    def __get__(self, settings: "Settings", owner: type) -> Value:
        return self._read(settings.store, self._key)

    def __set__(self, settings: "Settings", value: Value) -> None:
        settings.store.setValue(self._key, self._written(value))


class Settings:
    """Typed access to a settings file; a value that cannot be read is its default.

    A file that Qt must not read, as it could hang or end the program, goes aside under another name, and what is no
    file at all is left alone: then nothing can be saved.

    Parameters
    ----------
    path : an INI file; None for the user's own
    """

    theme = Entry(_text)
    """Name of a theme, or SYSTEM."""
    language = Entry(_text)
    """Name of a language, or SYSTEM."""
    speed = Entry(_speed, repr)
    """Epochs a second; infinity for as many as possible."""
    export = Entry(_table, _json)
    """The choices of the last export as ``ExportChoices.as_dict`` gave them; empty before the first."""
    config = Entry(_config, lambda config: _json(config.as_dict()))
    """The last set-up."""
    keeps_weights = Entry(_yes, _lower)
    """Whether another shape of the network keeps the weights that still fit."""
    maps = Entry(_yes, _lower)
    """Whether nodes show what their neurons give, where there is room."""
    discrete = Entry(_no, _lower)
    """Whether they do so in two colours."""
    recent = Entry(_list, json.dumps)
    """The paths of the files that were saved or opened last, the newest first."""
    folded = Entry(_names, " ".join)
    """The names of the groups of the set-up that are folded."""
    geometry = Entry(_bytes, _with_checksum)
    """What QMainWindow.saveGeometry gave; empty before the first time."""
    layout = Entry(_bytes, _with_checksum)
    """What QMainWindow.saveState gave; empty before the first time."""
    inside_layout = Entry(_bytes, _with_checksum)
    """The same for the places of the panels while an update is looked at."""

    def __init__(self, path: str | None = None) -> None:
        self.store = QSettings(_prepared(_users_own() if path is None else Path(path)), _INI)

    def save(self) -> bool:
        """Write the file now; False if that was not possible."""
        self.store.sync()
        if self.store.status() == QSettings.Status.FormatError:  # what it read, and for ever: another one can tell
            self.store = QSettings(self.store.fileName(), _INI)
            self.store.sync()
        return self.store.status() == QSettings.Status.NoError


def _users_own() -> Path:
    """Return the path of the user's own file, without reading it."""
    other = QSettings(_INI, QSettings.Scope.UserScope, "Layerscope", "Layerscope-place")
    return Path(other.fileName()).with_name("Layerscope.ini")


def _prepared(path: Path) -> str:
    """Return the path of a file that Qt can read; that of a folder, where it can save nothing, if there is none."""
    nowhere = os.path.abspath(os.sep)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return nowhere
        if path.stat().st_size > LARGEST or _is_harmful(path.read_bytes()):
            os.replace(path, path.with_name(f"{path.name}.damaged"))
    except FileNotFoundError:
        pass
    except (OSError, ValueError):
        return nowhere
    lock = QLockFile(f"{path}.lock")  # that Qt would wait for without end
    lock.setStaleLockTime(LOCK_AGE)
    is_free = lock.tryLock(LOCK_WAIT) or lock.error() != QLockFile.LockError.LockFailedError
    lock.unlock()
    return str(path) if is_free else nowhere


def _is_harmful(data: bytes) -> bool:
    plain = _ESCAPE.sub(_unescaped, data).replace(b'"', b"")
    return any(value in plain for value in _HARMFUL)


def _unescaped(found: re.Match[bytes]) -> bytes:
    digits, base = (found[1], 16) if found[1] else (found[2], 8)
    if not digits:
        return found[3] or b""
    number = int(digits, base)
    return bytes([number]) if number < 128 else b"?"
