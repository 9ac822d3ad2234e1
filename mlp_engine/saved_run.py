"""A run as values and arrays: enough to have it again where it is, to the bit, without training it anew.

What belongs to the run besides its set-up is its past: curves, states to go back to, and the shapes that it has had.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from mlp_engine.arrays import FloatArray, Mask, as_integer, as_list, divided, joined, read_only
from mlp_engine.batches import update_count
from mlp_engine.beginnings import model_for
from mlp_engine.config import RunConfig
from mlp_engine.curves import Curves
from mlp_engine.errors import InvalidInput, Text, marked
from mlp_engine.event_log import Entry
from mlp_engine.fields import LAYERS
from mlp_engine.fitting import check_part, check_samples, reshaped
from mlp_engine.history import History
from mlp_engine.keyframes import Keyframes, State
from mlp_engine.learner import sizes_of
from mlp_engine.network import MLP
from mlp_engine.optimizers import COUNT, OPTIMIZER_REGISTRY
from mlp_engine.parts import Arrays, Parts
from mlp_engine.past import Era, Past
from mlp_engine.reshaping import Reshape
from mlp_engine.run_point import RunPoint

KEPT_NUMBERS = 2**20  # in the states to go back to, besides the first of each shape: 8 MiB
WEIGHTS_AGREE = 1e-6  # relative to the largest: another processor rounds otherwise
MOST_RESHAPES = 2000  # to look at more takes long
NO_TABLE = Text(marked("engine", "a table of fields and their values"))


@dataclass(frozen=True, eq=False)
class SavedRun:
    """A run, where it is and what it was.

    Attributes
    ----------
    values : what JSON can hold
    arrays : read-only, by names; among them the present weights and biases, "W1", "b1", …
    """

    values: Mapping[str, object]
    arrays: Arrays

    @cached_property
    def end(self) -> RunPoint:
        """The run up to where its newest epoch is made; raises InvalidInput if its values are not allowed."""
        as_integer("events", self.n_reshapes, 0, MOST_RESHAPES)
        end = RunPoint.from_dict(self.values.get("run"))  # type: ignore[arg-type]  # checked there
        as_integer("epoch", end.epoch, 1)
        for entry in end.events[-1:]:
            as_integer("events.epoch", entry.epoch, 0, end.epoch - 1)
        return end

    @property
    def n_reshapes(self) -> int:
        """How often hands have given it another shape, at most MOST_RESHAPES in a run that can be opened."""
        match self.values.get("run"):
            case {"events": [*events]}:
                return sum(isinstance(entry, list) and Reshape.name in entry for entry in events)
        return 0

    @property
    def point(self) -> RunPoint:
        """Where it is: ``replay`` trains it again up to there. Raises InvalidInput if its values are not allowed."""
        end, parts = self.end, Parts(self.values, {})
        epoch, update = parts.whole("epoch", 0, end.epoch - 1), parts.whole("update")
        there = end.at(epoch)
        events = tuple(entry for entry in end.events if entry[:2] <= (epoch, update))
        return RunPoint(there.config, epoch, there.rates, update, events)


def parts_of_past(past: Past, needed: State) -> tuple[list[object], dict[str, FloatArray | Mask]]:
    """Return the eras of a run, with states from which all that it has been can be made again, one of them needed."""
    values: list[object] = []
    arrays: dict[str, FloatArray | Mask] = {}
    for i, era in enumerate(past.eras):
        states = era.states.some(KEPT_NUMBERS // len(past.eras))
        if era is past.era_of(needed.epoch):
            states[needed.epoch] = needed.vector
        epochs = sorted(states)
        off = [list(map(int, neurons)) for neurons in era.off]
        values.append({"first": era.first, "shape": Reshape.values_of(era.config), "epochs": epochs, "off": off})
        arrays[f"eras.{i}.states"] = np.concatenate([states[epoch] for epoch in epochs]).reshape(len(epochs), -1)
        arrays[f"eras.{i}.start"] = joined(era.start)[0]
        arrays[f"eras.{i}.frozen"] = era.frozen
    return values, arrays


def eras_of(parts: Parts, end: RunPoint, start: RunConfig) -> list[Era]:
    """Return the eras of a run that began with a configuration.

    Raises InvalidInput for wrong parts, before anything is made that is larger than they are.
    """
    newest, firsts = end.epoch - 1, [-1]
    eras: list[Era] = []
    own = [parts.part(f"eras.{i}", values) for i, values in enumerate(parts.items("eras", 1, end.epoch))]
    for part in own:
        firsts.append(part.whole("first", firsts[-1] + 1, newest if len(firsts) > 1 else 0))
    for part, first, last in zip(own, firsts[1:], [*firsts[2:], newest], strict=True):
        shape = part.values.get("shape")
        if not isinstance(shape, Mapping) or set(shape) != set(Reshape.FIELDS):
            raise InvalidInput("eras.shape", shape, NO_TABLE)
        config = replace(start, **shape)
        eras.append(_era_of(part, first, last, start if config == start else config))
    if any(getattr(eras[-1].config, name) != getattr(end.config, name) for name in Reshape.FIELDS):
        raise InvalidInput("eras", Text(marked("engine", "another shape")), Text(marked("engine", "that of the run")))
    return eras


def _era_of(part: Parts, first: int, last: int, config: RunConfig) -> Era:
    has_test = config.test_share > 0.0
    n, size = sizes_of(config, has_test=has_test)
    epochs = [as_integer("eras.epochs", epoch, first, last) for epoch in part.items("epochs", 1)]
    if epochs[0] != first or epochs != sorted(set(epochs)):
        raise InvalidInput("eras.epochs", epochs[0], Text(marked("engine", "in order, from the first epoch on")))
    vectors = part.numbers("states", len(epochs), size, any_at_end=2 * has_test)
    if not _are_counted(vectors, config, last, has_test=has_test):
        came = Text(marked("engine", "an array of other numbers"))
        raise InvalidInput("eras.states", came, Text(marked("engine", "states of the run")))
    states = Keyframes(size, first=first)
    states.take(epochs, vectors, last)
    start = divided(read_only(part.numbers("start", n)), model_for(config).parameters)
    off = part.items("off", len(config.layers), len(config.layers))
    hidden = [layer.size for layer in config.layers[:-1]]
    return Era(first, config, states, start, part.mask("frozen", n), tuple(map(_off_of, [*hidden, 0], off)))


def _are_counted(states: FloatArray, config: RunConfig, newest: int, *, has_test: bool) -> bool:
    """Tell whether states (k, size) hold what can be counted: updates, and the epoch of ``best`` up to the newest."""
    start = sizes_of(config, has_test=False)[0]
    counts = [np.zeros(1)]
    for name, slot in OPTIMIZER_REGISTRY[config.optimizer].slots(start).items():
        if name == COUNT:
            counts.append(states[:, start])
        start += slot.size
    if has_test:
        losses, epochs = states[:, -2], states[:, -1]
        if np.isnan(losses).any() or not (epochs <= newest).all():
            return False
        counts.append(epochs)
    return all(bool(((count >= 0.0) & (count == np.floor(count)) & np.isfinite(count)).all()) for count in counts)


def _off_of(size: int, neurons: object) -> tuple[int, ...]:
    """Return which neurons of a layer of a size are off, none of them twice."""
    allowed = Text(marked("engine", "a list of neurons"))
    off = [as_integer("eras.off", j, 0, size - 1) for j in as_list("eras.off", neurons, allowed, 0, size)]
    if len(set(off)) < len(off):
        raise InvalidInput("eras.off", off, allowed)
    return tuple(off)


def history_of(parts: Parts, past: Past, n_epochs: int, extra_names: tuple[str, ...]) -> History:
    """Return the history of so many epochs; raises InvalidInput for wrong parts."""
    part = parts.part("history", parts.values.get("history"))
    return History.of(part, n_epochs, _norm_names(part, past), extra_names)


def left_of(parts: Parts, past: Past, extra_names: tuple[str, ...]) -> Curves | None:
    """Return the curves of the run that was left last, if there are any; raises InvalidInput for wrong parts."""
    if "left" not in parts.values:
        return None
    part = parts.part("left", parts.values["left"])
    return Curves.of(part, _norm_names(part, past), extra_names)


def check_events(entries: Sequence[Entry], eras: Sequence[Era], start: RunConfig, X: FloatArray, Y: FloatArray) -> None:
    """Raise InvalidInput if hands could not have done all that in a run of these eras: a way may lead there again.

    The ``state`` of a Reshape, which may be large, is looked at only then.

    Parameters
    ----------
    start, X, Y : the configuration and the samples that the run began with
    """
    config, (n, m) = start, X.shape
    shapes = {0: start}
    for epoch, update, event in entries:
        begins_again = event.changes_shape or event.changes_samples
        as_integer("events.update", update, 0, 0 if begins_again else update_count(m, start.batch_size) - 1)
        if isinstance(event, Reshape):
            shapes[epoch] = config = reshaped(event, config)
        check_part(event, config.layer_dims)
        check_samples(event, (n, m), len(Y), is_regression=start.data.is_regression)
        m += event.added
    made = [(first, Reshape.values_of(config)) for first, config in shapes.items()]
    if made != [(era.first, Reshape.values_of(era.config)) for era in eras]:
        allowed = Text(marked("engine", "what hands have made it"))
        raise InvalidInput("eras", Text(marked("engine", "another shape")), allowed)


def _norm_names(part: Parts, past: Past) -> tuple[str, ...]:
    """Return the names of the norms in some curves: of as many gradients as there have been, "|dW1|", "|db1|", …."""
    count = part.whole("norms", 2 * min(len(era.config.layers) for era in past.eras), 2 * LAYERS.most_layers)
    if count % 2:
        raise InvalidInput("norms", count, Text(marked("engine", "an even number")))
    return tuple(f"|d{symbol}{l}|" for l in range(1, count // 2 + 1) for symbol in "Wb")


def check_weights(model: MLP, parts: Parts) -> None:
    """Raise InvalidInput if the present weights are not those that the states have led to."""
    for name, made in model.parameters.items():
        given = parts.numbers(name, *made.shape)
        if np.abs(given - made).max() > WEIGHTS_AGREE * max(1.0, np.abs(made).max()):
            allowed = Text(marked("engine", "what the run leads to"))
            raise InvalidInput(name, Text(marked("engine", "an array of other numbers")), allowed)
