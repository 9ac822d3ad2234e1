"""Views laid out for a picture."""

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from app.export.figures.picture_size import PictureSize
from app.views.boundary.boundary_view import BoundaryView
from app.views.curves.gradient_norm_view import GradientNormView
from app.views.curves.loss_view import LossView
from app.views.network.network_view import NetworkView
from app.views.view import View
from app.views.weights.weights_view import WeightsView

VIEWS: list[type[View]] = [BoundaryView, GradientNormView, LossView, NetworkView, WeightsView]


SMALL = PictureSize(1200, 675, 90.0, 14.0)
ALIKE = 30  # of 255; other programs draw the same letters a little differently


def pixel_of(view: BoundaryView, size: PictureSize, x1: float, x2: float) -> tuple[int, int]:
    """Row and column of a point of the plane in a picture of the view."""
    place = view.plane.viewport().mapTo(view, QPointF(view.plane.box.mapViewToScene(QPointF(x1, x2))))
    scale = size.width / view.width()
    return int(place.y() * scale), int(place.x() * scale)


def rgb(color: str) -> np.ndarray:
    return np.array(QColor(color).getRgb()[:3], float)
