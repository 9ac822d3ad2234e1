"""The quantities of an update and their formulas, as the optimiser of a run has them: with the names of MATRICES.

For each of the parameters W and b they are what the optimiser remembers of it, such as the velocity V of W and Vb of b,
and the parameter itself. V_before and V_after are its matrices, V_corrected what an update takes in its place.
"""

from collections.abc import Mapping

from app.lesson.numbers import MINUS
from mlp_engine import OPTIMIZER_REGISTRY, Memory, Optimizer, RunConfig

PARAMETERS = ("W", "b")


def remembered(symbol: str, parameter: str) -> str:
    """Return the symbol of what is remembered of a parameter: "V" of W, "Vb" of b; "" of ""."""
    return symbol and symbol + parameter.removeprefix("W")


_ALL = [memory for optimizer in OPTIMIZER_REGISTRY.values() for memory in optimizer.memories]
MEMORIES = {remembered(memory.symbol, parameter): parameter for memory in _ALL for parameter in PARAMETERS}
"""What optimisers remember, and of which parameter."""
CORRECTED = {
    remembered(memory.symbol, parameter): remembered(memory.corrected, parameter)
    for memory in sorted(_ALL, key=lambda memory: memory.corrected)  # of some optimisers only, which come last
    for parameter in PARAMETERS
}
"""How it is written when an update corrects it; "" if no optimiser does."""
UPDATED = MEMORIES | {parameter: parameter for parameter in PARAMETERS}
"""The parameter to whose update a quantity belongs."""


def optimizer_of(config: RunConfig) -> Optimizer:
    """Return the optimiser of a run."""
    return OPTIMIZER_REGISTRY[config.optimizer]


def is_plain(config: RunConfig) -> bool:
    """Tell whether an update depends on nothing but the gradient and the learning rate."""
    return not optimizer_of(config).memories and config.clip_norm is None


def memories_of(config: RunConfig, parameter: str) -> dict[str, Memory]:
    """Return what the optimiser of a run remembers of a parameter, by symbol, in the order of the computation."""
    return {remembered(memory.symbol, parameter): memory for memory in optimizer_of(config).memories}


def update_symbols(config: RunConfig, parameter: str) -> tuple[str, ...]:
    """Return the quantities of an update of a parameter, in the order of their computation."""
    return (*memories_of(config, parameter), parameter)


def subtracted(config: RunConfig, parameter: str, after: str = "after", is_spelled_out: bool = False) -> str:
    """Return what is subtracted from a parameter.

    Parameters
    ----------
    after : how the names of the new values of memories end
    is_spelled_out : whether what is corrected is written as what it is made of
    """
    pieces = {}
    for symbol, memory in memories_of(config, parameter).items():
        corrected = f"({_correction(memory, symbol, after)})" if is_spelled_out else f"{{{symbol}_corrected}}"
        pieces[memory.corrected or memory.symbol] = corrected if memory.corrected else f"{{{symbol}_{after}}}"
    return optimizer_of(config).formula.format(**_given(config, parameter), **pieces)


def memory_formula(config: RunConfig, symbol: str) -> str:
    """Return of what the new value of a memory is made."""
    parameter = MEMORIES[symbol]
    return memories_of(config, parameter)[symbol].formula.format(
        before=f"{{{symbol}_before}}", **_given(config, parameter)
    )


def update_line(config: RunConfig, symbol: str) -> str:
    """Return how a quantity of an update is made, old and new in different letters."""
    if symbol in MEMORIES:
        return f"{{{symbol}_after}} = {memory_formula(config, symbol)}"
    return f"{{{symbol}_after}} = {{{symbol}_before}} {MINUS} {subtracted(config, symbol)}"


def update_texts(config: RunConfig, parameter: str) -> list[str]:
    """Return the update of a parameter in lines as one would program it: what is remembered, then the parameter."""
    lines = []
    for symbol, memory in memories_of(config, parameter).items():
        lines.append(f"{{{symbol}_before}} ← {memory_formula(config, symbol)}")
        if memory.corrected:
            lines.append(f"{{{symbol}_corrected}} = {_correction(memory, symbol, 'before')}")
    step = subtracted(config, parameter, after="before")
    return [*lines, f"{{{parameter}_before}} ← {{{parameter}_before}} {MINUS} {step}"]


def _correction(memory: Memory, symbol: str, after: str) -> str:
    return memory.correction.format(after=f"{{{symbol}_{after}}}")


def _given(config: RunConfig, parameter: str) -> Mapping[str, str]:
    """Return how the gradient, made shorter where that may be, and the parameter are written."""
    gradient = f"{{{parameter}_gradient}}"
    return {
        "gradient": gradient if config.clip_norm is None else f"(c {gradient})",
        "theta": f"{{{parameter}_before}}",
    }
