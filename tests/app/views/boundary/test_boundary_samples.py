"""Samples in the plot of their plane: lit, picked, and those that pull most."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.lesson.selection import Selection
from app.style.theme import DARK, LIGHT, Theme
from app.views.boundary.boundary_view import BoundaryView
from app.views.plane.samples import LIT_RADIUS, nearest_sample, pull_radii
from app.views.plots.smooth_image import SmoothImage
from mlp_engine import Frame
from tests.app.recorder import Recorder

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def frame(make_frame: Callable[..., Frame]) -> Frame:
    return make_frame(30)


@pytest.fixture
def view(qtbot: QtBot, frame: Frame) -> BoundaryView:
    view = BoundaryView()
    qtbot.addWidget(view)
    view.resize(600, 560)
    view.show()
    view.show_frame(frame)
    QApplication.processEvents()
    return view


@pytest.fixture
def requests(view: BoundaryView) -> Recorder:
    return Recorder(view.selection_requested)


def pixel(view: BoundaryView, place: np.ndarray) -> QPoint:
    return view.plane.mapFromScene(view.plane.box.mapViewToScene(QPointF(*place)))


def pixels_of_samples(view: BoundaryView) -> np.ndarray:
    assert view.frame is not None
    points = [pixel(view, x) for x in view.frame.X.T]
    return np.array([[p.x(), p.y()] for p in points], float)


def loneliest(view: BoundaryView) -> int:
    """The sample farthest from all others on the screen."""
    places = pixels_of_samples(view)
    distances = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))
    np.fill_diagonal(distances, np.inf)
    return int(distances.min(axis=1).argmax())


def free_place(view: BoundaryView) -> QPoint:
    """A place in the plot that is far from all samples."""
    rect, places = view.plane.box.sceneBoundingRect().adjusted(40, 40, -40, -40), pixels_of_samples(view)
    choices = np.array(
        [[x, y] for x in np.arange(rect.left(), rect.right(), 9) for y in np.arange(rect.top(), rect.bottom(), 9)]
    )
    distances = np.hypot(*(choices[:, None] - places[None]).transpose(2, 0, 1)).min(axis=1)
    return QPoint(*choices[distances.argmax()].astype(int).tolist())


def test_pointing_near_a_sample_points_at_it_until_the_pointer_leaves(
    qtbot: QtBot, view: BoundaryView, requests: Recorder
) -> None:
    sample = loneliest(view)
    place = pixel(view, view.frame.X[:, sample])  # type: ignore[union-attr]
    for step in (QPoint(6, 0), QPoint(0, 5), QPoint(0, 0)):
        qtbot.mouseMove(view.plane.viewport(), place + step)
    assert [request.hovered for request in requests.payloads] == [sample]
    qtbot.mouseMove(view.plane.viewport(), place + QPoint(12, 0))
    qtbot.mouseMove(view.plane.viewport(), place)
    QApplication.sendEvent(view.plane, QEvent(QEvent.Type.Leave))
    assert [request.hovered for request in requests.payloads] == [sample, None, sample, None]


@pytest.mark.parametrize("k", [0, 1])
def test_a_click_picks_the_sample_of_the_data_set(
    qtbot: QtBot, view: BoundaryView, requests: Recorder, frame: Frame, k: int
) -> None:
    places = pixels_of_samples(view)
    view.selection_requested.connect(view.show_selection)
    for sample in np.flatnonzero(frame.Y[0] == k)[:3].tolist():
        nearest = int(np.hypot(*(places - places[sample]).T).argmin())
        qtbot.mouseClick(view.plane.viewport(), LEFT, pos=pixel(view, frame.X[:, sample]))
        assert view.selection.sample in (sample, nearest)
        assert frame.Y[0, view.selection.sample or 0] == frame.Y[0, sample]


def test_a_second_click_or_one_on_the_ground_drops_the_sample(
    qtbot: QtBot, view: BoundaryView, requests: Recorder, frame: Frame
) -> None:
    view.selection_requested.connect(view.show_selection)
    view.show_selection(Selection(3, 0, cell=(0, 1)))
    sample = loneliest(view)
    place, ground = pixel(view, frame.X[:, sample]), free_place(view)
    picked = []
    for point in (place, place, place, ground, ground):
        qtbot.mouseClick(view.plane.viewport(), LEFT, pos=point)
        picked.append(view.selection.sample)
    assert picked == [sample, None, sample, None, None]
    assert view.selection == Selection(3, 0, cell=(0, 1))
    assert len(requests) == 4


def test_dragging_and_other_buttons_pick_nothing(
    qtbot: QtBot, view: BoundaryView, requests: Recorder, frame: Frame
) -> None:
    place, viewport = pixel(view, frame.X[:, loneliest(view)]), view.plane.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.RightButton, pos=place)
    qtbot.mousePress(viewport, LEFT, pos=place + QPoint(60, 0))
    qtbot.mouseRelease(viewport, LEFT, pos=place)
    assert all(request.sample is None for request in requests.payloads)


def test_enter_picks_the_sample_nearest_to_the_cursor(
    qtbot: QtBot, view: BoundaryView, requests: Recorder, frame: Frame
) -> None:
    view.selection_requested.connect(view.show_selection)
    view.show_selection(Selection(sample=5))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert len(requests) == 0  # there is no cursor
    view.show_selection(Selection())
    view.plane.set_cursor(view.plane.home.center())
    qtbot.keyClick(view, Qt.Key.Key_Return)
    center = pixel(view, np.array([view.plane.home.center().x(), view.plane.home.center().y()]))
    distances = np.hypot(*(pixels_of_samples(view) - [center.x(), center.y()]).T)
    assert view.selection.sample is not None
    assert distances[view.selection.sample] <= distances.min() + 1.0
    qtbot.keyClick(view, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert view.selection.sample is None


def test_arrow_keys_point_at_samples(qtbot: QtBot, view: BoundaryView, requests: Recorder, frame: Frame) -> None:
    sample = loneliest(view)
    view.plane.set_cursor(QPointF(*frame.X[:, sample]))
    for _ in range(12):
        qtbot.keyClick(view, Qt.Key.Key_Up)
    assert requests.payloads[0].hovered == sample
    assert requests.payloads[-1].hovered != sample


def test_nearest_is_meant_in_pixels() -> None:
    X = np.array([[0.0, 1.0], [0.0, 0.0]])
    assert nearest_sample(X, QPointF(0.4, 0.0), (10.0, 1.0), 8.0) == 0
    assert nearest_sample(X, QPointF(0.4, 0.0), (30.0, 1.0), 8.0) is None
    assert nearest_sample(X, QPointF(0.6, 7.0), (10.0, 1.0), 9.0) == 1


def accent_at(image: QImage, center: QPoint, radius: float, theme: Theme) -> bool:
    """Tell whether there is a ring in the accent colour around a place."""
    ring = [center + QPoint(round(radius * x), round(radius * y)) for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1))]
    around = [QPoint(i, j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
    accent = QColor(theme.accent)

    def is_near(color: QColor) -> bool:
        return sum(abs(a - b) for a, b in zip(color.getRgb()[:3], accent.getRgb()[:3], strict=True)) < 60

    return all(any(is_near(image.pixelColor(point + step)) for step in around) for point in ring)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_lit_sample_has_a_large_ring_and_its_number(view: BoundaryView, frame: Frame, theme: Theme) -> None:
    view.apply_theme(theme)
    plain = view.plane.grab().toImage()
    sample = loneliest(view)
    center = pixel(view, frame.X[:, sample])
    view.show_selection(Selection(sample=sample))
    image = view.plane.grab().toImage()
    assert accent_at(image, center, LIT_RADIUS, theme)
    assert not accent_at(plain, center, LIT_RADIUS, theme)
    assert view.marks.label == f"sample {sample + 1}"
    assert view.accessibleDescription().startswith(f"sample {sample + 1}. ")
    view.show_selection(Selection())
    assert view.plane.grab().toImage() == plain
    assert "sample 1" not in view.accessibleDescription()


def test_the_strongest_pull_has_the_largest_ring(view: BoundaryView, frame: Frame) -> None:
    view.show_selection(Selection(pulls=(5, 250, 17)))
    radii = pull_radii(3)
    assert radii == sorted(radii, reverse=True)
    assert max(radii) < LIT_RADIUS
    image = view.plane.grab().toImage()
    for sample, radius in zip((5, 250, 17), radii, strict=True):
        assert accent_at(image, pixel(view, frame.X[:, sample]), radius, LIGHT)


def test_a_sample_that_does_not_exist_is_not_lit(view: BoundaryView, frame: Frame) -> None:
    plain = view.plane.grab().toImage()
    view.show_selection(Selection(sample=300, pulls=(400,)))
    assert view.plane.grab().toImage() == plain
    more = replace(frame, X=np.hstack([frame.X, frame.X]), Y=np.hstack([frame.Y, frame.Y]))
    view.show_frame(more)
    assert view.marks.label == "sample 301"


def test_hovering_samples_draws_no_surface_anew(view: BoundaryView, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    monkeypatch.setattr(SmoothImage, "set_indices", lambda *args: made.append(args))
    monkeypatch.setattr("app.views.plane.class_grounds.level_line", lambda *args: made.append(args))
    marked = []
    monkeypatch.setattr(view, "_mark_samples", lambda: marked.append(1))
    for sample in range(30):
        view.show_selection(Selection(hovered=sample))
        view.show_selection(Selection(2, 5, symbol="A", hovered=sample))
    assert made == []
    assert len(marked) == 30


def test_a_picture_takes_over_what_is_picked_and_not_what_is_pointed_at(
    qtbot: QtBot, view: BoundaryView, frame: Frame
) -> None:
    view.show_selection(Selection(sample=9, hovered=4, pulls=(1, 2)))
    picture = BoundaryView()
    qtbot.addWidget(picture)
    picture.take_after(view)
    picture.hide_controls()
    picture.show_frame(frame)
    picture.finish()
    assert picture.marks.label == "sample 10"
    assert len(picture.marks.pulls) == 2


# ------------------------------------------------------------------------------------------ labels beside each other


def test_the_lines_of_the_cursor_do_not_go_through_the_label(view: BoundaryView, frame: Frame) -> None:
    sample = loneliest(view)
    view.show_selection(Selection(sample=sample))
    place = QPointF(*frame.X[:, sample])
    QApplication.processEvents()
    without = view.plane.grab().toImage()
    box = label_box(view)
    cross = QPoint(round(box.center().x()), round(box.center().y()))
    view.plane.set_cursor(view.plane.box.mapSceneToView(QPointF(cross)))
    view.reading.hide()
    QApplication.processEvents()
    with_cursor = view.plane.grab().toImage()
    inside = box.toAlignedRect().adjusted(2, 2, -2, -2)
    assert with_cursor.copy(inside) == without.copy(inside)
    assert with_cursor != without
    assert view.marks.lit == place


def label_box(view: BoundaryView) -> QRectF:
    place = view.marks.sceneTransform()
    return view.marks.label_box(place, place.mapRect(view.marks.area()))


def test_the_reading_does_not_lie_over_the_label(view: BoundaryView, frame: Frame) -> None:
    sample = loneliest(view)
    view.show_selection(Selection(hovered=sample))
    around = pixel(view, frame.X[:, sample])
    for dx in range(-40, 120, 7):
        for dy in range(-40, 40, 7):
            view.plane.set_cursor(view.plane.box.mapSceneToView(QPointF(around + QPoint(dx, dy))))
            assert view.reading.isVisible()
            assert not view.reading.geometry().intersects(label_box(view).toAlignedRect())
            assert view.plane.rect().contains(view.reading.geometry())


def test_a_sample_lit_under_the_reading_moves_it_away(view: BoundaryView, frame: Frame) -> None:
    sample = loneliest(view)
    view.plane.set_cursor(view.plane.box.mapSceneToView(QPointF(pixel(view, frame.X[:, sample]) + QPoint(0, 8))))
    view.show_selection(Selection(hovered=sample))
    assert not view.reading.geometry().intersects(label_box(view).toAlignedRect())
