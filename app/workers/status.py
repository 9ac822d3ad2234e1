"""What a trainer is doing, as it tells the window."""

from dataclasses import dataclass
from enum import Enum

from mlp_engine import EpochRecord, RunConfig


class Phase(Enum):
    """What a trainer is doing."""

    PAUSED = "paused"
    INSIDE = "inside"  # paused, and looking at the quantities of one update
    RUNNING = "running"
    RESTORING = "restoring"
    FINISHED = "finished"
    DIVERGED = "diverged"
    FAILED = "failed"


TRAINING = frozenset({Phase.RUNNING, Phase.RESTORING})
STANDING = frozenset({Phase.PAUSED, Phase.INSIDE, Phase.FINISHED})
"""From here a run can go on."""


@dataclass(frozen=True)
class Status:
    """A snapshot of a trainer.

    Attributes
    ----------
    phase : what it is doing
    config : the configuration in force
    target : the epoch at which a run stops by itself
    reason : the field by which it has stopped before its target; "" if it has not
    record : of a run that has stopped so, what was measured in its last epoch
    best_epoch : of such a run, the epoch with the smallest loss of the test; None where there is no test
    """

    phase: Phase
    config: RunConfig
    target: int
    reason: str = ""
    record: EpochRecord | None = None
    best_epoch: int | None = None


def is_turn(old: Phase, new: Phase) -> bool:
    """Tell whether the user has turned to the run: to let it go on, or to look inside an update or out of it."""
    return old is not new and (new is Phase.RUNNING or Phase.INSIDE in (old, new))
