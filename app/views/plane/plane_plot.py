"""A plot of a plane: its axes fill the room, and a cursor picks a point of it."""

import math
from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QResizeEvent
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
TAIL = 2  # px below the name of an axis, into which its letters reach
LEAST_MARGIN = 8  # px, for half a tick label
EDGE = 1e-9  # of what is in sight: on the edge itself, rounding would decide whether there is a p
COMPACT_SPREAD = 1.0  # lines of text between ticks, more than in an ordinary plot
SHORT_STEP, LONG_STEP = 0.01, 0.1  # of what is in sight
STROKES = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton  # which draw


class PlanePlot(Plot):
    """A plot of a plane that fills its room, but never shows one unit more than ``most_stretch`` as long as another.

    ``cursor`` is the place that the mouse or the arrow keys have picked, or None; two lines cross there.

    Attributes
    ----------
    most_stretch : with 1, the units of both axes are equally long
    is_map : whether the units of both axes are of one kind; if not, it is stretched over all the room
    has_bar : whether there is a bar for the scale of the plane, if it has one and there is room
    is_drawn_on : whether the mouse draws, instead of moving what is in sight
    """

    clicked = Signal(object)
    """The place, a QPointF in the units of the axes, where the mouse was clicked and not dragged."""
    stroke_begun = Signal(object, bool)
    """The place where a button went down to draw, and whether it is the right one."""
    stroke_moved = Signal(object)
    """The place that it has been dragged to."""
    stroke_ended = Signal()
    """The button is up again."""

    def __init__(self) -> None:
        super().__init__(ValueAxis("bottom"), ValueAxis("left", usual_tick="−0.5"))
        self.bar = UprightScale()
        self.painter.still.append(self.bar)
        self.plotItem.layout.addItem(self.bar, 2, 4)
        self.plotItem.layout.setColumnFixedWidth(3, 8)
        self.most_stretch = MOST_STRETCH
        self.is_map = True
        self.has_bar = True
        self.is_drawn_on = False
        self._stroke: QPointF | None = None  # in px, where it has begun, until it has come far enough
        self._has_stroke = False
        self._is_compact = False
        self._named: list[tuple[str, str, str]] = []  # the sides, and what is known of their names
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

    def name_axes(self, names: Iterable[str], columns: Iterable[str]) -> None:
        """Write these names along both axes from now on; pointing at one tells the whole name of its column, if any."""
        named = list(zip(("bottom", "left"), names, columns, strict=True))
        if named == self._named:
            return
        self._named = named
        for side, name, column in named:
            self.setLabel(side, escape(name))
            self.getAxis(side).label.setToolTip(f"<qt>{escape(column)}</qt>" if column else "")

    def show_scale(self, scale: Scale | None) -> None:
        """Have a bar for this scale, or none, from now on."""
        if scale != self.bar.scale:
            self.bar.scale = scale
            self.fit()

    def set_plane(self, plane: QRectF, is_kept: bool = False) -> None:
        """Show this rectangle of the plane; another one than before ends zooming, unless what was in sight is kept."""
        if plane != self.home:
            self.set_home(plane)
            if not is_kept:
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
        layout.setContentsMargins(x, y + LEAST_MARGIN, x + LEAST_MARGIN, y + TAIL)
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
        if self.is_drawn_on and event.button() in STROKES:
            self._begin_stroke(event)
            return
        super().mousePressEvent(event)
        self._pressed = event.position() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._stroke is not None and _is_far(event.position(), self._stroke):
            self._stroke = None
        if self._has_stroke and self._stroke is None:
            self.stroke_moved.emit(self.place_at(event.position(), is_kept_in=True))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        start, self._pressed = self._pressed, None
        if self._has_stroke:
            self._has_stroke, self._stroke = False, None
            self.stroke_ended.emit()
        place = self.place_at(event.position())
        if start is not None and place is not None and not _is_far(event.position(), start):
            self.clicked.emit(place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.is_drawn_on:
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.is_drawn_on and event.reason() == QContextMenuEvent.Reason.Mouse:
            event.accept()  # the button erases
        else:
            super().contextMenuEvent(event)

    def place_at(self, pixel: QPointF, is_kept_in: bool = False) -> QPointF | None:
        """Return the place of a pixel, or None beside the plot; one that is kept in is moved to its edge."""
        place, area = self.mapToScene(pixel.toPoint()), self.box.sceneBoundingRect()
        if is_kept_in:
            x, y = min(max(place.x(), area.left()), area.right()), min(max(place.y(), area.top()), area.bottom())
            place = QPointF(x, y)
        return QPointF(self.box.mapSceneToView(place)) if is_kept_in or area.contains(place) else None

    def _begin_stroke(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()
        if place is not None:
            self._has_stroke, self._stroke = True, event.position()
            self.stroke_begun.emit(place, event.button() == Qt.MouseButton.RightButton)

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


def _is_far(pixel: QPointF, start: QPointF) -> bool:
    """Tell whether the mouse has been dragged, and not only clicked."""
    return (pixel - start).manhattanLength() >= QApplication.startDragDistance()
