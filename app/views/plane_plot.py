"""A plot of a plane: its axes fill the room, and a cursor picks a point of it."""

import pyqtgraph as pg  # type: ignore[import-untyped]
from PySide6.QtCore import QPointF, QRectF, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.theme import Theme
from app.views.plot import Plot
from app.views.probability_bar import ProbabilityBar
from app.views.scales import ValueAxis

LEAST_WIDTH_WITH_BAR = 280  # px; a narrower plot needs the room for itself
MOST_STRETCH = 1.6
LEAST_MARGIN = 8  # px, for half a tick label
SHORT_STEP, LONG_STEP = 0.01, 0.1  # of what is in sight


class PlanePlot(Plot):
    """A plot of a plane that fills its room, but never shows one unit more than ``MOST_STRETCH`` as long as another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, {"left": ValueAxis("left"), "bottom": ValueAxis("bottom")})
        self.bar = ProbabilityBar()
        self.plotItem.layout.addItem(self.bar, 2, 4)
        self.plotItem.layout.setColumnFixedWidth(3, 8)
        self.getAxis("left").setStyle(tickTextWidth=self.fontMetrics().horizontalAdvance("−0.5"))

    def set_plane(self, plane: QRectF) -> None:
        """Show this rectangle of the plane; another one than before also ends zooming."""
        if plane != self.home:
            self.set_home(plane)
            self.reset_view()
        self.fit()

    def fit(self) -> None:
        """Stretch the plane over the room, as far as that goes; the rest is margins at both sides or ends."""
        if self.home.isEmpty():
            return
        layout = self.plotItem.layout
        self.bar.set_shown(self.width() >= LEAST_WIDTH_WITH_BAR)
        layout.activate()
        area = self.box.geometry()
        left, top, right, bottom = layout.getContentsMargins()
        room_x = area.width() + left + right - LEAST_MARGIN
        room_y = area.height() + top + bottom - LEAST_MARGIN
        scale_x, scale_y = room_x / self.home.width(), room_y / self.home.height()  # px for each unit
        x = max(0.0, room_x - MOST_STRETCH * scale_y * self.home.width()) / 2
        y = max(0.0, room_y - MOST_STRETCH * scale_x * self.home.height()) / 2
        layout.setContentsMargins(x, y + LEAST_MARGIN, x + LEAST_MARGIN, y)
        layout.activate()
        if not self.is_zoomed:
            self.show_home()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
