"""Cells that are not what their equation says, because hands have frozen them or switched off their neuron."""

from PySide6.QtCore import QCoreApplication

from app.lesson.equations import equation_of
from app.lesson.quantities import Stilled
from app.lesson.selection import Cell, Selection
from app.lesson.updates import UPDATED
from mlp_engine import Frame


def is_stopped(symbol: str, stilled: Stilled, cell: Cell) -> bool:
    """Tell whether the equation of a quantity does not hold for a cell: of A, δ, W, b, or what is remembered."""
    if symbol in UPDATED:
        return stilled.is_frozen(*cell)
    return symbol in ("A", "δ") and cell[0] in stilled.off


def stopped_text(frame: Frame, selection: Selection) -> str:
    """Return why the picked cell has no sum, of the layer whose samples the frame carries; empty if it may have one."""
    if selection.cell is None or selection.symbol in ("loss", "A_prev"):
        return ""
    equation, cell = equation_of(frame, selection.symbol), selection.cell
    rows, columns = equation.result.matrix.shape
    is_there = cell[0] < rows and cell[1] < columns
    if not is_there or not is_stopped(equation.symbol, equation.result.stilled, cell):
        return ""
    if equation.is_update:
        return QCoreApplication.translate(
            "Stilled", "This entry is frozen: it does not learn, so no update changes it."
        )
    if equation.symbol == "A":
        return QCoreApplication.translate("Stilled", "This neuron is switched off: its A is 0, whatever its Z is.")
    return QCoreApplication.translate(
        "Stilled", "This neuron is switched off: its δ is 0, for nothing depends on its Z."
    )
