"""Matrices and equations as text for other programs: LaTeX, NumPy and CSV.

Numbers have so many significant digits, 2 to 17; with 17 they are exact, and as short as that can be. A text that is
only to be looked at can be made of the ``beginning`` of a matrix: of so many of its first rows and columns, with … for
the others. That takes no longer for a large one.
"""

import re
from collections.abc import Callable, Iterator
from unicodedata import normalize

import numpy as np

from app.lesson.equations import Equation, Operand, Part
from app.lesson.names import Term
from app.lesson.numbers import MINUS
from mlp_engine.arrays import FloatArray

EXACT = 17
"""Significant digits from which a number can be told from every other one."""
MOST_COLUMNS = 10  # of a bmatrix, unless MaxMatrixCols is set to more

_LATEX = {
    ")²": r"\right)^2",
    "(": r"\left(",
    ")": r"\right)",
    "Σ": r"\sum",
    "⊙": r"\odot",
    "φ′": r"\varphi'",
    "φ": r"\varphi",
    "δ": r"\delta",
    "η": r"\eta",
    "α": r"\alpha",
    "β": r"\beta",
    "ε": r"\varepsilon",
    "λ": r"\lambda",
    "μ": r"\mu",
    "₁": "_1",
    "₂": "_2",
    "²": "{}^2",
    "′": "'",
    MINUS: "-",
    "dW": r"\mathrm{d}W",
    "db": r"\mathrm{d}b",
}
_LAYER = re.compile(r"\[\d+\]")
_HAT = "\N{COMBINING CIRCUMFLEX ACCENT}"
_OF_BIASES = re.compile(rf"([A-Z]{_HAT}?)b(?=\W|$)")  # such as Vb, but neither b nor db
_PYTHON = {
    "φ′": "dphi_",
    "φ": "phi_",
    "δ": "delta",
    "ε": "epsilon",
    "λ": "lambda_",
    "μ": "mu",
    "√": "sqrt_",
    f"{MINUS}η": "minus_eta",
    "ᵀ": "_T",
}


def latex_matrix(matrix: FloatArray, digits: int, most: int | None = None, beginning: int | None = None) -> str:
    """Return a matrix as a bmatrix of amsmath, a line for each row.

    Parameters
    ----------
    matrix : (rows, columns), of any size
    digits : significant ones
    most : rows and columns that are written, at least 3, of a matrix that has more; dots stand for the others.
        None for all
    beginning : see above
    """
    return _column_limit(matrix, most) + _bmatrix(matrix, digits, most, beginning)


def latex_equation(equation: Equation, digits: int, most: int | None = None, beginning: int | None = None) -> str:
    """Return an equation in symbols and, below it, with its matrices, as ``aligned`` of amsmath.

    A matrix that is unknown is written as its symbol.
    """

    def with_matrix(part: Part) -> str:
        if isinstance(part, Operand) and part.is_known:
            return _bmatrix(part.matrix, digits, most, beginning)
        return _latex_part(part)

    symbols = " ".join(map(_latex_part, equation.parts)).replace("+ -", "- ")
    matrices = " ".join(map(with_matrix, equation.parts))
    widest = max((operand.matrix for operand in equation.operands), key=lambda matrix: matrix.shape[1])
    lines = " \\\\\n".join(line.replace("=", "&=", 1) for line in (symbols, matrices))
    return f"{_column_limit(widest, most)}\\begin{{aligned}}\n{lines}\n\\end{{aligned}}"


def latex_name(term: Term) -> str:
    r"""Return the symbol of a matrix, such as ``\delta^{[1]}`` or ``W^{[2]\top}``."""
    base = _LAYER.sub(r"^{\g<0>}", _latex(term.base).replace(r"\left", "").replace(r"\right", ""))
    raised = term.raised.replace("T", r"\top")
    whole = base + (f"^{{{raised}}}" if raised else "") + _latex(term.tail).replace(r"\right", "")
    return re.sub(r"√([^ )]+)", r"\\sqrt{\1}", whole)


def latex_number(value: float, digits: int) -> str:
    r"""Return a number such as ``-1.5 \times 10^{-7}``."""
    if not np.isfinite(value):
        return r"\mathrm{nan}" if np.isnan(value) else r"\infty" if value > 0 else r"-\infty"
    if value == 0.0:
        return "0"
    text = repr(float(value)) if digits >= EXACT else f"{value:.{digits}g}"
    mantissa, _, exponent = text.partition("e")
    mantissa = mantissa.removesuffix(".0")
    return rf"{mantissa} \times 10^{{{int(exponent)}}}" if exponent else mantissa


def numpy_text(name: str, matrix: FloatArray, digits: int, beginning: int | None = None) -> str:
    """Return a matrix as Python that builds it, such as ``Z1 = np.array([[0.5, -1.25]])``.

    The name may be one of the formulas', such as "W[2]ᵀ"; see ``python_name``.
    """
    start = f"{python_name(name)} = np.array(["
    rows = (f"[{', '.join(row)}]" for row in _rows(matrix, _python_number, digits, beginning))
    return start + (",\n" + " " * len(start)).join(rows) + "])"


def numpy_equation(equation: Equation, digits: int, beginning: int | None = None) -> str:
    """Return the matrices of an equation as Python, below the equation as a remark."""
    operands = {operand.name: operand for operand in equation.operands}.values()  # some stand there twice
    matrices = [numpy_text(operand.name, operand.matrix, digits, beginning) for operand in operands]
    return "\n".join([f"# {equation}", *matrices])


def python_name(name: str) -> str:
    """Return a name for a variable: "delta1" for "δ[1]", "W2_T" for "W[2]ᵀ", "W1_new" for "W′[1]"."""
    is_new = re.match(r"\w+′\[", name)
    plain = _replaced(_with_hats(normalize("NFD", name.replace("′[", "[")), r"\1_hat_"), _PYTHON)
    plain = re.sub(r"\W+", "_", re.sub(r"\[(\d+)\]|[()]", r"\1", plain), flags=re.ASCII)
    return f"{plain}_new" if is_new else plain


def csv_text(matrix: FloatArray, digits: int, beginning: int | None = None) -> str:
    """Return a matrix as comma-separated values by RFC 4180, a line for each row, without a header."""
    return "".join(",".join(row) + "\r\n" for row in _rows(matrix, _exact, digits, beginning))


def _rows(
    matrix: FloatArray, write: Callable[[float, int], str], digits: int, beginning: int | None
) -> Iterator[list[str]]:
    """Yield the numbers of each row as text, row by row: all of them as Python's numbers would take much memory."""
    rows, columns = matrix.shape
    for row in matrix[:beginning, :beginning]:
        texts = [write(value, digits) for value in row.tolist()]
        yield texts if len(texts) == columns else [*texts, "…"]
    if beginning is not None and rows > beginning:
        yield ["…"]


def _exact(value: float, digits: int) -> str:
    """Return a rounded number as Python writes it: always as a float, and so that it reads back."""
    return repr(value if digits >= EXACT else float(f"{value:.{digits}g}"))


def _python_number(value: float, digits: int) -> str:
    return re.sub("inf|nan", r"np.\g<0>", _exact(value, digits))


def _bmatrix(matrix: FloatArray, digits: int, most: int | None, beginning: int | None) -> str:
    if most is None or max(matrix.shape) <= most:
        rows = _rows(matrix, latex_number, digits, beginning)
    else:
        rows = _shortened(matrix, digits, most)
    lines = " \\\\\n".join(" & ".join(row) for row in rows)
    return f"\\begin{{bmatrix}}\n{lines}\n\\end{{bmatrix}}"


def _shortened(matrix: FloatArray, digits: int, most: int) -> Iterator[list[str]]:
    """Yield the entries of the rows of a matrix that has dots in place of those in the middle."""
    rows, columns = (_written(size, most) for size in matrix.shape)
    for row in rows:
        if row is None:
            yield [r"\ddots" if column is None else r"\vdots" for column in columns]
        else:
            yield [r"\cdots" if column is None else latex_number(matrix[row, column], digits) for column in columns]


def _written(size: int, most: int) -> tuple[int | None, ...]:
    """Return the rows or columns to be written, None for those between them."""
    if size <= most:
        return tuple(range(size))
    first = most // 2
    return (*range(first), None, *range(size - (most - 1 - first), size))


def _column_limit(matrix: FloatArray, most: int | None) -> str:
    """Return what a bmatrix with more columns than usual has to be preceded by."""
    columns = matrix.shape[1] if most is None else min(most, matrix.shape[1])
    return f"\\setcounter{{MaxMatrixCols}}{{{columns}}}\n" if columns > MOST_COLUMNS else ""


def _latex_part(part: Part) -> str:
    return latex_name(part.term) if isinstance(part, Operand) else _latex(part)


def _latex(text: str) -> str:
    upright = re.sub("[a-z]{3,}", r"\\mathrm{\g<0>}", _OF_BIASES.sub(r"\1_b", normalize("NFD", text)))
    upright = _with_hats(upright, r"\\hat{\1}")
    return _replaced(re.sub(r"1/\(?(\w+)\)?", r"\\frac{1}{\1}", upright), _LATEX)


def _with_hats(text: str, replacement: str) -> str:
    """Return a text with its letters that have a hat written otherwise."""
    return re.sub(rf"(\w){_HAT}", replacement, text)


def _replaced(text: str, table: dict[str, str]) -> str:
    """Return a text with the keys of ``table`` replaced; of two that begin alike, the first is taken."""
    return re.sub("|".join(map(re.escape, table)), lambda match: table[match[0]], text)
