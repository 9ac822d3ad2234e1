"""The equation that a quantity stands in, drawn as matrices."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.lesson.equations import Equation, Operand, computed, drawn_equations
from app.lesson.numbers import short
from app.lesson.quantities import Dimension, scale_limit
from app.lesson.selection import Cell, Selection, with_cell
from app.lesson.updates import PARAMETERS
from app.views.equation.descent_plot import DescentPlot
from app.views.equation.equation_sheet import EquationSheet
from app.views.equation.operand_heatmap import CellMark
from app.views.heatmaps.heatmap import nearest, target
from app.views.text.typeset import dimension_color
from app.views.view import View
from app.widgets.keys import Place
from mlp_engine import Frame

if TYPE_CHECKING:
    from app.views.equation.cell_panel import CellPanel

_OTHERS_KEYS = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)  # which go from step to step
_WIDE = 1.5  # widths of a height, from which on everything is side by side
_ROOMY = 40  # lines of text; in a view so wide there is always room for a sum
_OVER = 0.55  # of the width, that a sum takes that lies over matrices
_SHEET, _PLOT, _CELL = 5, 2, 2  # shares of the width


class EquationView(View):
    """Matrices, signs, and what is made of what.

    The pointer lights a sample, a click picks a sample or a cell of the result. Once it is entered, the arrow keys
    move the picked cell, and Escape drops it. The sum of a cell has its place beside the matrices, or in a narrow view
    lies over those that are far from the result: so what is clicked stays where it is.
    """

    places = (Place.EQUATION,)
    least_lines = 30.0, 7.8

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = EquationSheet()
        self.plot = DescentPlot()
        self.limits: dict[str, float] = {}  # that suit several frames, by the names of matrices
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(6, 4, 6, 4)
        self._row.addWidget(self.sheet, _SHEET)
        self._row.addWidget(self.plot, _PLOT)
        self.plot.hide()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sheet.pointed.connect(self._light)
        self.sheet.picked.connect(self._pick)
        self.sheet.picked.connect(self.enter)
        self.sheet.hand.deed_requested.connect(self.deed_requested)
        self.retranslate()

    @cached_property
    def cell_panel(self) -> "CellPanel":
        """What writes a picked cell out, made when it first has a place: a start does without it."""
        from app.views.equation.cell_panel import CellPanel

        panel = CellPanel(self)
        panel.hide()
        panel.apply_theme(self.theme)
        panel.sample_requested.connect(self._pick_sample)
        return panel

    @property
    def _has_cell_panel(self) -> bool:
        return "cell_panel" in self.__dict__

    @property
    def equation(self) -> Equation | None:
        """The equation of the selected quantity, which is always drawn."""
        return self.sheet.equation

    def draw(self, frame: Frame) -> None:
        """Draw the equation of the selected quantity in the frame's layer, and those that belong to it."""
        self.sheet.hand.follow(frame)
        equations = drawn_equations(frame, self.selection.symbol)
        chosen = equations[computed(frame.config, self.selection.symbol)]
        limits = self._limits_of(equations.values())
        self.sheet.show_equations(tuple(equations.values()), chosen, limits, frame.progress.newest == chosen.step)
        has_plot = chosen.is_update and frame.update is not None
        if has_plot and frame.update is not None:
            self.plot.show_update(frame.update)
        self._set_visible(self.plot, has_plot)
        self._mark()

    def show_selection(self, selection: Selection) -> None:
        """Draw another equation, or outline other cells."""
        before = self.selection
        super().show_selection(selection)
        if self.frame is None:
            return
        if selection.symbol != before.symbol:
            self.show_frame(self.frame)
        elif any(getattr(selection, part) != getattr(before, part) for part in ("layer", "cell", "lit_sample")):
            self._mark()

    def picked_cell(self) -> Cell | None:
        """Return the picked cell of the result, if the equation is that of the selection and the cell can be picked."""
        equation, cell = self.equation, self.selection.cell
        if equation is None or cell is None or not _has_cells(equation):
            return None
        is_same = (self.selection.layer, self.selection.symbol) == (equation.l, equation.symbol)
        rows, columns = equation.result.matrix.shape
        return cell if is_same and cell[0] < rows and cell[1] < columns else None

    def place_of(self, symbol: str, l: int) -> QRect | None:
        """Return where a quantity of layer l is drawn, "A_prev" being A[l-1]; None if it is not to be seen."""
        base, raised = ("A", f"[{l - 1}]") if symbol == "A_prev" else (symbol, "" if symbol == "loss" else f"[{l}]")
        for heatmap in self.sheet.shown() if self.isVisible() else []:
            term = heatmap.operand.term
            written = term.base.rpartition(" ")[2]  # without the factor of a gradient in an update
            if (written, term.raised.removesuffix("T")) == (base, raised):
                return QRect(heatmap.mapTo(self, QPoint()), heatmap.size())
        return None

    def hide_controls(self) -> None:
        super().hide_controls()
        self.sheet.hand.retire()
        self.sheet.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # and all matrices in it
        if self._has_cell_panel:
            self.cell_panel.hide()

    def become_difference(self) -> None:
        self.sheet.has_signs = False
        self._describe()

    def take_pointer(self) -> None:
        self.sheet.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)

    def take_after(self, other: View) -> None:
        """Show the same equation, with the same cell and sample picked."""
        if isinstance(other, EquationView):
            self.limits = other.limits
            self.show_selection(replace(other.selection, hovered=None))

    def scale_to(self, frames: Sequence[Frame]) -> None:
        """Use one scale for each matrix in all ``frames``."""
        limits: dict[str, float] = {}
        for frame in frames:
            for name, limit in self._limits_of(drawn_equations(frame, self.selection.symbol).values()).items():
                limits[name] = max(limit, limits.get(name, 0.0))
        self.limits = limits

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The equation of the selected quantity, as matrices"))
        self._describe()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cell, equation, place = self.picked_cell(), self.equation, self._target(event)
        if equation is not None and event.key() == Qt.Key.Key_Escape and cell is not None:
            self._pick_cell(equation, cell)  # again, which drops it
        elif equation is None or place is None:
            super().keyPressEvent(event)
        elif place != cell:
            self._pick_cell(equation, place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= _WIDE * self.height()
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
        if self.frame is not None and self.isVisible():
            self._show_cell()

    def _limits_of(self, equations: Iterable[Equation]) -> dict[str, float]:
        """Return the scale of each matrix: its own, but one for what is the same before and after an update."""
        operands = {operand.name: operand for equation in equations for operand in equation.operands}
        known = {name: scale_limit(operand.matrix) for name, operand in operands.items() if operand.is_known}
        limits = dict.fromkeys(operands, 1.0) | known
        for after in operands:
            before = after.replace("′[", "[")
            if before != after and before in operands:
                pair = before, after
                limits |= dict.fromkeys(pair, max((known[name] for name in pair if name in known), default=1.0))
        return {name: max(limit, self.limits.get(name, 0.0)) for name, limit in limits.items()}

    @Slot(object, object)
    def _light(self, operand: Operand, cell: Cell | None) -> None:
        """Ask for the sample at the pointer to be lit."""
        sample = None if cell is None else self._sample_at(operand, cell)
        if sample != self.selection.hovered:
            self.selection_requested.emit(replace(self.selection, hovered=sample))

    @Slot(object, object)
    def _pick(self, operand: Operand, cell: Cell) -> None:
        """Ask for a cell of the result, or for the sample of a cell of another matrix."""
        equation = next(equation for equation in self.sheet.drawn() if operand in equation.operands)
        if operand is equation.result or equation.is_update:
            self._pick_cell(equation, cell)
        elif (sample := self._sample_at(operand, cell)) is not None:
            self._pick_sample(sample)

    def _sample_at(self, operand: Operand, cell: Cell) -> int | None:
        """Return the sample that a cell belongs to, if the matrix has some."""
        column = operand.indices(*cell).get(Dimension.SAMPLE)
        return None if column is None or self.frame is None else self.frame.batch.sample_of(column)

    @Slot(int)
    def _pick_sample(self, sample: int) -> None:
        self.selection_requested.emit(replace(self.selection, sample=sample))

    def _pick_cell(self, equation: Equation, cell: Cell) -> None:
        """Ask for a cell of the result; one that is picked already is dropped."""
        if _has_cells(equation):
            picked = with_cell(self.selection, equation.l, equation.symbol, equation.result, cell)
            self.selection_requested.emit(picked)

    def _target(self, event: QKeyEvent) -> Cell | None:
        """Return to which cell of the result a key leads, the first one if none is picked."""
        if self.equation is None or event.key() in _OTHERS_KEYS:
            return None
        cell, shape = self.picked_cell(), self.equation.result.matrix.shape
        place = target(event, cell or (0, 0), nearest(shape, shape))
        if place is None:
            return None
        return (0, 0) if cell is None else nearest(place, shape)

    def _mark(self) -> None:
        """Outline the lit sample everywhere, and the picked cell with all that it is made of."""
        equation, theme, sample, cell = self.equation, self.theme, self.selection.lit_sample, self.picked_cell()
        if equation is None or self.frame is None:
            return
        column = None if sample is None else self.frame.batch.column_of(sample)
        lit = {} if column is None else {Dimension.SAMPLE: column}
        made = {} if cell is None else equation.result.indices(*cell)
        color = dimension_color(Dimension.SAMPLE, theme)
        self.sheet.mark(
            {
                operand: (CellMark(*operand.place(lit), color), CellMark(*operand.place(made), theme.text))
                for drawn in self.sheet.drawn()
                for operand in drawn.operands
            }
        )
        self._show_cell()
        self._describe()

    def _show_cell(self) -> None:
        """Have the picked cell written out, or how to pick one; a picture has no room for that."""
        is_beside = self._row.direction() == QBoxLayout.Direction.LeftToRight and self.width() >= self._roomy_width()
        is_shown = not self.is_picture and (is_beside or self.picked_cell() is not None)
        if not is_shown and not self._has_cell_panel:
            return
        self._place_cell_panel(is_beside)
        self._set_visible(self.cell_panel, is_shown)
        if is_shown and self.frame is not None:
            self.cell_panel.show_cell(self.frame, self.selection)

    def _roomy_width(self) -> int:
        return _ROOMY * self.fontMetrics().height()

    def _place_cell_panel(self, is_beside: bool) -> None:
        panel, equation = self.cell_panel, self.equation
        panel.set_raised(not is_beside)
        if is_beside:
            self._row.addWidget(panel, _CELL)
            return
        self._row.removeWidget(panel)
        is_left = equation is not None and equation.symbol in PARAMETERS  # where the result is the last matrix
        place = self.rect().adjusted(0, 0, -round((1.0 - _OVER) * self.width()), 0)
        place.moveLeft(0 if is_left else self.width() - place.width())
        panel.setGeometry(place)
        panel.raise_()

    def _set_visible(self, widget: QWidget, is_visible: bool) -> None:
        if is_visible == widget.isHidden():
            widget.setVisible(is_visible)
            self._row.activate()  # now, lest the matrices be seen for a moment where they do not belong

    def _describe(self) -> None:
        """Say in plain text what is drawn."""
        equation, cell = self.equation, self.picked_cell()
        text = "\n".join(_text(drawn, self.sheet.has_signs) for drawn in self.sheet.drawn())
        if equation is not None and cell is not None:
            shown = equation.result if equation.result.is_known else equation.operands[0]
            value = short(float(shown.matrix[cell]), 4)
            reading = self.tr("row {row}, column {column}: {value}").format(
                row=cell[0] + 1, column=cell[1] + 1, value=value
            )
            text = f"{text}\n{shown.name} {reading}"
        self.setAccessibleDescription(text)


def _text(equation: Equation, has_signs: bool) -> str:
    return str(equation) if has_signs else ", ".join(operand.name for operand in equation.operands)


def _has_cells(equation: Equation) -> bool:
    """Tell whether cells of the result can be picked: if they are known, or stand for parameters, which always are."""
    return equation.result.is_known or equation.symbol in PARAMETERS
