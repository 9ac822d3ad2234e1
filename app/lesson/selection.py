"""What the user has picked, and is pointing at."""

from dataclasses import dataclass

Cell = tuple[int, int]


@dataclass(frozen=True)
class Selection:
    """What every view marks.

    Attributes
    ----------
    layer : 1 to L
    neuron : one of the layer's neurons, counted from 0, or None
    source : with a neuron, the neuron of the layer before from which the picked edge comes, or None
    symbol : which quantity of the layer is looked at: one of "A_prev", "W", "b", "Z", "A", "δ", "dW", "db", "loss"
    cell : the picked row and column of that quantity's matrix, or None
    sample : the picked sample, a column of the matrices, or None
    hovered : the sample that the pointer is at, or None
    pulls : the samples that count most in the picked cell, the strongest first
    """

    layer: int = 1
    neuron: int | None = None
    source: int | None = None
    symbol: str = "Z"
    cell: Cell | None = None
    sample: int | None = None
    hovered: int | None = None
    pulls: tuple[int, ...] = ()

    @property
    def lit_sample(self) -> int | None:
        """The sample to be lit: the one pointed at, else the picked one."""
        return self.sample if self.hovered is None else self.hovered
