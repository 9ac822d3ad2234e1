"""A run in a file, and how the window says that it is there."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.window.main_window import MainWindow
from tests.app.windows import message

COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction
LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
RESTORED = "Restored epoch 412 of the run in picture.png."


def wait_for_message(qtbot: QtBot, window: MainWindow, text: str) -> None:
    qtbot.waitUntil(lambda: message(window) == text)


def wait_for_run(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: message(window) == RESTORED)
    qtbot.waitUntil(lambda: window._frame.epoch == 412)


def told_by(monkeypatch: pytest.MonkeyPatch, window: MainWindow, name: str) -> list[str]:
    """Note every sentence that a method of the window's messages is called with from now on."""
    told: list[str] = []
    show = getattr(window.messages, name)

    def note(text: str, *actions: object) -> None:
        told.append(text)
        show(text, *actions)

    monkeypatch.setattr(window.messages, name, note)
    return told


def mime(*urls: QUrl) -> QMimeData:
    data = QMimeData()
    data.setUrls(list(urls))
    return data


def enter(window: MainWindow, data: QMimeData, actions: Qt.DropAction = COPY | MOVE) -> QDragEnterEvent:
    event = QDragEnterEvent(QPoint(300, 300), actions, data, LEFT, NO_KEYS)
    event.setAccepted(False)
    QApplication.sendEvent(window, event)
    return event


def drop(window: MainWindow, data: QMimeData) -> QDropEvent:
    enter(window, data)  # Qt drops only on what has taken the drag
    event = QDropEvent(QPointF(300, 300), COPY | MOVE, data, LEFT, NO_KEYS)
    event.setDropAction(MOVE)  # as a file manager proposes for a file on the same disk
    event.setAccepted(False)
    QApplication.sendEvent(window, event)
    return event
