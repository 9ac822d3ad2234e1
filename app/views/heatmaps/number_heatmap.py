"""A heatmap that writes its numbers into the cells where there is room for them."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent

from app.lesson.number_form import NumberForm, number_form
from app.lesson.numbers import fewest
from app.style.theme import Theme, diverging_table
from app.views.heatmaps.heatmap import Heatmap
from app.views.heatmaps.heatmap_image import color_levels
from app.views.text.typeset import sized
from mlp_engine.arrays import FloatArray

_DIGITS = (4, 3, 2)  # significant ones of the largest number, from the best on
_SIZES = (1.0, 0.86, 0.75)  # of the font, the largest first
_PADDING = 6  # px beside a number, left and right together
_ENOUGH = 4.5  # contrast by which small writing can be read


@dataclass(frozen=True)
class CellType:
    """How numbers are set in cells: in which font, and how each is written."""

    font: QFont
    form: NumberForm


class NumberHeatmap(Heatmap):
    """A matrix as colours, in the middle of the widget, with its numbers in the cells unless they are too small."""

    largest_cell = 8
    largest_corner = 6.0  # px; it leaves room for the number

    def show_matrix(self, matrix: FloatArray, limit: float | None) -> None:
        super().show_matrix(matrix, limit)
        self.update()  # a number may change where its colour does not

    def image_rect(self) -> QRect:
        """Return where the matrix is drawn: in the middle, no cell clumsily large."""
        rect = super().image_rect()
        rect.moveCenter(self.area().center())
        return rect

    def _has_colors(self) -> bool:
        """A single number is written and not painted: on a scale of its own it would always be glaring."""
        return super()._has_colors() and (self.matrix.size > 1 or self.cell_type() is None)

    def cell_type(self) -> CellType | None:
        """Return how the numbers are set, or None if there is no room for them, or they are not known."""
        if not self._is_known:
            return None
        rows, columns = self.matrix.shape
        rect = self.image_rect()
        width, height = rect.width() // columns - _PADDING, rect.height() // rows
        for digits in dict.fromkeys(map(fewest, _DIGITS)):
            form = number_form(self._limit, digits)
            for size in _SIZES:
                font = sized(self.font(), size)
                metrics = QFontMetrics(font)
                if metrics.horizontalAdvance(form.widest) <= width and metrics.height() <= height:
                    return CellType(font, form)
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        cell_type = self.cell_type()
        if cell_type is None:
            return
        colors = text_colors(self.theme)
        grounds = ground_colors(self.theme)
        levels = color_levels(self.matrix if self._has_colors() else np.zeros((1, 1)), self._limit)
        with QPainter(self) as painter:
            painter.setFont(cell_type.font)
            for (row, column), value in np.ndenumerate(self.matrix):
                painter.setPen(colors[levels[row, column]])
                text, cell = cell_type.form.text(float(value)), self.cell_rect(row, column)
                if row in self._stilled.off:  # no hatching behind a number
                    place = painter.boundingRect(cell, Qt.AlignmentFlag.AlignCenter, text)
                    painter.fillRect(place, grounds[levels[row, column]])
                painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, text)


@cache
def text_colors(theme: Theme) -> list[QColor]:
    """Return, for each colour of the diverging scale, one that can be read on it: the theme's, or black or white."""
    ordinary = [QColor(theme.text), QColor(theme.panel)]
    candidates = ordinary + [QColor.fromHslF(0.0, 0.0, round(color.lightnessF())) for color in ordinary]

    def best(ground: QColor) -> QColor:
        readable = (color for color in candidates if contrast(color, ground) >= _ENOUGH)
        return next(readable, max(candidates, key=lambda color: contrast(color, ground)))

    return [best(ground) for ground in ground_colors(theme)]


@cache
def ground_colors(theme: Theme) -> list[QColor]:
    """Return the colours of the diverging scale."""
    return [QColor(*rgb) for rgb in diverging_table(theme).tolist()]


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours as WCAG defines it, 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: QColor) -> float:
    def linear(share: float) -> float:
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF())
