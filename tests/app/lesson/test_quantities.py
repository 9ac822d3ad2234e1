from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt

from app.lesson.equations import layer_quantities
from app.lesson.quantities import Dimension, Quantity, Statistics
from app.views.inspector.statistics_model import StatisticsModel
from mlp_engine import Frame, FrameRequest
from tests.app.recorder import Recorder


def statistics_of(quantities: tuple[Quantity, ...]) -> tuple[Statistics, ...]:
    return tuple(Statistics.of(quantity.matrix) for quantity in quantities)


def test_the_quantities_are_the_frames_arrays(make_frame: Callable[..., Frame]) -> None:
    frame = make_frame(20, FrameRequest(2, 0))
    samples, layer = frame.samples, frame.layers[1]
    quantities = layer_quantities(frame)
    assert [q.name for q in quantities] == ["A[1]", "W[2]", "b[2]", "Z[2]", "A[2]", "δ[2]", "dW[2]", "db[2]"]
    wanted = (samples.A_prev, layer.W, layer.b, samples.Z, samples.A, samples.delta, layer.dW, layer.db)
    assert all(quantity.matrix is matrix for quantity, matrix in zip(quantities, wanted, strict=True))
    assert [q.rows for q in quantities] == [Dimension.INPUT, *[Dimension.NEURON] * 7]


def test_the_input_of_the_first_layer_is_x(make_frame: Callable[..., Frame]) -> None:
    first = layer_quantities(make_frame(request=FrameRequest(1, 0)))[0]
    assert (first.name, first.short_name) == ("X = A[0]", "X")


@pytest.mark.parametrize("l", [1, 2, 3])
def test_statistics_against_numpy(make_frame: Callable[..., Frame], l: int) -> None:
    frame = make_frame(20, FrameRequest(l, 0))
    quantities = layer_quantities(frame)
    model = StatisticsModel()
    model.show_quantities(quantities, statistics_of(quantities))
    for row, M in enumerate(quantity.matrix for quantity in quantities):
        got = [model.data(model.index(row, column), Qt.ItemDataRole.EditRole) for column in range(1, 6)]
        assert got == pytest.approx([M.min(), M.max(), M.mean(), np.sqrt((M**2).sum()), (M == 0).mean()], rel=1e-12)
        assert model.data(model.index(row, 0)) == str(M.shape)


def test_texts_of_a_known_matrix() -> None:
    matrix = np.array([[0.0, -0.00348], [3.0, 4.0]])
    assert Statistics.of(matrix) == Statistics((2, 2), -0.00348, 4.0, matrix.mean(), np.linalg.norm(matrix), 0.25)


def test_rows_of_the_table_read_well(make_frame: Callable[..., Frame]) -> None:
    model = StatisticsModel()
    quantities = layer_quantities(make_frame(request=FrameRequest(1, 0)))
    model.show_quantities(quantities, statistics_of(quantities))
    headers = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert headers == ["shape", "min", "max", "mean", "L2 norm", "zeros"]
    assert [model.headerData(row, Qt.Orientation.Vertical) for row in (0, 5)] == ["X", "δ[1]"]
    assert model.data(model.index(2, 0)) == "(16, 1)"
    assert [model.data(model.index(2, column)) for column in (1, 5)] == ["0", "100 %"]


def test_only_what_reads_differently_is_told_to_views(make_frame: Callable[..., Frame]) -> None:
    model = StatisticsModel()
    quantities = layer_quantities(make_frame(request=FrameRequest(1, 0)))
    statistics = statistics_of(quantities)
    model.show_quantities(quantities, statistics)
    changes = Recorder(model.dataChanged)
    model.show_quantities(quantities, statistics)
    assert len(changes) == 0
    other = replace(statistics[3], maximum=77.0, norm=88.0)
    model.show_quantities(quantities, (*statistics[:3], other, *statistics[4:]))
    ((first, last, _),) = changes.payloads
    assert [(index.row(), index.column()) for index in (first, last)] == [(3, 2), (3, 4)]
    assert [model.data(model.index(3, column)) for column in (2, 4)] == ["77", "88"]


def test_statistics_that_are_being_computed_are_left_open(make_frame: Callable[..., Frame]) -> None:
    model = StatisticsModel()
    model.show_quantities(layer_quantities(make_frame(request=FrameRequest(1, 0))))
    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
        assert [model.data(model.index(3, column), role) for column in range(6)] == ["(16, 300)", *["…"] * 5]
