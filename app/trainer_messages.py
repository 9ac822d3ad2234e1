"""What the window and the trainer, each in its own process, say to each other."""

from dataclasses import dataclass

from mlp_engine import Frame, Growth
from mlp_engine.arrays import FloatArray

COMMANDS = (
    "start",
    "run",
    "pause",
    "toggle",
    "step",
    "look_on",
    "look_back",
    "finish",
    "abandon",
    "go_to",
    "back",
    "visit",
    "reset",
    "configure",
    "restore",
    "set_speed",
    "set_frame_rate",
    "look_at",
    "frame_drawn",
)
"""The slots of the trainer that may be called."""
REPORTS = ("status_changed", "refused", "restored", "visited", "failed")
"""The signals of the trainer that are passed on as they are."""


@dataclass(frozen=True)
class Command:
    """A call of one of the trainer's slots; ``number`` counts those for which somebody waits."""

    number: int
    name: str
    arguments: tuple[object, ...]


@dataclass(frozen=True)
class Report:
    """What one of the trainer's signals carried."""

    name: str
    value: object


@dataclass(frozen=True)
class Done:
    """The command with this number has been carried out, or a later one that was not counted."""

    number: int


@dataclass(frozen=True, eq=False)
class SentFrame:
    """A frame, and what is new in its curves.

    Attributes
    ----------
    frame : its curves are empty, except those that were left
    norm_names : of the curves, if they are those of another run than the last frame's
    growth : what has to be added to the curves of the last frame, or to empty ones
    end : the number of epochs of the frame, and the end of its curves, as ``Curves.cut`` takes them
    """

    frame: Frame
    norm_names: tuple[str, ...] | None
    growth: Growth
    end: tuple[int, FloatArray, FloatArray]
