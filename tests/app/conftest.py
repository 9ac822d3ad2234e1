"""What every test of the application leaves to the next one."""

import gc
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTranslator
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.window.program import collect_what_is_due


@pytest.fixture(autouse=True)
def measure_no_coverage(no_cover: None) -> None:
    """Of the engine its own tests cover all; here measuring it would double the time."""


@pytest.fixture(autouse=True)
def leave_no_widget() -> Iterator[None]:
    """Destroy what the test has closed before the next one starts, and in this thread, as the program does.

    A closed plot cannot follow a change of font, and a widget in a cycle must not die in the thread of a worker.
    """
    gc.disable()
    yield
    gc.disable()  # a program in the test may have ended, and given the work back to Python
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    collect_what_is_due()


@pytest.fixture(autouse=True)
def take_pointer_away() -> Iterator[None]:
    """Where a test has left the pointer, the next window may come to lie, and would show what is pointed at."""
    yield
    if QGuiApplication.instance() is not None:
        QCursor.setPos(-100, -100)


@pytest.fixture(autouse=True)
def let_go_of_keys() -> Iterator[None]:
    """Shift, pressed with a key or a click of QTest, stays down for Qt until something comes without it."""
    yield
    if QGuiApplication.keyboardModifiers():
        QTest.keyClick(QWidget(), Qt.Key.Key_unknown)
        assert not QGuiApplication.keyboardModifiers()


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
