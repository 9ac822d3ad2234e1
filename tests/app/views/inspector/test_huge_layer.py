"""The inspector: the statistics of a huge layer."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.views.heatmaps.color_bar import ColorBar
from app.views.inspector.inspector_view import InspectorView
from app.views.inspector.matrix_table import MatrixTable
from app.views.inspector.statistics_table import StatisticsTable
from mlp_engine import Frame, FrameRequest
from mlp_engine.arrays import FloatArray
from tests.app.views.inspector.inspectors import A_PREV, Z, part

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
