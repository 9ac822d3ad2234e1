"""The cursor of a curve and its zoom."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.style.theme import LIGHT
from app.views.curves.epoch_view import EpochView
from app.views.curves.loss_view import LossView
from app.widgets.focus_keys import FocusKeys
from mlp_engine import Frame
from tests.app.views.curves.curves import has_color_near, key_text, line_data, long_frame, pixel

MakeFrame = Callable[..., Frame]


def zoom_by_wheel(view: EpochView) -> None:
    view.plot.box.scaleBy((0.5, 0.5))
    view.plot.box.sigRangeChangedManually.emit([True, True])


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


@pytest.fixture
def entered(loss_view: LossView, qtbot: QtBot) -> LossView:
    """The view, which has taken the keys at Enter."""
    FocusKeys(loss_view)
    loss_view.activateWindow()
    qtbot.waitUntil(loss_view.isActiveWindow)
    loss_view.clearFocus()
    loss_view.setFocus()
    qtbot.keyClick(loss_view, Qt.Key.Key_Return)
    return loss_view


def takes(view: EpochView, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> bool:
    """Whether the view keeps a key from being a shortcut of the window."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
    event.ignore()
    QApplication.sendEvent(view, event)
    return event.isAccepted()


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_Plus, Qt.Key.Key_Minus])
def test_a_view_takes_its_keys_before_shortcuts_of_the_window_once_it_is_entered(
    entered: EpochView, key: Qt.Key
) -> None:
    assert takes(entered, key)
    assert takes(entered, key, Qt.KeyboardModifier.KeypadModifier)
    assert not takes(entered, key, Qt.KeyboardModifier.AltModifier)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight, Qt.Key.Key_Tab])
def test_an_entered_view_leaves_other_keys_to_the_window(entered: EpochView, key: Qt.Key) -> None:
    assert not takes(entered, key)


def test_escape_gives_the_cursor_up_and_the_keys_back(entered: EpochView, make_frame: MakeFrame, qtbot: QtBot) -> None:
    entered.show_frame(make_frame(5))
    qtbot.keyClick(entered, Qt.Key.Key_Left)
    assert entered.epoch_plot.cursor == 4
    assert takes(entered, Qt.Key.Key_Escape)
    qtbot.keyClick(entered, Qt.Key.Key_Escape)
    assert entered.epoch_plot.cursor is None
    assert not any(takes(entered, key) for key in (Qt.Key.Key_Escape, Qt.Key.Key_Left, Qt.Key.Key_Home))


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
    assert line_data(loss_view.curves["loss"])[0] == [0, 1, 2, 3]


def test_zooming_in_draws_every_epoch_in_sight(loss_view: LossView, make_frame: MakeFrame) -> None:
    frame = long_frame(make_frame(0), 100_000)
    loss_view.show_frame(frame)
    loss_view.plot.box.setRange(xRange=(50_000, 50_100), padding=0)
    loss_view.plot.box.sigRangeChangedManually.emit([True, True])
    x, y = line_data(loss_view.curves["loss"])
    assert set(range(50_000, 50_101)) <= set(x)
    assert y[x.index(50_000)] == 0.9
    assert len(x) < 200
