"""Frames that come quickly: what is drawn at once, and what later."""

from collections.abc import Callable

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.views.curves.gradient_norm_view import GradientNormView
from app.views.curves.loss_view import LossView
from mlp_engine import Frame
from tests.app.views.curves.curves import key_text, line_data, long_frame
from tests.runs import frame_of

MakeFrame = Callable[..., Frame]


def test_key_follows_when_frames_come_quickly_and_reads_the_last_of_them(
    loss_view: LossView, make_frame: MakeFrame, qtbot: QtBot
) -> None:
    loss_view._pace._period = 10**6
    frames = [make_frame(epochs) for epochs in (5, 6, 7)]
    for frame in frames:
        loss_view.show_frame(frame)
    assert line_data(loss_view.curves["loss"])[0][-1] == 7
    assert "epoch 5 " in key_text(loss_view)
    qtbot.waitUntil(lambda: "epoch 7 " in key_text(loss_view))
    loss_view.show_frame(make_frame(8))
    loss_view.finish()
    assert "epoch 8 " in key_text(loss_view)


def test_key_reads_another_run_and_another_choice_at_once(norm_view: GradientNormView, make_frame: MakeFrame) -> None:
    norm_view._pace._period = 10**6
    norm_view.show_frame(make_frame(9))
    norm_view.show_frame(make_frame(3))
    assert "epoch 3 " in key_text(norm_view)
    norm_view.show_frame(make_frame(4, layers=[(3, "tanh"), (1, "sigmoid")]))
    assert "epoch 4 " in key_text(norm_view)
    norm_view.set_biases(True)
    assert "|db[2]|" in key_text(norm_view)
    norm_view.show_frame(make_frame(6, layers=[(3, "tanh"), (1, "sigmoid")]))
    norm_view.epoch_plot.set_cursor(5)
    assert "epoch 5 " in key_text(norm_view)


def test_growth_that_cannot_be_seen_is_drawn_when_no_more_frames_come(
    qtbot: QtBot, loss_view: LossView, make_frame: MakeFrame
) -> None:
    frame = long_frame(make_frame(), 100_000)
    loss_view.show_frame(frame)
    loss_view._pace._period = 10**6
    loss_view.show_frame(later := long_frame(make_frame(), 100_010))
    drawn = loss_view.curves["loss"].head.getData()[0].tolist()
    assert drawn == [99_999.0]
    assert loss_view.frame is later
    qtbot.waitUntil(lambda: loss_view.curves["loss"].head.getData()[0].tolist() == [100_009.0])


@pytest.mark.parametrize("n", [100_001, 100_600], ids=["higher", "longer"])
def test_growth_that_can_be_seen_is_drawn_at_once(loss_view: LossView, make_frame: MakeFrame, n: int) -> None:
    loss_view.show_frame(long_frame(make_frame(), 100_000))
    loss_view._pace._period = 10**6
    values = np.column_stack([np.full(n, 0.1), np.full(n, 0.5), np.ones((n, 6))])
    if n == 100_001:
        values[-1, 0] = 0.2
    loss_view.show_frame(frame_of(make_frame(), values))
    assert loss_view.curves["loss"].head.getData()[0].tolist() == [n - 1.0]


def test_change_of_scale_is_drawn_at_once_whatever_was_drawn(loss_view: LossView, make_frame: MakeFrame) -> None:
    loss_view.show_frame(long_frame(make_frame(), 100_000))
    loss_view._pace._period = 10**6
    loss_view.show_frame(long_frame(make_frame(), 100_010))
    loss_view.set_log(True)
    assert loss_view.curves["loss"].head.getData()[1].tolist() == [pytest.approx(-1.0)]


def test_epochs_that_no_frame_has_brought_yet_are_drawn_and_read(
    norm_view: GradientNormView, make_frame: MakeFrame
) -> None:
    norm_view.show_frame(make_frame(20))
    norm_view._pace._period = 0
    norm_view.show_curves(make_frame(23).curves)
    assert norm_view.curves["|dW1|"].head.getData()[0].tolist() == [23.0]
    assert "epoch 23" in key_text(norm_view)
