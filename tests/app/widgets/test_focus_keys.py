"""Who gets a key: the run, unless the table gives it to the place where the focus is."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QTabBar,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.widgets.focus_keys import FocusKeys, TakesKeys, kept_focus
from app.widgets.keys import Place
from tests.app.recorder import Recorder

Key = Qt.Key
RUN_KEYS = {"Space": Key.Key_Space, "Left": Key.Key_Left, "Right": Key.Key_Right, ".": Key.Key_Period, "B": Key.Key_B}


class Curve(TakesKeys, QWidget):
    """A view with a cursor that the keys move."""

    places = (Place.CURVE,)

    def __init__(self) -> None:
        super().__init__(focusPolicy=Qt.FocusPolicy.StrongFocus)
        self.heard: list[int] = []
        self.part = QLabel("part", self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.heard.append(event.key())


class Window(QWidget):
    """A window with a run, that is, with shortcuts, and one control of each kind."""

    def __init__(self) -> None:
        super().__init__(focusPolicy=Qt.FocusPolicy.ClickFocus)
        self.keys = FocusKeys(self)
        self.action = QAction(self)
        self.action.setShortcuts([QKeySequence(key) for key in RUN_KEYS])
        self.addAction(self.action)
        self.triggered = Recorder(self.action.triggered)
        self.button, self.text, self.choice = QPushButton("press"), QLineEdit(), QComboBox()
        self.slider, self.tabs, self.curve = QSlider(Qt.Orientation.Horizontal), QTabBar(), Curve()
        self.choice.addItems(["one", "bear"])
        self.tabs.addTab("one")
        self.tabs.addTab("two")
        layout = QVBoxLayout(self)
        for widget in (self.curve, self.button, self.slider, self.choice, self.tabs, self.text):
            layout.addWidget(widget)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    window.resize(300, 400)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))


@pytest.mark.parametrize("name", ["button", "slider", "choice", "tabs", "curve"])
def test_the_run_has_its_keys_wherever_nothing_is_typed(window: Window, name: str) -> None:
    control = getattr(window, name)
    control.setFocus()
    for key in RUN_KEYS.values():
        QTest.keyClick(control, key)
    assert len(window.triggered) == len(RUN_KEYS)


@pytest.mark.parametrize("name", ["button", "slider", "choice", "tabs", "curve"])
def test_a_key_of_the_run_that_can_do_nothing_now_does_nothing_else(window: Window, name: str) -> None:
    pressed, control = Recorder(window.button.pressed), getattr(window, name)
    window.slider.setValue(50)
    window.action.setEnabled(False)
    control.setFocus()
    for key in RUN_KEYS.values():
        QTest.keyClick(control, key)
    state = (len(pressed), window.slider.value(), window.choice.currentIndex(), window.tabs.currentIndex())
    assert (state, window.curve.heard) == ((0, 50, 0, 0), [])
    assert window.focusWidget() is control


def test_every_control_can_be_used_by_the_keyboard_alone(window: Window) -> None:
    pressed = Recorder(window.button.clicked)
    window.button.setFocus()
    QTest.keyClick(window.button, Key.Key_Return)
    QTest.keyClick(window.button, Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert len(pressed) == 2
    window.slider.setFocus()
    QTest.keyClick(window.slider, Key.Key_Up)
    assert window.slider.value() == 1
    window.choice.setFocus()
    QTest.keyClick(window.choice, Key.Key_Down)
    assert window.choice.currentIndex() == 1
    QTest.keyClick(window.choice, Key.Key_Return)
    assert window.choice.view().isVisible()
    window.choice.hidePopup()
    window.tabs.setFocus()
    for expected in (1, 0):
        QTest.keyClick(window.tabs, Key.Key_Down)
        assert window.tabs.currentIndex() == expected
    assert len(window.triggered) == 0


def test_what_is_typed_keeps_every_key_until_return_or_escape(window: Window) -> None:
    window.text.setFocus()
    QTest.keyClicks(window.text, "0 .b")
    QTest.keyClick(window.text, Key.Key_Left)
    QTest.keyClick(window.text, Key.Key_Right)
    assert (window.text.text(), len(window.triggered)) == ("0 .b", 0)
    for key in (Key.Key_Return, Key.Key_Escape):
        window.text.setFocus()
        QTest.keyClick(window.text, key)
        assert window.focusWidget() is window
    QTest.keyClick(window, Key.Key_Period)
    assert (window.text.text(), len(window.triggered)) == ("0 .b", 1)


def test_a_text_that_cannot_be_changed_leaves_its_keys_to_the_run(window: Window) -> None:
    window.text.setReadOnly(True)
    window.text.setFocus()
    for key in RUN_KEYS.values():
        QTest.keyClick(window.text, key)
    assert len(window.triggered) == len(RUN_KEYS)


def test_a_view_takes_keys_after_enter_and_until_escape(window: Window) -> None:
    curve = window.curve
    curve.setFocus()
    QTest.keyClick(curve, Key.Key_Return)
    QTest.keyClick(curve, Key.Key_Left)
    QTest.keyClick(curve, Key.Key_Space)
    assert (curve.is_entered, curve.heard, len(window.triggered)) == (True, [Key.Key_Left], 1)
    QTest.keyClick(curve, Key.Key_Escape)
    assert (curve.is_entered, curve.heard[-1]) == (False, Key.Key_Escape)  # which drops its cursor
    QTest.keyClick(curve, Key.Key_Left)
    assert (len(curve.heard), len(window.triggered), curve.hasFocus()) == (2, 2, True)


class Part(TakesKeys, QWidget):
    """A view that has no use for a key that it takes."""

    places = (Place.CURVE,)


def test_a_key_that_a_view_has_no_use_for_goes_to_nothing_around_it(window: Window) -> None:
    part = Part(window.curve)
    part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    part.show()
    part.setFocus()
    for key in (Key.Key_Return, Key.Key_Left, Key.Key_Escape, Key.Key_Home):
        QTest.keyClick(part, key)
    assert window.curve.heard == []


def test_a_view_takes_keys_after_a_click_and_until_it_loses_the_focus(window: Window) -> None:
    curve = window.curve
    click(curve)
    assert curve.is_entered
    window.button.setFocus()
    assert not curve.is_entered
    curve.setFocus()
    assert not curve.is_entered
    click(curve.part)  # it has the focus already
    assert curve.is_entered
    window.keys.leave()
    assert (curve.is_entered, curve.hasFocus()) == (False, True)
    QTest.mouseClick(curve, Qt.MouseButton.RightButton)
    assert not curve.is_entered


@pytest.mark.parametrize("how", ["hide", "disable"])
def test_the_focus_never_goes_by_itself_to_what_takes_keys(window: Window, how: str) -> None:
    window.tabs.setFocus()
    (window.tabs.hide if how == "hide" else lambda: window.tabs.setEnabled(False))()
    assert window.focusWidget() is window
    QTest.keyClick(window, Key.Key_Period)
    assert (window.text.text(), len(window.triggered)) == ("", 1)


def test_the_focus_comes_back_to_what_is_put_elsewhere(window: Window) -> None:
    window.curve.setFocus()
    with kept_focus():
        window.curve.hide()
        window.curve.show()
    assert window.curve.hasFocus()
    with kept_focus():
        window.curve.hide()
    assert window.focusWidget() is window


def test_a_click_beside_the_controls_gives_the_keys_to_the_run(window: Window) -> None:
    window.text.setFocus()
    click(window)
    assert window.focusWidget() is window


def test_in_a_dialog_all_keys_are_those_of_qt(qtbot: QtBot, window: Window) -> None:
    dialog = QDialog(window)
    layout = QVBoxLayout(dialog)
    button, curve = QPushButton("press", autoDefault=False), Curve()
    layout.addWidget(button)
    layout.addWidget(curve)
    pressed = Recorder(button.clicked)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    button.setFocus()
    QTest.keyClick(button, Key.Key_Space)
    curve.setFocus()
    assert curve.is_entered
    QTest.keyClick(curve, Key.Key_Left)
    assert (len(pressed), curve.heard) == (1, [Key.Key_Left])
