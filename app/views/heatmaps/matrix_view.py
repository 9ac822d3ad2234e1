"""One matrix of the layer that a frame holds samples of."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.lesson.equations import layer_quantities
from app.lesson.numbers import symmetric_limit
from app.lesson.quantities import SYMBOLS, Quantity
from app.lesson.selection import Selection
from app.views.heatmaps.matrix_panel import MatrixPanel
from app.views.heatmaps.number_heatmap import NumberHeatmap
from app.views.view import View
from mlp_engine import Frame


class MatrixView(View):
    """A matrix as a heatmap with its colour bar, its numbers where there is room, its name and its shape.

    Parameters
    ----------
    symbol : "A_prev", "W", "b", "Z", "A", "δ", "dW" or "db"
    """

    def __init__(self, symbol: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.symbol = symbol
        self.limit: float | None = None  # of the scale, if it is to suit several frames
        self._heatmap = NumberHeatmap()
        self._panel = MatrixPanel(self._heatmap, has_axes=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 6)
        layout.addWidget(self._panel)
        self.retranslate()

    def draw(self, frame: Frame) -> None:
        """Draw the matrix of the layer whose samples the frame carries."""
        quantity = self._quantity(frame)
        self._panel.show_quantity(quantity, self.limit)
        self._heatmap.mark(quantity.row_of(self.selection.neuron))
        self._name()

    def show_selection(self, selection: Selection) -> None:
        """Mark the row of the selected neuron."""
        is_other = selection.neuron != self.selection.neuron
        super().show_selection(selection)
        if is_other and self.frame is not None:
            self.show_frame(self.frame)

    def hide_controls(self) -> None:
        """Take neither pointer nor keys any more."""
        super().hide_controls()
        self._panel.become_picture()

    def take_after(self, other: View) -> None:
        """Mark the same neuron, on the same scale."""
        if isinstance(other, MatrixView):
            self.selection, self.limit = other.selection, other.limit

    def scale_to(self, frames: Sequence[Frame]) -> None:
        """Use one scale for the matrices of all ``frames``."""
        quantities = [self._quantity(frame) for frame in frames]
        known = [quantity.matrix for quantity in quantities if quantity.is_known]
        self.limit = symmetric_limit(*known) if known else None

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("A matrix of the selected layer"))
        self._name()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name()

    def _quantity(self, frame: Frame) -> Quantity:
        return layer_quantities(frame)[SYMBOLS.index(self.symbol)]

    def _name(self) -> None:
        """Set the title; it says which power of ten the numbers in the cells are multiples of, if any."""
        cell_type = self._heatmap.cell_type()
        power = "" if cell_type is None else cell_type.form.power
        self._panel.remark = self.tr(", numbers × {0}").format(power) if power else ""
        self._panel.read_cell()
