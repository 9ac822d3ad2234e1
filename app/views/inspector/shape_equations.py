"""Equations set in type: shapes below the symbols, the equals signs below each other."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
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
_INSET = 5.0  # of the equations in that ground; a picture, which has none, begins at its edge
_LEAST_SCALE = 0.5  # the smallest to which a sheet shrinks when it lacks width
Line = tuple[Term, ...]
"""An equation, from left to right."""


class ShapeEquations(Themed, QWidget):
    """Equations, one below the other; they shrink where the widget is too narrow for the longest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.equations: tuple[Line, ...] = ()
        self._others: tuple[Line, ...] = ()
        self._is_rigid = False
        self._is_blank = False
        self._marked: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_equations(self, equations: tuple[Line, ...]) -> None:
        """Set ``equations``; nothing happens if they are there already."""
        if equations != self.equations:
            self.equations = equations
            if not self._is_blank:
                self.setAccessibleDescription("\n".join(" ".join(map(str, equation)) for equation in equations))
            self._limit_height()
            self.update()

    def keep_room(self, others: tuple[Line, ...]) -> None:
        """Be as wide as ``others``, which will take the place of the equations, need it: then nothing moves."""
        if others != self._others:
            self._others = others
            self.updateGeometry()
            self.update()

    def mark(self, index: int | None) -> None:
        """Give an equation, or none, another ground."""
        if index != self._marked:
            self._marked = index
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
        self._limit_height()

    def sizeHint(self) -> QSize:
        width = self._natural_width() + 2 * self._inset() + 1
        return QSize(round(width), round(len(self.equations) * self._line_height()))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return hint if self._is_rigid else QSize(round(_LEAST_SCALE * hint.width()), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.equations or self._is_blank:
            return
        room = self.width() - 2 * self._inset() - 1
        scale = 1.0 if self._is_rigid else min(1.0, room / self._natural_width())
        left_side = self._left_side()
        shown, step = self._shown()
        with QPainter(self) as painter:
            if self._marked is not None and self._marked < len(shown):
                self._draw_mark(painter, self._marked * step, self._line_height() * scale)
            painter.translate(self._inset(), 0.0)
            painter.scale(scale, scale)
            for index, equation in enumerate(shown):
                left = left_side - self._width(equation[0])
                for term in equation:
                    self._draw_term(painter, term, left, index * step / scale)
                    left += self._width(term) + _GAP

    def _draw_mark(self, painter: QPainter, top: float, height: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_plate(painter, QRectF(0.0, top, self.width(), height - 1.0), color(self.theme.accent, _MARK), _ROUND)

    def _shown(self) -> tuple[tuple[Line, ...], float]:
        """Return the equations to draw, and how far they are apart: in a picture, those that fit whole."""
        line = self._line_height()
        if not self._is_rigid:
            return self.equations, line
        shown = self.equations[: max(0, int((self.height() + _LEAD) / line))]
        return shown, max(line, self.height() / len(self.equations))

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
        return max(self._width(equation[0]) for equation in self.equations + self._others)

    def _natural_width(self) -> float:
        """Return the width of the longest equation, at least 1."""
        if not self.equations:
            return 1.0
        rests = [sum(_GAP + self._width(term) for term in equation[1:]) for equation in self.equations + self._others]
        return self._left_side() + max(rests)

    def _line_height(self) -> float:
        metrics = QFontMetricsF(self.font())
        return metrics.height() * (1 + RISE * RAISED / 2) + QFontMetricsF(self._shape_font()).height() + _LEAD

    def _shape_font(self) -> QFont:
        return sized(self.font(), SHAPE)

    def _inset(self) -> float:
        return 0.0 if self._is_rigid else _INSET
