"""Samples that are drawn in the plane with keys, samples of each kind, and the tool."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.views.boundary.boundary_view import BoundaryView
from app.widgets.keys import Place
from mlp_engine import FrameRequest, Plane, RunConfig, Session
from mlp_engine.events import AddPoint, ErasePoint, MovePoint
from tests.app.recorder import Recorder
from tests.app.views.boundary.drawing.hands import (
    FEW,
    LEFT,
    RIGHT,
    Key,
    Shift,
    carry_out,
    distances,
    drag,
    events_of,
    free_pixel,
    sample_pixel,
)
from tests.app.views.boundary.planes import pixel
from tests.app.views.boundary.sections import flowers, frame_of, lone
from tests.app.views.boundary.tasks import curve, numbers

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
    picture.draw_button.setChecked(True)
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
