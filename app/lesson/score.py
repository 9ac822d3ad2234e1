"""How good the answers of a network are, in a number for people: accuracy of classes, R² of a regression."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.lesson.numbers import short, written
from mlp_engine import RunConfig, marked


@dataclass(frozen=True)
class Score:
    """What ``Frame.accuracy`` is in a kind of task.

    Attributes
    ----------
    name, axis : what a person reads, to be translated in the context "Score": in a sentence, and at an axis
    factor : of the number, for an axis
    unit : behind a number that was multiplied by that
    is_share : whether it is from 0 to 1; else it is at most 1
    """

    name: str
    axis: str
    factor: float
    unit: str = ""
    is_share: bool = False

    @property
    def label(self) -> str:
        """Its name in the language of the window."""
        return QCoreApplication.translate("Score", self.name)

    @property
    def axis_label(self) -> str:
        """What stands at its axis, in the language of the window."""
        return QCoreApplication.translate("Score", self.axis)

    def number(self, value: float) -> str:
        """Return a value without its unit; "" for one that is not known."""
        if math.isnan(value):
            return ""
        return written(self.factor * value, ".1f") if self.unit else short(value, 3)

    def text(self, value: float) -> str:
        """Return a value as it stands in a line, such as "94.0 %"; "" for one that is not known."""
        return self.number(value) + self.unit if not math.isnan(value) else ""


SCORES = {
    False: Score(marked("Score", "accuracy"), marked("Score", "accuracy (%)"), 100.0, " %", is_share=True),
    True: Score(marked("Score", "R²"), marked("Score", "R²"), 1.0),
}
"""By whether the run is a regression."""


def score_of(config: RunConfig) -> Score:
    """Return what the answers of a run are judged by."""
    return SCORES[config.data.is_regression]
