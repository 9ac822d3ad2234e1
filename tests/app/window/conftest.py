from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.files.settings import Settings
from app.style.translation import install_language
from app.window.main_window import MainWindow
from mlp_engine import RunConfig
from tests.app.export.files_with_origin import ORIGIN, with_origin
from tests.app.windows import open_window


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = Settings(str(tmp_path / "settings.ini"))
    settings.language, settings.theme, settings.export = "en", "light", {"folder": str(tmp_path)}
    return settings


@pytest.fixture
def window(qtbot: QtBot, settings: Settings) -> Iterator[MainWindow]:
    window = open_window(qtbot, settings)
    yield window
    window.close()
    install_language("en")


@pytest.fixture
def active_window(qtbot: QtBot, settings: Settings) -> Iterator[MainWindow]:
    """A window that the keyboard is in, and a run that it does not end."""
    window = open_window(qtbot, settings, RunConfig(epochs=10**6))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()
    install_language("en")


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "picture.png"
    path.write_bytes(with_origin(ORIGIN)["png"])
    return path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the dialogs save, and what they open."""
    path = tmp_path / "talk.layerscope"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path.with_suffix("")), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    return path
