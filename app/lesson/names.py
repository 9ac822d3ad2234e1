"""The quantities of an update in words."""

from PySide6.QtCore import QCoreApplication

from mlp_engine import marked
from mlp_engine.progress import UPDATE, MicroStep

_LOSS = marked("StepNames", "loss")
_UPDATE = marked("StepNames", "W and b of all layers")


def step_name(step: MicroStep) -> str:
    """Return what a step computes, such as "Z[2]", in the language of the window."""
    if step == UPDATE:
        return QCoreApplication.translate("StepNames", _UPDATE)
    return QCoreApplication.translate("StepNames", _LOSS) if step.symbol == "loss" else step.name
