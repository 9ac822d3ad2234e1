"""The comparisons of those views whose difference is not drawn by themselves alone."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.lesson.quantities import SYMBOLS
from app.lesson.selection import Selection
from app.panels.compare.change_table import ChangeTable, Row
from app.panels.compare.comparison import Comparison, ViewComparison
from app.panels.compare.weights import WeightsComparison
from app.style.mixins import Themed
from app.views.boundary.boundary_change import BoundaryChange
from app.views.curves.curves_view import LossView
from app.views.curves.epoch_view import EpochView
from app.views.view import View
from mlp_engine import Frame

ROOM = 0.04  # of the epochs from A to B, beside them


class NetworkComparison(ViewComparison):
    """The network of A, of B, and one whose weights are the changes."""

    def hint(self) -> str:
        return self.tr("Under B − A, edges and nodes are the changes of weights and biases: red grew, blue fell.")


class BoundaryComparison(ViewComparison):
    """p(x) of A, of B, and the change of p(x)."""

    def __init__(self, kind: type[View]) -> None:
        self.change = BoundaryChange()
        super().__init__(kind, self.change)

    def hint(self) -> str:
        return self.tr("Under B − A, red: class 1 has become likelier; blue: class 0.")

    def draw_change(self, a: Frame, b: Frame) -> None:
        self.change.show_change(a, b)


class CurvesComparison(ViewComparison):
    """The curves up to A, up to B on the same axes, and between the two, with the changes as numbers."""

    def __init__(self, kind: type[EpochView]) -> None:
        self.between = kind()
        self.table = ChangeTable(has_values=False)
        super().__init__(kind, self.between, self.table)

    def hint(self) -> str:
        return self.tr("Under B − A: the epochs between the two.")

    def draw_change(self, a: Frame, b: Frame) -> None:
        first, last = sorted((a, b), key=lambda frame: frame.epoch)
        self.between.show_frame(last)
        room = ROOM * max(last.epoch - first.epoch, 1)
        box = self.between.plot.box
        box.setXRange(first.epoch - room, last.epoch + room, padding=0)
        box.sigRangeChangedManually.emit([True, False])
        names = ("loss", "accuracy") if isinstance(self.between, LossView) else a.curves.norm_names
        self.table.show_rows([row for row in measures(a, b) if row.key in names])


class InspectorComparison(ViewComparison):
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
    """Return the loss, the accuracy and the norm of each gradient of two frames."""
    rows = [Row("loss", QCoreApplication.translate("ChangeTable", "loss"), a.loss, b.loss)]
    rows.append(Row("accuracy", QCoreApplication.translate("ChangeTable", "accuracy"), a.accuracy, b.accuracy))
    norms = ((name, _newest(a, name), _newest(b, name)) for name in a.curves.norm_names)
    return [*rows, *(Row(name, name, before, after) for name, before, after in norms)]


def _newest(frame: Frame, name: str) -> float:
    return float(frame.curves.newest[frame.curves.names.index(name)])


PAGES: dict[str, Callable[..., Comparison]] = {
    "network": NetworkComparison,
    "boundary": BoundaryComparison,
    "loss": CurvesComparison,
    "gradient_norms": CurvesComparison,
    "weights": WeightsComparison,
    "inspector": InspectorComparison,
}
"""By the names of the views; any other view has a ``ViewComparison``."""
