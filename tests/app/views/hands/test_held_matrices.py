"""Which matrices hands take hold of, and in which views."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.lesson.quantities import SYMBOLS
from app.lesson.selection import Selection
from app.views.equation.equation_view import EquationView
from app.views.equation.operand_heatmap import OperandHeatmap
from app.views.hands.held_cells import HeldCells
from app.views.hands.held_heatmap import HeldHeatmap
from app.views.heatmaps.heatmap import Heatmap
from mlp_engine import RunConfig, Session
from mlp_engine.events import BIAS, Freeze, Part, SetParameter, SwitchOff
from tests.app.views.hands.places import CELL, KEY, LEFT, Place, heatmap_in, table_in
from tests.app.views.hands.views import Window, drag


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


def test_what_is_stopped_of_a_weight_is_told_and_moves_nothing(make_window: Callable[..., Window]) -> None:
    window = make_window("weights")
    place = heatmap_in(window)
    before = place.keyboard.geometry()
    window.session.intervene((Freeze(Part(2, *CELL)), SwitchOff(2, 6)))
    window.view.show_frame(window.frame())
    window.view.finish()
    assert place.keyboard.geometry() == before
    for cell, words in ((CELL, "frozen"), ((6, 1), "neuron off"), ((0, 0), "")):
        place.keyboard.point_at(cell)  # type: ignore[attr-defined]  # it is a heatmap
        description = place.keyboard.accessibleDescription()
        assert description.startswith(f"W[2] row {cell[0] + 1}, column {cell[1] + 1}: start ")
        assert description.endswith(words)
        assert ("frozen" in description, "off" in description) == (words == "frozen", words == "neuron off")
    assert "Frozen: it does not learn." in place.keyboard.tip(CELL)  # type: ignore[attr-defined]  # as above


def test_so_it_is_in_the_inspector(make_window: Callable[..., Window]) -> None:
    window = make_window("heatmap")
    window.session.intervene((Freeze(Part(2, *CELL)), SwitchOff(2, 6)))
    window.view.show_frame(window.frame())
    window.view.finish()
    heatmap, model = heatmap_in(window).keyboard, window.view.numbers.matrix_model  # type: ignore[attr-defined]
    heatmap.point_at(CELL)  # type: ignore[attr-defined]  # it is a heatmap
    assert heatmap.accessibleDescription().endswith(", frozen")
    role = Qt.ItemDataRole
    tips = [str(model.index(*cell).data(role.ToolTipRole)) for cell in (CELL, (6, 1), (0, 0))]
    assert [tip.partition("\n")[2] for tip in tips] == [
        "Frozen: it does not learn.",
        "The neuron is switched off: its A is 0.",
        "",
    ]
    assert model.index(*CELL).data(role.AccessibleDescriptionRole) == "Frozen: it does not learn."
