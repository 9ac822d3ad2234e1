"""The quantities of an update by name: in words, and as rich text."""

import re
from html import escape

from PySide6.QtCore import QCoreApplication

from mlp_engine import marked
from mlp_engine.progress import UPDATE, MicroStep

_LOSS = marked("StepNames", "loss")
_UPDATE = marked("StepNames", "W and b of all layers")
_LAYER = re.compile(r"\[\d+\]")


def step_name(step: MicroStep) -> str:
    """Return what a step computes, such as "Z[2]", in the language of the window."""
    if step == UPDATE:
        return QCoreApplication.translate("StepNames", _UPDATE)
    return QCoreApplication.translate("StepNames", _LOSS) if step.symbol == "loss" else step.name


def plain_name(name: str) -> str:
    """Return the name of a quantity as the lesson says it: X is what stands as A[0] in an equation."""
    return "X" if name == "A[0]" else name


def raised(name: str) -> str:
    """Return the name of a quantity, such as "W[2]", as rich text with the number of the layer raised."""
    return _LAYER.sub(r"<sup>\g<0></sup>", escape(name))
