"""What somebody wants to copy of an equation, as text."""

from dataclasses import dataclass
from enum import Enum, auto

from app.lesson.equations import Equation, Operand
from app.lesson.matrix_text import csv_text, latex_equation, latex_matrix, numpy_equation, numpy_text

MOST = 10
"""Rows and columns of a shortened matrix: as many as a bmatrix takes without being told more."""
LINES, ENTRIES = 30, 12  # of a preview: lines of text, rows and columns of a matrix


class CopyFormat(Enum):
    """How it is written, in the order in which a user is asked."""

    LATEX = auto()
    NUMPY = auto()
    CSV = auto()
    PICTURE = auto()


@dataclass(frozen=True)
class MatrixCopy:
    """What is to be copied, and how.

    Attributes
    ----------
    equation : the equation
    operand : one of its matrices; None for the whole equation
    form : any but a picture can be written
    digits : significant ones, 2 to 17
    most : rows and columns from which LaTeX is shortened; None for never
    """

    equation: Equation
    operand: Operand | None
    form: CopyFormat
    digits: int
    most: int | None

    @property
    def operands(self) -> tuple[Operand, ...]:
        """The matrices that are written."""
        return self.equation.operands if self.operand is None else (self.operand,)


def copied_text(choice: MatrixCopy, beginning: int | None = None) -> str:
    """Return the text of a copy, or of its beginning; of a whole equation there is none as CSV."""
    equation, operand, digits, most = choice.equation, choice.operand, choice.digits, choice.most
    if operand is None:
        if choice.form is CopyFormat.NUMPY:
            return numpy_equation(equation, digits, beginning)
        return latex_equation(equation, digits, most, beginning)
    if choice.form is CopyFormat.NUMPY:
        return numpy_text(operand.name, operand.matrix, digits, beginning)
    if choice.form is CopyFormat.CSV:
        return csv_text(operand.matrix, digits, beginning)
    return latex_matrix(operand.matrix, digits, most, beginning)


def first_lines(choice: MatrixCopy) -> str:
    """Return how the text of a copy begins; for a large matrix that takes no longer than for a small one."""
    lines = copied_text(choice, ENTRIES).splitlines()
    return "\n".join([*lines[:LINES], "…"] if len(lines) > LINES else lines)
