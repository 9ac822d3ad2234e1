"""Samples in a plot of their plane: pointing at them, and marks around those that stand out."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QKeyEvent, QPainter, QPen, QTransform

from app.style.theme import LIGHT, color
from app.views.painting.areas import draw_plate
from app.views.plane.plane_plot import PlanePlot
from app.views.plots.plot_layer import PlotLayer
from app.views.text.live_text import PLACE
from app.views.view import View
from app.widgets.focus_keys import picks
from mlp_engine.arrays import FloatArray

REACH = 8.0  # px, how near the cursor, or a click, has to come to a sample
LIT_RADIUS, LIT_WIDTH = 11.0, 3.0  # px
LARGEST_RADIUS, LEAST_RADIUS, PULL_WIDTH = 9.0, 5.0, 1.6  # px, from the strongest pull to the weakest
HALO = 1.2  # px of the ground's colour on both sides of a ring
GAP, PADDING = 4.0, 4.0  # px, between ring and label, and around the label's text


class SamplePointer(QObject):
    """Lets a view ask for the selection of the samples at ``X`` (2, m), None as long as there are none, in its plot.

    The cursor lights the sample it is at, and a click picks one: a second one, or one beside them all, lets go of it.
    """

    def __init__(self, view: View, plane: PlanePlot) -> None:
        super().__init__(plane)
        self.X: FloatArray | None = None
        self._view, self._plane = view, plane
        self._hovered: int | None = None
        plane.cursor_moved.connect(self._follow)
        plane.clicked.connect(self._click)

    def place_of(self, sample: int | None) -> QPointF | None:
        """Return where a sample is, if there is such a one."""
        if self.X is None or sample is None or sample >= self.X.shape[1]:
            return None
        return QPointF(*self.X[:, sample])

    def takes(self, event: QKeyEvent) -> bool:
        """Tell whether a key picks the sample nearest to the cursor."""
        return picks(event) and self._plane.cursor is not None

    def pick(self) -> None:
        """Pick the sample nearest to the cursor, however far it is."""
        self._ask_for(self._sample_at(self._plane.cursor, math.inf))

    @Slot()
    def _follow(self) -> None:
        sample = self._sample_at(self._plane.cursor, REACH)
        if sample != self._hovered:
            self._hovered = sample
            self._view.selection_requested.emit(replace(self._view.selection, hovered=sample))

    @Slot(object)
    def _click(self, place: QPointF) -> None:
        self._ask_for(self._sample_at(place, REACH))

    def _ask_for(self, sample: int | None) -> None:
        selection = self._view.selection
        wanted = None if sample == selection.sample else sample
        if wanted != selection.sample:
            self._view.selection_requested.emit(replace(selection, sample=wanted))

    def _sample_at(self, place: QPointF | None, reach: float) -> int | None:
        if place is None or self.X is None:
            return None
        return nearest_sample(self.X, place, self._plane.unit(), reach)


def nearest_sample(X: FloatArray, place: QPointF, unit: tuple[float, float], reach: float) -> int | None:
    """Return the column of X (2, m) that is nearest to a place; None if none is within ``reach`` px.

    ``unit`` is how many px a unit of each axis has.
    """
    x1, x2 = X - np.array([[place.x()], [place.y()]])
    distance = np.hypot(unit[0] * x1, unit[1] * x2)
    nearest = int(distance.argmin())
    return nearest if distance[nearest] <= reach else None


class SampleMarks(PlotLayer):
    """A large ring with a label around the lit sample, and rings of decreasing size around those that pull most."""

    def __init__(self) -> None:
        super().__init__()
        self.label = ""
        self.lit: QPointF | None = None
        self.pulls: tuple[QPointF, ...] = ()
        self.theme = LIGHT

    def show_marks(self, lit: QPointF | None, label: str, pulls: Sequence[QPointF]) -> None:
        """Mark these places, in the units of the axes, from now on; the strongest pull comes first."""
        marks = (lit, label, tuple(pulls))
        if marks != (self.lit, self.label, self.pulls):
            self.lit, self.label, self.pulls = marks
            self.changed()

    def is_empty(self) -> bool:
        return self.lit is None and not self.pulls

    def paint_picture(self, painter: QPainter) -> None:
        place, area = painter.worldTransform(), painter.worldTransform().mapRect(self.area())
        painter.setWorldTransform(QTransform())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for point, radius in zip(self.pulls, pull_radii(len(self.pulls)), strict=True):
            if area.contains(place.map(point)):
                self._draw_ring(painter, place.map(point), radius, PULL_WIDTH)
        if self.lit is not None and area.contains(place.map(self.lit)):
            self._draw_ring(painter, place.map(self.lit), LIT_RADIUS, LIT_WIDTH)
            self._draw_label(painter, self.label_box(place, area))

    def label_box(self, place: QTransform, area: QRectF) -> QRectF:
        """Return where the label stands in px, beside the ring: to its right, to its left, below or above it.

        ``place`` leads from the units of the axes to px, and ``area`` is the plot in px. Where there is no room it
        covers the ring. Without a label it is empty.
        """
        if self.lit is None or not area.contains(center := place.map(self.lit)):
            return QRectF()
        metrics, lines = QFontMetricsF(QGuiApplication.font()), self.label.splitlines()
        width = max(map(metrics.horizontalAdvance, lines), default=0.0) + 2 * PADDING
        height = metrics.height() * max(len(lines), 1)
        away = LIT_RADIUS + LIT_WIDTH / 2 + GAP
        left = min(max(center.x() - width / 2, area.left()), area.right() - width)
        top = min(max(center.y() - height / 2, area.top()), area.bottom() - height)
        places = (
            QPointF(center.x() + away, top),
            QPointF(center.x() - away - width, top),
            QPointF(left, center.y() + away),
            QPointF(left, center.y() - away - height),
            QPointF(max(left, area.left()), top),
        )
        boxes = [QRectF(corner, QSizeF(width, height)) for corner in places]
        return next((box for box in boxes if area.contains(box)), boxes[-1])

    def _draw_ring(self, painter: QPainter, center: QPointF, radius: float, width: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for ink, line in ((self.theme.panel, width + 2 * HALO), (self.theme.accent, width)):
            painter.setPen(QPen(color(ink), line))
            painter.drawEllipse(center, radius, radius)

    def _draw_label(self, painter: QPainter, box: QRectF) -> None:
        radius = box.height() / len(self.label.splitlines()) / 4
        draw_plate(painter, box, color(self.theme.panel), radius, QPen(color(self.theme.accent), 1.0))
        painter.setPen(color(self.theme.text))
        painter.drawText(box.adjusted(PADDING, 0, 0, 0), PLACE, self.label)


def pull_radii(count: int) -> list[float]:
    """Return the radius in px of each of so many rings, the first the largest."""
    return [float(radius) for radius in np.linspace(LARGEST_RADIUS, LEAST_RADIUS, count)]
