"""The texts under the columns of the network diagram, in a font that lets them fit."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

SMALLEST = 0.7
"""Of the size of the widget's font; below it a text is cut rather than made smaller."""


@dataclass(frozen=True)
class Captions:
    """For each column its texts, the first of which is written bold, and the size of the largest caption.

    They stand below each other, or beside each other if ``is_flat``.
    """

    font: QFont
    texts: tuple[tuple[str, ...], ...]
    size: QSizeF
    is_flat: bool = False


def fit_captions(texts: Sequence[tuple[str, ...]], font: QFont, width: float, flat: bool) -> Captions:
    """Return the texts of each column in the largest font in which no column is wider than ``width``.

    ``flat`` asks for one line instead of several, and gets it if that fits without a smaller font.
    """
    if flat and (size := _flat_size(texts, font)).width() <= width:
        return Captions(font, tuple(texts), size, is_flat=True)
    fitted = font
    for percent in range(100, int(100 * SMALLEST) - 1, -5):
        fitted = scaled(font, percent / 100)
        if _size(texts, fitted).width() <= width:
            return Captions(fitted, tuple(texts), _size(texts, fitted))
    metrics = QFontMetricsF(bold(fitted))
    cut = tuple(
        tuple(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines) for lines in texts
    )
    return Captions(fitted, cut, _size(cut, fitted))


def scaled(font: QFont, factor: float) -> QFont:
    """Return ``font`` in another size."""
    result = QFont(font)
    if font.pointSizeF() > 0:
        result.setPointSizeF(font.pointSizeF() * factor)
    else:
        result.setPixelSize(max(round(font.pixelSize() * factor), 1))
    return result


def bold(font: QFont) -> QFont:
    """Return ``font`` in bold."""
    result = QFont(font)
    result.setBold(True)
    return result


def _size(texts: Sequence[tuple[str, ...]], font: QFont) -> QSizeF:
    metrics = QFontMetricsF(bold(font))
    width = max(metrics.horizontalAdvance(line) for lines in texts for line in lines)
    return QSizeF(width, metrics.lineSpacing() * max(len(lines) for lines in texts))


def _flat_size(texts: Sequence[tuple[str, ...]], font: QFont) -> QSizeF:
    metrics = QFontMetricsF(bold(font))
    return QSizeF(max(sum(flat_widths(column, font)) for column in texts), metrics.lineSpacing())


def flat_widths(texts: tuple[str, ...], font: QFont) -> list[float]:
    """Return how much room each text needs beside the others."""
    space = QFontMetricsF(font).horizontalAdvance("  ") + 2.0
    fonts = [bold(font), *[font] * (len(texts) - 1)]
    return [QFontMetricsF(used).horizontalAdvance(text) + space for text, used in zip(texts, fonts, strict=True)]
