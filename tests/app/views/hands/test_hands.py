"""What mouse and keys do to cells of W: in the inspector's heatmap and table, and in the weights."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mlp_engine import LayerSpec, RunConfig, Session
from mlp_engine.events import Freeze, Part, SetParameter, SwitchOff
from tests.app.views.hands.places import CELL, KEY, LEFT, Place
from tests.app.views.hands.views import drag


def picked(place: Place) -> None:
    """Pick the cell by a click."""
    place.click(*CELL)
    assert place.keyboard.is_picked(CELL)


def test_a_double_click_asks_for_a_number(place: Place) -> None:
    place.double_click(*CELL)
    place.window.type("-1,5")
    assert place.window.events == [SetParameter("W", 2, *CELL, -1.5)]
    assert place.value(*CELL) == -1.5
    assert place.keyboard.hasFocus()
    assert place.keyboard.is_entered  # type: ignore[attr-defined]  # both are TakesKeys
    assert place.keyboard.is_picked(CELL)


def test_the_keyboard_alone_types_one_by_return(place: Place) -> None:
    place.go_to(*CELL)
    if not place.keyboard.is_picked(CELL):
        place.key(KEY.Key_Return)
        assert place.keyboard.is_picked(CELL)
        assert not place.window.box.isVisible()
    place.key(KEY.Key_Enter)
    place.window.type("0.125", KEY.Key_Enter)
    assert place.window.events == [SetParameter("W", 2, *CELL, 0.125)]
    place.key(KEY.Key_Left)  # the arrows go on from there
    assert place.keyboard.cell_at_keys() == (3, 4)


def test_f2_types_one_at_once(place: Place) -> None:
    place.go_to(*CELL)
    place.key(KEY.Key_F2)
    place.window.type("0.125")
    assert place.window.events == [SetParameter("W", 2, *CELL, 0.125)]


def test_escape_leaves_it(place: Place) -> None:
    place.go_to(*CELL)
    place.key(KEY.Key_F2)
    place.window.type("9", KEY.Key_Escape)
    assert len(place.window.deeds) == 0
    assert place.keyboard.hasFocus()


def test_a_wrong_number_changes_nothing_and_is_still_there(place: Place) -> None:
    place.double_click(*CELL)
    place.window.type("1.5.2")
    assert len(place.window.deeds) == 0
    assert place.window.box.isVisible()
    assert place.window.box.text() == "1.5.2"


def test_a_picked_cell_is_dragged(place: Place) -> None:
    picked(place)
    before = place.value(*CELL)
    drag(place.mouse, place.at(*CELL), -8, -28, -48)
    assert place.value(*CELL) > before
    events, gestures = place.window.events, {deed.gesture for deed in place.window.deeds.payloads}
    assert len(events) == 2
    assert {(event.symbol, event.l, event.row, event.column) for event in events} == {("W", 2, *CELL)}
    assert len(gestures) == 1
    assert gestures != {0}
    assert place.keyboard.is_picked(CELL)
    middle = place.value(*CELL)
    drag(place.mouse, place.at(*CELL), 8, 28)
    assert place.value(*CELL) < middle
    assert len({deed.gesture for deed in place.window.deeds.payloads}) == 2


def test_shift_makes_it_finer(place: Place) -> None:
    picked(place)
    start = place.value(*CELL)
    drag(place.mouse, place.at(*CELL), -8, -48)
    coarse, middle = place.value(*CELL) - start, place.value(*CELL)
    drag(place.mouse, place.at(*CELL), -8, -48, shift=True)
    fine = place.value(*CELL) - middle
    assert 0.0 < fine < coarse / 5


def test_no_more_deeds_are_asked_for_than_frames_come(place: Place) -> None:
    place.window.does = False
    picked(place)
    drag(place.mouse, place.at(*CELL), -8, -10, -20, -30, -40, release=False)
    assert len(place.window.deeds) == 1
    place.window.view.show_frame(place.window.frame())
    assert len(place.window.deeds) == 2
    newest = place.window.events[-1]
    assert isinstance(newest, SetParameter)
    QTest.mouseRelease(place.mouse, LEFT, pos=place.at(*CELL))
    assert place.window.events[-1] == newest


def test_the_newest_number_is_sent_in_the_end(place: Place) -> None:
    place.window.does = False
    picked(place)
    drag(place.mouse, place.at(*CELL), -8, -10, -40)
    first, last = place.window.events
    assert isinstance(first, SetParameter)
    assert isinstance(last, SetParameter)
    assert last.value > first.value


def test_escape_in_a_drag_goes_back(place: Place) -> None:
    picked(place)
    before = place.value(*CELL)
    drag(place.mouse, place.at(*CELL), -8, -28, release=False)
    assert place.value(*CELL) != before
    place.key(KEY.Key_Escape)
    assert place.value(*CELL) == before
    QTest.mouseRelease(place.mouse, LEFT, pos=place.at(*CELL))
    assert place.value(*CELL) == before


def test_a_drag_from_a_cell_that_is_not_picked_changes_nothing(place: Place) -> None:
    drag(place.mouse, place.at(*CELL), -8, -28)
    assert len(place.window.deeds) == 0


def test_another_network_ends_what_hands_have_begun(place: Place) -> None:
    place.double_click(*CELL)
    assert place.window.box.isVisible()
    place.window.session = Session(RunConfig(layers=(LayerSpec(2, "tanh"), LayerSpec(1, "sigmoid"))))
    place.window.view.show_frame(place.window.frame())
    QApplication.processEvents()
    assert not place.window.box.isVisible()
    assert len(place.window.deeds) == 0


@pytest.mark.parametrize("way", ["mouse", "key"])
def test_a_menu_offers_everything(place: Place, way: str) -> None:
    place.go_to(*CELL)
    window = place.window
    by_mouse = way == "mouse"
    offered = window.menu_at(place.mouse, place.at(*CELL)) if by_mouse else window.menu_by_key(place.keyboard)
    assert [action.text().replace("&", "") for action in offered] == [
        "Type another number…",
        "Freeze this weight",
        "Freeze neuron 4",
        "Freeze layer 2",
        "Switch neuron 4 off",
    ]
    for action in offered[1:]:
        action.trigger()
    assert window.events == [Freeze(Part(2, 3, 5)), Freeze(Part(2, 3)), Freeze(Part(2)), SwitchOff(2, 3)]
    offered = window.menu_at(place.mouse, place.at(*CELL))
    assert [action.text().replace("&", "") for action in offered[1:]] == [
        "Let this weight learn",
        "Let neuron 4 learn",
        "Let layer 2 learn",
        "Switch neuron 4 on",
    ]
    offered[0].trigger()
    window.type("2")
    assert window.events[-1] == SetParameter("W", 2, *CELL, 2.0)


def test_keys_freeze_and_switch_off_and_back(place: Place) -> None:
    place.go_to(*CELL)
    for key in (KEY.Key_L, KEY.Key_L, KEY.Key_O, KEY.Key_O):
        place.key(key)
    part = Part(2, *CELL)
    assert place.window.events == [Freeze(part), Freeze(part, False), SwitchOff(2, 3), SwitchOff(2, 3, False)]


def test_a_view_that_becomes_a_picture_has_no_hands(place: Place) -> None:
    place.window.view.hide_controls()
    assert place.keyboard.parameter(CELL) is None
