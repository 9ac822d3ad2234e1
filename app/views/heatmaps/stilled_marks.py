"""How a heatmap shows what hands have stopped: a corner of each frozen entry, hatching over neurons that are off."""

from collections.abc import Callable, Iterator

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from app.lesson.quantities import Stilled
from app.lesson.selection import Cell
from app.style.theme import Theme
from mlp_engine.frame import Mask

SMALLEST_CORNERED = 5  # px of a cell; smaller ones that are frozen are dotted
_MOST_CORNERS = 1500  # for more would take long
_CORNER, _LEAST_CORNER, _MOST_CORNER = 0.6, 4.0, 8.0  # a side as a share of the cell's shorter one, and in px
_EDGE = 2.0  # px that the edge of a corner is longer
_HATCHING = 7  # px from line to line
_HATCHED = 6  # px at the left of a cell with a number


def draw_stilled(
    painter: QPainter,
    theme: Theme,
    rect: QRect,
    shape: tuple[int, int],
    stilled: Stilled,
    cell_rect: Callable[[int | None, int | None], QRect],
) -> None:
    """Mark what is stopped of a matrix of some ``shape`` that is drawn in ``rect``."""
    for row in stilled.off:
        if row < shape[0]:
            draw_hatching(painter, theme, cell_rect(row, None))
    if not stilled.has_frozen or stilled.frozen is None:
        return
    is_small = min(rect.width() / shape[1], rect.height() / shape[0]) < SMALLEST_CORNERED
    if is_small or np.count_nonzero(stilled.frozen) > _MOST_CORNERS:
        painter.drawImage(rect, _dotted(stilled.frozen, rect, theme))
        return
    for row, column in np.argwhere(stilled.frozen).tolist():
        draw_corner(painter, theme, cell_rect(row, column))


def draw_stilled_cell(painter: QPainter, theme: Theme, cell: QRect, stilled: Stilled, at: Cell) -> None:
    """Mark what is stopped of one cell of a table, ``at`` a row and a column: hatching leaves room for its number."""
    if at[0] in stilled.off:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_hatching(painter, theme, QRect(cell.left(), cell.top(), _HATCHED, cell.height()))
    if stilled.is_frozen(*at):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_corner(painter, theme, cell)


def draw_corner(painter: QPainter, theme: Theme, cell: QRect) -> None:
    """Fill the top right corner of a cell, with an edge that keeps it apart from any colour."""
    side = min(max(_CORNER * min(cell.width(), cell.height()), _LEAST_CORNER), _MOST_CORNER)
    tip = cell.toRectF().topRight()
    painter.setPen(Qt.PenStyle.NoPen)
    for ink, length in ((theme.panel, side + _EDGE), (theme.text, side)):
        painter.setBrush(QColor(ink))
        painter.drawPolygon(QPolygonF([tip, tip - QPointF(length, 0.0), tip + QPointF(0.0, length)]))


def draw_hatching(painter: QPainter, theme: Theme, rect: QRect) -> None:
    """Hatch a rectangle: each line has an edge that keeps it apart from any colour."""
    for color, offset in ((theme.panel, 1.0), (theme.text, 0.0)):
        painter.setPen(QPen(QColor(color), 1.0))
        painter.drawLines([line.translated(offset, 0.0) for line in hatching(rect)])


def hatching(rect: QRect) -> Iterator[QLineF]:
    """Yield lines from bottom left to top right, which end at the edges of a rectangle: vectors have no clip."""
    left, top, width, height = rect.left(), rect.top(), rect.width() - 1, rect.height()
    for start in range(_HATCHING // 2, width + height, _HATCHING):
        first, last = max(0, start - height), min(start, width)
        if first < last:
            yield QLineF(left + first, top + start - first, left + last, top + start - last)


def _dotted(frozen: Mask, rect: QRect, theme: Theme) -> QImage:
    """Return an image of a pixel each: every third one of those of frozen entries is inked, the others are clear."""
    rows, columns = (np.arange(length) for length in (rect.height(), rect.width()))
    row_of, column_of = (
        ((pixels + 0.5) * n / len(pixels)).astype(np.intp)
        for pixels, n in zip((rows, columns), frozen.shape, strict=True)
    )
    is_inked = frozen[row_of[:, None], column_of] & ((rows[:, None] + columns) % 3 == 0)
    pixels = np.where(is_inked, np.uint32(QColor(theme.text).rgba()), np.uint32(0))
    return QImage(pixels.tobytes(), len(columns), len(rows), 4 * len(columns), QImage.Format.Format_ARGB32).copy()
