"""A heatmap whose numbers hands can change."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from app.lesson.selection import Cell
from app.views.hands.held_cells import HeldCells
from app.views.hands.parameter_hand import ParameterHand
from app.views.heatmaps.heatmap import Heatmap


class HeldHeatmap(HeldCells, Heatmap):
    """A heatmap that takes a number for a cell where it shows W or b.

    Parameters
    ----------
    hand : what does it
    """

    def __init__(self, hand: ParameterHand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hand = hand

    def tip(self, cell: Cell | None) -> str:
        return "\n".join(filter(None, (super().tip(cell), "" if cell is None else self.how_to())))

    def cell_under(self, position: QPoint) -> Cell | None:
        return self.cell_at(position)

    def cell_at_keys(self) -> Cell | None:
        return self.cell

    def place_of(self, cell: Cell) -> QRect:
        return self.cell_rect(*cell)

    def held_area(self) -> QWidget:
        return self

    def is_picked(self, cell: Cell) -> bool:
        return cell == self._marked[2]

    def pick(self, cell: Cell) -> None:
        self.cell_picked.emit(cell)
