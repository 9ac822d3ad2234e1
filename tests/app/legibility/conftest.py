"""Windows in every language and size of type, and of every size."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from app.style.translation import install_language

SIZES = ((900, 600), (1024, 768), (1280, 720), (1920, 1080))
LANGUAGES = ("en", "zh_CN")
FONT_SCALES = (1.0, 1.5, 2.0)


def size_name(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"


@pytest.fixture
def write_in(qapp: QApplication) -> Iterator[Callable[[str, float], None]]:
    """Return a function that sets the language, and how many times larger than usual the type is."""
    usual = QApplication.font()

    def write(language: str, scale: float) -> None:
        font = QFont(usual)
        font.setPointSizeF(usual.pointSizeF() * scale)
        QApplication.setFont(font)
        install_language(language)

    yield write
    QApplication.setFont(usual)
    install_language("en")
