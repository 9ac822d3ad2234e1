"""One entry of W[l] or b[l], as hands take hold of it."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from mlp_engine import Frame
from mlp_engine.arrays import FloatArray
from mlp_engine.events import BIAS, Part, SetParameter


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
    def text(self) -> str:
        """Which entry it is, in the language of the window."""
        if self.symbol == "b":
            text = QCoreApplication.translate("Parameter", "{name} row {row}")
        else:
            text = QCoreApplication.translate("Parameter", "{name} row {row}, column {column}")
        return text.format(name=self.name, row=self.row + 1, column=self.column + 1)

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
        return bool(self.row < rows and self.column < columns)

    def value(self, frame: Frame) -> float:
        """Return the number that it is in a frame."""
        return float(self.matrix(frame)[self.row, self.column])

    def matrix(self, frame: Frame) -> FloatArray:
        """Return W[l] or b[l] of a frame."""
        matrix: FloatArray = getattr(frame.layers[self.l - 1], self.symbol)
        return matrix


def is_frozen(frame: Frame, part: Part) -> bool:
    """Tell whether a part has nothing that learns in a frame."""
    layer = frame.layers[part.l - 1]
    rows = slice(None) if part.neuron is None else part.neuron
    if part.source == BIAS:
        return layer.b_frozen is not None and bool(layer.b_frozen[rows].all())
    columns = slice(None) if part.source is None else part.source
    weights = layer.W_frozen is not None and bool(layer.W_frozen[rows, columns].all())
    return weights and (part.source is not None or is_frozen(frame, part._replace(source=BIAS)))


def is_hidden(frame: Frame, l: int) -> bool:
    """Tell whether a layer is hidden: then its neurons can be switched off."""
    return l < frame.L
