"""What the tests of the equation strip share."""

import numpy as np
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from app.views.equation.equation_view import EquationView
from app.views.equation.operand_heatmap import OperandHeatmap
from mlp_engine import Frame, FrameRequest, RunConfig, Session
from mlp_engine.progress import micro_steps
from tests.app.views.vector_files import Pixels

SYMBOLS = ("Z", "A", "loss", "δ", "dW", "db", "W", "b")
EDGE = 3  # px around a matrix, for outlines


def request(layer: int) -> FrameRequest:
    return FrameRequest(layer, 0, has_terms=True, has_update=True)


def at_step(symbol: str, l: int, layer: int | None = None, epochs: int = 20, **config: object) -> Frame:
    """Return a frame in which a step of an update has just been made."""
    session = Session(RunConfig(**config))  # type: ignore[arg-type]
    for _ in range(epochs):
        session.step()
    steps = [(step.symbol, step.l) for step in micro_steps(session.model.L)]
    session.look_on()
    if symbol == "W":
        session.look_back()
    while session.progress.position != steps.index((symbol, l)):
        session.look_on()
    return session.frame(request(layer or max(l, 1)))


def grabbed(widget: QWidget) -> Pixels:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def rgb(value: str) -> tuple[int, int, int]:
    color = QColor(value)
    return color.red(), color.green(), color.blue()


def heatmap(view: EquationView, name: str) -> OperandHeatmap:
    [found] = [heatmap for heatmap in view.sheet.shown() if heatmap.operand.name == name]
    return found


def place_in(view: EquationView, part: OperandHeatmap, rect: QRect) -> QRect:
    return rect.translated(part.mapTo(view, QPoint()))
