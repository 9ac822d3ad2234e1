"""What hands do to an entry of W or b: they type it, drag it, freeze it, or switch its neuron off."""

from functools import cached_property

from PySide6.QtCore import QObject, QPoint, QRect, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.lesson.deeds import Deed, new_gesture
from app.lesson.parameters import Parameter, is_frozen, is_hidden
from app.views.hands.parameter_menu import ParameterMenu
from app.widgets.cell_box import CellBox
from app.widgets.number_drag import NumberDrag
from mlp_engine import Frame
from mlp_engine.events import Event, Freeze, Part, SwitchOff


class ParameterHand(QObject):
    """Turns what is typed and dragged in a view into deeds; of a drag no more than there are frames.

    Parameters
    ----------
    view : over which the box for a number opens

    Attributes
    ----------
    frame : the newest one, None before the first; nothing can be changed in a picture
    """

    deed_requested = Signal(object)
    """A ``Deed``."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.frame: Frame | None = None
        self.box = CellBox(view)
        self._view = view
        self._parameter = Parameter("W", 1, 0)  # that is typed or dragged
        self._drag: NumberDrag | None = None
        self._is_retired = False
        self.box.number_typed.connect(self._set)

    @cached_property
    def menu(self) -> ParameterMenu:
        """The menu, made when it is first wanted."""
        menu = ParameterMenu(self._view)
        menu.frozen.connect(self.freeze)
        menu.switched.connect(self.switch)
        return menu

    def follow(self, frame: Frame) -> None:
        """Know the newest frame: it answers what was dragged, or has another network."""
        if self._is_retired:
            return
        self.frame = frame
        if not self._parameter.is_in(frame):
            self._drag = None
            self.box.close_box()
        elif self._drag is not None:
            self._drag.answer()
            self._send(self._drag.due())

    @property
    def is_dragging(self) -> bool:
        """Whether the mouse holds a number."""
        return self._drag is not None

    def edit(self, parameter: Parameter, over: QWidget, place: QRect) -> None:
        """Ask for another number in its place in a widget."""
        if self.frame is not None and parameter.is_in(self.frame):
            self._drop_drag()
            self._parameter = parameter
            self.box.open_over(over, place, parameter.value(self.frame), parameter.text)

    def grab(self, parameter: Parameter, span: float, y: float) -> None:
        """Begin to drag at a height of the screen; see NumberDrag."""
        if self.frame is not None and parameter.is_in(self.frame):
            self._parameter = parameter
            self._drag = NumberDrag(parameter.value(self.frame), span, y)
            self._gesture = new_gesture()

    def drag(self, y: float, is_fine: bool) -> None:
        """Go on to another height of the screen."""
        if self._drag is not None:
            self._drag.move(y, is_fine)
            self._send(self._drag.due())

    def let_go(self) -> bool:
        """End the drag; tell whether it was one, and not a click."""
        drag, self._drag = self._drag, None
        if drag is None:
            return False
        self._send(drag.last())
        return drag.has_begun

    def give_up(self) -> bool:
        """Take the number before the drag back, and end it; tell whether there was one."""
        if self._drag is None:
            return False
        self._drag.give_up()
        self.let_go()
        return True

    def offer(self, parameter: Parameter, over: QWidget, place: QRect, at: QPoint) -> None:
        """Open a menu of what can be done with an entry at a place of the screen."""
        if self.frame is not None and parameter.is_in(self.frame):
            self._drop_drag()
            self.menu.offer(self.frame, parameter, at, lambda: self.edit(parameter, over, place))

    @Slot(object)
    def freeze(self, part: Part) -> None:
        """Have a part learn no more, or learn again if all of it is frozen."""
        if self.frame is not None:
            self._do(Freeze(part, not is_frozen(self.frame, part)))

    @Slot(int, int)
    def switch(self, l: int, neuron: int) -> None:
        """Switch a hidden neuron off, or on if it is off."""
        if self.frame is not None and is_hidden(self.frame, l):
            self._do(SwitchOff(l, neuron, neuron not in self.frame.layers[l - 1].off))

    def retire(self) -> None:
        """Change nothing any more: the view becomes a picture."""
        self._drag, self.frame, self._is_retired = None, None, True
        self.box.close_box()

    def _drop_drag(self) -> None:
        self._drag = None

    @Slot(float)
    def _set(self, value: float) -> None:
        self._do(self._parameter.set_to(value))

    def _send(self, value: float | None) -> None:
        if value is not None:
            self._do(self._parameter.set_to(value), self._gesture)

    def _do(self, event: Event, gesture: int = 0) -> None:
        self.deed_requested.emit(Deed((event,), gesture))
