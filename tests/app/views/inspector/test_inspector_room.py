"""The inspector: what has room in it, and where."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QSplitter
from pytestqt.qtbot import QtBot

from app.style.translation import install_language
from app.views.heatmaps.heatmap import Heatmap
from app.views.inspector.inspector_view import InspectorView
from app.views.inspector.matrix_table import MatrixTable
from app.views.inspector.shape_equations import ShapeEquations
from app.views.inspector.statistics_table import StatisticsTable
from mlp_engine import Frame, FrameRequest
from tests.app.views.inspector.inspectors import A_PREV, LAYER_2, choose, part


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
