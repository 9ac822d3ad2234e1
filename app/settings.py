"""What is remembered from one start to the next."""

import json
from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QSettings

from mlp_engine import EngineError, RunConfig

FIRST_SPEED = 200.0  # epochs a second: the lesson's run is over in ten seconds, slow enough to watch it learn
SYSTEM = "system"  # the choice to follow the system, for the theme and for the language


class Settings:
    """Typed access to a settings file; a value that cannot be read is its default.

    Parameters
    ----------
    path : an INI file; None for the user's own
    """

    def __init__(self, path: str | None = None) -> None:
        ini = QSettings.Format.IniFormat
        if path is None:
            self._store = QSettings(ini, QSettings.Scope.UserScope, "Layerscope", "Layerscope")
        else:
            self._store = QSettings(path, ini)

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
            values = json.loads(self._text("export", "{}"))
        except json.JSONDecodeError:
            return {}
        return values if isinstance(values, dict) else {}

    @export.setter
    def export(self, choices: Mapping[str, object]) -> None:
        self._store.setValue("export", json.dumps(choices, allow_nan=False))

    @property
    def config(self) -> RunConfig:
        """The last set-up."""
        try:
            values = json.loads(self._text("config", "{}"))
            return RunConfig.from_dict(values) if isinstance(values, dict) else RunConfig()
        except (json.JSONDecodeError, EngineError):
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
        self._store.setValue("geometry", geometry)

    @property
    def layout(self) -> QByteArray:
        """What QMainWindow.saveState gave; empty before the first time."""
        return self._bytes("layout")

    @layout.setter
    def layout(self, layout: QByteArray) -> None:
        self._store.setValue("layout", layout)

    @property
    def inside_layout(self) -> QByteArray:
        """The same for the places of the panels while an update is looked at."""
        return self._bytes("inside_layout")

    @inside_layout.setter
    def inside_layout(self, layout: QByteArray) -> None:
        self._store.setValue("inside_layout", layout)

    def save(self) -> bool:
        """Write the file now; False if that was not possible."""
        self._store.sync()
        return self._store.status() == QSettings.Status.NoError

    def _text(self, key: str, default: str) -> str:
        return str(self._store.value(key, default, type=str))

    def _bytes(self, key: str) -> QByteArray:
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()
