"""What it means to pick a cell of a quantity's matrix."""

from dataclasses import replace

from app.lesson.quantities import Dimension, Quantity
from app.lesson.selection import Cell, Selection


def with_cell(selection: Selection, l: int, symbol: str, quantity: Quantity, cell: Cell) -> Selection:
    """Return the selection with a cell of layer l, and the neuron, the edge and the sample that it belongs to.

    A cell that is picked already is dropped, with its edge and its sample.
    """
    row, column = cell
    is_dropped = (selection.layer, selection.symbol, selection.cell) == (l, symbol, cell)
    has_edge, has_sample = quantity.columns is Dimension.INPUT, quantity.columns is Dimension.SAMPLE
    return replace(
        selection,
        layer=l,
        symbol=symbol,
        cell=None if is_dropped else cell,
        neuron=row if quantity.rows is Dimension.NEURON else selection.neuron,
        source=column if has_edge and not is_dropped else None,
        sample=(None if is_dropped else column) if has_sample else selection.sample,
        pulls=(),
    )
