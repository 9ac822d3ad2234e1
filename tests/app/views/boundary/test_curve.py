"""Regressions of one input: the curve, the targets around it, and where neurons bend it."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from app.lesson.selection import Selection
from app.style.theme import LIGHT
from app.views.boundary.boundary_view import BoundaryView
from app.views.boundary.kinks import first_layer_kinks
from mlp_engine import Frame
from tests.app.views.boundary.planes import distance, picture, pixel
from tests.app.views.boundary.tasks import curve


@pytest.fixture
def frame(monkeypatch: pytest.MonkeyPatch) -> Frame:
    """Two neurons bend at x = −1 and x = 0.5, one outside of what is seen, and one is the same everywhere."""
    frame = curve(monkeypatch)
    first = replace(
        frame.layers[0], W=np.array([[2.0], [-1.0], [0.1], [0.0]]), b=np.array([[2.0], [0.5], [-5.0], [1.0]])
    )
    return replace(frame, layers=(first, *frame.layers[1:]))


def test_the_curve_runs_over_the_samples(view: BoundaryView, frame: Frame) -> None:
    view.show_frame(frame)
    x, y = view.contour.getData()
    assert np.allclose(y, x - 0.5)
    assert (np.stack(view.samples.train[0].getData()) == np.vstack([frame.X, frame.Y])).all()
    assert view.plane.home.contains(QPointF(-2.0, 2.0))
    assert (view.plane.getAxis("bottom").labelText, view.plane.getAxis("left").labelText) == ("x", "y")
    assert view.image.is_empty()
    image = picture(view)
    for place in (-1.65, 0.35, 1.4):  # between two samples
        there = pixel(view, place, place - 0.5)
        column = [image.pixelColor(there.x(), there.y() + step) for step in (-1, 0, 1)]
        assert min(distance(color, QColor(LIGHT.contour)) for color in column) < 150


@pytest.mark.parametrize("size", [(1000, 300), (300, 700)])
def test_the_curve_fills_its_plot(view: BoundaryView, frame: Frame, size: tuple[int, int]) -> None:
    view.show_frame(frame)
    view.resize(*size)
    QApplication.processEvents()
    seen, home = view.plane.box.viewRect(), view.plane.home
    assert (seen.width(), seen.height()) == pytest.approx((home.width(), home.height()), rel=0.01)
    assert view.plane.box.width() > 0.7 * view.plane.width()
    assert view.plane.box.height() > 0.6 * view.plane.height()


def test_kinks_stand_where_a_neuron_of_the_first_layer_bends(view: BoundaryView, frame: Frame) -> None:
    assert first_layer_kinks(frame).tolist() == pytest.approx([-1.0, 0.5, 50.0])
    view.show_frame(frame)
    image, floor = picture(view), view.plane.box.sceneBoundingRect().bottom()
    for x, is_marked in ((-1.0, True), (0.5, True), (-0.3, False), (1.3, False)):
        color = image.pixelColor(pixel(view, x, 0.0).x(), round(floor) - 4)
        assert (distance(color, QColor(LIGHT.curve_colors[1])) < 90) is is_marked
    assert "kink: Z[1] = 0" in view.key.text().replace("&nbsp;", " ")


def test_smooth_activations_have_no_kinks(view: BoundaryView, frame: Frame) -> None:
    smooth = replace(frame, layers=(replace(frame.layers[0], activation="tanh"), *frame.layers[1:]))
    view.show_frame(smooth)
    assert view.kinks.is_empty()
    assert "kink" not in view.key.text()


def test_pointing_reads_the_curve(view: BoundaryView, frame: Frame) -> None:
    view.show_frame(frame)
    view.plane.set_cursor(QPointF(1.5, -0.7))
    assert view.reading.text() == "x = 1.50\nŷ = 1.000"


def test_residuals_lead_from_the_samples_to_the_curve(view: BoundaryView, frame: Frame) -> None:
    view.show_frame(frame)
    assert view.samples.residuals.is_empty()
    view.residual_switch.click()
    x, y = view.samples.residuals.getData()
    assert x[0::3] == pytest.approx(frame.X[0])
    assert y[0::3] == pytest.approx(frame.Y[0])
    assert y[1::3] == pytest.approx(frame.X[0] - 0.5)
    assert np.isnan(y[2::3]).all()
    view.residual_switch.click()
    assert view.samples.residuals.is_empty()


def test_a_sample_is_pointed_at_where_its_target_is(view: BoundaryView, frame: Frame) -> None:
    view.show_frame(frame)
    view.show_selection(Selection(sample=3))
    assert view.marks.lit == QPointF(frame.X[0, 3], frame.Y[0, 3])


def test_while_the_predictions_are_not_known_the_samples_stand_alone(view: BoundaryView, frame: Frame) -> None:
    view.show_frame(frame)
    view.show_frame(replace(frame, line=None))
    assert len(view.contour.getData()[0]) == 0
    assert not view.samples.train[0].is_empty()
