"""Data of more than two inputs: which are drawn, and where the others stand."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from app.lesson.selection import Selection
from app.views.boundary.boundary_view import BoundaryView
from app.views.boundary.kinks import first_layer_kinks
from app.views.plane.axes import shortened
from mlp_engine import Frame, FrameRequest, OwnData, Plane, with_resolution
from tests.app.recorder import Recorder
from tests.app.views.boundary.sections import COLUMNS, flowers, frame_of, lengths, predicted, run_on

AT = 5.1, 3.3, 4.2, 1.1
OTHER = Plane((3, 0), AT)
Key = Qt.Key


@pytest.fixture
def frame() -> Frame:
    return frame_of(flowers(), OTHER)


@pytest.fixture
def view(view: BoundaryView, frame: Frame) -> BoundaryView:
    """A view over two inputs of four, as if the user had chosen them."""
    view.resize(520, 520)
    view.show_selection(Selection(plane=OTHER))
    view.show_frame(frame)
    view.chooser.others_button.setChecked(True)
    QApplication.processEvents()
    return view


@pytest.fixture
def requests(view: BoundaryView) -> Recorder:
    return Recorder(view.selection_requested)


def label(view: BoundaryView, side: str) -> str:
    text: str = view.plane.getAxis(side).labelText
    return text


@pytest.mark.parametrize("axes", [(0, 1), (3, 0), (2, 3)])
@pytest.mark.parametrize("data", [flowers(classes=2), lengths()], ids=["classes", "numbers"])
def test_what_is_read_at_a_place_is_what_the_network_makes_of_the_full_point(
    view: BoundaryView, data: OwnData, axes: tuple[int, int]
) -> None:
    at = AT[: len(data.columns)]
    axes = axes if max(axes) < len(at) else (2, 0)
    frame = with_resolution(frame_of(data, Plane(axes, at)), 401)
    view.show_frame(frame)
    home = view.plane.home
    for share in (0.2, 0.47, 0.8):
        place = QPointF(home.left() + share * home.width(), home.top() + (1 - share) * home.height())
        output = predicted(frame, axes, at, np.array([[place.x()], [place.y()]]))[0, 0]
        read = view.ground.outputs_at(frame, np.array([[place.x()], [place.y()]]))
        assert read is not None
        assert read[0, 0] == pytest.approx(output, abs=2e-3)
        view.plane.set_cursor(place)
        assert view.reading.text().splitlines()[-1] == view.ground.text(read[:, 0])
        assert view.reading.text().startswith(data.columns[axes[0]])


def test_samples_stand_where_their_drawn_inputs_are(view: BoundaryView, frame: Frame) -> None:
    for k, item in enumerate(view.samples.train):
        assert (np.stack(item.getData()) == frame.X[[3, 0]][:, frame.Y[k] == 1.0]).all()
    assert (label(view, "bottom"), label(view, "left")) == ("petal width", "sepal length")


def test_a_click_picks_the_sample_that_is_seen_there(
    qtbot: QtBot, view: BoundaryView, frame: Frame, requests: Recorder
) -> None:
    sample = 17
    place = view.plane.mapFromScene(view.plane.box.mapViewToScene(QPointF(*frame.X[[3, 0], sample])))
    qtbot.mouseClick(view.plane.viewport(), Qt.MouseButton.LeftButton, pos=place + QPoint(1, 0))
    picked = requests.last.sample
    assert frame.X[[3, 0], picked].tolist() == frame.X[[3, 0], sample].tolist()


def test_samples_of_a_test_and_of_a_batch_stand_in_the_same_plane(view: BoundaryView) -> None:
    frame = frame_of(flowers(), OTHER, test_share=0.3, batch_size=10)
    view.show_frame(frame)
    hollow = np.concatenate([np.stack(item.getData()) for item in view.samples.test], axis=1)
    assert sorted(map(tuple, hollow.T)) == sorted(map(tuple, frame.X_test[[3, 0]].T))


def test_axes_say_that_inputs_are_standardised(view: BoundaryView) -> None:
    view.show_frame(frame_of(flowers(), OTHER, standardize=True))
    assert (label(view, "bottom"), label(view, "left")) == ("petal width, standardised", "sepal length, standardised")


def test_the_key_says_where_the_others_stand(view: BoundaryView) -> None:
    view.resize(900, 520)
    QApplication.processEvents()
    assert "sepal width =" not in view.key.text().replace("&nbsp;", " ")  # the sliders say it
    view.chooser.others_button.setChecked(False)
    text = view.key.text().replace("&nbsp;", " ")
    assert "sepal width = 3.3" in text
    assert "petal length = 4.2" in text
    assert "petal width =" not in text


@pytest.mark.parametrize("name", ["<b>&amp;", "a\nb", "", "length " * 20])
def test_any_name_of_a_column_is_written_as_it_is(view: BoundaryView, name: str) -> None:
    data = flowers()
    data = OwnData.of("odd.csv", [name, *COLUMNS[1:]], "species", data.classes, data.X, data.y)
    view.show_frame(frame_of(data, epochs=0))
    written = view.plane.getAxis("bottom").label.toPlainText().strip()
    assert written == (shortened(name) or "x₁")
    assert len(written) <= 24


def test_two_of_the_inputs_are_chosen(qtbot: QtBot, view: BoundaryView, requests: Recorder) -> None:
    across, up = view.chooser.axes
    assert [across.itemText(i) for i in range(across.count())] == list(COLUMNS)
    assert (across.currentText(), up.currentText()) == ("petal width", "sepal length")
    across.setFocus()
    qtbot.keyClick(across, Key.Key_Up)
    assert requests.last.plane == Plane((2, 0), AT)
    view.show_selection(requests.last)
    assert across.currentText() == "petal length"
    qtbot.keyClick(across, Key.Key_Home)  # the one that is drawn upwards: they change places
    assert requests.last.plane == Plane((0, 2), AT)


def test_other_inputs_are_moved_by_a_slider_and_by_typing(
    qtbot: QtBot, view: BoundaryView, frame: Frame, requests: Recorder
) -> None:
    rows = view.chooser.rows.rows
    assert [rows[row].label.text() for row in (1, 2)] == ["sepal width", "petal length"]
    assert list(rows) == [1, 2]
    slider = rows[2].slider
    slider.setFocus()
    qtbot.keyClick(slider, Key.Key_End)
    assert requests.last.plane == Plane((3, 0), (5.1, 3.3, frame.X[2].max(), 1.1))
    view.show_selection(requests.last)
    assert rows[2].box.text() == f"{frame.X[2].max():g}"
    rows[1].box.lineEdit().setText("2.25")
    rows[1].box.commit()
    assert requests.last.plane == Plane((3, 0), (5.1, 2.25, frame.X[2].max(), 1.1))
    count = len(requests)
    rows[1].box.lineEdit().setText("1e9")
    rows[1].box.commit()
    assert rows[1].box.is_wrong
    assert len(requests) == count


def test_from_the_means_moving_one_leaves_the_others_there(
    qtbot: QtBot, view: BoundaryView, frame: Frame, requests: Recorder
) -> None:
    view.show_selection(Selection(plane=Plane((3, 0))))
    means = frame.X.mean(axis=1)
    rows = view.chooser.rows.rows
    assert float(rows[2].box.text()) == pytest.approx(means[2], abs=1e-3)
    assert not view.chooser.means_button.isEnabled()
    qtbot.keyClick(rows[1].slider, Key.Key_Home)
    assert requests.last.plane.at == pytest.approx((means[0], frame.X[1].min(), *means[2:]))
    view.show_selection(requests.last)
    qtbot.mouseClick(view.chooser.means_button, Qt.MouseButton.LeftButton)
    assert requests.last.plane == Plane((3, 0))


def test_two_inputs_have_nothing_to_choose(view: BoundaryView) -> None:
    data = flowers()
    two = OwnData.of("two.csv", COLUMNS[:2], "species", data.classes, data.X[:2], data.y)
    view.show_frame(frame_of(two, epochs=0))
    assert view.chooser.isHidden()
    assert (label(view, "bottom"), label(view, "left")) == COLUMNS[:2]


def test_while_predictions_are_not_known_the_plane_is_the_one_that_is_wanted(view: BoundaryView, frame: Frame) -> None:
    view.show_selection(Selection(plane=Plane((2, 1))))
    assert label(view, "bottom") == "petal width"  # the picture has not come yet
    view.show_frame(replace(frame, surface=None))
    assert (label(view, "bottom"), label(view, "left")) == ("petal length", "sepal width")


def test_a_plane_of_another_table_does_no_harm(view: BoundaryView) -> None:
    view.show_selection(Selection(plane=Plane((7, 9), (1.0,) * 10)))
    view.show_frame(replace(frame_of(flowers(), epochs=0), surface=None))
    assert (label(view, "bottom"), label(view, "left")) == COLUMNS[:2]


def test_a_picture_is_over_the_same_plane(qtbot: QtBot, view: BoundaryView, frame: Frame) -> None:
    picture = BoundaryView()
    qtbot.addWidget(picture)
    picture.take_after(view)
    picture.hide_controls()
    picture.resize(500, 460)
    picture.show_frame(with_resolution(frame, 30))
    picture.finish()
    assert (label(picture, "bottom"), label(picture, "left")) == ("petal width", "sepal length")
    assert picture.chooser.isHidden()
    assert picture.image.indices.shape == (30, 30)


@pytest.mark.parametrize("n", [14, 40])
def test_many_inputs_take_no_more_than_a_share_of_the_view(view: BoundaryView, n: int) -> None:
    random = np.random.default_rng(2)
    names = [f"input {i}" for i in range(n)]
    data = OwnData.of("many.csv", names, "y", ("no", "yes"), random.normal(size=(n, 30)), np.arange(30) % 2)
    view.show_frame(frame_of(data, epochs=0))
    QApplication.processEvents()
    assert len(view.chooser.rows.rows) == (12 if n == 14 else 1)
    assert view.chooser.other.isVisible() is (n == 40)
    assert view.chooser.rows.height() < 0.3 * view.height()
    assert view.plane.height() > 0.35 * view.height()


def test_of_many_inputs_one_is_chosen_to_be_moved(qtbot: QtBot, view: BoundaryView, requests: Recorder) -> None:
    names = [f"input {i}" for i in range(40)]
    X = np.random.default_rng(2).normal(size=(40, 30))
    view.show_selection(Selection(plane=Plane((1, 38))))
    view.show_frame(frame_of(OwnData.of("many.csv", names, "y", ("a", "b"), X, np.arange(30) % 2), epochs=0))
    other = view.chooser.other
    assert [other.itemText(i) for i in range(other.count())] == [*names[:1], *names[2:38], names[39]]
    other.setFocus()
    qtbot.keyClick(other, Key.Key_End)
    assert list(view.chooser.rows.rows) == [39]
    qtbot.keyClick(view.chooser.rows.rows[39].slider, Key.Key_Home)
    at = requests.last.plane.at
    assert at[39] == pytest.approx(X[39].min(), rel=1e-3)
    assert at[:39] == pytest.approx(X[:39].mean(axis=1))


def test_points_that_are_drawn_leave_the_sliders_in_their_place(view: BoundaryView) -> None:
    from mlp_engine.events import AddPoint

    session = run_on(flowers(), epochs=0)
    request = FrameRequest(resolution=20, plane=OTHER)
    view.show_frame(session.frame(request))
    slider = view.chooser.rows.rows[2].slider
    session.intervene((AddPoint(AT, 1.0),))
    view.show_frame(session.frame(request))
    assert view.chooser.rows.rows[2].slider is slider


def test_kinks_are_those_of_a_lone_input_that_enters_as_it_is() -> None:
    data = flowers(classes=2)
    lone = OwnData.of("lone.csv", COLUMNS[:1], "species", data.classes, data.X[:1], data.y)
    plain = frame_of(lone, epochs=5)
    assert len(first_layer_kinks(plain)) == 16
    assert first_layer_kinks(frame_of(lone, epochs=5, inputs=("x1_squared",))).size == 0
    two = OwnData.of("two.csv", COLUMNS[:2], "species", data.classes, data.X[:2], data.y)
    assert first_layer_kinks(frame_of(two, epochs=5, inputs=("x1",))).size == 0


def test_pointing_at_the_name_of_an_axis_tells_the_whole_of_it(view: BoundaryView) -> None:
    whole = "the length of the leaf that was measured first"
    data = flowers()
    columns = (whole, *COLUMNS[1:])
    view.show_frame(frame_of(replace(data, columns=columns), Plane((0, 1))))
    view.finish()
    name, area = view.plane.getAxis("bottom").label, view.plane.viewport()
    assert name.toPlainText().strip() == shortened(whole) != whole
    place = view.plane.mapFromScene(name.mapToScene(name.boundingRect().center()))
    QApplication.sendEvent(area, QHelpEvent(QEvent.Type.ToolTip, place, area.mapToGlobal(place)))
    assert whole in QToolTip.text()
    QToolTip.hideText()
