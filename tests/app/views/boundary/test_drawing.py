"""Samples that hands draw in the plane: what the mouse and the keys ask for."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.lesson.deeds import Deed
from app.views.boundary.boundary_view import BoundaryView
from app.views.boundary.drawing import SPACING
from app.widgets.keys import Place
from mlp_engine import FrameRequest, Plane, RunConfig, Session
from mlp_engine.arrays import FloatArray
from mlp_engine.events import AddPoint, ErasePoint, Event, MovePoint
from tests.app.recorder import Recorder
from tests.app.views.boundary.planes import pixel
from tests.app.views.boundary.sections import flowers, frame_of, lone
from tests.app.views.boundary.tasks import curve, numbers

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
Key, Shift = Qt.Key, Qt.KeyboardModifier.ShiftModifier
FEW = 12


@pytest.fixture
def session() -> Session:
    return Session(RunConfig(n_samples=FEW, data_seed=3))


@pytest.fixture
def view(view: BoundaryView, session: Session) -> BoundaryView:
    """A view that is drawn in, of a few samples."""
    view.resize(640, 600)
    view.draw_button.setChecked(True)
    view.show_frame(session.frame(FrameRequest(resolution=20)))
    QApplication.processEvents()
    return view


@pytest.fixture
def deeds(view: BoundaryView) -> Recorder:
    return Recorder(view.deed_requested)


def events_of(deeds: Recorder) -> list[Event]:
    return [event for deed in deeds.payloads for event in deed.content]


def place_of(view: BoundaryView, at: QPoint) -> tuple[float, float]:
    place = view.plane.box.mapSceneToView(view.plane.mapToScene(at))
    return place.x(), place.y()


def sample_pixel(view: BoundaryView, sample: int) -> QPoint:
    assert view.frame is not None
    return pixel(view, *view.ground.places(view.frame.X, view.frame.Y)[:, sample])


def distances(view: BoundaryView, at: QPoint) -> FloatArray:
    assert view.frame is not None
    pixels = [sample_pixel(view, sample) for sample in range(view.frame.X.shape[1])]
    return np.hypot(*np.array([[p.x() - at.x(), p.y() - at.y()] for p in pixels]).T)


def free_pixel(view: BoundaryView) -> QPoint:
    """The place in the middle of the plot that is farthest from all samples."""
    area = view.plane.box.sceneBoundingRect().adjusted(90, 90, -90, -90).toRect()
    places = [QPoint(x, y) for x in range(area.left(), area.right(), 7) for y in range(area.top(), area.bottom(), 7)]
    return max(places, key=lambda place: distances(view, place).min())


def drag(qtbot: QtBot, view: BoundaryView, *pixels: QPoint, button: Qt.MouseButton = LEFT) -> None:
    viewport = view.plane.viewport()
    qtbot.mousePress(viewport, button, pos=pixels[0])
    for place in pixels[1:]:
        event = QMouseEvent(
            QMouseEvent.Type.MouseMove,
            QPointF(place),
            QPointF(viewport.mapToGlobal(place)),
            Qt.MouseButton.NoButton,
            button,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, event)
    qtbot.mouseRelease(viewport, button, pos=pixels[-1])


def carry_out(view: BoundaryView, session: Session) -> Callable[[Deed], None]:
    """What becomes of a deed in the window: the run changes, and a new frame comes."""

    def do(deed: Deed) -> None:
        session.intervene(deed.content)  # type: ignore[arg-type]
        view.show_frame(session.frame(FrameRequest(resolution=20)))

    return do


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


# -------------------------------------------------------------------------------------------------------- by keys


def test_keys_add_and_erase_at_the_point(qtbot: QtBot, view: BoundaryView, deeds: Recorder) -> None:
    qtbot.keyClick(view, Key.Key_Insert)
    qtbot.keyClick(view, Key.Key_Delete)
    assert len(deeds) == 0  # there is no point yet
    qtbot.keyClick(view, Key.Key_Right, Shift)
    cursor = view.plane.cursor
    assert cursor is not None
    qtbot.keyClick(view, Key.Key_C)
    qtbot.keyClick(view, Key.Key_Insert)
    assert events_of(deeds) == [AddPoint((cursor.x(), cursor.y()), 1.0)]
    qtbot.keyClick(view, Key.Key_Delete)
    nearest = int(distances(view, pixel(view, cursor.x(), cursor.y())).argmin())
    assert events_of(deeds)[1:] == [ErasePoint(nearest)]
    qtbot.keyClick(view, Key.Key_C)
    assert view.drawing_bar.target == 0.0
    qtbot.keyClick(view, Key.Key_C, Shift)
    assert view.drawing_bar.target == 1.0


@pytest.mark.parametrize("end", [Key.Key_M, Key.Key_Return])
def test_keys_take_a_sample_up_move_it_and_put_it_down(
    qtbot: QtBot, view: BoundaryView, deeds: Recorder, session: Session, end: Key
) -> None:
    view.deed_requested.connect(carry_out(view, session))
    x = session.frame(FrameRequest()).X[:, 5].copy()
    view.plane.set_cursor(QPointF(x[0] + 0.02, x[1]))
    qtbot.keyClick(view, Key.Key_M)
    width = view.plane.box.viewRect().width()
    for _ in range(3):
        qtbot.keyClick(view, Key.Key_Right)
    qtbot.keyClick(view, end)
    assert session.frame(FrameRequest()).X[:, 5] == pytest.approx([x[0] + 0.03 * width, x[1]], abs=1e-3)
    assert len({deed.gesture for deed in deeds.payloads}) == 1
    assert deeds.last.gesture > 0
    count = len(deeds)
    qtbot.keyClick(view, Key.Key_Right)
    assert len(deeds) == count


def test_escape_puts_a_sample_back(qtbot: QtBot, view: BoundaryView, session: Session) -> None:
    view.deed_requested.connect(carry_out(view, session))
    X = session.frame(FrameRequest()).X.copy()
    view.plane.set_cursor(QPointF(*X[:, 5]))
    qtbot.keyClick(view, Key.Key_M)
    qtbot.keyClick(view, Key.Key_Right, Shift)
    assert not np.array_equal(session.frame(FrameRequest()).X, X)
    qtbot.keyClick(view, Key.Key_Escape)
    assert np.array_equal(session.frame(FrameRequest()).X, X)


def test_the_point_stays_where_samples_are_added(qtbot: QtBot, view: BoundaryView, session: Session) -> None:
    """Even at the edge, where the plane grows."""
    view.deed_requested.connect(carry_out(view, session))
    home = view.plane.home
    view.plane.set_cursor(QPointF(home.right() - 0.01, home.center().y()))
    before = view.plane.cursor
    qtbot.keyClick(view, Key.Key_Insert)
    assert view.plane.home != home
    assert view.plane.cursor == before


def test_with_other_data_the_plane_is_in_sight_and_the_point_is_gone(view: BoundaryView) -> None:
    view.plane.set_cursor(view.plane.home.center())
    view.plane.zoom(0.1)
    view.show_frame(Session(RunConfig(n_samples=FEW, data_seed=4)).frame(FrameRequest(resolution=20)))
    assert not view.plane.is_zoomed
    assert view.plane.cursor is None


def test_what_is_carried_stays_where_it_is_when_the_focus_goes(
    qtbot: QtBot, view: BoundaryView, session: Session
) -> None:
    view.deed_requested.connect(carry_out(view, session))
    view.setFocus()
    view.plane.set_cursor(QPointF(*session.frame(FrameRequest()).X[:, 5]))
    qtbot.keyClick(view, Key.Key_M)
    qtbot.keyClick(view, Key.Key_Right, Shift)
    X = session.frame(FrameRequest()).X
    QApplication.sendEvent(view, QFocusEvent(QFocusEvent.Type.FocusOut))
    view.plane.set_cursor(view.plane.home.center())
    assert np.array_equal(session.frame(FrameRequest()).X, X)


def test_nothing_is_taken_up_while_samples_are_being_erased(qtbot: QtBot, view: BoundaryView, deeds: Recorder) -> None:
    """Their numbers are not known then."""
    view.plane.set_cursor(view.plane.home.center())
    for key in (Key.Key_Delete, Key.Key_M, Key.Key_Right):
        qtbot.keyClick(view, key)
    assert all(isinstance(event, ErasePoint) for event in events_of(deeds))


# ------------------------------------------------------------------------------------------------- kinds of samples


def test_with_more_inputs_a_point_has_the_others_where_they_stand(qtbot: QtBot, view: BoundaryView) -> None:
    frame = frame_of(flowers(), Plane((3, 1), (5.0, 0.0, 4.5, 0.0)), epochs=0)
    view.show_frame(frame)
    deeds = Recorder(view.deed_requested)
    view.plane.set_cursor(view.plane.home.center())
    center = view.plane.cursor
    assert center is not None
    qtbot.mouseClick(view.drawing_bar.chips[2], LEFT)
    qtbot.keyClick(view, Key.Key_Insert)
    assert events_of(deeds) == [AddPoint((5.0, center.y(), 4.5, center.x()), 2.0)]
    at = sample_pixel(view, 8)
    nearest = int(distances(view, at).argmin())  # which may stand in the same place
    view.show_frame(replace(frame))
    drag(qtbot, view, at, at + QPoint(0, -25))
    (move,) = deeds.last.content
    assert isinstance(move, MovePoint)
    assert move.sample == nearest
    assert [move.x[0], move.x[2]] == frame.X[[0, 2], nearest].tolist()
    assert move.x[1] > frame.X[1, nearest]


def test_in_a_regression_a_point_has_the_number_that_is_set(
    qtbot: QtBot, view: BoundaryView, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.show_frame(numbers(monkeypatch))
    deeds = Recorder(view.deed_requested)
    box = view.drawing_bar.number_box
    assert box.isVisible()
    box.lineEdit().setText("-2.5")
    box.commit()
    view.plane.set_cursor(QPointF(0.5, 0.25))
    qtbot.keyClick(view, Key.Key_Insert)
    assert events_of(deeds) == [AddPoint((0.5, 0.25), -2.5)]


def test_beside_a_curve_the_height_is_the_target(
    qtbot: QtBot, view: BoundaryView, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = curve(monkeypatch)
    view.show_frame(frame)
    deeds = Recorder(view.deed_requested)
    assert view.drawing_bar.number_box.isHidden()
    view.plane.set_cursor(QPointF(0.5, 1.25))
    qtbot.keyClick(view, Key.Key_Insert)
    assert events_of(deeds) == [AddPoint((0.5,), 1.25)]
    view.plane.set_cursor(QPointF(frame.X[0, 4], frame.Y[0, 4]))
    qtbot.keyClick(view, Key.Key_M)
    view.show_frame(replace(frame))
    qtbot.keyClick(view, Key.Key_Up, Shift)
    (move,) = deeds.last.content
    cursor = view.plane.cursor
    assert cursor is not None
    assert move == MovePoint(4, (cursor.x(),), cursor.y())
    view.show_frame(replace(frame))
    qtbot.keyClick(view, Key.Key_Escape)
    assert deeds.last.content == (MovePoint(4, (float(frame.X[0, 4]),), float(frame.Y[0, 4])),)


def test_over_one_input_a_class_is_the_chip_whatever_the_height(qtbot: QtBot, view: BoundaryView) -> None:
    view.show_frame(frame_of(lone(2), epochs=0))
    deeds = Recorder(view.deed_requested)
    view.plane.set_cursor(QPointF(3.25, 0.9))
    qtbot.keyClick(view, Key.Key_Insert)
    assert events_of(deeds) == [AddPoint((3.25,), 0.0)]


# ------------------------------------------------------------------------------------------------------ the tool


def test_chips_have_the_names_of_the_classes(view: BoundaryView) -> None:
    assert [chip.text() for chip in view.drawing_bar.chips] == ["class 0", "class 1"]
    view.show_frame(frame_of(flowers(), epochs=0))
    assert [chip.accessibleName() for chip in view.drawing_bar.chips] == ["setosa", "versicolor", "virginica"]
    assert sum(chip.isChecked() for chip in view.drawing_bar.chips) == 1


def test_with_fewer_classes_another_chip_is_chosen(qtbot: QtBot, view: BoundaryView, session: Session) -> None:
    view.show_frame(frame_of(flowers(), epochs=0))
    qtbot.mouseClick(view.drawing_bar.chips[2], LEFT)
    view.show_frame(session.frame(FrameRequest(resolution=20)))
    assert view.drawing_bar.target == 0.0
    assert view.drawing_bar.chips[0].isChecked()


def test_a_picture_cannot_be_drawn_in(qtbot: QtBot, view: BoundaryView, session: Session) -> None:
    picture = BoundaryView()
    qtbot.addWidget(picture)
    picture.take_after(view)
    picture.hide_controls()
    picture.resize(600, 560)
    picture.show()
    picture.show_frame(session.frame(FrameRequest(resolution=20)))
    deeds = Recorder(picture.deed_requested)
    assert picture.draw_button.isHidden()
    assert picture.drawing_bar.isHidden()
    assert picture.chooser.isHidden()
    QApplication.processEvents()
    qtbot.mouseClick(picture.plane.viewport(), LEFT, pos=free_pixel(picture))
    assert len(deeds) == 0


def test_the_test_is_left_alone(qtbot: QtBot, view: BoundaryView) -> None:
    frame = Session(RunConfig(n_samples=20, test_share=0.5)).frame(FrameRequest(resolution=20))
    view.show_frame(frame)
    QApplication.processEvents()
    deeds = Recorder(view.deed_requested)
    for x in frame.X_test.T:
        place = pixel(view, *x)
        if distances(view, place).min() > 12:
            qtbot.mouseClick(view.plane.viewport(), RIGHT, pos=place)
    assert len(deeds) == 0


def test_keys_of_the_tool_are_taken_while_it_is_shown(view: BoundaryView) -> None:
    assert Place.DRAWING in view.places
    view.draw_button.setChecked(False)
    assert Place.DRAWING not in view.places
