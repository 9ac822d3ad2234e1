from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication


class Foreign(QTranslator):
    """Puts 译 before every text, which is enough to see what is translated and when."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        return "译" + text

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def speak_foreign(qapp: QApplication) -> Iterator[Callable[[], None]]:
    """Return a function that changes the language of the window."""
    translator = Foreign(qapp)

    def speak() -> None:
        QCoreApplication.installTranslator(translator)
        qapp.processEvents()

    yield speak
    QCoreApplication.removeTranslator(translator)
    qapp.processEvents()
