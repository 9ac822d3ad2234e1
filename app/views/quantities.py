"""The matrices of a layer, by the names they have in the formulas, and what can be said of each in a line."""

from dataclasses import dataclass
from enum import Enum, auto

import numpy as np

from mlp_engine import Frame
from mlp_engine.arrays import FloatArray

SYMBOLS = ("A_prev", "W", "b", "Z", "A", "δ", "dW", "db")
"""The matrices of a layer, in the order of ``layer_quantities``."""


class Axis(Enum):
    """What the rows or columns of a matrix stand for."""

    INPUT = auto()
    NEURON = auto()
    SAMPLE = auto()
    SINGLE = auto()


@dataclass(frozen=True, eq=False)
class Quantity:
    """A matrix of layer l: its name, such as "Z[2]", its values, and what its rows and columns stand for."""

    name: str
    matrix: FloatArray
    rows: Axis
    columns: Axis

    @property
    def short_name(self) -> str:
        """The first of the quantity's names, such as "X" of "X = A[0]"."""
        return self.name.partition(" ")[0]

    def row_of(self, neuron: int | None) -> int | None:
        """Return the row of a neuron, counted from 0, if the matrix has one."""
        has_row = neuron is not None and neuron < len(self.matrix)
        return neuron if has_row and self.rows is Axis.NEURON else None


@dataclass(frozen=True)
class Statistics:
    """A matrix in a line; ``norm`` is its L2 norm, ``zeros`` the share of entries that are exactly 0, from 0 to 1."""

    shape: tuple[int, ...]
    minimum: float
    maximum: float
    mean: float
    norm: float
    zeros: float

    @classmethod
    def of(cls, matrix: FloatArray) -> "Statistics":
        """Return the statistics of a matrix (rows, columns)."""
        return cls(
            shape=matrix.shape,
            minimum=float(matrix.min()),
            maximum=float(matrix.max()),
            mean=float(matrix.mean()),
            norm=float(np.linalg.norm(matrix)),
            zeros=1.0 - np.count_nonzero(matrix) / matrix.size,
        )


def layer_quantities(frame: Frame) -> tuple[Quantity, ...]:
    """Return A[l-1], W, b, Z, A, δ, dW and db of the layer whose samples the frame carries."""
    samples = frame.samples
    l, layer = samples.l, frame.layers[samples.l - 1]
    inputs, neurons, columns, single = Axis.INPUT, Axis.NEURON, Axis.SAMPLE, Axis.SINGLE
    return (
        Quantity("X = A[0]" if l == 1 else f"A[{l - 1}]", samples.A_prev, inputs, columns),
        Quantity(f"W[{l}]", layer.W, neurons, inputs),
        Quantity(f"b[{l}]", layer.b, neurons, single),
        Quantity(f"Z[{l}]", samples.Z, neurons, columns),
        Quantity(f"A[{l}]", samples.A, neurons, columns),
        Quantity(f"δ[{l}]", samples.delta, neurons, columns),
        Quantity(f"dW[{l}]", layer.dW, neurons, inputs),
        Quantity(f"db[{l}]", layer.db, neurons, single),
    )
