"""A confusion matrix as cells with the number of samples in each, and their share of the class."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent

from app.lesson.numbers import MINUS, written
from app.lesson.selection import Cell
from app.views.heatmaps.heatmap import MARGIN, Heatmap
from app.views.heatmaps.heatmap_image import color_levels
from app.views.heatmaps.number_heatmap import text_colors
from app.views.text.typeset import sized
from mlp_engine.arrays import FloatArray

_SIZES = (1.15, 1.0, 0.86, 0.75)  # of the font, the largest first
_PADDING = 6  # px beside a number, left and right together


@dataclass(frozen=True)
class CellText:
    """What a cell says: a count, and perhaps a share below it."""

    font: QFont
    has_share: bool


class ConfusionMap(Heatmap):
    """Cell (i, j) counts the samples of class i that are taken for class j; right ones are blue, wrong ones red.

    How strong the colour is tells the share of the class: of two classes of different size the same share looks alike.
    """

    largest_cell = 6

    def __init__(self) -> None:
        super().__init__()
        self.counts = np.zeros((1, 1))
        self._is_change = False

    def show_counts(self, counts: FloatArray | None) -> None:
        """Show the counts (n, n) of so many classes; None while there are none."""
        self.counts = self.counts if counts is None else counts
        self.show_matrix(signed(shares(self.counts)), None if counts is None else 1.0)
        self.update()  # a count may change where its colour does not

    def show_change(self, a: FloatArray, b: FloatArray) -> None:
        """Show how counts have changed from ``a`` to ``b``; more right ones are blue, as more wrong ones are red."""
        self._is_change, self.counts = True, b - a
        self.show_matrix(signed(shares(b) - shares(a)), 1.0)
        self.update()

    def image_rect(self) -> QRect:
        """Return where the matrix is drawn: in the middle, no cell clumsily large."""
        rect = super().image_rect()
        rect.moveCenter(self.area().center())
        return rect

    def largest_image(self) -> QSize:
        """Return a square that is no larger than there is room for."""
        side = min(self.area().width(), self.area().height())
        return super().largest_image().boundedTo(QSize(side, side))

    def texts(self, cell: Cell) -> tuple[str, str]:
        """Return the count of a cell and its share of the class, as they are written; of none there is no share."""
        if not self.counts[cell]:
            return "0", ""
        count = written(float(self.counts[cell]), "+.0f" if self._is_change else ".0f")
        share = written(100.0 * abs(float(self.matrix[cell])), ".0f") + " %"
        if self._is_change and self.counts[cell] < 0:
            share = MINUS + share
        return count, share

    def cell_text(self) -> CellText | None:
        """Return how cells are written; None if there is no room for the widest count, or nothing is known."""
        if not self._is_known:
            return None
        rows, columns = self.matrix.shape
        rect = self.image_rect()
        width, height = rect.width() // columns - _PADDING, rect.height() // rows
        widest = max((self.texts((i, j))[0] for i in range(rows) for j in range(columns)), key=len)
        for has_share in (True, False):
            for size in _SIZES:
                font = sized(self.font(), size)
                metrics = QFontMetrics(font)
                needed = max(metrics.horizontalAdvance(text) for text in (widest, "100 %" if has_share else ""))
                if needed <= width and (1 + has_share) * metrics.height() <= height:
                    return CellText(font, has_share)
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        cell_text = self.cell_text()
        if cell_text is None:
            return
        colors, levels = text_colors(self.theme), color_levels(self.matrix, self._limit)
        with QPainter(self) as painter:
            painter.setFont(cell_text.font)
            for (row, column), level in np.ndenumerate(levels):
                painter.setPen(colors[level])
                lines = self.texts((row, column))[: 1 + cell_text.has_share]
                painter.drawText(self.cell_rect(row, column), Qt.AlignmentFlag.AlignCenter, "\n".join(lines))

    def sizeHint(self) -> QSize:
        return super().largest_image() + QSize(2 * MARGIN, 2 * MARGIN)


def shares(counts: FloatArray) -> FloatArray:
    """Return counts as shares of their class, which is their row; 0 in one without samples."""
    totals = counts.sum(axis=1, keepdims=True)
    of_class: FloatArray = counts / np.maximum(totals, 1.0)
    return of_class


def signed(matrix: FloatArray) -> FloatArray:
    """Return a matrix with its diagonal negated: what is right lies on the other side of the colour scale."""
    return np.where(np.eye(len(matrix), dtype=np.bool_), -matrix, matrix)
