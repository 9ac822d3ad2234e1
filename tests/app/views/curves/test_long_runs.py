"""Runs so long that a point stands for some epochs."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.views.curves.gradient_norm_view import GradientNormView
from app.views.curves.loss_view import LossView
from mlp_engine import Frame
from tests.app.views.curves.curves import key_text, line_data, long_frame
from tests.runs import frame_of

MakeFrame = Callable[..., Frame]


SPAN = 16
NOTE = "16 epochs a point: min to max"


@pytest.fixture
def long_run(make_frame: MakeFrame) -> Frame:
    """A frame of 1000 epochs, 16 of them in a point, with a spike of the loss, the accuracy and a norm at epoch 500."""
    start = make_frame(0)
    values = np.random.default_rng(0).uniform(0.2, 0.3, (1000, 2 + len(start.curves.norm_names)))
    values[500, :3] = 0.9
    frame = frame_of(start, values, bound=64)
    assert frame.curves.span == SPAN
    return frame


def test_only_a_curve_of_points_for_some_epochs_says_so(
    loss_view: LossView, norm_view: GradientNormView, make_frame: MakeFrame, long_run: Frame
) -> None:
    for view in (loss_view, norm_view):
        view.show_frame(long_run)
        assert NOTE in key_text(view)
        view.show_frame(make_frame(5))
        assert "a point" not in key_text(view)


def test_newest_epoch_of_a_long_run_is_read_and_marked_exactly(loss_view: LossView, long_run: Frame) -> None:
    loss_view.show_frame(long_run)
    assert "epoch 999 " in key_text(loss_view)
    assert f"<b>{long_run.loss:.4f}</b>" in key_text(loss_view)
    assert f"<b>{100 * long_run.accuracy:.1f} %</b>" in key_text(loss_view)
    assert np.concatenate(loss_view.curves["loss"].head.getData()).tolist() == [999, long_run.loss]
    x, y = line_data(loss_view.curves["loss"])
    assert (x[-1], y[-1]) == (999, long_run.loss)


def test_pointing_reads_the_range_of_the_epochs_in_a_point(
    loss_view: LossView, norm_view: GradientNormView, long_run: Frame
) -> None:
    for view in (loss_view, norm_view):
        view.show_frame(long_run)
        view.epoch_plot.set_cursor(499)
        assert "epochs 496 to 511" in key_text(view)
    point = long_run.curves.series("loss").at(499)
    assert f"<b>{point.low:.4f} to 0.9000</b>" in key_text(loss_view)
    assert f"<b>{100 * long_run.curves.series('accuracy').at(499).low:.1f} to 90.0 %</b>" in key_text(loss_view)
    assert "to 9.00e−1</b>" in key_text(norm_view)


def test_equal_values_in_a_point_are_no_range(loss_view: LossView, make_frame: MakeFrame) -> None:
    loss_view.show_frame(long_frame(make_frame(0), 1000, bound=64))
    loss_view.epoch_plot.set_cursor(0)
    assert "epochs 0 to 15" in key_text(loss_view)
    assert "<b>0.1000</b>" in key_text(loss_view)


def test_arrow_keys_go_from_point_to_point(loss_view: LossView, long_run: Frame, qtbot: QtBot) -> None:
    loss_view.show_frame(long_run)
    qtbot.keyClick(loss_view, Qt.Key.Key_Left)
    assert loss_view.epoch_plot.cursor == 999 - SPAN
    qtbot.keyClick(loss_view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert loss_view.epoch_plot.cursor == 999 - SPAN - 19


@pytest.mark.parametrize("seen", [(-10, 1010), (490, 520)])
def test_no_peak_is_lost_in_points(
    loss_view: LossView, norm_view: GradientNormView, long_run: Frame, seen: tuple[int, int]
) -> None:
    for view in (loss_view, norm_view):
        view.show_frame(long_run)
        view.plot.box.setRange(xRange=seen, padding=0)
        view.plot.box.sigRangeChangedManually.emit([True, False])
    for curve, peak in (
        (loss_view.curves["loss"], 0.9),
        (loss_view.curves["accuracy"], 0.9),
        (norm_view.curves["|dW1|"], np.log10(0.9)),
    ):
        x, y = line_data(curve)
        assert max(y) == peak
        assert 496 <= x[y.index(peak)] <= 511
        assert loss_view.plot.box.viewRange()[1][1] > 0.9


def test_a_zero_in_a_point_is_marked(norm_view: GradientNormView, long_run: Frame) -> None:
    values = np.full((1000, 2 + len(long_run.curves.norm_names)), 0.5)
    values[500, 4] = 0.0
    norm_view.show_frame(frame_of(long_run, values, bound=64))
    [place] = norm_view.curves["|dW2|"].marks.getData()[0]
    assert 496 <= place <= 511


def test_a_long_run_has_room_for_its_peaks_in_a_series_of_pictures(loss_view: LossView, long_run: Frame) -> None:
    loss_view.show_frame(long_run)
    low, high = loss_view.plot.box.viewRange()[1]
    loss_view.scale_to([long_run])
    assert loss_view.plot.box.viewRange()[1] == [low, high]
