"""The matrices of one layer: equations, statistics, and the chosen one as colours and as numbers."""

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Slot
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from app.i18n import engine_text
from app.selection import Selection
from app.theme import Theme
from app.views.base import View
from app.views.color_bar import ColorBar
from app.views.equation_sheet import EquationSheet
from app.views.equations import layer_equations
from app.views.heatmap import Heatmap
from app.views.matrix_table import MatrixTable
from app.views.numbers import shape_text, short, symmetric_limit
from app.views.quantities import Axis, Quantity, layer_quantities
from app.views.statistics_table import StatisticsTable
from mlp_engine import ACTIVATION_REGISTRY, Frame

_TEXT_PERIOD = 200  # ms; numbers that change faster cannot be read
_STILL_PERIOD = 150  # ms without a frame, after which the texts catch up
_DIGITS = 5


class InspectorView(View):
    """The layer whose samples the frame carries, and in it the matrix chosen in the table and the selected neuron.

    While frames come quickly the heatmap follows each of them, the texts at most five times a second; the last frame
    of all is always shown in full.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._neuron: int | None = None
        self._newest: Frame | None = None  # what the heatmap shows
        self._drawn: Frame | None = None  # what the texts show
        self._heading = QLabel()
        self._sheet = EquationSheet()
        self._statistics = StatisticsTable()
        self._reading = QLabel()
        self._heatmap = Heatmap()
        self._color_bar = ColorBar()
        self._numbers = MatrixTable()
        self._text_age = QElapsedTimer()
        self._stillness = QTimer(self)  # while frames come it starts anew with each: texts are drawn together with one
        self._stillness.setSingleShot(True)
        self._stillness.setInterval(_STILL_PERIOD)
        self._build()
        self._stillness.timeout.connect(self._catch_up)
        self._statistics.chosen.connect(self._choose)
        self._heatmap.cell_changed.connect(self._read_cell)
        self.retranslate()

    def draw(self, frame: Frame) -> None:
        """Draw the heatmap now, and the texts now or a moment later."""
        self._newest = frame
        if self._drawn is None or not _same_shapes(self._drawn, frame) or self._text_age.hasExpired(_TEXT_PERIOD):
            self._draw_in_full(frame)
        else:
            self._draw_heatmap(self._quantity(frame))
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
        self._statistics.show_quantities(layer_quantities(frame))
        self._draw_chosen()

    def show_selection(self, selection: Selection) -> None:
        """Mark the row of the selected neuron; which layer is drawn is the frame's matter."""
        self._neuron = selection.neuron
        if self._drawn is not None:
            self._draw_chosen()
            if (row := self._marked_row(self._quantity(self._drawn))) is not None:
                self._numbers.show_row(row)

    def color(self, theme: Theme) -> None:
        """Hand the theme on to every part."""
        for part in (self._sheet, self._heatmap, self._color_bar, self._numbers):
            part.apply_theme(theme)

    def retranslate(self) -> None:
        """Set every text in the language of the window."""
        self.setAccessibleName(self.tr("Inspector of the selected layer"))
        self._sheet.setAccessibleName(self.tr("Equations of the layer"))
        self._heatmap.setAccessibleName(self.tr("Heatmap of the chosen matrix"))
        self._color_bar.setAccessibleName(self.tr("Scale of the chosen matrix"))
        self._numbers.setAccessibleName(self.tr("Numbers of the chosen matrix"))
        self._statistics.retranslate()
        self._draw_heading()
        self._read_cell()

    def _build(self) -> None:
        font = self._heading.font()
        font.setBold(True)
        self._heading.setFont(font)
        for label in (self._heading, self._reading):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setMinimumWidth(1)
        picture = QWidget()
        column = QVBoxLayout(picture)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(2)
        for widget, stretch in ((self._reading, 0), (self._heatmap, 1), (self._color_bar, 0)):
            column.addWidget(widget, stretch)
        splitter = QSplitter(Qt.Orientation.Vertical)
        for index, part in enumerate((picture, self._numbers)):
            splitter.addWidget(part)
            splitter.setStretchFactor(index, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(4)
        layout.addWidget(self._heading)
        layout.addWidget(self._sheet)
        layout.addWidget(self._statistics)
        layout.addWidget(splitter, 1)

    def _draw_heading(self) -> None:
        if self._drawn is None:
            return
        layer = self._drawn.layers[self._drawn.samples.l - 1]
        activation = engine_text(ACTIVATION_REGISTRY[layer.activation].label)
        text = self.tr("Layer {layer}: {activation}, {inputs} → {neurons}")
        self._heading.setText(text.format(layer=layer.l, activation=activation, inputs=layer.n_in, neurons=layer.n_out))

    def _draw_chosen(self) -> None:
        """Show the chosen matrix of the drawn frame as colours and numbers."""
        if self._drawn is None:
            return
        quantity = self._quantity(self._drawn)
        limit = self._draw_heatmap(quantity)
        self._numbers.show_matrix(quantity.matrix, limit)
        self._numbers.mark_row(self._marked_row(quantity))
        self._read_cell()

    def _draw_heatmap(self, quantity: Quantity) -> float:
        limit = symmetric_limit(quantity.matrix)
        self._heatmap.mark_row(self._marked_row(quantity))
        self._heatmap.show_matrix(quantity.matrix, limit)
        self._color_bar.show_scale(limit, self._value())
        return limit

    def _quantity(self, frame: Frame) -> Quantity:
        return layer_quantities(frame)[self._statistics.row]

    def _marked_row(self, quantity: Quantity) -> int | None:
        """Return the selected neuron if the matrix has a row for it."""
        has_row = self._neuron is not None and self._neuron < len(quantity.matrix)
        return self._neuron if has_row and quantity.rows is Axis.NEURON else None

    def _value(self) -> float | None:
        """Return the entry that is pointed at."""
        return None if self._heatmap.cell is None else float(self._heatmap.matrix[self._heatmap.cell])

    @Slot()
    def _catch_up(self) -> None:
        if self._newest is not None and self._drawn is not self._newest:
            self._draw_in_full(self._newest)

    @Slot(int)
    def _choose(self, row: int) -> None:
        del row  # the table is asked wherever it matters
        self._draw_chosen()

    @Slot()
    def _read_cell(self) -> None:
        """Say which matrix it is, and which entry is pointed at."""
        if self._drawn is None:
            return
        quantity, value = self._quantity(self._drawn), self._value()
        if self._heatmap.cell is None or value is None:
            text = self.tr("{name} {shape}: {rows} × {columns}").format(
                name=quantity.name,
                shape=shape_text(quantity.matrix.shape),
                rows=self._axis_text(quantity.rows),
                columns=self._axis_text(quantity.columns),
            )
        else:
            row, column = self._heatmap.cell
            text = self.tr("{name} row {row}, column {column}: {value}").format(
                name=quantity.name, row=row + 1, column=column + 1, value=short(value, _DIGITS)
            )
        self._reading.setText(text)
        self._heatmap.setAccessibleDescription(text)
        self._color_bar.show_scale(symmetric_limit(self._heatmap.matrix), value)

    def _axis_text(self, axis: Axis) -> str:
        return {
            Axis.INPUT: self.tr("inputs"),
            Axis.NEURON: self.tr("neurons"),
            Axis.SAMPLE: self.tr("samples"),
            Axis.SINGLE: "1",
        }[axis]


def _same_shapes(one: Frame, other: Frame) -> bool:
    """Tell whether two frames carry the same layer of networks and data sets of the same size."""
    layers = one.samples.l == other.samples.l and one.config.layers == other.config.layers
    return layers and one.X.shape == other.X.shape
