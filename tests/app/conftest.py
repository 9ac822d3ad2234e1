"""What every test of the application leaves to the next one."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget


@pytest.fixture(autouse=True)
def measure_no_coverage(no_cover: None) -> None:
    """Of the engine its own tests cover all; here measuring it would double the time."""


@pytest.fixture(autouse=True)
def let_go_of_keys() -> Iterator[None]:
    """Shift, pressed with a key or a click of QTest, stays down for Qt until something comes without it."""
    yield
    if QGuiApplication.keyboardModifiers():
        QTest.keyClick(QWidget(), Qt.Key.Key_unknown)
        assert not QGuiApplication.keyboardModifiers()
