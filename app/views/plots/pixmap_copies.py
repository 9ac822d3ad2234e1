"""Many copies of a small picture."""

from typing import cast

import numpy as np
from PySide6.QtGui import QPainter, QPixmap, QTransform
from shiboken6 import wrapInstance

from mlp_engine.arrays import FloatArray

FAR = 1e6  # px; Qt cannot draw what is further away


class Copies:
    """So many copies of a small picture, drawn all in one go."""

    def __init__(self, picture: QPixmap, count: int) -> None:
        self.count, self.ratio = count, picture.devicePixelRatioF()
        self._picture = picture
        self._fragments = np.empty((count, 10))  # in memory an array of QPainter.PixmapFragment
        self._fragments[:, 2:] = 0, 0, picture.width(), picture.height(), 1 / self.ratio, 1 / self.ratio, 0, 1
        first = wrapInstance(self._fragments.ctypes.data, QPainter.PixmapFragment)
        self._first = cast(QPainter.PixmapFragment, first)

    def draw(self, painter: QPainter, places: FloatArray) -> None:
        """Draw one around each of the places (count, 2), which are in the units of the painter."""
        place, centers = painter.worldTransform(), self._fragments[:, :2]
        centers[:, 0] = place.m11() * places[:, 0] + place.dx()
        centers[:, 1] = place.m22() * places[:, 1] + place.dy()
        np.fmin(np.fmax(centers, -FAR), FAR, out=centers)  # Qt can draw neither what is further away nor NaN
        painter.setWorldTransform(QTransform())
        painter.drawPixmapFragments(self._first, self.count, self._picture)
        painter.setWorldTransform(place)
