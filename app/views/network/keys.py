"""Where keys and clicks lead in the network diagram, and what a user asks for with them."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.lesson.selection import Selection
from mlp_engine import Frame

LAYER_KEYS: dict[int, int] = {Qt.Key.Key_Home: -1_000, Qt.Key.Key_End: 1_000}
NEURON_KEYS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
TAB_KEYS: dict[int, int] = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
"""How far each key goes."""
COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
"""With one of these a key means something else."""
Lead = Callable[[QKeyEvent, Frame, Selection], Selection | None]
"""From a key, in a frame with something marked, to what it leads to; None if it means nothing."""


def marked_of(frame: Frame, selection: Selection) -> Selection:
    """Return what is marked: the layer, or the nearest one that exists, and neuron and edge if they exist."""
    layer = frame.layers[min(max(selection.layer, 1), frame.L) - 1]
    if selection.neuron is None or selection.neuron >= layer.n_out:
        return Selection(layer.l)
    has_source = selection.source is not None and selection.source < layer.n_in
    return Selection(layer.l, selection.neuron, selection.source if has_source else None)


def picked(selection: Selection, target: Selection) -> Selection:
    """Return the selection with the layer, neuron and edge of ``target``; an edge is a cell of W."""
    l, neuron, source = target.layer, target.neuron, target.source
    result = replace(selection, layer=l, neuron=neuron, source=source, cell=None, pulls=())
    if neuron is None or source is None:
        return result
    return replace(result, symbol="W", cell=(neuron, source))


def tab_target(event: QKeyEvent, frame: Frame, marked: Selection) -> Selection | None:
    """Return the layer to which Tab leads; None for another key."""
    layers = 0 if event.modifiers() & COMMANDS else TAB_KEYS.get(event.key(), 0)
    return _by_layer(frame, marked, layers) if layers else None


def key_target(event: QKeyEvent, frame: Frame, marked: Selection) -> Selection | None:
    """Return the layer, neuron or edge to which another key leads; None if it means nothing here."""
    key, layer = event.key(), frame.layers[marked.layer - 1]
    if event.modifiers() & COMMANDS:
        return None
    if key in LAYER_KEYS:
        return _by_layer(frame, marked, LAYER_KEYS[key])
    if key not in NEURON_KEYS:
        return None
    if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:  # above the first neuron is the layer as a whole
        return Selection(marked.layer, _beyond(marked.neuron, NEURON_KEYS[key], layer.n_out))
    if marked.neuron is None:
        return marked
    return replace(marked, source=_beyond(marked.source, NEURON_KEYS[key], layer.n_in))  # above is the neuron itself


def _by_layer(frame: Frame, marked: Selection, layers: int) -> Selection:
    l = min(max(marked.layer + layers, 1), frame.L)
    return marked if l == marked.layer else Selection(l)


def _beyond(now: int | None, steps: int, count: int) -> int | None:
    """Return the place after some steps from ``now``; above the first is None, and the last is the end."""
    place = min((-1 if now is None else now) + steps, count - 1)
    return place if place >= 0 else None
