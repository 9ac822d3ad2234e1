"""The image of a matrix: the colour of each entry, red for positive and blue for negative ones."""

from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QImage

from app.style.theme import ByteArray, Theme, diverging_table
from mlp_engine.arrays import FloatArray

IntArray = npt.NDArray[np.int64]


def cells_with_pixel(matrix: FloatArray, height: int, width: int) -> FloatArray:
    """Return the cells of a matrix in the middles of so many pixels; all rows or columns if there are pixels enough."""
    rows, columns = _in_middles(matrix.shape[0], height), _in_middles(matrix.shape[1], width)
    return matrix if matrix.shape == (len(rows), len(columns)) else matrix[rows[:, None], columns]


@lru_cache(maxsize=64)
def _in_middles(n: int, pixels: int) -> IntArray:
    if n <= pixels:
        return np.arange(n)
    return ((np.arange(pixels) + 0.5) * n / max(pixels, 1)).astype(np.int64)


def color_levels(matrix: FloatArray, limit: float) -> ByteArray:
    """Return, for each entry, a row of the diverging table: 0 for -``limit``, 128 for 0, 255 for ``limit``."""
    scaled = matrix * (127.5 / limit)
    scaled += 128.0
    levels: ByteArray = np.clip(scaled, 0.0, 255.0, out=scaled).astype(np.uint8, order="C")
    return levels


def screen_image(levels: ByteArray, theme: Theme) -> QImage:
    """Return an image with a pixel for each of the levels (rows, columns), quickly made and drawn."""
    pixels = _colors(theme)[levels]
    rows, columns = pixels.shape
    return QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32).copy()


def picture_image(levels: ByteArray, theme: Theme) -> QImage:
    """Return the same for a picture, in which it is scaled: of an image without a table Qt would take other pixels."""
    rows, columns = levels.shape
    image = QImage(levels.data, columns, rows, columns, QImage.Format.Format_Indexed8).copy()
    image.setColorTable(_colors(theme).tolist())
    return image


@cache
def _colors(theme: Theme) -> npt.NDArray[np.uint32]:
    return np.array([QColor(*rgb).rgb() for rgb in diverging_table(theme).tolist()], np.uint32)
