"""The matrices of a layer, by the names they have in the formulas, and what can be said of each in a line."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from typing import NamedTuple

import numpy as np

from app.lesson.numbers import symmetric_limit
from mlp_engine import Batch
from mlp_engine.arrays import FloatArray
from mlp_engine.batches import Columns
from mlp_engine.frame import Mask

LARGE = 2**18  # entries; a matrix with more is not looked at as a whole for every frame
SAMPLED = 256  # rows and columns of a large matrix, at least
SYMBOLS = ("A_prev", "W", "b", "Z", "A", "δ", "dW", "db")
"""The matrices of a layer, in the order of ``layer_quantities``."""


class Dimension(Enum):
    """What the rows or columns of a matrix stand for."""

    INPUT = auto()
    NEURON = auto()
    NEXT = auto()  # neurons of the layer behind
    SAMPLE = auto()
    SINGLE = auto()


@dataclass(frozen=True, eq=False)
class Stilled:
    """What hands keep from learning or from working in a matrix.

    Attributes
    ----------
    frozen : of the shape of the matrix, which entries learn no more; None if all learn
    off : the rows, from 0, of neurons that are switched off
    """

    frozen: Mask | None = None
    off: tuple[int, ...] = ()

    @cached_property
    def has_frozen(self) -> bool:
        """Whether some entries are frozen."""
        return self.frozen is not None and bool(self.frozen.any())

    def is_frozen(self, row: int, column: int) -> bool:
        """Tell whether an entry is frozen."""
        return self.frozen is not None and bool(self.frozen[row, column])

    def is_like(self, other: "Stilled") -> bool:
        """Tell whether it is the same as another."""
        if self.off != other.off or self.has_frozen != other.has_frozen:
            return False
        return not self.has_frozen or np.array_equal(self.frozen, other.frozen)  # type: ignore[arg-type]  # see before


NOTHING_STILLED = Stilled()


class InputName(NamedTuple):
    """What an input is called: as formulas have it, and as the column of own data that it comes from; else "".

    Such as x₁ and "sepal length".
    """

    label: str
    column: str = ""

    @property
    def full(self) -> str:
        """Both names."""
        return f"{self.label} {self.column}".rstrip()


@dataclass(frozen=True, eq=False)
class Quantity:
    """A matrix of layer l: its name, such as "Z[2]", its values, and what its rows and columns stand for.

    The values of a matrix that is not computed yet are NaN, and ``is_known`` is false. Where the columns are samples,
    ``batch`` says which; ``stilled`` says what of it hands have frozen or switched off. Where rows or columns are
    inputs that have names, these are the ``inputs``.
    """

    name: str
    matrix: FloatArray
    rows: Dimension
    columns: Dimension
    is_known: bool = True
    batch: Batch | None = None
    stilled: Stilled = NOTHING_STILLED
    inputs: tuple[InputName, ...] = ()

    @property
    def row_names(self) -> tuple[InputName, ...]:
        """What the rows are called; none where they are counted."""
        return self.inputs if self.rows is Dimension.INPUT else ()

    @property
    def column_names(self) -> tuple[InputName, ...]:
        """What the columns are called; none where they are counted."""
        return self.inputs if self.columns is Dimension.INPUT else ()

    @property
    def short_name(self) -> str:
        """The first of the quantity's names, such as "X" of "X = A[0]"."""
        return self.name.partition(" ")[0]

    def row_of(self, neuron: int | None) -> int | None:
        """Return the row of a neuron, counted from 0, if the matrix has one."""
        has_row = neuron is not None and neuron < len(self.matrix)
        return neuron if has_row and self.rows is Dimension.NEURON else None

    @property
    def samples(self) -> Columns | None:
        """Which samples the columns are; None where they are none."""
        return None if self.batch is None else self.batch.columns

    def column_of(self, sample: int | None) -> int | None:
        """Return the column of a sample, if the matrix has one."""
        return None if sample is None or self.batch is None else self.batch.column_of(sample)

    def sample_of(self, column: int) -> int | None:
        """Return the sample that a column is, if it is one."""
        return None if self.batch is None else self.batch.sample_of(column)


@dataclass(frozen=True)
class Statistics:
    """A matrix in a line; ``norm`` is its L2 norm, ``zeros`` the share of entries that are exactly 0, from 0 to 1.

    All are NaN as long as they are unknown.
    """

    shape: tuple[int, ...]
    minimum: float
    maximum: float
    mean: float
    norm: float
    zeros: float

    @classmethod
    def of(cls, matrix: FloatArray) -> "Statistics":
        """Return the statistics of a matrix (rows, columns).

        In this thread alone: np.linalg.norm shares out its work, and would wait for a processor that is busy.
        """
        return cls(
            shape=matrix.shape,
            minimum=float(matrix.min()),
            maximum=float(matrix.max()),
            mean=float(matrix.mean()),
            norm=math.sqrt(np.einsum("ij,ij->", matrix, matrix)),
            zeros=1.0 - np.count_nonzero(matrix != 0.0) / matrix.size,
        )

    @classmethod
    def unknown(cls, shape: tuple[int, ...]) -> "Statistics":
        """Return what is known of a matrix that nobody has looked at."""
        return cls(shape, *[math.nan] * 5)

    @property
    def numbers(self) -> tuple[float, float, float, float, float]:
        """All but the shape."""
        return self.minimum, self.maximum, self.mean, self.norm, self.zeros

    @classmethod
    def of_parts(cls, shape: tuple[int, ...], parts: Sequence["Statistics"]) -> "Statistics":
        """Return the statistics of a matrix of ``shape`` from those of its parts, which are blocks of rows."""
        if len(parts) == 1:
            return parts[0]
        rows = [part.shape[0] for part in parts]
        return cls(
            shape=shape,
            minimum=min(part.minimum for part in parts),
            maximum=max(part.maximum for part in parts),
            mean=float(np.average([part.mean for part in parts], weights=rows)),
            norm=float(np.linalg.norm([part.norm for part in parts])),
            zeros=float(np.average([part.zeros for part in parts], weights=rows)),
        )


def scale_limit(matrix: FloatArray, known: Statistics | None = None) -> float:
    """Return the limit of the scale that suits a matrix.

    A large matrix is judged by some of its entries, and by its statistics where they are ``known``; they may be those
    of another epoch.
    """
    if matrix.size <= LARGE:
        return symmetric_limit(matrix)
    steps = (max(1, size // SAMPLED) for size in matrix.shape)
    sample = matrix[tuple(slice(None, None, step) for step in steps)]
    ends = [] if known is None else [np.array([known.minimum, known.maximum])]
    return symmetric_limit(sample, *ends)
