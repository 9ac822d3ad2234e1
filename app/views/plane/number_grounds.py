"""Predictions of numbers, over two inputs or over one."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF

from app.lesson.numbers import fixed, symmetric_limit, written
from app.style.theme import ByteArray, Theme, diverging_table
from app.views.painting.likeness import Rows
from app.views.plane.ground import NO_PIXELS, Change, Ground
from app.views.plane.scale import Scale, number_scale
from app.views.plane.surface import NOTHING, Polyline, level_line, line_values, number_indices
from mlp_engine import Frame, Surface
from mlp_engine.arrays import FloatArray
from mlp_engine.surface import SURFACE_MARGIN

CURVE_MARGIN = 0.2  # of the range of the targets, above and below them


@dataclass(frozen=True)
class Numbers(Ground):
    """ŷ on a scale centred on 0 that suits all targets, and the line where it is 0.

    Attributes
    ----------
    limit : the end of the scale
    """

    limit: float = 1.0
    line_name = f"ŷ = {written(0)}"
    symbol = "ŷ"

    @property
    def names(self) -> tuple[str, ...]:
        return (QCoreApplication.translate("BoundaryView", "Predictions"),)

    @classmethod
    def of(cls, frame: Frame) -> Self:
        """Return the ground whose scale suits all targets of a frame."""
        return cls(0, limit=symmetric_limit(np.hstack([frame.Y, frame.Y_test])))

    @property
    def scale(self) -> Scale | None:
        return number_scale("ŷ", self.limit)

    def table(self, theme: Theme) -> ByteArray:
        return diverging_table(theme)

    def _levels(self, surface: Surface) -> ByteArray:
        return number_indices(surface.outputs[0], self.limit)

    def _line(self, surface: Surface) -> Polyline:
        return level_line(surface, surface.outputs[0], 0.0)

    def text(self, outputs: FloatArray) -> str:
        return f"ŷ = {fixed(outputs[0], '.3f')}"

    def change_hint(self) -> str:
        return QCoreApplication.translate("BoundaryChange", "Under B − A, red: ŷ has grown; blue: it has fallen.")


@dataclass(frozen=True)
class CurveOverLine(Numbers):
    """ŷ as a curve over the one input, among the targets."""

    rows: tuple[int, ...] = (0,)
    inputs: tuple[str, ...] = ("x",)
    is_map = False
    line_name = "ŷ(x)"
    scale = None

    @property
    def axes(self) -> tuple[str, str]:
        return self.inputs[0], self.target or "y"

    @property
    def axis_columns(self) -> tuple[str, str]:
        across, _ = super().axis_columns
        return across, self.target_column

    def levels(self, frame: Frame) -> Rows:
        return NO_PIXELS

    def line(self, frame: Frame) -> Polyline:
        return NOTHING if frame.line is None else (frame.line.x, frame.line.outputs[0])

    def is_known(self, frame: Frame) -> bool:
        return frame.line is not None

    def change(self, before: Frame, after: Frame) -> Change:
        return Change(NO_PIXELS, None)

    def change_hint(self) -> str:
        return QCoreApplication.translate(
            "BoundaryChange", "Under B − A, the thin curve is that of A, the wide one that of B."
        )

    def plane(self, frame: Frame) -> QRectF:
        X, Y = np.hstack([frame.X, frame.X_test])[0], np.hstack([frame.Y, frame.Y_test])[0]
        margin = CURVE_MARGIN * float(np.ptp(Y)) or 1.0
        low, high = (X.min() - SURFACE_MARGIN, Y.min() - margin), (X.max() + SURFACE_MARGIN, Y.max() + margin)
        return QRectF(QPointF(*map(float, low)), QPointF(*map(float, high)))

    def places(self, X: FloatArray, Y: FloatArray) -> FloatArray:
        return np.vstack([X, Y[:1]])

    def number_at(self, place: QPointF) -> float | None:
        return place.y()

    def outputs_at(self, frame: Frame, places: FloatArray) -> FloatArray | None:
        return None if frame.line is None else line_values(frame.line, places[0])
