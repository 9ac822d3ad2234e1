"""How the events of ``mlp_engine.events`` are carried out on a learner, and what leads back.

Each function takes an event and changes a learner; it returns the events that undo it, to be carried out in their
order. It raises InvalidInput, and has changed nothing, where the network or the samples are not such that it can be.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from mlp_engine.arrays import FloatArray, Mask, divided
from mlp_engine.events import (
    BIAS,
    AddPoint,
    ErasePoint,
    Event,
    Freeze,
    MovePoint,
    Part,
    SetParameter,
    SwitchOff,
)
from mlp_engine.fitting import check_part, check_samples
from mlp_engine.learner import Learner


def carry_out(event: Event, learner: Learner) -> tuple[Event, ...]:
    """Do what an event says that changes no shape; return what leads back."""
    check_part(event, learner.model.layer_dims)
    return _WAYS[type(event)](event, learner)


def _set_parameter(event: SetParameter, learner: Learner) -> tuple[Event, ...]:
    parameter, cell = learner.model.parameters[f"{event.symbol}{event.l}"], (event.row, event.column)
    before = float(parameter[cell])
    parameter[cell] = event.value
    return (SetParameter(event.symbol, event.l, *cell, before),)


def _freeze(event: Freeze, learner: Learner) -> tuple[Event, ...]:
    W, b = _masks_of(event.part.l, learner.frozen.copy(), learner)
    before = tuple(_freezes_within(event.part, W, b))
    frozen = learner.frozen.copy()
    for part in _selected(event.part, *_masks_of(event.part.l, frozen, learner)):
        part[...] = event.is_frozen
    learner.freeze(frozen)
    return before


def _switch_off(event: SwitchOff, learner: Learner) -> tuple[Event, ...]:
    off = learner.model.off[event.l - 1]
    was_off = event.neuron in off
    off[:] = sorted(set(off) - {event.neuron} | ({event.neuron} if event.is_off else set()))
    return (SwitchOff(event.l, event.neuron, was_off),)


def _change_samples(event: Event, learner: Learner) -> tuple[Event, ...]:
    X, Y, back = changed_samples(event, learner.X, learner.Y, is_regression=learner.config.data.is_regression)
    learner.take_samples(X, Y)
    return (back,)


def changed_samples(
    event: Event, X: FloatArray, Y: FloatArray, *, is_regression: bool
) -> tuple[FloatArray, FloatArray, Event]:
    """Return the samples X (n, m) and Y (n_L, m) as an event changes them, and what leads back.

    Raises InvalidInput if there is no such sample, too few or too many would be left, or it does not fit them.
    """
    check_samples(event, X.shape, len(Y), is_regression=is_regression)
    return _CHANGES[type(event)](event, X, Y, is_regression)


Changed = tuple[FloatArray, FloatArray, Event]


def _added(event: AddPoint, X: FloatArray, Y: FloatArray, is_regression: bool) -> Changed:
    sample = X.shape[1] if event.sample is None else event.sample
    y = _target(event.y, len(Y), is_regression)
    return np.insert(X, sample, event.x, axis=1), np.insert(Y, sample, y, axis=1), ErasePoint(sample)


def _moved(event: MovePoint, X: FloatArray, Y: FloatArray, is_regression: bool) -> Changed:
    sample = event.sample
    back = MovePoint(sample, *_values_of(X, Y, sample))
    X, Y = X.copy(), Y.copy()
    X[:, sample] = event.x
    if event.y is not None:
        Y[:, sample] = _target(event.y, len(Y), is_regression)
    return X, Y, back


def _erased(event: ErasePoint, X: FloatArray, Y: FloatArray, is_regression: bool) -> Changed:
    del is_regression
    sample = event.sample
    back = AddPoint(*_values_of(X, Y, sample), sample)
    return np.delete(X, sample, axis=1), np.delete(Y, sample, axis=1), back


_CHANGES: dict[type[Event], Callable[[Any, FloatArray, FloatArray, bool], Changed]] = {
    AddPoint: _added,
    MovePoint: _moved,
    ErasePoint: _erased,
}
_WAYS: dict[type[Event], Callable[[Any, Learner], tuple[Event, ...]]] = {
    SetParameter: _set_parameter,
    Freeze: _freeze,
    SwitchOff: _switch_off,
    AddPoint: _change_samples,
    MovePoint: _change_samples,
    ErasePoint: _change_samples,
}


def standing(learner: Learner) -> tuple[Event, ...]:
    """Return the events that freeze and switch off, in a learner where all learns, what is so in this one."""
    events: list[Event] = []
    for l in range(1, learner.model.L + 1):
        W, b = _masks_of(l, learner.frozen, learner)
        if W.any() or b.any():
            events += [event for event in _freezes_within(Part(l), W, b) if event.is_frozen]
        events += [SwitchOff(l, neuron) for neuron in learner.model.off[l - 1]]
    return tuple(events)


def _freezes_within(part: Part, W: Mask, b: Mask) -> list[Freeze]:
    """Return the events that make a part be as it is in the masks of its layer, the whole of it first."""
    selected = np.concatenate([mask.ravel() for mask in _selected(part, W, b)])
    if selected.all() or not selected.any():
        return [Freeze(part, bool(selected.all()))]
    if part.neuron is None:
        rows = [Part(part.l, neuron) for neuron in range(len(W)) if W[neuron].any() or b[neuron].any()]
        inner = [event for row in rows for event in _freezes_within(row, W, b) if event.is_frozen]
    else:
        sources = [*np.flatnonzero(W[part.neuron]).tolist(), *([BIAS] if b[part.neuron, 0] else [])]
        inner = [Freeze(Part(part.l, part.neuron, source)) for source in sources]
    return [Freeze(part, False), *inner]


def _selected(part: Part, W: Mask, b: Mask) -> list[Mask]:
    """Return views of what a part is of the masks of its layer."""
    _, row, column = part
    if row is None:
        return [W, b]
    if column is None:
        return [W[row], b[row]]
    return [b[row]] if column == BIAS else [W[row, column : column + 1]]


def _masks_of(l: int, frozen: Mask, learner: Learner) -> tuple[Mask, Mask]:
    """Return views of the masks of W[l] and b[l]."""
    masks: dict[str, Mask] = divided(frozen, learner.start)
    return masks[f"W{l}"], masks[f"b{l}"]


def _target(y: float, n: int, is_regression: bool) -> FloatArray:
    """Return the column of Y, of n rows, that a class or a target is."""
    if is_regression:
        return np.array([y])
    k = int(y)
    column: FloatArray = np.array([float(k)]) if n == 1 else np.eye(n)[k]
    return column


def _values_of(X: FloatArray, Y: FloatArray, sample: int) -> tuple[tuple[float, ...], float]:
    y = Y[:, sample]
    return tuple(X[:, sample].tolist()), float(y[0]) if len(y) == 1 else float(y.argmax())
