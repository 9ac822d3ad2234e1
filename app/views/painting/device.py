"""What a painter paints on: the pixels of the screen, more of them, or a drawing of vectors."""

import math

from PySide6.QtGui import QPaintEngine, QPainter
from PySide6.QtWidgets import QWidget


def is_vector(painter: QPainter) -> bool:
    """Tell whether a painter makes a drawing that others turn into pixels."""
    return painter.paintEngine().type() != QPaintEngine.Type.Raster


def is_on_screen(painter: QPainter, widget: QWidget | None) -> bool:
    """Tell whether a painter fills the pixels that ``widget`` has on the screen, or as many."""
    if is_vector(painter) or widget is None:
        return False
    return math.isclose(device_scale(painter), widget.devicePixelRatioF())


def is_seen(painter: QPainter, widget: QWidget) -> bool:
    """Tell whether somebody looks at what is painted: it is no picture of the widget, or one as it is on the screen."""
    return widget.isVisible() and is_on_screen(painter, widget)


def has_widget_pixels(painter: QPainter) -> bool:
    """Tell whether a painter fills as many pixels as the widget has."""
    return not is_vector(painter) and device_scale(painter) == 1.0


def device_scale(painter: QPainter) -> float:
    """Return how many pixels of the device a pixel of the widget has along each axis; 0 in a plot without height."""
    place = painter.worldTransform()
    device = painter.deviceTransform()
    height = math.hypot(place.m21(), place.m22())
    return math.hypot(device.m21(), device.m22()) / height if height else 0.0
