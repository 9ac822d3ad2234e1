"""What every test of the application leaves to the next one."""

import gc
from collections.abc import Callable, Iterator
from functools import partialmethod

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTranslator
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.window.program import collect_what_is_due

LONGEST_WAIT = 60_000  # ms; only what never comes is waited for so long, on however slow a machine


class PatientBot(QtBot):
    """Waits for what must come until it is certain that it does not: no test is a matter of speed."""

    waitUntil = partialmethod(QtBot.waitUntil, timeout=LONGEST_WAIT)
    waitSignal = partialmethod(QtBot.waitSignal, timeout=LONGEST_WAIT)
    waitExposed = partialmethod(QtBot.waitExposed, timeout=LONGEST_WAIT)
    waitActive = partialmethod(QtBot.waitActive, timeout=LONGEST_WAIT)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """Return the bot that all tests drive windows with."""
    return PatientBot(request)


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
