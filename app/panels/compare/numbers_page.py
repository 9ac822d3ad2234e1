"""What is measured of two frames, side by side."""

import math

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.lesson.names import formula_name
from app.lesson.score import score_of
from app.panels.compare.change_table import ChangeTable, Row
from app.style.mixins import Themed
from mlp_engine import Frame

DIGITS = 4
LEAST_LINES = 3  # of text, as high as which the weights of a layer are at least
ROOM = 0.04  # of the epochs from A to B, beside them


class NumbersComparison(Themed, QWidget):
    """Epoch, loss, accuracy and the norms of A and of B, and their changes."""

    def __init__(self) -> None:
        super().__init__()
        self.table = ChangeTable()
        QVBoxLayout(self).addWidget(self.table)

    def show_frames(self, a: Frame, b: Frame, names: tuple[str, str]) -> None:
        """Show the numbers of two frames under the names of their epochs."""
        self.table.set_headings(f"A: {names[0]}", f"B: {names[1]}")
        epoch = Row("epoch", self.tr("epoch"), a.epoch, b.epoch)
        self.table.show_rows([epoch, *measures(a, b)])


def measures(a: Frame, b: Frame) -> list[Row]:
    """Return what is measured of two frames: loss and accuracy, of a test too, the penalty, and the gradient norms."""
    score, loss = score_of(a.config), QCoreApplication.translate("ChangeTable", "loss")
    test = QCoreApplication.translate("ChangeTable", "{0}, test")
    names = {
        "loss": (loss, None),
        "test_loss": (test.format(loss), None),
        "accuracy": (score.label, score),
        "test_accuracy": (test.format(score.label), score),
        "penalty": (QCoreApplication.translate("ChangeTable", "penalty"), None),
    }
    norms = dict.fromkeys((*a.curves.norm_names, *b.curves.norm_names))  # of networks of any two shapes
    names |= {name: (formula_name(name), None) for name in norms}
    shown = [name for name in names if name in norms or name in a.curves.names]
    return [Row(name, names[name][0], _newest(a, name), _newest(b, name), names[name][1]) for name in shown]


def _newest(frame: Frame, name: str) -> float:
    names = frame.curves.names
    return float(frame.curves.newest[names.index(name)]) if name in names else math.nan
