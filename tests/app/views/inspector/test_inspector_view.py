from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QStyledItemDelegate
from pytestqt.qtbot import QtBot

from app.lesson.selection import Selection
from app.style.theme import DARK
from app.style.translation import install_language
from app.views.heatmaps.color_bar import ColorBar
from app.views.heatmaps.heatmap import Heatmap
from app.views.inspector.inspector_view import InspectorView
from app.views.inspector.matrix_table import MatrixTable
from app.views.inspector.shape_equations import ShapeEquations
from app.views.inspector.statistics_table import StatisticsTable
from app.views.text.typeset import TypesetLine
from mlp_engine import Frame, FrameRequest
from mlp_engine.arrays import FloatArray
from tests.app.recorder import Recorder

T = TypeVar("T")

LAYER_2 = FrameRequest(layer=2, resolution=0)
A_PREV, W, Z, DW = 0, 1, 3, 6


@pytest.fixture
def view(qtbot: QtBot) -> InspectorView:
    widget = InspectorView()
    qtbot.addWidget(widget)
    widget.resize(330, 650)
    widget.show()
    return widget


def part(view: InspectorView, kind: type[T]) -> T:
    return view.findChild(kind)


def labels(view: InspectorView) -> list[str]:
    return [line.text() for line in view.findChildren(TypesetLine)]


def choose(view: InspectorView, row: int) -> None:
    table = part(view, StatisticsTable)
    table.setCurrentIndex(table.model().index(row, 0))


def numbers(view: InspectorView) -> list[list[float]]:
    model = part(view, MatrixTable).model()
    role = Qt.ItemDataRole.EditRole
    return [[model.data(model.index(r, c), role) for c in range(model.columnCount())] for r in range(model.rowCount())]


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


def test_all_statistics_fit_in_the_narrow_panel(
    view: InspectorView, make_frame: Callable[..., Frame], qtbot: QtBot
) -> None:
    table = part(view, StatisticsTable)
    for layer in (1, 2, 3):
        view.show_frame(make_frame(3, FrameRequest(layer, 0)))
        qtbot.waitUntil(lambda: table.verticalScrollBar().maximum() == 0)
        assert table.viewport().rect().contains(table.visualRect(table.model().index(7, 5)))
        assert table.horizontalScrollBar().maximum() == 0


def is_shown(table: StatisticsTable, row: int, column: int) -> bool:
    return table.viewport().rect().contains(table.visualRect(table.model().index(row, column)))


@pytest.mark.parametrize("width", [310, 330, 600])
@pytest.mark.parametrize("height", [420, 480, 540, 600, 650])
def test_a_low_panel_shows_all_rows_and_columns(
    view: InspectorView, make_frame: Callable[..., Frame], width: int, height: int
) -> None:
    view.show_frame(make_frame(3, LAYER_2))
    view.resize(width, height)
    QApplication.processEvents()
    table = part(view, StatisticsTable)
    assert is_shown(table, 0, 0)
    assert is_shown(table, 7, 5)
    assert table.rowHeight(0) >= table.fontMetrics().height()


@pytest.mark.parametrize("height", [480, 650])
def test_all_statistics_fit_when_the_language_changes(
    view: InspectorView, make_frame: Callable[..., Frame], height: int
) -> None:
    view.resize(330, height)
    view.show_frame(make_frame(3, LAYER_2))
    table = part(view, StatisticsTable)
    for name in ("zh_CN", "en"):
        install_language(name)
        QApplication.processEvents()
        assert is_shown(table, 7, 5)
        top = table.horizontalHeader()
        assert all(table.columnWidth(c) >= top.sectionSizeFromContents(c).width() for c in range(6))


@pytest.mark.parametrize("kind", [StatisticsTable, MatrixTable])
def test_a_table_with_the_keyboard_has_a_frame_in_the_accent_color(
    view: InspectorView, make_frame: Callable[..., Frame], kind: type[StatisticsTable] | type[MatrixTable]
) -> None:
    view.show_frame(make_frame(3, LAYER_2))
    table, heatmap = part(view, kind), part(view, Heatmap)
    accent = table.palette().highlight().color()
    view.activateWindow()
    for has_focus, widget in ((True, table), (False, heatmap), (True, table)):
        widget.setFocus()
        image = table.grab().toImage()
        middle, last = image.width() // 2, image.height() - 1
        colors = [image.pixelColor(middle, y) for y in (0, 1, last - 1, last)]
        assert [color == accent for color in colors] == [has_focus] * 4


@pytest.fixture(params=["en", "zh_CN"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    install_language(request.param)
    yield request.param
    install_language("en")


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("layer", [1, 2, 3])
def test_no_name_and_no_number_is_cut_in_the_narrow_panel(
    make_frame: Callable[..., Frame], qtbot: QtBot, layer: int
) -> None:
    view = InspectorView()
    qtbot.addWidget(view)
    view.resize(330, 650)
    view.show()
    frame = make_frame(200, FrameRequest(layer, 0))
    view.show_frame(replace(frame, samples=replace(frame.samples, delta=-8.88e-12 * frame.samples.delta)))
    QApplication.processEvents()
    for table in (part(view, StatisticsTable), part(view, MatrixTable)):
        rows, columns = range(table.model().rowCount()), range(table.model().columnCount())
        side, top = table.verticalHeader(), table.horizontalHeader()
        assert side.width() >= max(side.sectionSizeFromContents(row).width() for row in rows)
        for column in columns:
            needed = max(table.sizeHintForColumn(column), top.sectionSizeFromContents(column).width())
            assert table.columnWidth(column) >= needed


def test_of_quick_frames_the_last_is_shown_in_full(
    view: InspectorView, make_frame: Callable[..., Frame], qtbot: QtBot
) -> None:
    frames = [make_frame(epochs, LAYER_2) for epochs in range(4)]
    for frame in frames:
        view.show_frame(frame)
    assert part(view, Heatmap).matrix is frames[-1].samples.Z
    assert numbers(view) == frames[0].samples.Z.tolist()
    qtbot.waitUntil(lambda: numbers(view) == frames[-1].samples.Z.tolist())
    table = part(view, StatisticsTable).model()
    norm = table.data(table.index(Z, 4), Qt.ItemDataRole.EditRole)
    assert norm == pytest.approx(np.linalg.norm(frames[-1].samples.Z), rel=1e-14)


def test_a_hidden_view_is_finished_with_heatmap_and_texts_of_one_frame(
    view: InspectorView, make_frame: Callable[..., Frame]
) -> None:
    frames = [make_frame(epochs, LAYER_2) for epochs in range(3)]
    view.show_frame(frames[0])
    view.hide()
    view.show_frame(frames[1])
    view.show_frame(frames[2])
    view.finish()
    assert part(view, Heatmap).matrix is frames[2].samples.Z
    assert numbers(view) == frames[2].samples.Z.tolist()


def test_texts_are_not_made_for_frames_that_nobody_reads(
    view: InspectorView, make_frame: Callable[..., Frame], qtbot: QtBot
) -> None:
    frames = [make_frame(epochs, LAYER_2) for epochs in range(5)]
    view.show_frame(frames[0])
    changes = Recorder(part(view, MatrixTable).model().dataChanged)
    for frame in frames[1:]:
        view.show_frame(frame)
    qtbot.waitUntil(lambda: numbers(view) == frames[-1].samples.Z.tolist())
    assert len(changes) == 1


def test_another_layer_is_shown_at_once(view: InspectorView, make_frame: Callable[..., Frame]) -> None:
    view.show_frame(make_frame(0, LAYER_2))
    view.show_frame(make_frame(0, FrameRequest(3, 0)))
    assert "Layer 3: sigmoid, 8 → 1" in labels(view)
    assert "(A[3] (1, 300) − Y) (1, 300) / m" in part(view, ShapeEquations).accessibleDescription()


def test_a_frame_can_be_drawn_without_a_window(qtbot: QtBot, make_frame: Callable[..., Frame]) -> None:
    view = InspectorView()
    qtbot.addWidget(view)
    frame = make_frame(2, LAYER_2)
    view.draw(frame)
    assert numbers(view) == frame.samples.Z.tolist()


def test_another_network_is_shown_at_once(view: InspectorView, make_frame: Callable[..., Frame]) -> None:
    view.show_frame(make_frame(0, LAYER_2))
    part(view, Heatmap).point_at((7, 299))
    view.show_selection(Selection(2, 7))
    smaller = make_frame(0, LAYER_2, layers=[(4, "tanh"), (3, "tanh"), (1, "sigmoid")], n_samples=20)
    view.show_frame(smaller)
    assert "Layer 2: tanh, 4 → 3" in labels(view)
    assert numbers(view) == smaller.samples.Z.tolist()
    assert part(view, Heatmap).cell == (2, 19)


def test_choice_cell_and_place_stay_when_frames_come(
    view: InspectorView, make_frame: Callable[..., Frame], qtbot: QtBot
) -> None:
    view.show_frame(make_frame(0, LAYER_2))
    choose(view, A_PREV)
    table = part(view, MatrixTable)
    qtbot.waitUntil(lambda: table.verticalScrollBar().maximum() > 0)
    table.setCurrentIndex(table.model().index(14, 150))
    place = table.horizontalScrollBar().value(), table.verticalScrollBar().value()
    assert min(place) > 0
    later = make_frame(9, LAYER_2)
    view.show_frame(later)
    view.finish()
    assert numbers(view) == later.samples.A_prev.tolist()
    assert (table.horizontalScrollBar().value(), table.verticalScrollBar().value()) == place
    assert (table.currentIndex().row(), table.currentIndex().column()) == (14, 150)
    assert part(view, StatisticsTable).row == A_PREV


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


HUGE = {"layers": [(600, "tanh"), (1, "sigmoid")], "n_samples": 2000}


def statistics(view: InspectorView, row: int) -> list[float]:
    table = part(view, StatisticsTable).model()
    return [table.data(table.index(row, column), Qt.ItemDataRole.EditRole) for column in range(1, 6)]


def numpy_statistics(matrix: FloatArray) -> list[float]:
    return [matrix.min(), matrix.max(), matrix.mean(), np.linalg.norm(matrix), (matrix == 0).mean()]


def with_extreme(frame: Frame, value: float) -> Frame:
    """The frame with one entry of Z that stands out."""
    Z = frame.samples.Z.copy()
    Z[333, 1111] = value
    return replace(frame, samples=replace(frame.samples, Z=Z))


def test_statistics_and_scale_of_a_huge_layer_are_exact_when_it_stands_still(
    view: InspectorView, make_frame: Callable[..., Frame], qtbot: QtBot
) -> None:
    frames = [with_extreme(make_frame(epoch, FrameRequest(1, 0), **HUGE), value) for epoch, value in enumerate((9, 70))]
    for frame in frames:
        view.show_frame(frame)
    wanted = pytest.approx(numpy_statistics(frames[-1].samples.Z), rel=1e-12)
    qtbot.waitUntil(lambda: statistics(view, Z) == wanted)
    assert part(view, ColorBar).accessibleDescription() == "−80 … 0 … 80"
    model = part(view, MatrixTable).model()
    assert model.data(model.index(333, 1111), Qt.ItemDataRole.EditRole) == 70.0


def test_a_picture_of_a_huge_layer_has_its_statistics_and_scale(
    view: InspectorView, make_frame: Callable[..., Frame]
) -> None:
    view.hide()
    frame = with_extreme(make_frame(0, FrameRequest(1, 0), **HUGE), -70.0)
    view.show_frame(frame)
    view.finish()
    assert statistics(view, Z) == pytest.approx(numpy_statistics(frame.samples.Z), rel=1e-12)
    assert part(view, ColorBar).accessibleDescription() == "−80 … 0 … 80"


def test_statistics_of_a_huge_layer_come_though_frames_never_stop(
    view: InspectorView, make_frame: Callable[..., Frame], qtbot: QtBot
) -> None:
    frames = [make_frame(epoch, FrameRequest(1, 0), **HUGE) for epoch in range(3)]
    norms = [np.linalg.norm(frame.samples.Z) for frame in frames]
    view.show_frame(frames[0])

    def goes_on() -> bool:
        frames.append(replace(frames[1], point=replace(frames[1].point, epoch=frames[-1].epoch + 1)))
        view.show_frame(frames[-1])
        return statistics(view, Z)[3] == pytest.approx(norms[1], rel=1e-12)

    qtbot.waitUntil(goes_on)


@pytest.mark.parametrize("is_known", [True, False])
def test_statistics_of_another_layer_are_not_mistaken_for_its_own(
    view: InspectorView, make_frame: Callable[..., Frame], qtbot: QtBot, is_known: bool
) -> None:
    first, second = (make_frame(0, FrameRequest(l, 0), **HUGE) for l in (1, 2))
    view.show_frame(first)
    if is_known:
        qtbot.waitUntil(lambda: not np.isnan(statistics(view, Z)).any())
    view.show_frame(second)
    wanted = pytest.approx(numpy_statistics(second.samples.A_prev), rel=1e-12)
    shown = [statistics(view, A_PREV)]
    part(view, StatisticsTable).model().dataChanged.connect(lambda: shown.append(statistics(view, A_PREV)))
    qtbot.waitUntil(lambda: shown[-1] == wanted)
    assert np.isnan(shown[0]).all()
    assert all(values == wanted for values in shown[1:])


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


def test_another_arrangement_keeps_the_keyboard_the_place_and_the_handle(
    view: InspectorView, make_frame: Callable[..., Frame]
) -> None:
    view.show_frame(make_frame(3, LAYER_2))
    choose(view, A_PREV)
    view.activateWindow()
    table, splitter = part(view, MatrixTable), part(view, QSplitter)
    QApplication.processEvents()
    splitter.moveSplitter(90, 1)
    sizes = splitter.sizes()
    table.setFocus()
    table.horizontalScrollBar().setValue(40)
    for width, height in ((900, 500), (330, 650)):
        view.resize(width, height)
        QApplication.processEvents()
        assert QApplication.focusWidget() is table
        assert table.horizontalScrollBar().value() == 40
        assert table.isVisible()
        assert part(view, Heatmap).isVisible()
    assert splitter.sizes() == sizes


def test_a_wide_panel_has_equations_and_colors_left_and_statistics_and_numbers_right(
    view: InspectorView, make_frame: Callable[..., Frame]
) -> None:
    view.show_frame(make_frame(3, LAYER_2))
    view.resize(820, 460)
    QApplication.processEvents()
    left, right = (ShapeEquations, Heatmap), (StatisticsTable, MatrixTable)
    for column in (left, right):
        above, below = (part(view, kind) for kind in column)
        assert above.mapTo(view, above.rect().bottomLeft()).y() < below.mapTo(view, below.rect().topLeft()).y()
    edges = [part(view, kind).mapTo(view, part(view, kind).rect().topLeft()).x() for kind in (*left, *right)]
    assert max(edges[:2]) < view.width() // 2 < min(edges[2:])
    table = part(view, StatisticsTable)
    assert is_shown(table, 0, 0)
    assert is_shown(table, 7, 5)
