"""The timeline: what it asks for, and what it shows."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.panels.timeline.timeline import Timeline
from mlp_engine import Frame
from tests.app.panels.timeline.timelines import REQUEST, place
from tests.app.recorder import Recorder


def drag(timeline: Timeline, qtbot: QtBot, *epochs: int) -> None:
    """Press at the first of some epochs, and move over the others without letting go."""
    qtbot.mousePress(timeline, Qt.MouseButton.LeftButton, pos=place(timeline, epochs[0]))
    for epoch in epochs[1:]:
        qtbot.mouseMove(timeline, place(timeline, epoch))


# ------------------------------------------------------------------------------------------------------- asking


def test_click_asks_for_the_epoch_there(timeline: Timeline, frames: dict[int, Frame], qtbot: QtBot) -> None:
    asked = Recorder(timeline.epoch_requested)
    timeline.show_frame(frames[200])
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=place(timeline, 50))
    assert asked.payloads == [50]


def test_showing_frames_asks_for_nothing(timeline: Timeline, frames: dict[int, Frame]) -> None:
    asked = Recorder(timeline.epoch_requested)
    for epoch, frame in frames.items():
        timeline.show_frame(frame)
        assert timeline.value() == epoch
    assert len(asked) == 0


def test_while_dragging_one_request_is_under_way_and_the_newest_wish_follows(
    timeline: Timeline, frames: dict[int, Frame], qtbot: QtBot
) -> None:
    asked = Recorder(timeline.epoch_requested)
    timeline.show_frame(frames[200])
    drag(timeline, qtbot, 50, 60, 65, 70)
    assert asked.payloads == [50]
    timeline.show_frame(frames[50])
    assert asked.payloads == [50, 70]
    assert timeline.value() == 70
    timeline.show_frame(frames[70])
    assert asked.payloads == [50, 70]
    qtbot.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=place(timeline, 70))
    assert asked.payloads == [50, 70]


def test_last_wish_is_asked_for_at_release_without_waiting(
    timeline: Timeline, frames: dict[int, Frame], qtbot: QtBot
) -> None:
    asked = Recorder(timeline.epoch_requested)
    timeline.show_frame(frames[200])
    drag(timeline, qtbot, 50, 60, 190)
    qtbot.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=place(timeline, 190))
    assert asked.payloads == [50, 190]
    timeline.show_frame(frames[50])
    timeline.show_frame(frames[190])
    assert timeline.value() == 190
    assert asked.payloads == [50, 190]


def test_frames_of_a_run_do_not_pull_the_handle_from_the_hand(
    timeline: Timeline, frames: dict[int, Frame], qtbot: QtBot
) -> None:
    timeline.show_frame(frames[190])
    drag(timeline, qtbot, 50)
    timeline.show_frame(frames[200])
    assert timeline.value() == 50


@pytest.mark.parametrize(
    ("key", "epoch"),
    [
        (Qt.Key.Key_PageUp, 60),
        (Qt.Key.Key_PageDown, 40),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, 200),
    ],
)
def test_keys_lead_far(timeline: Timeline, frames: dict[int, Frame], qtbot: QtBot, key: Qt.Key, epoch: int) -> None:
    asked = Recorder(timeline.epoch_requested)
    timeline.show_frame(frames[50])
    qtbot.keyClick(timeline, key)
    assert asked.payloads == [epoch]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_B, Qt.Key.Key_Return])
def test_other_keys_are_left_to_the_window(timeline: Timeline, key: Qt.Key) -> None:
    override = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
    override.ignore()
    QApplication.sendEvent(timeline, override)
    assert not override.isAccepted()


def test_held_key_ends_at_the_epoch_of_the_handle(timeline: Timeline, frames: dict[int, Frame], qtbot: QtBot) -> None:
    asked = Recorder(timeline.epoch_requested)
    timeline.show_frame(frames[200])
    for _ in range(10):
        qtbot.keyClick(timeline, Qt.Key.Key_Left)
    assert asked.payloads == [199]
    timeline.show_frame(frames[190])
    assert asked.payloads == [199, 190]


@pytest.mark.parametrize(("delta", "epoch"), [(120, 52), (-240, 46), (30, None)])
def test_wheel_moves_by_hundredths(timeline: Timeline, frames: dict[int, Frame], delta: int, epoch: int | None) -> None:
    asked = Recorder(timeline.epoch_requested)
    timeline.show_frame(frames[50])
    no_button, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    where = QPointF(place(timeline, 100))
    wheel = QWheelEvent(
        where, where, QPoint(), QPoint(0, delta), no_button, Qt.KeyboardModifier.NoModifier, phase, False
    )
    QApplication.sendEvent(timeline, wheel)
    assert asked.payloads == ([] if epoch is None else [epoch])


def test_wish_of_a_run_that_is_gone_is_forgotten(
    timeline: Timeline, frames: dict[int, Frame], qtbot: QtBot, make_frame: Callable[..., Frame]
) -> None:
    asked = Recorder(timeline.epoch_requested)
    timeline.show_frame(frames[200])
    qtbot.keyClick(timeline, Qt.Key.Key_Left)
    qtbot.keyClick(timeline, Qt.Key.Key_Left)
    assert asked.payloads == [199]
    timeline.show_frame(make_frame(3, REQUEST))
    assert timeline.value() == 3
    assert asked.payloads == [199]


def test_screen_reader_reads_and_sets_the_epoch(timeline: Timeline, frames: dict[int, Frame]) -> None:
    asked = Recorder(timeline.epoch_requested)
    timeline.show_frame(frames[50])
    interface = QAccessible.queryAccessibleInterface(timeline)
    value = interface.valueInterface()
    assert interface.role() == QAccessible.Role.Slider
    assert (value.minimumValue(), value.currentValue(), value.maximumValue()) == (0, 50, 200)
    value.setCurrentValue(60)
    assert asked.payloads == [60]


def test_texts_follow_the_language(timeline: Timeline, speak_foreign: Callable[[], None]) -> None:
    speak_foreign()
    assert timeline.accessibleName() == "译Timeline"
    assert timeline.accessibleDescription().startswith("译")
