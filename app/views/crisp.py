"""Lines, markers and images that are fast on screen and sharp in a picture, be it of pixels or of vectors.

A cosmetic pen, which keeps its width in pixels of the device, is right on the screen only: a picture with more pixels
would have thinner lines, and programs that show vectors disagree about such a pen. So in pictures everything here is
drawn in the pixels of the widget, by ordinary pens. Vectors keep to the plot without a clip (see ``Plot.paintEvent``).
"""

import math
from functools import cache

import pyqtgraph as pg  # type: ignore[import-untyped]
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QImage,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QTransform,
)
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from app.views.device import device_scale, is_on_screen, is_vector
from app.views.polyline import visible_path

HAIR, WIDE = 1.0, 2.0  # px
SMOOTH_PIXELS = 2  # of an image in a vector picture, for a pixel of the widget


class Line(pg.PlotCurveItem):  # type: ignore[misc]
    """A smooth line; NaN interrupts it. In pixels it is made of hairlines side by side.

    Qt draws an antialiased line one pixel wide quickly, but computes the outline of a wider one and then takes a
    hundred times as long if the line is noisy. Some hairlines look the same and cost what some hairlines cost.
    """

    def __init__(self, width: float = WIDE) -> None:
        super().__init__(antialias=True, connect="finite")
        self._width = width

    def set_width(self, width: float) -> None:
        """Draw ``width`` pixels of the widget wide from now on."""
        self._width = width
        self.update()

    def set_color(self, color: str) -> None:
        """Draw in ``color`` from now on."""
        self.setPen(pg.mkPen(color, width=1))

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if is_vector(painter):
            self._paint_path(painter)
        else:
            self._paint_hairlines(painter, option, widget)

    def _paint_hairlines(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None) -> None:
        place, scale = painter.worldTransform(), device_scale(painter)
        if scale == 0.0:
            return
        for x, y in hairlines(self._width * scale):
            painter.setWorldTransform(place * QTransform.fromTranslate(x / scale, y / scale))
            super().paint(painter, option, widget)
        painter.setWorldTransform(place)

    def _paint_path(self, painter: QPainter) -> None:
        x, y = self.getData()
        if x is None:
            return
        place, area = painter.worldTransform(), plot_area(painter, self)
        pen = QPen(self.opts["pen"].color(), self._width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setWorldTransform(QTransform())
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(visible_path(place.m11() * x + place.dx(), place.m22() * y + place.dy(), area))
        painter.setWorldTransform(place)


class Markers(pg.ScatterPlotItem):  # type: ignore[misc]
    """Markers, all alike: on screen copied from a small picture of one, otherwise drawn one by one."""

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if is_on_screen(painter, widget):
            super().paint(painter, option, widget)
        else:
            self._paint_each(painter)

    def _paint_each(self, painter: QPainter) -> None:
        place, area = painter.worldTransform(), plot_area(painter, self)
        shape = QTransform.fromScale(self.opts["size"], self.opts["size"]).map(self._symbol())
        painter.setWorldTransform(QTransform())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_in_widget_pixels(pg.mkPen(self.opts["pen"])))
        painter.setBrush(pg.mkBrush(self.opts["brush"]))
        room = shape.boundingRect().adjusted(-HAIR, -HAIR, HAIR, HAIR)
        for point in map(QPointF, *self.getData()):
            center = place.map(point)
            if area.contains(room.translated(center)):
                painter.drawPath(shape.translated(center))
            elif area.intersects(room.translated(center)):
                _draw_cut(painter, shape.translated(center), area)
        painter.setWorldTransform(place)

    def _symbol(self) -> QPainterPath:
        """Return the outline of a marker of size 1 around the origin."""
        return pg.graphicsItems.ScatterPlotItem.Symbols[self.opts["symbol"]]  # type: ignore[no-any-return]


class CursorLine(pg.InfiniteLine):  # type: ignore[misc]
    """A thin line from edge to edge of a plot, upright at an angle of 90 and level at 0."""

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if is_on_screen(painter, widget):
            super().paint(painter, option, widget)
            return
        place, bounds = painter.worldTransform(), self.boundingRect()
        painter.setWorldTransform(QTransform())
        painter.setPen(_in_widget_pixels(self.pen))
        painter.drawLine(place.map(QPointF(bounds.left(), 0)), place.map(QPointF(bounds.right(), 0)))
        painter.setWorldTransform(place)


class SmoothImage(pg.ImageItem):  # type: ignore[misc]
    """An image whose pixels run into each other; programs that show vectors do not agree on how to enlarge one."""

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if is_vector(painter):
            self._paint_enlarged(painter, option, widget)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            super().paint(painter, option, widget)

    def _paint_enlarged(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None) -> None:
        place = painter.worldTransform()
        seen = place.mapRect(self.boundingRect()) & plot_area(painter, self)
        if seen.isEmpty():
            return
        size = QSize(math.ceil(SMOOTH_PIXELS * seen.width()), math.ceil(SMOOTH_PIXELS * seen.height()))
        enlarged = QImage(size, QImage.Format.Format_RGB32)
        with QPainter(enlarged) as inner:
            inner.scale(size.width() / seen.width(), size.height() / seen.height())
            inner.translate(-seen.topLeft())
            inner.setWorldTransform(place, combine=True)
            self.paint(inner, option, widget)
        painter.setWorldTransform(QTransform())
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        painter.drawImage(seen, enlarged)
        painter.setWorldTransform(place)


def plot_area(painter: QPainter, item: pg.GraphicsObject) -> QRectF:
    """Return where the plot of ``item`` is in pixels of the widget, while the painter is in the item's coordinates."""
    box = item.getViewBox()
    area: QRectF = painter.worldTransform().mapRect(item.mapRectFromItem(box, box.rect()))
    return area


@cache
def hairlines(width: float) -> tuple[tuple[float, float], ...]:
    """Return where hairlines have to run to fill a line of ``width`` device pixels: on a circle around its middle.

    Seen along any line, the points of the circle lie no more than about a pixel apart.
    """
    radius = (width - 1.0) / 2.0
    if radius < 0.25:
        return ((0.0, 0.0),)
    count = max(3, round(2.0 * math.pi * radius))
    angles = [2.0 * math.pi * (k + 0.25) / count for k in range(count)]
    return tuple((radius * math.cos(angle), radius * math.sin(angle)) for angle in angles)


def _draw_cut(painter: QPainter, shape: QPainterPath, area: QRectF) -> None:
    """Draw what of a shape lies in ``area``."""
    frame, stroker = QPainterPath(), QPainterPathStroker(painter.pen())
    frame.addRect(area)
    painter.fillPath(shape & frame, painter.brush())
    if painter.pen().style() != Qt.PenStyle.NoPen:
        painter.fillPath(stroker.createStroke(shape) & frame, painter.pen().color())


def _in_widget_pixels(pen: QPen) -> QPen:
    """Return the pen with its width in pixels of the widget, whatever the device has."""
    result = QPen(pen)
    result.setCosmetic(False)
    return result
