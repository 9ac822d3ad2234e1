"""The network as a diagram: layers from left to right, a node for each neuron, an edge for each weight."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.lesson.selection import Selection
from app.style.theme import Theme, color
from app.views.network.edges import same_marks, same_shapes, same_weights
from app.views.network.enlarged import EnlargedMap, paint_enlarged
from app.views.network.handled_view import HandledView
from app.views.network.keys import marked_of
from app.views.network.maps import can_have_maps, has_maps, paint_maps, same_values
from app.views.network.marks import NO_MARKS, paint_marks
from app.views.network.painter import paint_biases, paint_edges, paint_still
from app.views.network.picture import Picture, Plan, looks_alike, make_picture, make_plan
from app.views.network.scene import Scene
from app.views.painting.cached_layer import CachedLayer
from app.views.view import View
from app.widgets.focus_keys import is_one_of
from mlp_engine import Frame


class NetworkView(HandledView):
    """The diagram of a frame's weights and biases, in which the user picks parts of the network and changes them.

    M enlarges the map of the picked neuron. Neurons are counted from 0 in a ``Selection``, and from 1, like x₁, for
    people. While an update is looked at step by step, what has just been computed is highlighted.

    Attributes
    ----------
    has_maps : whether nodes show what their neurons give, where there is room
    is_discrete : whether they do so in two colours
    """

    room_changed = Signal(bool)
    """Whether frames shall hold maps, for which there is room, has changed."""

    least_lines = 13.8, 10.9

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.has_maps = self.is_discrete = False
        self._takes_after = False
        self._scaled_to: Sequence[Frame] = ()
        self._hovered: Selection | None = None
        self._drawn: Frame | None = None
        self._plan: Plan | None = None
        self._picture: Picture | None = None
        self._painted: Picture | None = None
        self._still, self._marks = CachedLayer(self), CachedLayer(self)
        self._has_room = False
        self._enlarged = EnlargedMap(self)
        for changed in (self._enlarged.changed, self.touch.hand.box.closed):
            changed.connect(self.update)
        self.setMinimumSize(240, 160)
        self.retranslate()

    def draw(self, frame: Frame) -> None:
        before, self._drawn = self._drawn, frame
        self.touch.follow(frame)
        if before is None or not same_shapes(before, frame) or self._form(before) != self._form(frame):
            self._refresh()
        elif before.progress != frame.progress or not same_marks(before, frame):
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
        tip = self._texts.tip(frame, picture.layout, picture.edges, point)
        return f"{tip}\n{self._texts.grip()}" if self.touch.can_grip(point) else tip

    def scene(self) -> Scene | None:
        frame = self._drawn
        return None if frame is None else Scene(frame, self._current_picture(frame), self._marked(frame))

    # What the user asks for

    def tip_at(self, point: QPointF) -> str:
        return "" if self._enlarged_node(None) is not None else self.tip(point)  # which is told beside the map

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_one_of(event, (Qt.Key.Key_M,)):
            self._enlarged.toggle()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if (scene := self.scene()) is not None:
            self._hover(scene.picture.layout.node_at(event.position()))

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
                if picture.marks != NO_MARKS:
                    seen = picture.marks, picture.layout, self.theme
                    self._marks.draw(painter, seen, lambda on: paint_marks(on, *seen))
                self.touch.paint(painter, Scene(self._drawn, picture, self._marked(self._drawn)))
                self._paint_enlarged(painter, picture, self._drawn)
            if self.hasFocus():
                self.paint_ring(painter)

    def _enlarged_node(self, picked: Selection | None) -> Selection | None:
        """Return whose map is enlarged: none while a number is typed over the diagram."""
        return None if self.touch.hand.box.is_open else self._enlarged.node(picked)

    def _paint_enlarged(self, painter: QPainter, picture: Picture, frame: Frame) -> None:
        """Paint the map that is pointed at or wanted by key over all the rest, and what there is to say about it."""
        picked = picture.marked if self.is_entered and not self.is_picture else None
        node = self._enlarged_node(picked)
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
