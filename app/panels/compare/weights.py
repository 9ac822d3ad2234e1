"""The weights of two epochs and their difference, cell beside cell."""

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.lesson.numbers import short, symmetric_limit
from app.lesson.selection import Cell
from app.panels.compare.comparison import Comparison
from app.views.heatmaps.color_bar import ColorBar
from app.views.heatmaps.heatmap import Heatmap
from app.views.view import View
from app.views.weights.weights_view import height_share
from mlp_engine import Frame
from mlp_engine.arrays import FloatArray

DIGITS = 4


class WeightsRow(QObject):
    """W[l] of A and of B, and B − A, as heatmaps; pointing at a cell of one outlines it in all."""

    read = Signal(str)
    """The cell that is pointed at, in words; empty if there is none."""

    def __init__(self, l: int, parent: QObject) -> None:
        super().__init__(parent)
        self.l = l
        self.heatmaps = Heatmap(), Heatmap(), Heatmap()
        self.titles = QLabel(), QLabel(), QLabel()
        for heatmap in self.heatmaps:
            heatmap.cell_changed.connect(self._point_at)

    def show_weights(self, a: FloatArray, b: FloatArray, limits: tuple[float, float]) -> None:
        """Show W of A and of B on the first of two scales, and their difference on the second."""
        rows, columns = a.shape
        names = f"A: W[{self.l}]", f"B: W[{self.l}]", f"B − A: W[{self.l}]"
        scales = limits[0], limits[0], limits[1]
        for heatmap, title, name, W, limit in zip(
            self.heatmaps, self.titles, names, (a, b, b - a), scales, strict=True
        ):
            heatmap.show_matrix(W, limit)
            heatmap.setAccessibleName(name)
            title.setText(f"W[{self.l}] ({rows} × {columns})")

    @Slot(object)
    def _point_at(self, cell: Cell | None) -> None:
        for heatmap in self.heatmaps:
            if heatmap.cell != cell:
                heatmap.point_at(cell)
        text = "" if cell is None else self._sentence(cell)
        for heatmap in self.heatmaps:
            heatmap.setAccessibleDescription(text)
        self.read.emit(text)

    def _sentence(self, cell: Cell) -> str:
        a, b, change = (short(float(heatmap.matrix[cell]), DIGITS) for heatmap in self.heatmaps)
        text = QCoreApplication.translate("WeightsRow", "W[{0}] row {1}, column {2}: A {3}, B {4}, B − A {5}")
        return text.format(self.l, cell[0] + 1, cell[1] + 1, a, b, change)


class WeightsComparison(Comparison):
    """W[l] of A, of B, and their difference, a row for each layer; the first two on one scale, the last on its own."""

    def __init__(self, kind: type[View]) -> None:
        del kind  # its heatmaps stand in other places here
        columns = QWidget(), QWidget(), QWidget()
        super().__init__(*columns)
        self._layouts = [QVBoxLayout(column) for column in columns]
        for layout in self._layouts:
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(2)
        self._scale, self._change_scale = ColorBar(), ColorBar()
        self.grid.addWidget(self._scale, 4, 0, 1, 2)
        self.grid.addWidget(self._change_scale, 4, 2)
        self.rows: list[WeightsRow] = []

    def hint(self) -> str:
        return self.tr("Point at a cell to read it. A and B are on one scale, B − A is on its own.")

    def draw(self, a: Frame, b: Frame, has_change: bool) -> None:
        pairs = [(one.W, other.W) for one, other in zip(a.layers, b.layers, strict=True)]
        limit = symmetric_limit(*(W for pair in pairs for W in pair))
        change_limit = symmetric_limit(*(after - before for before, after in pairs))
        self._ensure_rows(len(pairs))
        for index, (row, (before, after)) in enumerate(zip(self.rows, pairs, strict=True)):
            row.show_weights(before, after, (limit, change_limit))
            for layout in self._layouts:
                layout.setStretch(2 * index + 1, height_share(before))
        self._scale.show_scale(limit)
        self._change_scale.show_scale(change_limit)
        self._change_scale.setVisible(has_change)

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
                heatmap.apply_theme(self.theme)

    @Slot(str)
    def _show_reading(self, text: str) -> None:
        self.caption.setText(text or self.hint())
