"""What the user picks in the network, by pointer and keys."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.lesson.selection import Selection
from app.views.network.network_view import NetworkView
from mlp_engine import Frame
from tests.app.views.network.diagram import picture_of, pixel

MakeFrame = Callable[..., Frame]


@pytest.fixture
def requests(view: NetworkView) -> list[Selection]:
    found: list[Selection] = []
    view.selection_requested.connect(found.append)
    return found


# What the user picks


def test_click_on_a_node_selects_the_neuron(
    qtbot: QtBot, view: NetworkView, frame: Frame, requests: list[Selection]
) -> None:
    view.show_frame(frame)
    for l, neuron in ((1, 15), (2, 0), (3, 0), (1, 0)):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=pixel(view, l, neuron))
        assert requests[-1] == Selection(l, neuron)


def test_click_beside_the_nodes_selects_the_layer(
    qtbot: QtBot, view: NetworkView, frame: Frame, requests: list[Selection]
) -> None:
    view.show_frame(frame)
    for l in (3, 2, 1):
        point = pixel(view, l, 0) + QPoint(30, 5)
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=point)
    column = picture_of(view).layout.columns[2]
    caption = QPoint(round(column.x), round(picture_of(view).layout.captions.center().y()))
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=caption)
    assert requests == [Selection(3), Selection(2), Selection(1), Selection(2)]


def test_inputs_and_other_buttons_select_nothing(
    qtbot: QtBot, view: NetworkView, frame: Frame, requests: list[Selection]
) -> None:
    view.show_frame(frame)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=pixel(view, 0, 0))
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(5, 100))
    qtbot.mouseClick(view, Qt.MouseButton.RightButton, pos=pixel(view, 2, 0))
    assert requests == []


@pytest.mark.parametrize(
    ("start", "key", "wanted"),
    [
        (Selection(1), Qt.Key.Key_Tab, Selection(2)),
        (Selection(2, 3), Qt.Key.Key_Tab, Selection(3)),
        (Selection(3), Qt.Key.Key_Backtab, Selection(2)),
        (Selection(3), Qt.Key.Key_Home, Selection(1)),
        (Selection(1), Qt.Key.Key_End, Selection(3)),
        (Selection(2), Qt.Key.Key_Down, Selection(2, 0)),
        (Selection(2, 0), Qt.Key.Key_Down, Selection(2, 1)),
        (Selection(2, 1), Qt.Key.Key_Up, Selection(2, 0)),
        (Selection(2, 0), Qt.Key.Key_Up, Selection(2)),
    ],
)
def test_keys_move_the_selection(
    qtbot: QtBot,
    view: NetworkView,
    frame: Frame,
    requests: list[Selection],
    start: Selection,
    key: Qt.Key,
    wanted: Selection,
) -> None:
    view.show_frame(frame)
    view.show_selection(start)
    qtbot.keyClick(view, key)
    assert requests == [wanted]


@pytest.mark.parametrize(
    ("start", "key"),
    [
        (Selection(2), Qt.Key.Key_Left),
        (Selection(2), Qt.Key.Key_Right),
        (Selection(2), Qt.Key.Key_Up),
        (Selection(2, 7), Qt.Key.Key_Down),
        (Selection(2), Qt.Key.Key_Space),
    ],
)
def test_keys_at_the_ends_and_other_keys_ask_for_nothing(
    qtbot: QtBot, view: NetworkView, frame: Frame, requests: list[Selection], start: Selection, key: Qt.Key
) -> None:
    view.show_frame(frame)
    view.show_selection(start)
    qtbot.keyClick(view, key)
    assert requests == []


def test_down_reaches_neurons_that_are_folded_away(qtbot: QtBot, view: NetworkView, make_frame: MakeFrame) -> None:
    view.show_frame(make_frame(layers=[(512, "relu"), (1, "sigmoid")]))
    hidden = next(n for n in range(512) if n not in picture_of(view).layout.columns[1].neurons)
    view.show_selection(Selection(1, hidden - 1))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert picture_of(view).marked == Selection(1, hidden)
    assert picture_of(view).layout.center(Selection(1, hidden)) is not None


def test_shortcut_of_the_window_wins_over_the_diagram(
    qtbot: QtBot, view: NetworkView, frame: Frame, requests: list[Selection]
) -> None:
    view.show_frame(frame)
    action = QAction(view)
    action.setShortcut(QKeySequence(Qt.Key.Key_Right))
    view.addAction(action)
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    with qtbot.waitSignal(action.triggered):
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert requests == []


@pytest.fixture
def neighbours(qtbot: QtBot, view: NetworkView, frame: Frame) -> Iterator[tuple[QLineEdit, QLineEdit]]:
    """The view between two other controls, the first of which has the focus."""
    window, first, last = QWidget(), QLineEdit(), QLineEdit()
    layout = QVBoxLayout(window)
    for widget in (first, view, last):
        layout.addWidget(widget)
    qtbot.addWidget(window)
    window.show()
    view.show_frame(frame)
    window.activateWindow()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    yield first, last
    view.setParent(None)


def test_tab_walks_the_layers_and_leaves_after_the_last(
    view: NetworkView, requests: list[Selection], neighbours: tuple[QLineEdit, QLineEdit]
) -> None:
    first, last = neighbours
    view.show_selection(Selection(2, 4))
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert view.hasFocus()
    assert requests == [Selection(1)]
    QTest.keyClick(view, Qt.Key.Key_Tab)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert requests == [Selection(1), Selection(2), Selection(3)]
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert last.hasFocus()
    assert len(requests) == 3


def test_shift_tab_walks_back_and_leaves_before_the_first(
    view: NetworkView, requests: list[Selection], neighbours: tuple[QLineEdit, QLineEdit]
) -> None:
    first, last = neighbours
    last.setFocus()
    for widget in (last, view, view):
        QTest.keyClick(widget, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert requests == [Selection(3), Selection(2), Selection(1)]
    QTest.keyClick(view, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert first.hasFocus()


def test_hiding_moves_the_focus_and_not_the_selection(
    view: NetworkView, requests: list[Selection], neighbours: tuple[QLineEdit, QLineEdit]
) -> None:
    view.setFocus()
    view.hide()
    assert requests == []
    assert neighbours[1].hasFocus()
