"""Which view the user is at."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.views.table import VIEWS
from app.views.view import View
from app.window.export_actions import CurrentView
from tests.app.recorder import Recorder


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    layout = QVBoxLayout(window)
    for name in ("boundary", "inspector"):
        view = VIEWS[name].kind()
        view.setObjectName(name)
        layout.addWidget(view)
    layout.addWidget(QLineEdit())
    qtbot.addWidget(window)
    window.resize(500, 900)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def current(window: QWidget) -> CurrentView:
    views = {view.objectName(): view for view in window.findChildren(View)}
    return CurrentView(views, window)


def child(window: QWidget, name: str) -> View:
    view = window.findChild(View, name)
    assert isinstance(view, View)
    return view


def line(window: QWidget) -> QLineEdit:
    line = window.findChild(QLineEdit, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert isinstance(line, QLineEdit)
    return line


def point_at(widget: QWidget, x: int = 40) -> None:
    QCursor.setPos(widget.mapToGlobal(QPoint(x, 40)))


def test_keyboard_leads_to_a_view_until_the_pointer_moves_over_another(window: QWidget, current: CurrentView) -> None:
    assert current.name == "boundary"  # the first
    point_at(child(window, "inspector"))
    assert current.name == "inspector"
    line(window).setFocus()
    child(window, "boundary").setFocus(Qt.FocusReason.TabFocusReason)
    assert current.name == "boundary"
    point_at(child(window, "inspector"), x=41)
    assert current.name == "inspector"
    inside = [widget for widget in child(window, "boundary").findChildren(QWidget) if widget.focusPolicy()]
    inside[0].setFocus()
    assert current.name == "boundary"


def test_focus_that_comes_back_with_the_window_and_what_is_no_view_change_nothing(
    window: QWidget, current: CurrentView
) -> None:
    child(window, "boundary").setFocus()
    point_at(child(window, "inspector"))
    current._follow_keyboard(None, child(window, "boundary"))
    assert current.name == "inspector"
    line(window).setFocus()
    assert current.name == "inspector"
    point_at(line(window), x=2)
    assert current.name == "boundary"  # where the keyboard was last


@pytest.mark.parametrize("name", ["boundary", "inspector"])
def test_right_click_anywhere_in_a_view_asks_for_its_menu(window: QWidget, current: CurrentView, name: str) -> None:
    asked = Recorder(current.menu_requested)
    place = QPoint(70, 80)
    for widget in child(window, name).findChildren(QWidget):
        if widget.isVisible() and widget.metaObject().className() != "QScrollBar":
            asked.payloads.clear()
            event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(1, 1), place)
            QApplication.sendEvent(widget, event)
            assert asked.payloads == [(name, place, None)], widget


def test_other_events_go_their_way(window: QWidget, current: CurrentView) -> None:
    assert not current.eventFilter(child(window, "boundary"), QEvent(QEvent.Type.Leave))
