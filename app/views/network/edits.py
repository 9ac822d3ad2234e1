"""What hands can do to a part of the network, as events of the run.

To add something: an entry in ``GROUPS``; the menus and the keys of the diagram pick it up from there.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.lesson.deeds import Content
from app.lesson.parameters import is_frozen, is_hidden
from app.lesson.selection import Selection
from mlp_engine import FIELDS, Frame, RunConfig, marked
from mlp_engine.activations import names_for
from mlp_engine.events import BIAS, Event, Freeze, Part, SwitchOff
from mlp_engine.inputs import INPUT_REGISTRY, inputs_for
from mlp_engine.kinds import LayersKind
from mlp_engine.reshaping import (
    Reshape,
    with_inputs,
    with_layer,
    with_neuron,
    without_layer,
    without_neuron,
)

Ask = Callable[[Frame, Selection], Event | None]


def _no_event(frame: Frame, part: Selection) -> None:
    """What opens a box or a menu is no event by itself."""
    del frame, part


@dataclass(frozen=True)
class Edit:
    """Something that hands do to a part of the network.

    Attributes
    ----------
    text : what a menu calls it, to be translated in the context "Edits"
    keys : as QKeySequence reads them, with spaces between
    event : of the run, with a frame and the part that is meant, which may be the inputs, layer 0; None where it makes
        no sense. It raises InvalidInput where no run can become so.
    back_text : what a menu calls it where it was done already, and is taken back
    """

    text: str
    keys: str
    event: Ask = _no_event
    back_text: str = ""

    def name(self, *, is_done: bool = False) -> str:
        """Return what a menu calls it, in the language of the window."""
        return QCoreApplication.translate("Edits", self.back_text if is_done else self.text)


def _is_hidden(frame: Frame, part: Selection) -> bool:
    return part.layer > 0 and is_hidden(frame, part.layer)


def _is_neuron(part: Selection) -> bool:
    return part.layer > 0 and part.neuron is not None and part.source is None


def _add_neuron(frame: Frame, part: Selection) -> Event | None:
    return with_neuron(frame.config, part.layer) if _is_hidden(frame, part) else None


def _remove_neuron(frame: Frame, part: Selection) -> Event | None:
    if not _is_neuron(part) or not _is_hidden(frame, part):
        return None
    return without_neuron(frame.config, part.layer, part.neuron)


def _remove_last(frame: Frame, part: Selection) -> Event | None:
    return without_neuron(frame.config, part.layer) if part.neuron is None and _is_hidden(frame, part) else None


def _add_layer(frame: Frame, part: Selection) -> Event | None:
    return with_layer(frame.config, part.layer) if part.layer else None


def _remove_layer(frame: Frame, part: Selection) -> Event | None:
    return without_layer(frame.config, part.layer) if _is_hidden(frame, part) else None


def _freeze_weight(frame: Frame, part: Selection) -> Event | None:
    return None if part.source is None else _frozen(frame, Part(part.layer, part.neuron, part.source))


def _freeze_neuron(frame: Frame, part: Selection) -> Event | None:
    return _frozen(frame, Part(part.layer, part.neuron)) if _is_neuron(part) else None


def _freeze_bias(frame: Frame, part: Selection) -> Event | None:
    return _frozen(frame, Part(part.layer, part.neuron, BIAS)) if _is_neuron(part) else None


def _freeze_layer(frame: Frame, part: Selection) -> Event | None:
    return _frozen(frame, Part(part.layer)) if part.layer else None


def _frozen(frame: Frame, part: Part) -> Freeze:
    return Freeze(part, not is_frozen(frame, part))


def _switch(frame: Frame, part: Selection) -> Event | None:
    if part.neuron is None or part.source is not None or not _is_hidden(frame, part):
        return None
    return SwitchOff(part.layer, part.neuron, part.neuron not in frame.layers[part.layer - 1].off)


TYPE = Edit(marked("Edits", "Type a number…"), "Enter F2")
ADD_NEURON = Edit(marked("Edits", "Add a neuron"), "Ins + =", _add_neuron)
REMOVE_NEURON = Edit(marked("Edits", "Remove this neuron"), "Del -", _remove_neuron)
REMOVE_LAST = Edit(marked("Edits", "Remove the last neuron"), "Del -", _remove_last)
ADD_LAYER = Edit(marked("Edits", "Insert a layer before this one"), "Shift+Ins Ctrl++ Ctrl+=", _add_layer)
REMOVE_LAYER = Edit(marked("Edits", "Remove this layer"), "Shift+Del Ctrl+-", _remove_layer)
ACTIVATION = Edit(marked("Edits", "Activation"), "A")
INPUTS = Edit(marked("Edits", "Inputs"), "I")
FREEZE_WEIGHT = Edit(
    marked("Edits", "Freeze this weight"), "L", _freeze_weight, marked("Edits", "Let this weight learn")
)
FREEZE_NEURON = Edit(
    marked("Edits", "Freeze this neuron"), "L", _freeze_neuron, marked("Edits", "Let this neuron learn")
)
FREEZE_BIAS = Edit(marked("Edits", "Freeze this bias"), "", _freeze_bias, marked("Edits", "Let this bias learn"))
FREEZE_LAYER = Edit(marked("Edits", "Freeze this layer"), "L", _freeze_layer, marked("Edits", "Let this layer learn"))
SWITCH = Edit(marked("Edits", "Switch this neuron off"), "O", _switch, marked("Edits", "Switch this neuron on"))
GROUPS: tuple[tuple[Edit, ...], ...] = (
    (TYPE,),
    (FREEZE_WEIGHT, FREEZE_NEURON, FREEZE_BIAS, SWITCH, FREEZE_LAYER),
    (ADD_NEURON, REMOVE_NEURON, REMOVE_LAST),
    (ADD_LAYER, REMOVE_LAYER),
    (ACTIVATION, INPUTS),
)
"""In the order of a menu; of several with the same key that which makes sense comes first."""
EDITS = tuple(edit for group in GROUPS for edit in group)
LAYERS = next(field.kind for field in FIELDS if field.name == "layers")


def is_possible(frame: Frame, edit: Edit, l: int) -> bool:
    """Tell whether layer l, 0 for the inputs, has not yet reached the limit of an edit, without trying it."""
    assert isinstance(LAYERS, LayersKind)
    layers = frame.config.layers
    if edit is ADD_LAYER:
        return len(layers) < LAYERS.most_layers
    if edit is ADD_NEURON:
        return layers[l - 1].size < LAYERS.largest_size
    return edit not in (REMOVE_NEURON, REMOVE_LAST) or layers[l - 1].size > 1


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
