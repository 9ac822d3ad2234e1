from collections.abc import Callable
from dataclasses import replace

import contourpy
import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.style.theme import DARK, LIGHT, Theme, surface_table
from app.views.boundary.boundary_view import BoundaryView
from app.views.plane.plane_plot import MOST_STRETCH
from app.views.plane.surface import level_line, surface_values
from mlp_engine import Frame, FrameRequest, RunConfig, Session, Surface, class_of
from tests.app.views.boundary.planes import distance, picture, pixel

MakeFrame = Callable[..., Frame]


def color_at(view: BoundaryView, x1: float, x2: float) -> QColor:
    return picture(view).pixelColor(pixel(view, x1, x2))


def free_point(frame: Frame, p_low: float, p_high: float) -> tuple[float, float]:
    """A grid point with p between the bounds, far from every sample."""
    surface = frame.surface
    assert surface is not None
    rows, columns = np.nonzero((surface.outputs[0] >= p_low) & (surface.outputs[0] <= p_high))
    points = np.stack([surface.x1[columns], surface.x2[rows]])
    nearest = np.hypot(*(points[:, :, np.newaxis] - frame.X[:, np.newaxis, :])).min(axis=1)
    edge = np.minimum.reduce([points[0] - surface.x1[0], surface.x1[-1] - points[0], points[1] - surface.x2[0]])
    best = np.argmax(np.minimum(nearest, edge))
    return float(points[0, best]), float(points[1, best])


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize(("p_low", "p_high"), [(0.0, 0.05), (0.95, 1.0)])
def test_ground_has_the_color_of_p(
    view: BoundaryView, make_frame: MakeFrame, theme: Theme, p_low: float, p_high: float
) -> None:
    frame = make_frame(400)
    view.apply_theme(theme)
    view.show_frame(frame)
    expected = surface_table(theme)[round(255 * (p_low + p_high) / 2)]
    assert distance(color_at(view, *free_point(frame, p_low, p_high)), QColor(*expected.tolist())) < 20


def test_a_coarser_grid_covers_the_same_plane(view: BoundaryView, make_frame: MakeFrame) -> None:
    for resolution in (100, 25):
        view.show_frame(make_frame(0, FrameRequest(resolution=resolution)))
        ground = view.image.rect
        assert ground.contains(view.plane.home)
        assert ground.width() == pytest.approx(view.plane.home.width() * resolution / (resolution - 1))


def test_contour_lies_where_the_network_says_one_half() -> None:
    session = Session(RunConfig())
    for _ in range(300):
        session.step()
    surface = session.frame(FrameRequest()).surface
    assert surface is not None
    line = np.stack(level_line(surface, surface.outputs[0], 0.5))
    line = line[:, ~np.isnan(line[0])]
    assert line.shape[1] > 20
    assert np.abs(session.model.predict(line) - 0.5).max() < 0.03


@pytest.mark.parametrize("holes", [0.0, 0.03])
def test_contour_is_that_of_contourpy(holes: float) -> None:
    random = np.random.default_rng(5)
    p = 0.5 + np.cumsum(np.cumsum(random.normal(size=(40, 30)), axis=0), axis=1) / 50
    p[random.random(p.shape) < holes] = np.nan
    p[random.random(p.shape) < holes] = np.inf
    x1, x2 = np.linspace(-1.0, 2.0, 30), np.linspace(0.0, 5.0, 40)
    generator = contourpy.contour_generator(x1, x2, p, line_type=contourpy.LineType.ChunkCombinedNan)
    wanted = generator.lines(0.5)[0][0]
    assert wanted is not None
    assert np.array_equal(np.stack(level_line(Surface(x1, x2, p[np.newaxis]), p, 0.5), axis=1), wanted, equal_nan=True)


def test_contour_is_drawn_in_its_color(view: BoundaryView, make_frame: MakeFrame) -> None:
    view.show_frame(make_frame(300))
    x1, x2 = view.contour.getData()
    image = picture(view)
    around = [QPoint(i, j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
    hits = [
        min(distance(image.pixelColor(pixel(view, *point) + step), QColor(LIGHT.contour)) for step in around) < 150
        for point in zip(x1[2:-2], x2[2:-2], strict=True)
    ]
    assert np.mean(hits) > 0.7  # samples cover the rest


def test_no_contour_when_all_points_are_one_class(view: BoundaryView, make_frame: MakeFrame) -> None:
    frame = make_frame(0)
    assert frame.surface is not None
    one_sided = replace(frame.surface, outputs=np.full_like(frame.surface.outputs, 0.9))
    view.show_frame(make_frame(300))
    view.show_frame(replace(frame, surface=one_sided))
    assert len(view.contour.getData()[0]) == 0


def test_samples_stand_in_place_by_class_in_shape_and_color(view: BoundaryView, make_frame: MakeFrame) -> None:
    frame = make_frame(0)
    view.show_frame(frame)
    for k, item in enumerate(view.samples.train):
        assert (np.stack(item.getData()) == frame.X[:, frame.Y[0] == k]).all()
        assert item.looks[0][1].color() == QColor(LIGHT.class_colors[k])
    assert view.samples.train[0].symbol != view.samples.train[1].symbol
    x1, x2 = frame.X[:, frame.X[0].argmax()]
    assert distance(color_at(view, x1, x2), QColor(LIGHT.class_colors[1])) < 60


def test_samples_are_set_once_for_a_data_set(
    view: BoundaryView, make_frame: MakeFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = make_frame(0)
    view.show_frame(frame)
    calls = []
    monkeypatch.setattr(view.samples.train[0], "setData", lambda *data: calls.append(data))
    view.show_frame(replace(frame, point=replace(frame.point, epoch=1)))
    assert calls == []
    view.show_frame(make_frame(0, data_seed=7))
    assert len(calls) == 1


@pytest.mark.parametrize("size", [(900, 300), (300, 700), (236, 230)])
def test_plane_fills_the_plot_and_is_not_stretched_much(
    view: BoundaryView, make_frame: MakeFrame, size: tuple[int, int]
) -> None:
    frame = make_frame(0)
    view.show_frame(frame)
    view.resize(*size)
    QApplication.processEvents()
    assert frame.surface is not None
    (left, right), (low, high) = view.plane.box.viewRange()
    assert (left, right) == pytest.approx((frame.surface.x1[0], frame.surface.x1[-1]), abs=0.05)
    assert (low, high) == pytest.approx((frame.surface.x2[0], frame.surface.x2[-1]), abs=0.05)
    width, height = view.plane.box.width(), view.plane.box.height()
    stretch = width / (right - left) / (height / (high - low))
    assert 0.98 / MOST_STRETCH <= stretch <= 1.02 * MOST_STRETCH


def geometry(view: BoundaryView) -> list[tuple[float, ...]]:
    plane = view.plane
    parts = (plane.plotItem, plane.box, plane.getAxis("bottom"), plane.getAxis("left"), plane.bar)
    return [part.geometry().getRect() for part in parts]


@pytest.mark.parametrize("before", [[(60, 60)], [(400, 20)], [(900, 300), (60, 60)], [(300, 900), (20, 400)]])
def test_the_plot_is_where_it_belongs_whatever_sizes_came_before(
    view: BoundaryView, make_frame: MakeFrame, before: list[tuple[int, int]]
) -> None:
    view.show_frame(make_frame(0))
    view.plane.resize(300, 350)
    wanted = geometry(view)
    for size in before:
        view.plane.resize(*size)
    view.plane.resize(300, 350)
    assert geometry(view) == wanted
    labels = view.plane.getAxis("bottom").sceneBoundingRect()
    assert view.plane.sceneRect().contains(labels)


def test_title_and_key_say_epoch_accuracy_and_classes(view: BoundaryView, make_frame: MakeFrame) -> None:
    frame = make_frame(3)
    view.show_frame(frame)
    assert view.title.text() == "Decision boundary, epoch 3"
    key = view.key.text().replace("&nbsp;", " ")
    assert f"accuracy {100 * frame.accuracy:.1f} %" in key
    assert "class 0" in key
    assert "class 1" in key
    assert LIGHT.class_colors[1] in key


def test_pointing_reads_the_place_and_p(view: BoundaryView, make_frame: MakeFrame, qtbot: QtBot) -> None:
    frame = make_frame(200)
    view.show_frame(frame)
    QApplication.processEvents()
    qtbot.mouseMove(view.plane.viewport(), pixel(view, 0.5, -0.5))
    assert view.reading.isVisible()
    place = view.plane.box.mapSceneToView(view.plane.mapToScene(pixel(view, 0.5, -0.5)))
    assert frame.surface is not None
    p = surface_values(frame.surface, np.array([[place.x()], [place.y()]]))[0, 0]
    assert f"p(x) = {p:.3f}" in view.reading.text()
    assert f"x₁ = {place.x():.2f}" in view.reading.text()
    assert f"x₂ = −{-place.y():.2f}" in view.reading.text()
    QApplication.sendEvent(view.plane, QEvent(QEvent.Type.Leave))
    assert not view.reading.isVisible()


def test_p_is_read_between_grid_points() -> None:
    surface = Surface(np.array([0.0, 1.0, 2.0]), np.array([0.0, 2.0]), np.array([[[0.0, 0.2, 0.4], [0.6, 0.8, 1.0]]]))
    places = np.array([[0.0, 2.0, 1.5, 2.1, 1.0], [0.0, 2.0, 1.0, 1.0, -0.1]])
    wanted = [[0.0, 1.0, 0.6, np.nan, np.nan]]
    np.testing.assert_allclose(surface_values(surface, places), wanted)


def test_classes_of_one_and_of_several_targets() -> None:
    assert class_of(np.array([[0.0, 1.0, 1.0]])).tolist() == [0, 1, 1]
    assert class_of(np.eye(3)[:, [2, 0, 1]]).tolist() == [2, 0, 1]


def test_the_bar_has_the_colors_of_the_theme(view: BoundaryView, make_frame: MakeFrame) -> None:
    view.show_frame(make_frame(5))
    light = picture(view)
    view.plane.bar.theme = DARK
    assert picture(view) != light


def test_language_change_keeps_the_texts(view: BoundaryView, make_frame: MakeFrame) -> None:
    view.show_frame(make_frame(5))
    QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
    assert view.title.text() == "Decision boundary, epoch 5"
    assert view.accessibleName() == "Decision boundary"
    assert view.plane.getAxis("bottom").labelText == "x₁"
    assert view.plane.getAxis("left").labelText == "x₂"


def test_a_zoomed_view_stays_until_the_user_wants_all(view: BoundaryView, make_frame: MakeFrame, qtbot: QtBot) -> None:
    view.show_frame(make_frame(0))
    home = view.plane.box.viewRange()
    view.plane.box.scaleBy((0.5, 0.5))
    view.plane.box.sigRangeChangedManually.emit([True, True])
    zoomed = view.plane.box.viewRange()
    view.show_frame(make_frame(1))
    assert view.plane.box.viewRange() == zoomed
    assert view.reset_button.isVisible()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert np.allclose(view.plane.box.viewRange(), home)
    assert not view.reset_button.isVisible()


def without_some_numbers(surface: Surface) -> Surface:
    """Row 0 is NaN, row 1 is infinite, row 2 minus infinite."""
    outputs = surface.outputs.copy()
    outputs[0, :3] = np.array([[np.nan], [np.inf], [-np.inf]])
    return replace(surface, outputs=outputs)


def test_what_is_not_a_number_is_drawn_as_undecided(view: BoundaryView, make_frame: MakeFrame) -> None:
    frame = make_frame(30)
    assert frame.surface is not None
    surface = without_some_numbers(frame.surface)
    view.show_frame(replace(frame, surface=surface))
    assert (view.image.indices[0] == 128).all()
    assert (view.image.indices[1] == 255).all()
    assert (view.image.indices[2] == 0).all()
    assert not view.grab().isNull()
    view.plane.set_cursor(QPointF(surface.x1[3], surface.x2[1]))
    assert "p(x) = nan" in view.reading.text()


@pytest.mark.parametrize(("change", "is_drawn"), [(0.01, False), (0.1, True)], ids=["little", "much"])
def test_of_quick_frames_what_has_changed_much_is_drawn_and_the_last_always(
    qtbot: QtBot, view: BoundaryView, make_frame: MakeFrame, change: float, is_drawn: bool
) -> None:
    frame, later = make_frame(5), make_frame(6)
    view.show_frame(frame)
    view._pace._period = 10**6
    assert frame.surface is not None
    surface = replace(frame.surface, outputs=np.clip(frame.surface.outputs + change, 0.0, 1.0))
    before = view.image.indices
    view.show_frame(replace(later, X=frame.X, surface=surface))
    assert (view.image.indices is not before) is is_drawn
    qtbot.waitUntil(lambda: view.image.indices is not before and "epoch 6" in view.title.text())
