import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QGuiApplication
from pytestqt.qtbot import QtBot

from app.style.theme import LIGHT, color
from app.views.inspector.matrix_model import MatrixModel
from app.views.inspector.matrix_table import MatrixTable
from mlp_engine.arrays import FloatArray


class Watched:
    """A matrix that notes which cells are read."""

    def __init__(self, matrix: FloatArray) -> None:
        self.matrix, self.shape, self.size = matrix, matrix.shape, matrix.size
        self.read: set[tuple[int, int]] = set()

    def __getitem__(self, cell: tuple[int, int]) -> float:
        self.read.add(cell)
        return float(self.matrix[cell])


@pytest.fixture
def table(qtbot: QtBot) -> MatrixTable:
    widget = MatrixTable()
    qtbot.addWidget(widget)
    widget.resize(300, 200)
    widget.show()
    return widget


def test_the_model_reads_only_the_cells_asked_for() -> None:
    watched = Watched(np.arange(12.0).reshape(3, 4))
    model = MatrixModel()
    model.show_matrix(watched, 20.0)  # type: ignore[arg-type]
    model.show_matrix(watched, 20.0)  # type: ignore[arg-type]
    assert (model.rowCount(), model.columnCount(), watched.read) == (3, 4, set())
    assert model.data(model.index(1, 2)) == "6.00"
    assert watched.read == {(1, 2)}


def test_a_large_matrix_costs_only_what_is_visible(table: MatrixTable, qtbot: QtBot) -> None:
    watched = Watched(np.ones((2048, 2048)))
    table.show_matrix(watched, 1.0)  # type: ignore[arg-type]
    table.scrollTo(table.matrix_model.index(2047, 2047))
    table.grab()
    assert (2047, 2047) in watched.read
    assert len(watched.read) < 1000


def test_cells_are_the_matrix_counted_from_one() -> None:
    matrix = np.random.default_rng(0).normal(size=(8, 300))
    matrix[3, 5] = 0.0
    model = MatrixModel()
    model.show_matrix(matrix, 5.0)
    values = [[model.data(model.index(r, c), Qt.ItemDataRole.EditRole) for c in range(300)] for r in range(8)]
    assert values == matrix.tolist()
    texts = [[str(model.data(model.index(r, c))) for c in range(300)] for r in range(8)]
    assert np.array([[float(text.replace("−", "-")) for text in row] for row in texts]) == pytest.approx(
        matrix, abs=6e-4
    )
    assert texts[3][5] == "0"
    assert {len(text.lstrip("−")) for row in texts for text in row} == {1, len("0.123")}
    assert [model.headerData(0, o) for o in Qt.Orientation] == ["1", "1"]


def test_a_new_matrix_of_the_same_shape_keeps_place_and_selection(table: MatrixTable) -> None:
    table.show_matrix(np.zeros((50, 300)), 1.0)
    table.setCurrentIndex(table.matrix_model.index(40, 200))
    before = table.horizontalScrollBar().value(), table.verticalScrollBar().value()
    table.show_matrix(np.ones((50, 300)), 1.0)
    assert (table.horizontalScrollBar().value(), table.verticalScrollBar().value()) == before
    assert min(before) > 0
    assert [(i.row(), i.column()) for i in table.selectedIndexes()] == [(40, 200)]


def test_another_shape_keeps_the_current_cell_where_there_is_one(table: MatrixTable) -> None:
    table.show_matrix(np.zeros((50, 300)), 1.0)
    table.setCurrentIndex(table.matrix_model.index(40, 200))
    table.show_matrix(np.zeros((45, 20)), 1.0)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (40, 19)


def test_copy_gives_the_selected_cells_with_all_digits(table: MatrixTable, qtbot: QtBot) -> None:
    matrix = np.random.default_rng(0).normal(size=(4, 5))
    table.show_matrix(matrix, 3.0)
    model, clipboard = table.matrix_model, QGuiApplication.clipboard()
    clipboard.setText("untouched")
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == "untouched"
    table.setCurrentIndex(model.index(1, 2))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(table, key, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    rows = [[float(text) for text in line.split("\t")] for line in clipboard.text().split("\n")]
    assert rows == matrix[1:3, 2:4].tolist()


def test_the_marked_row_has_another_ground() -> None:
    model = MatrixModel()
    model.show_matrix(np.zeros((3, 2)), 1.0)
    model.mark_row(1)
    grounds = [model.data(model.index(row, 0), Qt.ItemDataRole.BackgroundRole) for row in range(3)]
    assert grounds[0] is None
    assert grounds[2] is None
    assert isinstance(grounds[1], QBrush)
    assert grounds[1].color().rgb() == color(LIGHT.accent).rgb()
