"""What is painted once and then copied: the parts of a picture that stay while a network learns."""

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from app.views.painting.device import is_seen

Paint = Callable[[QPainter], None]
CLEAR = QColor(Qt.GlobalColor.transparent)


class CachedLayer:
    """A layer of a widget, kept in pixels of the screen; in a picture it is painted like everything else.

    Its pixels are those of the screen also where the widget begins between two of them, so nothing is blurred.
    """

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._pixels = QPixmap()
        self._state: object = None

    def draw(self, painter: QPainter, content: object, paint: Paint, ground: QColor = CLEAR) -> None:
        """Draw the layer that ``paint`` paints, anew only if ``content``, all that it depends on, has changed.

        A layer that ``paint`` covers with an opaque ``ground`` is copied faster if it is told so.
        """
        if not is_seen(painter, self._widget):
            paint(painter)
            return
        to_screen = painter.deviceTransform()
        origin = to_screen.map(QPointF())
        corner = QPointF(math.floor(origin.x()), math.floor(origin.y()))
        state = (content, ground, self._widget.size(), self._widget.font(), to_screen.m11(), origin - corner)
        if state != self._state:
            self._state = state
            self._pixels = self._painted(to_screen.m11(), origin - corner, paint, ground)
        painter.drawPixmap(to_screen.inverted()[0].map(corner), self._pixels)

    def _painted(self, scale: float, offset: QPointF, paint: Paint, ground: QColor) -> QPixmap:
        size = self._widget.size().toSizeF() * scale
        pixels = QPixmap(math.ceil(size.width() + offset.x()), math.ceil(size.height() + offset.y()))
        pixels.setDevicePixelRatio(scale)
        pixels.fill(ground)
        with QPainter(pixels) as painter:
            painter.translate(offset / scale)
            painter.setFont(self._widget.font())
            paint(painter)
        return pixels
