"""What is not computed yet is blank everywhere, and what has just been computed is told."""

import itertools
import warnings
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.lesson.equations import layer_quantities
from app.lesson.quantities import SYMBOLS
from app.lesson.selection import Selection
from app.style.theme import DARK, LIGHT, TRANSPARENT, Theme
from app.views.boundary.boundary_view import BoundaryView
from app.views.heatmaps.heatmap import Heatmap
from app.views.heatmaps.matrix_view import MatrixView
from app.views.inspector.inspector_view import InspectorView
from app.views.inspector.matrix_table import MatrixTable
from app.views.inspector.shape_equations import ShapeEquations
from app.views.inspector.statistics_table import StatisticsTable
from app.views.network.network_view import NetworkView
from app.views.view import View
from app.views.weights.weights_view import WeightsView
from mlp_engine.progress import MicroStep
from tests.app.views.inside import STEPS, frame_at, frame_before

Role = Qt.ItemDataRole


def matrix_of_dw() -> View:
    return MatrixView("dW")


KINDS = [NetworkView, BoundaryView, InspectorView, WeightsView, matrix_of_dw]


def texts(view: View) -> Iterator[str]:
    """All that can be read or heard of a view."""
    for widget in (view, *view.findChildren(QWidget)):
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
        if isinstance(widget, QLabel):
            yield widget.text()
        if isinstance(widget, QAbstractItemView):
            model = widget.model()
            cells = itertools.product(range(model.rowCount()), range(min(model.columnCount(), 20)))
            for (row, column), role in itertools.product(cells, (Role.DisplayRole, Role.ToolTipRole)):
                yield str(model.data(model.index(row, column), role))


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_reads_as_nan(qtbot: QtBot, kind: type[View], step: MicroStep) -> None:
    view = kind()
    qtbot.addWidget(view)
    view.resize(400, 500)
    view.show()
    for symbol in ("A_prev", "Z", "δ", "db"):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            view.show_selection(Selection(2, 1, symbol=symbol, cell=(1, 0), sample=3))
            view.show_frame(frame_at(step))
            view.grab()
        for heatmap in view.findChildren(Heatmap):
            heatmap.point_at((0, 0))
        assert not [text for text in texts(view) if "nan" in text.lower()]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_quantities_are_known_where_they_are_numbers(step: MicroStep) -> None:
    for l in (1, 2, 3):
        quantities = layer_quantities(frame_at(step, l))
        assert [q.is_known for q in quantities] == [not np.isnan(q.matrix).any() for q in quantities]


@pytest.fixture
def inspector(qtbot: QtBot) -> InspectorView:
    view = InspectorView()
    qtbot.addWidget(view)
    view.resize(360, 640)
    view.show()
    return view


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_matrix_that_is_not_known_is_an_empty_area(inspector: InspectorView, theme: Theme) -> None:
    inspector.apply_theme(theme)
    inspector.show_selection(Selection(2, symbol="δ"))
    inspector.show_frame(frame_at(("A", 2)))
    heatmap = inspector.findChild(Heatmap)
    heatmap.point_at(None)
    inside = heatmap.image_rect().adjusted(1, 1, -1, -1)
    image = heatmap.grab(inside).toImage()
    colors = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert colors == {QColor(theme.panel).rgb()}
    border = heatmap.grab().toImage().pixelColor(inside.center().x(), inside.top() - 2)
    assert border == QColor(theme.border)


@pytest.mark.parametrize("theme", [LIGHT, TRANSPARENT])
def test_a_picture_of_a_matrix_that_is_not_known_is_empty(qtbot: QtBot, theme: Theme) -> None:
    view = MatrixView("dW")
    qtbot.addWidget(view)
    view.resize(1200, 600)  # with room for numbers in the cells
    view.apply_theme(theme)
    view.hide_controls()
    view.show_frame(frame_at(("Z", 2)))
    view.finish()
    heatmap = view.findChild(Heatmap)
    inside = heatmap.image_rect().adjusted(1, 1, -1, -1)
    image = QImage(heatmap.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(theme.panel) if not theme.is_clear else QColor(0, 0, 0, 0))
    with QPainter(image) as painter:
        heatmap.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    box = image.copy(inside)
    colors = {box.pixel(x, y) for x in range(box.width()) for y in range(box.height())}
    assert colors == {image.pixel(0, 0)}


def cells(view: InspectorView, kind: type[MatrixTable | StatisticsTable]) -> list[list[str]]:
    model = view.findChild(kind).model()
    return [[model.data(model.index(r, c)) for c in range(model.columnCount())] for r in range(model.rowCount())]


def test_numbers_and_statistics_come_with_their_quantity(inspector: InspectorView) -> None:
    inspector.show_selection(Selection(2, symbol="A"))
    for step, is_known in ((("Z", 2), False), (("A", 2), True)):
        inspector.show_frame(frame_at(step))
        assert all(bool(text) == is_known for row in cells(inspector, MatrixTable) for text in row)
        for symbol, (shape, *numbers) in zip(SYMBOLS, cells(inspector, StatisticsTable), strict=True):
            assert shape
            has_numbers = symbol in ("A_prev", "W", "b", "Z") or (is_known and symbol == "A")
            assert [bool(number) for number in numbers] == [has_numbers] * 5


def test_a_cell_is_read_as_soon_as_it_is_known_and_no_longer(inspector: InspectorView) -> None:
    inspector.show_selection(Selection(2, symbol="A"))
    heatmap = inspector.findChild(Heatmap)
    for step, wanted in ((("A", 2), "row 2, column 5"), (("Z", 2), "neurons × samples"), (("A", 2), "row 2, column 5")):
        inspector.show_frame(frame_at(step))
        heatmap.point_at((1, 4))
        assert wanted in heatmap.accessibleDescription()


def test_copied_cells_that_are_not_known_are_empty(inspector: InspectorView) -> None:
    inspector.show_selection(Selection(2, symbol="dW"))
    inspector.show_frame(frame_at(("Z", 2)))
    table = inspector.findChild(MatrixTable)
    table.selectRow(0)
    table.copy()
    assert QApplication.clipboard().text() == "\t" * 15


def test_texts_follow_at_once_when_the_update_is_made(inspector: InspectorView) -> None:
    inspector.show_selection(Selection(2, symbol="W"))
    inspector.show_frame(frame_at(("db", 1)))
    after = frame_at(("W", 0))
    inspector.show_frame(after)
    model = inspector.findChild(MatrixTable).model()
    assert model.data(model.index(3, 5), Role.EditRole) == after.layers[1].W[3, 5]


EQUATIONS = ["Z", "A", "δ", "dW", "db"]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_the_line_of_the_newest_quantity_is_marked_and_no_other(inspector: InspectorView, step: MicroStep) -> None:
    sheet = inspector.findChild(ShapeEquations)
    inspector.show_frame(frame_before())
    QApplication.processEvents()
    plain = sheet.grab().toImage()
    inspector.show_frame(frame_at(step))
    marked = sheet.grab().toImage()
    height = marked.height() / len(EQUATIONS)
    changed = []
    for line, symbol in enumerate(EQUATIONS):
        y, x = round((line + 0.5) * height), marked.width() - 3
        if plain.pixel(x, y) != marked.pixel(x, y):
            changed.append(symbol)
    assert changed == ([step.symbol] if step.l == 2 else [])
    inspector.show_frame(frame_before())
    assert sheet.grab().toImage() == plain


def test_the_newest_quantity_is_told(inspector: InspectorView) -> None:
    told = []
    for step in (("Z", 2), ("loss", 3), ("δ", 2), ("W", 0)):
        inspector.show_frame(frame_at(step))
        told.append(inspector.accessibleDescription())
    assert told == [f"just computed: {name}" for name in ("Z[2]", "loss", "δ[2]", "W and b of all layers")]
    inspector.show_frame(frame_before())
    assert inspector.accessibleDescription() == ""


# The plane


@pytest.fixture
def boundary(qtbot: QtBot) -> BoundaryView:
    view = BoundaryView()
    qtbot.addWidget(view)
    view.resize(500, 480)
    view.show()
    return view


def test_samples_stand_alone_until_the_predictions_are_known(boundary: BoundaryView) -> None:
    full = frame_before()
    boundary.show_frame(full)
    home, places = boundary.plane.home, [item.getData()[0].tolist() for item in boundary.samples.train]
    for step, is_known in ((("A", 2), False), (("A", 3), True), (("W", 0), False)):
        boundary.show_frame(frame_at(step))
        assert boundary.plane.isVisible()
        assert boundary.plane.home == home
        assert [item.getData()[0].tolist() for item in boundary.samples.train] == places
        assert boundary.image.is_empty() == (not is_known)
        assert boundary.contour.is_empty() == (not is_known)
        assert ("accuracy" in boundary.key.text()) == (not np.isnan(frame_at(step).accuracy))
        boundary.plane.set_cursor(QPointF(0.5, 0.5))
        assert boundary.reading.isVisible() == is_known


def test_the_plane_of_the_samples_is_that_of_the_surface(qtbot: QtBot, boundary: BoundaryView) -> None:
    first = BoundaryView()
    qtbot.addWidget(first)
    first.show()
    first.show_frame(frame_at(("Z", 1)))
    boundary.show_frame(frame_before())
    assert first.plane.home == boundary.plane.home


def test_a_compact_panel_leaves_out_what_is_not_known(boundary: BoundaryView) -> None:
    boundary.make_compact(has_key=True)
    boundary.show_frame(frame_at(("A", 2)))
    assert boundary.key.text().replace("<br>", "").replace("&nbsp;", "").strip() == ""
    boundary.show_frame(frame_at(("loss", 3)))
    assert "loss" in boundary.key.text()


def test_a_language_change_keeps_the_blanks(inspector: InspectorView) -> None:
    inspector.show_selection(Selection(2, symbol="δ"))
    inspector.show_frame(frame_at(("A", 2)))
    QApplication.sendEvent(inspector, QEvent(QEvent.Type.LanguageChange))
    assert not any(text for row in cells(inspector, MatrixTable) for text in row)
