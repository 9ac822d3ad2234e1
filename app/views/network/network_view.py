"""The network as a diagram: layers from left to right, a node for each neuron, an edge for each weight."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from app.lesson.selection import Selection
from app.style.theme import Theme, color
from app.views.network.edges import same_marks, same_shapes, same_weights
from app.views.network.keys import Lead, key_target, marked_of, picked, tab_target
from app.views.network.marks import NO_MARKS, paint_marks
from app.views.network.painter import paint_biases, paint_edges, paint_still
from app.views.network.picture import Picture, Plan, looks_alike, make_picture, make_plan
from app.views.network.scene import Scene
from app.views.network.texts import NetworkTexts
from app.views.network.touch import TOUCHING, Touch
from app.views.painting.cached_layer import CachedLayer
from app.views.view import View
from app.widgets.keys import Place
from mlp_engine import Frame


class NetworkView(View):
    """The diagram of a frame's weights and biases, in which the user picks a layer or a neuron.

    Tab goes from layer to layer until it leaves at the last one. Once it is entered Home and End go to the first and
    the last; Up and Down go from neuron to neuron, and with Shift from edge to edge into the neuron. Left and Right are
    left to the window, which steps through the epochs with them. Neurons are counted from 0 in a ``Selection``, and
    from 1, like x₁, for people. While an update is looked at step by step, what has just been computed is highlighted.
    """

    places = (Place.NETWORK,)
    least_lines = 13.8, 10.9

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = NetworkTexts(self)
        self._takes_after = False
        self._scaled_to: Sequence[Frame] = ()
        self._hovered: Selection | None = None
        self._drawn: Frame | None = None
        self._plan: Plan | None = None
        self._picture: Picture | None = None
        self._painted: Picture | None = None
        self._still, self._marks = CachedLayer(self), CachedLayer(self)
        self._touch = Touch(self, self._scene, self._request, self._texts)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(240, 160)
        self.retranslate()

    def draw(self, frame: Frame) -> None:
        before, self._drawn = self._drawn, frame
        self._touch.follow(frame)
        if before is None or not same_shapes(before, frame) or before.progress.is_inside != frame.progress.is_inside:
            self._refresh()
        elif before.progress != frame.progress or not same_marks(before, frame):
            self._show_values(frame)
        elif not same_weights(before, frame):
            self._picture = None
            super().draw(frame)

    def color(self, theme: Theme) -> None:
        self._refresh()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Network diagram"))
        self._refresh()

    def show_selection(self, selection: Selection) -> None:
        """Mark a layer, the nearest one if it does not exist, and the neuron and the edge if they do."""
        before = self.selection
        super().show_selection(selection)
        if (before.layer, before.neuron, before.source) != (selection.layer, selection.neuron, selection.source):
            self._refresh()

    def hide_controls(self) -> None:
        """Mark nothing but the selection of a view that this one takes after."""
        super().hide_controls()
        self._hovered = None
        self._refresh()

    def take_after(self, other: View) -> None:
        if isinstance(other, NetworkView):
            self._takes_after = True
            self.show_selection(other.selection)
            self._refresh()

    def scale_to(self, frames: Sequence[Frame]) -> None:
        self._scaled_to = frames
        self._refresh()

    @property
    def keeps_weights(self) -> bool:
        """Whether another shape of the network keeps the weights that still fit; else the run begins anew."""
        return self._touch.keeps_weights

    @keeps_weights.setter
    def keeps_weights(self, keeps_weights: bool) -> None:
        self._touch.keeps_weights = keeps_weights

    def sizeHint(self) -> QSize:
        return QSize(640, 420)

    def _refresh(self) -> None:
        """Draw everything anew."""
        self._plan = None
        if self._drawn is not None:
            self._show_values(self._drawn)

    def _show_values(self, frame: Frame) -> None:
        """Draw the weights and biases of a frame where there were others."""
        self._picture = None
        self.setAccessibleDescription(self._texts.description(frame, self._marked(frame)))
        self.update()

    def draw_in_full(self, frame: Frame) -> None:
        """Draw the weights and biases of a frame if they look different."""
        if self._painted is None or not looks_alike(self._painted, self._current_picture(frame)):
            self._show_values(frame)

    def _marked(self, frame: Frame) -> Selection:
        return marked_of(frame, self.selection)

    def _current_picture(self, frame: Frame) -> Picture:
        if self._picture is None:
            marked = self._marked(frame) if self._takes_after or not self.is_picture else None
            if self._plan is None:
                choices, size = self._texts.caption_choices(frame), self.size().toSizeF()
                has_header = frame.progress.is_inside
                self._plan = make_plan(frame.config.layer_dims, choices, size, self.font(), marked, has_header)
            self._picture = make_picture(frame, self._plan, self.theme, marked, self._scaled_to)
        return self._picture

    def _standing_out(self, picture: Picture) -> Selection | None:
        """Return the neuron whose edges stand out: the one under the pointer, else the picked one."""
        if self._hovered is not None and picture.layout.center(self._hovered) is not None:
            return self._hovered
        return picture.marked if picture.marked is not None and picture.marked.neuron is not None else None

    def tip(self, point: QPointF) -> str:
        """Return what the tooltip says at a point of the diagram; empty where there is nothing."""
        frame = self._drawn
        if frame is None:
            return ""
        picture = self._current_picture(frame)
        tip = self._texts.tip(frame, picture.layout, picture.edges, point)
        can_grip = not self.is_picture and Scene(frame, picture, self._marked(frame)).grip_at(point) is not None
        return f"{tip}\n{self._texts.grip()}" if can_grip else tip

    def _scene(self) -> Scene | None:
        frame = self._drawn
        return None if frame is None else Scene(frame, self._current_picture(frame), self._marked(frame))

    # What the user asks for

    def _request(self, target: Selection | None) -> bool:
        """Ask for a layer, neuron or edge; tell whether it is another one than now."""
        if target is None or self._drawn is None or target == self._marked(self._drawn):
            return False
        self.selection_requested.emit(picked(self.selection, target))
        return True

    def _target(self, event: QKeyEvent, lead: Lead) -> Selection | None:
        return None if self._drawn is None else lead(event, self._drawn, self._marked(self._drawn))

    def event(self, event: QEvent) -> bool:
        if event.type() in TOUCHING and self._touch.take(event):
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip(QPointF(event.pos())), self)
            return True
        # not in focusNextPrevChild, which Qt also calls to move the focus off a hidden or disabled widget
        key = event if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        has_gone_on = key is not None and self._request(self._target(key, tab_target))
        return has_gone_on or super().event(event)  # the focus leaves only where there is no layer to go to

    def keyPressEvent(self, event: QKeyEvent) -> None:
        target = self._target(event, key_target)
        if target is None:
            super().keyPressEvent(event)
        else:
            self._request(target)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._drawn is not None:
            first_met = {Qt.FocusReason.TabFocusReason: 1, Qt.FocusReason.BacktabFocusReason: self._drawn.L}
            is_inside = self._drawn.progress.is_inside  # then it is the step that says which layer is looked at
            if (l := first_met.get(event.reason())) and not is_inside:
                self._request(Selection(l))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.enter_by(event)
        if self._drawn is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        layout, place = self._current_picture(self._drawn).layout, event.position()
        target = layout.node_at(place) or self._edge_at(self._drawn, place) or Selection(layout.layer_at(place) or 0)
        if target.layer > 0:  # the inputs have no Z to look into
            self._request(target)

    def _edge_at(self, frame: Frame, place: QPointF) -> Selection | None:
        """Return the edge at a place, of those that enter the picked neuron."""
        marked, edges = self._marked(frame), self._current_picture(frame).edges
        if marked.neuron is None:
            return None
        edges = edges.only(edges.entering(marked.layer, marked.neuron))
        nearest = edges.nearest(place.x(), place.y())
        return None if nearest is None else replace(marked, source=int(edges.source[nearest]))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._drawn is not None:
            scene = Scene(self._drawn, self._current_picture(self._drawn), self._marked(self._drawn))
            self.setCursor(self._touch.cursor_at(scene, event.position()))
            self._hover(scene.picture.layout.node_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def _hover(self, node: Selection | None) -> None:
        if node != self._hovered:
            self._hovered = node
            self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if not self.theme.is_clear:
                painter.fillRect(self.rect(), color(self.theme.panel))
            if self._drawn is not None:
                picture = self._painted = self._current_picture(self._drawn)
                picture = replace(picture, focus=self._standing_out(picture), has_keyboard=self.hasFocus())
                paint_edges(painter, picture)
                self._still.draw(painter, picture.still, partial(paint_still, picture=picture))
                paint_biases(painter, picture)
                if picture.marks != NO_MARKS:
                    seen = picture.marks, picture.layout, self.theme
                    self._marks.draw(painter, seen, lambda on: paint_marks(on, *seen))
                self._touch.paint(painter, Scene(self._drawn, picture, self._marked(self._drawn)))
            if self.hasFocus():
                self.paint_ring(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._plan = self._picture = None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._refresh()
