"""Classes over one input: curves of p, and the samples at the ends of its scale."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from app.style.theme import LIGHT, surface_table
from app.views.boundary.boundary_change import BoundaryChange
from app.views.boundary.boundary_view import BoundaryView
from mlp_engine import Frame
from mlp_engine.surface import model_of
from tests.app.views.boundary.planes import distance, picture, pixel
from tests.app.views.boundary.sections import frame_of, lone


@pytest.fixture
def two() -> Frame:
    return frame_of(lone(2), epochs=150, standardize=True)


@pytest.fixture
def three() -> Frame:
    return frame_of(lone(3), epochs=150, standardize=True)


def test_p_of_two_classes_is_a_curve_between_the_samples(view: BoundaryView, two: Frame) -> None:
    view.show_frame(two)
    x, p = view.contour.getData()
    assert np.allclose(p, model_of(two).predict(x[np.newaxis])[0])
    for k, item in enumerate(view.samples.train):
        assert (np.stack(item.getData()) == np.stack([two.X[0, two.Y[0] == k], two.Y[0, two.Y[0] == k]])).all()
    assert view.plane.getAxis("bottom").labelText == "petal length, standardised"
    assert view.plane.getAxis("left").labelText == "p(x)"


def test_its_ground_has_the_color_of_p(view: BoundaryView, two: Frame) -> None:
    view.show_frame(two)
    QApplication.processEvents()
    image = picture(view)
    for x in np.linspace(two.X.min(), two.X.max(), 7).tolist():
        p = float(model_of(two).predict(np.array([[x]]))[0, 0])
        height = 0.7 if p < 0.5 else 0.3  # away from the curve
        there = image.pixelColor(pixel(view, x, height))
        assert distance(there, QColor(*surface_table(LIGHT)[round(255 * p)].tolist())) < 60


def test_the_cursor_reads_p(view: BoundaryView, two: Frame) -> None:
    view.show_frame(two)
    view.plane.set_cursor(QPointF(0.25, 0.8))
    p = float(model_of(two).predict(np.array([[0.25]]))[0, 0])
    assert view.reading.text() == f"petal length = 0.25\np(x) = {p:.3f}"


def test_of_several_classes_each_has_a_curve_in_its_color(view: BoundaryView, three: Frame) -> None:
    view.show_frame(three)
    assert len(view.contour.getData()[0]) == 0
    for k, line in enumerate(view.curves.lines):
        x, p = line.getData()
        assert np.allclose(p, model_of(three).predict(x[np.newaxis])[k])
        assert line.pen.color() == QColor(LIGHT.class_colors[k])
    heights = [set(item.getData()[1].tolist()) for item in view.samples.train]
    assert all(len(height) == 1 and max(height) < 0.0 for height in heights)
    assert len(set.union(*heights)) == 3
    assert all(view.plane.home.contains(QPointF(0.0, min(height))) for height in heights)


def test_one_of_several_classes_is_shown_alone(view: BoundaryView, three: Frame) -> None:
    view.show_frame(three)
    view.output_choice.setCurrentIndex(2)
    view.output_choice.activated.emit(2)
    x, p = view.contour.getData()
    assert np.allclose(p, model_of(three).predict(x[np.newaxis])[1])
    assert all(line.is_empty() for line in view.curves.lines)
    assert view.plane.getAxis("left").labelText == "p(versicolor)"


def test_curves_go_with_their_run(view: BoundaryView, three: Frame, two: Frame) -> None:
    view.show_frame(three)
    view.show_frame(two)
    assert all(line.is_empty() for line in view.curves.lines)
    assert len(view.contour.getData()[0]) > 0


def test_a_change_has_the_curves_of_both(view: BoundaryView, three: Frame) -> None:
    change = BoundaryChange(view)
    change.resize(400, 300)
    change.show()
    change.show_change(frame_of(lone(3), epochs=10, standardize=True), three)
    assert len(change.line_before.getData()[0]) == len(change.line_after.getData()[0]) > 0
    assert not change.message.isVisible()
