"""Colours as numbers that a picture is made of."""

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QImage

from app.style.theme import ByteArray

Pixels = npt.NDArray[np.uint32]


def packed(table: ByteArray) -> Pixels:
    """Return the rows of a table of colours (n, 3) as the pixels (n,) of an image."""
    red, green, blue = table.astype(np.uint32).T
    pixels: Pixels = 0xFF000000 | red << 16 | green << 8 | blue
    return pixels


def image_of(pixels: Pixels) -> QImage:
    """Return an image of pixels (rows, columns) from top to bottom; it is no copy, so they must outlive it."""
    rows, columns = pixels.shape
    return QImage(pixels.data, columns, rows, QImage.Format.Format_RGB32)
