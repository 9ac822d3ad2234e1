"""Whether Chinese can be written, on a machine with and without a font for it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.export.fonts import WRITING_SYSTEMS, has_font_for, missing_font
from app.i18n import LANGUAGES

ASK_AND_LOOK = """
import sys
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from app.export.fonts import has_font_for, missing_font

def drawn(text):
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        painter.drawText(image.rect(), Qt.AlignmentFlag.AlignCenter, text)
    return image

app = QGuiApplication(sys.argv)
print(has_font_for("en"), has_font_for("zh_CN"), drawn("学") != drawn("层"), missing_font("zh_CN"), sep="|")
"""
DEJAVU_ALONE = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>{cache}</cachedir></fontconfig>
"""


def answers(fonts: Path | None = None) -> list[str]:
    """What the program says, and whether two Chinese characters look different; with these fonts or those there are."""
    environ = os.environ | {"QT_QPA_PLATFORM": "offscreen"} | ({"FONTCONFIG_FILE": str(fonts)} if fonts else {})
    done = subprocess.run(
        [sys.executable, "-c", ASK_AND_LOOK], capture_output=True, text=True, check=True, timeout=60, env=environ
    )
    return done.stdout.strip().split("|")


def test_without_a_chinese_font_the_package_is_named(tmp_path: Path) -> None:
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(DEJAVU_ALONE.format(cache=tmp_path / "cache"))
    english, chinese, are_different, sentence = answers(fonts)
    assert (english, chinese, are_different) == ("True", "False", "False")
    assert "fonts-noto-cjk" in sentence


def test_with_a_chinese_font_nothing_is_missing() -> None:
    assert answers() == ["True", "True", "True", "None"]


def test_every_language_is_known(qtbot: QtBot) -> None:
    assert set(WRITING_SYSTEMS) == set(LANGUAGES)
    assert has_font_for("en")
    assert missing_font("en") is None


def test_no_font_at_all_is_a_sentence(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.export.fonts.QFontDatabase.families", lambda *_: [])
    assert "fonts-dejavu-core" in (missing_font("en") or "")
