"""Lines and markers that are fast on screen and sharp in a picture, be it of pixels or of vectors.

A cosmetic pen, which keeps its width in pixels of the device, is right on the screen only: a picture with more pixels
would have thinner lines, and programs that show vectors disagree about such a pen. So in pictures everything here is
drawn in the pixels of the widget, by ordinary pens. Vectors keep to the plot without a clip (see ``Plot.paintEvent``).
"""

import math
from collections.abc import Sequence
from functools import cache
from typing import cast

import numpy as np
import pyqtgraph as pg  # type: ignore[import-untyped]
from numpy.typing import ArrayLike
from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols, renderSymbol  # type: ignore[import-untyped]
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPainterPath, QPainterPathStroker, QPen, QPixmap, QTransform
from shiboken6 import wrapInstance

from app.views.painting.device import device_scale, is_vector
from app.views.painting.likeness import same_places
from app.views.painting.polyline import polylines, visible_path
from app.views.plots.downsampling import IndexArray
from app.views.plots.plot_layer import PlotLayer
from mlp_engine.arrays import FloatArray

HAIR, WIDE = 1.0, 2.0  # px
DASH = 5.0, 3.5  # px of a dashed line, and of the gap behind them
FAR = 1e6  # px; Qt cannot draw what is further away


class Line(PlotLayer):
    """A smooth line, perhaps dashed; NaN interrupts it. In pixels it is made of hairlines side by side.

    Qt draws an antialiased line one pixel wide quickly, but computes the outline of a wider one and then takes a
    hundred times as long if the line is noisy. Some hairlines look the same and cost what some hairlines cost.
    """

    def __init__(self, width: float = WIDE, is_dashed: bool = False) -> None:
        super().__init__()
        self.pen = QPen()
        self._width = width
        self._is_dashed = is_dashed
        self._x = self._y = np.empty(0)
        self._painted = self._x, self._y  # on the screen

    def setData(self, x: ArrayLike, y: ArrayLike) -> None:
        """Draw the line through these points, (n,) and (n,), from now on."""
        self._x, self._y = np.asarray(x, np.float64), np.asarray(y, np.float64)
        place, (painted_x, painted_y) = self.sceneTransform(), self._painted
        if not (same_places(painted_x, self._x, place.m11()) and same_places(painted_y, self._y, place.m22())):
            self.changed()

    def getData(self) -> tuple[FloatArray, FloatArray]:
        """Return the points, (n,) and (n,)."""
        return self._x, self._y

    def set_width(self, width: float) -> None:
        """Draw ``width`` pixels of the widget wide from now on."""
        self._width = width
        self.changed()

    def set_color(self, color: str) -> None:
        """Draw in ``color`` from now on."""
        self.pen = pg.mkPen(color, width=1)
        self.changed()

    def is_empty(self) -> bool:
        return self._x.size == 0

    def paint_on_screen(self, painter: QPainter, ratio: float) -> None:
        self._painted = self._x, self._y
        self._paint_hairlines(painter, ratio)

    def paint_picture(self, painter: QPainter) -> None:
        if is_vector(painter):
            self._paint_path(painter)
        elif scale := device_scale(painter):
            self._paint_hairlines(painter, scale)

    def _paint_hairlines(self, painter: QPainter, ratio: float) -> None:
        place, parts = painter.worldTransform(), polylines(self._x, self._y)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._dashed(self.pen, ratio))
        for x, y in hairlines(self._width * ratio):
            painter.setWorldTransform(place * QTransform.fromTranslate(x / ratio, y / ratio))
            for part in parts:
                painter.drawPolyline(part)

    def _paint_path(self, painter: QPainter) -> None:
        place = painter.worldTransform()
        pen = QPen(self.pen.color(), self._width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setWorldTransform(QTransform())
        painter.setPen(self._dashed(pen, 1.0 / self._width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        x, y = place.m11() * self._x + place.dx(), place.m22() * self._y + place.dy()
        painter.drawPath(visible_path(x, y, place.mapRect(self.area())))

    def _dashed(self, pen: QPen, scale: float) -> QPen:
        """Return the pen as the line wants it, where a pixel of the widget is ``scale`` widths of the pen."""
        if not self._is_dashed:
            return pen
        result = QPen(pen)
        result.setDashPattern([scale * length for length in DASH])
        return result


class Markers(PlotLayer):
    """Markers of one shape, in one look or several: on screen copied from small pictures, otherwise drawn one by one.

    Attributes
    ----------
    symbol, size : which of pyqtgraph's symbols, and how large in pixels of the widget
    looks : pens for their edges and brushes for what is within
    points : (n, 2), where they are
    which : (n,) the look of each
    """

    def __init__(self, symbol: str, size: float) -> None:
        super().__init__()
        self.symbol, self.size = symbol, size
        self.looks = [(QPen(), QBrush())]
        self.points: FloatArray = np.empty((0, 2))
        self.which = np.zeros(0, np.intp)
        self._painted = self.points  # on the screen
        self._copies: Copies | None = None

    def setData(self, x: ArrayLike, y: ArrayLike, which: IndexArray | None = None) -> None:
        """Draw a marker at each of these points, (n,) and (n,), from now on, in the first look or in ``which`` (n,)."""
        self.points, before = np.array([x, y], np.float64).T, self.which
        self.which = np.zeros(len(self.points), np.intp) if which is None else which
        has_other_looks = not np.array_equal(before, self.which)
        if has_other_looks:
            self._copies = None
        place = self.sceneTransform()
        if has_other_looks or not all(map(same_places, self._painted.T, self.points.T, (place.m11(), place.m22()))):
            self.changed()

    def getData(self) -> tuple[FloatArray, FloatArray]:
        """Return the points, (n,) and (n,)."""
        return self.points[:, 0], self.points[:, 1]

    def setPen(self, color: str | None) -> None:
        """Draw edges in ``color``, or none, from now on."""
        self.set_looks([(pg.mkPen(color), brush) for _, brush in self.looks])

    def setBrush(self, color: str | None) -> None:
        """Fill with ``color``, or with nothing, from now on."""
        self.set_looks([(pen, pg.mkBrush(color)) for pen, _ in self.looks])

    def set_looks(self, looks: Sequence[tuple[QPen, QBrush]]) -> None:
        """Have these pens and brushes to choose from, all equally wide, from now on."""
        self.looks = list(looks)
        self._change_look()

    def setSize(self, size: float) -> None:
        """Draw them in another size from now on."""
        self.size = size
        self._change_look()

    def _change_look(self) -> None:
        self._copies = None
        self.changed()

    def is_empty(self) -> bool:
        return len(self.points) == 0

    def paint_on_screen(self, painter: QPainter, ratio: float) -> None:
        copies = self._copies
        if copies is None or (copies.count, copies.ratio) != (len(self.points), ratio):
            images = [renderSymbol(self.symbol, self.size, *look, dpr=ratio) for look in self.looks]
            copies = self._copies = Copies(images, self.which)
        self._painted = self.points
        copies.draw(painter, self.points)

    def paint_picture(self, painter: QPainter) -> None:
        place, area = painter.worldTransform(), painter.worldTransform().mapRect(self.area())
        shape = QTransform.fromScale(self.size, self.size).map(Symbols[self.symbol])
        painter.setWorldTransform(QTransform())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        looks = [(_in_widget_pixels(pen), brush) for pen, brush in self.looks]
        edge = max(HAIR, looks[0][0].widthF())
        room = shape.boundingRect().adjusted(-edge, -edge, edge, edge)
        for point, look in zip(map(QPointF, *self.getData()), self.which.tolist(), strict=True):
            center = place.map(point)
            painter.setPen(looks[look][0])
            painter.setBrush(looks[look][1])
            if area.contains(room.translated(center)):
                painter.drawPath(shape.translated(center))
            elif area.intersects(room.translated(center)):
                _draw_cut(painter, shape.translated(center), area)


class CursorLine(PlotLayer):
    """A thin line from edge to edge of a plot, upright at an angle of 90 and level at 0; hidden at first."""

    def __init__(self, angle: int) -> None:
        super().__init__()
        self.setZValue(20)
        self.hide()
        self.pen = QPen()
        self._is_upright = angle == 90
        self._value = 0.0

    def setValue(self, value: float) -> None:
        """Draw it there along the other axis from now on."""
        self._value = value
        self.changed()

    def setPen(self, color: str) -> None:
        """Draw in ``color`` from now on."""
        self.pen = pg.mkPen(color)
        self.changed()

    def is_empty(self) -> bool:
        return False

    def paint_on_screen(self, painter: QPainter, ratio: float) -> None:
        painter.setPen(self.pen)
        painter.drawLine(*self._ends())

    def paint_picture(self, painter: QPainter) -> None:
        place = painter.worldTransform()
        start, end = map(place.map, self._ends())
        painter.setWorldTransform(QTransform())
        painter.setPen(_in_widget_pixels(self.pen))
        painter.drawLine(start, end)

    def _ends(self) -> tuple[QPointF, QPointF]:
        area, value = self.area(), self._value
        if self._is_upright:
            return QPointF(value, area.top()), QPointF(value, area.bottom())
        return QPointF(area.left(), value), QPointF(area.right(), value)


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


class Copies:
    """A copy of one of some small pictures, all equally large, for each of ``which`` (n,), drawn all in one go."""

    def __init__(self, pictures: Sequence[QImage], which: IndexArray) -> None:
        self.count, self.ratio = len(which), pictures[0].devicePixelRatioF()
        self._picture, width = _side_by_side(pictures), pictures[0].width()
        self._fragments = np.empty((self.count, 10))  # in memory an array of QPainter.PixmapFragment
        self._fragments[:, 2:] = 0, 0, width, self._picture.height(), 1 / self.ratio, 1 / self.ratio, 0, 1
        self._fragments[:, 2] = width * which
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


def _side_by_side(pictures: Sequence[QImage]) -> QPixmap:
    width, height = pictures[0].width(), pictures[0].height()
    strip = QPixmap(width * len(pictures), height)
    strip.fill(Qt.GlobalColor.transparent)
    with QPainter(strip) as painter:
        for index, picture in enumerate(pictures):
            painter.drawImage(QRect(index * width, 0, width, height), picture)
    return strip
