"""How the learning rate changes from epoch to epoch.

To add one: write the function and give it an entry in ``SCHEDULE_REGISTRY``.
"""

from collections.abc import Callable
from dataclasses import dataclass

from mlp_engine.errors import marked


def constant(epoch: int, span: int, factor: float) -> float:
    """1, always."""
    return 1.0


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
    schedule.name: schedule for schedule in (Schedule("constant", marked("engine", "constant"), constant, formula="η"),)
}
