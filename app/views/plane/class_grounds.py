"""Predictions of classes: of two, of several, and of one of these."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication

from app.lesson.numbers import fixed, written
from app.style.theme import ByteArray, Theme, region_table
from app.views.plane.ground import Change, Ground
from app.views.plane.scale import PROBABILITY, Scale, class_scale
from app.views.plane.surface import (
    CLASS_LEVELS,
    DECIDED,
    Polyline,
    border_lines,
    color_indices,
    level_line,
    region_indices,
)
from app.views.plots.downsampling import IndexArray
from mlp_engine import Frame, Surface
from mlp_engine.arrays import FloatArray


class Classes(Ground):
    """Predictions that divide the plane."""

    @property
    def names(self) -> tuple[str, ...]:
        whole = QCoreApplication.translate("BoundaryView", "Decision boundary")
        return whole, QCoreApplication.translate("BoundaryView", "Boundary")


class TwoClasses(Classes):
    """p(x), and the line where it is 0.5."""

    line_name = f"p(x) = {written(DECIDED)}"
    symbol = "p(x)"
    scale = PROBABILITY

    def table(self, theme: Theme) -> ByteArray:
        return PROBABILITY.table(theme)

    def _levels(self, surface: Surface) -> ByteArray:
        return color_indices(surface.outputs[0])

    def _line(self, surface: Surface) -> Polyline:
        return level_line(surface, surface.outputs[0], DECIDED)

    def text(self, outputs: FloatArray) -> str:
        return f"p(x) = {outputs[0]:.3f}"

    def change_hint(self) -> str:
        return QCoreApplication.translate(
            "BoundaryChange", "Under B − A, red: class 1 has become likelier; blue: class 0."
        )


class SeveralClasses(Classes):
    """The class of the largest output, paler where the next one is near, and the borders between the classes."""

    scale = None

    @property
    def line_name(self) -> str:
        return QCoreApplication.translate("BoundaryView", "border")

    @property
    def symbol(self) -> str:
        return QCoreApplication.translate("BoundaryView", "the class")

    def table(self, theme: Theme) -> ByteArray:
        return region_table(theme, self.n_classes)

    def _levels(self, surface: Surface) -> IndexArray:
        return region_indices(surface)

    def _line(self, surface: Surface) -> Polyline:
        return border_lines(surface)

    def text(self, outputs: FloatArray) -> str:
        k = int(outputs.argmax())
        return f"{self.class_name(k)}: {fixed(outputs[k], '.3f')}"

    def change(self, before: Frame, after: Frame) -> Change:
        assert before.surface is not None
        assert after.surface is not None
        old, now = before.surface.outputs.argmax(axis=0), after.surface.outputs.argmax(axis=0)
        return Change(np.where(old == now, 0, 256 * now + CLASS_LEVELS - 1), None)

    def change_table(self, theme: Theme) -> ByteArray:
        return region_table(theme, self.n_classes)

    def change_hint(self) -> str:
        return QCoreApplication.translate(
            "BoundaryChange", "Under B − A, where another class has become the likeliest there is its colour."
        )


@dataclass(frozen=True)
class OneClass(Classes):
    """The output for one of several classes, and the line where it is 0.5.

    Attributes
    ----------
    k : the class
    """

    k: int = 0

    @property
    def line_name(self) -> str:
        return f"{self.symbol} = {written(DECIDED)}"

    @property
    def symbol(self) -> str:
        return f"p({self.class_name(self.k)})"

    @property
    def scale(self) -> Scale:
        return class_scale(self.k, self.symbol)

    def table(self, theme: Theme) -> ByteArray:
        return self.scale.table(theme)

    def _levels(self, surface: Surface) -> ByteArray:
        return color_indices(np.where(np.isnan(surface.outputs[self.k]), 0.0, surface.outputs[self.k]))

    def _line(self, surface: Surface) -> Polyline:
        return level_line(surface, surface.outputs[self.k], DECIDED)

    def text(self, outputs: FloatArray) -> str:
        return f"{self.symbol} = {fixed(outputs[self.k], '.3f')}"
