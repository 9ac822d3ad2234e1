"""The matrices of one layer: equations, statistics, and the chosen one as colours and as numbers."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from app.lesson.equations import equation_index, layer_equations, layer_quantities, newest_equation, taught_equations
from app.lesson.moments import are_alike
from app.lesson.names import step_name
from app.lesson.numbers import symmetric_limit
from app.lesson.quantities import LARGE, SYMBOLS, Quantity, Statistics, scale_limit
from app.lesson.selection import Cell, Selection, with_cell
from app.views.hands.held_heatmap import HeldHeatmap
from app.views.hands.parameter_hand import ParameterHand
from app.views.heatmaps.matrix_panel import MatrixPanel
from app.views.inspector.arrangement import Arrangement, MatrixHalves, MatrixSplitter, arrangement
from app.views.inspector.layer_heading import LayerHeading
from app.views.inspector.matrix_table import MatrixTable
from app.views.inspector.parts import Parts
from app.views.inspector.shape_equations import ShapeEquations
from app.views.inspector.statistics_job import StatisticsJob
from app.views.inspector.statistics_table import StatisticsTable
from app.views.view import View
from app.widgets.focus_keys import kept_focus
from mlp_engine import Frame

_MARGIN, _GAP, _GUTTER = 6, 4, 14  # px
_PALE = 4.0  # times as far reaches the scale of a single number, which would be glaring on one of its own


class InspectorView(View):
    """The layer whose samples the frame carries, and in it the matrix chosen in the table and what is picked of it.

    While frames come quickly the heatmap follows each of them, the texts only some; the last frame of all is always
    shown in full, though the statistics of large matrices may come a moment later.
    """

    text_period = 200  # for a hundred numbers
    least_lines = 13.8, 12.2

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hovered: int | None = None  # the sample that was pointed at in the heatmap
        self._newest: Frame | None = None  # what the heatmap shows
        self._drawn: Frame | None = None  # what the texts show
        self._hand = ParameterHand(self)
        self._heading = LayerHeading()
        self._sheet = ShapeEquations()
        self.statistics = StatisticsTable()
        self._heatmap = HeldHeatmap(self._hand)
        self._panel = MatrixPanel(self._heatmap)
        self.numbers = MatrixTable(self._hand)
        self._parts = Parts(self._heading, self._sheet, self.statistics, self._panel, self.numbers)
        self._matrix: MatrixSplitter | MatrixHalves = MatrixSplitter(self._panel, self.numbers)
        self._grid = QGridLayout(self)
        self._arrangement: Arrangement | None = None
        self._room_shared_for: object = None  # all that it depends on
        self._statistics_job = StatisticsJob(self)
        self._statistics: tuple[Statistics, ...] = ()  # of the layer, perhaps at an earlier epoch
        self._compared: tuple[Frame, ...] = ()  # for which there is one scale
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # another size may ask for less
        self._grid.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._grid.setVerticalSpacing(_GAP)
        self._grid.setHorizontalSpacing(_GUTTER)
        self._arrange()
        self._statistics_job.done.connect(self._show_statistics)
        self.statistics.chosen.connect(self._choose)
        self._heatmap.cell_changed.connect(self._hover)
        self._heatmap.cell_picked.connect(self._pick)
        self._hand.deed_requested.connect(self.deed_requested)
        self.retranslate()

    def draw(self, frame: Frame) -> None:
        """Draw the heatmap now, and the texts now or a moment later."""
        before, self._newest = self._newest, frame
        self._hand.follow(frame)
        is_other = before is None or not are_alike(before, frame)
        if is_other:
            self._show_layer(frame)
        if self._pace.takes(frame) or is_other:
            self.draw_in_full(frame)
        else:
            self._draw_colors(frame)
            self._mark(self._drawn or frame, frame)

    def finish(self) -> None:
        super().finish()
        self._statistics_job.finish()
        self._arrange()

    def _show_layer(self, frame: Frame) -> None:
        """Show what stays while a layer learns."""
        self._drawn = frame
        self._draw_heading()
        self._sheet.show_equations(taught_equations(frame))
        layers = range(1, frame.L + 1) if frame.progress.is_inside else ()  # through which the steps lead
        self._sheet.keep_room(tuple(layer_equations(frame, l) for l in layers))
        self._mark_equation(frame)
        self._statistics_job.drop()
        self._statistics = ()

    def draw_in_full(self, frame: Frame) -> None:
        self._drawn = frame
        quantities = layer_quantities(frame)
        self._statistics_job.ask(quantities)
        if not self._statistics:
            self.statistics.show_quantities(quantities)
        self._draw_chosen()

    @Slot(object, object)
    def _show_statistics(self, quantities: tuple[Quantity, ...], statistics: tuple[Statistics, ...]) -> None:
        self._statistics = statistics
        self.statistics.show_quantities(quantities, statistics)
        if quantities[self.statistics.row].matrix.size > LARGE:  # its scale depends on them
            self._draw_chosen()

    def show_selection(self, selection: Selection) -> None:
        """Choose the matrix and mark what is picked of it; which layer is drawn is the frame's matter."""
        before, row = self.selection, self.statistics.row
        self._take_selection(selection)
        if self._drawn is None or self._newest is None:
            return
        quantity = self._quantity(self._drawn)
        if (before.neuron, row) != (selection.neuron, self.statistics.row):
            self._draw_chosen()
            if (row_of_neuron := quantity.row_of(selection.neuron)) is not None:
                self.numbers.show_place(row=row_of_neuron)
        self._mark(self._drawn, self._newest)
        if selection.cell not in (None, before.cell):
            self.numbers.show_place(column=selection.cell[1])
        elif selection.sample != before.sample and (column := quantity.column_of(selection.sample)) is not None:
            self.numbers.show_place(column=column)

    def _take_selection(self, selection: Selection) -> None:
        super().show_selection(selection)
        if selection.symbol in SYMBOLS:
            self.statistics.choose(SYMBOLS.index(selection.symbol))
        elif selection.symbol == "loss":  # no matrix of the layer: what it is made of is shown, but not marked
            self.statistics.choose(SYMBOLS.index("A"), is_marked=False)

    def _mark_equation(self, frame: Frame) -> None:
        """Mark the equation that has just been computed; else that of the chosen matrix is kept in sight."""
        self._sheet.mark(newest_equation(frame), equation_index(frame, SYMBOLS[self.statistics.row]))

    def _mark(self, drawn: Frame, newest: Frame) -> None:
        """Mark the neuron, the lit sample, and the cell that was picked in this matrix: in numbers and in colours."""
        numbers, colors, cell = self._quantity(drawn), self._quantity(newest), self.selection.cell
        row, sample = numbers.row_of(self.selection.neuron), self.selection.lit_sample
        is_picked = self.selection.symbol == SYMBOLS[self.statistics.row]
        self._heatmap.mark(row, colors.column_of(sample), cell if is_picked else None)
        self.numbers.matrix_model.mark_row(row)
        self.numbers.matrix_model.mark_column(numbers.column_of(sample))

    def hide_controls(self) -> None:
        """Become a picture: type and lines instead of tables to scroll, and equations that do not shrink."""
        super().hide_controls()
        self._hand.retire()
        self._panel.become_picture()
        self.statistics.become_picture()
        self.numbers.become_picture()
        self._sheet.keep_size()
        splitter, self._matrix = self._matrix, MatrixHalves(self._panel, self.numbers, self)
        self._grid.removeWidget(splitter)
        splitter.deleteLater()
        self._arrangement = None
        self._arrange()

    def become_difference(self) -> None:
        self._sheet.become_blank()

    def scale_to(self, frames: Sequence[Frame]) -> None:
        """Use one scale for each matrix in all ``frames``."""
        self._compared = tuple(frames)
        self._draw_chosen()

    def take_after(self, other: View) -> None:
        """Show the matrix that is chosen in the other inspector, from the same place on, with the same marks."""
        if isinstance(other, InspectorView):
            self._take_selection(replace(other.selection, hovered=None))
            self.statistics.choose(other.statistics.row)
            self.numbers.start_at(other.numbers.first_cell())
            if self._drawn is not None:
                self._draw_chosen()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Inspector of the selected layer"))
        self._sheet.setAccessibleName(self.tr("Equations of the layer"))
        self.numbers.setAccessibleName(self.tr("Numbers of the chosen matrix"))
        self._draw_heading()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        is_done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.FontChange):
            self._arrange()
        return is_done

    def minimumSizeHint(self) -> QSize:
        """Return what the heading, an equation and some statistics need."""
        few = self._sheet.least_height(is_few=True) + self.statistics.least_height(is_few=True)
        return QSize(self.statistics.minimumSizeHint().width(), self._heading.sizeHint().height() + few + 4 * _MARGIN)

    def _arrange(self) -> None:
        """Put the parts where they belong at this size, now, so that they are never seen elsewhere."""
        wanted = arrangement(self.width(), self.height(), self.fontMetrics().height())
        if wanted is not self._arrangement:
            self._arrangement = wanted
            self._room_shared_for = None
            with kept_focus():  # what goes to another parent loses it
                if wanted.is_divided:
                    self._matrix.divide()
                else:
                    self._matrix.unite()
                matrix = (self._panel, self.numbers) if wanted.is_divided else (self._matrix,)
                wanted.apply(self._grid, (self._heading, self._sheet, self.statistics, *matrix))
                self._share_room(wanted)
        else:
            self._share_room(wanted)

    def _share_room(self, used: Arrangement) -> None:
        """Let parts give way where there is too little room."""
        state = self.size(), self._parts.least_sizes()
        if state != self._room_shared_for:
            self._room_shared_for = state
            room = self.size().shrunkBy(self._grid.contentsMargins())
            self._parts.show_amounts(used.amounts(room, self._parts.least_size))
            self._matrix.setVisible(not used.is_divided and self._parts.has_matrix())
            self._matrix.updateGeometry()
            self._grid.activate()
            self._matrix.fit()

    def _draw_heading(self) -> None:
        if self._drawn is None:
            return
        self._heading.show_layer(self._drawn)
        newest = self._drawn.progress.newest
        self.setAccessibleDescription(self.tr("just computed: {0}").format(step_name(newest)) if newest else "")

    def _draw_chosen(self) -> None:
        """Show the chosen matrix: its colours as they are in the newest frame, its numbers as in the drawn one."""
        if self._drawn is None or self._newest is None:
            return
        self._draw_colors(self._newest)
        quantity = self._quantity(self._drawn)
        limit = self._limit(quantity)
        self.numbers.show_matrix(quantity.matrix, limit, quantity.samples)
        self.numbers.show_stilled(quantity.stilled)
        self.numbers.name_inputs(quantity)
        self.numbers.hold(SYMBOLS[self.statistics.row], self._drawn.samples.l, limit or 1.0)
        self._mark(self._drawn, self._newest)
        self._mark_equation(self._drawn)
        self._matrix.fit()
        self._panel.read_cell()

    def _draw_colors(self, frame: Frame) -> None:
        quantity = self._quantity(frame)
        limit = self._limit(quantity)
        self._heatmap.hold(SYMBOLS[self.statistics.row], frame.samples.l, limit or 1.0)
        if limit is not None and quantity.matrix.size == 1:
            limit *= _PALE
        self._panel.show_quantity(quantity, limit)

    def _quantity(self, frame: Frame) -> Quantity:
        return layer_quantities(frame)[self.statistics.row]

    def _limit(self, quantity: Quantity) -> float | None:
        """Return the limit of the scale; None while the matrix is not known."""
        if not quantity.is_known:
            return None
        compared = [one.matrix for one in map(self._quantity, self._compared) if one.is_known]
        if compared:
            return symmetric_limit(*compared)
        return scale_limit(quantity.matrix, self._statistics[self.statistics.row] if self._statistics else None)

    @Slot(int)
    def _choose(self, row: int) -> None:
        """Show the matrix that the user has chosen, and tell it."""
        self._draw_chosen()
        self.selection_requested.emit(replace(self.selection, symbol=SYMBOLS[row], cell=None, pulls=()))
        self._hover(self._heatmap.cell)

    @Slot(object)
    def _hover(self, cell: Cell | None) -> None:
        """Tell which sample is pointed at."""
        sample = self._quantity(self._newest).sample_of(cell[1]) if self._newest and cell else None
        if sample != self._hovered:
            self._hovered = sample
            self.selection_requested.emit(replace(self.selection, hovered=sample))

    @Slot(object)
    def _pick(self, cell: Cell) -> None:
        if self._newest is not None:
            l, symbol = self._newest.samples.l, SYMBOLS[self.statistics.row]
            self.selection_requested.emit(with_cell(self.selection, l, symbol, self._quantity(self._newest), cell))
