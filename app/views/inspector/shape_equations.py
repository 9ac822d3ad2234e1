"""Equations set in type: shapes below the symbols, the equals signs below each other."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.lesson.names import Term
from app.style.mixins import Themed
from app.style.theme import color
from app.views.painting.areas import draw_plate
from app.views.text.typeset import RAISED, RISE, SHAPE, Run, draw_runs, length, sized, symbol_runs

_GAP = 7.0  # between two terms
_LEAD = 5.0  # between two equations
_MOST_SPREAD = 1.5  # of a picture, in heights of the sheet
_MARK, _ROUND = 0.18, 4.0  # how opaque the ground of the marked equation is, and how round its corners, in px
_INDENT = 4 * _GAP  # of what goes on in another line
_INSET = 5.0  # of the equations in that ground; a picture, which has none, begins at its edge
_LEAST_SCALE = (
    0.8  # to which equations shrink when they lack width, before they break; those of a picture break at once
)
Line = tuple[Term, ...]
"""An equation, or what of it stands in one line, from left to right."""
Sheet = tuple[Line, ...]
"""Equations, from top to bottom."""
Placed = tuple[float, Line]
"""A line, and how far from the left it begins."""


class ShapeEquations(Themed, QWidget):
    """Equations, one below the other, as many as there is height for; the one that is looked at is always among them.

    Where the longest has no room beside, they shrink a little, and then break before a sign.

    Attributes
    ----------
    is_few : whether height for one equation is enough
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.equations: Sheet = ()
        self.is_few = False
        self._others: tuple[Sheet, ...] = ()
        self._is_rigid = False
        self._is_blank = False
        self._marked: int | None = None
        self._kept = 0  # the equation that is looked at
        self._n_lines = 0  # of which the equations consist at the present width
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_equations(self, equations: Sheet) -> None:
        """Set ``equations``; nothing happens if they are there already."""
        if equations != self.equations:
            self.equations = equations
            if not self._is_blank:
                self.setAccessibleDescription("\n".join(" ".join(map(str, equation)) for equation in equations))
            self._break()
            self._limit_height()
            self.update()

    def keep_room(self, others: tuple[Sheet, ...]) -> None:
        """Be as large as ``others``, which will take the place of the equations, need it: then nothing moves."""
        if others != self._others:
            self._others = others
            self._break()
            self.updateGeometry()
            self.update()

    def mark(self, index: int | None, kept: int = 0) -> None:
        """Give an equation, or none, another ground; it, else that of index ``kept``, is in sight at any height."""
        if (index, kept) != (self._marked, self._kept):
            self._marked, self._kept = index, kept if index is None else index
            self.update()

    def become_blank(self) -> None:
        """Keep the room of the equations, but show and tell none of them."""
        self._is_blank = True
        self.setAccessibleDescription("")
        self.update()

    def keep_size(self) -> None:
        """Become a picture: never shrink the equations, for small type cannot be read, but use height that is left."""
        self._is_rigid = True
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._break()
        self._limit_height()

    def sizeHint(self) -> QSize:
        width = self._natural_width() + 2 * self._inset() + 1
        return QSize(math.ceil(width), round(self._n_lines * self._line_height()))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        width = hint.width() if self._is_rigid else round(_LEAST_SCALE * hint.width())
        return QSize(width, self.least_height(self.is_few))

    def least_height(self, is_few: bool) -> int:
        """Return the height in px that all equations need, or one alone."""
        if not is_few:
            return self.sizeHint().height()
        return round(max(map(len, self._broken(self.equations)), default=1) * self._line_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._break()

    def _break(self) -> None:
        """Find out of how many lines the equations consist at this width, which may ask for another height."""
        n_lines = max(sum(map(len, self._broken(sheet))) for sheet in (self.equations, *self._others))
        if n_lines != self._n_lines:
            self._n_lines = n_lines
            self._limit_height()

    def _broken(self, sheet: Sheet) -> list[list[Placed]]:
        """Return the lines of each equation: one, unless a picture has no room for it, or a panel not even for less.

        The equals signs are below each other; what goes on in another line begins behind them.
        """
        side = self._left_side()
        room = self._room() / (1.0 if self._is_rigid else _LEAST_SCALE) - side
        result = []
        for equation in sheet:
            first, *others = broken(equation, [self._width(term) + _GAP for term in equation], room)
            begin = side - self._width(equation[0])
            result.append([(begin, first), *((side + _INDENT, line) for line in others)])
        return result

    def _room(self) -> float:
        return self.width() - 2 * self._inset() - 1

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.equations or self._is_blank:
            return
        sheet, step = self._broken(self.equations), self._step()
        first, end = window([len(lines) for lines in sheet], self._kept, int((self.height() + _LEAD) / step))
        lines = [line for equation in sheet[first:end] for line in equation]
        scale = min(1.0, self._room() / self._widest(sheet), (self.height() + _LEAD) / (len(lines) * step))
        with QPainter(self) as painter:
            if self._marked is not None and first <= self._marked < end:
                above = sum(map(len, sheet[first : self._marked]))
                self._draw_mark(painter, above * step, len(sheet[self._marked]) * self._line_height() * scale)
            painter.translate(self._inset(), 0.0)
            painter.scale(scale, scale)
            for index, (left, line) in enumerate(lines):
                for term in line:
                    self._draw_term(painter, term, left, index * step / scale)
                    left += self._width(term) + _GAP

    def _widest(self, sheet: list[list[Placed]]) -> float:
        """Return how wide the longest line is; that of all sheets where none is broken."""
        if all(len(lines) == 1 for lines in sheet):
            return self._natural_width()
        return max(left + self._length(line) for lines in sheet for left, line in lines)

    def _draw_mark(self, painter: QPainter, top: float, height: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_plate(painter, QRectF(0.0, top, self.width(), height - 1.0), color(self.theme.accent, _MARK), _ROUND)

    def _step(self) -> float:
        """Return how far two lines are apart: in a picture, so that all of them fill its height."""
        line = self._line_height()
        return max(line, self.height() / max(1, self._n_lines)) if self._is_rigid else line

    def _draw_term(self, painter: QPainter, term: Term, x: float, top: float) -> None:
        metrics = QFontMetricsF(self.font())
        baseline = top + metrics.ascent() + RISE * RAISED * metrics.height() / 2
        below = baseline + metrics.descent() + QFontMetricsF(self._shape_font()).ascent()
        middle = x + self._width(term) / 2
        for runs, y in ((self._symbol_runs(term), baseline), (self._shape_runs(term), below)):
            draw_runs(painter, QPointF(middle - length(runs) / 2, y), runs)

    def _symbol_runs(self, term: Term) -> list[Run]:
        return symbol_runs(term, self.font(), self.theme.text)

    def _shape_runs(self, term: Term) -> list[Run]:
        """Return the shape, with the numbers that have to match a neighbour's in the accent colour."""
        font, muted, accent = self._shape_font(), self.theme.muted, self.theme.accent
        numbers = [str(number) for number in term.shape]
        if len(numbers) != 2:
            return [(number, font, 0.0, muted) for number in numbers]
        first, second = (accent if matched else muted for matched in term.matched or (False, False))
        rows, columns = numbers
        parts = (("(", muted), (rows, first), (", ", muted), (columns, second), (")", muted))
        return [(text, font, 0.0, color) for text, color in parts]

    def _width(self, term: Term) -> float:
        return max(length(self._symbol_runs(term)), length(self._shape_runs(term)))

    def _limit_height(self) -> None:
        if self._is_rigid:
            self.setMaximumHeight(round(_MOST_SPREAD * self.sizeHint().height()))
        self.updateGeometry()

    def _left_side(self) -> float:
        return max((self._width(equation[0]) for equation in self._all()), default=0.0)

    def _natural_width(self) -> float:
        """Return the width of the longest equation, at least 1."""
        return max((self._left_side() - self._width(line[0]) + self._length(line) for line in self._all()), default=1.0)

    def _all(self) -> Sheet:
        return sum(self._others, self.equations)

    def _length(self, line: Line) -> float:
        return sum(_GAP + self._width(term) for term in line) - _GAP

    def _line_height(self) -> float:
        metrics = QFontMetricsF(self.font())
        return metrics.height() * (1 + RISE * RAISED / 2) + QFontMetricsF(self._shape_font()).height() + _LEAD

    def _shape_font(self) -> QFont:
        return sized(self.font(), SHAPE)

    def _inset(self) -> float:
        return 0.0 if self._is_rigid else _INSET


def broken(equation: Line, widths: Sequence[float], room: float) -> list[Line]:
    """Return an equation in lines that have room behind its left side, as far as it can be broken before a sign.

    Parameters
    ----------
    widths : of the terms, with what is between them
    room : for each line, from the equals sign on
    """
    lines, start = [], 0
    for index in range(2, len(equation)):
        if equation[index].shape:
            continue
        end = next((i for i in range(index + 1, len(equation)) if not equation[i].shape), len(equation))
        if sum(widths[max(start, 1) : end]) > room and index > start:
            lines.append(equation[start:index])
            start = index
    return [*lines, equation[start:]]


def window(sizes: Sequence[int], kept: int, room: int) -> tuple[int, int]:
    """Return which equations are shown where there is room for so many lines: the first and the end, ``kept`` in it.

    Parameters
    ----------
    sizes : of each equation, in lines
    """
    kept = min(kept, len(sizes) - 1)
    first = next((i for i in range(kept) if sum(sizes[i : kept + 1]) <= room), kept)
    end = next((i for i in range(len(sizes), kept + 1, -1) if sum(sizes[first:i]) <= room), kept + 1)
    return first, end
