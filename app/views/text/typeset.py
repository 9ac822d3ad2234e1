"""Type in which some pieces are raised, such as the number of a layer behind its matrix."""

import re

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.lesson.equations import Operand
from app.lesson.names import Term, step_name
from app.lesson.quantities import Dimension
from app.style.mixins import Themed
from app.style.theme import Theme
from mlp_engine.progress import MicroStep

Run = tuple[str, QFont, float, str]  # text, font, how far it is raised, colour

RAISED = 0.72  # the size of raised type, as a share of the type beside it; the smallest type of a picture
RISE = 0.32  # how far it is raised, in heights of the type beside it
_PIECES = re.compile(r"(\[\d+\]|(?<=10)\^\S+)")  # "[2]" of "W[2]", "^−3" of "10^−3"
SHAPE = 0.82  # the size of a shape, as a share of the symbol's
_LOSS = MicroStep("loss", 0)  # the only term that is a word, in the language of the window
_THIN_SPACE = "\u2009"
_COLORS = {Dimension.INPUT: 1, Dimension.NEURON: 3, Dimension.NEXT: 5, Dimension.SAMPLE: 2}
"""Which of the theme's colours for curves each kind of dimension has; the first is left to what is highlighted."""


def sized(font: QFont, share: float) -> QFont:
    """Return the font in ``share`` of its size."""
    result = QFont(font)
    if font.pixelSize() > 0:
        result.setPixelSize(max(1, round(share * font.pixelSize())))
    else:
        result.setPointSizeF(share * font.pointSizeF())
    return result


def bold(font: QFont) -> QFont:
    """Return ``font`` in bold."""
    result = QFont(font)
    result.setBold(True)
    return result


def raised_font(font: QFont) -> QFont:
    """Return the font for pieces that are raised beside ``font``, never smaller than beside ordinary writing."""
    return sized(font, max(RAISED, RAISED * _size(QFont()) / _size(font)))


def typeset(text: str, font: QFont, color: str) -> list[Run]:
    """Return a text with the numbers of layers and the powers of ten raised."""
    small, rise = raised_font(font), RISE * QFontMetricsF(font).height()
    pieces = enumerate(_PIECES.split(text))
    return [
        (piece.lstrip("^"), small, rise, color) if index % 2 else (piece, font, 0.0, color)
        for index, piece in pieces
        if piece
    ]


def length(runs: list[Run]) -> float:
    """Return how wide the runs are together."""
    return sum(QFontMetricsF(font).horizontalAdvance(text) for text, font, _, _ in runs)


def draw_runs(painter: QPainter, place: QPointF, runs: list[Run]) -> None:
    """Draw the runs one behind the other, from ``place`` on the base line."""
    left = place.x()
    for text, font, rise, color in runs:
        painter.setFont(font)
        painter.setPen(QColor(color))
        painter.drawText(QPointF(left, place.y() - rise), text)
        left += QFontMetricsF(font).horizontalAdvance(text)


def raised_ascent(font: QFont) -> float:
    """Return how far type with raised pieces reaches above its base line."""
    raised = QFontMetricsF(raised_font(font)).ascent() + RISE * QFontMetricsF(font).height()
    return max(raised, QFontMetricsF(font).ascent())


class TypesetLine(Themed, QWidget):
    """One line of type with raised pieces, of several texts the first that fits; a new one asks for no new layout."""

    def __init__(self, is_bold: bool = False) -> None:
        super().__init__()
        self._texts: tuple[str, ...] = ("",)
        font = self.font()
        font.setBold(is_bold)
        self.setFont(font)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """Return the text, also where it is cut."""
        return self._texts[0]

    def set_text(self, *texts: str) -> None:
        """Show another text: the first of ``texts`` for which there is room, or the beginning of the last."""
        if texts != self._texts:
            self._texts = texts
            self.setAccessibleName(texts[0])
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, round(raised_ascent(self.font()) + QFontMetricsF(self.font()).descent() + 1))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            draw_runs(painter, QPointF(0.0, round(raised_ascent(self.font()))), self._fitting_runs())

    def _fitting_runs(self) -> list[Run]:
        font, color = self.font(), self.theme.text
        settings = [typeset(text, font, color) for text in self._texts]
        if (fitting := next((runs for runs in settings if length(runs) <= self.width()), None)) is not None:
            return fitting
        text, runs = self._texts[-1], settings[-1]
        while text and length(runs) > self.width():
            text = text[:-1]
            runs = typeset(f"{text.rstrip()}…", font, color)
        return runs


def _size(font: QFont) -> float:
    return font.pixelSize() if font.pixelSize() > 0 else font.pointSizeF()


def dimension_color(dimension: Dimension, theme: Theme) -> str:
    """Return the colour of all dimensions that stand for the same and so have to match."""
    if dimension is Dimension.SINGLE:
        return theme.muted
    return theme.curve_colors[_COLORS[dimension] % len(theme.curve_colors)]


def symbol_runs(term: Term, font: QFont, color: str) -> list[Run]:
    """Return a piece of an equation without its shape, the layer and the T of a transpose raised."""
    rise = RISE * QFontMetricsF(font).height()
    base = step_name(_LOSS) if term.base == _LOSS.symbol else term.base
    runs = [
        *typeset(base, font, color),
        (term.raised.replace("T", f"{_THIN_SPACE}T"), raised_font(font), rise, color),
        (term.tail, font, 0.0, color),
    ]
    return [run for run in runs if run[0]]


def shape_runs(operand: Operand, font: QFont, theme: Theme, remark: str = "") -> list[Run]:
    """Return the shape, bold where two neighbours in a product meet, and a remark behind it, such as "×10^−3"."""
    small, muted = sized(font, SHAPE), theme.muted
    rows, columns = operand.matrix.shape
    fonts = [bold(small) if is_matched else small for is_matched in operand.term.matched or (False, False)]
    return [
        ("(", small, 0.0, muted),
        (str(rows), fonts[0], 0.0, dimension_color(operand.rows, theme)),
        (", ", small, 0.0, muted),
        (str(columns), fonts[1], 0.0, dimension_color(operand.columns, theme)),
        (")", small, 0.0, muted),
        *(typeset(f" {remark}", small, muted) if remark else []),
    ]
