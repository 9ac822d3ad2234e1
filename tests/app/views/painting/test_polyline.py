import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from app.views.painting.polyline import polylines, visible_path

AREA = QRectF(10.0, 20.0, 100.0, 50.0)


def parts_of(path: QPainterPath) -> list[list[tuple[float, float]]]:
    parts: list[list[tuple[float, float]]] = []
    for i in range(path.elementCount()):
        element = path.elementAt(i)
        if element.isMoveTo():
            parts.append([])
        parts[-1].append((element.x, element.y))
    return parts


def visible(*points: tuple[float, float]) -> list[list[tuple[float, float]]]:
    x, y = np.array(points, float).T
    return parts_of(visible_path(x, y, AREA))


def test_a_line_is_interrupted_where_it_is_not_finite() -> None:
    x = np.array([0.0, 1.0, np.nan, 3.0, 4.0, 5.0, 6.0])
    y = np.array([0.5, 1.5, 2.5, 3.5, 4.5, -np.inf, 6.5])
    drawn = [[point.toTuple() for point in part] for part in polylines(x, y)]
    assert drawn == [[(0.0, 0.5), (1.0, 1.5)], [(3.0, 3.5), (4.0, 4.5)], [(6.0, 6.5)]]
    assert polylines(np.empty(0), np.empty(0)) == []


def test_a_line_inside_stays_whole() -> None:
    points = [(10.0, 20.0), (50.0, 60.0), (50.0, 30.0), (110.0, 70.0)]
    assert visible(*points) == [points]


def test_a_line_outside_is_gone() -> None:
    assert visible((0, 0), (0, 100), (200, 100), (200, 0)) == []
    assert visible((0, 40), (9, 19), (60, 10)) == []


def test_a_line_is_cut_where_it_leaves_and_begins_anew_where_it_comes_back() -> None:
    assert visible((0, 30), (20, 30), (20, 90), (60, 90), (60, 60)) == [
        [(10, 30), (20, 30), (20, 70)],
        [(60, 70), (60, 60)],
    ]


def test_a_line_across_is_cut_at_both_ends() -> None:
    (part,) = visible((0, 15), (200, 35))
    assert np.allclose(part, [(50, 20), (110, 26)])


def test_nan_interrupts() -> None:
    assert visible((20, 30), (30, 30), (np.nan, np.nan), (50, 30), (60, 30)) == [
        [(20, 30), (30, 30)],
        [(50, 30), (60, 30)],
    ]


@pytest.mark.parametrize("count", [0, 1])
def test_no_line_without_two_points(count: int) -> None:
    assert visible_path(np.full(count, 50.0), np.full(count, 50.0), AREA).isEmpty()


def test_as_much_is_seen_as_is_inside() -> None:
    """The length of what is left is that of the points of a dense line that lie in the area."""
    random = np.random.RandomState(0)
    x, y = random.uniform(-50, 170, 200), random.uniform(-30, 120, 200)
    share = np.linspace(0, 1, 2000, endpoint=False)[:, np.newaxis]
    xs, ys = x[:-1] + share * np.diff(x), y[:-1] + share * np.diff(y)
    inside = (xs >= 10) & (xs <= 110) & (ys >= 20) & (ys <= 70)
    expected = (inside.mean(axis=0) * np.hypot(np.diff(x), np.diff(y))).sum()
    parts = [np.array(part) for part in parts_of(visible_path(x, y, AREA))]
    length = sum(np.hypot(*np.diff(part, axis=0).T).sum() for part in parts)
    assert length == pytest.approx(expected, rel=1e-3)
    assert all(AREA.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(QPointF(*point)) for part in parts for point in part)
