"""The equation that a quantity of a layer stands in, with the matrices themselves."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from app.lesson.numbers import MINUS
from app.lesson.quantities import Dimension
from app.lesson.shapes import Term
from mlp_engine import Frame
from mlp_engine.arrays import FloatArray
from mlp_engine.progress import UPDATE, MicroStep

INPUT, NEURON, NEXT, SAMPLE, SINGLE = (
    Dimension.INPUT,
    Dimension.NEURON,
    Dimension.NEXT,
    Dimension.SAMPLE,
    Dimension.SINGLE,
)
PARAMETERS = ("W", "b")
LEFT, RIGHT = (True, False), (False, True)  # which number of a shape meets its neighbour in a product


@dataclass(frozen=True, eq=False)
class Operand:
    """A matrix in an equation.

    Attributes
    ----------
    name : plain, such as "W[2]ᵀ"
    term : the same to be set in type, with the shape
    matrix : as it stands in the equation, transposed where the equation says so; of no use while unknown
    rows, columns : what they stand for; dimensions that have to match stand for the same
    is_known : whether it is computed, and the frame carries it
    """

    name: str
    term: Term
    matrix: FloatArray
    rows: Dimension
    columns: Dimension
    is_known: bool

    def place(self, indices: Mapping[Dimension, int]) -> tuple[int | None, int | None]:
        """Return the row and the column that belong to indices along some axes; None where all do, or none has it."""
        row, column = (
            index if (index := indices.get(axis)) is not None and index < size else None
            for axis, size in zip((self.rows, self.columns), self.matrix.shape, strict=True)
        )
        return row, column

    def indices(self, row: int, column: int) -> dict[Dimension, int]:
        """Return what a cell is along the axes of the matrix."""
        return {axis: index for axis, index in ((self.rows, row), (self.columns, column)) if axis is not SINGLE}


Part = Operand | str


@dataclass(frozen=True, eq=False)
class Formula:
    """An equation of layer l.

    Attributes
    ----------
    symbol : the quantity that it computes: "Z", "A", "loss", "δ", "dW" or "db"; "W" or "b" for their update
    result : the matrix of that quantity
    parts : operands, the result among them, and the signs between them, from left to right
    """

    symbol: str
    l: int
    result: Operand
    parts: tuple[Part, ...]

    @property
    def operands(self) -> tuple[Operand, ...]:
        """The matrices, from left to right."""
        return tuple(part for part in self.parts if isinstance(part, Operand))

    @property
    def step(self) -> MicroStep:
        """The step of an update that computes the result."""
        return UPDATE if self.symbol in PARAMETERS else MicroStep(self.symbol, self.l)

    def __str__(self) -> str:
        """Return it as a line of text, with the shapes."""
        return " ".join(part if isinstance(part, str) else str(part.term) for part in self.parts)


def formula_of(frame: Frame, symbol: str) -> Formula:
    """Return the equation of a quantity of the layer whose samples the frame carries.

    That of "A_prev" is the equation of Z, in which it stands. An operand that the frame does not carry, such as φ′(Z)
    if its request had no terms, is unknown.
    """
    symbol = "Z" if symbol == "A_prev" else symbol
    parts = _PARTS[symbol](frame)
    result = parts[-1] if symbol in PARAMETERS else parts[0]
    assert isinstance(result, Operand)
    return Formula(symbol, frame.samples.l, result, parts)


def operands(frame: Frame, symbol: str) -> tuple[Operand, ...]:
    """Return the matrices of the equation of a quantity, from left to right."""
    return formula_of(frame, symbol).operands


def _sum(frame: Frame) -> tuple[Part, ...]:
    l, W = frame.samples.l, frame.layers[frame.samples.l - 1].W
    A_prev = _samples(frame, "A", l - 1, frame.samples.A_prev, INPUT, matched=LEFT)
    return (
        _Z(frame),
        "=",
        _operand("W", f"[{l}]", W, NEURON, INPUT, matched=RIGHT),
        A_prev,
        "+",
        _operand("b", f"[{l}]", frame.layers[l - 1].b, NEURON, SINGLE),
    )


def _activation(frame: Frame) -> tuple[Part, ...]:
    return (_samples(frame, "A", frame.samples.l, frame.samples.A), "=", "φ(", _Z(frame), ")")


def _loss(frame: Frame) -> tuple[Part, ...]:
    loss = _operand("loss", "", np.array([[frame.loss]]), SINGLE, SINGLE, is_known=frame.progress.knows_loss())
    return (loss, "=", "1/(2m) Σ (", _predictions(frame), MINUS, _targets(frame), ")²")


def _delta(frame: Frame) -> tuple[Part, ...]:
    l, shape = frame.samples.l, frame.samples.Z.shape
    slope = _optional(frame.samples.slope, shape)
    is_known = frame.samples.slope is not None and frame.progress.knows("δ", l)
    phi = _operand("φ′(Z", f"[{l}]", slope, NEURON, SAMPLE, tail=")", is_known=is_known)
    result = _samples(frame, "δ", l, frame.samples.delta)
    if l == frame.L:
        return (result, "=", "1/m (", _predictions(frame), MINUS, _targets(frame), ")", "⊙", phi)
    return (result, "=", "(", *_passed_back(frame), ")", "⊙", phi)


def _passed_back(frame: Frame) -> tuple[Part, ...]:
    """Return the product that carries δ of the layer behind back to this one."""
    l, W_next = frame.samples.l + 1, frame.layers[frame.samples.l].W
    delta_next = _optional(frame.samples.delta_next, (len(W_next), frame.Y.shape[1]))
    is_known = frame.samples.delta_next is not None and frame.progress.knows("δ", l)
    return (
        _operand("W", f"[{l}]T", W_next.T, NEURON, NEXT, matched=RIGHT),
        _operand("δ", f"[{l}]", delta_next, NEXT, SAMPLE, matched=LEFT, is_known=is_known),
    )


def _dW(frame: Frame) -> tuple[Part, ...]:
    l, dW = frame.samples.l, frame.layers[frame.samples.l - 1].dW
    return (
        _operand("dW", f"[{l}]", dW, NEURON, INPUT, is_known=frame.progress.knows("dW", l)),
        "=",
        _samples(frame, "δ", l, frame.samples.delta, matched=RIGHT),
        _operand(
            "A",
            f"[{l - 1}]T",
            frame.samples.A_prev.T,
            SAMPLE,
            INPUT,
            matched=LEFT,
            is_known=frame.progress.knows("A", l - 1),
        ),
    )


def _db(frame: Frame) -> tuple[Part, ...]:
    l, db = frame.samples.l, frame.layers[frame.samples.l - 1].db
    result = _operand("db", f"[{l}]", db, NEURON, SINGLE, is_known=frame.progress.knows("db", l))
    return (result, "=", "Σ", _samples(frame, "δ", l, frame.samples.delta))


def _update_of_W(frame: Frame) -> tuple[Part, ...]:
    layer, update = frame.layers[frame.samples.l - 1], frame.update
    if update is None:
        return _update(frame, "W", INPUT, layer.W, layer.dW, None)
    return _update(frame, "W", INPUT, update.W_before, update.dW, layer.W)


def _update_of_b(frame: Frame) -> tuple[Part, ...]:
    layer, update = frame.layers[frame.samples.l - 1], frame.update
    if update is None:
        return _update(frame, "b", SINGLE, layer.b, layer.db, None)
    return _update(frame, "b", SINGLE, update.b_before, update.db, layer.b)


def _update(
    frame: Frame, symbol: str, columns: Dimension, before: FloatArray, gradient: FloatArray, after: FloatArray | None
) -> tuple[Part, ...]:
    """Return the update that has led to the parameters ``after``; None if it is still to be made."""
    l, update = frame.samples.l, frame.update
    rate = frame.config.learning_rate if update is None else update.rate
    is_known = update is not None or frame.progress.knows(f"d{symbol}", l)
    result = _optional(after, before.shape)
    return (
        _operand(symbol, f"[{l}]", before, NEURON, columns),
        "+",
        _operand(f"{MINUS}η d{symbol}", f"[{l}]", -rate * gradient, NEURON, columns, is_known=is_known),
        "=",
        _operand(f"{symbol}′", f"[{l}]", result, NEURON, columns, is_known=after is not None),
    )


_PARTS = {
    "Z": _sum,
    "A": _activation,
    "loss": _loss,
    "δ": _delta,
    "dW": _dW,
    "db": _db,
    "W": _update_of_W,
    "b": _update_of_b,
}


def _Z(frame: Frame) -> Operand:
    return _samples(frame, "Z", frame.samples.l, frame.samples.Z)


def _predictions(frame: Frame) -> Operand:
    """Return A[L]; unknown if the frame carries the samples of another layer."""
    is_last = frame.samples.l == frame.L
    A = _optional(frame.samples.A if is_last else None, frame.Y.shape)
    return _operand("A", f"[{frame.L}]", A, NEURON, SAMPLE, is_known=is_last and frame.progress.knows("A", frame.L))


def _targets(frame: Frame) -> Operand:
    return _operand("Y", "", frame.Y, NEURON, SAMPLE)


def _samples(
    frame: Frame, symbol: str, l: int, matrix: FloatArray, rows: Dimension = NEURON, matched: tuple[bool, ...] = ()
) -> Operand:
    """Return a matrix with a column for each sample."""
    is_known = frame.progress.knows(symbol, l)
    return _operand(symbol, f"[{l}]", matrix, rows, SAMPLE, matched=matched, is_known=is_known)


def _operand(
    base: str,
    raised: str,
    matrix: FloatArray,
    rows: Dimension,
    columns: Dimension,
    *,
    tail: str = "",
    matched: tuple[bool, ...] = (),
    is_known: bool = True,
) -> Operand:
    name = base + raised.replace("T", "ᵀ") + tail
    return Operand(name, Term(base, raised, tail, matrix.shape, matched), matrix, rows, columns, is_known)


def _optional(matrix: FloatArray | None, shape: tuple[int, ...]) -> FloatArray:
    """Return a matrix, or one full of NaN in place of one that the frame does not carry."""
    return np.broadcast_to(np.nan, shape) if matrix is None else matrix
