"""What is measured of a run, as it is called and written: of the samples to learn from, and of those to test with."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.lesson.numbers import loss_label
from app.lesson.score import score_of
from mlp_engine import Frame

Written = Callable[[float], str]


@dataclass(frozen=True)
class Measure:
    """The loss or the score of a frame.

    Attributes
    ----------
    label : its name in the language of the window
    train, test : its values, NaN where unknown; None where there is no test
    written : how a value is written, with its unit
    """

    label: str
    train: float
    test: float | None
    written: Written

    def text(self) -> str:
        """Return it as it stands in a line: "loss 0.0229 (test 0.0359)"."""
        return f"{self.label} {self.value_text()}"

    def value_text(self) -> str:
        """Return it without its name."""
        train = self.written(self.train)
        if self.test is None or math.isnan(self.test):
            return train
        text = QCoreApplication.translate("Measure", "{train} (test {test})")
        return text.format(train=train, test=self.written(self.test))


def measures_of(frame: Frame, write_loss: Written = loss_label) -> tuple[Measure, Measure]:
    """Return the loss and the score of a frame."""
    score, loss = score_of(frame.config), QCoreApplication.translate("Measure", "loss")
    return (
        Measure(loss, frame.loss, frame.extras.get("test_loss"), write_loss),
        Measure(score.label, frame.accuracy, frame.extras.get("test_accuracy"), score.text),
    )
