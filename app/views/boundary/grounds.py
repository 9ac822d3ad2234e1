"""What is drawn of a network's predictions, and how they are read, for each kind of task."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF

from app.lesson.numbers import fixed, symmetric_limit, written
from app.style.theme import ByteArray, Theme, diverging_table, region_table
from app.views.boundary.scale import PROBABILITY, Scale, class_scale, number_scale
from app.views.boundary.surface import (
    CLASS_LEVELS,
    DECIDED,
    NOTHING,
    Polyline,
    border_lines,
    color_indices,
    level_line,
    number_indices,
    plane_around,
    plane_of,
    region_indices,
    surface_values,
)
from app.views.painting.likeness import Rows
from app.views.plots.downsampling import IndexArray
from mlp_engine import Frame, Surface
from mlp_engine.arrays import FloatArray
from mlp_engine.surface import SURFACE_MARGIN

CURVE_MARGIN = 0.2  # of the range of the targets, above and below them
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
    axes : the names of both
    is_map : whether both axes are inputs
    line_name : what the line is, for the key
    symbol : what is predicted
    """

    n_classes: int
    axes: ClassVar[tuple[str, str]] = ("x₁", "x₂")
    is_map: ClassVar[bool] = True

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

    def _levels(self, outputs: FloatArray) -> Rows:
        """Return the row of the table for each point of outputs (n_L, r, r)."""
        raise NotImplementedError

    def _line(self, surface: Surface) -> Polyline:
        raise NotImplementedError

    def text(self, outputs: FloatArray) -> str:
        """Return in words what outputs (n_L,) say."""
        raise NotImplementedError

    def levels(self, frame: Frame) -> Rows:
        """Return the row of the table for each pixel (r, r); of no pixel where there is nothing to draw."""
        return NO_PIXELS if frame.surface is None else self._levels(frame.surface.outputs)

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
        return plane_around(np.hstack([frame.X, frame.X_test]))

    def places(self, X: FloatArray, Y: FloatArray) -> FloatArray:
        """Return where samples stand, (2, m)."""
        del Y
        return X

    def outputs_at(self, frame: Frame, places: FloatArray) -> FloatArray | None:
        """Return the outputs (n_L, k) at places (2, k), NaN outside of what is drawn; None if they are not known."""
        return None if frame.surface is None else surface_values(frame.surface, places)

    def place_text(self, place: QPointF) -> str:
        """Return in words which inputs a place stands for."""
        return f"x₁ = {fixed(place.x(), '.2f')}   x₂ = {fixed(place.y(), '.2f')}"

    def score(self, score: float) -> str:
        """Return how well the network does, as a whole."""
        return QCoreApplication.translate("BoundaryView", "accuracy {0} %").format(f"{100 * score:.1f}")

    @property
    def longest_score(self) -> str:
        """A text as long as the score can be."""
        return self.score(1.0)


class TwoClasses(Ground):
    """p(x), and the line where it is 0.5."""

    line_name = f"p(x) = {written(DECIDED)}"
    symbol = "p(x)"
    scale = PROBABILITY

    def table(self, theme: Theme) -> ByteArray:
        return PROBABILITY.table(theme)

    def _levels(self, outputs: FloatArray) -> ByteArray:
        return color_indices(outputs[0])

    def _line(self, surface: Surface) -> Polyline:
        return level_line(surface, surface.outputs[0], DECIDED)

    def text(self, outputs: FloatArray) -> str:
        return f"p(x) = {outputs[0]:.3f}"


class SeveralClasses(Ground):
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

    def _levels(self, outputs: FloatArray) -> IndexArray:
        return region_indices(outputs)

    def _line(self, surface: Surface) -> Polyline:
        return border_lines(surface)

    def text(self, outputs: FloatArray) -> str:
        k = int(outputs.argmax())
        return f"{class_name(k)}: {fixed(outputs[k], '.3f')}"

    def change(self, before: Frame, after: Frame) -> Change:
        assert before.surface is not None
        assert after.surface is not None
        old, now = before.surface.outputs.argmax(axis=0), after.surface.outputs.argmax(axis=0)
        return Change(np.where(old == now, 0, 256 * now + CLASS_LEVELS - 1), None)

    def change_table(self, theme: Theme) -> ByteArray:
        return region_table(theme, self.n_classes)


@dataclass(frozen=True)
class OneClass(Ground):
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
        return f"p({class_name(self.k)})"

    @property
    def scale(self) -> Scale:
        return class_scale(self.k, self.symbol)

    def table(self, theme: Theme) -> ByteArray:
        return self.scale.table(theme)

    def _levels(self, outputs: FloatArray) -> ByteArray:
        return color_indices(np.where(np.isnan(outputs[self.k]), 0.0, outputs[self.k]))

    def _line(self, surface: Surface) -> Polyline:
        return level_line(surface, surface.outputs[self.k], DECIDED)

    def text(self, outputs: FloatArray) -> str:
        return f"{self.symbol} = {fixed(outputs[self.k], '.3f')}"


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
    def scale(self) -> Scale | None:
        return number_scale("ŷ", self.limit)

    def table(self, theme: Theme) -> ByteArray:
        return diverging_table(theme)

    def _levels(self, outputs: FloatArray) -> ByteArray:
        return number_indices(outputs[0], self.limit)

    def _line(self, surface: Surface) -> Polyline:
        return level_line(surface, surface.outputs[0], 0.0)

    def text(self, outputs: FloatArray) -> str:
        return f"ŷ = {fixed(outputs[0], '.3f')}"

    def score(self, score: float) -> str:
        return f"R² = {fixed(score, '.3f')}"

    @property
    def longest_score(self) -> str:
        return self.score(-0.888)


class CurveOverLine(Numbers):
    """ŷ as a curve over the one input, among the targets."""

    axes = "x", "y"
    is_map = False
    line_name = "ŷ(x)"
    scale = None

    def levels(self, frame: Frame) -> Rows:
        return NO_PIXELS

    def line(self, frame: Frame) -> Polyline:
        return NOTHING if frame.line is None else (frame.line.x, frame.line.outputs[0])

    def is_known(self, frame: Frame) -> bool:
        return frame.line is not None

    def change(self, before: Frame, after: Frame) -> Change:
        return Change(NO_PIXELS, None)

    def plane(self, frame: Frame) -> QRectF:
        X, Y = np.hstack([frame.X, frame.X_test])[0], np.hstack([frame.Y, frame.Y_test])[0]
        margin = CURVE_MARGIN * float(np.ptp(Y)) or 1.0
        low, high = (X.min() - SURFACE_MARGIN, Y.min() - margin), (X.max() + SURFACE_MARGIN, Y.max() + margin)
        return QRectF(QPointF(*map(float, low)), QPointF(*map(float, high)))

    def places(self, X: FloatArray, Y: FloatArray) -> FloatArray:
        return np.vstack([X, Y[:1]])

    def outputs_at(self, frame: Frame, places: FloatArray) -> FloatArray | None:
        if frame.line is None:
            return None
        x, ends = frame.line.x, {"left": math.nan, "right": math.nan}
        return np.stack([np.interp(places[0], x, output, **ends) for output in frame.line.outputs])

    def place_text(self, place: QPointF) -> str:
        return f"x = {fixed(place.x(), '.2f')}"


def class_name(k: int) -> str:
    """Return what class k is called."""
    return QCoreApplication.translate("BoundaryView", "class {0}").format(k)


def class_of(Y: FloatArray) -> IndexArray:
    """Return the class of each sample (m,): which half of 0 to 1 its one target is in, or its largest target."""
    return np.asarray(Y[0] > DECIDED if len(Y) == 1 else Y.argmax(axis=0), dtype=np.intp)


def _ground_of_numbers(kind: type[Numbers]) -> Callable[[Frame, int | None], Ground]:
    return lambda frame, output: kind(0, symmetric_limit(np.hstack([frame.Y, frame.Y_test])))


def _ground_of_classes(frame: Frame, output: int | None) -> Ground:
    count = len(frame.Y)
    if count == 1:
        return TwoClasses(2)
    return SeveralClasses(count) if output is None else OneClass(count, min(output, count - 1))


GROUNDS: dict[tuple[int, bool], Callable[[Frame, int | None], Ground]] = {
    (2, False): _ground_of_classes,
    (2, True): _ground_of_numbers(Numbers),
    (1, True): _ground_of_numbers(CurveOverLine),
}
"""By the number of inputs and whether it is a regression."""


def ground_of(frame: Frame, output: int | None) -> Ground | None:
    """Return the ground of a run, of one of several outputs if one is wanted; None if its inputs are too many."""
    make = GROUNDS.get((len(frame.X), frame.config.data.is_regression))
    return None if make is None else make(frame, output)
