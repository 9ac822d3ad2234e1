"""What mouse and keys do to cells of W and b: in the inspector's heatmap and table, and in the weights."""

from collections.abc import Callable
from typing import NamedTuple

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.lesson.quantities import SYMBOLS
from app.lesson.selection import Selection
from app.views.equation.equation_view import EquationView
from app.views.equation.operand_heatmap import OperandHeatmap
from app.views.hands.held_cells import HeldCells
from app.views.hands.held_heatmap import HeldHeatmap
from app.views.heatmaps.heatmap import Heatmap
from app.views.inspector.inspector_view import InspectorView
from app.views.view import View
from app.views.weights.weights_view import WeightsView
from mlp_engine import LayerSpec, RunConfig, Session
from mlp_engine.events import BIAS, Freeze, Part, SetParameter, SwitchOff
from tests.app.views.hands.views import Window, drag

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton
CELL = 3, 5


class Place(NamedTuple):
    """Cells in a window, the widget that has the keyboard, and the one that hears of the mouse."""

    window: Window
    keyboard: HeldCells
    mouse: QWidget

    def at(self, row: int, column: int) -> QPoint:
        return self.keyboard.place_of((row, column)).center()

    def click(self, row: int, column: int) -> None:
        QTest.mouseClick(self.mouse, LEFT, pos=self.at(row, column))
        QApplication.processEvents()

    def double_click(self, row: int, column: int) -> None:
        self.click(row, column)
        QTest.mouseDClick(self.mouse, LEFT, pos=self.at(row, column))

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.keyboard, key)

    def value(self, row: int, column: int, symbol: str = "W") -> float:
        return float(self.window.session.model.parameters[f"{symbol}2"][row, column])

    def go_to(self, row: int, column: int) -> None:
        """Enter, and go to a cell by the keyboard alone."""
        self.keyboard.setFocus(Qt.FocusReason.TabFocusReason)
        self.key(KEY.Key_Return)
        for key in [KEY.Key_Home] + [KEY.Key_Up] * 9 + [KEY.Key_Down] * row + [KEY.Key_Right] * column:
            self.key(key)


def heatmap_in(window: Window) -> Place:
    heatmap = next(one for one in window.findChildren(HeldHeatmap) if one.matrix.shape in ((8, 16), (8, 1)))
    return Place(window, heatmap, heatmap)


def table_in(window: Window) -> Place:
    assert isinstance(window.view, InspectorView)
    table = window.view.numbers
    table.setFixedWidth(1000)  # so that the cells of these tests are in sight
    table.setMinimumHeight(250)
    QApplication.processEvents()
    return Place(window, table, table.viewport())


@pytest.fixture
def make_window(qtbot: QtBot) -> Callable[..., Window]:
    def make(name: str, symbol: str = "W") -> Window:
        session = Session(RunConfig())
        for _ in range(3):
            session.step()
        kinds: dict[str, type[View]] = {"weights": WeightsView, "equation": EquationView}
        view = kinds.get(name, InspectorView)()
        view.show_selection(Selection(2, symbol=symbol))
        window = Window(view, session)
        qtbot.addWidget(window)
        return window

    return make


@pytest.fixture(params=["heatmap", "table", "weights"])
def place(request: pytest.FixtureRequest, make_window: Callable[..., Window]) -> Place:
    window = make_window(request.param)
    return table_in(window) if request.param == "table" else heatmap_in(window)


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


@pytest.mark.parametrize("name", ["heatmap", "table"])
def test_biases_are_taken_hold_of_too(make_window: Callable[..., Window], name: str) -> None:
    window = make_window(name, "b")
    place = table_in(window) if name == "table" else heatmap_in(window)
    place.double_click(3, 0)
    window.type("0.5")
    assert window.events == [SetParameter("b", 2, 3, 0, 0.5)]
    assert window.menu_at(place.mouse, place.at(3, 0))[1].text() == "&Freeze this bias"
    place.key(KEY.Key_L)
    assert window.events[-1] == Freeze(Part(2, 3, BIAS))


@pytest.mark.parametrize("symbol", [symbol for symbol in SYMBOLS if symbol not in ("W", "b")])
def test_nothing_else_is(make_window: Callable[..., Window], symbol: str) -> None:
    window = make_window("heatmap", symbol)
    heatmap = window.findChildren(HeldHeatmap)[0]
    place = Place(window, heatmap, heatmap)
    place.double_click(0, 0)
    assert not window.box.isVisible()
    assert window.menu_at(heatmap, place.at(0, 0)) == []
    heatmap.point_at((0, 0))
    for key in (KEY.Key_F2, KEY.Key_L, KEY.Key_O):
        place.key(key)
    drag(heatmap, place.at(0, 0), -8, -30)
    assert len(window.deeds) == 0
    assert not window.box.isVisible()
    assert heatmap.how_to() == ""


def test_a_neuron_of_the_last_layer_is_not_switched_off(make_window: Callable[..., Window]) -> None:
    window = make_window("heatmap")
    window.layer = 3
    window.view.show_frame(window.frame())
    QApplication.processEvents()
    heatmap = window.findChildren(HeldHeatmap)[0]
    offered = window.menu_at(heatmap, heatmap.place_of((0, 0)).center())
    assert [action.text().replace("&", "") for action in offered][-1] == "Freeze layer 3"
    heatmap.point_at((0, 0))
    QTest.keyClick(heatmap, KEY.Key_O)
    assert len(window.deeds) == 0


def test_what_is_typed_is_what_the_engine_has(make_window: Callable[..., Window]) -> None:
    window = make_window("heatmap")
    place = heatmap_in(window)
    place.double_click(*CELL)
    window.type("0.1")
    by_hand = Session(RunConfig())
    for _ in range(3):
        by_hand.step()
    by_hand.model.parameters["W2"][CELL] = 0.1
    assert place.window.session.model.parameters["W2"].tobytes() == by_hand.model.parameters["W2"].tobytes()


def test_a_click_on_a_weight_picks_it_in_all_views(make_window: Callable[..., Window]) -> None:
    window = make_window("weights")
    place = heatmap_in(window)
    place.click(*CELL)
    wanted = Selection(2, 3, 5, "W", CELL)
    assert window.view.selection == wanted
    place.click(*CELL)
    assert window.view.selection.cell is None


def operand(window: Window, symbol: str) -> OperandHeatmap:
    assert isinstance(window.view, EquationView)
    return next(one for one in window.view.sheet.shown() if one.operand.name == f"{symbol}[2]")


@pytest.mark.parametrize(("symbol", "cell"), [("W", CELL), ("b", (3, 0))])
def test_the_equation_takes_numbers_too(make_window: Callable[..., Window], symbol: str, cell: tuple[int, int]) -> None:
    window = make_window("equation", "Z")
    heatmap = operand(window, symbol)
    at = heatmap.cell_rect(*cell).center()
    QTest.mouseClick(heatmap, LEFT, pos=at)
    QTest.mouseDClick(heatmap, LEFT, pos=at)
    window.type("0,5")
    assert window.events == [SetParameter(symbol, 2, *cell, 0.5)]
    assert window.view.hasFocus()
    assert len(window.menu_at(heatmap, at)) == 5


@pytest.mark.parametrize(("chosen", "symbol"), [("Z", "A"), ("Z", "Z"), ("W", "W"), ("dW", "dW")])
def test_its_other_matrices_are_only_looked_at(make_window: Callable[..., Window], chosen: str, symbol: str) -> None:
    window = make_window("equation", chosen)
    heatmap = next(one for one in window.view.findChildren(OperandHeatmap) if one.operand.name.startswith(symbol))
    QTest.mouseDClick(heatmap, LEFT, pos=heatmap.cell_rect(0, 0).center())
    assert not window.box.is_open
    assert window.menu_at(heatmap, heatmap.cell_rect(0, 0).center()) == []


@pytest.mark.parametrize("name", ["heatmap", "weights", "equation"])
def test_frames_that_come_later_give_a_picture_no_hands(make_window: Callable[..., Window], name: str) -> None:
    window = make_window(name, "Z" if name == "equation" else "W")
    window.view.hide_controls()
    window.view.show_frame(window.frame())
    assert [held.parameter((0, 0)) for held in window.findChildren(Heatmap) if isinstance(held, HeldCells)] != []
    assert {held.parameter((0, 0)) for held in window.findChildren(Heatmap) if isinstance(held, HeldCells)} == {None}
