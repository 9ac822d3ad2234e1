"""What hands can do to a part of the network, as events of the run.

To add something: an entry in ``HANDS``; the menus and the keys of the diagram pick it up from there.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.lesson.deeds import Content
from app.lesson.selection import Selection
from app.views.network.marks import is_frozen
from mlp_engine import Frame, RunConfig, marked
from mlp_engine.activations import names_for
from mlp_engine.events import BIAS, Event, Freeze, Part, Reshape, SwitchOff
from mlp_engine.inputs import INPUT_REGISTRY, inputs_for
from mlp_engine.reshaping import (
    with_inputs,
    with_layer,
    with_neuron,
    without_layer,
    without_neuron,
)

Ask = Callable[[Frame, Selection], Event | None]


@dataclass(frozen=True)
class Hand:
    """Something that hands do.

    Attributes
    ----------
    text : what a menu calls it, to be translated in the context "Hands"
    keys : as QKeySequence reads them, with spaces between
    event : of the run, with a frame and the part that is meant, which may be the inputs, layer 0; None where it makes
        no sense. It raises InvalidInput where no run can become so.
    back_text : what a menu calls it where it was done already, and is taken back
    """

    text: str
    keys: str
    event: Ask = lambda frame, part: None
    back_text: str = ""

    def name(self, *, is_done: bool = False) -> str:
        """Return what a menu calls it, in the language of the window."""
        return QCoreApplication.translate("Hands", self.back_text if is_done else self.text)


def _is_hidden(frame: Frame, part: Selection) -> bool:
    return 0 < part.layer < frame.L


def _add_neuron(frame: Frame, part: Selection) -> Event | None:
    return with_neuron(frame.config, part.layer) if _is_hidden(frame, part) else None


def _remove_neuron(frame: Frame, part: Selection) -> Event | None:
    return without_neuron(frame.config, part.layer, part.neuron) if _is_hidden(frame, part) else None


def _add_layer(frame: Frame, part: Selection) -> Event:
    return with_layer(frame.config, max(part.layer, 1))


def _remove_layer(frame: Frame, part: Selection) -> Event | None:
    return without_layer(frame.config, part.layer) if _is_hidden(frame, part) else None


def _freeze_weight(frame: Frame, part: Selection) -> Event | None:
    return None if part.source is None else _frozen(frame, Part(part.layer, part.neuron, part.source))


def _freeze_neuron(frame: Frame, part: Selection) -> Event | None:
    if part.layer == 0 or part.neuron is None or part.source is not None:
        return None
    return _frozen(frame, Part(part.layer, part.neuron))


def _freeze_bias(frame: Frame, part: Selection) -> Event | None:
    if part.layer == 0 or part.neuron is None or part.source is not None:
        return None
    return _frozen(frame, Part(part.layer, part.neuron, BIAS))


def _freeze_layer(frame: Frame, part: Selection) -> Event | None:
    return _frozen(frame, Part(part.layer)) if part.layer else None


def _frozen(frame: Frame, part: Part) -> Freeze:
    return Freeze(part, not is_frozen(frame.layers[part.l - 1], part))


def _switch(frame: Frame, part: Selection) -> Event | None:
    if not _is_hidden(frame, part) or part.neuron is None or part.source is not None:
        return None
    return SwitchOff(part.layer, part.neuron, part.neuron not in frame.layers[part.layer - 1].off)


TYPE = Hand(marked("Hands", "Type a number…"), "Enter")
ADD_NEURON = Hand(marked("Hands", "Add a neuron"), "Ins + =", _add_neuron)
REMOVE_NEURON = Hand(marked("Hands", "Remove a neuron"), "Del -", _remove_neuron)
ADD_LAYER = Hand(marked("Hands", "Insert a layer before"), "Shift+Ins Ctrl++ Ctrl+=", _add_layer)
REMOVE_LAYER = Hand(marked("Hands", "Remove the layer"), "Shift+Del Ctrl+-", _remove_layer)
ACTIVATION = Hand(marked("Hands", "Activation"), "A")
INPUTS = Hand(marked("Hands", "Inputs"), "I")
FREEZE_WEIGHT = Hand(
    marked("Hands", "Freeze the weight"), "Z", _freeze_weight, marked("Hands", "Let the weight learn again")
)
FREEZE_NEURON = Hand(
    marked("Hands", "Freeze the neuron"), "Z", _freeze_neuron, marked("Hands", "Let the neuron learn again")
)
FREEZE_BIAS = Hand(marked("Hands", "Freeze the bias"), "", _freeze_bias, marked("Hands", "Let the bias learn again"))
FREEZE_LAYER = Hand(
    marked("Hands", "Freeze the layer"), "Z", _freeze_layer, marked("Hands", "Let the layer learn again")
)
SWITCH = Hand(
    marked("Hands", "Switch the neuron off"), "O", _switch, marked("Hands", "Switch the neuron on again")
)
HANDS: tuple[Hand, ...] = (
    TYPE,
    FREEZE_WEIGHT,
    FREEZE_NEURON,
    FREEZE_BIAS,
    SWITCH,
    FREEZE_LAYER,
    ADD_NEURON,
    REMOVE_NEURON,
    ADD_LAYER,
    REMOVE_LAYER,
    ACTIVATION,
    INPUTS,
)
"""In the order of a menu; of several with the same key that which makes sense comes first."""


def is_taken_back(event: Event) -> bool:
    """Tell whether an event only ends what another one began."""
    if isinstance(event, Freeze):
        return not event.is_frozen
    return isinstance(event, SwitchOff) and not event.is_off


def content_of(event: Event, config: RunConfig, *, keeps_weights: bool) -> Content:
    """Return what has to be done for an event; where weights are not kept, another shape begins another run."""
    return event.made(config) if isinstance(event, Reshape) and not keeps_weights else (event,)


def activations(frame: Frame, l: int) -> list[str]:
    """Return the names of the activations that layer l can have."""
    return names_for(is_output=l == frame.L and frame.config.layers[-1].size > 1)


def inputs(frame: Frame) -> dict[str, bool]:
    """Return the names of the inputs that there can be, and whether each enters the network."""
    config = frame.config
    return {name: name in config.inputs for name in inputs_for(list(INPUT_REGISTRY), config.data.n_inputs)}


def switched_input(frame: Frame, name: str) -> Reshape:
    """Return the event that has an input enter the network, or enter no more; InvalidInput if none would be left."""
    return with_inputs(frame.config, [other for other, enters in inputs(frame).items() if enters != (other == name)])
