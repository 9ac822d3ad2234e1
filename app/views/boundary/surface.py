"""What a prediction surface says: where the network is undecided, and p(x) at a place."""

import contourpy
import numpy as np
from PySide6.QtCore import QPointF, QRectF

from app.style.theme import ByteArray
from mlp_engine import Surface
from mlp_engine.arrays import FloatArray
from mlp_engine.surface import SURFACE_MARGIN

DECIDED = 0.5


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


def decision_line(surface: Surface) -> tuple[FloatArray, FloatArray]:
    """Return the coordinates x₁ and x₂ of the line where p(x) = 0.5, its parts separated by NaN; both may be empty."""
    p = surface.outputs[0]
    generator = contourpy.SerialContourGenerator(  # which contour_generator would make, in twice the time
        *np.meshgrid(surface.x1, surface.x2),
        p,
        ~np.isfinite(p),
        corner_mask=True,
        line_type=contourpy.LineType.ChunkCombinedNan,
        fill_type=contourpy.FillType.OuterOffset,
        quad_as_tri=False,
        z_interp=contourpy.ZInterp.Linear,
    )
    (points,) = generator.lines(DECIDED)[0]
    return (np.empty(0), np.empty(0)) if points is None else (points[:, 0], points[:, 1])


def surface_value(surface: Surface, place: QPointF) -> float | None:
    """Return p(x) at a place, between the four grid points around it; None outside of the surface."""
    row, column = _grid_index(surface.x2, place.y()), _grid_index(surface.x1, place.x())
    if row is None or column is None:
        return None
    (i, down), (j, right) = row, column
    corners = surface.outputs[0][i : i + 2, j : j + 2]  # (2, 2)
    with np.errstate(invalid="ignore"):  # 0 · ∞
        return float(np.array([1 - down, down]) @ corners @ np.array([1 - right, right]))


def _grid_index(grid: FloatArray, x: float) -> tuple[int, float] | None:
    """The grid point before ``x``, and how far ``x`` is on the way to the next, 0 to 1."""
    if not grid[0] <= x <= grid[-1]:
        return None
    i = min(int(np.searchsorted(grid, x, side="right")) - 1, len(grid) - 2)
    return i, float((x - grid[i]) / (grid[i + 1] - grid[i]))


def around_pixels(plane: QRectF, resolution: int) -> QRectF:
    """Return the rectangle of an image whose outer pixels have their centres on the edges of ``plane``."""
    x, y = plane.width() / (resolution - 1) / 2, plane.height() / (resolution - 1) / 2
    return plane.adjusted(-x, -y, x, y)
