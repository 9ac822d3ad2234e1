"""A number that is typed in its place."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.cell_box import CellBox
from app.widgets.focus_keys import FocusKeys
from tests.app.recorder import Recorder

PLACE = QRect(40, 60, 50, 20)


class Window(QMainWindow):
    """A window with a box over a cell, and another field."""

    def __init__(self) -> None:
        super().__init__()
        self.view = QWidget()
        self.setCentralWidget(self.view)
        self.cells = QWidget(self.view)
        self.cells.setGeometry(0, 0, 300, 150)
        self.cells.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.other = QLineEdit(self.view)
        self.other.move(0, 170)
        self.box = CellBox(self.view)
        self.numbers = Recorder(self.box.number_typed)
        FocusKeys(self)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    window.resize(300, 200)
    window.show()
    window.activateWindow()
    window.cells.setFocus()
    window.box.open_over(window.cells, PLACE, -0.25, "W[1] row 1, column 2")
    return window


def typed(window: Window, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    window.box.insert(text)  # QTest has no key for some signs
    QTest.keyClick(window.box, key)


def reason(window: Window) -> QLabel:
    return next(label for label in window.view.findChildren(QLabel) if label.wordWrap())


def test_it_opens_over_the_number_which_is_selected(window: Window) -> None:
    assert window.box.hasFocus()
    assert (window.box.text(), window.box.selectedText()) == ("−0.25", "−0.25")
    assert window.box.accessibleName() == "W[1] row 1, column 2"
    assert window.box.geometry().contains(PLACE.center())
    assert window.view.rect().contains(window.box.geometry())


@pytest.mark.parametrize(
    ("text", "number"),
    [("1.5", 1.5), ("1,5", 1.5), ("-2", -2.0), ("−2", -2.0), ("－2", -2.0), ("1e-3", 1e-3), ("0", 0.0)],
)
def test_return_takes_a_number_however_it_is_written(window: Window, text: str, number: float) -> None:
    typed(window, text)
    assert window.numbers.payloads == [number]
    assert not window.box.is_open
    assert window.cells.hasFocus()


def test_the_same_number_is_no_news(window: Window) -> None:
    typed(window, "-0.250")
    assert len(window.numbers) == 0
    assert not window.box.is_open


def test_escape_gives_it_up(window: Window) -> None:
    typed(window, "7", Qt.Key.Key_Escape)
    assert len(window.numbers) == 0
    assert not window.box.is_open
    assert window.cells.hasFocus()


def test_leaving_takes_a_number(window: Window) -> None:
    QTest.keyClicks(window.box, "7")
    window.other.setFocus()
    assert window.numbers.payloads == [7.0]
    assert not window.box.is_open
    assert window.other.hasFocus()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1.5x", "Must be a number"),
        ("1,000.5", "without thousands separators: 1000.5"),
        ("2e6", "from −1e6 to 1e6"),
        ("nan", "Must be a number"),
        ("", "Must be a number"),
    ],
)
def test_what_is_no_number_stays_and_is_explained(window: Window, text: str, words: str) -> None:
    window.box.clear()
    typed(window, text)
    assert len(window.numbers) == 0
    assert window.box.isVisible()
    assert window.box.hasFocus()
    assert window.box.is_wrong
    assert window.box.text() == text
    assert words in reason(window).text()
    assert window.box.accessibleDescription() == reason(window).text()
    assert reason(window).isVisible()
    assert not reason(window).geometry().intersects(window.box.geometry())


def test_what_is_wrong_is_not_lost_by_leaving_and_can_be_mended(window: Window) -> None:
    typed(window, "1.5x")
    window.other.setFocus()
    assert window.box.isVisible()
    assert window.box.text() == "1.5x"
    window.box.setFocus()
    window.box.setCursorPosition(4)
    QTest.keyClick(window.box, Qt.Key.Key_Backspace)
    assert not window.box.is_wrong
    assert not reason(window).isVisible()
    QTest.keyClick(window.box, Qt.Key.Key_Return)
    assert window.numbers.payloads == [1.5]


def test_it_stays_inside_the_view(window: Window) -> None:
    window.box.open_over(window.cells, QRect(290, 145, 10, 5), 1.0, "")
    typed(window, "x")
    for part in (window.box, reason(window)):
        assert window.view.rect().contains(part.geometry())
