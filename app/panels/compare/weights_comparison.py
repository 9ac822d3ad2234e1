"""The comparison of the weights: a row for each layer."""

from itertools import zip_longest

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.lesson.numbers import short, symmetric_limit
from app.lesson.selection import Cell
from app.panels.compare.comparison import Comparison
from app.views.heatmaps.heatmap import Heatmap
from app.views.view import View
from app.views.weights.weights_view import height_share
from mlp_engine import Frame
from mlp_engine.arrays import FloatArray

DIGITS = 4
LEAST_LINES = 3  # of text, as high as which the weights of a layer are at least


class WeightsRow(QObject):
    """W[l] of A and of B, and B − A, as heatmaps; pointing at a cell of one outlines it in all."""

    read = Signal(str)
    """The cell that is pointed at, in words; empty if there is none."""

    def __init__(self, l: int, parent: QObject) -> None:
        super().__init__(parent)
        self.l = l
        self.heatmaps = Heatmap(), Heatmap(), Heatmap()
        self.titles = QLabel(), QLabel(), QLabel()
        self._has_change = True
        for heatmap in self.heatmaps:
            heatmap.cell_changed.connect(self._point_at)

    def show_weights(self, a: FloatArray | None, b: FloatArray | None) -> None:
        """Show W of A and of B on one scale, and their difference on another; the titles say where each ends.

        One of them may have no such layer. There is no difference unless they have the same shape.
        """
        name, known = f"W[{self.l}]", [W for W in (a, b) if W is not None]
        change = b - a if a is not None and b is not None and a.shape == b.shape else None
        limit, self._has_change = symmetric_limit(*known), change is not None
        sides = (f"A: {name}", a, limit), (f"B: {name}", b, limit), (f"B − A: {name}", change, None)
        for heatmap, title, (full_name, W, given) in zip(self.heatmaps, self.titles, sides, strict=True):
            heatmap.setVisible(W is not None)
            title.setVisible(W is not None)
            heatmap.setAccessibleName(full_name)
            if W is not None:
                end = given or symmetric_limit(W)
                heatmap.show_matrix(W, end)
                title.setText(f"{name} ({W.shape[0]} × {W.shape[1]})  ±{short(end)}")

    @Slot(object)
    def _point_at(self, cell: Cell | None) -> None:
        text = ""
        if not self._has_change:
            return  # their cells are not the same ones
        if cell is not None:
            values = (short(float(heatmap.matrix[cell]), DIGITS) for heatmap in self.heatmaps)
            text = self.tr("W[{0}] row {1}, column {2}: A {3}, B {4}, B − A {5}")
            text = text.format(self.l, cell[0] + 1, cell[1] + 1, *values)
        for heatmap in self.heatmaps:
            if heatmap.cell != cell:
                heatmap.point_at(cell)
            heatmap.setAccessibleDescription(text)
        self.read.emit(text)


class WeightsComparison(Comparison):
    """W[l] of A, of B, and their difference, a row for each layer."""

    def __init__(self, kind: type[View]) -> None:
        del kind  # its heatmaps stand in other places here
        columns = QWidget(), QWidget(), QWidget()
        super().__init__(*columns)
        self._layouts = [QVBoxLayout(column) for column in columns]
        for layout in self._layouts:
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(2)
        self.rows: list[WeightsRow] = []

    def hint(self) -> str:
        return self.tr(
            "Point at a cell to read it. Behind ± stands the end of the scale, which A and B share in each layer."
        )

    def draw(self, a: Frame, b: Frame, has_change: bool) -> None:
        columns = ([layer.W for layer in frame.layers] for frame in (a, b))
        pairs = list(zip_longest(*columns))
        self._ensure_rows(len(pairs))
        for index, (row, (before, after)) in enumerate(zip(self.rows, pairs, strict=True)):
            row.show_weights(before, after)
            for layout in self._layouts:
                layout.setStretch(2 * index + 1, max(height_share(W) for W in (before, after) if W is not None))

    def _ensure_rows(self, count: int) -> None:
        if len(self.rows) == count:
            return
        for row in self.rows:
            for widget in (*row.heatmaps, *row.titles):
                widget.deleteLater()
            row.deleteLater()
        self.rows = [WeightsRow(l, self) for l in range(1, count + 1)]
        for row in self.rows:
            row.read.connect(self._show_reading)
            for layout, title, heatmap in zip(self._layouts, row.titles, row.heatmaps, strict=True):
                layout.addWidget(title)
                layout.addWidget(heatmap)
                heatmap.setMinimumHeight(LEAST_LINES * self.fontMetrics().height())
                heatmap.apply_theme(self.theme)

    @Slot(str)
    def _show_reading(self, text: str) -> None:
        self.caption.setText(text or self.hint())
