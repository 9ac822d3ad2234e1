"""An image whose pixels run into each other."""

import math

import numpy as np
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QTransform

from app.style.theme import ByteArray
from app.views.painting.device import is_vector
from app.views.painting.likeness import Rows, same_colors
from app.views.painting.pixels import image_of, packed
from app.views.plots.plot_layer import PlotLayer

SMOOTH_PIXELS = 2  # of an image in a vector picture, for a pixel of the widget


class SmoothImage(PlotLayer):
    """An image from a table of colours; programs that show vectors do not agree on how to enlarge one.

    Attributes
    ----------
    rect : where it is, in the units of the axes
    indices : (rows, columns), the row of the table for each of its pixels; the first row is the lowest
    """

    def __init__(self) -> None:
        super().__init__()
        self.rect = QRectF()
        self.indices: Rows = np.zeros((0, 0), np.uint8)
        self._table = np.zeros(256, np.uint32)
        self._painted: Rows = self.indices  # on the screen

    def set_rect(self, rect: QRectF) -> None:
        """Draw it there from now on."""
        if rect != self.rect:
            self.rect = rect
            self.changed()

    def set_table(self, table: ByteArray) -> None:
        """Use these colours (n, 3) from now on."""
        self._table = packed(table)
        self.changed()

    def set_indices(self, indices: Rows) -> None:
        """Draw these rows of the table from now on."""
        self.indices = indices
        if not same_colors(self._painted, indices):
            self.changed()

    def is_empty(self) -> bool:
        return self.indices.size == 0

    def paint_on_screen(self, painter: QPainter, ratio: float) -> None:
        self._painted = self.indices
        self._draw(painter)

    def _draw(self, painter: QPainter) -> None:
        pixels = self._table.take(self.indices)  # what Qt would do with an image of indices, only faster
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect, image_of(pixels))

    def paint_picture(self, painter: QPainter) -> None:
        if is_vector(painter):
            self._paint_enlarged(painter)
        else:
            self._draw(painter)

    def _paint_enlarged(self, painter: QPainter) -> None:
        place = painter.worldTransform()
        seen = place.mapRect(self.rect) & place.mapRect(self.area())
        if seen.isEmpty():
            return
        size = QSize(math.ceil(SMOOTH_PIXELS * seen.width()), math.ceil(SMOOTH_PIXELS * seen.height()))
        enlarged = QImage(size, QImage.Format.Format_RGB32)
        with QPainter(enlarged) as inner:
            inner.scale(size.width() / seen.width(), size.height() / seen.height())
            inner.translate(-seen.topLeft())
            inner.setWorldTransform(place, combine=True)
            self._draw(inner)
        painter.setWorldTransform(QTransform())
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        painter.drawImage(seen, enlarged)
