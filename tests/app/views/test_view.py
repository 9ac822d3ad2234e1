"""Every view, hidden or not, shows the newest frame in a picture."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.export.pictures.picture_output import picture_of
from app.style.theme import DARK, Theme
from app.views.boundary.boundary_view import BoundaryView
from app.views.curves.gradient_norm_view import GradientNormView
from app.views.curves.loss_view import LossView
from app.views.inspector.inspector_view import InspectorView
from app.views.network.network_view import NetworkView
from app.views.view import View
from app.views.weights.weights_view import WeightsView
from mlp_engine import Frame, FrameRequest
from tests.runs import frame_of

MakeFrame = Callable[..., Frame]

VIEWS = [BoundaryView, GradientNormView, InspectorView, LossView, NetworkView, WeightsView]
REQUEST = FrameRequest(layer=2, resolution=40)
SIZE, OTHER_SIZE = QSize(420, 620), QSize(700, 380)


@pytest.fixture
def frames(make_frame: MakeFrame) -> list[Frame]:
    return [make_frame(epochs, REQUEST) for epochs in (0, 3, 40)]


@pytest.fixture(params=VIEWS)
def make_view(request: pytest.FixtureRequest, qtbot: QtBot) -> Callable[[], View]:
    def make() -> View:
        view: View = request.param()
        qtbot.addWidget(view)
        view.resize(SIZE)
        return view

    return make


def picture_of_a_visible(view: View, frame: Frame, theme: Theme | None = None) -> QImage:
    if theme is not None:
        view.apply_theme(theme)
    view.show()
    view.show_frame(frame)
    QApplication.processEvents()
    if (focused := QApplication.focusWidget()) is not None:
        focused.clearFocus()  # a window gets it when it is shown, and the focus can be seen
    view.finish()
    QApplication.processEvents()
    return picture_of(view)


def test_a_view_that_was_never_shown_looks_like_a_visible_one(
    make_view: Callable[[], View], frames: list[Frame]
) -> None:
    view = make_view()
    view.apply_theme(DARK)
    view.show_frame(frames[-1])
    view.finish()
    assert picture_of(view) == picture_of_a_visible(make_view(), frames[-1], DARK)


def test_a_hidden_view_looks_like_a_visible_one(make_view: Callable[[], View], frames: list[Frame]) -> None:
    view = make_view()
    view.show()
    view.show_frame(frames[0])
    QApplication.processEvents()
    view.hide()
    view.resize(OTHER_SIZE)
    for frame in frames[1:]:
        view.show_frame(frame)
    view.finish()
    visible = make_view()
    visible.resize(OTHER_SIZE)
    assert picture_of(view) == picture_of_a_visible(visible, frames[-1])


def test_a_long_curve_is_thinned_for_the_size_of_the_picture(qtbot: QtBot, make_frame: MakeFrame) -> None:
    n = 6000
    start = make_frame(0)
    loss = np.random.RandomState(0).uniform(0.1, 0.3, n)
    frame = frame_of(start, np.column_stack([loss, np.full(n, 0.5), np.ones((n, len(start.curves.norm_names)))]))
    hidden, visible = LossView(), LossView()
    for view in (hidden, visible):
        qtbot.addWidget(view)
        view.resize(900, 500)
    hidden.show_frame(frame)
    hidden.finish()
    expected = picture_of_a_visible(visible, frame)
    assert picture_of(hidden) == expected


def test_a_finished_view_goes_on_when_it_is_shown(make_view: Callable[[], View], frames: list[Frame]) -> None:
    view = make_view()
    view.show_frame(frames[0])
    view.finish()
    view.show_frame(frames[-1])
    assert picture_of_a_visible(view, frames[-1]) == picture_of_a_visible(make_view(), frames[-1])


def test_a_view_without_a_frame_can_be_finished(make_view: Callable[[], View]) -> None:
    view = make_view()
    view.finish()
    assert view.frame is None
    assert not picture_of(view).isNull()
