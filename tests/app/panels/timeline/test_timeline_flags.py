"""Bookmarks in the timeline."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QInputDialog
from pytestqt.qtbot import QtBot

from app.panels.timeline.bookmarks import Bookmark
from app.panels.timeline.timeline import Timeline
from app.style.theme import LIGHT
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
