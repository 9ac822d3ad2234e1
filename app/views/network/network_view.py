"""The network as a diagram: layers from left to right, a node for each neuron, an edge for each weight."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from app.lesson.selection import Selection
from app.style.theme import Theme, color
from app.views.network.edges import same_shapes, same_weights
from app.views.network.enlarged import EnlargedMap, paint_enlarged
from app.views.network.keys import Lead, key_target, marked_of, picked, tab_target
from app.views.network.maps import can_have_maps, has_maps, paint_maps, same_values
from app.views.network.painter import paint_biases, paint_edges, paint_still
from app.views.network.picture import Picture, Plan, looks_alike, make_picture, make_plan
from app.views.network.texts import NetworkTexts
from app.views.painting.cached_layer import CachedLayer
from app.views.view import View
from app.widgets.focus_keys import is_one_of
from app.widgets.keys import Place
from mlp_engine import Frame


class NetworkView(View):
    """The diagram of a frame's weights and biases, in which the user picks a layer or a neuron.

    Tab goes from layer to layer until it leaves at the last one. Once it is entered Home and End go to the first and
    the last; Up and Down go from neuron to neuron, and with Shift from edge to edge into the neuron; M enlarges the map
    of the neuron. Left and Right are left to the window, which steps through the epochs with them. Neurons are counted
    from 0 in a ``Selection``, and from 1, like x₁, for people. While an update is looked at step by step, what has just
    been computed is highlighted.

    Attributes
    ----------
    has_maps : whether nodes show what their neurons give, where there is room
    is_discrete : whether they do so in two colours
    """

    room_changed = Signal(bool)
    """Whether frames shall hold maps, for which there is room, has changed."""

    places = (Place.NETWORK,)
    least_lines = 13.8, 10.9

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.has_maps = self.is_discrete = False
        self._texts = NetworkTexts(self)
        self._takes_after = False
        self._scaled_to: Sequence[Frame] = ()
        self._hovered: Selection | None = None
        self._drawn: Frame | None = None
        self._plan: Plan | None = None
        self._picture: Picture | None = None
        self._painted: Picture | None = None
        self._still = CachedLayer(self)
        self._has_room = False
        self._enlarged = EnlargedMap(self)
        self._enlarged.changed.connect(self.update)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(240, 160)
        self.retranslate()

    def draw(self, frame: Frame) -> None:
        before, self._drawn = self._drawn, frame
        if before is None or not same_shapes(before, frame) or self._form(before) != self._form(frame):
            self._refresh()
        elif before.progress != frame.progress:
            self._show_values(frame)
        elif not same_weights(before, frame) or not same_values(before, frame):
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

    def show_maps(self, has_maps: bool, is_discrete: bool) -> None:
        """Draw what each neuron gives as a map in its node, where there is room, perhaps in two colours; or do not."""
        if (has_maps, is_discrete) != (self.has_maps, self.is_discrete):
            self.has_maps, self.is_discrete = has_maps, is_discrete
            self._refresh()

    def hide_controls(self) -> None:
        """Mark nothing but the selection of a view that this one takes after."""
        super().hide_controls()
        self._hovered = None
        self._refresh()

    def take_after(self, other: View) -> None:
        if isinstance(other, NetworkView):
            self._takes_after = True
            self.has_maps, self.is_discrete = other.has_maps, other.is_discrete
            self.show_selection(other.selection)
            self._refresh()

    def scale_to(self, frames: Sequence[Frame]) -> None:
        self._scaled_to = frames
        self._refresh()

    def sizeHint(self) -> QSize:
        return QSize(640, 420)

    def _refresh(self) -> None:
        """Draw everything anew."""
        self._plan = None
        self._look_for_room()
        if self._drawn is not None:
            self._show_values(self._drawn)

    def _look_for_room(self) -> None:
        """Tell whether there is room for maps now, in the network that is drawn."""
        frame = self._drawn
        has_room = (
            frame is not None
            and self.has_maps
            and can_have_maps(frame)
            and self._make_plan(frame, True).layout.has_maps
        )
        if has_room != self._has_room:
            self._has_room = has_room
            self.room_changed.emit(has_room)

    def _form(self, frame: Frame) -> tuple[bool, bool]:
        """Return whether a frame is of the inside of an update, and whether its nodes are for maps."""
        return frame.progress.is_inside, self.has_maps and has_maps(frame)

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
            marked = self._marked_in_picture(frame)
            if self._plan is None:
                self._plan = self._make_plan(frame, self._form(frame)[1])
            self._picture = make_picture(frame, self._plan, self.theme, marked, self._scaled_to, self.is_discrete)
        return self._picture

    def _make_plan(self, frame: Frame, has_maps: bool) -> Plan:
        choices, size, has_header = self._texts.caption_choices(frame), self.size().toSizeF(), frame.progress.is_inside
        marked = self._marked_in_picture(frame)
        return make_plan(frame.config.layer_dims, choices, size, self.font(), marked, has_header, has_maps)

    def _marked_in_picture(self, frame: Frame) -> Selection | None:
        return self._marked(frame) if self._takes_after or not self.is_picture else None

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
        return self._texts.tip(frame, picture.layout, picture.edges, point)

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
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            is_told = self._enlarged.node(None) is not None  # beside the enlarged map
            QToolTip.showText(event.globalPos(), "" if is_told else self.tip(QPointF(event.pos())), self)
            return True
        # not in focusNextPrevChild, which Qt also calls to move the focus off a hidden or disabled widget
        key = event if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        has_gone_on = key is not None and self._request(self._target(key, tab_target))
        return has_gone_on or super().event(event)  # the focus leaves only where there is no layer to go to

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_one_of(event, (Qt.Key.Key_M,)):
            self._enlarged.toggle()
            return
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
            layout = self._current_picture(self._drawn).layout
            is_selectable = bool(layout.layer_at(event.position()))
            self.setCursor(Qt.CursorShape.PointingHandCursor if is_selectable else Qt.CursorShape.ArrowCursor)
            self._hover(layout.node_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def _hover(self, node: Selection | None) -> None:
        if node != self._hovered:
            self._hovered = node
            self._enlarged.hover(node)
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
                paint_maps(painter, picture.layout, picture.maps, picture.theme)
                paint_biases(painter, picture)
                self._paint_enlarged(painter, picture, self._drawn)
            if self.hasFocus():
                self.paint_ring(painter)

    def _paint_enlarged(self, painter: QPainter, picture: Picture, frame: Frame) -> None:
        """Paint the map that is pointed at or wanted by key over all the rest, and what there is to say about it."""
        picked = picture.marked if self.is_entered and not self.is_picture else None
        node = self._enlarged.node(picked)
        if node is not None and (center := picture.layout.center(node)) is not None:
            lines = self._texts.tip(frame, picture.layout, picture.edges, center).splitlines()
            notes = lines[1::2]  # the title says the others
            paint_enlarged(painter, picture, frame, node, self.rect().toRectF().adjusted(4, 4, -4, -4), notes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._plan = self._picture = None
        self._look_for_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._refresh()
