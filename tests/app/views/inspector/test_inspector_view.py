"""The inspector: what it shows and marks of a layer, for eyes, hands and ears."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStyledItemDelegate
from pytestqt.qtbot import QtBot

from app.lesson.selection import Selection
from app.style.theme import DARK
from app.views.heatmaps.heatmap import Heatmap
from app.views.inspector.inspector_view import InspectorView
from app.views.inspector.matrix_table import MatrixTable
from app.views.inspector.shape_equations import ShapeEquations
from app.views.inspector.statistics_table import StatisticsTable
from mlp_engine import Frame
from tests.app.recorder import Recorder
from tests.app.views.inspector.inspectors import A_PREV, DW, LAYER_2, W, Z, choose, labels, numbers, part


def test_a_layer_is_shown_with_heading_equations_and_z(view: InspectorView, make_frame: Callable[..., Frame]) -> None:
    frame = make_frame(3, LAYER_2)
    view.show_frame(frame)
    assert "Layer 2: ReLU, 16 → 8" in labels(view)
    assert "Z[2] (8 × 300): neurons × samples" in labels(view)
    assert "δ[2] (8, 300) = (W[3]ᵀ (8, 1) δ[3]) (1, 300)" in part(view, ShapeEquations).accessibleDescription()
    assert numbers(view) == frame.samples.Z.tolist()
    assert part(view, Heatmap).matrix is frame.samples.Z


@pytest.mark.parametrize("row", range(8))
def test_each_row_can_be_chosen_by_the_keyboard(
    view: InspectorView, make_frame: Callable[..., Frame], qtbot: QtBot, row: int
) -> None:
    frame = make_frame(3, LAYER_2)
    view.show_frame(frame)
    table = part(view, StatisticsTable)
    for _ in range(8):
        qtbot.keyClick(table, Qt.Key.Key_Up)
    for _ in range(row):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    s, layer = frame.samples, frame.layers[1]
    wanted = (s.A_prev, layer.W, layer.b, s.Z, s.A, s.delta, layer.dW, layer.db)[row]
    assert numbers(view) == wanted.tolist()
    assert part(view, Heatmap).matrix is wanted


@pytest.mark.parametrize("kind", [StatisticsTable, MatrixTable])
def test_a_table_with_the_focus_has_a_ring_that_is_solid_once_it_takes_keys(
    view: InspectorView, make_frame: Callable[..., Frame], kind: type[StatisticsTable] | type[MatrixTable]
) -> None:
    view.show_frame(make_frame(3, LAYER_2))
    table, heatmap = part(view, kind), part(view, Heatmap)
    accent = table.palette().highlight().color()
    view.activateWindow()
    for is_entered, widget in ((False, table), (False, heatmap), (True, table)):
        widget.setFocus()
        if is_entered:
            table.enter()
        image = table.grab().toImage()
        for y in (0, 1, image.height() - 2, image.height() - 1):
            share = sum(image.pixelColor(x, y) == accent for x in range(image.width())) / image.width()
            expected = 0.0 if widget is not table else 1.0 if is_entered else 0.6
            assert share == pytest.approx(expected, abs=0.1)


def test_the_selected_neuron_is_marked_where_rows_are_neurons(
    view: InspectorView, make_frame: Callable[..., Frame]
) -> None:
    view.show_frame(make_frame(0, LAYER_2))
    model = part(view, MatrixTable).model()

    def marked() -> list[int]:
        role = Qt.ItemDataRole.BackgroundRole
        return [row for row in range(model.rowCount()) if model.data(model.index(row, 0), role) is not None]

    view.show_selection(Selection(2, 5))
    assert marked() == [5]
    choose(view, A_PREV)
    assert marked() == []
    choose(view, DW)
    assert marked() == [5]
    view.show_selection(Selection(2, None))
    assert marked() == []


def test_pointing_reads_the_cell_of_the_newest_frame(view: InspectorView, make_frame: Callable[..., Frame]) -> None:
    view.show_frame(make_frame(0, LAYER_2))
    part(view, Heatmap).point_at((2, 16))
    later = make_frame(30, LAYER_2)
    view.show_frame(later)
    view.finish()
    wanted = f"Z[2] row 3, column 17: {later.samples.Z[2, 16]:.5g}".replace("-", "−")
    assert wanted in labels(view)
    assert part(view, Heatmap).accessibleDescription() == wanted


def test_a_large_layer_is_shown(view: InspectorView, make_frame: Callable[..., Frame]) -> None:
    layers = [(2048, "tanh"), (2048, "tanh"), (1, "sigmoid")]
    frame = make_frame(0, LAYER_2, layers=layers, n_samples=10)
    view.apply_theme(DARK)
    view.show_frame(frame)
    choose(view, W)
    view.grab()
    model = part(view, MatrixTable).model()
    assert model.data(model.index(2047, 2047), Qt.ItemDataRole.EditRole) == frame.layers[1].W[2047, 2047]


@pytest.mark.parametrize("kind", [StatisticsTable, MatrixTable])
def test_cells_look_as_qt_draws_them(
    view: InspectorView, make_frame: Callable[..., Frame], kind: type[StatisticsTable] | type[MatrixTable]
) -> None:
    view.show_frame(make_frame(5, LAYER_2))
    view.show_selection(Selection(2, 1))
    table = part(view, kind)
    if kind is MatrixTable:
        table.setCurrentIndex(table.model().index(2, 1))
    QApplication.processEvents()
    fast = table.viewport().grab().toImage()
    table.setItemDelegate(QStyledItemDelegate(table))
    assert fast == table.viewport().grab().toImage()
    assert not fast.allGray()


def test_every_part_has_a_name_for_who_cannot_see_it(view: InspectorView) -> None:
    parts = [part(view, kind) for kind in (ShapeEquations, StatisticsTable, Heatmap, MatrixTable)]
    assert all(widget.accessibleName() for widget in (view, *parts))


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton])
def test_only_the_left_button_chooses_a_matrix(
    view: InspectorView, make_frame: Callable[..., Frame], qtbot: QtBot, button: Qt.MouseButton
) -> None:
    view.show_frame(make_frame(3, LAYER_2))
    table = part(view, StatisticsTable)
    place = table.visualRect(table.model().index(DW, 0)).center()
    chosen = Recorder(table.chosen)
    for act in (qtbot.mouseClick, qtbot.mouseDClick):
        act(table.viewport(), button, pos=place)
        assert (table.row, len(chosen)) == (Z, 0)
        assert [index.row() for index in table.selectionModel().selectedRows()] == [Z]
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.row == DW
