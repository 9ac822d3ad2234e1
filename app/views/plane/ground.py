"""What is drawn of a network's predictions, and how they are read."""

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF

from app.lesson.numbers import fixed, short, symmetric_limit
from app.style.theme import ByteArray, Theme, diverging_table
from app.views.painting.likeness import Rows
from app.views.plane.scale import Scale
from app.views.plane.surface import NOTHING, Polyline, number_indices, plane_around, plane_of, surface_values
from mlp_engine import Frame, Surface
from mlp_engine.arrays import FloatArray


def class_name(k: int) -> str:
    """Return what class k is called, unless it has a name."""
    return QCoreApplication.translate("BoundaryView", "class {0}").format(k)


NO_PIXELS: Rows = np.zeros((0, 0), np.uint8)


class Change(NamedTuple):
    """A change as colours: rows of a table (r, r), and the end of their scale, None if they have none."""

    levels: Rows
    limit: float | None


@dataclass(frozen=True)
class Ground:
    """Predictions over a plane of two inputs, as colours and a line; a subclass is one kind of task.

    Attributes
    ----------
    n_classes : 0 in a regression
    rows : which of X are drawn
    inputs : what these are called
    classes : the names of the classes, where they have some
    target : what is to be learnt is called, where it has a name
    columns, target_column : the whole names of the inputs and of the target, where they have some
    is_standardized : whether the inputs are in units of their deviations
    is_map : whether both axes are inputs
    line_name : what the line is, for the key
    symbol : what is predicted
    """

    n_classes: int
    rows: tuple[int, ...] = (0, 1)
    inputs: tuple[str, ...] = ("x₁", "x₂")
    classes: tuple[str, ...] = ()
    target: str = ""
    columns: tuple[str, ...] = ()
    target_column: str = ""
    is_standardized: bool = False
    is_map: ClassVar[bool] = True

    @property
    def axes(self) -> tuple[str, str]:
        """The names of both axes."""
        across, up = self.inputs
        return across, up

    @property
    def axis_labels(self) -> tuple[str, ...]:
        """What is written along both axes."""
        unit = QCoreApplication.translate("BoundaryView", "{0}, standardised") if self.is_standardized else "{0}"
        return tuple(unit.format(name) if name in self.inputs else name for name in self.axes)

    @property
    def axis_columns(self) -> tuple[str, str]:
        """The whole names of both axes, where they are columns of a table."""
        across, up = (*self.columns, "", "")[:2]
        return across, up

    @property
    def names(self) -> tuple[str, ...]:
        """What the picture is called, and shorter names."""
        raise NotImplementedError

    @property
    def line_name(self) -> str:
        raise NotImplementedError

    @property
    def symbol(self) -> str:
        raise NotImplementedError

    @property
    def scale(self) -> Scale | None:
        """The scale of the colours, if they are one."""
        raise NotImplementedError

    def table(self, theme: Theme) -> ByteArray:
        """Return the colours (n, 3)."""
        raise NotImplementedError

    def _levels(self, surface: Surface) -> Rows:
        """Return the row of the table for each point (r, r)."""
        raise NotImplementedError

    def _line(self, surface: Surface) -> Polyline:
        raise NotImplementedError

    def text(self, outputs: FloatArray) -> str:
        """Return in words what outputs (n_L,) say."""
        raise NotImplementedError

    def levels(self, frame: Frame) -> Rows:
        """Return the row of the table for each pixel (r, r); of no pixel where there is nothing to draw."""
        return NO_PIXELS if frame.surface is None else self._levels(frame.surface)

    def line(self, frame: Frame) -> Polyline:
        """Return the line that is drawn over the colours; it may be empty."""
        return NOTHING if frame.surface is None else self._line(frame.surface)

    def is_known(self, frame: Frame) -> bool:
        """Tell whether the predictions of a frame are computed."""
        return frame.surface is not None

    def change(self, before: Frame, after: Frame) -> Change:
        """Return what has changed between two frames whose predictions are known."""
        assert before.surface is not None
        assert after.surface is not None
        change = after.surface.outputs[0] - before.surface.outputs[0]  # (r, r)
        limit = symmetric_limit(np.where(np.isnan(change), 0.0, change))
        return Change(number_indices(change, limit), limit)

    def change_table(self, theme: Theme) -> ByteArray:
        """Return the colours (n, 3) of a change."""
        return diverging_table(theme)

    def plane(self, frame: Frame) -> QRectF:
        """Return what the axes show."""
        if frame.surface is not None:
            return plane_of(frame.surface)
        return plane_around(np.hstack([frame.X, frame.X_test])[list(self.rows)])

    def curves(self, frame: Frame) -> list[Polyline]:
        """Return a curve for each class in place of the line, where there are such."""
        del frame
        return []

    def places(self, X: FloatArray, Y: FloatArray) -> FloatArray:
        """Return where samples stand, (2, m)."""
        del Y
        return X[list(self.rows)]

    def point(self, place: QPointF, x: FloatArray) -> tuple[float, ...]:
        """Return the inputs (n,) that a place stands for, where those that are not drawn are as in ``x`` (n,)."""
        values = x.tolist()
        for row, value in zip(self.rows, (place.x(), place.y()), strict=False):
            values[row] = value
        return tuple(values)

    def number_at(self, place: QPointF) -> float | None:
        """Return the target that a sample has at a place, if the place says it."""
        del place
        return None

    def outputs_at(self, frame: Frame, places: FloatArray) -> FloatArray | None:
        """Return the outputs (n_L, k) at places (2, k), NaN outside of what is drawn; None if they are not known."""
        return None if frame.surface is None else surface_values(frame.surface, places)

    def place_text(self, place: QPointF) -> str:
        """Return in words which inputs a place stands for."""
        values = place.x(), place.y()
        return "   ".join(f"{name} = {self.input_text(x)}" for name, x in zip(self.inputs, values, strict=False))

    def input_text(self, x: float) -> str:
        """Return an input in as many digits as there is use for; those of own data may be of any size."""
        return short(x, 4) if self.target else fixed(x, ".2f")

    def class_name(self, k: int) -> str:
        """Return what class k is called."""
        return self.classes[k] if self.classes else class_name(k)

    def change_hint(self) -> str:
        """Return a sentence about how a change is read; it may be empty."""
        raise NotImplementedError
