"""What moves over the ground of the timeline: flags, the handle, and what the pointer reads."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from app.panels.timeline.bookmarks import Bookmark
from app.style.theme import Theme, color, mixed
from app.views.curves.timeline_ground import MARK, SIDE, Track
from app.views.painting.areas import NO_OUTLINE, draw_plate

FUTURE = 0.68  # how much of the ground covers what is still to come
PADDING = 5.0  # px, beside the text in a handle, a flag or a reading
LONGEST_NAME = 130.0  # px


def flag_places(bookmarks: Sequence[Bookmark], track: Track, metrics: QFontMetricsF) -> list[tuple[QRectF, str]]:
    """Return where the flag of each bookmark is, and its text: its number or, where there is room, its name."""
    places = []
    for i, bookmark in enumerate(bookmarks):
        left = track.x(bookmark.epoch)
        end = track.x(bookmarks[i + 1].epoch) - PADDING if i + 1 < len(bookmarks) else track.area.right() + SIDE
        number = str(i + 1)
        widest = min(end - left, LONGEST_NAME) - 2 * PADDING
        name = metrics.elidedText(f"{number} {bookmark.name}", Qt.TextElideMode.ElideRight, widest)
        has_room = bookmark.name and widest > metrics.horizontalAdvance(f"{number} {bookmark.name[:2]}…")
        text = name if has_room else number
        width = metrics.horizontalAdvance(text) + 2 * PADDING
        places.append((QRectF(round(left), 2.0, width, metrics.height()), text))
    return places


def paint_flag(painter: QPainter, place: QRectF, text: str, track: Track, theme: Theme) -> None:
    """Draw a flag on its pole."""
    painter.fillRect(QRectF(place.left(), place.top(), 1.5, track.area.bottom() - place.top()), color(theme.warning))
    draw_plate(painter, place, color(theme.warning), 2.0)
    painter.setPen(color(theme.panel))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


def paint_future(painter: QPainter, epoch: int, newest: int, track: Track, theme: Theme) -> None:
    """Fade what the run has trained after an epoch; the line of a run that was left is pale anyhow."""
    later = QRectF(track.area.adjusted(0, -MARK, 0, 0))
    later.setLeft(track.x(epoch))
    later.setRight(track.x(newest) + 2 * MARK)
    painter.fillRect(later, color(theme.panel, FUTURE))


def paint_handle(painter: QPainter, x: float, text: str, track: Track, theme: Theme, has_focus: bool) -> None:
    """Draw the handle: a line with the number of the epoch at its foot."""
    metrics = QFontMetricsF(painter.font())
    width = max(metrics.horizontalAdvance(text) + 2 * PADDING, metrics.height() + PADDING)
    edges = track.area.adjusted(-SIDE, 0, SIDE, 0)
    left = min(max(x - width / 2, edges.left() + 2), edges.right() - width - 2)
    pill = QRectF(round(left), track.area.bottom() + 1.0, round(width), metrics.height())
    painter.fillRect(QRectF(round(x) - 1.0, 2.0, 2.0, pill.top() - 2.0), color(theme.accent))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_plate(painter, pill, color(theme.accent), 4.0, QPen(color(theme.text), 2.0) if has_focus else NO_OUTLINE)
    painter.setPen(color(theme.on_accent))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)


def paint_reading(painter: QPainter, x: float, text: str, track: Track, theme: Theme) -> None:
    """Draw a thin line where the pointer is, and beside it what is there."""
    metrics = QFontMetricsF(painter.font())
    width = metrics.horizontalAdvance(text) + 2 * PADDING
    left = x + PADDING if x + PADDING + width <= track.area.right() + SIDE else x - PADDING - width
    box = QRectF(round(left), round(track.area.center().y() - metrics.height() / 2), round(width), metrics.height())
    painter.fillRect(QRectF(round(x), 2.0, 1.0, track.area.bottom() - 2.0), color(theme.muted))
    draw_plate(painter, box, color(mixed(theme.panel, theme.raised, 0.5)), 3.0, QPen(color(theme.border)))
    painter.setPen(color(theme.text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
