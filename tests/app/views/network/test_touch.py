"""What mouse and keys do to the numbers of a network in its diagram."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from app.lesson.deeds import Deed
from app.lesson.selection import Selection
from app.views.network.network_view import NetworkView
from mlp_engine import Frame
from mlp_engine.events import SetParameter
from tests.app.views.network.diagram import center
from tests.app.views.network.hands import (
    Desk,
    click,
    double_click,
    drag,
    events,
    hover,
    let_go,
    middle,
)

Key, Modifier = Qt.Key, Qt.KeyboardModifier
MakeFrame = Callable[..., Frame]


# Numbers


def test_a_number_typed_over_an_edge_is_its_weight(qtbot: QtBot, entered: Desk) -> None:
    entered.view.show_selection(Selection(2, 1))
    double_click(entered.view, QPointF(middle(entered.view, 2, 1, 3)))
    box = entered.view.touch.hand.box
    assert box.isVisible()
    assert float(box.text().replace("−", "-")) == entered.frame.layers[1].W[1, 3]
    box.selectAll()
    qtbot.keyClicks(box, "-1,25")
    qtbot.keyClick(box, Key.Key_Return)
    assert entered.frame.layers[1].W[1, 3] == -1.25
    assert not box.is_open


def test_a_number_typed_over_a_node_is_its_bias(qtbot: QtBot, entered: Desk) -> None:
    double_click(entered.view, center(entered.view, 1, 2))
    box = entered.view.touch.hand.box
    box.selectAll()
    qtbot.keyClicks(box, "0.75")
    qtbot.keyClick(box, Key.Key_Return)
    assert entered.frame.layers[0].b[2, 0] == 0.75


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_F2])
def test_a_key_asks_for_the_number_of_what_is_picked_and_escape_gives_up(
    qtbot: QtBot, entered: Desk, key: Qt.Key
) -> None:
    box = entered.view.touch.hand.box
    for part, name in ((Selection(2, 1), "b[2]"), (Selection(2, 1, 3), "W[2]")):
        entered.view.show_selection(part)
        qtbot.keyClick(entered.view, key)
        assert box.is_open
        assert box.accessibleName().startswith(name)
        qtbot.keyClicks(box, "7")
        qtbot.keyClick(box, Key.Key_Escape)
        assert not box.is_open
    assert entered.deeds == []


def test_what_is_no_number_stays_marked_and_changes_nothing(qtbot: QtBot, entered: Desk) -> None:
    entered.view.show_selection(Selection(2, 1))
    qtbot.keyClick(entered.view, Key.Key_Return)
    box = entered.view.touch.hand.box
    qtbot.keyClicks(box, "much")
    qtbot.keyClick(box, Key.Key_Return)
    assert box.is_wrong
    assert box.is_open
    assert entered.deeds == []


def test_the_picked_edge_and_the_picked_neuron_are_dragged(desk: Desk) -> None:
    desk.view.show_selection(Selection(2, 1, 3))
    for point, value in (
        (QPointF(middle(desk.view, 2, 1, 3)), lambda: desk.frame.layers[1].W[1, 3]),
        (center(desk.view, 2, 1), lambda: desk.frame.layers[1].b[1, 0]),
    ):
        before = value()
        drag(desk.view, point, 20, 40)
        between = value()
        drag_on = point - QPointF(0.0, 60.0)
        let_go(desk.view, drag_on)
        assert before < between
    gestures = [deed.gesture for deed in desk.deeds]
    assert len(set(gestures)) == 2
    assert 0 not in gestures
    assert {type(event) for event in events(desk.deeds)} == {SetParameter}


def test_a_drag_with_shift_is_finer(desk: Desk) -> None:
    desk.view.show_selection(Selection(2, 1))
    b = [desk.frame.layers[1].b[1, 0]]
    for modifiers in (Modifier.NoModifier, Modifier.ShiftModifier):
        point = center(desk.view, 2, 1)
        drag(desk.view, point, 10, 50, modifiers=modifiers)
        let_go(desk.view, point)
        b.append(desk.frame.layers[1].b[1, 0])
    coarse, fine = np.diff(b)
    assert 0 < fine < 0.3 * coarse


def test_what_is_not_picked_is_picked_by_a_press_and_not_dragged(desk: Desk) -> None:
    desk.view.show_selection(Selection(2, 1))
    drag(desk.view, center(desk.view, 1, 0), 30, 60)
    let_go(desk.view, center(desk.view, 1, 0))
    assert desk.deeds == []
    assert desk.view.selection.layer == 1
    assert desk.view.selection.neuron == 0


def test_a_click_on_the_picked_edge_changes_no_number(desk: Desk) -> None:
    desk.view.show_selection(Selection(2, 1, 3))
    click(desk.view, QPointF(middle(desk.view, 2, 1, 3)))
    assert desk.deeds == []


def test_of_a_drag_no_more_is_asked_for_than_there_are_frames(
    view: NetworkView, frame: Frame, deeds: list[Deed]
) -> None:
    view.show_frame(frame)
    view.show_selection(Selection(2, 1))
    point = center(view, 2, 1)
    drag(view, point, *range(10, 100, 2))
    assert len(deeds) == 1
    view.show_frame(replace(frame))
    assert len(deeds) == 2
    newest = deeds[-1]
    view.show_frame(replace(frame))
    let_go(view, point - QPointF(0.0, 98.0))
    assert deeds[-1] is newest
    assert len({deed.gesture for deed in deeds}) == 1


def test_escape_in_a_drag_takes_the_number_back(qtbot: QtBot, desk: Desk) -> None:
    desk.view.show_selection(Selection(2, 1))
    before = desk.frame.layers[1].b[1, 0]
    drag(desk.view, center(desk.view, 2, 1), 20, 40)
    assert desk.frame.layers[1].b[1, 0] != before
    qtbot.keyClick(desk.view, Key.Key_Escape)
    assert desk.frame.layers[1].b[1, 0] == before


def test_pointer_and_tip_say_what_can_be_dragged(desk: Desk) -> None:
    desk.view.show_selection(Selection(2, 1, 3))
    for point, is_held in (
        (QPointF(middle(desk.view, 2, 1, 3)), True),
        (center(desk.view, 2, 1), True),
        (center(desk.view, 2, 0), False),
    ):
        hover(desk.view, point)
        assert (desk.view.cursor().shape() is Qt.CursorShape.SizeVerCursor) == is_held
        assert ("Drag up or down" in desk.view.tip(point)) == is_held


# Keys
