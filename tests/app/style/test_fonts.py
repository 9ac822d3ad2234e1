"""Whether Chinese can be written, on a machine with and without a font for it."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.style.translation import LANGUAGES, WRITING_SYSTEMS, has_font_for, missing_font
from tests.programs import CHINESE, font
from tests.surroundings import NO_FONTS, one_font

ASK_AND_LOOK = """
import sys
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from app.style.translation import has_font_for, missing_font

def drawn(text):
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        painter.drawText(image.rect(), Qt.AlignmentFlag.AlignCenter, text)
    return image

app = QGuiApplication(sys.argv)
languages = ["en", "zh_CN"]
print(*map(has_font_for, languages), drawn("学") != drawn("层"), *map(missing_font, languages), sep="|")
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
    fonts.write_text(one_font(tmp_path / "cache"))
    english, chinese, are_different, in_english, sentence = answers(fonts)
    assert (english, chinese, are_different, in_english) == ("True", "False", "False", "None")
    assert "fonts-noto-cjk" in sentence


def test_with_a_chinese_font_nothing_is_missing(qapp: QApplication) -> None:
    font(CHINESE)
    assert answers() == ["True", "True", "True", "None", "None"]


def test_every_language_is_known(qtbot: QtBot) -> None:
    assert set(WRITING_SYSTEMS) == set(LANGUAGES)
    assert has_font_for("en")
    assert missing_font("en") is None


def test_no_font_at_all_is_a_sentence_in_every_language(tmp_path: Path) -> None:
    """Fontconfig still names families then, and all letters are empty boxes."""
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(NO_FONTS)
    english, chinese, are_different, in_english, in_chinese = answers(fonts)
    assert (english, chinese, are_different) == ("False", "False", "False")
    assert "fonts-dejavu-core" in in_english
    assert "fonts-noto-cjk" in in_chinese
