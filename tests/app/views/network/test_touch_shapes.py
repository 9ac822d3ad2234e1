"""What keys and menus do to the network in its diagram: freezing, switching off, other shapes."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from app.lesson.deeds import Deed
from app.lesson.selection import Selection
from app.views.network.network_view import NetworkView
from mlp_engine import Frame, FrameRequest, RunConfig
from mlp_engine.events import Freeze, Part, SwitchOff
from mlp_engine.reshaping import Reshape, without_neuron
from tests.app.views.network.diagram import center
from tests.app.views.network.hands import (
    Desk,
    double_click,
    entry,
    events,
    middle,
    texts,
)

Key, Modifier = Qt.Key, Qt.KeyboardModifier
MakeFrame = Callable[..., Frame]


@pytest.mark.parametrize(
    ("part", "key", "modifiers", "sizes"),
    [
        (Selection(1), Key.Key_Insert, Modifier.NoModifier, [2, 5, 3, 1]),
        (Selection(1, 2), Key.Key_Plus, Modifier.ShiftModifier, [2, 5, 3, 1]),
        (Selection(2), Key.Key_Delete, Modifier.NoModifier, [2, 4, 2, 1]),
        (Selection(2, 0), Key.Key_Minus, Modifier.NoModifier, [2, 4, 2, 1]),
        (Selection(2), Key.Key_Insert, Modifier.ShiftModifier, [2, 4, 4, 3, 1]),
        (Selection(3), Key.Key_Plus, Modifier.ControlModifier, [2, 4, 3, 3, 1]),
        (Selection(1), Key.Key_Delete, Modifier.ShiftModifier, [2, 3, 1]),
        (Selection(2, 1), Key.Key_Minus, Modifier.ControlModifier, [2, 4, 1]),
        (Selection(3), Key.Key_Insert, Modifier.NoModifier, [2, 4, 3, 1]),
        (Selection(3, 0), Key.Key_Delete, Modifier.NoModifier, [2, 4, 3, 1]),
        (Selection(3), Key.Key_Delete, Modifier.ShiftModifier, [2, 4, 3, 1]),
    ],
)
def test_keys_give_the_network_another_shape(
    qtbot: QtBot, desk: Desk, part: Selection, key: Qt.Key, modifiers: Qt.KeyboardModifier, sizes: list[int]
) -> None:
    desk.view.show_selection(part)
    qtbot.keyClick(desk.view, key, modifiers)
    assert desk.sizes == sizes


def test_the_neuron_that_is_picked_is_the_one_that_a_key_removes(qtbot: QtBot, desk: Desk) -> None:
    before = desk.frame.layers[0].W
    desk.view.show_selection(Selection(1, 1))
    qtbot.keyClick(desk.view, Key.Key_Delete)
    np.testing.assert_array_equal(desk.frame.layers[0].W, np.delete(before, 1, axis=0))


@pytest.mark.parametrize(
    ("part", "frozen"),
    [
        (Selection(2, 1, 3), Part(2, 1, 3)),
        (Selection(2, 1), Part(2, 1)),
        (Selection(2), Part(2)),
        (Selection(3), Part(3)),
    ],
)
def test_a_key_freezes_what_is_picked_and_lets_it_learn_again(
    qtbot: QtBot, desk: Desk, part: Selection, frozen: Part
) -> None:
    desk.view.show_selection(part)
    qtbot.keyClick(desk.view, Key.Key_L)
    qtbot.keyClick(desk.view, Key.Key_L)
    assert events(desk.deeds) == [Freeze(frozen), Freeze(frozen, is_frozen=False)]


def test_a_key_switches_the_picked_neuron_off_and_on_but_no_output(qtbot: QtBot, desk: Desk) -> None:
    for part in (Selection(2, 1), Selection(2, 1), Selection(2), Selection(3, 0)):
        desk.view.show_selection(part)
        qtbot.keyClick(desk.view, Key.Key_O)
    assert events(desk.deeds) == [SwitchOff(2, 1), SwitchOff(2, 1, is_off=False)]


def test_a_key_that_asks_for_too_little_says_why(qtbot: QtBot, desk: Desk) -> None:
    for _ in range(3):
        desk.view.show_selection(Selection(2))
        qtbot.keyClick(desk.view, Key.Key_Delete)
    assert desk.sizes == [2, 4, 1, 1]
    assert "cannot be used" in QToolTip.text()


def test_keys_open_the_menus_of_activations_and_inputs_and_of_a_layer(qtbot: QtBot, desk: Desk) -> None:
    menu = desk.view.touch.menu
    desk.view.show_selection(Selection(2))
    for key, first in ((Key.Key_A, "ReLU"), (Key.Key_I, "x₁"), (Key.Key_Return, "layer 2")):
        qtbot.keyClick(desk.view, key)
        assert menu.isVisible()
        assert texts(menu)[0] == first
        menu.close()


# Menus


def test_an_activation_is_chosen_from_those_that_the_layer_can_have(qtbot: QtBot, desk: Desk) -> None:
    desk.view.show_selection(Selection(1))
    qtbot.keyClick(desk.view, Key.Key_A)
    menu = desk.view.touch.menu
    assert "softmax" not in texts(menu)
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["ReLU"]
    before = desk.frame.layers[0].W
    entry(menu, "tanh").trigger()
    assert desk.session.config.activations == ["tanh", "tanh", "sigmoid"]
    np.testing.assert_array_equal(desk.frame.layers[0].W, before)


def test_the_last_layer_of_several_neurons_can_have_softmax(
    qtbot: QtBot, view: NetworkView, make_frame: MakeFrame
) -> None:
    view.show_frame(make_frame(**RunConfig().with_fields({"data_set": "blobs"}).as_dict()))
    view.show_selection(Selection(3))
    qtbot.keyClick(view, Key.Key_A)
    assert "softmax" in texts(view.touch.menu)
    view.touch.menu.close()


def test_inputs_are_switched_one_by_one_and_one_is_left(qtbot: QtBot, desk: Desk) -> None:
    menu = desk.view.touch.menu
    for name, wanted in (
        ("x₁²", ("x1", "x2", "x1_squared")),
        ("x₂", ("x1", "x1_squared")),
        ("x₁²", ("x1",)),
    ):
        qtbot.keyClick(desk.view, Key.Key_I)
        entry(menu, name).trigger()
        assert desk.session.config.inputs == wanted
    qtbot.keyClick(desk.view, Key.Key_I)
    assert not entry(menu, "x₁").isEnabled()
    menu.close()


def context_menu(view: NetworkView, point: QPointF | QPoint, *, is_key: bool = False) -> list[str]:
    reason = QContextMenuEvent.Reason.Keyboard if is_key else QContextMenuEvent.Reason.Mouse
    place = QPointF(point).toPoint()
    menu = view.own_menu(QContextMenuEvent(reason, place, view.mapToGlobal(place)))
    assert menu is view.touch.menu
    return texts(menu)


def test_the_menu_of_a_part_names_it_and_all_that_can_be_done(desk: Desk) -> None:
    view = desk.view
    view.show_selection(Selection(2, 1))
    of_neuron = context_menu(view, center(view, 1, 2))
    assert of_neuron[0] == "layer 1, neuron 3"
    assert {"Freeze this neuron", "Switch this neuron off", "Remove this neuron", "Activation"} <= set(of_neuron)
    of_edge = context_menu(view, middle(view, 2, 1, 3))
    assert of_edge == ["W[2][2, 4]", "Type a number…", "Freeze this weight", "Freeze this layer"]
    of_output = context_menu(view, center(view, 3, 0))
    assert "Switch this neuron off" not in of_output
    assert "Add a neuron" not in of_output
    of_inputs = context_menu(view, center(view, 0, 0))
    assert of_inputs[:3] == ["inputs", "x₁", "x₂"]
    assert context_menu(view, QPoint(0, 0), is_key=True)[0] == "layer 2, neuron 2"  # what is picked


def test_a_key_stands_behind_the_one_entry_that_it_does(desk: Desk) -> None:
    context_menu(desk.view, center(desk.view, 1, 2))
    shown = [action.text().partition("\t") for action in desk.view.touch.menu.actions()]
    assert [name for name, _, key in shown if key == "L"] == ["Freeze this neuron"]
    keys = [key for _, _, key in shown if key]
    assert len(keys) == len(set(keys))


def test_an_entry_of_the_menu_does_it(desk: Desk) -> None:
    view = desk.view
    context_menu(view, center(view, 1, 2))
    entry(view.touch.menu, "Switch this neuron off").trigger()
    entry(view.touch.menu, "Freeze this bias").trigger()
    assert events(desk.deeds) == [SwitchOff(1, 2), Freeze(Part(1, 2, -1))]
    assert "Switch this neuron on" in context_menu(view, center(view, 1, 2))
    assert "Let this bias learn" in texts(view.touch.menu)


def test_what_a_run_cannot_become_is_offered_grey_with_the_reason(desk: Desk) -> None:
    for _ in range(2):
        context_menu(desk.view, center(desk.view, 2, 0))
        entry(desk.view.touch.menu, "Remove this neuron").trigger()
    context_menu(desk.view, center(desk.view, 2, 0))
    action = entry(desk.view.touch.menu, "Remove this neuron")
    assert not action.isEnabled()
    assert "cannot be used" in action.toolTip()


# Weights that are kept


def test_where_weights_are_not_kept_another_shape_is_another_run(
    qtbot: QtBot, view: NetworkView, frame: Frame, deeds: list[Deed]
) -> None:
    view.show_frame(frame)
    view.show_selection(Selection(1))
    assert view.keeps_weights
    for keeps_weights in (True, False):
        view.keeps_weights = keeps_weights
        qtbot.keyClick(view, Key.Key_Insert)
        qtbot.keyClick(view, Key.Key_L)
    shape, freeze, run, freeze_again = [deed.content for deed in deeds]
    assert isinstance(shape, tuple)
    assert isinstance(shape[0], Reshape)
    assert isinstance(run, RunConfig)
    assert run.layer_dims == [2, 17, 8, 1]
    assert run == shape[0].made(frame.config)
    assert freeze == freeze_again == (Freeze(Part(1)),)


def test_a_picture_asks_for_nothing(qtbot: QtBot, view: NetworkView, frame: Frame, deeds: list[Deed]) -> None:
    view.show_frame(frame)
    view.show_selection(Selection(1, 2))
    view.hide_controls()
    for key in (Key.Key_Insert, Key.Key_L, Key.Key_O, Key.Key_Return, Key.Key_A):
        qtbot.keyClick(view, key)
    double_click(view, center(view, 1, 2))
    assert deeds == []
    assert not view.touch.hand.box.isVisible()
    assert not view.touch.menu.isVisible()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(300, 100), QPoint(300, 100))
    assert view.own_menu(event) is None


def test_a_box_closes_where_its_weight_goes_away(qtbot: QtBot, desk: Desk) -> None:
    desk.view.show_selection(Selection(2, 2))
    qtbot.keyClick(desk.view, Key.Key_Return)
    assert desk.view.touch.hand.box.is_open
    desk.session.intervene([without_neuron(desk.session.config, 2)])
    desk.show()
    assert not desk.view.touch.hand.box.is_open


def test_a_deed_goes_through_a_run_to_the_next_frame(desk: Desk, qtbot: QtBot) -> None:
    desk.view.show_selection(Selection(1))
    qtbot.keyClick(desk.view, Key.Key_L)
    before = desk.frame.layers[0].W.copy()
    desk.session.step()
    np.testing.assert_array_equal(desk.session.frame(FrameRequest()).layers[0].W, before)
