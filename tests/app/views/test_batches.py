"""Views of a batch: its samples are columns, and what is picked of them are samples."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.lesson.equations import layer_quantities
from app.lesson.quantities import SYMBOLS
from app.lesson.selection import Selection
from app.views.equation.cell_panel import CellPanel
from app.views.equation.equation_view import EquationView
from app.views.heatmaps.heatmap import Heatmap
from app.views.heatmaps.matrix_panel import MatrixPanel
from app.views.inspector.inspector_view import InspectorView
from app.views.view import View
from mlp_engine import Frame, FrameRequest, RunConfig, Session
from tests.app.recorder import Recorder

CONFIG = RunConfig(n_samples=203, batch_size=8)
REQUEST = FrameRequest(2, 0, has_terms=True)


@pytest.fixture(scope="module")
def frame() -> Frame:
    """A frame of the midst of an epoch."""
    session = Session(CONFIG)
    for _ in range(3):
        session.step_update()
    return session.frame(REQUEST)


def last_batch() -> Frame:
    session = Session(CONFIG)
    for _ in range(session.n_updates - 1):
        session.step_update()
    return session.frame(REQUEST)


Show = Callable[..., QWidget]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def make(view: View, frame: Frame, selection: Selection) -> View:
        qtbot.addWidget(view)
        view.resize(1100, 500)
        view.show_selection(selection)
        view.show()
        view.show_frame(frame)
        view.finish()
        return view

    return make


def sample_in(frame: Frame, column: int) -> int:
    return int(frame.batch.columns[column])


def sample_out(frame: Frame) -> int:
    return next(j for j in range(frame.X.shape[1]) if j not in frame.batch.columns)


def test_the_equation_outlines_the_column_of_a_sample_and_tells_the_sample_of_a_column(
    frame: Frame, show: Show
) -> None:
    view = EquationView()
    show(view, frame, Selection(2, symbol="Z", sample=sample_in(frame, 5)))
    Z = view.sheet.heatmaps[0]
    assert [mark.column for mark in Z._marks] == [5, None]
    view.show_selection(Selection(2, symbol="Z", sample=sample_out(frame)))
    assert [mark.column for mark in Z._marks] == [None, None]
    asked = Recorder(view.selection_requested)
    Z.pointed.emit(Z.operand, (1, 6))
    assert asked.last.hovered == sample_in(frame, 6)
    Z.picked.emit(Z.operand, (1, 6))
    assert (asked.last.cell, asked.last.sample) == ((1, 6), sample_in(frame, 6))


def test_the_inspector_heads_and_marks_columns_by_their_samples(frame: Frame, show: Show) -> None:
    view = InspectorView()
    show(view, frame, Selection(2, symbol="Z", sample=sample_in(frame, 5)))
    model = view.numbers.matrix_model
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert heads == [str(sample_in(frame, column) + 1) for column in range(8)]
    assert [model.headerData(row, Qt.Orientation.Vertical) for row in range(2)] == ["1", "2"]
    assert model._marked_column == 5
    view.show_selection(Selection(2, symbol="Z", sample=sample_out(frame)))
    assert model._marked_column is None
    view.show_selection(Selection(2, symbol="W"))
    assert model.headerData(0, Qt.Orientation.Horizontal) == "1"
    view.show_selection(Selection(2, symbol="A"))
    asked = Recorder(view.selection_requested)
    heatmap = view._panel.heatmap
    heatmap.point_at((1, 6))
    assert asked.last.hovered == sample_in(frame, 6)
    heatmap.cell_picked.emit((1, 6))
    assert (asked.last.cell, asked.last.sample) == ((1, 6), sample_in(frame, 6))


def test_the_last_smaller_batch_is_shown_with_its_own_samples(frame: Frame, show: Show) -> None:
    view = InspectorView()
    show(view, frame, Selection(2, symbol="Z"))
    smaller = last_batch()
    view.show_frame(smaller)
    view.finish()
    model = view.numbers.matrix_model
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert heads == [str(j + 1) for j in smaller.batch.columns]
    assert len(heads) == 203 % 8


def test_a_matrix_reads_and_counts_its_columns_by_their_samples(qtbot: QtBot, frame: Frame) -> None:
    panel = MatrixPanel(Heatmap(), has_axes=True)
    qtbot.addWidget(panel)
    panel.resize(500, 300)
    Z = layer_quantities(frame)[SYMBOLS.index("Z")]
    panel.show_quantity(Z)
    panel.heatmap.point_at((1, 6))
    assert panel.title.text().startswith(f"Z[2] row 2, sample {sample_in(frame, 6) + 1}: ")
    assert panel._axes is not None
    assert panel._axes._largest_number() == max(frame.batch.columns) + 1
    panel.show_quantity(layer_quantities(frame)[SYMBOLS.index("W")])
    panel.read_cell()
    assert panel.title.text().startswith("W[2] row 2, column 7: ")


def test_outer_products_go_from_column_to_column_and_name_samples(qtbot: QtBot, frame: Frame) -> None:
    panel = CellPanel()
    qtbot.addWidget(panel)
    panel.resize(900, 400)
    panel.show()
    panel.show_cell(frame, Selection(2, symbol="dW", cell=(1, 2), sample=sample_in(frame, 4)))
    products, asked = panel._products, Recorder(panel.sample_requested)
    assert products.column == 4
    assert f"sample {sample_in(frame, 4) + 1}, column 5 of 8" in products._name.text()
    products._on.click()
    assert asked.payloads == [sample_in(frame, 5)]
    panel.show_cell(frame, Selection(2, symbol="dW", cell=(1, 2), sample=sample_in(frame, 7)))
    assert not products._on.isEnabled()
    panel.show_cell(frame, Selection(2, symbol="dW", cell=(1, 2), sample=sample_out(frame)))
    added = frame.samples.delta[1] * frame.samples.A_prev[2]
    assert products.column == int(np.abs(added).argmax())
