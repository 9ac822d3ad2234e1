"""The equation strip: what a hand can do with it, and what is outlined."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.lesson.quantities import Dimension
from app.lesson.selection import Selection
from app.style.theme import LIGHT
from app.views.equation.equation_view import EquationView
from app.views.equation.operand_heatmap import OperandHeatmap
from app.views.text.typeset import dimension_color
from mlp_engine import Frame
from tests.app.views.equation.equations import EDGE, at_step, grabbed, heatmap, place_in, request, rgb

MakeFrame = Callable[..., Frame]
MakeView = Callable[..., EquationView]


def asked(view: EquationView, act: Callable[[], None]) -> list[Selection]:
    """Return what is asked for while ``act`` runs."""
    requests: list[Selection] = []
    view.selection_requested.connect(requests.append)
    act()
    view.selection_requested.disconnect(requests.append)
    return requests


def cell_middle(part: OperandHeatmap, row: int, column: int) -> QPoint:
    return part.cell_rect(row, column).center()


def move(part: OperandHeatmap, row: int, column: int) -> None:
    """Move the pointer to a cell."""
    place, button = cell_middle(part, row, column), Qt.MouseButton.NoButton
    at = part.mapToGlobal(place)
    move_ = QMouseEvent(QEvent.Type.MouseMove, place, at, button, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(part, move_)


@pytest.mark.parametrize(
    ("symbol", "name", "cell", "sample"),
    [
        ("Z", "Z[2]", (3, 120), 120),
        ("Z", "A[1]", (9, 7), 7),
        ("δ", "φ′(Z[2])", (7, 299), 299),
        ("dW", "A[1]ᵀ", (40, 2), 40),
    ],
)
def test_hovering_lights_a_sample_and_leaving_does_not(
    qtbot: QtBot,
    make_view: MakeView,
    make_frame: MakeFrame,
    symbol: str,
    name: str,
    cell: tuple[int, int],
    sample: int,
) -> None:
    view = make_view(make_frame(5, request(2)), size=(1900, 500), symbol=symbol)
    part = heatmap(view, name)
    rows, columns = part.image_rect().height(), part.image_rect().width()
    [request_] = asked(view, lambda: move(part, *cell))
    most_off = max(1, *part.matrix.shape) / min(rows, columns)  # where a pixel has several samples
    assert request_.hovered is not None
    assert abs(request_.hovered - sample) <= most_off
    assert replace(request_, hovered=None) == view.selection
    view.show_selection(request_)
    assert asked(view, lambda: move(part, *cell)) == []
    left = asked(view, lambda: QApplication.sendEvent(part, QEvent(QEvent.Type.Leave)) and None)
    assert [one.hovered for one in left] == [None]


def test_hovering_a_matrix_without_samples_asks_for_nothing(
    qtbot: QtBot, make_view: MakeView, make_frame: MakeFrame
) -> None:
    view = make_view(make_frame(5, request(2)), symbol="Z")
    part = heatmap(view, "W[2]")
    assert asked(view, lambda: move(part, 1, 1)) == []


def click(qtbot: QtBot, view: EquationView, name: str, row: int, column: int) -> list[Selection]:
    part = heatmap(view, name)
    place = cell_middle(part, row, column)
    return asked(view, lambda: qtbot.mouseClick(part, Qt.MouseButton.LeftButton, pos=place))


def test_a_click_on_the_result_picks_its_cell(qtbot: QtBot, make_view: MakeView, make_frame: MakeFrame) -> None:
    frame = make_frame(5, request(2), n_samples=30)
    view = make_view(frame, symbol="A_prev")
    [picked] = click(qtbot, view, "Z[2]", 6, 11)
    assert picked == Selection(2, neuron=6, symbol="Z", cell=(6, 11), sample=11)
    view.show_selection(replace(picked, symbol="dW", cell=None))
    [picked] = click(qtbot, view, "dW[2]", 2, 9)
    assert picked == Selection(2, neuron=2, source=9, symbol="dW", cell=(2, 9), sample=11)
    view.show_selection(replace(picked, symbol="W", cell=None))
    [picked] = click(qtbot, view, "W[2]", 1, 15)
    assert picked == Selection(2, neuron=1, source=15, symbol="W", cell=(1, 15), sample=11)


def test_a_click_on_an_operand_picks_its_sample_only(qtbot: QtBot, make_view: MakeView, make_frame: MakeFrame) -> None:
    view = make_view(make_frame(5, request(2), n_samples=30), symbol="dW")
    before = view.selection
    assert click(qtbot, view, "δ[2]", 3, 22) == [replace(before, sample=22)]
    assert click(qtbot, view, "A[1]ᵀ", 4, 1) == [replace(before, sample=4)]
    view.show_selection(replace(before, symbol="Z"))
    assert click(qtbot, view, "W[2]", 3, 2) == []


def test_a_result_that_is_unknown_has_no_cells(qtbot: QtBot, make_view: MakeView) -> None:
    view = make_view(at_step("Z", 1, 2), symbol="Z", cell=(1, 1))
    assert click(qtbot, view, "Z[2]", 3, 2) == []
    assert view.picked_cell() is None
    assert view.cell_panel.cell is None


def changed(view: EquationView, selection: Selection) -> np.ndarray:
    """Return which pixels of the sheet another selection changes."""
    before = grabbed(view)
    view.show_selection(selection)
    return np.asarray((grabbed(view) != before).any(axis=-1))


def cells_rect(view: EquationView, name: str, row: int | None, column: int | None) -> QRect:
    part = heatmap(view, name)
    rows, columns = part.matrix.shape
    first = part.cell_rect(row or 0, column or 0)
    last = part.cell_rect(rows - 1 if row is None else row, columns - 1 if column is None else column)
    return place_in(view, part, first | last).adjusted(-EDGE, -EDGE, EDGE, EDGE)


def assert_outlined(changes: np.ndarray, rects: list[QRect]) -> None:
    """All that has changed lies on the edges of the rectangles, and each of them has changed."""
    rest = changes.copy()
    for rect in rects:
        rows, columns = slice(rect.top(), rect.bottom() + 1), slice(rect.left(), rect.right() + 1)
        assert changes[rows, columns].any()
        inside = rect.adjusted(EDGE, EDGE, -EDGE, -EDGE)
        assert not changes[inside.top() : inside.bottom() + 1, inside.left() : inside.right() + 1].any()
        rest[rows, columns] = False
    assert not rest.any()


def test_a_cell_and_what_made_it_are_outlined(make_view: MakeView, make_frame: MakeFrame) -> None:
    frame = make_frame(5, request(2), n_samples=30)
    for symbol, cell, parts in (
        ("Z", (3, 7), [("Z[2]", 3, 7), ("W[2]", 3, None), ("A[1]", None, 7), ("b[2]", 3, 0)]),
        ("δ", (5, 2), [("δ[2]", 5, 2), ("W[3]ᵀ", 5, None), ("δ[3]", None, 2), ("φ′(Z[2])", 5, 2)]),
        ("dW", (4, 9), [("dW[2]", 4, 9), ("δ[2]", 4, None), ("A[1]ᵀ", None, 9)]),
        ("db", (6, 0), [("db[2]", 6, 0), ("δ[2]", 6, None)]),
        ("A", (2, 8), [("A[2]", 2, 8), ("Z[2]", 2, 8)]),
        ("W", (1, 3), [("W[2]", 1, 3), ("−η dW[2]", 1, 3), ("W′[2]", 1, 3)]),
    ):
        view = make_view(frame, symbol=symbol)
        view.hide_controls()  # lest the sum beside it take room
        view.finish()
        changes = changed(view, replace(view.selection, cell=cell))
        assert_outlined(changes, [cells_rect(view, *part) for part in parts])


def test_the_lit_sample_is_outlined_wherever_it_is(make_view: MakeView, make_frame: MakeFrame) -> None:
    frame = make_frame(5, request(2), n_samples=30)
    view = make_view(frame, symbol="dW", sample=4)
    changes = changed(view, replace(view.selection, hovered=20))
    lit = [("δ[2]", None, 4), ("δ[2]", None, 20), ("A[1]ᵀ", 4, None), ("A[1]ᵀ", 20, None)]
    assert_outlined(changes, [cells_rect(view, *part) for part in lit])
    pixels = grabbed(view)
    corner = cells_rect(view, "δ[2]", None, 20).topLeft() + QPoint(2, 2)
    assert (pixels[corner.y(), corner.x()] == rgb(dimension_color(Dimension.SAMPLE, LIGHT))).all()


def press(view: EquationView, key: Qt.Key) -> bool:
    """Press a key, and tell whether the view has used it."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    view.keyPressEvent(event)
    return event.isAccepted()


def test_arrow_keys_move_the_cell_and_escape_drops_it(make_view: MakeView, make_frame: MakeFrame) -> None:
    view = make_view(make_frame(5, request(2)), symbol="Z")
    view.selection_requested.connect(view.show_selection)
    assert not press(view, Qt.Key.Key_Escape)
    keys = Qt.Key
    for key, cell in (
        (keys.Key_Down, (0, 0)),
        (keys.Key_Right, (0, 1)),
        (keys.Key_Down, (1, 1)),
        (keys.Key_Up, (0, 1)),
        (keys.Key_Up, (0, 1)),
        (keys.Key_Left, (0, 0)),
        (keys.Key_Left, (0, 0)),
    ):
        assert press(view, key)
        assert view.selection.cell == cell
        assert (view.selection.neuron, view.selection.sample) == cell
    assert view.cell_panel.cell is not None
    assert press(view, keys.Key_Escape)
    assert view.selection.cell is None
    assert view.cell_panel.cell is None
    assert not any(press(view, key) for key in (keys.Key_Escape, keys.Key_PageUp, keys.Key_PageDown, keys.Key_Space))


@pytest.mark.parametrize("size", [(1280, 300), (960, 240), (716, 200), (420, 160), (300, 400)])
@pytest.mark.parametrize("symbol", ["Z", "δ", "dW", "W"])
def test_what_is_clicked_stays_where_it_is(
    qtbot: QtBot, make_view: MakeView, make_frame: MakeFrame, size: tuple[int, int], symbol: str
) -> None:
    view = make_view(make_frame(5, request(2)), size=size, symbol=symbol)
    view.selection_requested.connect(view.show_selection)
    result = heatmap(view, "W′[2]" if symbol == "W" else f"{symbol}[2]")
    at = place_in(view, result, result.cell_rect(2, 4)).center()
    picked = []
    for is_picked in (True, False, True):
        child = view.childAt(at)
        qtbot.mouseClick(child, Qt.MouseButton.LeftButton, pos=child.mapFrom(view, at))
        QApplication.processEvents()
        picked.append(view.selection.cell)
        assert not is_picked or not view.cell_panel.isHidden()
        assert view.cell_panel.cell is not None or not is_picked
    assert picked[1] is None  # the second click at the same place has dropped the same cell
    assert picked[0] == picked[2] is not None


def test_a_cell_of_what_is_remembered_can_be_picked(qtbot: QtBot, make_view: MakeView, make_frame: MakeFrame) -> None:
    frame = make_frame(3, request(2), optimizer="adam", learning_rate=0.02)
    view = make_view(frame, symbol="W")
    view.selection_requested.connect(view.show_selection)
    for name, symbol in (("S′[2]", "S"), ("M[2]", "M"), ("−η M̂[2] / (√Ŝ[2] + ε)", "W")):
        before = view.selection
        part = heatmap(view, name)
        qtbot.mouseClick(part, Qt.MouseButton.LeftButton, pos=part.cell_rect(3, 5).center())
        assert (view.selection.symbol, view.selection.cell) == (symbol, (3, 5)), before
        assert view.cell_panel.cell is not None
        assert view.cell_panel.cell.symbol == symbol
        assert view.equation is not None
        assert view.equation.symbol == symbol


def test_where_there_is_no_room_for_all_the_picked_one_is_drawn(make_view: MakeView, make_frame: MakeFrame) -> None:
    frame = make_frame(3, request(2), optimizer="adam", learning_rate=0.02)
    for symbol in ("W", "M", "S", "Vb"):  # of which the last one is no quantity of this optimiser
        view = make_view(frame, size=(420, 100), symbol=symbol)
        assert [equation.symbol for equation in view.sheet.drawn()] == [symbol if symbol != "Vb" else "b"]
        view.resize(1280, 400)
        QApplication.processEvents()
        assert len(view.sheet.drawn()) == 3
        assert all(not part.isHidden() for part in view.sheet.shown())
