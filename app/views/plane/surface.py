"""What a prediction surface says: where the network is undecided, and what it predicts at a place."""

import math
from functools import lru_cache
from typing import NamedTuple

import contourpy
import numpy as np
from PySide6.QtCore import QPointF, QRectF

from app.style.theme import ByteArray
from app.views.plots.downsampling import IndexArray
from mlp_engine import Line, Surface
from mlp_engine.arrays import FloatArray
from mlp_engine.surface import SURFACE_MARGIN

DECIDED = 0.5
Polyline = tuple[FloatArray, FloatArray]
"""The coordinates x₁ and x₂, (n,) each, of a line, its parts separated by NaN."""

NOTHING: Polyline = np.empty(0), np.empty(0)
CLASS_LEVELS = 248  # of the 256 rows for each class, so that the last of one is far from the first of the next


def plane_around(X: FloatArray) -> QRectF:
    """Return the rectangle that a surface around the samples X (2, m) is over."""
    low, high = (X.min(axis=1) - SURFACE_MARGIN).tolist(), (X.max(axis=1) + SURFACE_MARGIN).tolist()
    return QRectF(QPointF(*low), QPointF(*high))


def plane_of(surface: Surface) -> QRectF:
    """Return the rectangle that a surface is over."""
    return QRectF(QPointF(surface.x1[0], surface.x2[0]), QPointF(surface.x1[-1], surface.x2[-1]))


def color_indices(p: FloatArray) -> ByteArray:
    """Return the place of each p in the table of colours; what is not a number is as undecided as 0.5."""
    return np.rint(255.0 * np.where(np.isnan(p), DECIDED, p).clip(0.0, 1.0)).astype(np.uint8)


def number_indices(values: FloatArray, limit: float) -> ByteArray:
    """Return the place of each value in a table from −``limit`` to ``limit``; what is not a number is 0."""
    shares = np.where(np.isnan(values), 0.0, values / limit).clip(-1.0, 1.0)
    return np.rint(127.5 * (1.0 + shares)).astype(np.uint8)


class Ranking(NamedTuple):
    """The class of the largest output at each point (r, r), that output, and the next in size."""

    winner: IndexArray
    first: FloatArray
    second: FloatArray


@lru_cache(maxsize=1)  # the colours and the borders of a frame need the same
def ranking(surface: Surface) -> Ranking:
    """Return which of several outputs are the largest over a surface."""
    first, *others = surface.outputs
    winner, second = np.zeros(first.shape, np.intp), np.full(first.shape, -np.inf)
    for k, output in enumerate(others, start=1):
        np.copyto(winner, k, where=output > first)
        second = np.maximum(second, np.minimum(first, output))
        first = np.maximum(first, output)
    return Ranking(winner, first, second)


def region_indices(surface: Surface) -> IndexArray:
    """Return the place of each point (r, r) in the tables of the classes, 256 rows each.

    The largest output is the class, and by how much it is larger than the next, up to 1, how sure the network is.
    """
    winner, first, second = ranking(surface)
    with np.errstate(invalid="ignore"):  # ∞ − ∞
        lead = first - second
    sure = np.where(np.isnan(lead), 0.0, lead).clip(0.0, 1.0)
    levels: IndexArray = 256 * winner + np.rint((CLASS_LEVELS - 1) * sure).astype(np.intp)
    return levels


def level_line(surface: Surface, values: FloatArray, level: float) -> Polyline:
    """Return the line where values (r, r) over a surface are ``level``; it may be empty."""
    return _line(*np.meshgrid(surface.x1, surface.x2), values, level)


def border_lines(surface: Surface) -> Polyline:
    """Return the lines between the regions in which each class has the largest output; there may be none.

    The class with the largest region is left out: its borders are those of the others.
    """
    winner, first, second = ranking(surface)
    x1, x2 = np.meshgrid(surface.x1, surface.x2)
    sizes = np.bincount(winner.ravel(), minlength=len(surface.outputs))
    sizes[sizes.argmax()] = 0
    lines = []
    for k in np.flatnonzero(sizes).tolist():
        is_here = winner == k
        with np.errstate(invalid="ignore"):
            lead = surface.outputs[k] - np.where(is_here, second, first)
        part = _around(is_here)
        lines.append(_line(x1[part], x2[part], lead[part], 0.0))
    return joined(lines)


def joined(lines: list[Polyline]) -> Polyline:
    """Return several lines as one, whose parts they are."""
    parts = [part for x, y in lines if len(x) for part in (np.stack([x, y]), np.full((2, 1), np.nan))]
    x, y = np.concatenate(parts[:-1], axis=1) if parts else NOTHING
    return x, y


def surface_values(surface: Surface, X: FloatArray) -> FloatArray:
    """Return the outputs (n_L, k) at places X (2, k), each between the four grid points around it; NaN outside."""
    (i, down), (j, right) = _grid_index(surface.x2, X[1]), _grid_index(surface.x1, X[0])
    outputs = surface.outputs
    with np.errstate(invalid="ignore"):  # 0 · ∞
        above = (1 - right) * outputs[:, i, j] + right * outputs[:, i, j + 1]
        below = (1 - right) * outputs[:, i + 1, j] + right * outputs[:, i + 1, j + 1]
        return (1 - down) * above + down * below


def line_values(line: Line, x: FloatArray) -> FloatArray:
    """Return the outputs (n_L, k) at inputs x (k,), each between the two points around it; NaN outside."""
    return np.stack([np.interp(x, line.x, output, left=math.nan, right=math.nan) for output in line.outputs])


def _grid_index(grid: FloatArray, x: FloatArray) -> tuple[IndexArray, FloatArray]:
    """The grid point before each of x (k,), and how far it is on the way to the next, 0 to 1; NaN outside."""
    i = (np.searchsorted(grid, x, side="right") - 1).clip(0, len(grid) - 2)
    way = (x - grid[i]) / (grid[i + 1] - grid[i])
    return i, np.where((way >= 0.0) & (way <= 1.0), way, np.nan)


def around_pixels(plane: QRectF, rows: int, columns: int) -> QRectF:
    """Return the rectangle of an image whose outer pixels have their centres on the edges of ``plane``."""
    x, y = plane.width() / (columns - 1) / 2, plane.height() / (rows - 1) / 2
    return plane.adjusted(-x, -y, x, y)


def _around(is_here: np.ndarray) -> tuple[slice, slice]:
    """The rows and columns of a mask (r, r) where it is true anywhere, and one more at each side."""
    rows, columns = (np.flatnonzero(is_here.any(axis=axis)) for axis in (1, 0))
    return slice(max(rows[0] - 1, 0), rows[-1] + 2), slice(max(columns[0] - 1, 0), columns[-1] + 2)


def _line(x1: FloatArray, x2: FloatArray, values: FloatArray, level: float) -> Polyline:
    generator = contourpy.SerialContourGenerator(  # which contour_generator would make, in twice the time
        x1,
        x2,
        values,
        ~np.isfinite(values),
        corner_mask=True,
        line_type=contourpy.LineType.ChunkCombinedNan,
        fill_type=contourpy.FillType.OuterOffset,
        quad_as_tri=False,
        z_interp=contourpy.ZInterp.Linear,
    )
    (points,) = generator.lines(level)[0]
    return NOTHING if points is None else (points[:, 0], points[:, 1])
