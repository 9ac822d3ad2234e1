"""The shapes that hands have given to a network: a table of what each change keeps of it, and what carries it out."""

import textwrap
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from zlib import compress

import numpy as np

from app.export.code.cells import blocks, indented, lines
from app.export.code.data_code import PACKED_WIDTH, names_entering
from mlp_engine import RunConfig, RunPoint
from mlp_engine.arrays import FloatArray
from mlp_engine.fitting import reshaped
from mlp_engine.learner import sizes_of
from mlp_engine.packing import unpacked
from mlp_engine.remodelling import Moves
from mlp_engine.reshaping import Reshape

BEGUN = """new_W, new_b = start(sizes)
there = {entry[:2] for entry in kept}
for layer in new_W:
    if ("b", layer) not in there:  # a new layer begins by handing on what it gets
        new_W[layer][:] = np.eye(*new_W[layer].shape)
        new_b[layer][:] = 0.0
    elif ("W", layer) in there:  # what is new beside old weights is small
        new_W[layer] *= 0.1
        new_b[layer][:] = 0.0"""
"""What a network is in its new shape before anything of the old one is taken over."""

MOVED = """for symbol, old, new in changed:
    for what, layer, where, old_layer, old_where in kept:
        if what == symbol:
            new[layer][where] = old[old_layer][old_where]"""
"""What takes over what is kept, from old matrices to new ones."""


@dataclass(frozen=True)
class Shapes:
    """What shapes the network of a run has had up to one of its points; raises EngineError if an event fits none."""

    point: RunPoint

    @cached_property
    def configs(self) -> list[RunConfig]:
        """The set-ups, each with other layers, inputs or another loss, the first that of the start."""
        configs = [self.point.start]
        for event in self._events:
            configs.append(reshaped(event, configs[-1]))
        return configs

    @property
    def are_several(self) -> bool:
        """Whether the network was given another shape."""
        return bool(self._events)

    @property
    def activations(self) -> list[str]:
        """The names of all activations."""
        return list(dict.fromkeys(name for config in self.configs for name in config.activations))

    @property
    def losses(self) -> list[str]:
        """The names of all losses."""
        return list(dict.fromkeys(config.loss for config in self.configs))

    @property
    def has_other_inputs(self) -> bool:
        """Whether what enters the network has changed."""
        return len({tuple(names_entering(config)) for config in self.configs}) > 1

    @property
    def has_other_losses(self) -> bool:
        """Whether the loss has changed."""
        return len(self.losses) > 1

    @property
    def has_states(self) -> bool:
        """Whether a network was given the shape again that it had before, with the numbers that it had then."""
        return any(event.state for event in self._events)

    @property
    def values(self) -> list[str]:
        """The names of the values in a row of the table."""
        return [
            *("sizes", "activations", "kept"),
            *(["new_inputs"] if self.has_other_inputs else []),
            *(["new_loss"] if self.has_other_losses else []),
            *(["state"] if self.has_states else []),
        ]

    def start_code(self) -> str:
        """Return what says how the network is at its start, besides W and b."""
        return lines(
            "entering = INPUTS" if self.has_other_inputs else "",
            "loss = LOSS" if self.has_other_losses else "",
        )

    def settings(self) -> str:
        """Return constants that say how the network is at its start, besides its sizes."""
        first = self.configs[0]
        return lines(
            f"ACTIVATIONS = {_quoted(first.activations)}",
            f"INPUTS = {_quoted(names_entering(first))}" if self.has_other_inputs else "",
            f'LOSS = "{first.loss}"' if self.has_other_losses else "",
        )

    def loss_functions(self, values: Mapping[str, str]) -> str:
        """Return the function ``loss_of``, made of one for each loss, and if they are several those before it."""
        if len(values) == 1:
            return "".join(values.values())
        named = [value.replace("loss_of", name, 1) for name, value in values.items()]
        table = "".join(f'    "{name}": {name},\n' for name in values)
        words = '"""Return the loss as it is now."""'
        chosen = f"def loss_of(Z, A, Y):\n{indented(lines(words, 'return LOSSES[loss](Z, A, Y)'))}"
        return blocks(*named, f"LOSSES = {{\n{table}}}", chosen)

    def state_code(self, taken: str) -> str:
        """Return what takes over a state; ``taken`` fills a matrix with the first of the numbers."""
        if not self.has_states:
            return ""
        return lines(
            "if state:  # as it was when it had this shape before",
            '    numbers = np.frombuffer(zlib.decompress(base64.b64decode(state)), "<f8")',
            "    for _, _, matrices in changed:",
            "        for matrix in matrices.values():",
            indented(taken, 3),
        )

    @property
    def _events(self) -> list[Reshape]:
        return [entry.event for entry in self.point.events if isinstance(entry.event, Reshape)]

    def rows(self) -> Iterator[str]:
        """Yield for each change of shape the table of its values, as Python writes it."""
        for event, (old, new) in zip(self._events, pairwise(self.configs), strict=True):
            texts = {
                "sizes": f"{new.layer_dims}",
                "activations": f"{new.activations}",
                "kept": f"[  # (of what, layer, where, layer it was, where it was)\n{self._kept(event, old, new)}\n]",
                "new_inputs": f"{names_entering(new)}",
                "new_loss": repr(new.loss),
                "state": _state(event.state, new),
            }
            yield "{\n" + indented("\n".join(f"{name!r}: {texts[name]}," for name in self.values)) + "\n}"

    def _kept(self, event: Reshape, old: RunConfig, new: RunConfig) -> str:
        """Return which entries of W and b, and which neurons that are switched off, become which."""
        has_off = any(entry.event.name == "switch" for entry in self.point.events)
        kept: list[str] = []
        for name, origin, rows, columns in Moves(event, old, new).entries:
            symbol, l, before = name[0], int(name[1:]), int(origin[1:])
            if symbol == "W":
                places = [_matrix(i.tolist(), j.tolist()) for i, j in zip(rows, columns, strict=True)]
            else:
                places = [_vector(i.tolist()) for i in rows]
            symbols = [symbol, "off"] if symbol == "b" and has_off and l < len(new.layers) else [symbol]
            kept += [f"({symbol!r}, {l}, {places[0]}, {before}, {places[1]})," for symbol in symbols]
        return indented(lines(*kept))


def reshape_function(shapes: Shapes, changed: Sequence[str], body: str) -> str:
    """Return the function that gives the network another shape, of a body and the variables that it changes."""
    others = {"new_inputs": "entering", "new_loss": "loss"}
    taken = {value: name for value, name in others.items() if value in shapes.values}
    head = lines(
        '"""Give the network another shape: what is kept of it stays as it was."""',
        f"global {', '.join([*changed, *taken.values()])}",
        *(f"{name} = {value}" for value, name in taken.items()),
    )
    return f"def reshape({', '.join(shapes.values)}):\n{indented(lines(head, body))}"


def _quoted(names: Sequence[str]) -> str:
    return repr(list(names)).replace("'", '"')


def _matrix(rows: list[int], columns: list[int]) -> str:
    slices = [_slice(rows), _slice(columns)]
    return f"np.s_[{', '.join(slices)}]" if all(slices) else f"np.ix_({rows}, {columns})"


def _vector(rows: list[int]) -> str:
    return f"np.s_[{_slice(rows) or rows}]"


def _slice(numbers: list[int]) -> str:
    """Return numbers, one after the other, as a slice; "" if they are not."""
    first = numbers[0] if numbers else 0
    is_run = numbers == list(range(first, first + len(numbers)))
    return f"{first or ''}:{first + len(numbers)}" if is_run else ""


def _state(state: str, config: RunConfig) -> str:
    """Return what a network and its optimiser were in a shape, packed: every W and every b, and so for each memory."""
    if not state:
        return '""'
    n, size = sizes_of(config, has_test=False)
    numbers = np.frombuffer(unpacked("event.state", state, size * 8))
    parts = [part for start in range(0, size // n * n, n) for part in _sorted(numbers[start : start + n], config)]
    text = b64encode(compress(np.concatenate(parts).astype("<f8").tobytes())).decode("ascii")
    return "(\n" + indented("\n".join(repr(line) for line in textwrap.wrap(text, PACKED_WIDTH))) + "\n)"


def _sorted(numbers: FloatArray, config: RunConfig) -> list[FloatArray]:
    """Return numbers of W[1], b[1], W[2], … so that every W stands before every b."""
    W, b = [], []
    for n_in, n_out in pairwise(config.layer_dims):
        W.append(numbers[: n_in * n_out])
        b.append(numbers[n_in * n_out : (n_in + 1) * n_out])
        numbers = numbers[(n_in + 1) * n_out :]
    return [*W, *b]
