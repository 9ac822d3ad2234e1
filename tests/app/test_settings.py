"""What is remembered, read back by another process."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from app.settings import FIRST_SPEED, SYSTEM, Settings
from mlp_engine import LayerSpec, RunConfig

READ = """
import sys
from app.settings import Settings
settings = Settings(sys.argv[1])
print(settings.theme, settings.language, settings.speed, settings.export)
print(settings.config)
print(bytes(settings.geometry.data()), bytes(settings.layout.data()))
"""


def test_another_process_reads_what_was_set(tmp_path: Path) -> None:
    path = str(tmp_path / "settings.ini")
    config = replace(RunConfig(), layers=(LayerSpec(5, "tanh"), LayerSpec(1, "sigmoid")), learning_rate=0.125)
    settings = Settings(path)
    settings.theme, settings.language, settings.speed = "dark", "zh_CN", 20.0
    settings.export, settings.config = {"folder": "/a folder/图片"}, config
    settings.geometry, settings.layout = QByteArray(b"\x00geo"), QByteArray(b"\xfflay")
    assert settings.save()
    read = subprocess.run([sys.executable, "-c", READ, path], capture_output=True, text=True, check=True)
    assert read.stdout.splitlines() == [
        "dark zh_CN 20.0 {'folder': '/a folder/图片'}",
        repr(config),
        r"b'\x00geo' b'\xfflay'",
    ]


def test_first_start_has_defaults(tmp_path: Path) -> None:
    settings = Settings(str(tmp_path / "none.ini"))
    assert (settings.theme, settings.language, settings.speed) == (SYSTEM, SYSTEM, FIRST_SPEED)
    assert settings.config == RunConfig()
    assert settings.export == {}
    assert settings.geometry.isEmpty()


@pytest.mark.parametrize(
    "text",
    ["config=no json", 'config="{\\"n_samples\\": -3}"', 'config="{\\"unknown\\": 1}"', 'config="[1]"', "speed=fast"],
)
def test_spoilt_file_gives_defaults(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.ini"
    path.write_text(f"[General]\n{text}\n")
    settings = Settings(str(path))
    assert settings.config == RunConfig()
    assert settings.speed == FIRST_SPEED


def test_unwritable_file_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "folder.ini"
    path.mkdir()
    settings = Settings(str(path))
    settings.theme = "dark"
    assert not settings.save()
