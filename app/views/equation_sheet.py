"""Equations set in type: shapes below the symbols, the equals signs below each other."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.theme import LIGHT, Theme
from app.views.equations import Equation, Term, plain_text

Run = tuple[str, QFont, float, str]  # text, font, how far it is raised, colour

_RAISED, _SHAPE = 0.72, 0.82  # sizes, as shares of the widget's font
_RISE = 0.32  # how far the layer's number is raised, in heights of the font
_GAP = 7.0  # between two terms
_LEAD = 5.0  # between two equations
_THIN_SPACE = "\u2009"
_LEAST_SCALE = 0.5  # the smallest to which a sheet shrinks when it lacks width


class EquationSheet(QWidget):
    """Equations, one below the other; they shrink where the widget is too narrow for the longest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.equations: tuple[Equation, ...] = ()
        self._theme = LIGHT
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_equations(self, equations: tuple[Equation, ...]) -> None:
        """Set ``equations``; nothing happens if they are there already."""
        if equations != self.equations:
            self.equations = equations
            self.setAccessibleDescription("\n".join(map(plain_text, equations)))
            self.updateGeometry()
            self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of ``theme`` from now on."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(self._natural_width() + 1), round(len(self.equations) * self._line_height()))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(round(_LEAST_SCALE * hint.width()), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.equations:
            return
        scale = min(1.0, (self.width() - 1) / self._natural_width())
        left_side = self._left_side()
        with QPainter(self) as painter:
            painter.scale(scale, scale)
            for index, equation in enumerate(self.equations):
                left = left_side - self._width(equation[0])
                self._draw_equation(painter, equation, left, index * self._line_height() / scale)

    def _draw_equation(self, painter: QPainter, equation: Equation, left: float, top: float) -> None:
        for term in equation:
            self._draw_term(painter, term, left, top)
            left += self._width(term) + _GAP

    def _draw_term(self, painter: QPainter, term: Term, x: float, top: float) -> None:
        metrics = QFontMetricsF(self.font())
        baseline = top + metrics.ascent() + _RISE * _RAISED * metrics.height() / 2
        below = baseline + metrics.descent() + QFontMetricsF(self._font(_SHAPE)).ascent()
        middle = x + self._width(term) / 2
        for runs, y in ((self._symbol_runs(term), baseline), (self._shape_runs(term), below)):
            left = middle - _length(runs) / 2
            for text, font, rise, color in runs:
                painter.setFont(font)
                painter.setPen(QColor(color))
                painter.drawText(QPointF(left, y - rise), text)
                left += QFontMetricsF(font).horizontalAdvance(text)

    def _symbol_runs(self, term: Term) -> list[Run]:
        rise = _RISE * QFontMetricsF(self.font()).height()
        color = self._theme.text
        return [
            (term.base, self.font(), 0.0, color),
            (term.raised.replace("T", f"{_THIN_SPACE}T"), self._font(_RAISED), rise, color),
            (term.tail, self.font(), 0.0, color),
        ]

    def _shape_runs(self, term: Term) -> list[Run]:
        """Return the shape, with the numbers that have to match a neighbour's in the accent colour."""
        font, muted, accent = self._font(_SHAPE), self._theme.muted, self._theme.accent
        numbers = [str(number) for number in term.shape]
        if len(numbers) != 2:
            return [(number, font, 0.0, muted) for number in numbers]
        first, second = (accent if matched else muted for matched in term.matched or (False, False))
        rows, columns = numbers
        parts = (("(", muted), (rows, first), (", ", muted), (columns, second), (")", muted))
        return [(text, font, 0.0, color) for text, color in parts]

    def _width(self, term: Term) -> float:
        return max(_length(self._symbol_runs(term)), _length(self._shape_runs(term)))

    def _left_side(self) -> float:
        return max(self._width(equation[0]) for equation in self.equations)

    def _natural_width(self) -> float:
        """Return the width of the longest equation, at least 1."""
        if not self.equations:
            return 1.0
        rests = [sum(_GAP + self._width(term) for term in equation[1:]) for equation in self.equations]
        return self._left_side() + max(rests)

    def _line_height(self) -> float:
        metrics = QFontMetricsF(self.font())
        return metrics.height() * (1 + _RISE * _RAISED / 2) + QFontMetricsF(self._font(_SHAPE)).height() + _LEAD

    def _font(self, share: float) -> QFont:
        font = QFont(self.font())
        if font.pixelSize() > 0:
            font.setPixelSize(max(1, round(share * font.pixelSize())))
        else:
            font.setPointSizeF(share * font.pointSizeF())
        return font


def _length(runs: list[Run]) -> float:
    return sum(QFontMetricsF(font).horizontalAdvance(text) for text, font, _, _ in runs)
