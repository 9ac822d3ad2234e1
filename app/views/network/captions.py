"""The texts under the columns of the network diagram, in a font that lets them fit."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF

from app.views.network.layout import Column
from app.views.text.typeset import bold, sized

LARGE = (100, 95, 90, 85)
SMALL = (80, 75, 72)
"""Percent of the size of the widget's font; a text is left out rather than made still smaller."""
LEAST = SMALL[-1] / 100
"""Of the size of the widget's font. Nothing in the diagram is smaller: on a slide it is read from the last row."""

Texts = tuple[tuple[str, ...], ...]
"""For each column its lines, the first of which is written bold."""


@dataclass(frozen=True)
class Captions:
    """The texts of each column, and the size of the largest caption.

    They stand below each other, or beside each other if ``is_flat``. The font has this ``share`` of the size of the
    widget's font.
    """

    font: QFont
    texts: Texts
    size: QSizeF
    is_flat: bool = False
    share: float = 1.0

    def scaled(self, factor: float) -> QFont:
        """Return the font in another size, which may be small but can be read."""
        return sized(self.font, max(factor, LEAST / self.share))


def fit_captions(choices: Sequence[Texts], font: QFont, width: float, flat: bool) -> Captions:
    """Return the texts of each column in a font in which no column is wider than ``width``.

    ``choices`` are ways to write them, each narrower and shorter than the one before. The first one wins that fits in
    a font that is hardly smaller, then the first that fits in a small one; where none fits, only some columns have a
    text. ``flat`` asks for one line instead of several, and gets it if that fits without a smaller font.
    """
    if flat and (size := _flat_size(choices[0], font)).width() <= width:
        return Captions(font, choices[0], size, is_flat=True)
    for percents in (LARGE, SMALL):
        for texts in choices:
            for percent in percents:
                fitted = sized(font, percent / 100)
                if (size := _size(texts, fitted)).width() <= width:
                    return Captions(fitted, texts, size, share=percent / 100)
    return _thinned(choices[-1], sized(font, LEAST), width)


def _thinned(texts: Texts, font: QFont, width: float) -> Captions:
    """Return the texts of the first, the last and every so many-th column, as many as have room beside each other."""
    size, last = _size(texts, font), len(texts) - 1
    stride = math.ceil(size.width() / max(width, 1.0))
    shown = {0, last} | set(range(0, last - stride + 1, stride))
    thinned = tuple(lines if i in shown else ("",) for i, lines in enumerate(texts))
    return Captions(font, thinned, size, share=LEAST)


def header_height(metrics: QFontMetricsF) -> float:
    """Return the height of the strip above the nodes in which the name of a step stands."""
    return metrics.height() + 5.0


def _size(texts: Texts, font: QFont) -> QSizeF:
    metrics = QFontMetricsF(bold(font))
    width = max(metrics.horizontalAdvance(line) for lines in texts for line in lines)
    return QSizeF(width, metrics.lineSpacing() * max(len(lines) for lines in texts))


def _flat_size(texts: Texts, font: QFont) -> QSizeF:
    metrics = QFontMetricsF(bold(font))
    return QSizeF(max(sum(flat_widths(column, font)) for column in texts), metrics.lineSpacing())


def flat_widths(texts: tuple[str, ...], font: QFont) -> list[float]:
    """Return how much room each text needs beside the others."""
    space = QFontMetricsF(font).horizontalAdvance("  ") + 2.0
    fonts = [bold(font), *[font] * (len(texts) - 1)]
    return [QFontMetricsF(used).horizontalAdvance(text) + space for text, used in zip(texts, fonts, strict=True)]


def caption_boxes(captions: Captions, strip: QRectF, column: Column) -> list[QRectF]:
    """Return where each line of a column's caption stands in the strip of the captions."""
    texts = captions.texts[column.l]
    height = QFontMetricsF(bold(captions.font)).lineSpacing()
    if not captions.is_flat:
        half = column.area.width()
        return [QRectF(column.x - half, strip.top() + i * height, 2 * half, height) for i in range(len(texts))]
    widths = flat_widths(texts, captions.font)
    lefts = accumulate(widths[:-1], initial=column.x - sum(widths) / 2)
    return [QRectF(left, strip.top(), width, height) for left, width in zip(lefts, widths, strict=True)]
