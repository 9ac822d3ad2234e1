"""How one cell of a quantity is computed: the sum that it is, with its numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

import numpy as np
import numpy.typing as npt

from app.lesson.selection import Cell, Selection
from mlp_engine import ACTIVATION_REGISTRY, Frame
from mlp_engine.arrays import FloatArray

IntArray = npt.NDArray[np.intp]


OVER_INPUTS, OVER_SAMPLES = "k", "j"  # the index of a sum


@dataclass(frozen=True, eq=False)
class Factor:
    """What stands at the same place of every term of a sum, or is applied to the sum.

    Attributes
    ----------
    name : of its matrix, such as "W[1]"
    place : row and column in that matrix, counted from 1; a letter for the index over which the sum runs
    values : (n,) one for each term
    less : (n,) targets, if the values are differences from them
    text : how the value is to be written, if not as a number, such as "1/300"
    """

    name: str
    place: tuple[int | str, ...]
    values: FloatArray
    less: FloatArray | None = None
    text: str = ""

    @property
    def value(self) -> float:
        """The value, of a factor that has but one."""
        return float(self.values[0])


@dataclass(frozen=True, eq=False)
class Terms:
    """The n terms of a sum, each a product.

    Attributes
    ----------
    index : "k" of a sum over inputs or neurons, "j" of one over samples, or "" if there is one term only
    numbers : (n,) what the index is in each term, counted from 0
    left, right : the two factors of each term; ``right`` is None in a sum of plain numbers, ``left`` in one of squares
    products : (n,) the terms
    """

    index: str
    numbers: IntArray
    left: Factor
    right: Factor | None
    products: FloatArray

    def __len__(self) -> int:
        """Return n."""
        return len(self.products)


class Rest(Enum):
    """What is done with a sum in the end."""

    NOTHING = auto()
    ADD = auto()
    TIMES = auto()
    APPLY = auto()
    SUBTRACT_FROM = auto()


@dataclass(frozen=True, eq=False)
class CellSum:
    """How a cell is computed: the sum of its terms, and what is done with that.

    Attributes
    ----------
    symbol, name : of the quantity, such as "Z" and "Z[1]"
    row, column : of the cell, counted from 0
    terms : what is summed
    sum : their sum
    rest, last : what is done with the sum, and with which number: b, φ′(Z), 1/(2m), φ or W; None if nothing is
    total : what comes out
    value : the cell itself, which is the same but for rounding; None for parameters that are not made yet
    """

    symbol: str
    name: str
    row: int
    column: int
    terms: Terms
    sum: float
    rest: Rest
    last: Factor | None
    total: float
    value: float | None


def cell_sum(frame: Frame, selection: Selection) -> CellSum | None:
    """Return how the picked cell is computed, of the layer whose samples the frame carries.

    The loss has one cell, which need not be picked. None if no cell is, if the quantity is given and not computed, and
    as long as it is unknown or the frame does not carry what it is made from.
    """
    build = _SUMS.get(selection.symbol)
    cell = (0, 0) if selection.symbol == "loss" else selection.cell
    if build is None or cell is None or not _is_known(frame, selection.symbol):
        return None
    rows, columns = _shape(frame, selection.symbol)
    is_inside = 0 <= cell[0] < rows and 0 <= cell[1] < columns
    return build(frame, cell) if is_inside else None


def pulls(cell: CellSum, count: int = 5) -> tuple[int, ...]:
    """Return the samples with the largest terms in magnitude, the strongest first; none if the sum is not over samples.

    Samples that add nothing are left out.
    """
    if cell.terms.index != OVER_SAMPLES:
        return ()
    sizes = np.abs(sample_terms(cell))
    count = min(count, len(sizes))
    strongest = np.argpartition(-sizes, count - 1)[:count] if count else np.array([], np.intp)
    ordered = strongest[np.lexsort((strongest, -sizes[strongest]))]
    return tuple(ordered[sizes[ordered] > 0.0].tolist())


def sample_terms(cell: CellSum) -> FloatArray:
    """Return what each of the m samples adds to a sum over samples, (m,)."""
    if cell.symbol != "loss":
        return cell.terms.products
    m = int(cell.terms.numbers[-1]) + 1
    summed: FloatArray = cell.terms.products.reshape(-1, m).sum(axis=0)  # a sample has a term for each output
    return summed


def _Z(frame: Frame, cell: Cell) -> CellSum:
    (i, j), l = cell, frame.samples.l
    layer, samples = frame.layers[l - 1], frame.samples
    W = Factor(f"W[{l}]", (i + 1, OVER_INPUTS), layer.W[i])
    A_prev = Factor(_input_name(l), (OVER_INPUTS, j + 1), samples.A_prev[:, j])
    b = Factor(f"b[{l}]", (i + 1,), layer.b[i])
    return _cell("Z", f"Z[{l}]", cell, _terms(OVER_INPUTS, W, A_prev), samples.Z[i, j], Rest.ADD, b)


def _A(frame: Frame, cell: Cell) -> CellSum:
    (i, j), l = cell, frame.samples.l
    Z = Factor(f"Z[{l}]", (i + 1, j + 1), frame.samples.Z[i : i + 1, j])
    phi = Factor("φ", (), np.empty(0), text=frame.layers[l - 1].activation)
    return _cell("A", f"A[{l}]", cell, _terms("", Z), frame.samples.A[i, j], Rest.APPLY, phi)


def _loss(frame: Frame, cell: Cell) -> CellSum | None:
    if frame.samples.l != frame.L:
        return None
    m, n_outputs = frame.Y.shape[1], len(frame.Y)
    row: int | str = 1 if n_outputs == 1 else "i"
    error = _error(frame, (row, OVER_SAMPLES), frame.samples.A.ravel(), frame.Y.ravel())
    terms = Terms(OVER_SAMPLES, np.tile(np.arange(m), n_outputs), error, error, error.values * error.values)
    share = Factor("1/(2m)", (), np.array([1 / (2 * m)]), text=f"1/{2 * m}")
    return _cell("loss", "loss", cell, terms, frame.loss, Rest.TIMES, share)


def _delta(frame: Frame, cell: Cell) -> CellSum | None:
    (i, j), l, samples = cell, frame.samples.l, frame.samples
    terms = _error_term(frame, cell) if l == frame.L else _passed_back(frame, cell)
    if terms is None:
        return None
    derivative = ACTIVATION_REGISTRY[frame.layers[l - 1].activation].derivative
    slope = derivative(samples.Z[i : i + 1, j], samples.A[i : i + 1, j])
    phi = Factor(f"φ′(Z[{l}])", (i + 1, j + 1), slope)
    return _cell("δ", f"δ[{l}]", cell, terms, samples.delta[i, j], Rest.TIMES, phi)


def _error_term(frame: Frame, cell: Cell) -> Terms:
    (i, j), m = cell, frame.Y.shape[1]
    error = _error(frame, (i + 1, j + 1), frame.samples.A[i : i + 1, j], frame.Y[i : i + 1, j])
    return _terms("", error, Factor("1/m", (), np.array([1 / m]), text=f"1/{m}"))


def _error(frame: Frame, place: tuple[int | str, ...], A: FloatArray, Y: FloatArray) -> Factor:
    return Factor(f"A[{frame.L}]", place, A - Y, less=Y)


def _passed_back(frame: Frame, cell: Cell) -> Terms | None:
    """Return what the neurons of the next layer hand back to a neuron, of one sample."""
    (i, j), following, delta = cell, frame.samples.l + 1, frame.samples.delta_next
    if delta is None:
        return None
    W = Factor(f"W[{following}]", (OVER_INPUTS, i + 1), frame.layers[following - 1].W[:, i])
    return _terms(OVER_INPUTS, W, Factor(f"δ[{following}]", (OVER_INPUTS, j + 1), delta[:, j]))


def _dW(frame: Frame, cell: Cell) -> CellSum:
    (i, k), l, samples = cell, frame.samples.l, frame.samples
    delta = Factor(f"δ[{l}]", (i + 1, OVER_SAMPLES), samples.delta[i])
    A_prev = Factor(_input_name(l), (k + 1, OVER_SAMPLES), samples.A_prev[k])
    return _cell("dW", f"dW[{l}]", cell, _terms(OVER_SAMPLES, delta, A_prev), frame.layers[l - 1].dW[i, k])


def _db(frame: Frame, cell: Cell) -> CellSum:
    (i, _), l = cell, frame.samples.l
    delta = Factor(f"δ[{l}]", (i + 1, OVER_SAMPLES), frame.samples.delta[i])
    return _cell("db", f"db[{l}]", cell, _terms(OVER_SAMPLES, delta), frame.layers[l - 1].db[i, 0])


def _W(frame: Frame, cell: Cell) -> CellSum:
    layer, update = frame.layers[frame.samples.l - 1], frame.update
    if update is None:
        return _updated("W", frame, cell, layer.W, layer.dW, None)
    return _updated("W", frame, cell, update.W_before, update.dW, layer.W)


def _b(frame: Frame, cell: Cell) -> CellSum:
    layer, update = frame.layers[frame.samples.l - 1], frame.update
    if update is None:
        return _updated("b", frame, cell, layer.b, layer.db, None)
    return _updated("b", frame, cell, update.b_before, update.db, layer.b)


def _updated(
    symbol: str, frame: Frame, cell: Cell, before: FloatArray, gradient: FloatArray, after: FloatArray | None
) -> CellSum:
    (i, k), l = cell, frame.samples.l
    place = (i + 1, k + 1) if symbol == "W" else (i + 1,)
    rate = frame.config.learning_rate if frame.update is None else frame.update.rate
    eta = Factor("η", (), np.array([rate]))
    terms = _terms("", eta, Factor(f"d{symbol}[{l}]", place, gradient[i : i + 1, k]))
    start = Factor(f"{symbol}[{l}]", place, before[i : i + 1, k])
    value = None if after is None else after[i, k]
    return _cell(symbol, f"{symbol}′[{l}]", cell, terms, value, Rest.SUBTRACT_FROM, start)


_SUMS: dict[str, Callable[[Frame, Cell], CellSum | None]] = {
    "Z": _Z,
    "A": _A,
    "loss": _loss,
    "δ": _delta,
    "dW": _dW,
    "db": _db,
    "W": _W,
    "b": _b,
}


def _is_known(frame: Frame, symbol: str) -> bool:
    l, progress = frame.samples.l, frame.progress
    if symbol in ("W", "b"):
        return frame.update is not None or progress.knows(f"d{symbol}", l)
    return progress.knows_loss() if symbol == "loss" else progress.knows(symbol, l)


def _shape(frame: Frame, symbol: str) -> tuple[int, ...]:
    if symbol == "loss":
        return 1, 1
    if symbol in ("W", "dW"):
        return frame.layers[frame.samples.l - 1].W.shape
    if symbol in ("b", "db"):
        return frame.layers[frame.samples.l - 1].b.shape
    return frame.samples.Z.shape


def _terms(index: str, left: Factor, right: Factor | None = None) -> Terms:
    products = left.values if right is None else left.values * right.values
    return Terms(index, np.arange(len(products)), left, right, products)


def _cell(
    symbol: str,
    name: str,
    cell: Cell,
    terms: Terms,
    value: float | None,
    rest: Rest = Rest.NOTHING,
    last: Factor | None = None,
) -> CellSum:
    total = float(terms.products.sum())
    result = total if last is None else _finish(total, rest, last)
    return CellSum(symbol, name, *cell, terms, total, rest, last, result, None if value is None else float(value))


def _finish(total: float, rest: Rest, last: Factor) -> float:
    if rest is Rest.APPLY:
        return float(ACTIVATION_REGISTRY[last.text].f(np.array(total)))
    if rest is Rest.ADD:
        return total + last.value
    return total * last.value if rest is Rest.TIMES else last.value - total


def _input_name(l: int) -> str:
    return "X" if l == 1 else f"A[{l - 1}]"
