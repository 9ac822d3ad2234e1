"""A decision boundary, and what can be seen of it."""

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor, QImage

from app.views.boundary.boundary_view import BoundaryView


def picture(view: BoundaryView) -> QImage:
    return view.plane.grab().toImage()


def pixel(view: BoundaryView, x1: float, x2: float) -> QPoint:
    return view.plane.mapFromScene(view.plane.box.mapViewToScene(QPointF(x1, x2)))


def distance(color: QColor, other: QColor) -> int:
    return sum(abs(a - b) for a, b in zip(color.getRgb()[:3], other.getRgb()[:3], strict=True))
