"""How one cell of a quantity is computed: the sum that it is, with its numbers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

import numpy as np

from app.lesson.equations import Equation, Operand, equation_of, operand, penalty_gradient
from app.lesson.names import MATRICES, rate_of
from app.lesson.number_form import shared_exponent
from app.lesson.numbers import MINUS
from app.lesson.quantities import Dimension
from app.lesson.scalars import scalar_text, with_braces
from app.lesson.selection import Selection
from app.lesson.updates import MEMORIES, is_plain, memory_formula, subtracted
from mlp_engine import ACTIVATION_REGISTRY, LOSS_REGISTRY, Batch, Frame
from mlp_engine.arrays import FloatArray

LARGEST_EXPONENT = 700.0  # exp of more than 709 overflows, and that of less than -745 is 0
OVER_INPUTS, OVER_SAMPLES = "k", "j"  # the index of a sum
_INDICES = {
    Dimension.INPUT: OVER_INPUTS,
    Dimension.NEXT: OVER_INPUTS,
    Dimension.SAMPLE: OVER_SAMPLES,
    Dimension.NEURON: "i",
}


@dataclass(frozen=True, eq=False)
class Factor:
    """What stands at the same place of every term of a sum, or is applied to the sum.

    Attributes
    ----------
    name : of its matrix, such as "W[1]"; or a formula of its ``entries``, such as "({A} − {Y})²"
    values : (n,) one for each term
    place : row and column in the matrix, counted from 1; a letter for the index over which the sum runs
    text : how the value is to be written, if not as a number, such as "1/300"
    entries : that stand in the braces of the formula
    """

    name: str
    values: FloatArray
    place: tuple[int | str, ...] = ()
    text: str = ""
    entries: Mapping[str, "Factor"] = field(default_factory=dict)

    @property
    def value(self) -> float:
        """The value, of a factor that has but one."""
        return float(self.values[0])

    @cached_property
    def largest(self) -> float:
        """The largest of the values in magnitude."""
        return float(np.abs(self.values).max(initial=0.0))


@dataclass(frozen=True, eq=False)
class Terms:
    """The n terms of a sum, each a product.

    Attributes
    ----------
    index : "k" of a sum over inputs or neurons, "j" of one over samples, or "" if there is one term only
    count : how many values the index has: n, or a part of it if the sum runs over outputs, too
    left, right : the two factors of each term; ``right`` is None in a sum of plain numbers
    products : (n,) the terms
    """

    index: str
    count: int
    left: Factor
    right: Factor | None
    products: FloatArray

    def __len__(self) -> int:
        """Return n."""
        return len(self.products)

    def exponent(self, factor: Factor | None) -> int:
        """Return of which power of ten the values of a factor are written as multiples, in all terms of a sum."""
        if factor is None or factor.text or factor.entries or not factor.largest or len(self) == 1:
            return 0
        return shared_exponent(factor.largest)


class Rest(Enum):
    """What is done with a sum in the end, by its sign in an equation."""

    NOTHING = ""
    ADD = "+"
    TIMES = "⊙"
    APPLY = "φ("
    DIVIDE = "/"
    SUBTRACT_FROM = MINUS


@dataclass(frozen=True, eq=False)
class CellSum:
    """How a cell is computed: the sum of its terms, and what is done with that.

    Attributes
    ----------
    symbol, name : of the quantity, such as "Z" and "Z[1]"
    row, column : of the cell, counted from 0
    columns : what the columns of the quantity stand for
    terms : what is summed
    sum : their sum
    rest, last : what is done with the sum, and with which number: b, φ′(Z), 1/(2m), φ, exp(Z) or W; None if nothing is
    total : what comes out
    value : the cell itself, which is the same but for rounding; None for parameters that are not made yet
    batch : the samples that the columns are, over which a sum with the index "j" runs
    """

    symbol: str
    name: str
    row: int
    column: int
    columns: Dimension
    terms: Terms
    sum: float
    rest: Rest
    last: Factor | None
    total: float
    value: float | None
    batch: Batch

    @property
    def is_summed(self) -> bool:
        """Whether there is a sum to be written: not where φ is applied to one number."""
        return self.rest is not Rest.APPLY


def cell_sum(frame: Frame, selection: Selection) -> CellSum | None:
    """Return how the picked cell is computed, of the layer whose samples the frame carries.

    The loss has one cell, which need not be picked. None if no cell is, if the quantity is given and not computed, and
    as long as it is unknown or the frame does not carry what it is made from.
    """
    cell = (0, 0) if selection.symbol == "loss" else selection.cell
    if cell is None or selection.symbol == "A_prev":
        return None
    equation = equation_of(frame, selection.symbol)
    result, is_update = equation.result, equation.is_update
    is_known = all(part.is_known or (is_update and part is result) for part in equation.operands)
    rows, columns = result.matrix.shape
    if not is_known or not (0 <= cell[0] < rows and 0 <= cell[1] < columns):
        return None
    terms, rest, last = _parts(frame, equation, {result.rows: cell[0], result.columns: cell[1], Dimension.SINGLE: 0})
    total = float(terms.products.sum())
    finished = total if last is None else _finished(total, rest, last)
    value = float(result.matrix[cell]) if result.is_known else None
    batch = frame.batch
    return CellSum(
        equation.symbol, result.name, *cell, result.columns, terms, total, rest, last, finished, value, batch
    )


def pulls(cell: CellSum, count: int = 5) -> tuple[int, ...]:
    """Return the samples with the largest terms in magnitude, the strongest first; none if the sum is not over samples.

    Samples that add nothing are left out.
    """
    return tuple(map(cell.batch.sample_of, pulling_columns(cell, count)))


def pulling_columns(cell: CellSum, count: int = 5) -> tuple[int, ...]:
    """Return the columns that ``pulls`` are in the matrices."""
    if cell.terms.index != OVER_SAMPLES:
        return ()
    sizes = np.abs(sample_terms(cell))
    count = min(count, len(sizes))
    strongest = np.argpartition(-sizes, count - 1)[:count] if count else np.array([], np.intp)
    ordered = strongest[np.lexsort((strongest, -sizes[strongest]))]
    return tuple(ordered[sizes[ordered] > 0.0].tolist())


def sample_terms(cell: CellSum) -> FloatArray:
    """Return what each of the m samples adds to a sum over samples, (m,)."""
    summed: FloatArray = cell.terms.products.reshape(-1, cell.terms.count).sum(axis=0)
    return summed


def _parts(frame: Frame, equation: Equation, at: dict[Dimension, int]) -> tuple[Terms, Rest, Factor | None]:
    """Return what is summed for the cell ``at`` some indices, and what is done with the sum."""
    symbol, l, m = equation.symbol, equation.l, len(frame.batch.columns)
    if equation.is_update:
        return _update_parts(frame, equation, at)
    if symbol == "loss":
        return _loss_parts(frame, at | ({Dimension.NEURON: 0} if len(frame.Y) == 1 else {}))
    if symbol == "A":
        return _activation_parts(frame, equation, at)
    _, *factors = (_factor(part, at) for part in equation.operands)
    if symbol == "dW":
        return _terms(m, *factors[:2]), *_penalty_parts(frame, l, at)
    rest, last = Rest.NOTHING, None
    if (sign := equation.parts[-2]) in ("+", "⊙"):
        rest, last = Rest(sign), factors.pop()
    return _loss_terms(frame, at) if symbol == "δ" and l == frame.L else _terms(m, *factors), rest, last


def _activation_parts(frame: Frame, equation: Equation, at: dict[Dimension, int]) -> tuple[Terms, Rest, Factor]:
    """Return φ of a cell; of softmax, which looks at the whole column, a part of the sum of its exponentials."""
    name, m, Z = frame.layers[equation.l - 1].activation, len(frame.batch.columns), equation.operands[1]
    if not ACTIVATION_REGISTRY[name].is_output_only:
        return _terms(m, _factor(Z, at)), Rest.APPLY, Factor("φ", np.empty(0), text=name)
    column = _factor(Z, {dimension: index for dimension, index in at.items() if dimension is not Dimension.NEURON})
    largest = float(column.values.max())
    excess = largest - min(max(largest, -LARGEST_EXPONENT), LARGEST_EXPONENT)
    return _terms(m, _exponential(column, excess)), Rest.DIVIDE, _exponential(_factor(Z, at), excess)


def _exponential(Z: Factor, excess: float) -> Factor:
    """Return exp(Z), all of a column divided by one factor where a number could not hold them else."""
    return Factor("exp({Z})", np.exp(Z.values - excess), Z.place, entries={"Z": Z})


def _loss_parts(frame: Frame, at: dict[Dimension, int]) -> tuple[Terms, Rest, Factor]:
    loss, entries, m = LOSS_REGISTRY[frame.config.loss], _entries(frame, at), len(frame.batch.columns)
    A, Y = (entry.values[:, np.newaxis, np.newaxis] for entry in entries.values())  # each a matrix of its own
    term = Factor(loss.term, loss.divisor * loss.value(A, Y), entries["A"].place, entries=entries)
    below = loss.divisor * m
    return _terms(m, term), Rest.TIMES, Factor(loss.share, np.array([1 / below]), text=f"1/{below}")


def _loss_terms(frame: Frame, at: dict[Dimension, int]) -> Terms:
    """Return an entry of the loss's gradient: as the gradient of that entry alone, and the factor 1/m."""
    loss, entries, m = LOSS_REGISTRY[frame.config.loss], _entries(frame, at), len(frame.batch.columns)
    A, Y = (entry.values[:, np.newaxis] for entry in entries.values())
    slope = Factor(loss.slope, loss.gradient(A, Y).ravel(), entries["A"].place, entries=entries)
    return _terms(m, slope, Factor("1/m", np.array([1 / m]), text=f"1/{m}"))


def _update_parts(frame: Frame, equation: Equation, at: dict[Dimension, int]) -> tuple[Terms, Rest, Factor | None]:
    symbol, l, config = equation.symbol, equation.l, frame.config
    if symbol in MEMORIES:
        made = _formula(frame, l, memory_formula(config, symbol), at, _factor(equation.result, at).values)
        return _terms(1, made), Rest.NOTHING, None
    before, change, _ = (_factor(part, at) for part in equation.operands)
    if not is_plain(config):
        step = _formula(frame, l, subtracted(config, symbol, is_spelled_out=True), at, -change.values)
        return _terms(1, step), Rest.SUBTRACT_FROM, before
    gradient = _factor(operand(frame, l, f"{symbol}_gradient"), at)
    return _terms(1, Factor("η", np.array([rate_of(frame)])), gradient), Rest.SUBTRACT_FROM, before


def _penalty_parts(frame: Frame, l: int, at: dict[Dimension, int]) -> tuple[Rest, Factor | None]:
    """Return what comes to the gradient of a weight by the penalties, if there are any."""
    formula = penalty_gradient(frame.config).removeprefix(" + ")
    if not formula:
        return Rest.NOTHING, None
    weight = _factor(operand(frame, l, "W"), at).values
    return Rest.ADD, _formula(frame, l, formula, at, frame.config.l2 * weight + frame.config.l1 * np.sign(weight))


def _formula(frame: Frame, l: int, text: str, at: dict[Dimension, int], values: FloatArray) -> Factor:
    """Return a formula of matrices and settings with these values."""
    formula = with_braces(text)
    entries = {
        name: _factor(operand(frame, l, name), at)
        if name in MATRICES
        else Factor(name, np.empty(0), text=scalar_text(frame, name))
        for name in re.findall(r"\{(\w+)\}", formula)
    }
    return Factor(formula, values, entries=entries)


def _entries(frame: Frame, at: dict[Dimension, int]) -> dict[str, Factor]:
    return {name: _factor(operand(frame, frame.L, name), at) for name in ("A", "Y")}


def _factor(part: Operand, at: dict[Dimension, int]) -> Factor:
    """Return what a matrix contributes to the cell ``at`` some indices: all along a dimension that has none there."""
    dimensions = (part.rows, part.columns)
    values = part.matrix[tuple(at.get(dimension, slice(None)) for dimension in dimensions)]
    place = [at[d] + 1 if d in at else _INDICES[d] for d in dimensions if d is not Dimension.SINGLE]
    return Factor(part.said, np.ravel(values), tuple(place[:: -1 if part.name.endswith("ᵀ") else 1]))


def _terms(m: int, left: Factor, right: Factor | None = None) -> Terms:
    products = left.values if right is None else left.values * right.values
    index = next((index for index in reversed(left.place) if isinstance(index, str)), "")
    return Terms(index, m if index == OVER_SAMPLES else len(products), left, right, products)


def _finished(total: float, rest: Rest, last: Factor) -> float:
    if rest is Rest.APPLY:
        return float(ACTIVATION_REGISTRY[last.text].f(np.array(total)))
    if rest is Rest.ADD:
        return total + last.value
    if rest is Rest.DIVIDE:
        return last.value / total
    return total * last.value if rest is Rest.TIMES else last.value - total
