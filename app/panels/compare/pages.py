"""The comparisons of those views whose difference is not drawn by themselves alone."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel

from app.lesson.quantities import SYMBOLS
from app.lesson.selection import Selection
from app.panels.compare.comparison import Comparison, ViewComparison, are_of_same_places, has_same_samples
from app.panels.compare.weights_comparison import WeightsComparison
from app.views.boundary.boundary_change import BoundaryChange
from app.views.boundary.boundary_view import BoundaryView
from app.views.confusion.confusion_view import ConfusionView
from app.views.curves.epoch_view import EpochView
from app.views.plane.ground import Ground
from app.views.plane.grounds import ground_of
from app.views.plane.scale import LyingScale
from app.views.view import View
from mlp_engine import Frame, marked

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
        return of_other_places(a, b)  # whatever the shape of the network

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


class NeuronComparison(ViewComparison):
    """The output of the picked neuron at A, at B, and the change of it."""

    def hint(self) -> str:
        return self.tr("Under B − A, red: the output has grown; blue: it has fallen.")

    def obstacle(self, a: Frame, b: Frame) -> str:
        return super().obstacle(a, b) or of_other_places(a, b)


def of_other_places(a: Frame, b: Frame) -> str:
    """Return a sentence if two frames show what is predicted at other places each; else nothing."""
    if a.surface is None or b.surface is None:
        is_elsewhere = a.line is not None and b.line is not None and not np.array_equal(a.line.x, b.line.x)
    else:
        is_elsewhere = not are_of_same_places(a.surface, b.surface)
    text = marked(
        "BoundaryComparison", "No difference: A and B show other parts of the plane, as points were drawn between them."
    )
    return QCoreApplication.translate("BoundaryComparison", text) if is_elsewhere else ""


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


PAGES: dict[str, Callable[..., Comparison]] = {
    "network": NetworkComparison,
    "boundary": BoundaryComparison,
    "loss": CurvesComparison,
    "gradient_norms": CurvesComparison,
    "weights": WeightsComparison,
    "neuron": NeuronComparison,
    "confusion": ConfusionComparison,
    "inspector": InspectorComparison,
    "equation": MatricesComparison,
}
"""By the names of the views; any other view has a ``ViewComparison``."""
