"""The quantities of one update in the order of their computation, and how far an update has come."""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from mlp_engine.arrays import as_integer


class MicroStep(NamedTuple):
    """One quantity that an update computes.

    Attributes
    ----------
    symbol : "Z", "A", "loss", "δ", "dW", "db", or "W" for the update itself: all new parameters at once
    l : its layer; 0 for the update
    """

    symbol: str
    l: int

    @property
    def name(self) -> str:
        """The name in the formulas, such as "Z[1]"."""
        return self.symbol if self.symbol == "loss" else f"{self.symbol}[{self.l}]"


UPDATE = MicroStep("W", 0)
GIVEN = frozenset({"W", "b"})
"""What an update begins with."""


@cache
def micro_steps(L: int) -> tuple[MicroStep, ...]:
    """Return what is computed from one update to the next in a network of ``L`` layers.

    The first entry is the update that has made the parameters; behind it come Z[1], A[1], …, A[L], the loss, and then
    δ[L], dW[L], db[L], …, δ[1], dW[1], db[1]. After the last one the next update is due. Raises InvalidInput if L is no
    whole number of at least 1.
    """
    as_integer("L", L, 1)
    forward = [MicroStep(symbol, l) for l in range(1, L + 1) for symbol in ("Z", "A")]
    backward = [MicroStep(symbol, l) for l in range(L, 0, -1) for symbol in ("δ", "dW", "db")]
    return (UPDATE, *forward, MicroStep("loss", L), *backward)


@dataclass(frozen=True)
class Progress:
    """How far the computation of an update has come.

    Attributes
    ----------
    L : number of layers
    position : index in ``micro_steps(L)`` of what was computed last, or None between two epochs, when all is known

    Raises
    ------
    InvalidInput
        if there are no such layers, or there is no such position
    """

    L: int
    position: int | None = None

    def __post_init__(self) -> None:
        steps = micro_steps(self.L)
        if self.position is not None:
            as_integer("position", self.position, 0, len(steps) - 1)

    @property
    def is_inside(self) -> bool:
        """Whether an update is being looked at step by step."""
        return self.position is not None

    @property
    def newest(self) -> MicroStep | None:
        """What was computed last; None when all is known."""
        return None if self.position is None else micro_steps(self.L)[self.position]

    @property
    def is_complete(self) -> bool:
        """Whether every quantity is known, so that only the update itself is left to be done."""
        return self.position is None or self.position == len(micro_steps(self.L)) - 1

    def knows(self, symbol: str, l: int) -> bool:
        """Tell whether a quantity is computed: a symbol of the steps, "W" or "b", or A[0], which is X."""
        if self.position is None or symbol in GIVEN or l == 0:
            return True
        return micro_steps(self.L).index(MicroStep(symbol, l)) <= self.position

    def knows_loss(self) -> bool:
        """Tell whether the loss is computed."""
        return self.knows("loss", self.L)
