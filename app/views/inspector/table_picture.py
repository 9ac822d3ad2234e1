"""Tables as plain type and lines, for pictures.

Qt's own tables paint every cell inside clips of clips, which drawings in SVG lose and their text with them, and their
headers in gradients that PDF has not got.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractTableModel, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter

from app.lesson.quantities import NOTHING_STILLED, Stilled
from app.style.theme import Theme, color
from app.views.heatmaps.stilled_marks import draw_stilled_cell
from app.views.text.typeset import Run, draw_runs, raised_ascent, typeset

Lines = tuple[int | None, ...]  # the row in each line of a picture, None for "…"

_ELLIPSIS = "…"
_MARK = 0.22  # how opaque the ground of the marked row is
_INSET = 3  # px between the edge of a column and its text


@dataclass(frozen=True)
class TableType:
    """How a table is set: font, width of the row names, widths of all columns, height of a row, in px; and its power.

    That is what all numbers are multiples of, such as "×10^−3", if anything.
    """

    font: QFont
    header_width: int
    column_widths: tuple[int, ...]
    row_height: int
    power: str = ""


@dataclass(frozen=True)
class Span:
    """Which rows or columns are shown: those from ``first`` to before ``end``; ``is_cut`` if there are more behind."""

    first: int
    end: int
    is_cut: bool


def block_pitch(row_height: int, rows: int) -> int:
    """Return how far below each other the blocks of a wide table begin."""
    return (rows + 2) * row_height


def ellipsis_width(font: QFont) -> int:
    """Return the width of the column that says that there are more."""
    return QFontMetrics(font).horizontalAdvance(_ELLIPSIS) + 2 * _INSET


def whole_span(widths: tuple[int, ...], room: int, first: int, ellipsis: int) -> Span:
    """Return the columns (or rows) from ``first`` on that fit whole into ``room``, beside "…" if not all do."""
    if sum(widths[first:]) <= room:
        return Span(first, len(widths), is_cut=False)
    end = first
    while end < len(widths) and sum(widths[first : end + 1]) <= room - ellipsis:
        end += 1
    return Span(first, end, is_cut=True)


def head_and_kept(rows: int, lines: int, kept: int) -> Lines:
    """Return which row to show in each of so many lines: the first ones and ``kept``, None for "…" between and behind.

    Where only one row would be left out, it is shown instead of the dots.
    """
    if lines >= rows:
        return tuple(range(rows))
    if kept <= lines - 2:
        return (*range(lines - 1), None)
    tail = tuple(range(kept, rows)) if kept >= rows - 2 else (kept, None)
    head = lines - 1 - len(tail)
    return (*range(head), None, *tail) if head >= 0 else (kept, None)[: max(0, lines)]


def latest_first(widths: tuple[int, ...], room: int, first: int) -> int:
    """Return the first column (or row) to show: ``first``, or an earlier one where behind it there is room left."""
    while first > 0 and sum(widths[first - 1 :]) <= room:
        first -= 1
    return first


class TablePicture:
    """As many whole rows and columns of a model as a rectangle has room for, and "…" where there are more.

    Where all rows have room several times, columns that have none beside each other go on below.
    """

    def __init__(
        self,
        model: QAbstractTableModel,
        theme: Theme,
        form: TableType,
        marked_row: int | None,
        stilled: Stilled = NOTHING_STILLED,
    ) -> None:
        self._model, self._theme, self._form, self._marked_row = model, theme, form, marked_row
        self._stilled = stilled

    def draw(self, painter: QPainter, room: QRect, first_row: int = 0, first_column: int = 0) -> None:
        """Draw the table at the top left of ``room``, from a row and a column on."""
        height = self._form.row_height
        heights, below = (height,) * self._model.rowCount(), room.height() - height
        rows = whole_span(heights, below, latest_first(heights, below, first_row), height)
        if rows.first == rows.end:
            return
        pitch = block_pitch(height, len(heights))
        n_blocks = 1 if rows.is_cut or rows.first else max(1, (room.height() + height) // pitch)
        lines = (*range(rows.first, rows.end), *(None,) * rows.is_cut)
        for index, columns in enumerate(self._blocks(room.width() - self._form.header_width, first_column, n_blocks)):
            self._draw_block(painter, room.translated(0, index * pitch), lines, columns)

    def draw_head(self, painter: QPainter, room: QRect, kept: int) -> None:
        """Draw the first rows and the row ``kept`` at the top left of ``room``."""
        lines = head_and_kept(self._model.rowCount(), room.height() // self._form.row_height - 1, kept)
        for columns in self._blocks(room.width() - self._form.header_width, 0, 1):
            self._draw_block(painter, room, lines, columns)

    def _blocks(self, room: int, first: int, n_blocks: int) -> list[Span]:
        """Return the columns of each block."""
        widths, ellipsis = self._form.column_widths, ellipsis_width(self._form.font)
        spans = [whole_span(widths, room, latest_first(widths, room, first), ellipsis)]
        while spans[-1].first < spans[-1].end < len(widths) and len(spans) < n_blocks:
            spans.append(whole_span(widths, room, spans[-1].end, ellipsis))
        goes_on = [replace(span, is_cut=False) for span in spans[:-1]]
        return [*goes_on, spans[-1]]

    def _draw_block(self, painter: QPainter, room: QRect, lines: Lines, columns: Span) -> None:
        form = self._form
        if columns.first == columns.end:
            return
        painter.setFont(form.font)
        width = form.header_width + sum(form.column_widths[columns.first : columns.end])
        width += ellipsis_width(form.font) if columns.is_cut else 0
        strip = QRect(room.left(), room.top(), width, form.row_height)
        self._draw_header(painter, strip, columns)
        for line, row in enumerate(lines, 1):
            place = strip.translated(0, line * form.row_height)
            if row is None:
                painter.setPen(QColor(self._theme.text))
                self._write_cells(painter, place, replace(columns, is_cut=False), lambda _: _ELLIPSIS)
            else:
                self._draw_row(painter, place, row, columns)

    def _draw_header(self, painter: QPainter, strip: QRect, columns: Span) -> None:
        place = QPointF(strip.left(), self._base_line(strip))
        draw_runs(painter, place, typeset(self._form.power, self._form.font, self._theme.muted))
        painter.setFont(self._form.font)
        painter.setPen(QColor(self._theme.muted))
        across, role = Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole
        self._write_cells(painter, strip, columns, lambda column: self._model.headerData(column, across, role))
        painter.fillRect(strip.left(), strip.bottom(), strip.width(), 1, QColor(self._theme.border))

    def _draw_row(self, painter: QPainter, strip: QRect, row: int, columns: Span) -> None:
        theme, form = self._theme, self._form
        if row == self._marked_row:
            painter.fillRect(strip, color(theme.accent, _MARK))
        name = str(self._model.headerData(row, Qt.Orientation.Vertical, Qt.ItemDataRole.DisplayRole))
        place = QPointF(strip.left() + _INSET, self._base_line(strip))
        draw_runs(painter, place, self._name_runs(name))
        painter.setFont(form.font)
        painter.setPen(QColor(theme.muted if row in self._stilled.off else theme.text))
        self._write_cells(painter, strip, columns, lambda column: self._model.index(row, column).data())
        left = strip.left() + form.header_width
        for column in range(columns.first, columns.end):
            cell = QRect(left, strip.top(), form.column_widths[column], strip.height())
            draw_stilled_cell(painter, theme, cell, self._stilled, (row, column))
            left += cell.width()

    def _name_runs(self, name: str) -> list[Run]:
        """Return the name of a row, its layer raised where that does not reach into the row above."""
        font, muted = self._form.font, self._theme.muted
        has_room = raised_ascent(font) + QFontMetricsF(font).descent() <= self._form.row_height
        return typeset(name, font, muted) if has_room else [(name, font, 0.0, muted)]

    def _write_cells(self, painter: QPainter, strip: QRect, columns: Span, text: Callable[[int], object]) -> None:
        """Write the text of each column at its right, and "…" behind the last one if there are more."""
        right = strip.left() + self._form.header_width
        for column in range(columns.first, columns.end):
            right += self._form.column_widths[column]
            self._write(painter, strip, right, str(text(column)))
        if columns.is_cut:
            self._write(painter, strip, strip.right() + 1, _ELLIPSIS)

    def _write(self, painter: QPainter, strip: QRect, right: int, text: str) -> None:
        left = right - _INSET - QFontMetricsF(self._form.font).horizontalAdvance(text)
        painter.drawText(QPointF(left, self._base_line(strip)), text)

    def _base_line(self, cell: QRect) -> float:
        metrics = QFontMetricsF(self._form.font)
        return cell.top() + (cell.height() - metrics.height()) / 2 + metrics.ascent()
