"""The lesson's equations, each written once.

From this one table speak the inspector, the equation with its matrices, the sums behind cells, LaTeX and NumPy, slides
and sentences. In braces stand the names of MATRICES; ᵀ behind one transposes it, two side by side are multiplied.
{share}, {term} and {slope} are pieces that the loss of the run brings. What an optimiser remembers: see ``updates``.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from app.lesson.names import MATRICES, SINGLE, Term, full_name, input_names, plain_name, symbol_of, term_of
from app.lesson.numbers import MINUS, shape_text
from app.lesson.quantities import NOTHING_STILLED, SYMBOLS, Dimension, Quantity, Stilled
from app.lesson.updates import MEMORIES, PARAMETERS, UPDATED, update_line, update_symbols, update_texts
from mlp_engine import LOSS_REGISTRY, Frame, RunConfig
from mlp_engine.arrays import FloatArray
from mlp_engine.progress import UPDATE, MicroStep

EQUATIONS: dict[str, str] = {
    "Z": "{Z} = {W} {A_prev} + {b}",
    "A": "{A} = φ({Z})",
    "loss": "{loss} = {share} Σ {term}",
    "δ_last": "{δ} = 1/m {slope} ⊙ {dphi}",
    "δ_cancelled": "{δ} = 1/m {slope}",
    "δ": "{δ} = ({W_next}ᵀ {δ_next}) ⊙ {dphi}",
    "dW": "{dW} = {δ} {A_prev}ᵀ",
    "db": "{db} = Σ {δ}",
    "W": "{W_before} + {W_change} = {W_after}",
    "b": "{b_before} + {b_change} = {b_after}",
}
"""By the quantity that each computes; of δ the last layer has its own, which begins with the loss: see delta_name.

Penalties on the weights add to dW what ``penalty_gradient`` says.
"""

_OF_A_LAYER = ("Z", "A", "δ", "dW", "db")
_IN_FRONT, _BEHIND = "1/m {slope}", "{slope} / {m}"  # a fraction as high as a matrix, and the same in a line of text
_NUMBER = re.compile(r"(?<![\w/])\([^(){}]*\)")  # such as (1 − α)
_PART = re.compile(  # a matrix, a number, an operator, other signs
    rf"\{{(\w+)\}}(ᵀ?)|{_NUMBER.pattern}|[=+⊙{MINUS}]|[^{{}}=+⊙{MINUS}]+?(?=[{{}}=+⊙{MINUS}]|{_NUMBER.pattern}|$)"
)
_NO_BREAK = "\N{NO-BREAK SPACE}"
_WORD = re.compile(r"([^{}]*)\{(\w+)\}(ᵀ?)(.*)")


@dataclass(frozen=True, eq=False)
class Operand(Quantity):
    """A matrix as it stands in an equation, perhaps transposed; dimensions that have to match stand for the same.

    It is also unknown if the frame does not carry it.

    Attributes
    ----------
    name : plain, such as "W[2]ᵀ"
    term : the same to be set in type, with the shape
    said : what the matrix is called where it stands as it is: "W[2]", or "X" where that is A[0]
    """

    term: Term = field(kw_only=True)
    said: str = field(kw_only=True)

    def place(self, indices: Mapping[Dimension, int]) -> tuple[int | None, int | None]:
        """Return the row and the column of indices in some dimensions; None where it is all of them, or none."""
        row, column = (
            index if (index := indices.get(dimension)) is not None and index < size else None
            for dimension, size in zip((self.rows, self.columns), self.matrix.shape, strict=True)
        )
        return row, column

    def indices(self, row: int, column: int) -> dict[Dimension, int]:
        """Return what a cell is in the dimensions of the matrix."""
        places = ((self.rows, row), (self.columns, column))
        return {dimension: index for dimension, index in places if dimension is not SINGLE}


Part = Operand | str


@dataclass(frozen=True, eq=False)
class Equation:
    """An equation of layer l with the matrices themselves.

    Attributes
    ----------
    symbol : the quantity that it computes: "Z", "A", "loss", "δ", "dW" or "db"; for an update "W", "b" or a memory
    result : the matrix of that quantity
    parts : operands, the result among them, and the signs between them, from left to right
    """

    symbol: str
    l: int
    result: Operand
    parts: tuple[Part, ...]

    @property
    def operands(self) -> tuple[Operand, ...]:
        """The matrices, from left to right."""
        return tuple(part for part in self.parts if isinstance(part, Operand))

    @property
    def step(self) -> MicroStep:
        """The step of an update that computes the result."""
        return UPDATE if self.is_update else MicroStep(self.symbol, self.l)

    @property
    def is_update(self) -> bool:
        """Tell whether it is one of an update."""
        return self.symbol in UPDATED

    def __str__(self) -> str:
        """Return it as a line of text, with the shapes."""
        return " ".join(part if isinstance(part, str) else str(part.term) for part in self.parts)


def equation_of(frame: Frame, symbol: str) -> Equation:
    """Return the equation of a quantity of the layer whose samples the frame carries.

    That of "A_prev" is the equation of Z, in which it stands, and that of what another optimiser would remember is the
    equation of the parameter. An operand that the frame does not carry, such as φ′(Z)
    if its request had no terms, is unknown.
    """
    symbol = computed(frame.config, symbol)
    l = frame.L if symbol == "loss" else frame.samples.l
    tokens = [token for token in _PART.finditer(_written(frame.config, symbol, l == frame.L)) if token[0].strip()]
    neighbours = _neighbours([token[1] for token in tokens])
    parts = tuple(
        operand(frame, l, token[1], token[2], matched) if token[1] else token[0].strip()
        for token, matched in zip(tokens, neighbours, strict=True)
    )
    matrices = [part for part in parts if isinstance(part, Operand)]
    return Equation(symbol, frame.samples.l, matrices[-1 if symbol in PARAMETERS else 0], parts)


def drawn_equations(frame: Frame, symbol: str) -> dict[str, Equation]:
    """Return the equation of a quantity and, with one of an update, all of the same parameter; by their symbols."""
    symbol = computed(frame.config, symbol)
    symbols = update_symbols(frame.config, UPDATED[symbol]) if symbol in UPDATED else (symbol,)
    return {symbol: equation_of(frame, symbol) for symbol in symbols}


def computed(config: RunConfig, symbol: str) -> str:
    """Return the symbol of the equation in which a quantity stands."""
    if symbol in MEMORIES and symbol not in update_symbols(config, UPDATED[symbol]):
        return UPDATED[symbol]
    return "Z" if symbol == "A_prev" else symbol


def operand(frame: Frame, l: int, name: str, transposed: str = "", matched: tuple[bool, ...] = ()) -> Operand:
    """Return one of MATRICES in an equation of layer l, ``transposed`` if that is "ᵀ"."""
    symbol, term = symbol_of(frame.config, l, name), term_of(frame, l, name, transposed, matched)
    matrix = symbol.of(frame) if l == frame.samples.l or symbol.offset is None else None
    if matrix is None:
        matrix = np.broadcast_to(np.nan, term.shape)
    elif transposed:
        matrix = matrix.T
    rows, columns = symbol.dimensions[:: -1 if transposed else 1]
    batch = frame.batch if columns is Dimension.SAMPLE else None
    inputs = input_names(frame.config) if l == 1 else ()
    stilled = NOTHING_STILLED if transposed else stilled_in(frame, l, name, rows)
    said = plain_name(frame.config, term.name.removesuffix("ᵀ"))
    known = _is_known(matrix)
    return Operand(term.name, matrix, rows, columns, known, batch, stilled, inputs, term=term, said=said)


def layer_quantities(frame: Frame) -> tuple[Quantity, ...]:
    """Return A[l-1], W, b, Z, A, δ, dW and db of the layer whose samples the frame carries."""
    quantities = []
    inputs = input_names(frame.config) if frame.samples.l == 1 else ()
    for key in SYMBOLS:
        symbol = MATRICES[key]
        matrix, (rows, columns), name = symbol.of(frame), symbol.dimensions, symbol.name(frame.samples.l)
        assert matrix is not None
        name = full_name(frame.config, name)
        batch = frame.batch if columns is Dimension.SAMPLE else None
        stilled = stilled_in(frame, frame.samples.l, key, rows)
        quantities.append(Quantity(name, matrix, rows, columns, _is_known(matrix), batch, stilled, inputs))
    return tuple(quantities)


def stilled_in(frame: Frame, l: int, name: str, rows: Dimension) -> Stilled:
    """Return what hands have frozen or switched off in one of MATRICES of layer l."""
    if rows is not Dimension.NEURON or name == "Y":
        return NOTHING_STILLED
    layer = frame.layers[l - 1]
    frozen = {"W": layer.W_frozen, "b": layer.b_frozen}.get(name.partition("_")[0])
    return Stilled(frozen, layer.off) if layer.off or frozen is not None else NOTHING_STILLED


def layer_equations(frame: Frame, l: int) -> tuple[tuple[Term, ...], ...]:
    """Return the equations of Z, A, δ, dW and db of layer l, each as a line of terms with their shapes."""
    return tuple(_line(frame, l, symbol) for symbol in _OF_A_LAYER)


def taught_equations(frame: Frame) -> tuple[tuple[Term, ...], ...]:
    """Return the equations to be shown with a layer: its own, or that of the loss or of the update just computed."""
    l, symbols = frame.samples.l, _taught(frame)
    if symbols[0] in UPDATED:
        return tuple(_set_line(frame, l, update_line(frame.config, symbol)) for symbol in symbols)
    return tuple(_line(frame, l, symbol) for symbol in symbols)


def newest_equation(frame: Frame) -> int | None:
    """Return which of the taught equations has just been computed, if an update is looked at step by step."""
    newest = frame.progress.newest
    if newest is None or _taught(frame) is not _OF_A_LAYER:
        return None  # all of them, or those of another step alone
    return equation_index(frame, newest.symbol) if newest.l == frame.samples.l else None


def equation_index(frame: Frame, symbol: str) -> int:
    """Return which of the taught equations computes a quantity, or has it on its right side."""
    symbols = _taught(frame)
    return next((symbols.index(wanted) for wanted in (symbol, "W") if wanted in symbols), 0)


def _taught(frame: Frame) -> tuple[str, ...]:
    """Return the quantities whose equations are shown with a layer."""
    newest = frame.progress.newest
    if newest == UPDATE and frame.update is not None:
        return tuple(symbol for parameter in PARAMETERS for symbol in update_symbols(frame.config, parameter))
    return ("loss",) if newest == MicroStep("loss", frame.samples.l) else _OF_A_LAYER


def delta_name(config: RunConfig, is_last: bool) -> str:
    """Return which equation of δ holds in a layer: in the last one the slope may cancel with that of the loss."""
    if not is_last:
        return "δ"
    return "δ_cancelled" if LOSS_REGISTRY[config.loss].output else "δ_last"


def equation_text(config: RunConfig, symbol: str, is_last: bool = False) -> str:
    """Return an equation of a layer in a line, with the names of MATRICES in braces; of the loss the sum alone."""
    if symbol in PARAMETERS:
        return update_texts(config, symbol)[-1]
    text = _written(config, symbol, is_last, in_line=True).replace(" / {m}", "/m")
    return text.removeprefix("{loss} = ")


def shapes_text(frame: Frame, l: int, symbol: str) -> str:
    """Return an equation of layer l with the shapes of its matrices in their place."""
    return " ".join(shape_text(term.shape) if term.shape else term.base for term in _line(frame, l, symbol))


def _written(config: RunConfig, symbol: str, is_last: bool, in_line: bool = False) -> str:
    """Return an equation of a layer, perhaps the last one, with the pieces of the run in it."""
    if symbol in MEMORIES:
        return update_line(config, symbol)
    loss, text = LOSS_REGISTRY[config.loss], EQUATIONS[delta_name(config, is_last) if symbol == "δ" else symbol]
    if in_line:
        text = text.replace(_IN_FRONT, _BEHIND)
    for name, piece in (("{share}", loss.share), ("{term}", loss.term), ("{slope}", loss.slope)):
        text = text.replace(name, piece)
    return text + penalty_gradient(config) if symbol == "dW" else text


def penalty_gradient(config: RunConfig) -> str:
    """Return what the penalties on the weights add to their gradient, with a sign in front; "" if there are none."""
    return (" + λ₂ {W}" if config.l2 else "") + (" + λ₁ sign({W})" if config.l1 else "")


def _line(frame: Frame, l: int, symbol: str) -> tuple[Term, ...]:
    """Return an equation as terms; what touches a matrix in the table belongs to its term."""
    return _set_line(frame, l, _written(frame.config, symbol, l == frame.L, in_line=True))


def _set_line(frame: Frame, l: int, text: str) -> tuple[Term, ...]:
    words = _NUMBER.sub(lambda number: number[0].replace(" ", _NO_BREAK), text).split(" ")
    neighbours = _neighbours([_WORD.fullmatch(word) for word in words])
    return tuple(_word(frame, l, word, matched) for word, matched in zip(words, neighbours, strict=True))


def _word(frame: Frame, l: int, word: str, matched: tuple[bool, bool]) -> Term:
    match = _WORD.fullmatch(word)
    if match is None:
        return Term(word)
    before, name, transposed, behind = match.groups()
    term = term_of(frame, l, name, transposed, matched)
    return replace(term, base=before + term.base, tail=term.tail + behind)


def _is_known(matrix: FloatArray) -> bool:
    """Tell whether a matrix is computed: until then all of it is NaN."""
    return not math.isnan(matrix[0, 0])


def _neighbours(names: Sequence[object]) -> Iterator[tuple[bool, bool]]:
    """Yield for each piece of an equation whether the ones before and behind it are matrices, which have names."""
    flags = [False, *map(bool, names), False]
    return zip(flags, flags[2:], strict=False)
