"""One entry of W[l] or b[l], as hands take hold of it."""

from typing import NamedTuple

from mlp_engine import Frame
from mlp_engine.arrays import FloatArray
from mlp_engine.events import BIAS, Part, SetParameter
from mlp_engine.frame import Mask


class Parameter(NamedTuple):
    """An entry of a parameter.

    Attributes
    ----------
    symbol : "W" or "b"
    l : layer, from 1
    row, column : from 0; of b the column is 0
    """

    symbol: str
    l: int
    row: int
    column: int = 0

    @property
    def name(self) -> str:
        """How it is called, such as "W[2]"."""
        return f"{self.symbol}[{self.l}]"

    @property
    def part(self) -> Part:
        """The entry as a part that can be frozen."""
        return Part(self.l, self.row, self.column if self.symbol == "W" else BIAS)

    def set_to(self, value: float) -> SetParameter:
        """Return the event that gives it a number."""
        return SetParameter(self.symbol, self.l, self.row, self.column, value)

    def is_in(self, frame: Frame) -> bool:
        """Tell whether the network of a frame has such an entry."""
        if self.l > frame.L:
            return False
        rows, columns = self.matrix(frame).shape
        return self.row < rows and self.column < columns

    def value(self, frame: Frame) -> float:
        """Return the number that it is in a frame."""
        return float(self.matrix(frame)[self.row, self.column])

    def is_frozen(self, frame: Frame) -> bool:
        """Tell whether it learns no more in a frame."""
        frozen: Mask | None = getattr(frame.layers[self.l - 1], f"{self.symbol}_frozen")
        return bool(frozen is not None and frozen[self.row, self.column])

    def matrix(self, frame: Frame) -> FloatArray:
        """Return W[l] or b[l] of a frame."""
        matrix: FloatArray = getattr(frame.layers[self.l - 1], self.symbol)
        return matrix
