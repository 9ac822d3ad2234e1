from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.style.theme import DARK, LIGHT
from app.views.curves.curves_view import GradientNormView, LossView
from app.views.curves.epoch_plot import Curve
from app.views.curves.epoch_view import EpochView
from app.views.plots.scales import LOWEST
from mlp_engine import Frame
from tests.runs import frame_of, values_of

MakeFrame = Callable[..., Frame]


@pytest.fixture
def loss_view(qtbot: QtBot) -> LossView:
    view = LossView()
    qtbot.addWidget(view)
    view.resize(520, 360)
    view.show()
    return view


@pytest.fixture
def norm_view(qtbot: QtBot) -> GradientNormView:
    view = GradientNormView()
    qtbot.addWidget(view)
    view.resize(520, 360)
    view.show()
    return view


def with_norms(frame: Frame, norms: np.ndarray) -> Frame:
    values = values_of(frame)
    values[:, 2:] = norms
    return frame_of(frame, values)


def long_frame(frame: Frame, n: int, bound: int | None = None) -> Frame:
    """A frame of n epochs with one spike of the loss in the middle."""
    values = np.column_stack([np.full(n, 0.1), np.full(n, 0.5), np.ones((n, 6))])
    values[n // 2, 0] = 0.9
    return frame_of(frame, values, bound)


def key_text(view: EpochView) -> str:
    return view.key.text().replace("&nbsp;", " ").replace("\N{WORD JOINER}", "")


def pixel(view: EpochView, x: float, y: float) -> QPoint:
    return view.plot.mapFromScene(view.plot.box.mapViewToScene(QPointF(x, y)))


def has_color_near(image: QImage, place: QPoint, color: str) -> bool:
    wanted = QColor(color).getRgb()[:3]
    steps = range(-2, 3)
    pixels = (image.pixelColor(place + QPoint(i, j)).getRgb()[:3] for i in steps for j in steps)
    return any(sum(abs(a - b) for a, b in zip(seen, wanted, strict=True)) < 90 for seen in pixels)


def line_data(curve: Curve) -> tuple[list[float], list[float]]:
    x, y = curve.line.getData()
    return x.tolist(), y.tolist()


def zoom_by_wheel(view: EpochView) -> None:
    view.plot.box.scaleBy((0.5, 0.5))
    view.plot.box.sigRangeChangedManually.emit([True, True])


# ---------------------------------------------------------------------------------------------- loss and accuracy


def test_curves_are_those_of_the_frame(loss_view: LossView, make_frame: MakeFrame) -> None:
    frame = make_frame(60)
    loss_view.show_frame(frame)
    assert line_data(loss_view.loss) == (list(range(61)), frame.curves.loss.tolist())
    assert line_data(loss_view.accuracy) == (list(range(61)), frame.curves.accuracy.tolist())


def test_log_scale_shows_powers_of_ten(loss_view: LossView, make_frame: MakeFrame) -> None:
    frame = make_frame(60)
    loss_view.show_frame(frame)
    loss_view.log_button.click()
    y = loss_view.loss.line.getData()[1]
    assert np.allclose(10.0**y, frame.curves.loss)
    low, high = loss_view.plot.box.viewRange()[1]
    assert low < y.min()
    assert y.max() < high
    loss_view.set_log(False)
    assert not loss_view.log_button.isChecked()
    assert line_data(loss_view.loss)[1] == frame.curves.loss.tolist()


def test_log_scale_is_told_once(loss_view: LossView, qtbot: QtBot) -> None:
    told: list[bool] = []
    loss_view.log_changed.connect(told.append)
    loss_view.set_log(True)
    loss_view.set_log(True)
    loss_view.log_button.click()
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
    x, y = line_data(loss_view.loss)
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


def test_pointing_reads_an_epoch_and_leaving_the_newest(
    loss_view: LossView, make_frame: MakeFrame, qtbot: QtBot
) -> None:
    frame = make_frame(60)
    loss_view.show_frame(frame)
    QApplication.processEvents()
    qtbot.mouseMove(loss_view.plot.viewport(), pixel(loss_view, 20, 0.05))
    assert "epoch 20" in key_text(loss_view)
    assert f"<b>{frame.curves.loss[20]:.4f}</b>" in key_text(loss_view)
    assert has_color_near(loss_view.plot.grab().toImage(), pixel(loss_view, 20, 0.01), LIGHT.muted)
    QApplication.sendEvent(loss_view.plot, QEvent(QEvent.Type.Leave))
    assert "epoch 60" in key_text(loss_view)


def test_arrow_keys_read_epochs(loss_view: LossView, make_frame: MakeFrame, qtbot: QtBot) -> None:
    frame = make_frame(100)
    loss_view.show_frame(frame)
    qtbot.keyClick(loss_view, Qt.Key.Key_Left)
    assert "epoch 99" in key_text(loss_view)
    assert f"{frame.curves.loss[99]:.4f}" in key_text(loss_view)
    qtbot.keyClick(loss_view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert "epoch 97" in key_text(loss_view)
    for _ in range(5):
        qtbot.keyClick(loss_view, Qt.Key.Key_Right)
    assert "epoch 100" in key_text(loss_view)
    qtbot.keyClick(loss_view, Qt.Key.Key_Left)
    loss_view.show_frame(make_frame(120))
    assert "epoch 99" in key_text(loss_view)
    qtbot.keyClick(loss_view, Qt.Key.Key_Escape)
    assert "epoch 120" in key_text(loss_view)


def test_cursor_leaves_with_the_epochs_of_a_run_that_was_reset(
    loss_view: LossView, make_frame: MakeFrame, qtbot: QtBot
) -> None:
    loss_view.show_frame(make_frame(50))
    qtbot.keyClick(loss_view, Qt.Key.Key_Left)
    loss_view.show_frame(make_frame(0))
    assert loss_view.epoch_plot.cursor is None
    assert "epoch 0" in key_text(loss_view)


def takes(view: EpochView, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> bool:
    """Whether the view keeps a key from being a shortcut of the window while it has the focus."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
    event.ignore()
    QApplication.sendEvent(view, event)
    return event.isAccepted()


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_Plus, Qt.Key.Key_Minus])
def test_focused_view_takes_its_keys_before_shortcuts_of_the_window(loss_view: LossView, key: Qt.Key) -> None:
    assert takes(loss_view, key)
    assert takes(loss_view, key, Qt.KeyboardModifier.KeypadModifier)
    assert not takes(loss_view, key, Qt.KeyboardModifier.AltModifier)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight, Qt.Key.Key_Tab])
def test_focused_view_leaves_other_keys_to_the_window(loss_view: LossView, key: Qt.Key) -> None:
    assert not takes(loss_view, key)


def test_escape_is_left_to_the_window_when_there_is_no_cursor(
    loss_view: LossView, make_frame: MakeFrame, qtbot: QtBot
) -> None:
    loss_view.show_frame(make_frame(5))
    assert not takes(loss_view, Qt.Key.Key_Escape)
    qtbot.keyClick(loss_view, Qt.Key.Key_Left)
    assert takes(loss_view, Qt.Key.Key_Escape)


def epochs_in_sight(view: EpochView) -> tuple[float, float]:
    left, right = view.plot.box.viewRange()[0]
    return left, right


def test_keys_zoom_and_move_along_the_epochs(loss_view: LossView, make_frame: MakeFrame, qtbot: QtBot) -> None:
    loss_view.show_frame(make_frame(100))
    left, right = epochs_in_sight(loss_view)
    qtbot.keyClick(loss_view, Qt.Key.Key_Plus)
    zoomed = epochs_in_sight(loss_view)
    assert zoomed[1] - zoomed[0] == pytest.approx(0.75 * (right - left))
    assert sum(zoomed) == pytest.approx(left + right)
    assert loss_view.reset_button.isVisible()
    qtbot.keyClick(loss_view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    step = 0.1 * (zoomed[1] - zoomed[0])
    assert epochs_in_sight(loss_view) == pytest.approx((zoomed[0] + step, zoomed[1] + step))
    assert loss_view.epoch_plot.cursor is None
    qtbot.keyClick(loss_view, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(loss_view, Qt.Key.Key_Minus)
    assert epochs_in_sight(loss_view) == pytest.approx((left, right))
    qtbot.keyClick(loss_view, Qt.Key.Key_Equal)
    qtbot.keyClick(loss_view, Qt.Key.Key_Home)
    assert epochs_in_sight(loss_view) == pytest.approx((left, right))
    assert not loss_view.reset_button.isVisible()


def test_keys_zoom_around_the_epoch_that_is_read(loss_view: LossView, make_frame: MakeFrame, qtbot: QtBot) -> None:
    loss_view.show_frame(make_frame(100))
    loss_view.epoch_plot.set_cursor(20)
    left, right = epochs_in_sight(loss_view)
    qtbot.keyClick(loss_view, Qt.Key.Key_Plus)
    assert epochs_in_sight(loss_view) == pytest.approx((20 - 0.75 * (20 - left), 20 + 0.75 * (right - 20)))


def test_zooming_in_by_keys_ends_before_numbers_run_out(
    loss_view: LossView, make_frame: MakeFrame, qtbot: QtBot
) -> None:
    loss_view.show_frame(make_frame(100))
    for _ in range(150):
        qtbot.keyClick(loss_view, Qt.Key.Key_Plus)
    left, right = epochs_in_sight(loss_view)
    assert 1e-5 < right - left < 1e-3
    assert not loss_view.grab().isNull()


def test_all_keys_are_explained(loss_view: LossView) -> None:
    for text in (loss_view.accessibleDescription(), loss_view.title.toolTip(), loss_view.reset_button.toolTip()):
        assert all(name in text for name in ("Left and Right", "Shift", "Escape", "+", "−", "Ctrl", "Home"))
    other = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    other.ignore()
    QApplication.sendEvent(loss_view, other)
    assert not other.isAccepted()


def test_new_frames_leave_a_zoomed_range_alone(loss_view: LossView, make_frame: MakeFrame, qtbot: QtBot) -> None:
    loss_view.show_frame(make_frame(100))
    zoom_by_wheel(loss_view)
    zoomed = loss_view.plot.box.viewRange()
    loss_view.show_frame(make_frame(900))
    assert loss_view.plot.box.viewRange() == zoomed
    assert loss_view.reset_button.isVisible()
    qtbot.mouseDClick(loss_view.plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 100))
    assert loss_view.plot.box.viewRange()[0][1] > 900
    assert not loss_view.reset_button.isVisible()
    zoom_by_wheel(loss_view)
    qtbot.keyClick(loss_view, Qt.Key.Key_Home)
    assert loss_view.plot.box.viewRange()[0][1] > 900


def test_values_in_sight_fill_a_zoomed_plot(loss_view: LossView, make_frame: MakeFrame) -> None:
    frame = make_frame(200)
    loss_view.show_frame(frame)
    loss_view.plot.box.setRange(xRange=(150, 190), padding=0)
    loss_view.plot.box.sigRangeChangedManually.emit([True, False])
    low, high = loss_view.plot.box.viewRange()[1]
    largest = frame.curves.loss[150:191].max()
    assert largest < high < 1.4 * largest
    assert low < 0
    assert loss_view.plot.box.viewRange()[0] == pytest.approx([150, 190])


def test_zoom_ends_when_a_new_run_is_out_of_sight(loss_view: LossView, make_frame: MakeFrame) -> None:
    loss_view.show_frame(make_frame(100))
    loss_view.plot.box.setRange(xRange=(50, 90), padding=0)
    loss_view.plot.box.sigRangeChangedManually.emit([True, True])
    loss_view.show_frame(make_frame(3))
    assert not loss_view.plot.is_zoomed
    assert loss_view.plot.box.viewRange()[0][0] < 0
    assert line_data(loss_view.loss)[0] == [0, 1, 2, 3]


def test_zooming_in_draws_every_epoch_in_sight(loss_view: LossView, make_frame: MakeFrame) -> None:
    frame = long_frame(make_frame(0), 100_000)
    loss_view.show_frame(frame)
    loss_view.plot.box.setRange(xRange=(50_000, 50_100), padding=0)
    loss_view.plot.box.sigRangeChangedManually.emit([True, True])
    x, y = line_data(loss_view.loss)
    assert set(range(50_000, 50_101)) <= set(x)
    assert y[x.index(50_000)] == 0.9
    assert len(x) < 200


def test_language_change_keeps_the_texts(loss_view: LossView, make_frame: MakeFrame) -> None:
    loss_view.show_frame(make_frame(7))
    before = key_text(loss_view)
    QApplication.sendEvent(loss_view, QEvent(QEvent.Type.LanguageChange))
    assert key_text(loss_view) == before
    assert loss_view.title.text() == loss_view.accessibleName() == "Loss and accuracy"
    assert loss_view.plot.getAxis("left").labelText == "loss"
    assert loss_view.plot.getAxis("bottom").labelText == "epoch"
    assert loss_view.log_button.accessibleName()


# -------------------------------------------------------------------------------------------------- gradient norms


def test_norms_of_the_weights_on_a_log_axis(norm_view: GradientNormView, make_frame: MakeFrame) -> None:
    frame = make_frame(60)
    norm_view.show_frame(frame)
    for name in ("|dW1|", "|dW2|", "|dW3|"):
        y = norm_view.curves[name].line.getData()[1]
        assert np.allclose(10.0**y, frame.curves.norm(name))
        assert f"{name} <b>" in key_text(norm_view)
        assert norm_view.curves[name].line.isVisible()
    assert "|db1|" not in key_text(norm_view)


def test_biases_come_and_go(norm_view: GradientNormView, make_frame: MakeFrame) -> None:
    frame = make_frame(60)
    norm_view.show_frame(frame)
    norm_view.bias_button.click()
    assert "|db3|" in key_text(norm_view)
    assert np.allclose(10.0 ** norm_view.curves["|db3|"].line.getData()[1], frame.curves.norm("|db3|"))
    norm_view.set_biases(False)
    assert "|db3|" not in key_text(norm_view)
    assert not norm_view.curves["|db3|"].line.isVisible()


def test_zeros_lie_marked_on_the_floor(norm_view: GradientNormView, make_frame: MakeFrame) -> None:
    frame = make_frame(20)
    norms = frame.curves.norms.copy()
    norms[5:8, 0] = 0.0
    norms[9, 0] = LOWEST / 2
    norm_view.show_frame(with_norms(frame, norms))
    curve = norm_view.curves["|dW1|"]
    y = curve.line.getData()[1]
    floor = y[5]
    assert (y[[5, 6, 7, 9]] == floor).all()
    assert (np.delete(y, [5, 6, 7, 9]) > floor).all()
    assert norm_view.plot.box.viewRange()[1][0] < floor
    assert curve.marks.getData()[0].tolist() == [5, 6, 7, 9]
    assert (curve.marks.getData()[1] == floor).all()
    assert "0 or below 10⁻¹⁶" in key_text(norm_view)
    assert len(norm_view.curves["|dW2|"].marks.getData()[0]) == 0
    norm_view.show_frame(frame)
    assert len(curve.marks.getData()[0]) == 0
    assert "0 or below" not in key_text(norm_view)


def test_one_zero_in_a_long_run_is_marked(norm_view: GradientNormView, make_frame: MakeFrame) -> None:
    frame = long_frame(make_frame(0), 100_000)
    norms = frame.curves.norms.copy()
    norms[31_415, 2] = 0.0
    norm_view.show_frame(with_norms(frame, norms))
    assert norm_view.curves["|dW2|"].marks.getData()[0].tolist() == [31_415]


def test_dead_network_is_drawn(norm_view: GradientNormView, make_frame: MakeFrame) -> None:
    frame = make_frame(30)
    norm_view.show_frame(with_norms(frame, np.zeros_like(frame.curves.norms)))
    assert len(norm_view.curves["|dW1|"].marks.getData()[0]) > 0
    assert "<b>0</b>" in key_text(norm_view)


def test_another_network_has_its_own_curves(norm_view: GradientNormView, make_frame: MakeFrame) -> None:
    norm_view.show_frame(make_frame(10))
    norm_view.show_frame(make_frame(10, layers=[(3, "tanh"), (1, "sigmoid")]))
    assert "|dW2|" in key_text(norm_view)
    assert "|dW3|" not in key_text(norm_view)
    assert not norm_view.curves["|dW3|"].line.isVisible()


def test_theme_recolors_the_curves(norm_view: GradientNormView, make_frame: MakeFrame) -> None:
    norm_view.show_frame(make_frame(10))
    norm_view.apply_theme(DARK)
    assert norm_view.curves["|dW2|"].line.pen.color() == QColor(DARK.curve_colors[1])
    assert DARK.curve_colors[1] in norm_view.key.text()
    image = norm_view.plot.grab().toImage()
    assert image.pixelColor(2, 2) == QColor(DARK.panel)


# ------------------------------------------------------------------------------ where points stand for some epochs

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
    assert np.concatenate(loss_view.loss.head.getData()).tolist() == [999, long_run.loss]
    x, y = line_data(loss_view.loss)
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
    for curve, peak in ((loss_view.loss, 0.9), (loss_view.accuracy, 0.9), (norm_view.curves["|dW1|"], np.log10(0.9))):
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


# -------------------------------------------------------------------------------------- a key that follows slowly


def test_key_follows_when_frames_come_quickly_and_reads_the_last_of_them(
    loss_view: LossView, make_frame: MakeFrame, qtbot: QtBot
) -> None:
    loss_view._pace._period = 10**6
    frames = [make_frame(epochs) for epochs in (5, 6, 7)]
    for frame in frames:
        loss_view.show_frame(frame)
    assert line_data(loss_view.loss)[0][-1] == 7
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
    assert "|db2|" in key_text(norm_view)
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
    drawn = loss_view.loss.head.getData()[0].tolist()
    assert drawn == [99_999.0]
    assert loss_view.frame is later
    qtbot.waitUntil(lambda: loss_view.loss.head.getData()[0].tolist() == [100_009.0])


@pytest.mark.parametrize("n", [100_001, 100_600], ids=["higher", "longer"])
def test_growth_that_can_be_seen_is_drawn_at_once(loss_view: LossView, make_frame: MakeFrame, n: int) -> None:
    loss_view.show_frame(long_frame(make_frame(), 100_000))
    loss_view._pace._period = 10**6
    values = np.column_stack([np.full(n, 0.1), np.full(n, 0.5), np.ones((n, 6))])
    if n == 100_001:
        values[-1, 0] = 0.2
    loss_view.show_frame(frame_of(make_frame(), values))
    assert loss_view.loss.head.getData()[0].tolist() == [n - 1.0]


def test_change_of_scale_is_drawn_at_once_whatever_was_drawn(loss_view: LossView, make_frame: MakeFrame) -> None:
    loss_view.show_frame(long_frame(make_frame(), 100_000))
    loss_view._pace._period = 10**6
    loss_view.show_frame(long_frame(make_frame(), 100_010))
    loss_view.set_log(True)
    assert loss_view.loss.head.getData()[1].tolist() == [pytest.approx(-1.0)]


def test_epochs_that_no_frame_has_brought_yet_are_drawn_and_read(
    norm_view: GradientNormView, make_frame: MakeFrame
) -> None:
    norm_view.show_frame(make_frame(20))
    norm_view._pace._period = 0
    norm_view.show_curves(make_frame(23).curves)
    assert norm_view.curves["|dW1|"].head.getData()[0].tolist() == [23.0]
    assert "epoch 23" in key_text(norm_view)
