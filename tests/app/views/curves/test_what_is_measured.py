"""What the curves show besides loss, accuracy and norms: the test, the penalty, a schedule, R², several updates."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.style.theme import DARK, LIGHT
from app.views.curves.gradient_norm_view import GradientNormView
from app.views.curves.loss_view import LossView
from mlp_engine import EpochRecord, Frame, FrameRequest, History, RunConfig, Session
from mlp_engine.schedules import SCHEDULE_REGISTRY, Schedule
from tests.app.views.curves.curves import key_text, line_data, pixel

MakeFrame = Callable[..., Frame]
TESTED = {"test_share": 0.3, "n_samples": 60, "noise": 0.3, "l2": 0.01}


@pytest.fixture(scope="module")
def tested() -> Frame:
    """A frame with a test and a penalty."""
    session = Session(RunConfig(**TESTED))  # type: ignore[arg-type]
    for _ in range(80):
        session.step()
    return session.frame(FrameRequest(resolution=0))


@pytest.fixture
def halving(monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a schedule that halves the rate in every so many epochs."""
    schedule = Schedule(
        "halving", "halving", lambda epoch, span, _: 0.5 ** (epoch // span), "", settings=("schedule_epochs",)
    )
    monkeypatch.setitem(SCHEDULE_REGISTRY, "halving", schedule)
    monkeypatch.setattr("mlp_engine.kinds.ChoiceKind.check", lambda self, argument, value: value)
    return "halving"


def test_the_lessons_run_has_two_curves_and_no_names_of_train_or_test(
    loss_view: LossView, make_frame: MakeFrame
) -> None:
    loss_view.show_frame(make_frame(3))
    assert list(loss_view.curves) == ["loss", "accuracy"]
    assert loss_view.key.text().count("━") == 2
    assert "train" not in loss_view.key.text()


def test_curves_of_the_test_are_dashed_in_the_colors_of_training(loss_view: LossView, tested: Frame) -> None:
    flat = replace(tested, curves=with_flat_test(tested))
    for theme in (LIGHT, DARK):
        loss_view.apply_theme(theme)
        loss_view.show_frame(flat)
        QApplication.processEvents()
        image = loss_view.plot.grab().toImage()
        places = ([pixel(loss_view, x, y) for x in np.linspace(10, 70, 240)] for y in (0.1, 0.05))
        colors = theme.curve_colors[0], theme.panel
        shares = [np.mean([is_inked(image, place, *colors) for place in line]) for line in places]
        assert shares[0] == 1.0
        assert 0.4 < shares[1] < 0.85


def is_inked(image: QImage, place: QPoint, ink: str, ground: str) -> bool:
    """Tell whether a pixel, or one above or below it, is nearer to the ink than to the ground."""
    colors = (QColor(image.pixelColor(place + QPoint(0, j))) for j in (-1, 0, 1))
    return any(distance(seen, QColor(ink)) < distance(seen, QColor(ground)) for seen in colors)


def distance(one: QColor, other: QColor) -> int:
    return sum(abs(a - b) for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))


def with_flat_test(frame: Frame, bound: int | None = None, n: int = 81) -> object:
    """Curves of a frame's quantities: loss 0.1, that of the test 0.05, penalty 0.02 and 0.03 in turn."""
    curves = frame.curves
    history = History(curves.norm_names, bound, curves.extra_names)
    for epoch in range(n):
        values = {"penalty": 0.02 + 0.01 * (epoch % 2), "test_loss": 0.05, "test_accuracy": 0.9}
        extras = tuple(values[name] for name in curves.extra_names)
        history.append(EpochRecord(epoch, 0.1, 0.8, (1.0,) * len(curves.norm_names), extras))
    return history.curves()


def test_every_curve_has_its_numbers_and_its_name_in_the_key(loss_view: LossView, tested: Frame) -> None:
    loss_view.resize(900, 400)
    loss_view.show_frame(tested)
    for name in ("loss", "accuracy", "test_loss", "test_accuracy", "penalty"):
        assert line_data(loss_view.curves[name])[1] == tested.curves.series(name).mean.tolist()
    text = key_text(loss_view)
    for name, series in {"loss, train": "loss", "loss, test": "test_loss", "+ penalty": "penalty"}.items():
        assert f"{name} <b>{tested.curves.series(series).newest:.4f}</b>" in text
    for name, series in {"accuracy, train": "accuracy", "accuracy, test": "test_accuracy"}.items():
        assert f"{name} <b>{100 * tested.curves.series(series).newest:.1f} %</b>" in text
    assert "training minimises loss + penalty" in text


def test_the_key_reads_the_epoch_that_is_picked(loss_view: LossView, tested: Frame, qtbot: QtBot) -> None:
    loss_view.resize(900, 400)
    loss_view.show_frame(tested)
    for _ in range(3):
        qtbot.keyClick(loss_view, Qt.Key.Key_Left)
    assert f"loss, test <b>{tested.curves.series('test_loss').mean[77]:.4f}</b>" in key_text(loss_view)


def test_epochs_that_share_a_point_are_read_as_a_range(loss_view: LossView, tested: Frame, qtbot: QtBot) -> None:
    frame = replace(tested, point=tested.point.at(399), curves=with_flat_test(tested, 100, 400))
    loss_view.resize(900, 400)
    loss_view.show_frame(frame)
    qtbot.keyClick(loss_view, Qt.Key.Key_Left)
    assert "+ penalty <b>0.0200 to 0.0300</b>" in key_text(loss_view)
    assert "loss, test <b>0.0500</b>" in key_text(loss_view)


def test_where_there_is_little_room_names_give_way_before_values(loss_view: LossView, tested: Frame) -> None:
    loss_view.leave_out_title()
    loss_view.resize(228, 245)
    QApplication.processEvents()
    loss_view.show_frame(tested)
    QApplication.processEvents()
    text = key_text(loss_view)
    assert f"train <b>{tested.loss:.4f}</b>" in text
    assert f"test <b>{tested.extras['test_loss']:.4f}</b>" in text
    assert "loss" not in text


def test_what_is_not_computed_yet_ends_the_curves_before(loss_view: LossView) -> None:
    session = Session(RunConfig(**TESTED))  # type: ignore[arg-type]
    session.step()
    session.step()
    session.look_on()
    frame = session.frame(FrameRequest())
    loss_view.resize(900, 400)
    loss_view.show_frame(frame)
    assert len(line_data(loss_view.curves["test_loss"])[1]) == 2
    assert "loss, test ╍" not in key_text(loss_view)
    assert "loss, test" in key_text(loss_view)


def test_the_run_that_was_left_has_its_test_too(loss_view: LossView) -> None:
    session = Session(RunConfig(**TESTED))  # type: ignore[arg-type]
    for _ in range(10):
        session.step()
    session.rewind(0)
    session.step()
    session.change(replace(session.config, learning_rate=0.1))
    loss_view.show_frame(session.frame(FrameRequest()))
    left = loss_view.curves["test_loss"]._left.line.getData()[1]
    assert left.tolist() == session.left.series("test_loss").mean.tolist()


def test_a_schedule_is_a_curve_of_its_own_scale(loss_view: LossView, halving: str) -> None:
    session = Session(RunConfig(n_samples=40, schedule=halving, schedule_epochs=10, learning_rate=0.8))
    for _ in range(25):
        session.step()
    frame = session.frame(FrameRequest())
    loss_view.resize(900, 400)
    loss_view.show_frame(frame)
    x, y = line_data(loss_view.curves["learning_rate"])
    assert x == list(range(26))
    assert y == [0.8] * 10 + [0.4] * 10 + [0.2] * 6
    assert "learning rate η <b>0.2</b>" in key_text(loss_view)
    before = loss_view.epoch_plot.box.viewRange()[1]
    loss_view.show_frame(replace(frame, point=replace(frame.point, config=replace(frame.config, schedule="constant"))))
    assert loss_view.epoch_plot.box.viewRange()[1] == before
    assert not loss_view.curves["learning_rate"].line.isVisible()
    loss_view.epoch_plot.set_cursor(12)
    loss_view.show_frame(frame)
    assert "learning rate η <b>0.4</b>" in key_text(loss_view)


def test_a_regression_has_r_squared_and_marks_what_is_below_zero(loss_view: LossView, make_frame: MakeFrame) -> None:
    frame = make_frame(20, data_set="sine", layers=((8, "tanh"), (1, "linear")), loss="half_mse", learning_rate=0.05)
    scores = np.linspace(-3.0, 0.9, 21)
    history = History(frame.curves.norm_names)
    for epoch, score in enumerate(scores.tolist()):
        history.append(EpochRecord(epoch, 0.1, score, (1.0,) * len(frame.curves.norm_names)))
    loss_view.resize(900, 400)
    loss_view.show_frame(replace(frame, curves=history.curves()))
    assert loss_view.windowTitle() == "Loss and R²"
    assert "R² <b>0.9</b>" in key_text(loss_view)
    assert "R² below 0" in key_text(loss_view)
    heights = np.array(line_data(loss_view.curves["accuracy"])[1])
    assert np.array_equal(heights[scores >= 0], scores[scores >= 0])
    assert len(set(heights[scores < 0])) == 1
    bottom, top = loss_view.overlay_of("accuracy").viewRange()[1]
    assert bottom < heights.min()
    assert top > 1.0
    assert loss_view.plot.getAxis("right").labelText == "R²"
    loss_view.show_frame(make_frame(2))
    assert loss_view.windowTitle() == "Loss and accuracy"
    assert loss_view.plot.getAxis("right").labelText == "accuracy (%)"


def test_norms_of_several_updates_say_how_they_are_taken(norm_view: GradientNormView, make_frame: MakeFrame) -> None:
    norm_view.resize(900, 400)
    norm_view.show_frame(make_frame(2))
    assert "weights that the epoch began with" not in key_text(norm_view)
    frame = make_frame(2, batch_size=100, test_share=0.3)
    assert norm_view.ends(frame).shape == (len(frame.curves.norm_names),)
    norm_view.show_frame(frame)
    assert "of all training samples, with the weights that the epoch began with" in key_text(norm_view)
    norm_view.leave_out_title()
    norm_view.resize(228, 245)
    QApplication.processEvents()
    norm_view.show_frame(frame)
    QApplication.processEvents()
    assert "|dW[l]| of all samples, at the start of the epoch" in key_text(norm_view)
    assert f"{frame.curves.norm('|dW1|')[-1]:.2e}".replace("e-0", "e−") in key_text(norm_view)
