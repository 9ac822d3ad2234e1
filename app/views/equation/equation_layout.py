"""Where the matrices and signs of equations go, whatever room there is.

Each equation has a line of its own. Dimensions that stand for the same, such as the samples, have the same length all
over them: the columns of Z and of A are equally wide, the rows of Z and of b equally high.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF

from app.lesson.equations import Equation, Operand
from app.lesson.quantities import Dimension
from app.style.theme import LIGHT
from app.views.text.sign import piece_width, pieces
from app.views.text.typeset import SHAPE, length, raised_ascent, shape_runs, sized, symbol_runs

_SCALES = (1.0, 0.92, 0.84, 0.76, 0.68, 0.6, 0.5, 0.4, 0.3)  # of the font, the first with which all names fit
_FEWER = 5  # of these, for several equations
_HIGHEST_CELL, _WIDEST_CELL = 4.0, 6.0  # lines of text
_LEAST_ROW = 0.8  # lines of text, for a number
_NUMBER, _REMARK = "−0.00", "×10^−3"
_FEW = 32  # columns that may have room for numbers, and so need room for the power of ten in which these are counted
_PADDING = 7.0  # px beside a number
_SAMPLES = 8.0  # lines of text that columns of samples should have before others get room for numbers
_GAP = 0.45  # between two parts, and between two equations, in lines of text
_GROWTH = 1 / 3, 0.12  # exponents by which widths and heights grow with the number of columns and rows
_EDGE = 4  # px around the whole, and between a matrix and its name or shape


@dataclass(frozen=True)
class EquationLayout:
    """Equations laid out.

    Attributes
    ----------
    font : of the names; shapes and signs are set in proportion to it
    images : where the matrices are drawn, in the order of the equations' operands
    signs : the pieces of the signs, each with its box, as high as the highest matrix
    """

    font: QFont
    images: tuple[QRect, ...]
    signs: tuple[tuple[str, QRectF], ...]


def arrange(equations: Sequence[Equation], font: QFont, size: QSize) -> EquationLayout | None:
    """Lay equations out in the middle of some room, in ``font`` or, if their names would not fit, in a smaller one.

    None if several have no room; one alone always has some.
    """
    tries = (
        _Sheet(equations, sized(font, scale), size) for scale in _SCALES[: None if len(equations) == 1 else _FEWER]
    )
    sheet = next((sheet for sheet in tries if sheet.fits()), None)
    if sheet is None and len(equations) == 1:
        sheet = _Sheet(equations, sized(font, _SCALES[-1]), size)
    return None if sheet is None else sheet.layout()


class _Sheet:
    """Equations on a sheet of paper, with a font."""

    def __init__(self, equations: Sequence[Equation], font: QFont, size: QSize) -> None:
        self.equations, self.font, self.size = equations, font, size
        self.operands = [operand for equation in equations for operand in equation.operands]
        self.line = QFontMetricsF(font).height()
        self.gap = _GAP * self.line
        self.above = raised_ascent(font) + QFontMetricsF(font).descent() + _EDGE
        small = sized(font, SHAPE)
        self.below = raised_ascent(small) + QFontMetricsF(small).descent() + _EDGE
        self.columns = {o.columns: o.matrix.shape[1] for o in self.operands}
        self.rows = {o.rows: o.matrix.shape[0] for o in self.operands}
        self.label = {operand: self._label(operand) for operand in self.operands}
        self.labels = {
            d: max(self.label[o] for o in self.operands if o.columns is d and " " not in o.name) for d in self.columns
        }
        self.between = {equation: self._between(equation) for equation in equations}

    def fits(self) -> bool:
        """Tell whether all names fit side by side, and a line of text between them and the shapes."""
        return self._total(self.labels) <= self._room_across() and self._room_down() >= self.line

    def layout(self) -> EquationLayout:
        """Put everything into its place."""
        heights = self._heights()
        widths = self._widths(heights)
        images: list[QRect] = []
        signs: list[tuple[str, QRectF]] = []
        step = self.above + self._room_down() + self.below + self.gap
        for index, equation in enumerate(self.equations):
            middle = _EDGE + index * step + self.above + self._room_down() / 2
            self._place(equation, middle, heights, widths, images, signs)
        return EquationLayout(self.font, tuple(images), tuple(signs))

    def _place(
        self,
        equation: Equation,
        middle: float,
        heights: Mapping[Dimension, float],
        widths: Mapping[Dimension, float],
        images: list[QRect],
        signs: list[tuple[str, QRectF]],
    ) -> None:
        """Put the parts of an equation side by side, on both sides of a line."""
        highest = max(heights.values())
        left = max(_EDGE, (self.size.width() - self._length(equation, widths)) / 2)
        for part in equation.parts:
            if isinstance(part, Operand):
                width, height, slot = widths[part.columns], heights[part.rows], self._slot(part, widths)
                images.append(QRectF(left + (slot - width) / 2, middle - height / 2, width, height).toRect())
                left += slot
            else:
                for piece in pieces(part):
                    signs.append((piece, QRectF(left, middle - highest / 2, piece_width(piece, self.font), highest)))
                    left += signs[-1][1].width()
            left += self.gap

    def _heights(self) -> dict[Dimension, float]:
        """Return how high so many rows are: all the room, unless they are few."""
        room, most = max(self._room_down(), 1.0), max(self.rows.values())
        heights = {}
        for dimension, rows in self.rows.items():
            wanted = max(room * (rows / most) ** _GROWTH[1], rows * _LEAST_ROW * self.line)
            heights[dimension] = min(wanted, room, rows * _HIGHEST_CELL * self.line)
        return heights

    def _widths(self, heights: Mapping[Dimension, float]) -> dict[Dimension, float]:
        """Return how wide so many columns are; where numbers fit into the cells, they get the room."""
        room = self._room_across()
        floors = dict(self.labels)
        number = QFontMetricsF(sized(self.font, 0.86)).horizontalAdvance(_NUMBER) + _PADDING
        for dimension, columns in sorted(self.columns.items(), key=lambda item: item[1]):
            wanted = columns * number if self._has_numbers(dimension, heights) else 0.0
            if dimension is Dimension.SAMPLE:
                wanted = max(wanted, min(columns, _SAMPLES * self.line)) if wanted < room / 3 else floors[dimension]
            tried = floors | {dimension: max(wanted, floors[dimension])}
            if self._total(self._least(tried)) <= room:
                floors = tried
        weights = {d: columns ** _GROWTH[0] for d, columns in self.columns.items()}
        caps = {d: max(floors[d], columns * _WIDEST_CELL * self.line) for d, columns in self.columns.items()}
        return _shared(room, self._total, weights, floors, caps)

    def _least(self, floors: dict[Dimension, float]) -> dict[Dimension, float]:
        """Return the floors, with that of the samples raised to what many of them should have."""
        samples = self.columns.get(Dimension.SAMPLE, 0)
        if not samples:
            return floors
        return floors | {Dimension.SAMPLE: max(floors[Dimension.SAMPLE], min(samples, _SAMPLES * self.line))}

    def _has_numbers(self, dimension: Dimension, heights: Mapping[Dimension, float]) -> bool:
        """Tell whether the rows of a matrix with such columns are high enough for numbers."""
        operands = [o for o in self.operands if o.columns is dimension]
        return any(heights[o.rows] / self.rows[o.rows] >= _LEAST_ROW * self.line for o in operands)

    def _room_across(self) -> float:
        return self.size.width() - 2.0 * _EDGE

    def _room_down(self) -> float:
        """Return the height that the matrices of a line have."""
        count = len(self.equations)
        return (self.size.height() - 2 * _EDGE - (count - 1) * self.gap) / count - self.above - self.below

    def _between(self, equation: Equation) -> float:
        """Return the width of all that is no matrix."""
        signs = [piece for part in equation.parts if isinstance(part, str) for piece in pieces(part)]
        return sum(piece_width(piece, self.font) for piece in signs) + self.gap * (len(equation.parts) - 1)

    def _label(self, operand: Operand) -> float:
        remark = _REMARK if operand.matrix.shape[1] <= _FEW else ""
        runs = symbol_runs(operand.term, self.font, LIGHT.text), shape_runs(operand, self.font, LIGHT, remark)
        return max(map(length, runs))

    def _total(self, widths: Mapping[Dimension, float]) -> float:
        """Return the length of the longest line with columns so wide."""
        return max(self._length(equation, widths) for equation in self.equations)

    def _length(self, equation: Equation, widths: Mapping[Dimension, float]) -> float:
        return self.between[equation] + sum(self._slot(operand, widths) for operand in equation.operands)

    def _slot(self, operand: Operand, widths: Mapping[Dimension, float]) -> float:
        """Return the width that a matrix takes: its own, or that of a name that is a whole formula."""
        return max(widths[operand.columns], self.label[operand])


def _shared(
    room: float,
    total: Callable[[Mapping[Dimension, float]], float],
    weights: Mapping[Dimension, float],
    floors: Mapping[Dimension, float],
    caps: Mapping[Dimension, float],
) -> dict[Dimension, float]:
    """Return widths in proportion to the weights, but between floors and caps, that fill the room if they can."""

    def widths(unit: float) -> dict[Dimension, float]:
        return {d: min(max(unit * weight, floors[d]), caps[d]) for d, weight in weights.items()}

    low, high = 0.0, max(room, 0.0)
    for _ in range(30):  # halve the interval in which the unit lies
        middle = (low + high) / 2
        low, high = (middle, high) if total(widths(middle)) <= room else (low, middle)
    return widths(low)
