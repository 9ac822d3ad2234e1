"""What is remembered from one start to the next."""

import json
import os
import re
import stat
import zlib
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QByteArray, QLockFile, QSettings

from app.files.json_text import read_json
from app.style.theme import SYSTEM
from mlp_engine import EngineError, RunConfig

FIRST_SPEED = 200.0  # epochs a second: the lesson's run is over in ten seconds, slow enough to watch it learn
LARGEST = 1_000_000  # bytes of a settings file; one that the program wrote has a few thousand
LOCK_WAIT = 200  # ms
LOCK_AGE = 2000  # ms, after which a lock was left behind by a program that is gone: writing takes no time

_INI = QSettings.Format.IniFormat
_ESCAPE = re.compile(rb"\\(?:x([0-9a-fA-F]+)|([0-7]+)|\r?\n|(.))", re.DOTALL)
_HARMFUL = (b"@Variant(", b"@DateTime(")  # values of any type, at which Qt may end the program if they are damaged


class Settings:
    """Typed access to a settings file; a value that cannot be read is its default.

    A file that Qt must not read, as it could hang or end the program, goes aside under another name, and what is no
    file at all is left alone: then nothing can be saved.

    Parameters
    ----------
    path : an INI file; None for the user's own
    """

    def __init__(self, path: str | None = None) -> None:
        self._store = QSettings(_prepared(_users_own() if path is None else Path(path)), _INI)

    @property
    def theme(self) -> str:
        """Name of a theme, or SYSTEM."""
        return self._text("theme", SYSTEM)

    @theme.setter
    def theme(self, name: str) -> None:
        self._store.setValue("theme", name)

    @property
    def language(self) -> str:
        """Name of a language, or SYSTEM."""
        return self._text("language", SYSTEM)

    @language.setter
    def language(self, name: str) -> None:
        self._store.setValue("language", name)

    @property
    def speed(self) -> float:
        """Epochs a second; infinity for as many as possible."""
        try:
            speed = float(self._text("speed", repr(FIRST_SPEED)))
        except ValueError:
            return FIRST_SPEED
        return speed if speed > 0 else FIRST_SPEED

    @speed.setter
    def speed(self, epochs_per_second: float) -> None:
        self._store.setValue("speed", repr(epochs_per_second))

    @property
    def export(self) -> dict[str, object]:
        """The choices of the last export as ``ExportChoices.as_dict`` gave them; empty before the first."""
        try:
            values = read_json(self._text("export", "{}"))
        except ValueError:
            return {}
        return values if isinstance(values, dict) else {}

    @export.setter
    def export(self, choices: Mapping[str, object]) -> None:
        self._store.setValue("export", json.dumps(choices, allow_nan=False))

    @property
    def config(self) -> RunConfig:
        """The last set-up."""
        try:
            values = read_json(self._text("config", "{}"))
            return RunConfig.from_dict(values) if isinstance(values, dict) else RunConfig()
        except (ValueError, EngineError):
            return RunConfig()

    @config.setter
    def config(self, config: RunConfig) -> None:
        self._store.setValue("config", json.dumps(config.as_dict(), allow_nan=False))

    @property
    def geometry(self) -> QByteArray:
        """What QMainWindow.saveGeometry gave; empty before the first time."""
        return self._bytes("geometry")

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._set_bytes("geometry", geometry)

    @property
    def layout(self) -> QByteArray:
        """What QMainWindow.saveState gave; empty before the first time."""
        return self._bytes("layout")

    @layout.setter
    def layout(self, layout: QByteArray) -> None:
        self._set_bytes("layout", layout)

    @property
    def inside_layout(self) -> QByteArray:
        """The same for the places of the panels while an update is looked at."""
        return self._bytes("inside_layout")

    @inside_layout.setter
    def inside_layout(self, layout: QByteArray) -> None:
        self._set_bytes("inside_layout", layout)

    def save(self) -> bool:
        """Write the file now; False if that was not possible."""
        self._store.sync()
        if self._store.status() == QSettings.Status.FormatError:  # what it read, and for ever: another one can tell
            self._store = QSettings(self._store.fileName(), _INI)
            self._store.sync()
        return self._store.status() == QSettings.Status.NoError

    def _text(self, key: str, default: str) -> str:
        return str(self._store.value(key, default, type=str))

    def _bytes(self, key: str) -> QByteArray:
        """Return what ``_set_bytes`` was given: Qt may end the program if it restores anything else."""
        value = self._store.value(key)
        data = bytes(value.data()) if isinstance(value, QByteArray) else b""
        return QByteArray(data[4:]) if data[:4] == _checksum(data[4:]) else QByteArray()

    def _set_bytes(self, key: str, value: QByteArray) -> None:
        data = bytes(value.data())
        self._store.setValue(key, QByteArray(_checksum(data) + data))


def _checksum(data: bytes) -> bytes:
    return zlib.crc32(data).to_bytes(4)


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
