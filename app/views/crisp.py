"""Lines and markers that are fast on screen and still sharp in a picture with more pixels."""

import math
from functools import cache

import pyqtgraph as pg  # type: ignore[import-untyped]
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

HAIR, WIDE = 1.0, 2.0  # px


class Line(pg.PlotCurveItem):  # type: ignore[misc]
    """A smooth line made of hairlines side by side; NaN interrupts it.

    Qt draws an antialiased line one pixel wide quickly, but computes the outline of a wider one and then takes a
    hundred times as long if the line is noisy. Some hairlines look the same and cost what some hairlines cost.
    """

    def __init__(self, width: float = WIDE) -> None:
        super().__init__(antialias=True, connect="finite")
        self._width = width

    def set_color(self, color: str) -> None:
        """Draw in ``color`` from now on."""
        self.setPen(pg.mkPen(color, width=1))

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        place, scale = painter.worldTransform(), device_scale(painter)
        if scale == 0.0:
            return
        for x, y in hairlines(self._width * scale):
            painter.setWorldTransform(place * QTransform.fromTranslate(x / scale, y / scale))
            super().paint(painter, option, widget)
        painter.setWorldTransform(place)


class Markers(pg.ScatterPlotItem):  # type: ignore[misc]
    """Markers copied from a small picture of one, or drawn one by one where that picture is too coarse."""

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        self.opts["useCache"] = widget is not None and math.isclose(device_scale(painter), widget.devicePixelRatioF())
        super().paint(painter, option, widget)


def device_scale(painter: QPainter) -> float:
    """Return how many pixels of the device a pixel of the widget has along each axis; 0 in a plot without height."""
    place = painter.worldTransform()
    device = painter.deviceTransform()
    height = math.hypot(place.m21(), place.m22())
    return math.hypot(device.m21(), device.m22()) / height if height else 0.0


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
