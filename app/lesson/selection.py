"""What the user has picked, and is pointing at."""

from dataclasses import dataclass, replace

from app.lesson.names import MATRICES
from app.lesson.quantities import Dimension, Quantity
from mlp_engine import Batch, Plane
from mlp_engine.frame_request import USUAL_PLANE

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
    sample : the picked one of all samples to learn from, or None; a batch says which column of the matrices it is
    hovered : the one that the pointer is at, or None
    pulls : those that count most in the picked cell, the strongest first
    answer : a class and the class that samples of it are taken for: these are lit together; None for none
    plane : which inputs predictions are shown over, and where the others stand
    """

    layer: int = 1
    neuron: int | None = None
    source: int | None = None
    symbol: str = "Z"
    cell: Cell | None = None
    sample: int | None = None
    hovered: int | None = None
    pulls: tuple[int, ...] = ()
    answer: Cell | None = None
    plane: Plane = USUAL_PLANE

    @property
    def lit_sample(self) -> int | None:
        """The sample to be lit: the one pointed at, else the picked one."""
        return self.sample if self.hovered is None else self.hovered


def with_cell(selection: Selection, l: int, symbol: str, quantity: Quantity, cell: Cell) -> Selection:
    """Return the selection with a cell of layer l, and the neuron, the edge and the sample that it belongs to.

    A cell that is picked already is dropped, with its edge and its sample.
    """
    row, column = cell
    is_dropped = (selection.layer, selection.symbol, selection.cell) == (l, symbol, cell)
    has_edge, sample = quantity.columns is Dimension.INPUT, quantity.sample_of(column)
    return replace(
        selection,
        layer=l,
        symbol=symbol,
        cell=None if is_dropped else cell,
        neuron=row if quantity.rows is Dimension.NEURON else selection.neuron,
        source=column if has_edge and not is_dropped else None,
        sample=selection.sample if sample is None else None if is_dropped else sample,
        pulls=(),
    )


def in_batch(selection: Selection, before: Batch, batch: Batch) -> Selection:
    """Return the selection as it is in the matrices of another batch: its cell goes with the sample, if that is there.

    Without it the cell is dropped; the sample stays picked.
    """
    matrix = MATRICES.get(selection.symbol)
    if selection.cell is None or matrix is None or matrix.dimensions[-1] is not Dimension.SAMPLE:
        return selection
    row, column = selection.cell
    place = batch.column_of(before.sample_of(column))
    return replace(selection, cell=None if place is None else (row, place), pulls=())
