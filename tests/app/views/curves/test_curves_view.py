from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.style.theme import DARK, LIGHT
from app.views.curves.gradient_norm_view import GradientNormView
from app.views.curves.loss_view import LossView
from mlp_engine import Frame
from tests.app.views.curves.curves import has_color_near, key_text, line_data, long_frame, pixel
from tests.runs import frame_of, values_of

MakeFrame = Callable[..., Frame]


def test_curves_are_those_of_the_frame(loss_view: LossView, make_frame: MakeFrame) -> None:
    frame = make_frame(60)
    loss_view.show_frame(frame)
    assert line_data(loss_view.curves["loss"]) == (list(range(61)), frame.curves.loss.tolist())
    assert line_data(loss_view.curves["accuracy"]) == (list(range(61)), frame.curves.accuracy.tolist())


def test_log_scale_shows_powers_of_ten(loss_view: LossView, make_frame: MakeFrame) -> None:
    frame = make_frame(60)
    loss_view.show_frame(frame)
    loss_view.switch.click()
    y = loss_view.curves["loss"].line.getData()[1]
    assert np.allclose(10.0**y, frame.curves.loss)
    low, high = loss_view.plot.box.viewRange()[1]
    assert low < y.min()
    assert y.max() < high
    loss_view.set_log(False)
    assert not loss_view.switch.isChecked()
    assert line_data(loss_view.curves["loss"])[1] == frame.curves.loss.tolist()


def test_log_scale_is_told_once(loss_view: LossView, qtbot: QtBot) -> None:
    told: list[bool] = []
    loss_view.log_changed.connect(told.append)
    loss_view.set_log(True)
    loss_view.set_log(True)
    loss_view.switch.click()
    assert told == [True, False]


def test_curves_are_painted_in_their_colors(loss_view: LossView, make_frame: MakeFrame) -> None:
    frame = make_frame(300)
    for theme in (LIGHT, DARK):
        loss_view.apply_theme(theme)
        loss_view.show_frame(frame)
        QApplication.processEvents()
        image = loss_view.plot.grab().toImage()
        loss_place = pixel(loss_view, 150, frame.curves.loss[150])
        assert has_color_near(image, loss_place, theme.curve_colors[0])
        low, high = loss_view.plot.box.viewRange()[1]
        as_loss = low + (frame.curves.accuracy[150] + 0.03) / 1.06 * (high - low)
        assert has_color_near(image, pixel(loss_view, 150, as_loss), theme.curve_colors[1])
        assert image.pixelColor(pixel(loss_view, 260, 0.9 * high)) == QColor(theme.panel)


def test_one_epoch_is_a_dot_on_an_axis_with_room(loss_view: LossView, make_frame: MakeFrame) -> None:
    frame = make_frame(0)
    loss_view.show_frame(frame)
    QApplication.processEvents()
    left, right = loss_view.plot.box.viewRange()[0]
    assert left < 0 < 1 < right
    image = loss_view.plot.grab().toImage()
    assert has_color_near(image, pixel(loss_view, 0, frame.loss), LIGHT.curve_colors[0])


def test_views_without_a_frame_are_empty(loss_view: LossView, norm_view: GradientNormView, qtbot: QtBot) -> None:
    qtbot.keyClick(loss_view, Qt.Key.Key_Left)
    norm_view.set_biases(True)
    assert loss_view.key.text() == ""
    assert norm_view.key.text() == ""


def test_long_run_keeps_its_spike_and_its_newest_epoch(loss_view: LossView, make_frame: MakeFrame) -> None:
    loss_view.show_frame(long_frame(make_frame(0), 100_000))
    x, y = line_data(loss_view.curves["loss"])
    assert len(x) < 5 * loss_view.width()
    assert (x[0], x[-1]) == (0, 99_999)
    assert y[x.index(50_000)] == 0.9


def test_axis_grows_in_steps(loss_view: LossView, make_frame: MakeFrame) -> None:
    ranges = set()
    for epoch in range(100, 200):
        loss_view.show_frame(long_frame(make_frame(0), epoch + 1))
        left, right = loss_view.plot.box.viewRange()[0]
        assert right > epoch
        ranges.add((left, right))
    assert len(ranges) <= 4


def test_key_reads_the_newest_epoch(loss_view: LossView, make_frame: MakeFrame) -> None:
    frame = make_frame(12)
    loss_view.show_frame(frame)
    assert "epoch 12" in key_text(loss_view)
    assert f"<b>{frame.loss:.4f}</b>" in key_text(loss_view)
    assert f"<b>{100 * frame.accuracy:.1f} %</b>" in key_text(loss_view)


@pytest.mark.parametrize(
    ("loss", "text"),
    [(2.8e92, "2.80e92"), (1000.0, "1.00e3"), (999.9, "999.9000"), (0.001, "0.0010"), (4.03e-4, "4.03e−4"), (0.0, "0")],
)
def test_key_writes_very_large_and_very_small_losses_with_an_exponent(
    loss_view: LossView, make_frame: MakeFrame, loss: float, text: str
) -> None:
    frame = make_frame()
    values = values_of(frame)
    values[0, 0] = loss
    loss_view.show_frame(frame_of(frame, values))
    assert f"<b>{text}</b>" in key_text(loss_view)


def test_norms_and_losses_have_one_style_of_exponent(
    loss_view: LossView, norm_view: GradientNormView, make_frame: MakeFrame
) -> None:
    frame = make_frame()
    for view in (loss_view, norm_view):
        view.show_frame(frame_of(frame, np.full_like(values_of(frame), 5.25e12)))
        assert "<b>5.25e12</b>" in key_text(view)


def test_language_change_keeps_the_texts(loss_view: LossView, make_frame: MakeFrame) -> None:
    loss_view.show_frame(make_frame(7))
    before = key_text(loss_view)
    QApplication.sendEvent(loss_view, QEvent(QEvent.Type.LanguageChange))
    assert key_text(loss_view) == before
    assert loss_view.title.text() == "Loss and accuracy, epoch 7"
    assert loss_view.accessibleName() == "Loss and accuracy"
    assert loss_view.plot.getAxis("left").labelText == "loss"
    assert loss_view.plot.getAxis("bottom").labelText == "epoch"
    assert loss_view.switch.accessibleName()


def test_the_loss_is_logarithmic_at_first_as_in_the_lesson(qtbot: QtBot, make_frame: MakeFrame) -> None:
    frame = make_frame(30)
    view = LossView()
    qtbot.addWidget(view)
    view.show()
    view.show_frame(frame)
    assert view.switch.isChecked()
    assert np.allclose(10.0 ** view.curves["loss"].line.getData()[1], frame.curves.loss)
    view.switch.click()
    assert np.allclose(view.curves["loss"].line.getData()[1], frame.curves.loss)


def test_a_loss_of_zero_lies_marked_on_the_floor_of_a_log_axis(loss_view: LossView, make_frame: MakeFrame) -> None:
    frame = make_frame(10)
    values = values_of(frame)
    values[4, 0] = 0.0
    loss_view.set_log(True)
    loss_view.show_frame(frame_of(frame, values))
    heights = loss_view.curves["loss"].line.getData()[1]
    assert heights[4] < np.delete(heights, 4).min()
    assert loss_view.plot.box.viewRange()[1][0] < heights[4]
    assert loss_view.curves["loss"].marks.getData()[0].tolist() == [4]
    assert "0 or below 10⁻¹⁶" in key_text(loss_view)
