"""The weights of one layer as they were at the start and as they are now."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.lesson.selection import Cell
from app.style.mixins import Themed
from app.views.heatmaps.heatmap import Heatmap
from mlp_engine import LayerFrame

_GAP = 10


class WeightsPair(Themed, QWidget):
    """W[l] of epoch 0 and of the frame, side by side; pointing at a cell of one outlines it in both."""

    cell_changed = Signal(object)
    """This WeightsPair: the pointer or the cursor has gone to another of its cells, or away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layer: LayerFrame | None = None
        self.start, self.now = Heatmap(), Heatmap()
        self._titles = QLabel(), QLabel()
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(_GAP)
        layout.setVerticalSpacing(0)
        layout.setRowStretch(1, 1)
        for column, (title, heatmap) in enumerate(zip(self._titles, (self.start, self.now), strict=True)):
            title.setMinimumWidth(1)
            title.setTextFormat(Qt.TextFormat.PlainText)
            layout.addWidget(title, 0, column)
            layout.addWidget(heatmap, 1, column)
            layout.setColumnStretch(column, 1)
        self.start.cell_changed.connect(self.now.point_at)
        self.now.cell_changed.connect(self.start.point_at)
        self.now.cell_changed.connect(self._tell)

    def show_layer(self, layer: LayerFrame, limit: float) -> None:
        """Show W_start and W (n_l, n_{l-1}) of a layer on the scale from -``limit`` to ``limit``."""
        is_other = self.layer is None or (self.layer.l, self.layer.W.shape) != (layer.l, layer.W.shape)
        self.layer = layer
        self.start.show_matrix(layer.W_start, limit)
        self.now.show_matrix(layer.W, limit)
        if is_other:
            self.retitle()

    def retitle(self) -> None:
        """Set the titles in the language of the window, with the shape where there is room for it.

        Where there is hardly any, the layer stands above the first and "now" above the second.
        """
        if self.layer is None:
            return
        l, (rows, columns) = self.layer.l, self.layer.W.shape
        names = self.tr("W[{0}] start").format(l), self.tr("W[{0}] now").format(l)
        full = [f"{name} ({rows} × {columns})" for name in names]
        choices = [full, list(names), [f"W[{l}]", self.tr("now")]]
        shown = next((texts for texts in choices if self._widest(texts) <= (self.width() - _GAP) // 2), choices[-1])
        for title, heatmap, text, name in zip(self._titles, (self.start, self.now), shown, full, strict=True):
            title.setText(text)
            heatmap.setAccessibleName(name)

    def _widest(self, texts: list[str]) -> int:
        return max(map(self.fontMetrics().horizontalAdvance, texts))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.retitle()

    @Slot(object)
    def _tell(self, cell: Cell | None) -> None:
        del cell  # whoever listens asks for the values of both matrices
        self.cell_changed.emit(self)
