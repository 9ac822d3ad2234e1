"""Samples that stand out in a plot of their plane."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTransform

from app.style.theme import LIGHT, Theme, color
from app.views.plots.plot_layer import PlotLayer

LIT_RADIUS, LIT_WIDTH = 11.0, 3.0  # px
LARGEST_RADIUS, LEAST_RADIUS, PULL_WIDTH = 9.0, 5.0, 1.6  # px, from the strongest pull to the weakest
HALO = 1.2  # px of the ground's colour on both sides of a ring
GAP, PADDING = 4.0, 4.0  # px, between ring and label, and around the label's text


class SampleMarks(PlotLayer):
    """A large ring with a label around the lit sample, and rings of decreasing size around those that pull most."""

    def __init__(self) -> None:
        super().__init__()
        self.label = ""
        self.lit: QPointF | None = None
        self.pulls: tuple[QPointF, ...] = ()
        self._theme = LIGHT

    def show_marks(self, lit: QPointF | None, label: str, pulls: Sequence[QPointF]) -> None:
        """Mark these places, in the units of the axes, from now on; the strongest pull comes first."""
        marks = (lit, label, tuple(pulls))
        if marks != (self.lit, self.label, self.pulls):
            self.lit, self.label, self.pulls = marks
            self.changed()

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of ``theme`` from now on."""
        self._theme = theme
        self.changed()

    def is_empty(self) -> bool:
        return self.lit is None and not self.pulls

    def paint_on_screen(self, painter: QPainter, ratio: float) -> None:
        self.paint_picture(painter)

    def paint_picture(self, painter: QPainter) -> None:
        place, area = painter.worldTransform(), painter.worldTransform().mapRect(self.area())
        painter.setWorldTransform(QTransform())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for point, radius in zip(self.pulls, pull_radii(len(self.pulls)), strict=True):
            if area.contains(place.map(point)):
                self._draw_ring(painter, place.map(point), radius, PULL_WIDTH)
        if self.lit is not None and area.contains(place.map(self.lit)):
            self._draw_ring(painter, place.map(self.lit), LIT_RADIUS, LIT_WIDTH)
            self._draw_label(painter, place.map(self.lit), area)
        painter.setWorldTransform(place)

    def _draw_ring(self, painter: QPainter, center: QPointF, radius: float, width: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for ink, line in ((self._theme.panel, width + 2 * HALO), (self._theme.accent, width)):
            painter.setPen(QPen(color(ink), line))
            painter.drawEllipse(center, radius, radius)

    def _draw_label(self, painter: QPainter, center: QPointF, area: QRectF) -> None:
        """Write beside the ring: to its right, or to its left where there is no room."""
        metrics = QFontMetricsF(painter.font())
        width, height = metrics.horizontalAdvance(self.label) + 2 * PADDING, metrics.height()
        away = LIT_RADIUS + LIT_WIDTH / 2 + GAP
        left = center.x() + away if center.x() + away + width <= area.right() else center.x() - away - width
        top = min(max(center.y() - height / 2, area.top()), area.bottom() - height)
        box = QRectF(left, top, width, height)
        painter.setPen(QPen(color(self._theme.accent), 1.0))
        painter.setBrush(color(self._theme.panel))
        painter.drawRoundedRect(box, height / 4, height / 4)
        painter.setPen(color(self._theme.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.label)


def pull_radii(count: int) -> list[float]:
    """Return the radius in px of each of so many rings, the first the largest."""
    return [float(radius) for radius in np.linspace(LARGEST_RADIUS, LEAST_RADIUS, count)]
