"""What all plots share: a pyqtgraph plot in the colours of the theme, with a view one can always come back to."""

from typing import Any

import pyqtgraph as pg  # type: ignore[import-untyped]
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem

from app.style.theme import Theme
from app.views.painting.cached_layer import CachedLayer
from app.views.painting.device import is_seen, is_vector
from app.views.plots.axis import Axis

LARGEST_ZOOM_OUT = 3.0  # times the range of home
DEEPEST_ZOOM = 1e-6  # of the range of home; below it, rounding would show
LONE_SHARE, PAIR_SHARE, LOW_SHARE = 0.6, 0.36, 0.4  # of a plot, that one axis of each side may take
MOST_LAYOUTS = 4  # one after the other; an axis that is longer needs less room across, or more
CLIPS = QGraphicsItem.GraphicsItemFlag.ItemClipsChildrenToShape


class Plot(pg.PlotWidget):  # type: ignore[misc]
    """A plot whose range follows the data until the user zooms, and again after ``reset_view``.

    The wheel zooms, dragging moves, a double click resets. It takes no keyboard focus: the view around it does, and
    calls ``zoom``, ``pan`` and ``move_cursor``.
    """

    pointed = Signal(object)
    """Where the mouse is, a QPointF in the units of the axes, or None when it has left the plot."""

    zoom_changed = Signal(bool)
    """True when the user has moved or zoomed the range, False when it follows the data again."""

    cursor_moved = Signal()
    """The cursor stands at another place, or is gone."""

    pressed = Signal()
    """The left button went down on the plot."""

    home = QRectF()  # the range that shows all data; here because pyqtgraph resizes a plot while it builds it
    axes: tuple[Axis, ...] = ()

    def __init__(self, *axes: Axis) -> None:
        super().__init__(axisItems={axis.orientation: axis for axis in axes}, enableMenu=False)
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCacheMode(self.CacheModeFlag.CacheNone)  # a plain ground needs no copy, which would be opaque
        self.setViewportUpdateMode(self.ViewportUpdateMode.NoViewportUpdate)
        self.scene().changed.connect(self._scene_changed)
        self.hideButtons()
        self.is_zoomed = False
        self.box: pg.ViewBox = self.plotItem.getViewBox()
        self.box.disableAutoRange()
        self.box.sigRangeChangedManually.connect(self._range_moved)
        self.axes = axes
        for axis in axes:
            self._set_up_axis(axis)
        for side in ("left", "bottom", "right", "top"):
            if self.getAxis(side) not in axes:
                self.getAxis(side).unlinkFromView()  # it is hidden, and would write its name anew for each range
        self.make_room()
        self.painter = PlotPainter(self, list(axes))

    def set_home(self, home: QRectF) -> None:
        """Set the range that shows all data, and show it unless the user has zoomed."""
        if home != self.home:
            self.home = home
            self.box.setLimits(
                minXRange=DEEPEST_ZOOM * home.width(),
                maxXRange=LARGEST_ZOOM_OUT * home.width(),
                minYRange=DEEPEST_ZOOM * home.height(),
                maxYRange=LARGEST_ZOOM_OUT * home.height(),
            )
            if not self.is_zoomed:
                self.show_home()

    def show_home(self) -> None:
        """Show the range of all data."""
        self.box.setRange(self.home, padding=0)

    def take_after(self, other: "Plot") -> None:
        """Show the range that the user has chosen in ``other``, if any."""
        if other.is_zoomed:
            self.set_home(other.home)
            self.box.setRange(other.box.viewRect(), padding=0)
            self._set_zoomed(True)

    @Slot()
    def reset_view(self) -> None:
        """Show all data and follow them again."""
        self.show_home()
        self._set_zoomed(False)

    def zoom(self, factor: float) -> None:
        """Show ``factor`` times as much, around the cursor if it is in sight, else around the centre."""
        seen, place = self.box.viewRect(), self.cursor_place()
        center = place if place is not None and seen.contains(place) else seen.center()
        has_x, has_y = self.box.mouseEnabled()
        self.box.scaleBy(center=center, x=factor if has_x else None, y=factor if has_y else None)
        self.box.sigRangeChangedManually.emit([has_x, has_y])

    def pan(self, right: float, up: float) -> None:
        """Move what is in sight by shares of its width and height."""
        seen, (has_x, has_y) = self.box.viewRect(), self.box.mouseEnabled()
        self.box.translateBy(
            x=right * seen.width() if has_x else None,
            y=up * seen.height() if has_y else None,
        )
        self.box.sigRangeChangedManually.emit([has_x, has_y])

    def cursor_place(self) -> QPointF | None:
        """Return where the cursor stands, in the units of the axes, if there is one."""
        raise NotImplementedError

    def move_cursor(self, right: int, up: int, is_long: bool) -> None:
        """Move the cursor by short or long steps; if there is none, it appears."""
        raise NotImplementedError

    def set_cursor(self, place: Any) -> None:
        """Put the cursor there, in the units of the axes as the subclass counts them; None takes it away."""
        raise NotImplementedError

    def color(self, theme: Theme) -> None:
        """Colour the ground, the axes and the grid."""
        self.setBackground(None if theme.is_clear else theme.panel)
        self.viewport().setAutoFillBackground(not theme.is_clear)
        for axis in self.axes:
            axis.setPen(theme.border)
            axis.setTickPen(theme.grid)
            axis.setTextPen(theme.muted)

    def pixel_width(self) -> int:
        """Return how many pixels wide the data area is, at least 1."""
        return max(1, int(self.box.width()))

    def pixel_height(self) -> int:
        """Return how many pixels high the data area is, at least 1."""
        return max(1, int(self.box.height()))

    def _set_up_axis(self, axis: Axis) -> None:
        axis.setZValue(self.box.zValue() - 10)  # the grid belongs to the axes, and lies under the curves
        axis.enableAutoSIPrefix(False)
        axis.setStyle(
            autoExpandTextSpace=False,
            tickTextOffset=5,
            tickLength=0,
            hideOverlappingLabels=True,  # the axis itself says where labels may be
        )

    def make_room(self) -> None:
        """Leave room for half a tick label above the plot and beside it, and for all of it along the axes."""
        metrics = QFontMetricsF(QGuiApplication.font())
        is_open = self.getAxis("right") not in self.axes or not self.getAxis("right").isVisible()
        right = metrics.horizontalAdvance("0000") / 2 if is_open else 0.0
        self.plotItem.layout.setContentsMargins(0, metrics.height() / 2, right, 0)
        for axis in self.axes:
            axis.share = LOW_SHARE if axis.orientation == "bottom" else LONE_SHARE if is_open else PAIR_SHARE
            axis.least_length = 1.0 - (LONE_SHARE if is_open else 2 * PAIR_SHARE)
            axis.make_room()

    def settle(self) -> None:
        """Lay out the axes again that wanted another room while they were laid out, which Qt does not hear then."""
        for _ in range(MOST_LAYOUTS):
            if not any(axis.has_other_size for axis in self.axes):
                return
            for axis in self.axes:
                axis.has_other_size = False
            self.plotItem.layout.invalidate()
            self.plotItem.setGeometry(self.range)  # it is larger than the widget if the axes did not let it shrink
            self.plotItem.layout.activate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.settle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.make_room()

    def _set_zoomed(self, is_zoomed: bool) -> None:
        if is_zoomed != self.is_zoomed:
            self.is_zoomed = is_zoomed
            self.zoom_changed.emit(is_zoomed)

    @Slot(object)
    def _range_moved(self, _axes: object) -> None:
        self._set_zoomed(True)

    @Slot("QList<QRectF>")
    def _scene_changed(self, places: list[QRectF]) -> None:
        """Paint the plot anew, as its scene cannot ask for it: it has not painted the items itself."""
        if places:
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint fast on the screen, and vectors without a clip, which Qt writes at a wrong place into SVG."""
        self.settle()
        viewport = self.viewport()
        with QPainter(viewport) as painter:
            if viewport.autoFillBackground() and is_seen(painter, viewport):
                self.painter.paint(painter)
                return
            is_drawing = is_vector(painter)
        boxes = [item for item in self.scene().items() if isinstance(item, pg.ViewBox)] if is_drawing else []
        for box in boxes:
            box.setFlag(CLIPS, False)
        super().paintEvent(event)
        for box in boxes:
            box.setFlag(CLIPS, True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        place = self.mapToScene(event.position().toPoint())
        inside = self.box.sceneBoundingRect().contains(place)
        self.pointed.emit(QPointF(self.box.mapSceneToView(place)) if inside else None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.reset_view()


class PlotPainter:
    """Paints a plot of one ground colour on the screen, with the pixels that its scene would paint.

    A scene asks every item where it is and how large, and paints each anew; that costs several times as much as
    painting what has changed. Here all that stands still is painted once and copied, and the layers go over it.

    Attributes
    ----------
    still : the items, from the lowest, that stand still while a run goes on; each has a method ``look`` that returns
        something else as soon as it would paint something else
    """

    def __init__(self, plot: pg.PlotWidget, still: list[pg.GraphicsWidget]) -> None:
        self.still = still
        self._plot = plot
        self._ground = CachedLayer(plot.viewport())

    def paint(self, painter: QPainter) -> None:
        """Paint the plot with a painter of its viewport."""
        self._plot.scene().prepareForPaint()
        looks = [(item.geometry(), item.look()) if item.isVisible() else None for item in self.still]
        self._ground.draw(painter, looks, self._paint_ground, self._plot.backgroundBrush().color())
        for box in self._plot.plotItem.childItems():
            if isinstance(box, pg.ViewBox) and not box.rect().isEmpty():
                self._paint_layers(painter, box)

    def _paint_ground(self, painter: QPainter) -> None:
        painter.fillRect(self._plot.viewport().rect(), self._plot.backgroundBrush())
        for item in self.still:
            self._paint_still(painter, item)
            for child in item.childItems():
                self._paint_still(painter, child)

    def _paint_still(self, painter: QPainter, item: QGraphicsItem) -> None:
        if item.isVisible():
            option = QStyleOptionGraphicsItem()
            option.exposedRect = item.boundingRect()
            painter.save()
            painter.setWorldTransform(item.sceneTransform(), combine=True)
            item.paint(painter, option, self._plot.viewport())
            painter.restore()

    def _paint_layers(self, painter: QPainter, box: pg.ViewBox) -> None:
        ratio = self._plot.viewport().devicePixelRatioF()
        painter.save()
        painter.setClipRect(box.sceneBoundingRect())
        for layer in box.childGroup.childItems():
            if layer.isVisible() and not layer.is_empty():
                painter.save()
                painter.setWorldTransform(layer.sceneTransform(), combine=True)
                layer.paint_on_screen(painter, ratio)
                painter.restore()
        painter.restore()
