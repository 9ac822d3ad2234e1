"""A learner of another shape, made of the one before: what still fits stays as it is."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from mlp_engine.arrays import AnyArray, FloatArray, divided, read_only
from mlp_engine.config import RunConfig
from mlp_engine.datasets import Data
from mlp_engine.events import Event
from mlp_engine.fitting import reshaped
from mlp_engine.hands import standing
from mlp_engine.learner import Learner
from mlp_engine.packing import packed, unpacked
from mlp_engine.reshaping import Reshape

SMALL = 0.1  # times what a weight would have been at the start is a new one beside others that stay
Places = tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]
"""Places among the new rows or columns of a matrix, and those among the old ones that go there."""


def remodelled(learner: Learner, event: Reshape) -> Learner:
    """Return a learner of the shape that an event makes.

    A weight between two neurons that stay is as it was, with what the optimizer remembers of it, and whether it is
    frozen. Other weights are small, and biases 0; those of a layer of which none stays are drawn as at a start; a new
    layer hands on what it gets. With the ``state`` of an earlier shape what is new is taken from there.

    Raises InvalidInput if the event was made for another shape, or its state is none.
    """
    config = learner.config
    new = Learner(reshaped(event, config), Data(learner.X, learner.Y, learner.X_test, learner.Y_test))
    moves = Moves(event, config, new.config)
    _fill(new, moves, event.state)
    for slot, vector in new.slots.items():
        if vector.size == new.theta.size:
            moves.move(learner.slots[slot], vector)
        else:
            vector[:] = learner.slots[slot]
    moves.move(learner.theta, new.theta)
    start, frozen = new.theta.copy(), new.frozen.copy()
    moves.move(np.concatenate([W.ravel() for W in learner.start.values()]), start)
    moves.move(learner.frozen, frozen)
    new.start = {name: read_only(W) for name, W in divided(start, new.start).items()}
    new.freeze(frozen)
    for l, off in enumerate(new.model.off[:-1], start=1):
        off[:] = moves.neurons(l, learner.model.off)
    new.best[:] = learner.best
    return new


def leading_back(learner: Learner, event: Reshape) -> tuple[Event, ...]:
    """Return the events that lead from the shape that an event makes back to that of a learner."""
    origins = tuple(
        next((new for new, old in enumerate(event.origins, start=1) if old == l), 0)
        for l in range(1, learner.model.L + 1)
    )
    state = packed(_lasting(learner).tobytes())
    back = Reshape(event.after, event.before, origins, event.inserted, event.dropped, state)
    return (back, *standing(learner))


class Moves:
    """Which entries of the parameters of one shape become which of another.

    Attributes
    ----------
    entries : of what stays the name, such as "W1", the name that it had, and the places of its rows and its columns
    """

    def __init__(self, event: Reshape, old: RunConfig, new: RunConfig) -> None:
        self._event = event
        self._old, self._new = old.layer_dims, new.layer_dims
        self._inputs = _common(old.input_labels, new.input_labels)
        self._shapes = [_shapes(dims) for dims in (self._old, self._new)]
        self.entries = list(self._found())

    def move(self, old: AnyArray, new: AnyArray) -> None:
        """Copy from one vector of all parameters to another what stays."""
        old_parts, new_parts = (divided(v, shapes) for v, shapes in zip((old, new), self._shapes, strict=True))
        for name, origin, rows, columns in self.entries:
            new_parts[name][np.ix_(rows[0], columns[0])] = old_parts[origin][np.ix_(rows[1], columns[1])]

    def neurons(self, l: int, of_layers: list[list[int]]) -> list[int]:
        """Return which neurons of a new layer come from some of the old ones."""
        origin, (new, old) = self._event.origins[l - 1], self._rows(l)
        return [int(i) for i, j in zip(new, old, strict=True) if j in of_layers[origin - 1]]

    def is_new(self, l: int) -> bool:
        """Tell whether a layer comes from none."""
        return not self._event.origins[l - 1]

    def stays(self, l: int) -> bool:
        """Tell whether some weights of a layer come from old ones."""
        return any(name == f"W{l}" for name, *_ in self.entries)

    def _found(self) -> Iterator[tuple[str, str, Places, Places]]:
        for l, origin in enumerate(self._event.origins, start=1):
            if origin:
                rows, columns = self._rows(l), self._columns(l, origin)
                yield f"b{l}", f"b{origin}", rows, _all(1)
                if columns is not None:
                    yield f"W{l}", f"W{origin}", rows, columns

    def _rows(self, l: int) -> Places:
        """Return the neurons of a new layer that come from old ones."""
        origin = self._event.origins[l - 1]
        if not origin:
            return _all(0)
        old = [j for j in range(self._old[origin]) if (origin, j) not in self._event.dropped]
        new = [j for j in range(self._new[l]) if (l, j) not in self._event.inserted]
        count = min(len(old), len(new))
        return np.array(new[:count], np.intp), np.array(old[:count], np.intp)

    def _columns(self, l: int, origin: int) -> Places | None:
        """Return which columns of W of a layer stay; None if it gets what is nothing like what it got."""
        before = self._event.origins[l - 2] if l > 1 else 0
        if l == 1 and origin == 1:
            return self._inputs
        if l > 1 and origin > 1 and before == origin - 1:
            return self._rows(l - 1)
        return _all(self._new[l - 1]) if self._new[l - 1] == self._old[origin - 1] else None


def _fill(new: Learner, moves: Moves, state: str) -> None:
    """Give a learner what its entries are that come from no old ones."""
    if state:
        lasting = _lasting(new)
        lasting[:] = np.frombuffer(unpacked("event.state", state, lasting.nbytes))
        return
    for l in range(1, new.model.L + 1):
        W, b = new.model.parameters[f"W{l}"], new.model.parameters[f"b{l}"]
        if moves.is_new(l):
            W[...], b[...] = np.eye(*W.shape), 0.0
        elif moves.stays(l):
            W *= SMALL
            b[...] = 0.0


def _lasting(learner: Learner) -> FloatArray:
    """Return a view of what a state holds of θ and the optimizer."""
    n_best = 2 if learner.X_test.size else 0
    return learner.state[: learner.state.size - n_best]


def _shapes(dims: list[int]) -> dict[str, npt.NDArray[np.bool_]]:
    """Return arrays of the shapes of all parameters, by name, which take no room."""
    shapes: dict[str, tuple[int, int]] = {}
    for l, (n_in, n_out) in enumerate(pairwise(dims), start=1):
        shapes |= {f"W{l}": (n_out, n_in), f"b{l}": (n_out, 1)}
    return {name: np.broadcast_to(np.False_, shape) for name, shape in shapes.items()}


def _common(old: list[str], new: list[str]) -> Places:
    labels = [label for label in new if label in old]
    new_places, old_places = ([names.index(label) for label in labels] for names in (new, old))
    return np.array(new_places, np.intp), np.array(old_places, np.intp)


def _all(count: int) -> Places:
    return np.arange(count), np.arange(count)
