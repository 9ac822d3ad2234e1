"""What a cell is the sum of."""

from dataclasses import dataclass
from enum import Enum, auto

import numpy as np
import numpy.typing as npt

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
