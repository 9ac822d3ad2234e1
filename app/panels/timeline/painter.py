"""What moves over the ground of the timeline: flags, the handle, and what the pointer reads."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from app.panels.timeline.bookmarks import Bookmark
from app.style.theme import Theme, color, mixed
from app.views.curves.timeline_ground import MARK, SIDE, Track
from app.views.painting.areas import NO_OUTLINE, draw_plate

FUTURE = 0.68  # how much of the ground covers what is still to come
PADDING = 5.0  # px, beside the text in a handle, a flag or a reading
LONGEST_NAME = 130.0  # px
TOP = 2.0  # px, where poles and lines begin
POLE = 2.0  # px


class Flag(NamedTuple):
    """The flag of a bookmark: its pole, its tag, and what stands there; without a text there is no tag."""

    pole: float
    tag: QRectF
    text: str

    def contains(self, place: QPointF) -> bool:
        """Tell whether a place is on the flag."""
        return self.tag.contains(place)


def flags_of(bookmarks: Sequence[Bookmark], track: Track, metrics: QFontMetricsF) -> list[Flag]:
    """Return the flag of each bookmark; on its tag is its number or, where there is room, its name.

    A tag that would lie on one before gives way: of such a flag there is the pole alone.
    """
    flags: list[Flag] = []
    edge, reach = track.area.right() + SIDE, 0.0  # up to where tags lie
    for i, bookmark in enumerate(bookmarks):
        pole = round(track.x(bookmark.epoch))
        text, tag = "", QRectF(pole - POLE, TOP, 3 * POLE, metrics.height())
        if pole >= reach:  # else nothing needs to be measured
            end = track.x(bookmarks[i + 1].epoch) - PADDING if i + 1 < len(bookmarks) else edge
            words = _tag_text(f"{i + 1}", bookmark.name, min(end - pole, LONGEST_NAME) - 2 * PADDING, metrics)
            wide = QRectF(pole, TOP, metrics.horizontalAdvance(words) + 2 * PADDING, metrics.height())
            if wide.right() > edge:
                wide.moveRight(pole + POLE)
            if wide.left() >= reach:
                text, tag, reach = words, wide, wide.right()
        flags.append(Flag(pole, tag, text))
    return flags


def _tag_text(number: str, name: str, room: float, metrics: QFontMetricsF) -> str:
    """Return the number and as much of the name as has room; of a name, two letters are the least."""
    if not name or room <= metrics.horizontalAdvance(f"{number} {name[:2]}…"):
        return number
    return metrics.elidedText(f"{number} {name}", Qt.TextElideMode.ElideRight, room)


def paint_flags(painter: QPainter, flags: Sequence[Flag], track: Track, theme: Theme) -> None:
    """Draw the flags, their tags over all poles."""
    for flag in flags:
        painter.fillRect(QRectF(flag.pole, TOP, POLE, track.area.bottom() - TOP), color(theme.warning))
    for flag in flags:
        if flag.text:
            draw_plate(painter, flag.tag, color(theme.warning), 2.0)
            painter.setPen(color(theme.panel))
            painter.drawText(flag.tag, Qt.AlignmentFlag.AlignCenter, flag.text)


def below_flags(x: float, flags: Sequence[Flag]) -> float:
    """Return how high an upright line at ``x`` may reach: not through what is written on a tag."""
    crossed = [flag.tag.bottom() for flag in flags if flag.text and flag.tag.left() + POLE < x < flag.tag.right()]
    return max(crossed, default=TOP)


def paint_future(painter: QPainter, x: float, newest: int, track: Track, theme: Theme) -> None:
    """Fade what the run has trained behind a place; the line of a run that was left is pale anyhow."""
    later = QRectF(track.area.adjusted(0, -MARK, 0, 0))
    later.setLeft(x)
    later.setRight(track.x(newest) + 2 * MARK)
    painter.fillRect(later, color(theme.panel, FUTURE))


def pill_place(x: float, text: str, track: Track, metrics: QFontMetricsF) -> QRectF:
    """Return where the number of the epoch stands at the foot of the handle; all that would be there gives way."""
    width = max(metrics.horizontalAdvance(text) + 2 * PADDING, metrics.height() + PADDING)
    edges = track.area.adjusted(-SIDE, 0, SIDE, 0)
    left = min(max(x - width / 2, edges.left() + 2), edges.right() - width - 2)
    return QRectF(round(left), track.area.bottom() + 1.0, round(width), metrics.height())


def paint_handle(
    painter: QPainter, x: float, top: float, pill: QRectF, text: str, theme: Theme, has_focus: bool
) -> None:
    """Draw the handle: a line from ``top`` with the number of the epoch at its foot."""
    painter.fillRect(QRectF(round(x) - 1.0, top, 2.0, pill.top() - top), color(theme.accent))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_plate(painter, pill, color(theme.accent), 4.0, QPen(color(theme.text), 2.0) if has_focus else NO_OUTLINE)
    painter.setPen(color(theme.on_accent))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)


def paint_reading(painter: QPainter, x: float, top: float, text: str, track: Track, theme: Theme) -> None:
    """Draw a thin line from ``top`` where the pointer is, and beside it, below the flags, what is there."""
    metrics = QFontMetricsF(painter.font())
    width, height = metrics.horizontalAdvance(text) + 2 * PADDING, metrics.height()
    left = x + PADDING if x + PADDING + width <= track.area.right() + SIDE else x - PADDING - width
    above = max(track.area.center().y() - height / 2, TOP + height + 1.0)
    box = QRectF(round(left), round(above), round(width), height)
    painter.fillRect(QRectF(round(x), top, 1.0, track.area.bottom() - top), color(theme.muted))
    draw_plate(painter, box, color(mixed(theme.panel, theme.raised, 0.5)), 3.0, QPen(color(theme.border)))
    painter.setPen(color(theme.text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
