"""The menus of the network diagram: what can be done with a part, another activation, other inputs."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.lesson.selection import Selection
from app.style.translation import engine_text
from app.views.network.edits import (
    ACTIVATION,
    GROUPS,
    INPUTS,
    TYPE,
    Edit,
    activations,
    inputs,
    is_taken_back,
    switched_input,
)
from app.views.network.texts import NetworkTexts
from mlp_engine import ACTIVATION_REGISTRY, Frame, InvalidInput
from mlp_engine.events import Event
from mlp_engine.inputs import INPUT_REGISTRY
from mlp_engine.reshaping import with_activation


class PartMenu(QMenu):
    """What can be done with a part of the network; it only asks. What a run cannot become says why not."""

    chosen = Signal(object, object)
    """A Edit, and the part, a Selection, that is meant."""
    event_wanted = Signal(object)
    """An Event of the run."""

    def __init__(self, parent: QWidget, texts: NetworkTexts) -> None:
        super().__init__(parent)
        self._texts = texts
        self._answers: dict[QAction, Callable[[], None]] = {}
        self._keys: set[str] = set()  # that stand behind an entry
        self._activations = QMenu(self)
        self._exclusive = QActionGroup(self)
        self.setToolTipsVisible(True)
        self.triggered.connect(self._answer)

    def fill(self, frame: Frame, part: Selection) -> None:
        """Hold all that can be done with a part."""
        self._clear()
        title = self.addAction(self._texts.part(part))
        title.setEnabled(False)
        is_edge = part.source is not None
        for group in GROUPS[:2] if is_edge else GROUPS:
            self.addSeparator()
            for edit in group:
                self._add(frame, part, edit)

    def offer_activations(self, frame: Frame, l: int, place: QPoint) -> None:
        """Open with the activations that layer l can have."""
        self._clear()
        self._add_activations(self, frame, l)
        self.popup(place)

    def offer_inputs(self, frame: Frame, place: QPoint) -> None:
        """Open with the inputs that there can be."""
        self._clear()
        self._add_inputs(self, frame)
        self.popup(place)

    def _clear(self) -> None:
        self._answers, self._keys = {}, set()
        self.clear()
        self._activations.clear()

    def _add(self, frame: Frame, part: Selection, edit: Edit) -> None:
        """Offer an edit of a part if that makes sense."""
        if edit is ACTIVATION and part.layer:
            self._activations.setTitle(self._text(edit))
            self.addMenu(self._activations)
            self._add_activations(self._activations, frame, part.layer)
        elif edit is INPUTS and not part.layer:
            self._add_inputs(self, frame)
        elif edit is TYPE and part.layer and part.neuron is not None:
            self._answers[self.addAction(self._text(edit))] = partial(self.chosen.emit, edit, part)
        elif edit not in (ACTIVATION, INPUTS, TYPE):
            self._add_event(frame, part, edit)

    def _add_event(self, frame: Frame, part: Selection, edit: Edit) -> None:
        try:
            event = edit.event(frame, part)
        except InvalidInput as error:
            action = self.addAction(self._text(edit))
            action.setEnabled(False)
            action.setToolTip(engine_text(error.text))
            return
        if event is not None:
            action = self.addAction(self._text(edit, is_done=is_taken_back(event)))
            self._answers[action] = partial(self.event_wanted.emit, event)

    def _add_activations(self, menu: QMenu, frame: Frame, l: int) -> None:
        present = frame.config.layers[l - 1].activation
        for name in activations(frame, l):
            action = menu.addAction(engine_text(ACTIVATION_REGISTRY[name].label))
            action.setCheckable(True)
            action.setChecked(name == present)
            self._exclusive.addAction(action)
            if name == present:
                menu.setActiveAction(action)
            else:
                self._answers[action] = partial(self._want, partial(with_activation, frame.config, l, name))

    def _add_inputs(self, menu: QMenu, frame: Frame) -> None:
        entering = inputs(frame)
        for name, enters in entering.items():
            action = menu.addAction(INPUT_REGISTRY[name].label)
            action.setCheckable(True)
            action.setChecked(enters)
            action.setEnabled(not enters or sum(entering.values()) > 1)  # one has to be left
            self._answers[action] = partial(self._want, partial(switched_input, frame, name))

    def _want(self, make: Callable[[], Event]) -> None:
        self.event_wanted.emit(make())

    def _text(self, edit: Edit, *, is_done: bool = False) -> str:
        """Return what stands for an edit, and behind it its key, unless that is of another entry above."""
        name, key = edit.name(is_done=is_done), first_key(edit)
        is_new = bool(key) and key not in self._keys
        self._keys.add(key)
        return f"{name}\t{key}" if is_new else name

    @Slot(QAction)
    def _answer(self, action: QAction) -> None:
        if action in self._answers:
            self._answers[action]()


def first_key(edit: Edit) -> str:
    """Return the first key of an edit as it is written on the keyboard."""
    return QKeySequence(edit.keys.partition(" ")[0]).toString(QKeySequence.SequenceFormat.NativeText)
