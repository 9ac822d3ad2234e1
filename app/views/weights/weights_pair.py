"""The weights of one layer, at the start and now."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.lesson.numbers import short
from app.lesson.quantities import NOTHING_STILLED, Stilled
from app.lesson.selection import Cell
from app.style.mixins import Themed
from app.views.hands.held_heatmap import HeldHeatmap
from app.views.hands.parameter_hand import ParameterHand
from app.views.heatmaps.heatmap import Heatmap
from mlp_engine import LayerFrame

INNER_GAP = 10  # px


class WeightsPair(Themed, QWidget):
    """W[l] of epoch 0 and of the frame, side by side; pointing at a cell of one outlines it in both.

    Parameters
    ----------
    hand : what changes the weights of the frame
    """

    cell_changed = Signal(object)
    """This WeightsPair: the pointer or the cursor has gone to another of its cells, or away."""
    cell_picked = Signal(object, object)
    """This WeightsPair, and the Cell that was picked in one of its matrices."""

    def __init__(self, hand: ParameterHand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layer: LayerFrame | None = None
        self.limit = 1.0
        self.stilled = NOTHING_STILLED
        self._scale = ""  # as it is told
        self.start, self.now = Heatmap(), HeldHeatmap(hand)
        plain = Qt.TextFormat.PlainText
        self._titles = QLabel(textFormat=plain), QLabel(textFormat=plain)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(INNER_GAP)
        layout.setVerticalSpacing(0)
        layout.setRowStretch(1, 1)
        for column, (title, heatmap) in enumerate(zip(self._titles, (self.start, self.now), strict=True)):
            title.setMinimumWidth(1)
            layout.addWidget(title, 0, column)
            layout.addWidget(heatmap, 1, column)
            layout.setColumnStretch(column, 1)
        self.start.cell_changed.connect(self.now.point_at)
        self.now.cell_changed.connect(self.start.point_at)
        self.now.cell_changed.connect(self._tell)
        for heatmap in (self.start, self.now):
            heatmap.cell_picked.connect(self._tell_picked)

    def show_layer(self, layer: LayerFrame, limit: float, scale: str) -> None:
        """Show W_start and W (n_l, n_{l-1}) of a layer on the scale from -``limit`` to ``limit``.

        The title tells ``scale``, which is empty if all layers have the same.
        """
        before, self._scale = self._scale, scale
        is_other = self.layer is None or (self.layer.l, self.layer.W.shape) != (layer.l, layer.W.shape)
        is_other = is_other or before != self._scale
        self.limit, self.layer = limit, layer
        self.start.show_matrix(layer.W_start, limit)
        self.now.show_matrix(layer.W, limit)
        self.stilled = Stilled(layer.W_frozen, layer.off)
        self.now.show_stilled(self.stilled)
        self.now.hold("W", layer.l, limit)
        if is_other:
            self.retitle()

    def mark_cell(self, cell: Cell | None) -> None:
        """Frame the picked cell, if it is one of these."""
        for heatmap in (self.start, self.now):
            heatmap.mark(cell=cell)

    def retitle(self) -> None:
        """Set the titles in the language of the window, with the shape where there is room for it.

        Where there is hardly any, the layer stands above the first and the scale, written shorter, or "now" above the
        second; the tool tips tell all.
        """
        if self.layer is None:
            return
        l, (rows, columns) = self.layer.l, self.layer.W.shape
        names = self.tr("W[{0}] start").format(l), self.tr("W[{0}] now").format(l)
        full = [f"{name} ({rows} × {columns})" for name in names]
        scale = f" {self._scale}" if self._scale else ""
        choices = [[full[0], full[1] + scale], [names[0], names[1] + scale], [f"W[{l}]", self.tr("now") + scale]]
        shorter = (self._scale, f"±{short(self.limit)}") if self._scale else ()
        choices += [[f"W[{l}]", last] for last in (*shorter, self.tr("now"))]
        width_of = self.fontMetrics().horizontalAdvance
        room = max((self.width() - INNER_GAP) // 2, width_of(f"W[{l}]"))
        shown = next((texts for texts in choices if max(map(width_of, texts)) <= room), choices[-1])
        for title, heatmap, text, name in zip(self._titles, (self.start, self.now), shown, full, strict=True):
            title.setText(text)
            title.setToolTip(f"{name}{scale}")
            heatmap.setAccessibleName(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.retitle()

    @Slot(object)
    def _tell(self, cell: Cell | None) -> None:
        del cell  # whoever listens asks for the values of both matrices
        self.cell_changed.emit(self)

    @Slot(object)
    def _tell_picked(self, cell: Cell) -> None:
        self.cell_picked.emit(self, cell)
