"""Labels of the timeline: none over another, none cut."""

from collections.abc import Callable
from itertools import combinations
from typing import ClassVar

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from pytestqt.qtbot import QtBot

from app.panels.timeline import painter
from app.panels.timeline.bookmarks import Bookmark
from app.panels.timeline.timeline import Timeline
from app.views.curves import timeline_ground
from app.views.painting import cached_layer
from mlp_engine import Frame
from tests.app.panels.timeline.timelines import place
from tests.app.views.runs_to_draw import FONT_SCALES, write_larger

__all__ = ["write_larger"]
Texts = list[tuple[str, QRectF]]


class RecordingPainter(QPainter):
    """Notes what is written, and where its font needs room."""

    texts: ClassVar[Texts] = []

    def drawText(self, box: QRectF, flags: Qt.AlignmentFlag, text: str) -> None:  # type: ignore[override]
        if text:
            metrics = QFontMetricsF(self.font())
            needed = QRectF(0, 0, metrics.horizontalAdvance(text), metrics.tightBoundingRect(text).height())
            needed.moveCenter(box.center())
            self.texts.append((text, needed))


@pytest.fixture
def texts(monkeypatch: pytest.MonkeyPatch) -> Texts:
    monkeypatch.setattr("app.panels.timeline.timeline.QPainter", RecordingPainter)
    monkeypatch.setattr(cached_layer, "is_seen", lambda *_: False)  # it paints its ground anew each time
    RecordingPainter.texts = []
    return RecordingPainter.texts


def readable(timeline: Timeline, texts: Texts) -> list[str]:
    texts.clear()
    timeline.repaint()
    edge = QRectF(timeline.rect()).adjusted(-1, -1, 1, 1)
    assert [text for text, needed in texts if not edge.contains(needed)] == []
    assert [(a, b) for (a, one), (b, other) in combinations(texts, 2) if one.intersects(other)] == []
    return [text for text, _ in texts]


@pytest.mark.parametrize("scale", FONT_SCALES)
def test_the_number_at_the_handle_stays_and_ticks_give_way(
    timeline: Timeline,
    texts: Texts,
    frames: dict[int, Frame],
    scale: float,
    write_larger: Callable[[float], None],
) -> None:
    write_larger(scale)
    timeline.resize(700, timeline.sizeHint().height())
    for epoch, frame in frames.items():
        timeline.show_frame(frame)
        timeline.resize(701, timeline.sizeHint().height())
        shown = readable(timeline, texts)
        assert shown.count(str(epoch)) == 1
        assert len(shown) > 3


def test_a_tick_comes_back_when_the_handle_has_left(timeline: Timeline, texts: Texts, frames: dict[int, Frame]) -> None:
    timeline.show_frame(frames[200])
    ticks = [text for text in readable(timeline, texts) if text != "200"]
    for shown in range(0, 200, 3):
        timeline.setValue(shown)
        missing = {*ticks} - {*readable(timeline, texts)}
        assert len(missing) <= 2
        x = timeline.track().x(shown)
        assert all(abs(timeline.track().x(int(text)) - x) < 60 for text in missing)


@pytest.mark.parametrize("scale", FONT_SCALES)
@pytest.mark.parametrize("epochs", [(22, 23), (0, 1, 2), (198, 199, 200), (50, 52, 54, 190), (10, 60, 110)])
def test_tags_of_bookmarks_do_not_lie_on_each_other(
    timeline: Timeline,
    texts: Texts,
    frames: dict[int, Frame],
    epochs: tuple[int, ...],
    scale: float,
    write_larger: Callable[[float], None],
) -> None:
    write_larger(scale)
    timeline.resize(700, timeline.sizeHint().height())
    timeline.show_frame(frames[200])
    timeline.show_bookmarks([Bookmark(epoch, "a long name") for epoch in epochs])
    shown = readable(timeline, texts)
    assert any(text.startswith("1") and text not in ("10", "100", "150") for text in shown)  # the first one is there


def test_a_bookmark_without_a_tag_can_be_named_and_clicked(timeline: Timeline, frames: dict[int, Frame]) -> None:
    timeline.show_frame(frames[200])
    timeline.show_bookmarks([Bookmark(60), Bookmark(61, "second")])
    pole = QPointF(timeline.track().x(61), 8)
    assert timeline.tip(pole) == "Bookmark: second"


def test_what_the_pointer_reads_lies_under_the_tags(
    timeline: Timeline, texts: Texts, frames: dict[int, Frame], qtbot: QtBot, write_larger: Callable[[float], None]
) -> None:
    for scale in FONT_SCALES:
        write_larger(scale)
        timeline.resize(700, timeline.sizeHint().height())
        timeline.show_frame(frames[200])
        timeline.show_bookmarks([Bookmark(60), Bookmark(100, "plateau")])
        for epoch in (58, 99, 104, 130, 200):
            qtbot.mouseMove(timeline, place(timeline, epoch))
            assert any(text.startswith("epoch ") for text in readable(timeline, texts))


def test_the_line_of_the_handle_does_not_go_through_a_tag() -> None:
    tag = QRectF(100.0, 2.0, 40.0, 15.0)
    flags = [painter.Flag(100.0, tag, "1 plateau"), painter.Flag(300.0, QRectF(298.0, 2.0, 6.0, 15.0), "")]
    assert painter.below_flags(120.0, flags) == tag.bottom()
    assert painter.below_flags(100.0, flags) == painter.below_flags(300.0, flags) == painter.TOP


def test_large_epochs_at_the_edge_are_whole(timeline: Timeline, texts: Texts) -> None:
    track = timeline_ground.Track(QRectF(16, 8, 800, 30), 1_000_000)
    labels = timeline_ground.EpochLabels(track, timeline.font())
    assert all(labels.place(epoch).left() >= 0.0 for epoch in labels.epochs())
    assert all(labels.place(epoch).right() <= 832.0 for epoch in labels.epochs())
