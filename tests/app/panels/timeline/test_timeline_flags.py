"""Bookmarks in the timeline."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app.panels.timeline import painter
from app.panels.timeline.bookmarks import LONGEST_NAME, Bookmark
from app.panels.timeline.painter import PADDING, flags_of
from app.panels.timeline.timeline import Timeline
from app.style.theme import LIGHT
from app.views.curves.timeline_ground import SIDE
from mlp_engine import Frame
from tests.app.panels.timeline.timelines import grabbed
from tests.app.recorder import Recorder

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


def test_tags_never_overlap_and_all_that_have_room_are_there(timeline: Timeline, frames: dict[int, Frame]) -> None:
    timeline.show_frame(frames[200])
    track, metrics = timeline.track(), QFontMetricsF(timeline.font())
    bookmarks = [Bookmark(epoch, "n" * (epoch % 7) * 9) for epoch in range(201)]
    flags = flags_of(bookmarks, track, metrics)
    assert [flag.pole for flag in flags] == [round(track.x(bookmark.epoch)) for bookmark in bookmarks]
    tags = [flag.tag for flag in flags if flag.text]
    assert len(tags) > 10
    assert not any(a.intersects(b) for a, b in combinations(tags, 2))
    for i, flag in enumerate(flags):
        least = QRectF(flag.pole, flag.tag.top(), metrics.horizontalAdvance(f"{i + 1}") + 2 * PADDING, 1.0)
        has_room = least.right() <= track.area.right() + SIDE
        assert flag.text or not has_room or any(least.intersects(tag) for tag in tags)


def test_measuring_is_bounded_by_the_room_and_not_by_the_bookmarks(
    timeline: Timeline, frames: dict[int, Frame], monkeypatch: pytest.MonkeyPatch
) -> None:
    timeline.show_frame(frames[200])
    asked = []
    tag_text = painter._tag_text
    monkeypatch.setattr(painter, "_tag_text", lambda *values: (asked.append(values), tag_text(*values))[1])
    bookmarks = [Bookmark(epoch % 201, f"{epoch:060}") for epoch in range(2010)]
    flags_of(sorted(bookmarks), timeline.track(), QFontMetricsF(timeline.font()))
    assert len(asked) < timeline.width() / PADDING


def test_name_that_is_typed_is_not_longer_than_it_may_be(timeline: Timeline) -> None:
    timeline.menu.offer(60, MARKS[1], timeline.mapToGlobal(QPoint()))
    trigger(timeline, "Rename…")
    dialog = timeline.findChild(QInputDialog)
    QTest.keyClicks(dialog.findChild(QLineEdit), "n" * (LONGEST_NAME + 20))
    assert len(dialog.textValue()) == LONGEST_NAME
    dialog.close()
    timeline.menu.close()


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
    return [action.text().replace("&", "") for action in timeline.menu.actions()]


def trigger(timeline: Timeline, text: str) -> None:
    next(action for action in timeline.menu.actions() if action.text().replace("&", "") == text).trigger()


def test_menu_of_a_flag_names_removes_and_compares(
    timeline: Timeline, frames: dict[int, Frame], monkeypatch: pytest.MonkeyPatch
) -> None:
    toggled, compared = Recorder(timeline.menu.toggled), Recorder(timeline.menu.comparison_requested)
    renamed = Recorder(timeline.menu.renamed)
    timeline.show_frame(frames[200])
    timeline.show_bookmarks(MARKS)
    texts = open_menu(timeline, QContextMenuEvent.Reason.Mouse, flag(timeline, 60))
    assert texts == ["Rename…", "Remove", "Compare with…"]
    for text in ("Remove", "Compare with…", "Rename…"):
        trigger(timeline, text)
    (dialog,) = timeline.findChildren(QInputDialog)
    assert dialog.textValue() == "plateau"
    dialog.setTextValue("valley")
    dialog.accept()
    assert (toggled.payloads, compared.payloads, renamed.payloads) == ([60], [60], [(60, "valley")])


def test_menu_key_offers_the_epoch_of_the_handle(timeline: Timeline, frames: dict[int, Frame]) -> None:
    toggled = Recorder(timeline.menu.toggled)
    timeline.show_frame(frames[70])
    timeline.show_bookmarks(MARKS)
    assert open_menu(timeline, QContextMenuEvent.Reason.Keyboard, QPoint()) == ["Bookmark epoch 70"]
    trigger(timeline, "Bookmark epoch 70")
    assert toggled.payloads == [70]
    timeline.show_frame(frames[50])
    assert "Remove" in open_menu(timeline, QContextMenuEvent.Reason.Keyboard, QPoint())
