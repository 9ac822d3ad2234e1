"""An equation drawn with its matrices."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.lesson.equations import Equation, Operand
from app.lesson.numbers import MINUS, short
from app.style.mixins import Themed
from app.style.theme import Theme
from app.views.equation.equation_layout import EquationLayout, arrange
from app.views.equation.operand_heatmap import MARGIN, CellMark, OperandHeatmap
from app.views.text.sign import draw_piece
from app.views.text.typeset import SHAPE, Run, draw_runs, length, raised_ascent, shape_runs, sized, symbol_runs

_GAP = 4  # px between a matrix and its name or shape
_Labels = tuple[list[Run], list[Run]]  # name and shape


class EquationSheet(Themed, QWidget):
    """Matrices side by side, the signs between them, the name above and the shape below each."""

    pointed = Signal(object, object)
    """An Operand, and the Cell of it that the pointer has come to, or None when it has left."""
    picked = Signal(object, object)
    """An Operand, and the Cell of it that was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.equation: Equation | None = None
        self.heatmaps: list[OperandHeatmap] = []
        self._layout: EquationLayout | None = None
        self._laid_out_for: object = None
        self._labels: list[_Labels] = []
        self._is_picture = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def show_equation(self, equation: Equation, limits: Mapping[str, float], is_highlighted: bool) -> None:
        """Draw an equation, each matrix on the scale that its name has in ``limits``, the result highlighted or not."""
        self.equation = equation
        self._ensure_heatmaps(equation.operands)
        for heatmap, operand in zip(self.heatmaps, equation.operands, strict=False):
            is_result = operand is equation.result
            heatmap.show_operand(operand, limits[operand.name], is_highlighted and is_result and operand.is_known)
        self._arrange()

    def mark(self, marks: Mapping[Operand, tuple[CellMark, ...]]) -> None:
        """Outline parts of the matrices."""
        for heatmap in self.shown():
            heatmap.mark(marks.get(heatmap.operand, ()))

    def shown(self) -> list[OperandHeatmap]:
        """Return the matrices of the equation, from left to right."""
        return self.heatmaps[: len(self.equation.operands)] if self.equation is not None else []

    def color(self, theme: Theme) -> None:
        super().color(theme)
        self._set_labels()

    def become_picture(self) -> None:
        """Take no pointer any more."""
        self._is_picture = True
        for heatmap in self.heatmaps:
            heatmap.become_picture()

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
                if event.region().intersects(its_box.toAlignedRect()):
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
        below = image.bottom() + 1 + _GAP + QFontMetricsF(small).ascent()
        for runs, baseline, its_font in zip(labels, (above, below), (font, small), strict=True):
            place = QPointF(image.left() + (image.width() - length(runs)) / 2, baseline)
            ascent, descent = raised_ascent(its_font), QFontMetricsF(its_font).descent()
            box = QRectF(place.x(), baseline - ascent, length(runs), ascent + descent)
            yield runs, place, box.toAlignedRect()

    def _ensure_heatmaps(self, operands: tuple[Operand, ...]) -> None:
        """Have a heatmap for each matrix; those that a shorter equation does not need wait for a longer one."""
        for operand in operands[len(self.heatmaps) :]:
            heatmap = OperandHeatmap(operand, self)
            heatmap.apply_theme(self.theme)
            heatmap.pointed.connect(self.pointed)
            heatmap.picked.connect(self.picked)
            if self._is_picture:
                heatmap.become_picture()
            self.heatmaps.append(heatmap)
        for index, heatmap in enumerate(self.heatmaps):
            heatmap.setVisible(index < len(operands))

    def _arrange(self) -> None:
        """Lay the equation out anew if its matrices have other shapes or there is other room; write the names."""
        if self.equation is None:
            return
        outline = [part if isinstance(part, str) else (part.name, part.matrix.shape) for part in self.equation.parts]
        state = (outline, self.size(), self.font())
        if state != self._laid_out_for:
            self._laid_out_for = state
            self._layout = arrange(self.equation, self.font(), self.size())
            for heatmap, image in zip(self.heatmaps, self._layout.images, strict=False):
                heatmap.setFont(self._layout.font)
                heatmap.setGeometry(image.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN))
            self.update()
        self._set_labels()

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
    form = heatmap.cell_type()
    if form is None:
        return f"±{short(heatmap.limit)}"
    return "" if form.exponent == 0 else f"×10^{form.exponent}".replace("-", MINUS)
