"""The timeline: what it asks for, and what it shows."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QContextMenuEvent, QImage, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QInputDialog
from pytestqt.qtbot import QtBot

from app.panels.timeline.bookmarks import Bookmark
from app.panels.timeline.timeline import Timeline
from app.style.theme import DARK, LIGHT
from mlp_engine import Frame, FrameRequest, RunConfig, Session
from tests.app.recorder import PaintCounter, Recorder

REQUEST = FrameRequest(resolution=0)


@pytest.fixture(scope="module")
def frames() -> dict[int, Frame]:
    """A run of 200 epochs seen at some of them, once all are trained."""
    session = Session(RunConfig())
    while session.epoch < 200:
        session.step()
    return {epoch: seen_at(session, epoch) for epoch in (200, 50, 60, 70, 190)}


def seen_at(session: Session, epoch: int) -> Frame:
    session.rewind(epoch)
    while session.epoch < epoch:
        session.step()
    return session.frame(REQUEST)


@pytest.fixture
def timeline(qtbot: QtBot) -> Iterator[Timeline]:
    timeline = Timeline()
    qtbot.addWidget(timeline)
    timeline.resize(832, timeline.sizeHint().height())  # 800 px for the epochs
    timeline.show()
    yield timeline
    timeline.menu.close()


def place(timeline: Timeline, epoch: int) -> QPoint:
    return QPoint(round(timeline.track().x(epoch)), timeline.height() // 2)


def drag(timeline: Timeline, qtbot: QtBot, *epochs: int) -> None:
    """Press at the first of some epochs, and move over the others without letting go."""
    qtbot.mousePress(timeline, Qt.MouseButton.LeftButton, pos=place(timeline, epochs[0]))
    for epoch in epochs[1:]:
        qtbot.mouseMove(timeline, place(timeline, epoch))


def grabbed(timeline: Timeline) -> QImage:
    QApplication.processEvents()
    return timeline.grab().toImage()


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
        (Qt.Key.Key_Left, 49),
        (Qt.Key.Key_Right, 51),
        (Qt.Key.Key_PageUp, 60),
        (Qt.Key.Key_PageDown, 40),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, 200),
    ],
)
def test_keys_move_and_are_kept_from_the_window(
    timeline: Timeline, frames: dict[int, Frame], qtbot: QtBot, key: Qt.Key, epoch: int
) -> None:
    asked = Recorder(timeline.epoch_requested)
    timeline.show_frame(frames[50])
    override = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
    override.ignore()
    QApplication.sendEvent(timeline, override)
    assert override.isAccepted()
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


# ------------------------------------------------------------------------------------------------------ showing


def test_handle_stands_at_the_epoch_and_later_ones_are_pale(timeline: Timeline, frames: dict[int, Frame]) -> None:
    for theme in (LIGHT, DARK):
        timeline.apply_theme(theme)
        timeline.show_frame(frames[50])
        image = grabbed(timeline)
        columns = [x for x in range(image.width()) if image.pixelColor(x, 3) == QColor(theme.accent)]
        assert np.mean(columns) == pytest.approx(timeline.track().x(50), abs=1)
        assert QColor(theme.curve_colors[0]) in colors_in(image, 20, 210)
        assert QColor(theme.curve_colors[0]) not in colors_in(image, 260, 790)


def colors_in(image: QImage, left: int, right: int) -> list[QColor]:
    return [image.pixelColor(x, y) for x in range(left, right) for y in range(2, image.height() - 20)]


def test_newest_epoch_is_at_the_right_end(timeline: Timeline, frames: dict[int, Frame]) -> None:
    timeline.show_frame(frames[200])
    assert timeline.track().x(timeline.value()) == timeline.track().area.right()


def test_picture_is_the_loss_of_the_whole_run(timeline: Timeline, frames: dict[int, Frame]) -> None:
    timeline.show_frame(frames[50])
    (line,) = timeline._ground._picture.lines
    heights = np.array([point.y() for point in line.toList()])
    assert len(heights) == 201
    loss = frames[50].recorded.loss
    shares = (heights - heights[0]) / (heights[-1] - heights[0])
    assert np.allclose(shares, np.log(loss / loss[0]) / np.log(loss[-1] / loss[0]))


def test_mark_of_the_lowest_loss_names_it(timeline: Timeline, frames: dict[int, Frame]) -> None:
    timeline.show_frame(frames[200])
    assert timeline._ground._picture.lowest is not None
    spot, lowest = timeline._ground._picture.lowest
    loss = frames[200].curves.loss
    assert (lowest.epoch, lowest.loss) == (int(loss.argmin()), float(loss.min()))
    assert timeline.tip(spot) == f"Lowest loss: {loss.min():.4f}, at epoch {loss.argmin()}"


def test_first_epoch_alone_is_an_empty_scale(timeline: Timeline, make_frame: Callable[..., Frame]) -> None:
    timeline.show_frame(make_frame(0, REQUEST))
    image = grabbed(timeline)
    assert image.pixelColor(round(timeline.track().area.left()), 3) == QColor(LIGHT.accent)
    assert (timeline.minimum(), timeline.maximum()) == (0, 0)


def test_loss_that_is_not_computed_yet_is_not_told(timeline: Timeline) -> None:
    session = Session(RunConfig())
    session.look_on()
    timeline.show_frame(session.frame(REQUEST))
    grabbed(timeline)
    assert timeline.reading(0) == "epoch 0"
    session.look_at_all()
    while session.epoch < 5:
        session.step()
    session.look_on()
    frame = session.frame(REQUEST)
    timeline.show_frame(frame)
    assert timeline.reading(5) == "epoch 5"
    assert timeline.reading(4) == f"epoch 4, loss {frame.recorded.loss[4]:.4f}"


def test_pointer_reads_an_epoch_of_the_run(timeline: Timeline, frames: dict[int, Frame], qtbot: QtBot) -> None:
    timeline.show_frame(frames[50])
    before = grabbed(timeline)
    qtbot.mouseMove(timeline, place(timeline, 120))
    assert grabbed(timeline) != before
    assert timeline.reading(120) == f"epoch 120, loss {frames[50].recorded.loss[120]:.4f}"


def test_left_run_has_room(timeline: Timeline) -> None:
    session = Session(RunConfig())
    while session.epoch < 100:
        session.step()
    seen_at(session, 40)
    session.change(replace(session.config, learning_rate=0.1))
    session.step()
    timeline.show_frame(session.frame(REQUEST))
    (line,) = timeline._ground._picture.left_lines
    assert line.last().x() == timeline.track().area.right()
    assert timeline.maximum() == 41


def test_curve_follows_a_run_that_branches_and_is_as_long_again(timeline: Timeline, frames: dict[int, Frame]) -> None:
    timeline.show_frame(frames[200])
    before = grabbed(timeline)
    other = Session(RunConfig(learning_rate=0.1))
    while other.epoch < 200:
        other.step()
    timeline.show_frame(other.frame(REQUEST))
    assert grabbed(timeline) != before


def test_hidden_timeline_draws_when_it_is_shown(timeline: Timeline, frames: dict[int, Frame]) -> None:
    timeline.hide()
    timeline.show_frame(frames[200])
    assert timeline.maximum() == 0
    timeline.show()
    assert (timeline.value(), timeline.maximum()) == (200, 200)


def test_curve_is_not_worked_out_anew_while_the_run_stands_still(
    timeline: Timeline, frames: dict[int, Frame], monkeypatch: pytest.MonkeyPatch
) -> None:
    timeline.show_frame(frames[200])
    taken: list[object] = []
    monkeypatch.setattr(timeline._ground._picture, "take", lambda *args: taken.append(args))
    counter = PaintCounter(timeline)
    for epoch in (50, 60, 70):
        timeline.show_frame(frames[epoch])
        timeline.repaint()
    assert taken == []
    assert len(counter.painted) >= 3


# ---------------------------------------------------------------------------------------------------- bookmarks

MARKS = (Bookmark(50), Bookmark(60, "plateau"), Bookmark(190))


def flag(timeline: Timeline, epoch: int) -> QPoint:
    return QPoint(round(timeline.track().x(epoch)) + 4, 6)


def test_flags_are_painted_and_named(timeline: Timeline, frames: dict[int, Frame]) -> None:
    timeline.show_frame(frames[200])
    timeline.show_bookmarks(MARKS)
    image = grabbed(timeline)
    for bookmark in MARKS:
        x = round(timeline.track().x(bookmark.epoch))
        assert image.pixelColor(x, timeline.height() // 2) == QColor(LIGHT.warning)
    assert timeline.tip(QPointF(flag(timeline, 60))) == "Bookmark: plateau"
    assert timeline.tip(QPointF(flag(timeline, 190))) == "Bookmark: epoch 190"
    assert timeline.tip(QPointF(flag(timeline, 120))) == ""


def test_click_on_a_flag_chooses_its_bookmark(timeline: Timeline, frames: dict[int, Frame], qtbot: QtBot) -> None:
    asked, chosen = Recorder(timeline.epoch_requested), Recorder(timeline.bookmark_chosen)
    timeline.show_frame(frames[200])
    timeline.show_bookmarks(MARKS)
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=flag(timeline, 60))
    assert chosen.payloads == [60]
    assert len(asked) == 0


def open_menu(timeline: Timeline, reason: QContextMenuEvent.Reason, where: QPoint) -> list[str]:
    event = QContextMenuEvent(reason, where, timeline.mapToGlobal(where))
    QApplication.sendEvent(timeline, event)
    return [action.text().replace("&", "") for action in timeline.menu.actions() if action.isVisible()]


def test_menu_of_a_flag_names_removes_and_compares(
    timeline: Timeline, frames: dict[int, Frame], monkeypatch: pytest.MonkeyPatch
) -> None:
    toggled, compared = Recorder(timeline.bookmark_toggled), Recorder(timeline.comparison_requested)
    renamed = Recorder(timeline.bookmark_renamed)
    timeline.show_frame(frames[200])
    timeline.show_bookmarks(MARKS)
    texts = open_menu(timeline, QContextMenuEvent.Reason.Mouse, flag(timeline, 60))
    assert texts == ["Rename…", "Remove", "Compare with…"]
    timeline.menu.remove.trigger()
    timeline.menu.compare.trigger()
    timeline.menu.rename.trigger()
    (dialog,) = timeline.findChildren(QInputDialog)
    assert dialog.textValue() == "plateau"
    dialog.setTextValue("valley")
    dialog.accept()
    assert (toggled.payloads, compared.payloads, renamed.payloads) == ([60], [60], [(60, "valley")])


def test_menu_key_offers_the_epoch_of_the_handle(timeline: Timeline, frames: dict[int, Frame]) -> None:
    toggled = Recorder(timeline.bookmark_toggled)
    timeline.show_frame(frames[70])
    timeline.show_bookmarks(MARKS)
    assert open_menu(timeline, QContextMenuEvent.Reason.Keyboard, QPoint()) == ["Bookmark epoch 70"]
    timeline.menu.add.trigger()
    assert toggled.payloads == [70]
    timeline.show_frame(frames[50])
    assert "Remove" in open_menu(timeline, QContextMenuEvent.Reason.Keyboard, QPoint())


def test_texts_follow_the_language(timeline: Timeline, speak_foreign: Callable[[], None]) -> None:
    speak_foreign()
    assert timeline.accessibleName() == "译Timeline"
    assert timeline.accessibleDescription().startswith("译")
