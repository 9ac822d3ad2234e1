"""The widgets of the inspector's parts: how much room they need, and how much of them is shown."""

from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app.views.heatmaps.matrix_panel import MatrixPanel
from app.views.inspector.arrangement import Amount, Amounts, Part
from app.views.inspector.matrix_table import MatrixTable
from app.views.inspector.shape_equations import ShapeEquations
from app.views.inspector.statistics_table import StatisticsTable
from app.views.text.typeset import TypesetLine


@dataclass(frozen=True)
class Parts:
    """A widget for each ``Part``."""

    heading: TypesetLine
    equations: ShapeEquations
    statistics: StatisticsTable
    colors: MatrixPanel
    numbers: MatrixTable

    def least_size(self, part: Part, amount: Amount) -> QSize:
        """Return what a part needs of which so much is to be seen, in px."""
        widget = self._widgets()[part]
        if isinstance(widget, ShapeEquations | StatisticsTable):
            return QSize(widget.minimumSizeHint().width(), widget.least_height(amount is not Amount.ALL))
        return widget.minimumSizeHint()

    def least_sizes(self) -> tuple[QSize, ...]:
        """Return all that the room of the parts depends on."""
        return tuple(self.least_size(part, amount) for part in Part for amount in (Amount.SOME, Amount.ALL))

    def show_amounts(self, amounts: Amounts) -> None:
        """Show so much of each part."""
        self.equations.is_few = self.statistics.is_tight = amounts[Part.EQUATIONS] is not Amount.ALL
        self.statistics.is_few = amounts[Part.STATISTICS] is not Amount.ALL
        for part, widget in self._widgets().items():
            widget.setVisible(amounts[part] is not Amount.NOTHING)
            widget.updateGeometry()

    def has_matrix(self) -> bool:
        """Tell whether something of the chosen matrix is shown."""
        return not (self.colors.isHidden() and self.numbers.isHidden())

    def _widgets(self) -> dict[Part, QWidget]:
        widgets = self.heading, self.equations, self.statistics, self.colors, self.numbers
        return dict(zip(Part, widgets, strict=True))
