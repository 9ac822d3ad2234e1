"""Hands in the network diagram: the handles, the menus, a number that is typed or dragged, by mouse and by keys."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QSize, Qt, Slot
from PySide6.QtGui import QContextMenuEvent, QCursor, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import QToolTip

from app.lesson.deeds import Deed
from app.lesson.parameters import Parameter
from app.lesson.selection import Selection
from app.style.translation import engine_text
from app.views.hands.parameter_hand import ParameterHand
from app.views.network.edits import (
    ACTIVATION,
    EDITS,
    INPUTS,
    REMOVE_LAST,
    REMOVE_NEURON,
    TYPE,
    Edit,
    content_of,
    is_possible,
)
from app.views.network.handles import Handle, paint_consequence, paint_handle, place_handles, place_name
from app.views.network.part_menu import PartMenu, first_key
from app.views.network.scene import Scene, parameter_of
from app.views.network.texts import NetworkTexts, activation_label
from app.views.view import View
from app.widgets.keys import combination
from mlp_engine import Frame, InvalidInput
from mlp_engine.events import Event

BOX = QSize(90, 24)  # px, of the place over which a number is typed
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYS: dict[int, list[Edit]] = {}
for _edit in EDITS:
    for _key in _edit.keys.split():
        _KEYS.setdefault(QKeySequence(_key)[0].toCombined(), []).append(_edit)  # type: ignore[index]


class Touch(QObject):
    """Takes what mouse and keys do to the network in its diagram, and turns it into deeds.

    Parameters
    ----------
    view : the diagram
    scene : says what is in it
    pick : has a part of it picked
    texts : says what a part is called

    Attributes
    ----------
    keeps_weights : whether another shape of the network keeps the weights that still fit; else it begins anew
    """

    def __init__(
        self,
        view: View,
        scene: Callable[[], Scene | None],
        pick: Callable[[Selection], object],
        texts: NetworkTexts,
    ) -> None:
        super().__init__(view)
        self._view, self._scene, self._pick, self._texts = view, scene, pick, texts
        self.keeps_weights = True
        self.hand = ParameterHand(view)
        self.hand.deed_requested.connect(view.deed_requested)
        self._layer: int | None = None  # at which the pointer is
        self._pointer: QPointF | None = None
        self._pressed: Handle | None = None
        self._grip: Parameter | None = None

    @cached_property
    def menu(self) -> PartMenu:
        """The menu of what can be done, made when it is first wanted."""
        menu = PartMenu(self._view, self._texts)
        menu.chosen.connect(self._do)
        menu.event_wanted.connect(self._send)
        return menu

    def take(self, event: QEvent) -> bool:
        """Take an event of the diagram; tell whether it is done with."""
        scene = None if self._view.is_picture else self._scene()
        return scene is not None and TOUCHING[event.type()](self, event, scene)

    def follow(self, frame: Frame) -> None:
        """Know the newest frame."""
        if not self._view.is_picture:
            self.hand.follow(frame)
            if self.hand.is_dragging and self._grip is not None:
                QToolTip.showText(QCursor.pos(), self._texts.number(frame, self._grip), self._view)

    # What can be taken hold of

    def handles(self, scene: Scene) -> list[Handle]:
        """Return the handles that can be seen: those of the layer at the pointer, else of the one at the keyboard."""
        layout, l = scene.picture.layout, self._layer
        if l is None:
            l = scene.marked.layer if self._view.is_entered else None
        if l is None or l >= len(layout.columns):
            return []
        name = activation_label(scene.frame.layers[l - 1]) if l else self._texts.input_word()
        handle = place_name(layout, scene.picture.captions, l, name)
        removal = REMOVE_LAST if self._picked_neuron(scene, l) is None else REMOVE_NEURON
        return [*place_handles(layout, l, removal), *([handle] if handle else [])]

    def _handle_at(self, scene: Scene, point: QPointF) -> Handle | None:
        return next((handle for handle in self.handles(scene) if handle.is_at(point)), None)

    def _picked_neuron(self, scene: Scene, l: int) -> int | None:
        return scene.marked.neuron if scene.marked.layer == l else None

    def _target_of(self, scene: Scene, handle: Handle) -> Selection:
        """Return what a handle changes: of neurons the picked one, if that is taken away."""
        neuron = self._picked_neuron(scene, handle.l) if handle.edit is REMOVE_NEURON else None
        return Selection(handle.l, neuron)

    def can_grip(self, point: QPointF) -> bool:
        """Tell whether a number can be dragged at a point."""
        scene = None if self._view.is_picture else self._scene()
        return scene is not None and scene.grip_at(point) is not None

    def cursor_at(self, scene: Scene, point: QPointF) -> Qt.CursorShape:
        """Return the shape of the pointer, which says what it can do."""
        if self._handle_at(scene, point) is not None:
            return Qt.CursorShape.PointingHandCursor
        if scene.grip_at(point) is not None:
            return Qt.CursorShape.SizeVerCursor
        is_selectable = bool(scene.picture.layout.layer_at(point))
        return Qt.CursorShape.PointingHandCursor if is_selectable else Qt.CursorShape.ArrowCursor

    # The mouse

    def move(self, event: QMouseEvent, scene: Scene) -> bool:
        """Show the handles of the layer under the pointer, or drag a number."""
        point = event.position()
        if self.hand.is_dragging:
            self.hand.drag(event.globalPosition().y(), bool(event.modifiers() & _SHIFT))
            return True
        before = self._layer, self._handle_at(scene, self._pointer) if self._pointer is not None else None
        if self._handle_at(scene, point) is None:
            self._layer = scene.picture.layout.layer_at(point)
        self._pointer = point
        if before != (self._layer, self._handle_at(scene, point)):
            self._view.update()
        return False

    def press(self, event: QMouseEvent, scene: Scene) -> bool:
        """Press a handle, or take hold of a number."""
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        self._pressed = self._handle_at(scene, event.position())
        if self._pressed is not None:
            self._view.enter_by(event)
            return True
        grip = scene.grip_at(event.position())
        self._grip = grip
        if grip is not None:
            scale = scene.picture.weight_scale if grip.symbol == "W" else scene.picture.bias_scale
            self.hand.grab(grip, max(scale, 1.0), event.globalPosition().y())
        return False  # a click picks, as everywhere

    def double_click(self, event: QMouseEvent, scene: Scene) -> bool:
        """Ask for a number in place of a weight or a bias."""
        if event.button() != Qt.MouseButton.LeftButton or self._handle_at(scene, event.position()) is not None:
            return self.press(event, scene)
        part = scene.part_at(event.position())
        if part is None or part.neuron is None:
            return False
        self._view.enter_by(event)
        self._pick(part)
        self._type(part)
        return True

    def release(self, event: QMouseEvent, scene: Scene) -> bool:
        """Let a number go, or do what the handle asks for."""
        pressed, self._pressed = self._pressed, None
        if self.hand.is_dragging:
            return self.hand.let_go()
        if pressed is None:
            return False
        if pressed == self._handle_at(scene, event.position()):
            self._do(pressed.edit, self._target_of(scene, pressed))
        return True

    def leave(self, event: QEvent, scene: Scene) -> bool:
        """Show no handles any more."""
        self._layer = self._pointer = None
        self._view.update()
        return False

    def own_menu(self, event: QContextMenuEvent) -> PartMenu | None:
        """Return the menu of what is at the pointer or, for a key, of what is picked."""
        scene = None if self._view.is_picture else self._scene()
        if scene is None:
            return None
        is_at_pointer = event.reason() == QContextMenuEvent.Reason.Mouse
        part = scene.part_at(QPointF(event.pos())) if is_at_pointer else scene.marked
        if part is None:
            return None
        self.menu.fill(scene.frame, part)
        return self.menu

    def tell(self, event: QHelpEvent, scene: Scene) -> bool:
        """Say what a handle does."""
        handle = self._handle_at(scene, QPointF(event.pos()))
        if handle is not None:
            edit, part = handle.edit, self._target_of(scene, handle)
            text = self._texts.handle(edit.name(), first_key(edit), part, keeps_weights=self.keeps_weights)
            QToolTip.showText(event.globalPos(), text, self._view)
        return handle is not None

    # The keys

    def press_key(self, event: QKeyEvent, scene: Scene) -> bool:
        """Edit what is picked, or give a drag up."""
        if event.key() == Qt.Key.Key_Escape:
            return self.hand.give_up()
        for edit in _KEYS.get(combination(event), []):
            if self._do(edit, scene.marked):
                event.accept()
                return True
        return False

    # What is done

    @Slot(object, object)
    def _do(self, edit: Edit, part: Selection) -> bool:
        """Edit a part of the network; tell whether that makes sense."""
        scene = self._scene()
        if scene is None:
            return False
        if edit is TYPE and part.neuron is None:
            self.menu.fill(scene.frame, part)
            self.menu.popup(self._place_of(scene, part))
        elif edit is TYPE:
            self._type(part)
        elif edit is ACTIVATION:
            self.menu.offer_activations(scene.frame, part.layer, self._place_of(scene, Selection(part.layer)))
        elif edit is INPUTS:
            self.menu.offer_inputs(scene.frame, self._place_of(scene, Selection(0)))
        else:
            try:
                event = edit.event(scene.frame, part)
            except InvalidInput as error:
                QToolTip.showText(self._place_of(scene, part), engine_text(error.text), self._view)
                return True
            if event is None:
                return False
            self._send(event)
        return True

    @Slot(object)
    def _send(self, event: Event) -> None:
        scene = self._scene()
        if scene is not None:
            content = content_of(event, scene.frame.config, keeps_weights=self.keeps_weights)
            self._view.deed_requested.emit(Deed(content))

    @Slot(object)
    def _type(self, part: Selection) -> None:
        """Ask for a number in place of a weight or a bias."""
        scene = self._scene()
        if scene is not None:
            place = QRect(QPoint(), BOX)
            place.moveCenter(self._view.mapFromGlobal(self._place_of(scene, part)))
            self.hand.edit(parameter_of(part), self._view, place)

    def _place_of(self, scene: Scene, part: Selection) -> QPoint:
        """Return where the middle of a part is on the screen."""
        return self._view.mapToGlobal(scene.middle(part).toPoint())

    # Painting

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint the handles over the picture, and what the one under the pointer would edit."""
        if self._view.is_picture:
            return
        lit = None if self._pointer is None else self._handle_at(scene, self._pointer)
        if lit is not None:
            neuron = self._target_of(scene, lit).neuron
            paint_consequence(painter, self._view.theme, scene.picture.layout, lit, neuron)
        for handle in self.handles(scene):
            can = is_possible(scene.frame, handle.edit, handle.l)
            paint_handle(painter, self._view.theme, handle, is_lit=handle == lit, is_possible=can)


TOUCHING: dict[QEvent.Type, Callable[[Touch, Any, Scene], bool]] = {
    QEvent.Type.MouseMove: Touch.move,
    QEvent.Type.MouseButtonPress: Touch.press,
    QEvent.Type.MouseButtonDblClick: Touch.double_click,
    QEvent.Type.MouseButtonRelease: Touch.release,
    QEvent.Type.Leave: Touch.leave,
    QEvent.Type.KeyPress: Touch.press_key,
    QEvent.Type.ToolTip: Touch.tell,
}
"""The events of a diagram that are taken, and what is made of each."""
