"""One matrix of the layer that a frame holds samples of."""

from PySide6.QtWidgets import QWidget

from app.views.base import View


class MatrixView(View):
    """A matrix as a heatmap with its colour bar, its numbers where there is room, its name and its shape.

    Parameters
    ----------
    symbol : "A_prev", "W", "b", "Z", "A", "δ", "dW" or "db"
    """

    def __init__(self, symbol: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.symbol = symbol
