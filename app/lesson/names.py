"""What the quantities of an update are called: in words, as rich text, and as matrices in an equation."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape

import numpy as np
from PySide6.QtCore import QCoreApplication

from app.lesson.numbers import MINUS, shape_text
from app.lesson.quantities import Dimension, InputName
from app.lesson.updates import CORRECTED, MEMORIES, is_plain, remembered, subtracted
from mlp_engine import Frame, LayerFrame, RunConfig, marked
from mlp_engine.arrays import FloatArray
from mlp_engine.inputs import USUAL_INPUTS, input_labels
from mlp_engine.progress import UPDATE, MicroStep
from mlp_engine.written import in_a_line

_LOSS = marked("StepNames", "loss")
_UPDATE = marked("StepNames", "W and b of all layers")
_LAYER = re.compile(r"\[\d+\]")
_ENTRY = re.compile(r"([Wb])(\d+)")
INPUT, NEURON, NEXT, SAMPLE, SINGLE = Dimension


def step_name(step: MicroStep) -> str:
    """Return what a step computes, such as "Z[2]", in the language of the window."""
    if step == UPDATE:
        return QCoreApplication.translate("StepNames", _UPDATE)
    return QCoreApplication.translate("StepNames", _LOSS) if step.symbol == "loss" else step.name


def plain_name(config: RunConfig, name: str) -> str:
    """Return the name of a quantity as the lesson says it: where A[0] is X itself, X stands for it."""
    return "X" if name == "A[0]" and config.has_plain_inputs else name


def full_name(config: RunConfig, name: str) -> str:
    """Return the name of a quantity, or both that it has."""
    return f"X = {name}" if plain_name(config, name) == "X" else name


def input_names(config: RunConfig) -> tuple[InputName, ...]:
    """Return what the rows of A[0] are called where numbers do not say enough: of own data and of what is made of X."""
    if config.has_plain_inputs and config.own_data is None:
        return ()
    columns = () if config.own_data is None else config.own_data.columns
    return _input_names(config.inputs, config.data.n_inputs, columns)


@lru_cache(maxsize=8)
def _input_names(inputs: tuple[str, ...], n: int, columns: tuple[str, ...]) -> tuple[InputName, ...]:
    named = dict(zip(input_labels(USUAL_INPUTS, n), map(in_a_line, columns), strict=False))
    return tuple(InputName(label, named.get(label, "")) for label in input_labels(inputs, n))


def formula_name(name: str) -> str:
    """Return the name that an entry of the engine's dictionaries has in formulas: "W[1]" for "W1", also "|dW[1]|"."""
    return _ENTRY.sub(r"\1[\2]", name)


def raised(name: str) -> str:
    """Return the name of a quantity, such as "W[2]", as rich text with the number of the layer raised."""
    return _LAYER.sub(r"<sup>\g<0></sup>", escape(name))


@dataclass(frozen=True)
class Term:
    """A piece of an equation: ``base`` with ``raised`` behind it, high and small, then ``tail``.

    Attributes
    ----------
    shape : written below; empty for a sign
    matched : for each number of ``shape``, whether the next or previous matrix of a product has to have the same
    """

    base: str
    raised: str = ""
    tail: str = ""
    shape: tuple[int, ...] = ()
    matched: tuple[bool, ...] = ()

    @property
    def name(self) -> str:
        """The piece without its shape, such as "W[2]ᵀ"."""
        return self.base + self.raised.replace("T", "ᵀ") + self.tail

    def __str__(self) -> str:
        return f"{self.name} {shape_text(self.shape)}" if len(self.shape) > 1 else self.name


@dataclass(frozen=True, eq=False)
class Symbol:
    """How a matrix in the equations of layer l is written, and where it is.

    Attributes
    ----------
    base : without its layer, such as "A"
    dimensions : what its rows and columns stand for
    of : the matrix in a frame that carries the samples of layer l; None if the frame does not carry it
    offset : how many layers behind l it belongs to, such as -1 for A[l-1]; None if it belongs to no layer
    before, behind : written around it
    """

    base: str
    dimensions: tuple[Dimension, ...]
    of: Callable[[Frame], FloatArray | None]
    offset: int | None = 0
    before: str = ""
    behind: str = ""

    def layer(self, l: int | str) -> str:
        """Return its layer in brackets, such as "[2]"; "[l-1]" for a letter."""
        if self.offset is None:
            return ""
        if isinstance(l, int):
            return f"[{l + self.offset}]"
        return f"[{l}{self.offset:+d}]" if self.offset else f"[{l}]"

    def name(self, l: int | str) -> str:
        """Return it as a line of text, such as "φ′(Z[2])"."""
        return f"{self.before}{self.base}{self.layer(l)}{self.behind}"


def _layer(frame: Frame) -> LayerFrame:
    return frame.layers[frame.samples.l - 1]


def _parameter(symbol: str, columns: Dimension) -> dict[str, Symbol]:
    """Return W or b, its gradient, and those of an update: the one that was made, or the one that is still to be."""

    def gradient(frame: Frame) -> FloatArray:
        matrix: FloatArray = getattr(_layer(frame) if frame.update is None else frame.update, f"d{symbol}")
        return matrix

    def now(frame: Frame) -> FloatArray:
        matrix: FloatArray = getattr(_layer(frame), symbol)
        return matrix

    def change(frame: Frame) -> FloatArray | None:
        if is_plain(frame.config):  # and so known in advance
            return -rate_of(frame) * gradient(frame)
        return None if frame.update is None else getattr(frame.update, f"{symbol}_change")

    shape = (NEURON, columns)
    return {
        symbol: Symbol(symbol, shape, now),
        f"d{symbol}": Symbol(f"d{symbol}", shape, lambda frame: getattr(_layer(frame), f"d{symbol}")),
        f"{symbol}_before": Symbol(symbol, shape, lambda frame: getattr(frame.update, f"{symbol}_before", now(frame))),
        f"{symbol}_gradient": Symbol(f"d{symbol}", shape, gradient),
        f"{symbol}_change": Symbol(f"d{symbol}", shape, change),
        f"{symbol}_after": Symbol(f"{symbol}′", shape, lambda frame: None if frame.update is None else now(frame)),
    }


def _memory(symbol: str) -> dict[str, Symbol]:
    """Return what an optimiser remembers, before an update and after it, and what the update takes in its place."""
    parameter = MEMORIES[symbol]
    shape = (NEURON, INPUT if parameter == "W" else SINGLE)

    def value(frame: Frame, when: str) -> FloatArray | None:
        entries = () if frame.update is None else frame.update.memories
        found = (entry for entry in entries if remembered(entry.symbol, parameter) == symbol)
        return getattr(next(found, None), f"{parameter}_{when}", None)

    return {
        f"{symbol}_before": Symbol(symbol, shape, lambda frame: value(frame, "before")),
        f"{symbol}_after": Symbol(f"{symbol}′", shape, lambda frame: value(frame, "after")),
        f"{symbol}_corrected": Symbol(CORRECTED[symbol], shape, lambda _frame: None),  # which is only written
    }


MATRICES: dict[str, Symbol] = {
    "A_prev": Symbol("A", (INPUT, SAMPLE), lambda frame: frame.samples.A_prev, offset=-1),
    **_parameter("W", INPUT),
    **_parameter("b", SINGLE),
    **{name: matrix for symbol in MEMORIES for name, matrix in _memory(symbol).items()},
    "Z": Symbol("Z", (NEURON, SAMPLE), lambda frame: frame.samples.Z),
    "A": Symbol("A", (NEURON, SAMPLE), lambda frame: frame.samples.A),
    "Y": Symbol("Y", (NEURON, SAMPLE), lambda frame: frame.batch.Y, offset=None),
    "loss": Symbol("loss", (SINGLE, SINGLE), lambda frame: np.array([[frame.batch.loss]]), offset=None),
    "m": Symbol("m", (SAMPLE,), lambda frame: np.array([[float(len(frame.batch.columns))]]), offset=None),
    "δ": Symbol("δ", (NEURON, SAMPLE), lambda frame: frame.samples.delta),
    "dphi": Symbol("Z", (NEURON, SAMPLE), lambda frame: frame.samples.slope, before="φ′(", behind=")"),
    "W_next": Symbol("W", (NEXT, NEURON), lambda frame: frame.layers[frame.samples.l].W, offset=1),
    "δ_next": Symbol("δ", (NEXT, SAMPLE), lambda frame: frame.samples.delta_next, offset=1),
}
"""By the names that they have in equations. Two of an update may be written alike: that before it, and its result."""


_LAST = re.compile(r"(.*)\{(\w+)\}([^{}]*)")  # of the matrices in a formula, with what stands around it


def symbol_of(config: RunConfig, l: int, name: str) -> Symbol:
    """Return one of MATRICES in layer l; what an update adds is written as the optimiser of the run says."""
    symbol = MATRICES[name]
    parameter = name.removesuffix("_change")
    if parameter == name:
        return symbol
    last = _LAST.fullmatch(MINUS + subtracted(config, parameter))
    assert last is not None
    names = {name: matrix.name(l) for name, matrix in MATRICES.items()}
    return replace(symbol, base=MATRICES[last[2]].base, before=last[1].format_map(names), behind=last[3])


def term_of(frame: Frame, l: int, name: str, transposed: str = "", matched: tuple[bool, ...] = ()) -> Term:
    """Return one of MATRICES as it is set in type in an equation of layer l, ``transposed`` if that is "ᵀ"."""
    symbol = symbol_of(frame.config, l, name)
    shape = tuple(_size(frame, l, dimension) for dimension in symbol.dimensions)
    raised = symbol.layer(l) + ("T" if transposed else "")
    return Term(symbol.before + symbol.base, raised, symbol.behind, shape[::-1] if transposed else shape, matched)


def _size(frame: Frame, l: int, dimension: Dimension) -> int:
    """Return how long a dimension of a matrix in the equations of layer l is."""
    if dimension is SAMPLE:
        return len(frame.batch.columns)
    if dimension is NEXT:
        return frame.layers[l].n_out
    layer = frame.layers[l - 1]
    return layer.n_out if dimension is NEURON else layer.n_in if dimension is INPUT else 1


def rate_of(frame: Frame) -> float:
    """Return the learning rate of the update that has led to a frame or, unless that is carried, of the next one."""
    return frame.config.rate_at(frame.epoch) if frame.update is None else frame.update.rate
