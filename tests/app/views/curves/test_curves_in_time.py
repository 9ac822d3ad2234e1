"""Curves of an epoch that is not measured yet, and of a run that was left."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.style.theme import DARK, LIGHT
from app.views.curves.epoch_view import EpochView
from app.views.curves.gradient_norm_view import GradientNormView
from app.views.curves.loss_view import LossView
from mlp_engine import Frame, FrameRequest, RunConfig, Session, micro_steps
from tests.app.views.curves.curves import has_color_near, key_text, line_data, pixel

BOTH = pytest.mark.parametrize("kind", [LossView, GradientNormView])


def shown(qtbot: QtBot, kind: type[EpochView]) -> EpochView:
    view = kind()
    if isinstance(view, LossView):
        view.set_log(False)
    qtbot.addWidget(view)
    view.resize(520, 360)
    view.show()
    return view


def session_at(epoch: int) -> Session:
    session = Session(RunConfig())
    while session.epoch < epoch:
        session.step()
    return session


def branched(left_at: int = 60, back_to: int = 20, epoch: int = 30, rate: float = 0.05) -> Frame:
    session = session_at(left_at)
    session.rewind(back_to)
    while session.epoch < back_to:
        session.step()
    session.change(replace(session.config, learning_rate=rate))
    while session.epoch < epoch:
        session.step()
    return session.frame(FrameRequest())


@BOTH
@pytest.mark.parametrize("is_log", [False, True])
def test_first_epoch_without_a_loss_draws_nothing(qtbot: QtBot, kind: type[EpochView], is_log: bool) -> None:
    session = session_at(0)
    session.look_on()
    view = shown(qtbot, kind)
    if isinstance(view, LossView):
        view.set_log(is_log)
    view.show_frame(session.frame(FrameRequest()))
    QApplication.processEvents()
    view.plot.zoom(0.5)
    assert all(curve.line.is_empty() and curve.head.is_empty() for curve in view.curves.values())
    assert "epoch 0" in key_text(view)
    assert "nan" not in key_text(view)
    assert "%" not in key_text(view)


@BOTH
def test_first_epoch_is_drawn_as_far_as_it_is_computed(qtbot: QtBot, kind: type[EpochView]) -> None:
    session = session_at(0)
    view = shown(qtbot, kind)
    for _ in micro_steps(3)[1:]:
        session.look_on()
        view.show_frame(session.frame(FrameRequest()))
        if isinstance(view, LossView):
            known = [session.record.loss] if session.progress.knows_loss() else []
            assert line_data(view.curves["loss"]) == ([0.0] * len(known), known)


def test_value_that_is_not_computed_yet_is_left_out(qtbot: QtBot) -> None:
    session = session_at(50)
    before = session.frame(FrameRequest())
    session.look_on()
    frame = session.frame(FrameRequest())
    view = shown(qtbot, LossView)
    assert isinstance(view, LossView)
    view.show_frame(frame)
    assert line_data(view.curves["loss"]) == (list(range(50)), before.curves.loss[:50].tolist())
    assert view.curves["loss"].head.getData()[0].tolist() == [49.0]
    assert "epoch 50" in key_text(view)
    assert "nan" not in key_text(view)
    view.epoch_plot.set_cursor(49)
    assert f"<b>{before.curves.loss[49]:.4f}</b>" in key_text(view)


def test_run_that_was_left_lies_behind_in_a_paler_colour(qtbot: QtBot) -> None:
    frame = branched()
    assert frame.left is not None
    view = shown(qtbot, LossView)
    assert isinstance(view, LossView)
    for theme in (LIGHT, DARK):
        view.apply_theme(theme)
        view.show_frame(frame)
        QApplication.processEvents()
        trace = view.curves["loss"]._left
        assert trace is not None
        assert trace.line.getData()[0].tolist() == list(range(61))
        assert trace.line.getData()[1].tolist() == frame.left.loss.tolist()
        assert trace.line.zValue() < view.curves["loss"].line.zValue()
        assert view.epoch_plot.box.viewRange()[0][1] > 60
        pale = trace.line.pen.color().name()
        assert pale not in (theme.curve_colors[0], theme.panel)
        assert has_color_near(view.plot.grab().toImage(), pixel(view, 55, frame.left.loss[55]), pale)
    assert "run that was left" in key_text(view)


def test_every_norm_of_the_run_that_was_left_is_drawn(qtbot: QtBot) -> None:
    frame = branched()
    assert frame.left is not None
    view = shown(qtbot, GradientNormView)
    assert isinstance(view, GradientNormView)
    view.show_frame(frame)
    low, high = view.plot.box.viewRange()[1]
    for name in ("|dW1|", "|dW2|", "|dW3|"):
        trace = view.curves[name]._left
        assert trace is not None
        heights = trace.line.getData()[1]
        assert np.allclose(10.0**heights, frame.left.norm(name))
        assert low < heights.min()
        assert heights.max() < high
    assert all(not curve._left.line.isVisible() for n, curve in view.curves.items() if "db" in n)


@BOTH
def test_left_run_goes_when_it_is_no_longer_there(
    qtbot: QtBot, kind: type[EpochView], make_frame: Callable[..., Frame]
) -> None:
    view = shown(qtbot, kind)
    view.show_frame(branched())
    view.show_frame(make_frame(30))
    assert all(curve._left.line.is_empty() for curve in view.curves.values())
    assert "left" not in key_text(view)
    assert view.epoch_plot.box.viewRange()[0][1] < 40
