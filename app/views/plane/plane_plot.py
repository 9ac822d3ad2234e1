"""A plot of a plane: its axes fill the room, and a cursor picks a point of it."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication

from app.style.theme import Theme
from app.views.plane.scale import Scale, UprightScale
from app.views.plots.lines import CursorLine
from app.views.plots.plot import Plot
from app.views.plots.plot_layer import PlotLayer
from app.views.plots.scales import ValueAxis

LEAST_WIDTH_WITH_BAR = 280  # px; a narrower plot needs the room for itself
LEAST_SIDE_WITH_AXES = 110  # px, of a compact plot
MOST_STRETCH = 1.6
LEAST_MARGIN = 8  # px, for half a tick label
EDGE = 1e-9  # of what is in sight: on the edge itself, rounding would decide whether there is a p
COMPACT_SPREAD = 1.0  # lines of text between ticks, more than in an ordinary plot
SHORT_STEP, LONG_STEP = 0.01, 0.1  # of what is in sight


class PlanePlot(Plot):
    """A plot of a plane that fills its room, but never shows one unit more than ``most_stretch`` as long as another.

    ``cursor`` is the place that the mouse or the arrow keys have picked, or None; two lines cross there.

    Attributes
    ----------
    most_stretch : with 1, the units of both axes are equally long
    is_map : whether the units of both axes are of one kind; if not, it is stretched over all the room
    has_bar : whether there is a bar for the scale of the plane, if it has one and there is room
    """

    clicked = Signal(object)
    """The place, a QPointF in the units of the axes, where the mouse was clicked and not dragged."""

    def __init__(self) -> None:
        super().__init__(ValueAxis("bottom"), ValueAxis("left", usual_tick="−0.5"))
        self.bar = UprightScale()
        self.painter.still.append(self.bar)
        self.plotItem.layout.addItem(self.bar, 2, 4)
        self.plotItem.layout.setColumnFixedWidth(3, 8)
        self.most_stretch = MOST_STRETCH
        self.is_map = True
        self.has_bar = True
        self._is_compact = False
        self.cursor: QPointF | None = None
        self._pressed: QPointF | None = None
        self._cross = [CursorLine(angle=angle) for angle in (90, 0)]
        for line in self._cross:
            self.addItem(line, ignoreBounds=True)
        self.pointed.connect(self.set_cursor)

    def add_layers(self, *upwards: PlotLayer) -> None:
        """Put layers into the plot, each above those before it."""
        for z, layer in enumerate(upwards):
            layer.setZValue(z)
            self.addItem(layer, ignoreBounds=True)

    def make_compact(self) -> None:
        """Have few ticks, no names of the axes and no bar; there is no way back."""
        self._is_compact, self.has_bar = True, False
        for axis in self.axes:
            axis.spread = COMPACT_SPREAD
            axis.forget_ticks()

    def show_scale(self, scale: Scale | None) -> None:
        """Have a bar for this scale, or none, from now on."""
        if scale != self.bar.scale:
            self.bar.scale = scale
            self.fit()

    def set_plane(self, plane: QRectF) -> None:
        """Show this rectangle of the plane; another one than before also ends zooming."""
        if plane != self.home:
            self.set_home(plane)
            self.reset_view()
            self.set_cursor(None)
        self.fit()

    def fit(self) -> None:
        """Stretch the plane over the room, as far as that goes; the rest is margins at both sides or ends."""
        if self.home.isEmpty():
            return
        self.bar.set_shown(self.has_bar and self.width() >= LEAST_WIDTH_WITH_BAR)
        most_stretch = self.most_stretch if self.is_map else math.inf
        if self._is_compact:
            for axis in self.axes:
                self.showAxis(axis.orientation, min(self.width(), self.height()) >= LEAST_SIDE_WITH_AXES)
        self._lay_out(0.0, 0.0)  # the room is what the box has without margins
        room_x, room_y = self.box.geometry().width(), self.box.geometry().height()
        scale_x, scale_y = room_x / self.home.width(), room_y / self.home.height()  # px for each unit
        x = max(0.0, room_x - most_stretch * scale_y * self.home.width()) / 2
        y = max(0.0, room_y - most_stretch * scale_x * self.home.height()) / 2
        self._lay_out(x, y)
        if not self.is_zoomed:
            self.show_home()

    def _lay_out(self, x: float, y: float) -> None:
        """Lay out axes and box with margins of ``x`` at both sides and of ``y`` above and below."""
        layout = self.plotItem.layout
        layout.setContentsMargins(x, y + LEAST_MARGIN, x + LEAST_MARGIN, y)
        self.plotItem.setGeometry(self.range)  # it is larger than the widget if other margins did not let it shrink
        layout.activate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @Slot(object)
    def set_cursor(self, place: QPointF | None) -> None:
        """Pick a place, or none; outside of the plane there is none."""
        self.cursor = place if place is not None and self.home.contains(place) else None
        x_line, y_line = self._cross
        x_line.setValue(self.cursor.x() if self.cursor else 0.0)
        y_line.setValue(self.cursor.y() if self.cursor else 0.0)
        for line in self._cross:
            line.setVisible(self.cursor is not None)
        self.cursor_moved.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = event.position() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        start, self._pressed = self._pressed, None
        place = self.mapToScene(event.position().toPoint())
        if start is None or not self.box.sceneBoundingRect().contains(place):
            return
        if (event.position() - start).manhattanLength() < QApplication.startDragDistance():
            self.clicked.emit(QPointF(self.box.mapSceneToView(place)))

    def unit(self) -> tuple[float, float]:
        """Return how many px one unit of each axis has."""
        seen = self.box.viewRect()
        return self.box.width() / seen.width(), self.box.height() / seen.height()

    def cursor_place(self) -> QPointF | None:
        return self.cursor

    def move_cursor(self, right: int, up: int, is_long: bool) -> None:
        """Move the cursor over what is in sight of the plane, at first from its centre."""
        area = self.box.viewRect() & self.home
        if area.isEmpty():
            return
        margin_x, margin_y = EDGE * area.width(), EDGE * area.height()
        area.adjust(margin_x, margin_y, -margin_x, -margin_y)
        step = LONG_STEP if is_long else SHORT_STEP
        start = area.center() if self.cursor is None else self.cursor
        x, y = start.x() + right * step * area.width(), start.y() + up * step * area.height()
        self.set_cursor(QPointF(min(max(x, area.left()), area.right()), min(max(y, area.top()), area.bottom())))

    def color(self, theme: Theme) -> None:
        super().color(theme)
        self.bar.theme = theme
        for line in self._cross:
            line.setPen(theme.contour)
