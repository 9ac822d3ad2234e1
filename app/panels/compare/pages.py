"""The comparisons of those views whose difference is not drawn by themselves alone."""

import math
from collections.abc import Callable
from itertools import zip_longest

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.lesson.names import formula_name
from app.lesson.numbers import short, symmetric_limit
from app.lesson.quantities import SYMBOLS
from app.lesson.score import score_of
from app.lesson.selection import Cell, Selection
from app.panels.compare.change_table import ChangeTable, Row
from app.panels.compare.comparison import Comparison, ViewComparison, are_of_same_places, has_same_samples
from app.style.mixins import Themed
from app.views.boundary.boundary_change import BoundaryChange
from app.views.boundary.boundary_view import BoundaryView
from app.views.boundary.ground import Ground
from app.views.boundary.grounds import ground_of
from app.views.boundary.scale import LyingScale
from app.views.confusion.confusion_view import ConfusionView
from app.views.curves.epoch_view import EpochView
from app.views.heatmaps.heatmap import Heatmap
from app.views.view import View
from app.views.weights.weights_view import height_share
from mlp_engine import Frame
from mlp_engine.arrays import FloatArray

DIGITS = 4
LEAST_LINES = 3  # of text, as high as which the weights of a layer are at least
ROOM = 0.04  # of the epochs from A to B, beside them


class NetworkComparison(ViewComparison):
    """The network of A, of B, and one whose weights are the changes."""

    def hint(self) -> str:
        return self.tr("Under B − A, edges and nodes are the changes of weights and biases: red grew, blue fell.")


class BoundaryComparison(ViewComparison):
    """What is predicted at A, at B, and the change of it."""

    def __init__(self, kind: type[View]) -> None:
        self.change = BoundaryChange()
        self._ground: Ground | None = None
        super().__init__(kind, self.change)
        for view in self.views:
            if isinstance(view, BoundaryView):
                view.plane.has_bar = False
        self.scale = LyingScale()
        self.add_scales(self.scale, self.change.color_bar)

    def show_frames(self, a: Frame, b: Frame, names: tuple[str, str]) -> None:
        self._ground = ground_of(b)
        super().show_frames(a, b, names)

    def hint(self) -> str:
        return "" if self._ground is None else self._ground.change_hint()

    def obstacle(self, a: Frame, b: Frame) -> str:
        if have_same_places(a, b):
            return ""  # whatever the shape of the network
        return self.tr("No difference: A and B show other parts of the plane, as points were drawn between them.")

    def draw(self, a: Frame, b: Frame, has_change: bool) -> None:
        super().draw(a, b, has_change)
        ground = self._ground
        if ground is None or not (ground.is_known(a) and ground.is_known(b)):
            self.scale.hide()
            self.change.color_bar.hide()
            return
        self.scale.setVisible(ground.scale is not None)
        self.scale.show_scale(ground.scale)
        self.change.color_bar.setVisible(has_change and ground.change(a, b).limit is not None)

    def draw_change(self, a: Frame, b: Frame) -> None:
        self.change.show_change(a, b)


def have_same_places(a: Frame, b: Frame) -> bool:
    """Tell whether predictions are shown at the same places in two frames, or not at all."""
    if a.surface is None or b.surface is None:
        return a.line is None or b.line is None or np.array_equal(a.line.x, b.line.x)
    return are_of_same_places(a.surface, b.surface)


class ConfusionComparison(ViewComparison):
    """The counts of A, of B, and how they have changed."""

    def __init__(self, kind: type[View]) -> None:
        self.change = ConfusionView()
        super().__init__(kind, self.change)

    def hint(self) -> str:
        return self.tr("Under B − A, blue: more are right, or fewer wrong; red: more are wrong, or fewer right.")

    def obstacle(self, a: Frame, b: Frame) -> str:
        return ""  # samples are counted, whatever the shape of the network

    def draw_change(self, a: Frame, b: Frame) -> None:
        self.change.show_change(a, b)


class CurvesComparison(ViewComparison):
    """The curves up to A, up to B on the same axes, and between the two."""

    def __init__(self, kind: type[EpochView]) -> None:
        self.between = kind()
        super().__init__(kind, self.between)

    def hint(self) -> str:
        return self.tr("Under B − A: the epochs between the two, on axes of their own.")

    def obstacle(self, a: Frame, b: Frame) -> str:
        return ""  # as there is no difference but what is between

    def draw_change(self, a: Frame, b: Frame) -> None:
        first, last = sorted((a, b), key=lambda frame: frame.epoch)
        self.between.show_frame(last)
        room = ROOM * max(last.epoch - first.epoch, 1)
        box = self.between.plot.box
        box.setXRange(first.epoch - room, last.epoch + room, padding=0)
        box.sigRangeChangedManually.emit([True, False])


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


class MatricesComparison(ViewComparison):
    """A view with matrices of samples, which have a difference where they are of the same ones."""

    def remark(self, a: Frame, b: Frame) -> str:
        if has_same_samples(a, b):
            return ""
        return self.tr("A and B have batches of other samples: of matrices of samples there is no difference.")


class InspectorComparison(MatricesComparison):
    """The matrices of one layer, all three inspectors at the same one."""

    def __init__(self, kind: type[View]) -> None:
        super().__init__(kind)
        self._name, self.symbols = QLabel(), QComboBox()
        self._name.setBuddy(self.symbols)
        self.symbols.addItems(["A[l−1]", *(f"{symbol}[l]" for symbol in SYMBOLS[1:])])
        self.symbols.setCurrentIndex(SYMBOLS.index("Z"))
        self.symbols.currentIndexChanged.connect(self._choose)
        top = QHBoxLayout()
        top.addWidget(self._name)
        top.addWidget(self.symbols)
        top.addStretch(1)
        self.grid.addLayout(top, 0, 0, 1, 3)

    def hint(self) -> str:
        self._name.setText(self.tr("&Matrix"))
        self.symbols.setAccessibleName(self.tr("Matrix to compare"))
        for view in self.views:
            view.setToolTip(self.tr("“…” stands for rows and columns for which there is no room."))
        return super().hint()

    @Slot(int)
    def _choose(self, row: int) -> None:
        for view in self.views:
            layer = 1 if view.frame is None else view.frame.samples.l
            view.show_selection(Selection(layer=layer, symbol=SYMBOLS[row]))


class NumbersComparison(Themed, QWidget):
    """Epoch, loss, accuracy and the norms of A and of B, and their changes."""

    def __init__(self) -> None:
        super().__init__()
        self.table = ChangeTable()
        QVBoxLayout(self).addWidget(self.table)

    def show_frames(self, a: Frame, b: Frame, names: tuple[str, str]) -> None:
        """Show the numbers of two frames under the names of their epochs."""
        self.table.set_headings(f"A: {names[0]}", f"B: {names[1]}")
        epoch = Row("epoch", self.tr("epoch"), a.epoch, b.epoch)
        self.table.show_rows([epoch, *measures(a, b)])


def measures(a: Frame, b: Frame) -> list[Row]:
    """Return what is measured of two frames: loss and accuracy, of a test too, the penalty, and the gradient norms."""
    score, loss = score_of(a.config), QCoreApplication.translate("ChangeTable", "loss")
    test = QCoreApplication.translate("ChangeTable", "{0}, test")
    names = {
        "loss": (loss, None),
        "test_loss": (test.format(loss), None),
        "accuracy": (score.label, score),
        "test_accuracy": (test.format(score.label), score),
        "penalty": (QCoreApplication.translate("ChangeTable", "penalty"), None),
    }
    norms = dict.fromkeys((*a.curves.norm_names, *b.curves.norm_names))  # of networks of any two shapes
    names |= {name: (formula_name(name), None) for name in norms}
    shown = [name for name in names if name in norms or name in a.curves.names]
    return [Row(name, names[name][0], _newest(a, name), _newest(b, name), names[name][1]) for name in shown]


def _newest(frame: Frame, name: str) -> float:
    names = frame.curves.names
    return float(frame.curves.newest[names.index(name)]) if name in names else math.nan


PAGES: dict[str, Callable[..., Comparison]] = {
    "network": NetworkComparison,
    "boundary": BoundaryComparison,
    "loss": CurvesComparison,
    "gradient_norms": CurvesComparison,
    "weights": WeightsComparison,
    "confusion": ConfusionComparison,
    "inspector": InspectorComparison,
    "equation": MatricesComparison,
}
"""By the names of the views; any other view has a ``ViewComparison``."""
