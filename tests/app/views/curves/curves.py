"""Curves, and what can be seen of them."""

import numpy as np
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor, QImage

from app.views.curves.epoch_plot import Curve
from app.views.curves.epoch_view import EpochView
from mlp_engine import Frame
from tests.runs import frame_of


def long_frame(frame: Frame, n: int, bound: int | None = None) -> Frame:
    """A frame of n epochs with one spike of the loss in the middle."""
    values = np.column_stack([np.full(n, 0.1), np.full(n, 0.5), np.ones((n, 6))])
    values[n // 2, 0] = 0.9
    return frame_of(frame, values, bound)


def key_text(view: EpochView) -> str:
    """The title, which says what epoch is read, and the key."""
    return f"{view.title.text()} " + view.key.text().replace("&nbsp;", " ").replace("\N{WORD JOINER}", "")


def pixel(view: EpochView, x: float, y: float) -> QPoint:
    return view.plot.mapFromScene(view.plot.box.mapViewToScene(QPointF(x, y)))


def has_color_near(image: QImage, place: QPoint, color: str) -> bool:
    wanted = QColor(color).getRgb()[:3]
    steps = range(-2, 3)
    pixels = (image.pixelColor(place + QPoint(i, j)).getRgb()[:3] for i in steps for j in steps)
    return any(sum(abs(a - b) for a, b in zip(seen, wanted, strict=True)) < 90 for seen in pixels)


def line_data(curve: Curve) -> tuple[list[float], list[float]]:
    x, y = curve.line.getData()
    return x.tolist(), y.tolist()
