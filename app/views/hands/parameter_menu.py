"""The menu of an entry of W or b."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from app.lesson.parameters import Parameter, is_frozen, is_hidden
from mlp_engine import Frame
from mlp_engine.events import Part


class ParameterMenu(QMenu):
    """What can be done with an entry, its neuron and its layer; it only asks."""

    frozen = Signal(object)
    """This Part shall learn no more, or learn again."""
    switched = Signal(int, int)
    """This neuron, of this layer before it, shall be switched off or on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, Part, Part] = Part(1), Part(1), Part(1)  # the entry, its neuron, its layer
        self._edit: Callable[[], None] = lambda: None

    def offer(self, frame: Frame, parameter: Parameter, place: QPoint, edit: Callable[[], None]) -> None:
        """Open at a place of the screen for an entry; ``edit`` asks for another number."""
        l, neuron = parameter.l, parameter.row
        self._parts, self._edit = (parameter.part, Part(l, neuron), Part(l)), edit
        self.clear()
        self.addAction(self.tr("&Type another number…"), self._ask)
        self.addSeparator()
        of_entry, of_neuron, of_layer = (is_frozen(frame, part) for part in self._parts)
        if parameter.symbol == "W":
            self.addAction(
                self.tr("Let this weight &learn") if of_entry else self.tr("&Freeze this weight"), self._entry
            )
        else:
            self.addAction(self.tr("Let this bias &learn") if of_entry else self.tr("&Freeze this bias"), self._entry)
        text = self.tr("Let &neuron {0} learn") if of_neuron else self.tr("Freeze &neuron {0}")
        self.addAction(text.format(neuron + 1), self._neuron)
        text = self.tr("Let la&yer {0} learn") if of_layer else self.tr("Freeze la&yer {0}")
        self.addAction(text.format(l), self._layer)
        if is_hidden(frame, l):
            self.addSeparator()
            is_off = neuron in frame.layers[l - 1].off
            text = self.tr("Switch neuron {0} &on") if is_off else self.tr("Switch neuron {0} &off")
            self.addAction(text.format(neuron + 1), self._switch)
        self.popup(place)

    @Slot()
    def _ask(self) -> None:
        self._edit()

    @Slot()
    def _entry(self) -> None:
        self.frozen.emit(self._parts[0])

    @Slot()
    def _neuron(self) -> None:
        self.frozen.emit(self._parts[1])

    @Slot()
    def _layer(self) -> None:
        self.frozen.emit(self._parts[2])

    @Slot()
    def _switch(self) -> None:
        _, neuron, _ = self._parts
        self.switched.emit(neuron.l, neuron.neuron)
