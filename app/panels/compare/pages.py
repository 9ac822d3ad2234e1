"""The comparisons of those views whose difference is not drawn by themselves alone."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.lesson.quantities import SYMBOLS
from app.lesson.selection import Selection
from app.panels.compare.change_table import ChangeTable, Row
from app.panels.compare.comparison import Comparison, ViewComparison
from app.panels.compare.weights import WeightsColumns
from app.style.mixins import Themed
from app.views.boundary.boundary_change import BoundaryChange
from app.views.boundary.boundary_view import BoundaryView
from app.views.curves.curves_view import GradientNormView, LossView
from app.views.curves.epoch_view import EpochView
from app.views.inspector.inspector_view import InspectorView
from app.views.network.network_view import NetworkView
from app.views.view import View
from app.views.weights.weights_view import WeightsView
from mlp_engine import Frame

ROOM = 0.04  # of the epochs from A to B, beside them


class NetworkComparison(ViewComparison):
    """The network of A, of B, and one whose weights are the changes."""

    def hint(self) -> str:
        return self.tr("Under B − A, edges and nodes are the changes of weights and biases: red grew, blue fell.")


class BoundaryComparison(Comparison):
    """p(x) of A, of B, and the change of p(x)."""

    def __init__(self, kind: type[View], parent: QWidget | None = None) -> None:
        self.views = kind(), kind()
        self.change = BoundaryChange()
        super().__init__(*self.views, self.change, parent)
        for view in self.views:
            view.hide_controls()

    def hint(self) -> str:
        return self.tr("Under B − A, red: class 1 has become likelier; blue: class 0.")

    def draw(self, a: Frame, b: Frame, has_change: bool) -> None:
        for view, frame in zip(self.views, (a, b), strict=True):
            view.show_frame(frame)
        if has_change:
            self.change.show_change(a, b)


class CurvesComparison(Comparison):
    """The curves up to A, up to B on the same axes, and between the two, with the changes as numbers."""

    def __init__(self, kind: type[EpochView], parent: QWidget | None = None) -> None:
        self.views = kind(), kind(), kind()
        self.table = ChangeTable(has_values=False)
        change = QWidget()
        column = QVBoxLayout(change)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.views[2], 1)
        column.addWidget(self.table)
        super().__init__(*self.views[:2], change, parent)
        for view in self.views:
            view.hide_controls()

    def hint(self) -> str:
        return self.tr("Under B − A: the epochs between the two.")

    def draw(self, a: Frame, b: Frame, has_change: bool) -> None:
        for view, frame in zip(self.views, (a, b), strict=False):
            view.scale_to((a, b))
            view.show_frame(frame)
        if has_change:
            self._draw_way(*sorted((a, b), key=_epoch))
            self.table.show_rows(self._rows(a, b))

    def _draw_way(self, first: Frame, last: Frame) -> None:
        view = self.views[2]
        view.show_frame(last)
        room = ROOM * max(last.epoch - first.epoch, 1)
        view.plot.box.setXRange(first.epoch - room, last.epoch + room, padding=0)
        view.plot.box.sigRangeChangedManually.emit([True, False])

    def _rows(self, a: Frame, b: Frame) -> list[Row]:
        names = ("loss", "accuracy") if isinstance(self.views[0], LossView) else a.curves.norm_names
        return [row for row in measures(a, b) if row.key in names]


class WeightsComparison(Comparison):
    """W[l] of A, of B, and their difference, a row for each layer."""

    def __init__(self, kind: type[View], parent: QWidget | None = None) -> None:
        self.columns = WeightsColumns()
        super().__init__(*self.columns.columns, parent)
        self.grid.addWidget(self.columns.scale, 4, 0, 1, 2)
        self.grid.addWidget(self.columns.change_scale, 4, 2)
        self.columns.read.connect(self._show_reading)

    def hint(self) -> str:
        return self.tr("Point at a cell to read it. A and B are on one scale, B − A is on its own.")

    def draw(self, a: Frame, b: Frame, has_change: bool) -> None:
        self.columns.show_frames(a, b)
        self.columns.change_scale.setVisible(has_change)

    @Slot(str)
    def _show_reading(self, text: str) -> None:
        self.caption.setText(text or self.hint())


class InspectorComparison(ViewComparison):
    """The matrices of one layer, all three inspectors at the same one."""

    def __init__(self, kind: type[View], parent: QWidget | None = None) -> None:
        super().__init__(kind, parent)
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

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = ChangeTable()
        layout = QVBoxLayout(self)
        layout.addWidget(self.table)

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


def comparison_of(kind: type[View]) -> Comparison:
    """Return a new comparison of views of a class."""
    return next((page(kind) for view, page in PAGES if issubclass(kind, view)), None) or ViewComparison(kind)


def _newest(frame: Frame, name: str) -> float:
    return float(frame.curves.newest[frame.curves.names.index(name)])


def _epoch(frame: Frame) -> int:
    return frame.epoch


PAGES: tuple[tuple[type[View], Callable[..., Comparison]], ...] = (
    (NetworkView, NetworkComparison),
    (BoundaryView, BoundaryComparison),
    (LossView, CurvesComparison),
    (GradientNormView, CurvesComparison),
    (WeightsView, WeightsComparison),
    (InspectorView, InspectorComparison),
)
