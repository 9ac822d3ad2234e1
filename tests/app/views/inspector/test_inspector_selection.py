"""What the inspector marks, and what a user asks for in it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.lesson.quantities import SYMBOLS
from app.lesson.selection import Selection
from app.style.theme import LIGHT
from app.views.heatmaps.heatmap import Heatmap
from app.views.inspector.inspector_view import InspectorView
from app.views.inspector.matrix_table import MatrixTable
from app.views.inspector.statistics_table import StatisticsTable
from mlp_engine import Frame, FrameRequest
from tests.app.recorder import Recorder
from tests.app.views.inside import frame_at

LEFT = Qt.MouseButton.LeftButton
LAYER_2 = FrameRequest(2, 0)


@pytest.fixture
def view(qtbot: QtBot, make_frame: Callable[..., Frame]) -> InspectorView:
    view = InspectorView()
    qtbot.addWidget(view)
    view.resize(360, 640)
    view.show()
    view.show_selection(Selection(2))
    view.show_frame(make_frame(30, LAYER_2))
    QApplication.processEvents()
    return view


@pytest.fixture
def requests(view: InspectorView) -> Recorder:
    return Recorder(view.selection_requested)


def heatmap_of(view: InspectorView) -> Heatmap:
    return view.findChild(Heatmap)


def table_of(view: InspectorView) -> StatisticsTable:
    return view.findChild(StatisticsTable)


def place(heatmap: Heatmap, row: int, column: int) -> QPoint:
    return heatmap.cell_rect(row, column).center()


def test_choosing_a_matrix_asks_for_it_and_shows_it_at_once(
    qtbot: QtBot, view: InspectorView, requests: Recorder
) -> None:
    view.show_selection(Selection(2, 4, None, "Z", (4, 8), sample=8, pulls=(1,)))
    qtbot.keyClick(table_of(view), Qt.Key.Key_Down)
    assert requests.payloads == [Selection(2, 4, None, "A", None, sample=8)]
    assert view.frame is not None
    assert heatmap_of(view).matrix is view.frame.samples.A


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_a_selection_chooses_its_matrix_and_asks_for_nothing(
    view: InspectorView, requests: Recorder, symbol: str
) -> None:
    view.show_selection(Selection(2, symbol=symbol))
    assert table_of(view).currentIndex().row() == SYMBOLS.index(symbol)
    samples, layer = view.frame.samples, view.frame.layers[1]  # type: ignore[union-attr]
    matrices = (samples.A_prev, layer.W, layer.b, samples.Z, samples.A, samples.delta, layer.dW, layer.db)
    assert heatmap_of(view).matrix is matrices[SYMBOLS.index(symbol)]
    assert len(requests) == 0


def test_the_loss_is_no_matrix_and_changes_nothing(view: InspectorView, requests: Recorder) -> None:
    view.show_selection(Selection(2, symbol="A"))
    view.show_selection(Selection(2, symbol="loss"))
    assert table_of(view).row == SYMBOLS.index("A")
    assert len(requests) == 0


def test_a_matrix_selected_before_the_first_frame_is_shown(qtbot: QtBot, make_frame: Callable[..., Frame]) -> None:
    view = InspectorView()
    qtbot.addWidget(view)
    requests = Recorder(view.selection_requested)
    view.show()
    view.show_selection(Selection(2, symbol="dW"))
    view.show_frame(make_frame(3, LAYER_2))
    assert view.frame is not None
    assert heatmap_of(view).matrix is view.frame.layers[1].dW
    assert len(requests) == 0


def test_pointing_at_a_column_points_at_its_sample(qtbot: QtBot, view: InspectorView, requests: Recorder) -> None:
    heatmap = heatmap_of(view)
    heatmap.point_at((2, 17))
    heatmap.point_at((5, 17))
    heatmap.point_at((5, 18))
    heatmap.point_at(None)
    assert [request.hovered for request in requests.payloads] == [17, 18, None]
    assert all(request.sample is None for request in requests.payloads)


def test_columns_that_are_no_samples_are_not_pointed_at(view: InspectorView, requests: Recorder) -> None:
    view.show_selection(Selection(2, symbol="W"))
    heatmap_of(view).point_at((2, 3))
    assert len(requests) == 0


def test_the_sample_is_left_with_its_matrix(qtbot: QtBot, view: InspectorView, requests: Recorder) -> None:
    view.selection_requested.connect(view.show_selection)
    view.show_selection(Selection(2, symbol="δ"))
    heatmap_of(view).point_at((2, 3))
    assert view.selection.hovered == 3
    qtbot.keyClick(table_of(view), Qt.Key.Key_Down)
    assert (view.selection.symbol, view.selection.hovered) == ("dW", None)


@pytest.mark.parametrize(
    ("symbol", "cell", "wanted"),
    [
        ("Z", (3, 17), Selection(2, 3, None, "Z", (3, 17), sample=17)),
        ("A_prev", (9, 17), Selection(2, 6, None, "A_prev", (9, 17), sample=17)),
        ("W", (3, 5), Selection(2, 3, 5, "W", (3, 5), sample=2)),
        ("dW", (3, 5), Selection(2, 3, 5, "dW", (3, 5), sample=2)),
        ("b", (3, 0), Selection(2, 3, None, "b", (3, 0), sample=2)),
    ],
)
def test_a_click_picks_the_cell_and_what_it_belongs_to(
    qtbot: QtBot, view: InspectorView, requests: Recorder, symbol: str, cell: tuple[int, int], wanted: Selection
) -> None:
    view.show_selection(Selection(2, 6, None, symbol, sample=2, pulls=(4,)))
    heatmap = heatmap_of(view)
    qtbot.mouseClick(heatmap, LEFT, pos=place(heatmap, *cell))
    assert requests.payloads[-1] == wanted


def test_enter_picks_the_cell_at_the_cursor_and_then_drops_it(
    qtbot: QtBot, view: InspectorView, requests: Recorder
) -> None:
    view.selection_requested.connect(view.show_selection)
    heatmap = heatmap_of(view)
    heatmap.point_at((3, 17))
    qtbot.keyClick(heatmap, Qt.Key.Key_Return)
    assert (view.selection.cell, view.selection.neuron, view.selection.sample) == ((3, 17), 3, 17)
    qtbot.keyClick(heatmap, Qt.Key.Key_Return)
    assert (view.selection.cell, view.selection.neuron, view.selection.sample) == (None, 3, None)


def test_another_button_picks_nothing(qtbot: QtBot, view: InspectorView, requests: Recorder) -> None:
    qtbot.mouseClick(heatmap_of(view), Qt.MouseButton.RightButton, pos=place(heatmap_of(view), 1, 1))
    assert [request.cell for request in requests.payloads] == [None] * len(requests)


def has_line(heatmap: Heatmap, column: int) -> bool:
    """Tell whether a column of the matrix has a line in the accent colour at both sides."""
    image, rect = heatmap.grab().toImage(), heatmap.cell_rect(2, column)
    sides = [image.pixelColor(x, rect.center().y()) for x in (rect.left() - 1, rect.right() + 1)]
    return sides == [QColor(LIGHT.accent)] * 2


def tinted(view: InspectorView) -> list[int]:
    model = view.findChild(MatrixTable).model()
    role = Qt.ItemDataRole.BackgroundRole
    return [column for column in range(model.columnCount()) if model.data(model.index(1, column), role) is not None]


def test_the_lit_sample_is_framed_in_the_heatmap_and_tinted_in_the_table(view: InspectorView) -> None:
    heatmap = heatmap_of(view)
    view.show_selection(Selection(2, sample=120))
    assert has_line(heatmap, 120)
    assert tinted(view) == [120]
    view.show_selection(Selection(2, sample=120, hovered=44))
    assert has_line(heatmap, 44)
    assert not has_line(heatmap, 120)
    assert tinted(view) == [44]
    view.show_selection(Selection(2, symbol="A", sample=120))
    assert tinted(view) == [120]
    view.show_selection(Selection(2, symbol="W", sample=12))
    assert tinted(view) == []
    assert not has_line(heatmap, 12)


def test_a_sample_that_does_not_exist_is_not_marked(view: InspectorView) -> None:
    plain = heatmap_of(view).grab().toImage()
    view.show_selection(Selection(2, sample=300))
    assert heatmap_of(view).grab().toImage() == plain
    assert tinted(view) == []


def test_a_picked_sample_is_brought_into_sight(view: InspectorView) -> None:
    table = view.findChild(MatrixTable)
    view.show_selection(Selection(2, sample=150))
    assert table.viewport().rect().contains(table.visualRect(table.model().index(0, 150)).center())
    place_before = table.horizontalScrollBar().value()
    view.show_selection(Selection(2, sample=150, hovered=3))
    assert table.horizontalScrollBar().value() == place_before


def test_the_picked_cell_is_framed_in_its_matrix_only(view: InspectorView) -> None:
    heatmap = heatmap_of(view)
    view.show_selection(Selection(2, symbol="dW"))
    plain = heatmap.grab().toImage()
    view.show_selection(Selection(2, symbol="dW", cell=(3, 5)))
    image, rect = heatmap.grab().toImage(), heatmap.cell_rect(3, 5)
    assert image.pixelColor(rect.left() - 1, rect.center().y()) == QColor(LIGHT.accent)
    assert image.pixelColor(rect.center()) == plain.pixelColor(rect.center())
    view.show_selection(Selection(2, symbol="db", cell=None))
    view.show_selection(Selection(2, symbol="dW", cell=None))
    assert heatmap.grab().toImage() == plain


def test_hovering_samples_shows_no_matrix_anew(view: InspectorView, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = []
    monkeypatch.setattr(Heatmap, "show_matrix", lambda *args: shown.append(args))
    monkeypatch.setattr(MatrixTable, "show_matrix", lambda *args: shown.append(args))
    monkeypatch.setattr(StatisticsTable, "show_quantities", lambda *args: shown.append(args))
    told = Recorder(view.findChild(MatrixTable).model().dataChanged)
    for sample in range(40):
        view.show_selection(Selection(2, hovered=sample))
    assert shown == []
    assert all(first.column() == last.column() for first, last in (payload[:2] for payload in told.payloads))


def test_what_leaves_the_heatmap_points_at_nothing(qtbot: QtBot, view: InspectorView, requests: Recorder) -> None:
    heatmap = heatmap_of(view)
    qtbot.mouseMove(heatmap, place(heatmap, 2, 30))
    QApplication.sendEvent(heatmap, QEvent(QEvent.Type.Leave))
    assert requests.payloads[-1].hovered is None


def test_at_the_loss_no_matrix_is_marked_and_then_one_again(view: InspectorView) -> None:
    table = table_of(view)
    view.show_selection(Selection(3, symbol="δ"))
    view.show_frame(frame_at(("δ", 3), layer=3))
    view.show_selection(Selection(3, symbol="loss"))
    view.show_frame(frame_at(("loss", 3), layer=3))
    assert table.row == SYMBOLS.index("A")
    assert not table.selectionModel().hasSelection()
    view.show_selection(Selection(3, symbol="A"))
    assert [index.row() for index in table.selectionModel().selectedRows()] == [SYMBOLS.index("A")]


def test_nothing_moves_sideways_from_layer_to_layer_inside_an_update(view: InspectorView) -> None:
    view.resize(500, 430)
    places = set()
    for l in (1, 2, 3):
        view.show_frame(frame_at(("Z", l), layer=l))
        QApplication.processEvents()
        places.add((heatmap_of(view).mapTo(view, QPoint()).x(), heatmap_of(view).width()))
    assert len(places) == 1
