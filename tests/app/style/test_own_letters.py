"""Chinese is written with Chinese letters and not with Japanese ones, whatever the language of the system."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.export.pictures.drawing import draw_svg
from app.files.settings import Settings
from app.panels.copy_matrix.dialog import CopyMatrixDialog
from app.style.theme import LIGHT
from app.style.translation import install_language
from app.views.curves.loss_view import LossView
from mlp_engine import Frame
from tests.app.export.pictures.conftest import make_sheet
from tests.app.export.pictures.sheets import SMALL
from tests.app.windows import open_window
from tests.programs import CHINESE, font

__all__ = ["make_sheet"]

TEXTS = ["，。", "（）：", "骨直角"]
AS_IN_CHINA = """
import sys
from PySide6.QtWidgets import QApplication
from tests.app.style.test_own_letters import TEXTS, written
app = QApplication(sys.argv)
for number, text in enumerate(TEXTS):
    written(text, app.font()).save(f"{sys.argv[1]}/{number}.png")
"""
"""Writes every text as Qt does under a Chinese system, the language of the program left alone."""


def written(text: str, font: QFont) -> QImage:
    """Return a text in the families of a font, on a line that lies at the same height in each."""
    letters = QFont(font.families())
    letters.setPixelSize(16)
    image = QImage(120, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        painter.setFont(letters)
        painter.drawText(5, 25, text)
    return image


@pytest.fixture
def of_china(qapp: QApplication, tmp_path: Path) -> list[QImage]:
    """Each text as a system with LANG=zh_CN.UTF-8 writes it."""
    font(CHINESE)
    environ = os.environ | {"LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8", "LANGUAGE": "zh_CN"}
    subprocess.run(
        [sys.executable, "-c", AS_IN_CHINA, str(tmp_path)], check=True, capture_output=True, timeout=120, env=environ
    )
    return [QImage(str(tmp_path / f"{number}.png")) for number in range(len(TEXTS))]


@pytest.fixture
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    install_language("en")


@pytest.mark.usefixtures("english_again")
def test_whatever_writes_in_the_window_writes_as_in_china(
    qtbot: QtBot, of_china: list[QImage], tmp_path: Path, qapp: QApplication
) -> None:
    assert [written(text, qapp.font()) for text in TEXTS[:2]] != of_china[:2]  # as in Japan
    settings = Settings(str(tmp_path / "settings.ini"))
    settings.language = "en"
    window = open_window(qtbot, settings)
    window._menus.chosen.emit("language", "zh_CN")
    qtbot.waitUntil(lambda: window.font() == qapp.font())
    copying = CopyMatrixDialog(window)
    families = {
        tuple(widget.font().families()): type(widget).__name__
        for widget in (window, *window.findChildren(QWidget), *copying.findChildren(QWidget))
    }
    for names, kind in families.items():
        assert [written(text, QFont(names)) for text in TEXTS] == of_china, kind
    window.close()
    install_language("en")
    assert [written(text, qapp.font()) for text in TEXTS[:2]] != of_china[:2]


@pytest.mark.usefixtures("english_again")
def test_a_vector_picture_names_the_family_of_its_letters(
    of_china: list[QImage], make_sheet: Callable[..., QWidget], make_frame: Callable[..., Frame]
) -> None:
    install_language("zh_CN")
    svg = draw_svg(make_sheet([LossView()], make_frame(2)), SMALL, LIGHT, "letters").decode()
    for names in set(re.findall(r'font-family="([^"]*)"', svg)):
        assert [written(text, QFont(names.split(", "))) for text in TEXTS] == of_china
