"""What is said of an entry that hands have frozen, or whose neuron they have switched off."""

from PySide6.QtCore import QCoreApplication

from app.lesson.quantities import Stilled
from app.style.translation import listed


def stilled_text(stilled: Stilled, row: int, column: int) -> str:
    """Return what has been stopped of an entry, such as "frozen, neuron off"; empty if nothing has."""
    texts = []
    if stilled.is_frozen(row, column):
        texts.append(QCoreApplication.translate("Stilled", "frozen"))
    if row in stilled.off:
        texts.append(QCoreApplication.translate("Stilled", "neuron off"))
    return listed(texts)


def stilled_sentence(stilled: Stilled, row: int, column: int) -> str:
    """Return the same in sentences; empty if nothing has been stopped."""
    texts = []
    if stilled.is_frozen(row, column):
        texts.append(QCoreApplication.translate("Stilled", "Frozen: it does not learn."))
    if row in stilled.off:
        texts.append(QCoreApplication.translate("Stilled", "The neuron is switched off: its A is 0."))
    return " ".join(texts)
