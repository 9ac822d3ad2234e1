"""The point in the plane that the keys move, and its zoom."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from app.views.boundary.boundary_view import BoundaryView
from app.views.plane.surface import surface_values
from mlp_engine import Frame
from tests.app.views.boundary.planes import distance, picture, pixel

MakeFrame = Callable[..., Frame]


def keyboard_cursor(view: BoundaryView) -> tuple[float, float]:
    cursor = view.plane.cursor
    assert cursor is not None
    return cursor.x(), cursor.y()


def test_arrow_keys_move_a_point_that_reads_p(view: BoundaryView, make_frame: MakeFrame, qtbot: QtBot) -> None:
    frame = make_frame(200)
    view.show_frame(frame)
    home = view.plane.home
    x, y = home.center().x(), home.center().y()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert keyboard_cursor(view) == pytest.approx((x + 0.01 * home.width(), y + 0.01 * home.height()))
    qtbot.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert keyboard_cursor(view) == pytest.approx((x - 0.09 * home.width(), y - 0.09 * home.height()))
    assert frame.surface is not None
    p = surface_values(frame.surface, np.array(keyboard_cursor(view))[:, np.newaxis])[0, 0]
    assert f"p(x) = {p:.3f}" in view.reading.text()
    assert view.reading.isVisible()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.plane.cursor is None
    assert not view.reading.isVisible()


def test_the_point_follows_the_network(view: BoundaryView, make_frame: MakeFrame, qtbot: QtBot) -> None:
    view.show_frame(make_frame(0))
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    before = view.reading.text()
    view.show_frame(make_frame(200))
    assert view.reading.text() != before
    assert view.reading.text().splitlines()[0] == before.splitlines()[0]


def test_two_lines_cross_at_the_point(view: BoundaryView, make_frame: MakeFrame, qtbot: QtBot) -> None:
    view.show_frame(make_frame(0))
    before = picture(view)
    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    crossing = pixel(view, *keyboard_cursor(view))
    after = picture(view)
    area = view.plane.box.sceneBoundingRect().toRect()
    for end in (QPoint(crossing.x(), area.bottom() - 3), QPoint(area.left() + 3, crossing.y())):
        around = [end + QPoint(i, j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        assert any(distance(before.pixelColor(place), after.pixelColor(place)) > 60 for place in around)


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down])
def test_the_point_stays_on_the_plane(view: BoundaryView, make_frame: MakeFrame, qtbot: QtBot, key: Qt.Key) -> None:
    view.show_frame(make_frame(0))
    for _ in range(15):
        qtbot.keyClick(view, key, Qt.KeyboardModifier.ShiftModifier)
    assert view.plane.home.contains(QPointF(*keyboard_cursor(view)))
    assert view.reading.isVisible()
    assert view.plane.rect().contains(view.reading.geometry())


def test_the_point_is_given_up_with_its_plane(view: BoundaryView, make_frame: MakeFrame, qtbot: QtBot) -> None:
    view.show_frame(make_frame(0))
    qtbot.keyClick(view, Qt.Key.Key_Up)
    view.show_frame(make_frame(0, data_seed=7))
    assert view.plane.cursor is None


def test_the_point_reads_nothing_while_the_predictions_are_not_known(
    view: BoundaryView, make_frame: MakeFrame, qtbot: QtBot
) -> None:
    view.show_frame(replace(make_frame(0), surface=None))
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.plane.cursor is not None
    assert not view.reading.isVisible()


def test_keys_zoom_and_move_over_the_plane(view: BoundaryView, make_frame: MakeFrame, qtbot: QtBot) -> None:
    view.show_frame(make_frame(0))
    home = view.plane.home
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    seen = view.plane.box.viewRect()
    assert (seen.width(), seen.height()) == pytest.approx((0.75 * home.width(), 0.75 * home.height()))
    assert seen.center().x() == pytest.approx(home.center().x())
    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    moved = view.plane.box.viewRect()
    assert moved.center().y() == pytest.approx(seen.center().y() + 0.1 * seen.height())
    assert moved.center().x() == pytest.approx(seen.center().x())
    assert view.plane.cursor is None
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.plane.box.viewRect().width() == pytest.approx(home.width())


def test_keys_zoom_around_the_point(view: BoundaryView, make_frame: MakeFrame, qtbot: QtBot) -> None:
    view.show_frame(make_frame(0))
    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    place = pixel(view, *keyboard_cursor(view))
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert (pixel(view, *keyboard_cursor(view)) - place).manhattanLength() <= 2


def test_all_keys_are_explained(view: BoundaryView) -> None:
    for text in (view.accessibleDescription(), view.title.toolTip(), view.reset_button.toolTip()):
        assert all(name in text for name in ("arrow keys", "Shift", "Escape", "+", "−", "Ctrl", "Home"))
