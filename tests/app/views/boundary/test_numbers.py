"""Regressions over two inputs: ŷ in colours, the targets in the same, and residuals."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor

from app.lesson.selection import Selection
from app.style.theme import LIGHT, diverging_table
from app.views.boundary.boundary_view import BoundaryView
from mlp_engine import Frame
from tests.app.views.boundary.planes import distance, picture, pixel
from tests.app.views.boundary.tasks import numbers, slope


@pytest.fixture
def frame(monkeypatch: pytest.MonkeyPatch) -> Frame:
    return numbers(monkeypatch)


def scale_color(value: float, limit: float) -> QColor:
    share = min(max(value / limit, -1.0), 1.0)
    return QColor(*diverging_table(LIGHT)[round(127.5 * (1.0 + share))].tolist())


def sample_at(view: BoundaryView, frame: Frame, sample: int) -> QColor:
    return picture(view).pixelColor(pixel(view, *frame.X[:, sample]))


def loneliest(frame: Frame) -> int:
    distances = np.hypot(*(frame.X[:, :, None] - frame.X[:, None, :]))
    np.fill_diagonal(distances, np.inf)
    return int(distances.min(axis=1).argmax())


def test_ground_and_samples_have_one_scale_centered_on_zero(view: BoundaryView, frame: Frame) -> None:
    view.show_frame(frame)
    low, zero, high = view.plane.bar.scale.ticks
    limit = float(high)
    assert (low, zero) == (f"−{high}", "0")
    assert limit >= np.abs(frame.Y).max()
    image = picture(view)
    for x1 in (-2.8, 2.8):  # beyond all samples
        color = image.pixelColor(pixel(view, x1, 2.8))
        assert distance(color, scale_color(x1 - 0.5, limit)) < 12
    sample = loneliest(frame)
    assert distance(sample_at(view, frame, sample), scale_color(frame.Y[0, sample], limit)) < 24


def test_the_line_is_where_the_prediction_is_zero(view: BoundaryView, frame: Frame) -> None:
    view.show_frame(frame)
    x1, x2 = view.contour.getData()
    assert np.abs(x1 - 0.5).max() < 1e-9
    assert (x2.min(), x2.max()) == pytest.approx((-3.0, 3.0))
    key = view.key.text().replace("&nbsp;", " ")
    assert "ŷ = 0" in key
    assert "0.5" not in key
    assert "R²" in key
    assert "class" not in key


def test_residuals_take_the_place_of_the_targets(view: BoundaryView, frame: Frame) -> None:
    view.show_frame(frame)
    assert view.residual_switch.isVisible()
    limit = float(view.plane.bar.scale.ticks[2])
    sample = loneliest(frame)
    residual = float(slope(frame.X[:, [sample]])[0, 0] - frame.Y[0, sample])
    view.residual_switch.click()
    assert distance(sample_at(view, frame, sample), scale_color(residual, limit)) < 24
    assert "ŷ − y" in view.key.text().replace("&nbsp;", " ")
    view.residual_switch.click()
    assert distance(sample_at(view, frame, sample), scale_color(frame.Y[0, sample], limit)) < 24


def test_a_sample_that_is_pointed_at_tells_its_residual(view: BoundaryView, frame: Frame) -> None:
    view.show_frame(frame)
    view.show_selection(Selection(hovered=7))
    y = frame.Y[0, 7]
    prediction = y / 2
    texts = (f"y = {y:.3f}", f"ŷ = {prediction:.3f}", f"ŷ − y = {prediction - y:.3f}")
    wanted = [text.replace("-", "−") for text in texts]
    assert view.marks.label.splitlines() == ["sample 8", *wanted]
    assert view.accessibleDescription().startswith(", ".join(["sample 8", *wanted]))


def test_the_keyboard_reads_the_prediction(view: BoundaryView, frame: Frame) -> None:
    view.show_frame(frame)
    view.plane.set_cursor(QPointF(2.0, 0.25))
    assert view.reading.text() == "x₁ = 2.00   x₂ = 0.25\nŷ = 1.500"


def test_the_label_of_a_sample_is_whole_wherever_it_stands(view: BoundaryView, frame: Frame) -> None:
    for size in ((520, 400), (260, 300)):
        view.resize(*size)
        view.show_frame(frame)
        picture(view)  # lays it out
        for sample in range(frame.X.shape[1]):
            view.show_selection(Selection(hovered=sample))
            place = view.marks.sceneTransform()
            area = place.mapRect(view.marks.area())
            assert area.adjusted(-1, -1, 1, 1).contains(view.marks.label_box(place, area))


def test_a_prediction_that_is_no_number_is_drawn_as_zero(view: BoundaryView, frame: Frame) -> None:
    assert frame.surface is not None
    outputs = frame.surface.outputs.copy()
    outputs[0, :3] = np.nan
    view.show_frame(replace(frame, surface=replace(frame.surface, outputs=outputs)))
    assert set(np.unique(view.image.indices[:3]).tolist()) <= {127, 128}
    assert picture(view).pixelColor(QPoint(0, 0)).isValid()
