"""Samples that are drawn in the plane with the mouse."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.lesson.deeds import Deed
from app.views.boundary.boundary_view import BoundaryView
from app.views.boundary.drawing import SPACING
from app.widgets.keys import Place
from mlp_engine import FrameRequest, Session
from mlp_engine.events import AddPoint, ErasePoint, MovePoint
from tests.app.recorder import Recorder
from tests.app.views.boundary.drawing.hands import (
    FEW,
    LEFT,
    RIGHT,
    Key,
    carry_out,
    drag,
    events_of,
    free_pixel,
    place_of,
    sample_pixel,
)

# ------------------------------------------------------------------------------------------------------- by mouse


@pytest.mark.parametrize("k", [0, 1])
def test_a_click_in_an_empty_place_adds_a_sample_of_the_chosen_class(
    qtbot: QtBot, view: BoundaryView, deeds: Recorder, k: int
) -> None:
    place = free_pixel(view)
    qtbot.mouseClick(view.drawing_bar.chips[k], LEFT)
    qtbot.mouseClick(view.plane.viewport(), LEFT, pos=place)
    (event,) = events_of(deeds)
    assert isinstance(event, AddPoint)
    assert event.x == pytest.approx(place_of(view, place))
    assert event.y == k
    assert deeds.last.gesture > 0


def test_without_the_tool_a_click_picks_and_a_drag_moves_the_plane(
    qtbot: QtBot, view: BoundaryView, deeds: Recorder
) -> None:
    view.draw_button.setChecked(False)
    requests, seen = Recorder(view.selection_requested), view.plane.box.viewRect()
    qtbot.mouseClick(view.plane.viewport(), LEFT, pos=sample_pixel(view, 3))
    assert requests.last.sample == 3
    for key in (Key.Key_Up, Key.Key_Insert, Key.Key_Delete, Key.Key_M, Key.Key_Up):
        qtbot.keyClick(view, key)
    assert len(deeds) == 0
    assert Place.DRAWING not in view.places
    assert view.drawing_bar.isHidden()
    assert view.plane.box.viewRect() == seen


def test_with_the_tool_neither_picks_nor_zooms_a_click(qtbot: QtBot, view: BoundaryView, deeds: Recorder) -> None:
    requests, place = Recorder(view.selection_requested), free_pixel(view)
    view.plane.zoom(0.8)
    seen = view.plane.box.viewRect()
    qtbot.mouseClick(view.plane.viewport(), LEFT, pos=place)
    qtbot.mouseDClick(view.plane.viewport(), LEFT, pos=place)
    assert view.plane.box.viewRect() == seen
    assert all(request.sample is None for request in requests.payloads)
    assert len(events_of(deeds)) == 2


def test_a_drag_of_a_sample_moves_it_in_one_gesture(
    qtbot: QtBot, view: BoundaryView, deeds: Recorder, session: Session
) -> None:
    view.deed_requested.connect(carry_out(view, session))
    start = sample_pixel(view, 5)
    before = session.frame(FrameRequest()).X
    target = place_of(view, start + QPoint(46, -33))  # as it was taken beside its middle
    drag(qtbot, view, start + QPoint(6, 3), start + QPoint(30, 0), start + QPoint(50, -20), start + QPoint(52, -30))
    moves = events_of(deeds)
    assert all(isinstance(event, MovePoint) and event.sample == 5 and event.y is None for event in moves)
    assert len({deed.gesture for deed in deeds.payloads}) == 1
    after = session.frame(FrameRequest()).X
    assert np.array_equal(np.delete(after, 5, axis=1), np.delete(before, 5, axis=1))
    assert after[:, 5] == pytest.approx(target, abs=0.015)


def test_a_click_on_a_sample_moves_nothing(qtbot: QtBot, view: BoundaryView, deeds: Recorder) -> None:
    at = sample_pixel(view, 5)
    drag(qtbot, view, at, at + QPoint(2, 0), at + QPoint(1, 1))
    assert len(deeds) == 0


def test_at_most_one_deed_goes_out_for_each_frame_and_the_newest_place_arrives(
    qtbot: QtBot, view: BoundaryView, deeds: Recorder
) -> None:
    frame, start = view.frame, sample_pixel(view, 5)
    assert frame is not None
    way = [start + QPoint(20 + i, -i) for i in range(40)]
    drag(qtbot, view, start, *way)
    assert len(deeds) == 1
    view.show_frame(replace(frame))
    assert len(deeds) == 2
    (newest,) = deeds.last.content
    assert newest.x == pytest.approx(place_of(view, way[-1]), abs=0.02)
    assert deeds.payloads[0].gesture == deeds.last.gesture
    view.show_frame(replace(frame))
    assert len(deeds) == 2


def test_a_refused_deed_does_not_silence_those_after_it(qtbot: QtBot, view: BoundaryView, deeds: Recorder) -> None:
    place = free_pixel(view)
    for _ in range(3):  # none is answered by a frame
        qtbot.mouseClick(view.plane.viewport(), LEFT, pos=place)
    assert len(deeds) == 3
    view.plane.set_cursor(view.plane.home.center())
    qtbot.keyClick(view, Key.Key_Insert)
    assert len(deeds) == 4


def test_a_stroke_adds_samples_apart(qtbot: QtBot, view: BoundaryView, deeds: Recorder, session: Session) -> None:
    start = free_pixel(view)
    drag(qtbot, view, start, *(start + QPoint(i, 0) for i in range(4, 61, 4)))
    view.show_frame(session.frame(FrameRequest(resolution=20)))
    added = events_of(deeds)
    assert len(added) == 1 + 60 // 20
    assert all(isinstance(event, AddPoint) for event in added)
    x = [event.x[0] for event in added]  # type: ignore[attr-defined]
    assert np.diff(x).min() * view.plane.unit()[0] >= SPACING - 1
    assert len({deed.gesture for deed in deeds.payloads}) == 1


@pytest.mark.parametrize("by_eraser", [True, False])
def test_the_right_button_and_the_eraser_erase(
    qtbot: QtBot, view: BoundaryView, deeds: Recorder, by_eraser: bool
) -> None:
    if by_eraser:
        qtbot.mouseClick(view.drawing_bar.eraser, LEFT)
    button = LEFT if by_eraser else RIGHT
    qtbot.mouseClick(view.plane.viewport(), button, pos=free_pixel(view))
    assert len(deeds) == 0
    qtbot.mouseClick(view.plane.viewport(), button, pos=sample_pixel(view, 7))
    assert events_of(deeds) == [ErasePoint(7)]


def test_while_drawing_the_right_button_opens_no_menu(view: BoundaryView) -> None:
    at = sample_pixel(view, 7)
    Reason = QContextMenuEvent.Reason
    for is_drawing in (True, False):
        view.draw_button.setChecked(is_drawing)
        event = QContextMenuEvent(Reason.Mouse, at, view.plane.viewport().mapToGlobal(at))
        QApplication.sendEvent(view.plane.viewport(), event)
        assert event.isAccepted() is is_drawing


def test_an_eraser_that_is_dragged_erases_what_it_meets_and_nothing_else(
    qtbot: QtBot, view: BoundaryView, session: Session
) -> None:
    """The numbers of samples change with each that is erased; frames come late, and one deed at a time."""
    late: list[Deed] = []
    view.deed_requested.connect(late.append)
    view.drawing_bar.eraser.click()
    X = session.frame(FrameRequest()).X
    met = [2, 9, 4, 0]
    drag(qtbot, view, *(sample_pixel(view, sample) for sample in met))
    for _ in range(5):
        view.show_frame(session.frame(FrameRequest(resolution=20)))  # made before the deed is done
        if late:
            session.intervene(late.pop(0).content)  # type: ignore[arg-type]
    assert np.array_equal(session.frame(FrameRequest()).X, np.delete(X, met, axis=1))


def test_two_samples_stay(qtbot: QtBot, view: BoundaryView, session: Session) -> None:
    view.deed_requested.connect(carry_out(view, session))
    view.plane.set_cursor(view.plane.home.center())
    for _ in range(FEW + 3):
        qtbot.keyClick(view, Key.Key_Delete)
    assert session.frame(FrameRequest()).X.shape == (2, 2)
    assert "2" in view.drawing_bar.hint.text()
    qtbot.keyClick(view, Key.Key_Insert)
    assert session.frame(FrameRequest()).X.shape == (2, 3)
    assert "2" not in view.drawing_bar.hint.text()


def test_the_plane_stands_still_while_a_sample_is_dragged_over_its_edge(
    qtbot: QtBot, view: BoundaryView, session: Session
) -> None:
    view.deed_requested.connect(carry_out(view, session))
    home, start = view.plane.home, sample_pixel(view, 5)
    corner = view.plane.box.sceneBoundingRect().topRight().toPoint()
    viewport = view.plane.viewport()
    qtbot.mousePress(viewport, LEFT, pos=start)
    for place in (start + QPoint(30, 0), corner, corner + QPoint(40, -40)):
        event = QMouseEvent(
            QMouseEvent.Type.MouseMove,
            QPointF(place),
            QPointF(viewport.mapToGlobal(place)),
            Qt.MouseButton.NoButton,
            LEFT,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, event)
        assert view.plane.home == home
    qtbot.mouseRelease(viewport, LEFT, pos=corner)
    moved = session.frame(FrameRequest()).X[:, 5]
    assert moved == pytest.approx([home.right(), home.bottom()], abs=0.05)
    assert view.plane.home.contains(home)
    assert view.plane.home != home
