"""Where the neurons of the first layer bend the curve of a network with one input."""

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPen, QPolygonF, QTransform

from app.style.theme import LIGHT, Theme, color
from app.views.plots.plot_layer import PlotLayer
from mlp_engine import ACTIVATION_REGISTRY, Frame
from mlp_engine.arrays import FloatArray

SIGN = "▲"  # in a key
HALF, HEIGHT = 4.5, 9.0  # px, of a triangle on the axis


class KinkMarks(PlotLayer):
    """Triangles on the lower axis.

    Attributes
    ----------
    kinks : (n,) where they stand
    """

    def __init__(self) -> None:
        super().__init__()
        self.kinks: FloatArray = np.empty(0)
        self.theme: Theme = LIGHT

    def show_kinks(self, x: FloatArray) -> None:
        """Mark these places (n,) from now on."""
        if not np.array_equal(x, self.kinks):
            self.kinks = x
            self.changed()

    def is_empty(self) -> bool:
        return self.kinks.size == 0

    def paint_picture(self, painter: QPainter) -> None:
        place, area = painter.worldTransform(), self.area()
        seen = place.mapRect(area)
        painter.setWorldTransform(QTransform())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(self.theme.panel), 1.0))
        painter.setBrush(color(self.theme.curve_colors[1]))
        for x in self.kinks[(self.kinks >= area.left()) & (self.kinks <= area.right())].tolist():
            tip = place.map(QPointF(x, area.top())).x()
            foot = seen.bottom()
            corners = (QPointF(tip, foot - HEIGHT), QPointF(tip - HALF, foot), QPointF(tip + HALF, foot))
            painter.drawPolygon(QPolygonF(corners))


def first_layer_kinks(frame: Frame) -> FloatArray:
    """Return the inputs x at which Z[1] = W[1] x + b[1] of a neuron is where its activation has a kink, ascending.

    Of a network with several inputs there are none, nor with one that is made of x.
    """
    layer = frame.layers[0]
    kinks = ACTIVATION_REGISTRY[layer.activation].kinks
    is_x = len(frame.X) == layer.n_in == 1 and frame.config.has_plain_inputs
    if not is_x or not kinks:
        return np.empty(0)
    with np.errstate(all="ignore"):  # W may be 0: the neuron is the same for all x
        x = (np.array(kinks) - layer.b) / layer.W  # (n_1, number of kinks)
    return np.sort(x[np.isfinite(x)])
