"""Space and Right belong to the window, unless the focused control needs them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QSlider, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.focus_keys import FocusKeys, TakesKeys, is_one_of
from tests.app.recorder import Recorder


def test_focused_controls_keep_their_keys(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    button, text, slider = QPushButton("press"), QLineEdit(), QSlider(Qt.Orientation.Horizontal)
    plain = QWidget(focusPolicy=Qt.FocusPolicy.StrongFocus)
    for widget in (button, text, slider, plain):
        layout.addWidget(widget)
    action = QAction(window)
    action.setShortcuts([QKeySequence("Space"), QKeySequence("Right")])
    window.addAction(action)
    triggered, pressed = Recorder(action.triggered), Recorder(button.clicked)
    keys = FocusKeys()
    qapp.focusChanged.connect(keys.follow)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert (len(triggered), len(pressed)) == (0, 1)
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert (len(triggered), slider.value()) == (0, 1)
    text.setFocus()
    qtbot.keyClick(text, Qt.Key.Key_Space)
    assert (len(triggered), text.text()) == (0, " ")
    qtbot.keyClick(slider, Qt.Key.Key_Space)
    plain.setFocus()
    qtbot.keyClick(plain, Qt.Key.Key_Space)
    qtbot.keyClick(plain, Qt.Key.Key_Right)
    assert len(triggered) == 3
    qapp.focusChanged.disconnect(keys.follow)


class Walker(TakesKeys, QWidget):
    """Uses Right itself."""

    def takes_key(self, event: QKeyEvent) -> bool:
        return is_one_of(event, {Qt.Key.Key_Right})


def test_a_widget_keeps_the_keys_that_it_takes(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    walker = Walker(window, focusPolicy=Qt.FocusPolicy.StrongFocus)
    action = QAction(window)
    action.setShortcuts([QKeySequence(keys) for keys in ("Right", "Ctrl+Right", "Left")])
    window.addAction(action)
    triggered = Recorder(action.triggered)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    walker.setFocus()
    qtbot.keyClick(walker, Qt.Key.Key_Right)
    qtbot.keyClick(walker, Qt.Key.Key_Right, Qt.KeyboardModifier.KeypadModifier)
    assert len(triggered) == 0
    qtbot.keyClick(walker, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(walker, Qt.Key.Key_Left)
    assert len(triggered) == 2
