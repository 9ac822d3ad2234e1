"""The inspector: what it shows of frames that come and go."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.lesson.selection import Selection
from app.views.heatmaps.heatmap import Heatmap
from app.views.inspector.inspector_view import InspectorView
from app.views.inspector.matrix_table import MatrixTable
from app.views.inspector.shape_equations import ShapeEquations
from app.views.inspector.statistics_table import StatisticsTable
from mlp_engine import Frame, FrameRequest
from tests.app.recorder import Recorder
from tests.app.views.inspector.inspectors import A_PREV, LAYER_2, Z, choose, labels, numbers, part


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
