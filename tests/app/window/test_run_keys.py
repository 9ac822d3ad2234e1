"""The keys of the run hold everywhere in the window but in a text that is being typed."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.views.heatmaps.heatmap import Heatmap
from app.widgets.focus_keys import TakesKeys
from app.widgets.value_boxes import NumberBox
from app.window.main_window import MainWindow
from app.workers.status import Phase
from tests.app.windows import wait_for_phase

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(active_window: MainWindow) -> MainWindow:
    return active_window


def press(*keys: Key) -> None:
    """Press keys as the keyboard does: where the focus is."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def epoch(window: MainWindow) -> tuple[int, int | None]:
    assert window._frame is not None
    return window._frame.epoch, window._frame.progress.position


def wait_for(qtbot: QtBot, window: MainWindow, expected: tuple[int, int | None]) -> None:
    qtbot.waitUntil(lambda: epoch(window) == expected)


def box(window: MainWindow, name: str) -> NumberBox:
    control = window._config_panel.rows[name].editor.control
    assert isinstance(control, NumberBox)
    return control


def type_into(window: MainWindow, name: str, text: str) -> NumberBox:
    control = box(window, name)
    control.setFocus()
    control.selectAll()
    QTest.keyClicks(control, text)
    return control


def widen(window: MainWindow) -> None:
    """Give the window room for every panel side by side, and for all of its run bar."""
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1280, 800)
    QTest.qWait(1)


@pytest.mark.parametrize("end", [Key.Key_F, Key.Key_Escape])
@pytest.mark.parametrize("start", ["window", "network", "inspector", "boundary", "timeline"])
def test_after_an_update_was_looked_into_right_goes_on(qtbot: QtBot, window: MainWindow, start: str, end: Key) -> None:
    views: dict[str, QWidget] = {**window._views, "timeline": window._timeline_presenter.timeline, "window": window}
    place: QWidget = window._views["inspector"].statistics if start == "inspector" else views[start]  # type: ignore[attr-defined]
    if start in window._dock_area.docks:
        window._dock_area.bring_to_front(start)
    place.setFocus()
    press(Key.Key_Period)
    wait_for(qtbot, window, (0, 1))
    press(end)
    expected = 1 if end == Key.Key_F else 0
    wait_for(qtbot, window, (expected, None))
    press(Key.Key_Right)
    wait_for(qtbot, window, (expected + 1, None))
    assert QApplication.focusWidget() is place


def test_a_view_that_was_entered_gives_the_keys_back_when_the_run_is_turned_to(
    qtbot: QtBot, window: MainWindow
) -> None:
    boundary = window._views["boundary"]
    boundary.setFocus()
    press(Key.Key_Return, Key.Key_Right)
    assert boundary.is_entered
    press(Key.Key_Period)
    wait_for(qtbot, window, (0, 1))
    assert not boundary.is_entered
    boundary.setFocus()
    press(Key.Key_Return)
    press(Key.Key_Space)
    wait_for_phase(qtbot, window, Phase.RUNNING)
    assert not boundary.is_entered
    press(Key.Key_Space)
    wait_for_phase(qtbot, window, Phase.PAUSED)


def test_the_timeline_goes_far_once_it_is_entered_and_never_takes_right(qtbot: QtBot, window: MainWindow) -> None:
    for expected in (1, 2, 3):
        press(Key.Key_Right)
        wait_for(qtbot, window, (expected, None))
    timeline = window._timeline_presenter.timeline
    timeline.setFocus()
    press(Key.Key_Home)
    press(Key.Key_Right)
    wait_for(qtbot, window, (4, None))
    press(Key.Key_Return, Key.Key_Home)
    wait_for(qtbot, window, (0, None))
    assert timeline.is_entered
    press(Key.Key_Right)
    wait_for(qtbot, window, (1, None))
    press(Key.Key_End)
    wait_for(qtbot, window, (4, None))
    press(Key.Key_Right)
    wait_for(qtbot, window, (5, None))


def test_return_takes_the_value_and_gives_the_keys_to_the_run(qtbot: QtBot, window: MainWindow) -> None:
    control = type_into(window, "learning_rate", "0.7")
    assert epoch(window) == (0, None)
    press(Key.Key_Return)
    assert not control.hasFocus()
    press(Key.Key_Period)
    wait_for(qtbot, window, (0, 1))
    press(Key.Key_Right)
    wait_for(qtbot, window, (1, None))
    assert (control.text(), window._status.config.learning_rate) == ("0.7", 0.7)


def test_a_wrong_value_keeps_the_focus_until_escape(window: MainWindow) -> None:
    control = type_into(window, "learning_rate", "abc")
    press(Key.Key_Return)
    assert control.hasFocus()
    press(Key.Key_Escape)
    assert (control.text(), control.hasFocus()) == ("0.5", False)


def test_a_text_that_is_typed_keeps_its_keys(window: MainWindow) -> None:
    shortcuts = window._actions
    heard: list[str] = []
    for action in shortcuts.values():
        action.triggered.connect(lambda _=False, action=action: heard.append(action.objectName()))
    control = type_into(window, "learning_rate", "0.5 bpf[],.")
    press(Key.Key_Left, Key.Key_Right, Key.Key_Home, Key.Key_End)
    QTest.keyClick(control, Key.Key_A, CTRL)
    QTest.keyClick(control, Key.Key_C, CTRL)
    QTest.keyClick(control, Key.Key_Z, CTRL)
    assert heard == []
    assert QApplication.clipboard().text() == "0.5 bpf[],."


@pytest.mark.parametrize("name", ["network", "boundary", "loss", "weights", "inspector"])
def test_a_click_on_any_view_ends_the_typing(window: MainWindow, name: str) -> None:
    widen(window)
    window._dock_area.bring_to_front(name)
    control = type_into(window, "learning_rate", "0.7")
    view = window._views[name]
    assert view.isVisible()
    place = view.rect().center() if name != "inspector" else QPoint(3, 3)
    QTest.mouseClick(view.childAt(place) or view, Qt.MouseButton.LeftButton)
    assert not control.hasFocus()
    assert window._config_panel.config.learning_rate == 0.7


def test_a_click_on_a_label_of_the_window_ends_the_typing(window: MainWindow) -> None:
    control = type_into(window, "learning_rate", "0.7")
    label = next(label for label in window._run_bar.findChildren(QLabel) if label.isVisible())
    QTest.mouseClick(label, Qt.MouseButton.LeftButton)
    assert not control.hasFocus()


@pytest.mark.parametrize("name", ["network", "boundary", "loss", "weights", "inspector"])
def test_a_view_that_is_clicked_says_that_it_takes_keys(window: MainWindow, name: str) -> None:
    view = window._views[name]
    part = view.findChild(Heatmap) or view.childAt(view.rect().center()) or view
    QTest.mouseClick(part, Qt.MouseButton.LeftButton)
    focused = QApplication.focusWidget()
    assert isinstance(focused, TakesKeys)
    assert focused.is_entered
    assert focused is view or view.isAncestorOf(focused)


def test_no_ring_is_seen_at_the_start(window: MainWindow) -> None:
    assert QApplication.focusWidget() is window


@pytest.mark.parametrize("close", ["dock", "message", "view"])
def test_the_focus_goes_to_the_run_when_its_widget_goes(window: MainWindow, close: str) -> None:
    widen(window)
    closers: dict[str, tuple[QWidget, Callable[[], object]]] = {
        "dock": (window._views["boundary"], window._dock_area.docks["boundary"].close),
        "message": (window._message_bar._close_button, window._message_bar.close_message),
        "view": (window._views["network"], lambda: window._views["network"].setEnabled(False)),
    }
    window.messages.show_info("note", [])
    widget, do = closers[close]
    widget.setFocus()
    assert widget.hasFocus()
    do()
    assert QApplication.focusWidget() is window


def test_a_clicker_presents_an_update_and_leaves(qtbot: QtBot, window: MainWindow) -> None:
    press(Key.Key_F5)
    stage = window._stage_presenter.stage
    qtbot.waitUntil(lambda: stage.isActiveWindow() and stage.hasFocus())
    press(Key.Key_Period)
    wait_for(qtbot, window, (0, 1))
    press(Key.Key_PageDown)
    wait_for(qtbot, window, (0, 2))
    press(Key.Key_PageUp)
    wait_for(qtbot, window, (0, 1))
    press(Key.Key_2)
    shown = stage.names
    press(Key.Key_F5)  # as a clicker does that has one key to begin and to end
    assert stage.isVisible()
    assert stage.names == shown
    press(Key.Key_B)
    qtbot.waitUntil(lambda: len(window._timeline_presenter.timeline._bookmarks) == 1)
    press(Key.Key_B)
    qtbot.waitUntil(lambda: not window._timeline_presenter.timeline._bookmarks)
    press(Key.Key_Escape)
    qtbot.waitUntil(window.isActiveWindow)
    assert not stage.isVisible()
    assert epoch(window) == (0, 1)
    press(Key.Key_Escape)
    wait_for(qtbot, window, (0, None))
    press(Key.Key_Right)
    wait_for(qtbot, window, (1, None))


def test_shift_and_an_arrow_make_single_updates_and_take_them_back(qtbot: QtBot, window: MainWindow) -> None:
    def press_shift(key: Key) -> None:
        QTest.keyClick(QApplication.focusWidget(), key, SHIFT)

    def wait_for_update(epoch: int, update: int) -> None:
        qtbot.waitUntil(lambda: (window._frame.point.epoch, window._frame.point.update) == (epoch, update))

    press_shift(Key.Key_Right)  # all samples at once: an update is an epoch
    wait_for_update(1, 0)
    press_shift(Key.Key_Left)
    wait_for_update(0, 0)
    window._controller.configure.emit(replace(window._status.config, batch_size=100))
    qtbot.waitUntil(lambda: window._frame.batch.count == 3)
    for place in ((0, 1), (0, 2), (1, 0), (1, 1)):
        press_shift(Key.Key_Right)
        wait_for_update(*place)
    assert window.windowTitle() == "Layerscope – epoch 1, update 1 of 3"
    press_shift(Key.Key_Left)
    wait_for_update(1, 0)
    press_shift(Key.Key_Left)
    wait_for_update(0, 2)
    press(Key.Key_Left)  # to the beginning of the epoch
    wait_for_update(0, 0)
    press_shift(Key.Key_Right)
    press(Key.Key_Right)  # the rest of it
    wait_for_update(1, 0)
    boundary = window._views["boundary"]
    boundary.setFocus()
    press(Key.Key_Return)
    press_shift(Key.Key_Right)  # which is the view's now
    press(Key.Key_Escape)
    press_shift(Key.Key_Right)
    wait_for_update(1, 1)
