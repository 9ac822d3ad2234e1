"""Views as pictures: without controls, after the model of another view, and on a scale that suits several frames."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.export.pictures.picture_output import picture_of
from app.lesson.selection import Selection
from app.style.theme import DARK, LIGHT
from app.views.boundary.boundary_view import BoundaryView
from app.views.curves.epoch_view import EpochView
from app.views.curves.gradient_norm_view import GradientNormView
from app.views.curves.loss_view import LossView
from app.views.network.network_view import NetworkView
from app.views.view import View
from app.views.weights.weights_view import WeightsView
from mlp_engine import Frame, FrameRequest

MakeFrame = Callable[..., Frame]
VIEWS: list[type[View]] = [BoundaryView, GradientNormView, LossView, NetworkView, WeightsView]
REQUEST = FrameRequest(resolution=40)


@pytest.fixture
def make_view(qtbot: QtBot) -> Callable[[type[View]], View]:
    kept = []

    def make(kind: type[View]) -> View:
        view = kind()
        qtbot.addWidget(view)
        view.resize(560, 420)
        kept.append(view)
        return view

    return make


@pytest.mark.parametrize("kind", VIEWS)
def test_nothing_in_a_picture_can_be_pressed(
    make_view: Callable[[type[View]], View], make_frame: MakeFrame, kind: type[View]
) -> None:
    view = make_view(kind)
    view.hide_controls()
    view.show_frame(make_frame(20, REQUEST))
    view.finish()
    assert not any(button.isVisibleTo(view) for button in view.findChildren(QToolButton))
    assert view.focusPolicy() == Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize("kind", [BoundaryView, GradientNormView, LossView, WeightsView])
def test_a_picture_has_no_cursor(
    make_view: Callable[[type[View]], View], make_frame: MakeFrame, kind: type[View]
) -> None:
    frame = make_frame(20, REQUEST)
    pictures = []
    for has_cursor in (False, True):
        view = make_view(kind)
        view.show_frame(frame)
        view.finish()
        if has_cursor and isinstance(view, WeightsView):
            view._pairs[0].now.point_at((1, 1))
        elif has_cursor:
            view.plot.move_cursor(1, 1, is_long=True)
        view.hide_controls()
        view.finish()
        pictures.append(picture_of(view))
    assert pictures[0] == pictures[1]


def test_the_reading_line_of_a_picture_tells_the_epochs(
    make_view: Callable[[type[View]], View], make_frame: MakeFrame
) -> None:
    view = make_view(WeightsView)
    assert isinstance(view, WeightsView)
    view.resize(QSize(170, 300))
    view.hide_controls()
    view.show_frame(make_frame(20))
    view.finish()
    assert view._reading.text() == "start: epoch 0, now: epoch 20"
    assert view._reading.height() >= view._reading.heightForWidth(view._reading.width())


def test_switches_are_taken_over(make_view: Callable[[type[View]], View], make_frame: MakeFrame) -> None:
    loss, norms = make_view(LossView), make_view(GradientNormView)
    assert isinstance(loss, LossView)
    assert isinstance(norms, GradientNormView)
    loss.set_log(True)
    norms.set_biases(True)
    for model in (loss, norms):
        picture = make_view(type(model))
        picture.take_after(model)
        picture.hide_controls()
        for view in (model, picture):
            view.show_frame(make_frame(30))
            view.finish()
        model.hide_controls()
        model.finish()
        assert picture_of(picture) == picture_of(model)


@pytest.mark.parametrize("kind", [BoundaryView, GradientNormView, LossView])
@pytest.mark.parametrize("has_frame", [False, True])
def test_zoom_is_taken_over_and_has_no_button(
    make_view: Callable[[type[View]], View], make_frame: MakeFrame, kind: type[View], has_frame: bool
) -> None:
    model, picture = make_view(kind), make_view(kind)
    model.show_frame(make_frame(30, REQUEST))
    model.finish()
    model.plot.zoom(0.4)
    model.finish()
    seen = model.plot.box.viewRect()
    if has_frame:
        picture.show_frame(make_frame(10, REQUEST))
        picture.finish()
        picture.hide_controls()
    picture.take_after(model)
    if not has_frame:
        picture.hide_controls()
    picture.show_frame(make_frame(30, REQUEST))
    picture.finish()
    assert np.allclose(picture.plot.box.viewRect().getRect(), seen.getRect())
    assert picture.reset_button.isHidden()


def test_a_view_that_is_not_zoomed_leaves_the_whole_in_sight(
    make_view: Callable[[type[View]], View], make_frame: MakeFrame
) -> None:
    model, picture = make_view(LossView), make_view(LossView)
    model.show_frame(make_frame(8))
    picture.take_after(model)
    picture.show_frame(make_frame(100))
    picture.finish()
    assert picture.plot.box.viewRange()[0][1] >= 100


def test_selection_is_taken_over_and_else_nothing_is_marked(
    make_view: Callable[[type[View]], View], make_frame: MakeFrame
) -> None:
    frame = make_frame(20)
    model, follower, plain = (make_view(NetworkView) for _ in range(3))
    model.show_selection(Selection(2, 3))
    follower.take_after(model)
    for view in (follower, plain):
        view.hide_controls()
    marks = []
    for view in (model, follower, plain):
        assert isinstance(view, NetworkView)
        view.show_frame(frame)
        view.finish()
        marks.append(view._current_picture(frame).marked)
    assert marks == [Selection(2, 3), Selection(2, 3), None]
    assert picture_of(follower) == picture_of(model)
    assert picture_of(plain) != picture_of(model)


@pytest.mark.parametrize("kind", [LossView, GradientNormView])
@pytest.mark.parametrize("is_log", [False, True])
def test_curves_of_several_frames_have_the_axes_of_the_last(
    make_view: Callable[[type[View]], View], make_frame: MakeFrame, kind: type[EpochView], is_log: bool
) -> None:
    frames = [make_frame(epochs) for epochs in (0, 10, 300)]
    view, last = make_view(kind), make_view(kind)
    for one in (view, last):
        if isinstance(one, LossView):
            one.set_log(is_log)
    last.show_frame(frames[-1])
    last.finish()
    view.scale_to(frames)
    for frame in frames:
        view.show_frame(frame)
        view.finish()
        assert view.plot.box.viewRange() == last.plot.box.viewRange()
    assert picture_of(view) == picture_of(last)


def test_weights_of_several_frames_have_one_limit(
    make_view: Callable[[type[View]], View], make_frame: MakeFrame
) -> None:
    frames = [make_frame(epochs) for epochs in (0, 600)]
    view = make_view(WeightsView)
    assert isinstance(view, WeightsView)
    limits = []
    for scaled in (False, True):
        if scaled:
            view.scale_to(frames)
        for frame in frames:
            view.show_frame(frame)
            view.finish()
            limits.append([pair.limit for pair in view._pairs])
    assert limits[0] < limits[1] == limits[2] == limits[3]


def test_networks_of_several_frames_have_one_scale(
    make_view: Callable[[type[View]], View], make_frame: MakeFrame
) -> None:
    frames = [make_frame(epochs) for epochs in (0, 600)]
    view = make_view(NetworkView)
    assert isinstance(view, NetworkView)
    view.scale_to(frames)
    scales = set()
    for frame in frames:
        view.show_frame(frame)
        view.finish()
        picture = view._current_picture(frame)
        scales.add((picture.weight_scale, picture.bias_scale))
    assert len(scales) == 1


# The boundary in a small panel


def compact(make_view: Callable[[type[View]], View], frame: Frame, size: QSize, has_key: bool = False) -> BoundaryView:
    view = make_view(BoundaryView)
    assert isinstance(view, BoundaryView)
    view.resize(size)
    view.hide_controls()
    view.make_compact(has_key)
    view.show_frame(frame)
    view.finish()
    return view


PANELS = [QSize(268, 226), QSize(199, 226), QSize(157, 214), QSize(119, 137)]


@pytest.mark.parametrize("size", PANELS, ids=lambda size: f"{size.width()}x{size.height()}")
def test_panels_of_a_series_are_alike(
    make_view: Callable[[type[View]], View], make_frame: MakeFrame, size: QSize
) -> None:
    views = [
        compact(make_view, make_frame(epochs, REQUEST), size, has_key=epochs > 0) for epochs in (0, 10, 100, 1000, 2000)
    ]
    assert [view.title.text() for view in views] == [f"epoch {n}" for n in (0, 10, 100, 1000, 2000)]
    assert len({view.plane.geometry().getRect() for view in views}) == 1
    assert len({view.plane.box.geometry().getRect() for view in views}) == 1
    assert views[0].plane.height() > 0.55 * size.height()
    assert not views[0].plane.bar.isVisible()


def test_a_panel_has_its_loss_and_accuracy_and_no_names_of_axes(
    make_view: Callable[[type[View]], View], make_frame: MakeFrame
) -> None:
    frame = make_frame(10, REQUEST)
    view = compact(make_view, frame, PANELS[0])
    key = view.key.text().replace("&nbsp;", " ")
    assert f"loss {frame.loss:.4f}" in key
    assert f"accuracy {100 * frame.accuracy:.1f} %" in key
    assert "class" not in key
    assert not any(view.plane.getAxis(name).label.isVisible() for name in ("left", "bottom"))
    view.retranslate()
    assert not any(view.plane.getAxis(name).label.isVisible() for name in ("left", "bottom"))
    assert view.title.text() == "epoch 10"


def inked(view: BoundaryView, part: QWidget) -> bool:
    image = picture_of(view)
    area = part.geometry()
    crop = image.copy(2 * area.left(), 2 * area.top(), 2 * area.width(), 2 * area.height())
    ground = image.pixel(0, 0)
    return any(crop.pixel(x, y) != ground for x in range(crop.width()) for y in range(crop.height()))


def test_the_key_is_where_it_was_asked_for(make_view: Callable[[type[View]], View], make_frame: MakeFrame) -> None:
    frame = make_frame(10, REQUEST)
    with_key, without = (compact(make_view, frame, PANELS[0], has_key) for has_key in (True, False))
    assert inked(with_key, with_key.class_key)
    assert not inked(without, without.class_key)


@pytest.mark.parametrize("kind", VIEWS)
def test_writing_takes_the_theme_of_the_picture_and_not_of_the_window(
    make_view: Callable[[type[View]], View], make_frame: MakeFrame, kind: type[View]
) -> None:
    view = make_view(kind)
    for theme in (DARK, LIGHT):
        view.apply_theme(theme)
        assert view.palette().windowText().color().name() == theme.text
        for child in view.findChildren(QWidget):
            assert child.palette().windowText().color().name() == theme.text
