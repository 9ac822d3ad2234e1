"""How a matrix is named in type: its symbol with raised pieces, and its shape in the colours of its dimensions."""

from PySide6.QtGui import QFont, QFontMetricsF

from app.lesson.equations import Operand
from app.lesson.names import step_name
from app.lesson.quantities import Dimension
from app.lesson.symbols import Term
from app.style.theme import Theme
from app.views.text.typeset import RISE, Run, raised_font, sized, typeset
from mlp_engine.progress import MicroStep

SHAPE = 0.82  # the size of a shape, as a share of the symbol's
_LOSS = MicroStep("loss", 0)  # the only term that is a word, in the language of the window
_THIN_SPACE = "\u2009"
_COLORS = {Dimension.INPUT: 1, Dimension.NEURON: 3, Dimension.NEXT: 5, Dimension.SAMPLE: 2}
"""Which of the theme's colours for curves each kind of dimension has; the first is left to what is highlighted."""


def dimension_color(dimension: Dimension, theme: Theme) -> str:
    """Return the colour of all dimensions that stand for the same and so have to match."""
    return (
        theme.muted
        if dimension is Dimension.SINGLE
        else theme.curve_colors[_COLORS[dimension] % len(theme.curve_colors)]
    )


def symbol_runs(term: Term, font: QFont, color: str) -> list[Run]:
    """Return a piece of an equation without its shape, the layer and the T of a transpose raised."""
    rise = RISE * QFontMetricsF(font).height()
    base = step_name(_LOSS) if term.base == _LOSS.symbol else term.base
    runs = [
        (base, font, 0.0, color),
        (term.raised.replace("T", f"{_THIN_SPACE}T"), raised_font(font), rise, color),
        (term.tail, font, 0.0, color),
    ]
    return [run for run in runs if run[0]]


def shape_runs(operand: Operand, font: QFont, theme: Theme, remark: str = "") -> list[Run]:
    """Return the shape, bold where two neighbours in a product meet, and a remark behind it, such as "×10^−3"."""
    small, muted = sized(font, SHAPE), theme.muted
    strong = QFont(small)
    strong.setBold(True)
    rows, columns = operand.matrix.shape
    fonts = [strong if is_matched else small for is_matched in operand.term.matched or (False, False)]
    return [
        ("(", small, 0.0, muted),
        (str(rows), fonts[0], 0.0, dimension_color(operand.rows, theme)),
        (", ", small, 0.0, muted),
        (str(columns), fonts[1], 0.0, dimension_color(operand.columns, theme)),
        (")", small, 0.0, muted),
        *(typeset(f" {remark}", small, muted) if remark else []),
    ]
