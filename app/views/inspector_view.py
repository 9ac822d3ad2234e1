"""The matrices of one layer: equations, statistics, and the chosen one as colours and as numbers."""

from PySide6.QtCore import QElapsedTimer, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QLayout, QWidget

from app.i18n import engine_text
from app.selection import Selection
from app.theme import Theme
from app.views.base import View
from app.views.equation_sheet import EquationSheet
from app.views.equations import layer_equations
from app.views.heatmap import Heatmap
from app.views.inspector_arrangement import Arrangement, Parts, arrangement
from app.views.matrix_halves import MatrixHalves, MatrixSplitter
from app.views.matrix_panel import MatrixPanel
from app.views.matrix_table import MatrixTable
from app.views.quantities import Quantity, layer_quantities
from app.views.statistics_table import StatisticsTable
from app.views.typeset import TypesetLine
from mlp_engine import ACTIVATION_REGISTRY, Frame

_TEXT_PERIOD = 200  # ms; numbers that change faster cannot be read
_STILL_PERIOD = 150  # ms without a frame, after which the texts catch up
_MARGIN, _GAP, _GUTTER = 6, 4, 14  # px


class InspectorView(View):
    """The layer whose samples the frame carries, and in it the matrix chosen in the table and the selected neuron.

    While frames come quickly the heatmap follows each of them, the texts at most five times a second; the last frame
    of all is always shown in full.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.neuron: int | None = None
        self._newest: Frame | None = None  # what the heatmap shows
        self._drawn: Frame | None = None  # what the texts show
        self._heading = TypesetLine(is_bold=True)
        self._sheet = EquationSheet()
        self.statistics = StatisticsTable()
        self._panel = MatrixPanel(Heatmap())
        self.numbers = MatrixTable()
        self._matrix: MatrixSplitter | MatrixHalves = MatrixSplitter(self._panel, self.numbers)
        self._grid = QGridLayout(self)
        self._arrangement: Arrangement | None = None
        self._text_age = QElapsedTimer()
        self._stillness = QTimer(self)  # while frames come it starts anew with each: texts are drawn together with one
        self._stillness.setSingleShot(True)
        self._stillness.setInterval(_STILL_PERIOD)
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # another size may ask for less
        self._grid.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._grid.setVerticalSpacing(_GAP)
        self._grid.setHorizontalSpacing(_GUTTER)
        self._arrange()
        self._stillness.timeout.connect(self._catch_up)
        self.statistics.chosen.connect(self._choose)
        self.retranslate()

    def draw(self, frame: Frame) -> None:
        """Draw the heatmap now, and the texts now or a moment later."""
        self._newest = frame
        if self._drawn is None or not _same_shapes(self._drawn, frame) or self._text_age.hasExpired(_TEXT_PERIOD):
            self._draw_in_full(frame)
        else:
            self._panel.show_quantity(self._quantity(frame), self.neuron)
            self._stillness.start()

    def finish(self) -> None:
        """Draw the newest frame in full now, its texts too."""
        super().finish()
        self._catch_up()

    def _draw_in_full(self, frame: Frame) -> None:
        self._text_age.start()
        self._drawn = frame
        self._draw_heading()
        self._sheet.show_equations(layer_equations(frame))
        self.statistics.show_quantities(layer_quantities(frame))
        self._draw_chosen()

    def show_selection(self, selection: Selection) -> None:
        """Mark the row of the selected neuron; which layer is drawn is the frame's matter."""
        self.neuron = selection.neuron
        if self._drawn is not None:
            self._draw_chosen()
            if (row := self._quantity(self._drawn).row_of(self.neuron)) is not None:
                self.numbers.show_row(row)

    def hide_controls(self) -> None:
        """Become a picture: type and lines instead of tables to scroll, and equations that do not shrink."""
        super().hide_controls()
        self._panel.become_picture()
        self.statistics.become_picture()
        self.numbers.become_picture()
        self._sheet.keep_size()
        splitter, self._matrix = self._matrix, MatrixHalves(self._panel, self.numbers, self)
        self._grid.removeWidget(splitter)
        splitter.deleteLater()
        self._arrangement = None
        self._arrange()

    def take_after(self, other: View) -> None:
        """Show the matrix that is chosen in the other inspector, from the same place on, and mark the same neuron."""
        if isinstance(other, InspectorView):
            self.neuron = other.neuron
            self.statistics.choose(other.statistics.row)
            self.numbers.start_at(other.numbers.first_cell())
            if self._drawn is not None:
                self._draw_chosen()

    def color(self, theme: Theme) -> None:
        """Hand the theme on to every part."""
        for part in (self._heading, self._sheet, self.statistics, self._panel, self.numbers):
            part.apply_theme(theme)

    def retranslate(self) -> None:
        """Set every text in the language of the window."""
        self.setAccessibleName(self.tr("Inspector of the selected layer"))
        self._sheet.setAccessibleName(self.tr("Equations of the layer"))
        self.numbers.setAccessibleName(self.tr("Numbers of the chosen matrix"))
        self.statistics.retranslate()
        self._panel.retranslate()
        self._draw_heading()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the parts where they belong at this size, now, so that they are never seen elsewhere."""
        wanted = arrangement(self.width(), self.height())
        if wanted is not self._arrangement:
            self._arrangement = wanted
            focus = QApplication.focusWidget()
            wanted.apply(self._grid, (self._heading, self._sheet, self.statistics, *self._matrix_parts(wanted)))
            self._grid.activate()
            self._matrix.fit()
            if focus is not None and self.isAncestorOf(focus):
                focus.setFocus()  # what goes to another parent loses it

    def _matrix_parts(self, wanted: Arrangement) -> Parts:
        """Take the matrix apart, or put it together, and return what is to be arranged."""
        for part in (self._matrix, self._panel, self.numbers):
            self._grid.removeWidget(part)
        if wanted.is_divided:
            self._matrix.divide()
            return self._panel, self.numbers
        self._matrix.unite()
        return (self._matrix,)

    def _draw_heading(self) -> None:
        if self._drawn is None:
            return
        layer = self._drawn.layers[self._drawn.samples.l - 1]
        activation = engine_text(ACTIVATION_REGISTRY[layer.activation].label)
        text = self.tr("Layer {layer}: {activation}, {inputs} → {neurons}")
        text = text.format(layer=layer.l, activation=activation, inputs=layer.n_in, neurons=layer.n_out)
        self._heading.set_text(text)

    def _draw_chosen(self) -> None:
        """Show the chosen matrix of the drawn frame as colours and numbers."""
        if self._drawn is None:
            return
        quantity = self._quantity(self._drawn)
        limit = self._panel.show_quantity(quantity, self.neuron)
        self.numbers.show_matrix(quantity.matrix, limit)
        self.numbers.mark_row(quantity.row_of(self.neuron))
        self._matrix.fit()
        self._panel.read_cell()

    def _quantity(self, frame: Frame) -> Quantity:
        return layer_quantities(frame)[self.statistics.row]

    @Slot()
    def _catch_up(self) -> None:
        if self._newest is not None and self._drawn is not self._newest:
            self._draw_in_full(self._newest)

    @Slot(int)
    def _choose(self, row: int) -> None:
        del row  # the table is asked wherever it matters
        self._draw_chosen()


def _same_shapes(one: Frame, other: Frame) -> bool:
    """Tell whether two frames carry the same layer of networks and data sets of the same size."""
    layers = one.samples.l == other.samples.l and one.config.layers == other.config.layers
    return layers and one.X.shape == other.X.shape
