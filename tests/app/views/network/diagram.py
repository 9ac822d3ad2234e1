"""A network as it is drawn, and what can be seen of it."""

import numpy as np
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor, QImage

from app.lesson.selection import Selection
from app.views.network.network_view import NetworkView
from app.views.network.picture import Picture


def picture_of(view: NetworkView) -> Picture:
    frame = view._drawn
    assert frame is not None
    return view._current_picture(frame)


def image_of(view: NetworkView) -> QImage:
    return view.grab().toImage()


def center(view: NetworkView, l: int, neuron: int) -> QPointF:
    point = picture_of(view).layout.center(Selection(l, neuron))
    assert point is not None
    return point


def pixel(view: NetworkView, l: int, neuron: int) -> QPoint:
    return center(view, l, neuron).toPoint()


def is_near(color: QColor, other: QColor, tolerance: int = 60) -> bool:
    return sum(abs(a - b) for a, b in zip(color.getRgb()[:3], other.getRgb()[:3], strict=True)) < tolerance


def count_changed(before: QImage, after: QImage) -> int:
    a, b = (np.frombuffer(image.constBits(), np.uint32) for image in (before, after))
    return int((a != b).sum())
