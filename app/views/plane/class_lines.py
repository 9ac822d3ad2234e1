"""Predictions of classes from one input: p as a curve over it, and the samples at the ends of its scale."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF

from app.lesson.numbers import fixed
from app.style.theme import ByteArray, Theme
from app.views.painting.likeness import Rows
from app.views.plane.class_grounds import Classes
from app.views.plane.ground import NO_PIXELS, Change
from app.views.plane.scale import PROBABILITY, Scale, class_scale
from app.views.plane.surface import NOTHING, Polyline, color_indices, joined, line_values
from mlp_engine import Frame, class_of
from mlp_engine.arrays import FloatArray
from mlp_engine.surface import SURFACE_MARGIN

BEYOND = 0.12  # of the scale from 0 to 1, above and below it
STEP = 0.07  # of the same, between the rows of the samples of several classes


@dataclass(frozen=True)
class ClassesOverLine(Classes):
    """The output for each class as a curve over the one input, or that for one of them.

    Of two classes p(x) is the output, and the samples stand at 0 and 1; of several they stand below 0, a row for each.

    Attributes
    ----------
    k : the class; None for all
    """

    rows: tuple[int, ...] = (0,)
    inputs: tuple[str, ...] = ("x",)
    k: int | None = None
    is_map = False

    @property
    def axes(self) -> tuple[str, str]:
        return self.inputs[0], self.symbol

    @property
    def line_name(self) -> str:
        return self.symbol

    @property
    def symbol(self) -> str:
        return "p(x)" if self.k is None else f"p({self.class_name(self.k)})"

    @property
    def scale(self) -> Scale | None:
        return None  # the upright axis has it

    @property
    def _output(self) -> int | None:
        """The output whose curve is the line."""
        return 0 if self.n_classes == 2 else self.k

    def table(self, theme: Theme) -> ByteArray:
        return PROBABILITY.table(theme) if self.k is None else class_scale(self.k, self.symbol).table(theme)

    def levels(self, frame: Frame) -> Rows:
        if frame.line is None or self._output is None:
            return NO_PIXELS
        return np.tile(color_indices(frame.line.outputs[self._output]), (2, 1))

    def line(self, frame: Frame) -> Polyline:
        if frame.line is None:
            return NOTHING
        if self._output is None:
            return joined([(frame.line.x, output) for output in frame.line.outputs])
        return frame.line.x, frame.line.outputs[self._output]

    def curves(self, frame: Frame) -> list[Polyline]:
        if frame.line is None or self._output is not None:
            return []
        return [(frame.line.x, output) for output in frame.line.outputs]

    def is_known(self, frame: Frame) -> bool:
        return frame.line is not None

    def change(self, before: Frame, after: Frame) -> Change:
        return Change(NO_PIXELS, None)

    def change_hint(self) -> str:
        return QCoreApplication.translate(
            "BoundaryChange", "Under B − A, the thin curve is that of A, the wide one that of B."
        )

    def plane(self, frame: Frame) -> QRectF:
        X = np.hstack([frame.X, frame.X_test])[0]
        low = -BEYOND if self.n_classes == 2 else -STEP * (self.n_classes + 1)
        left, right = float(X.min() - SURFACE_MARGIN), float(X.max() + SURFACE_MARGIN)
        return QRectF(QPointF(left, low), QPointF(right, 1.0 + BEYOND))

    def places(self, X: FloatArray, Y: FloatArray) -> FloatArray:
        return np.vstack([X, Y if self.n_classes == 2 else -STEP * (class_of(Y) + 1.0)])

    def outputs_at(self, frame: Frame, places: FloatArray) -> FloatArray | None:
        return None if frame.line is None else line_values(frame.line, places[0])

    def text(self, outputs: FloatArray) -> str:
        if self._output is not None:
            return f"{self.symbol} = {fixed(outputs[self._output], '.3f')}"
        k = int(outputs.argmax())
        return f"{self.class_name(k)}: {fixed(outputs[k], '.3f')}"
