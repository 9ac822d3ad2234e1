"""How the learning rate changes from epoch to epoch.

To add one: write the function and give it an entry in ``SCHEDULE_REGISTRY``.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from mlp_engine.errors import marked

LEAST = 2.0**-900  # of a factor: many drops would otherwise make the rate 0


def constant(epoch: int, span: int, factor: float) -> float:
    """1, always."""
    return 1.0


def step(epoch: int, span: int, factor: float) -> float:
    """γ^⌊t/k⌋: ``torch.optim.lr_scheduler.StepLR``."""
    return max(factor ** (epoch // span), LEAST)


def cosine(epoch: int, span: int, factor: float) -> float:
    """(1 + cos(π t/T)) / 2 until t = T - 1, ``torch.optim.lr_scheduler.CosineAnnealingLR`` without restarts.

    From there on the rate stays, as it would be 0 in epoch T (Loshchilov and Hutter 2017, arXiv 1608.03983).
    """
    return 0.5 * (1.0 + math.cos(math.pi * min(epoch, span - 1) / span))


def inverse(epoch: int, span: int, factor: float) -> float:
    """1 / (1 + t/k): the sum of the rates is infinite, that of their squares is not.

    So Robbins and Monro 1951, Ann. Math. Statist. 22, ask of a rate for samples that change.
    """
    return 1.0 / (1.0 + epoch / span)


@dataclass(frozen=True)
class Schedule:
    """A factor of the learning rate, by epoch.

    Attributes
    ----------
    label : what a person reads
    factor : ``factor(epoch, schedule_epochs, schedule_factor)`` for the updates of an epoch, above 0
    formula : how the rate of epoch t is written
    settings : which fields of a run it looks at
    """

    name: str
    label: str
    factor: Callable[[int, int, float], float]
    formula: str
    settings: tuple[str, ...] = ()


SCHEDULE_REGISTRY: dict[str, Schedule] = {
    schedule.name: schedule
    for schedule in (
        Schedule("constant", marked("engine", "constant"), constant, formula="η"),
        Schedule(
            "step",
            marked("engine", "in steps"),
            step,
            formula="η γ^⌊t/k⌋",
            settings=("schedule_epochs", "schedule_factor"),
        ),
        Schedule(
            "cosine", marked("engine", "cosine"), cosine, formula="η (1 + cos(π t/T))/2", settings=("schedule_epochs",)
        ),
        Schedule("inverse", marked("engine", "1/t"), inverse, formula="η/(1 + t/k)", settings=("schedule_epochs",)),
    )
}
