"""An equation drawn with its matrices."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.lesson.equations import Equation, Operand
from app.lesson.number_form import limit_text
from app.style.mixins import Themed
from app.style.theme import Theme
from app.views.equation.equation_layout import EquationLayout, arrange
from app.views.equation.operand_heatmap import CellMark, OperandHeatmap
from app.views.hands.parameter_hand import ParameterHand
from app.views.heatmaps.heatmap import MARGIN
from app.views.text.sign import draw_piece
from app.views.text.typeset import SHAPE, Run, draw_runs, length, raised_ascent, shape_runs, sized, symbol_runs

_GAP = 4  # px between a matrix and its name or shape
_Labels = tuple[list[Run], list[Run]]  # name and shape


class EquationSheet(Themed, QWidget):
    """Matrices side by side, the signs between them, the name above and the shape below each.

    Of several equations, one below the other, only the chosen one is drawn where there is no room for all.

    Attributes
    ----------
    equation : the chosen one
    has_signs : whether the signs are painted, or only their room is kept
    """

    pointed = Signal(object, object)
    """An Operand, and the Cell of it that the pointer has come to, or None when it has left."""
    picked = Signal(object, object)
    """An Operand, and the Cell of it that was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hand = ParameterHand(self)
        self.equation: Equation | None = None
        self._equations: tuple[Equation, ...] = ()
        self._limits: Mapping[str, float] = {}
        self._is_highlighted = False
        self._has_room = True  # for all equations
        self.has_signs = True
        self.heatmaps: list[OperandHeatmap] = []
        self._layout: EquationLayout | None = None
        self._laid_out_for: object = None
        self._labels: list[_Labels] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def show_equations(
        self, equations: Sequence[Equation], chosen: Equation, limits: Mapping[str, float], is_highlighted: bool
    ) -> None:
        """Draw equations, each matrix on the scale that its name has in ``limits``, the results highlighted or not."""
        self._equations, self.equation = tuple(equations), chosen
        self._limits, self._is_highlighted = limits, is_highlighted
        self._arrange()

    def drawn(self) -> tuple[Equation, ...]:
        """Return the equations that are drawn, from top to bottom."""
        return self._equations if self._has_room or self.equation is None else (self.equation,)

    def mark(self, marks: Mapping[Operand, tuple[CellMark, ...]]) -> None:
        """Outline parts of the matrices."""
        for heatmap in self.shown():
            heatmap.mark_parts(marks.get(heatmap.operand, ()))

    def shown(self) -> list[OperandHeatmap]:
        """Return the matrices of the equations, from left to right and top to bottom."""
        return self.heatmaps[: len(self._operands())]

    def _operands(self) -> list[Operand]:
        return [operand for equation in self.drawn() for operand in equation.operands]

    def color(self, theme: Theme) -> None:
        super().color(theme)
        self._set_labels()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(40 * line, 12 * line)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 30)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._layout is None:
            return
        font = self._layout.font
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for piece, its_box in self._layout.signs:
                if self.has_signs and event.region().intersects(its_box.toAlignedRect()):
                    draw_piece(painter, piece, its_box, font, self.theme.text)
            for image, labels in zip(self._layout.images, self._labels, strict=True):
                for runs, place, box in self._labels_at(image, labels):
                    if event.region().intersects(box):
                        draw_runs(painter, place, runs)

    def _labels_at(self, image: QRect, labels: _Labels) -> Iterator[tuple[list[Run], QPointF, QRect]]:
        """Yield the name and the shape of a matrix, each with where it begins and what it covers."""
        assert self._layout is not None
        font, small = self._layout.font, sized(self._layout.font, SHAPE)
        above = image.top() - _GAP - QFontMetricsF(font).descent()
        below = image.bottom() + 1 + _GAP + raised_ascent(small)
        for runs, baseline, its_font in zip(labels, (above, below), (font, small), strict=True):
            place = QPointF(image.left() + (image.width() - length(runs)) / 2, baseline)
            ascent, descent = raised_ascent(its_font), QFontMetricsF(its_font).descent()
            box = QRectF(place.x(), baseline - ascent, length(runs), ascent + descent)
            yield runs, place, box.toAlignedRect()

    def _ensure_heatmaps(self, operands: Sequence[Operand]) -> None:
        """Have a heatmap for each matrix; those that shorter equations do not need wait for longer ones."""
        for operand in operands[len(self.heatmaps) :]:
            heatmap = OperandHeatmap(operand, self)
            heatmap.hand = self.hand
            heatmap.apply_theme(self.theme)
            heatmap.pointed.connect(self.pointed)
            heatmap.picked.connect(self.picked)
            self.heatmaps.append(heatmap)
        for index, heatmap in enumerate(self.heatmaps):
            heatmap.setVisible(index < len(operands))

    def _arrange(self) -> None:
        """Lay the equations out anew if their matrices have other shapes or there is other room; draw all of them."""
        if self.equation is None:
            return
        outline = [[part if isinstance(part, str) else _outline(part) for part in one.parts] for one in self._equations]
        state = (outline, self.equation.symbol, self.size(), self.font())
        if state != self._laid_out_for:
            self._laid_out_for = state
            self._lay_out()
        results = [equation.result for equation in self.drawn()]
        for heatmap, operand in zip(self.heatmaps, self._operands(), strict=False):
            is_newest = self._is_highlighted and operand.is_known and any(operand is result for result in results)
            heatmap.show_operand(operand, self._limits[operand.name], is_newest)
            heatmap.hold(self._held(operand), self.equation.l, self._limits[operand.name])
        self._set_labels()

    def _held(self, operand: Operand) -> str:
        """Return "W" or "b" for one that is the network's now: those of an update are that no longer, or not yet."""
        is_present = self.equation is not None and self.equation.symbol == "Z" and operand.is_known
        return operand.name.partition("[")[0] if is_present else ""

    def _lay_out(self) -> None:
        assert self.equation is not None
        layout = arrange(self._equations, self.font(), self.size())
        self._has_room = layout is not None
        self._layout = layout or arrange([self.equation], self.font(), self.size())
        assert self._layout is not None
        self._ensure_heatmaps(self._operands())
        for heatmap, image in zip(self.heatmaps, self._layout.images, strict=False):
            heatmap.setFont(self._layout.font)
            heatmap.setGeometry(image.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN))
        self.update()

    def _set_labels(self) -> None:
        """Write the names and shapes; only those that have changed are painted."""
        if self._layout is None:
            return
        before, self._labels = self._labels, [self._label(heatmap) for heatmap in self.shown()]
        for image, *both in zip(self._layout.images, before, self._labels, strict=False):
            if both[0] != both[1]:
                for labels in both:
                    for _, _, box in self._labels_at(image, labels):
                        self.update(box)

    def _label(self, heatmap: OperandHeatmap) -> _Labels:
        """Return the name and the shape of a matrix, with a remark on its numbers or its colours."""
        assert self._layout is not None
        font, theme = self._layout.font, self.theme
        operand = heatmap.operand
        color = theme.accent if heatmap.is_highlighted else theme.text if operand.is_known else theme.muted
        shape = shape_runs(operand, font, theme, _remark(heatmap))
        if heatmap.cell_type() is None and length(shape) > heatmap.width():
            shape = shape_runs(operand, font, theme)
        return symbol_runs(operand.term, font, color), shape


def _remark(heatmap: OperandHeatmap) -> str:
    """Return what the numbers in the cells are multiples of; without numbers, the ends of the scale of colours."""
    if heatmap.limit is None:
        return ""
    cell_type = heatmap.cell_type()
    if cell_type is None:
        return f"±{limit_text(heatmap.limit)}"
    return f"×{cell_type.form.power}" if cell_type.form.power else ""


def _outline(operand: Operand) -> tuple[str, tuple[int, ...]]:
    return operand.name, operand.matrix.shape
