"""Lines through many points, and what of them lies in a rectangle."""

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg  # type: ignore[import-untyped]
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from mlp_engine.arrays import FloatArray

BoolArray = npt.NDArray[np.bool_]


def polylines(x: FloatArray, y: FloatArray) -> list[QPolygonF]:
    """Return the line through the points (n,) and (n,) in the parts into which NaN and infinity split it."""
    gaps = np.flatnonzero(~(np.isfinite(x) & np.isfinite(y))).tolist()
    ends = zip([0, *(gap + 1 for gap in gaps)], [*gaps, len(x)], strict=True)
    return [pg.functions.arrayToQPolygonF(x[start:end], y[start:end]) for start, end in ends if end > start]


def visible_path(x: FloatArray, y: FloatArray, area: QRectF) -> QPainterPath:
    """Return what lies in ``area`` of the line through the points (n,) and (n,); NaN interrupts it."""
    points = np.stack([x, y], axis=1)  # (n, 2)
    first, last = _inside(points[:-1], points[1:], area)  # (n-1,), shares of the way
    way = points[1:] - points[:-1]
    starts, ends = points[:-1] + first[:, np.newaxis] * way, points[:-1] + last[:, np.newaxis] * way
    is_seen = first < last
    goes_on = np.zeros(len(way), dtype=np.bool_)
    goes_on[1:] = is_seen[:-1] & (first[1:] == 0.0)
    return _joined(starts[is_seen], ends[is_seen], goes_on[is_seen])


def _inside(starts: FloatArray, ends: FloatArray, area: QRectF) -> tuple[FloatArray, FloatArray]:
    """Return where on its way, 0 to 1, each straight line (k,) enters and leaves the area; as much where it does not.

    This is the algorithm of Liang and Barsky.
    """
    first, last = np.zeros(len(starts)), np.ones(len(starts))
    low, high = (area.left(), area.top()), (area.right(), area.bottom())
    with np.errstate(invalid="ignore", divide="ignore"):
        for axis in (0, 1):
            start, way = starts[:, axis], ends[:, axis] - starts[:, axis]
            to_low, to_high = (low[axis] - start) / way, (high[axis] - start) / way
            is_level = way == 0.0
            is_out = is_level & ((start < low[axis]) | (start > high[axis]))
            first = np.where(is_level, first, np.maximum(first, np.minimum(to_low, to_high)))
            last = np.where(is_level, last, np.minimum(last, np.maximum(to_low, to_high)))
            last = np.where(is_out, first, last)
    has_none = np.isnan(first) | np.isnan(last) | (first >= last)
    return np.where(has_none, 0.0, first), np.where(has_none, 0.0, last)


def _joined(starts: FloatArray, ends: FloatArray, goes_on: BoolArray) -> QPainterPath:
    path = QPainterPath()
    for start, end, is_joined in zip(starts.tolist(), ends.tolist(), goes_on.tolist(), strict=True):
        if not is_joined:
            path.moveTo(*start)
        path.lineTo(*end)
    return path
