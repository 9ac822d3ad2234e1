"""Pointing at samples in a plot of their plane."""

import math

import numpy as np
from PySide6.QtCore import QObject, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent

from app.views.boundary.plane_plot import PlanePlot
from mlp_engine.arrays import FloatArray

REACH = 8.0  # px, how near the cursor, or a click, has to come to a sample
PICKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SamplePointer(QObject):
    """Says which of the samples ``X`` (2, m), None as long as there are none, the cursor of a plot is at."""

    hovered = Signal(object)
    """The sample that the cursor has come to, or None when it is at none any more."""
    picked = Signal(object)
    """The sample that was clicked, or None for the ground beside them."""

    def __init__(self, plane: PlanePlot) -> None:
        super().__init__(plane)
        self.X: FloatArray | None = None
        self._plane = plane
        self._hovered: int | None = None
        plane.cursor_moved.connect(self._follow)
        plane.clicked.connect(self._click)

    def place_of(self, sample: int | None) -> QPointF | None:
        """Return where a sample is, if there is such a one."""
        has_place = self.X is not None and sample is not None and sample < self.X.shape[1]
        return QPointF(*self.X[:, sample]) if self.X is not None and has_place else None

    def takes(self, event: QKeyEvent) -> bool:
        """Tell whether a key picks the sample nearest to the cursor."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return event.key() in PICKING and not modifiers and self._plane.cursor is not None

    def pick(self) -> None:
        """Pick the sample nearest to the cursor, however far it is."""
        self.picked.emit(self._sample_at(self._plane.cursor, math.inf))

    @Slot()
    def _follow(self) -> None:
        sample = self._sample_at(self._plane.cursor, REACH)
        if sample != self._hovered:
            self._hovered = sample
            self.hovered.emit(sample)

    @Slot(object)
    def _click(self, place: QPointF) -> None:
        self.picked.emit(self._sample_at(place, REACH))

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
