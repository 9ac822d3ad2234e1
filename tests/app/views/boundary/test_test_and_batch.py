"""Samples of a test, which are hollow, and those of the batch that is due, which have rings."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QColor

from app.lesson.selection import Selection
from app.style.theme import LIGHT
from app.views.boundary.boundary_view import BoundaryView
from app.views.plane.sample_layers import RING_SIZE
from mlp_engine import FrameRequest, RunConfig, Session
from tests.app.views.boundary.planes import distance, picture, pixel
from tests.app.views.boundary.tasks import classes, numbers


def loneliest(X: np.ndarray, others: np.ndarray) -> np.ndarray:
    """The column of X that is farthest from all others."""
    distances = np.hypot(*(X[:, :, None] - others[:, None, :]))
    distances[distances == 0] = np.inf
    return np.asarray(X[:, distances.min(axis=1).argmax()])


def test_samples_of_a_test_are_hollow_in_the_shape_of_their_class(view: BoundaryView) -> None:
    frame = Session(RunConfig(test_share=0.3)).frame(FrameRequest(resolution=20))
    view.show_frame(frame)
    for k, (test, train) in enumerate(zip(view.samples.test, view.samples.train, strict=True)):
        assert (np.stack(test.getData()) == frame.X_test[:, frame.Y_test[0] == k]).all()
        assert test.symbol == train.symbol
    image = picture(view)
    everything = np.hstack([frame.X, frame.X_test])
    for X, is_hollow in ((frame.X_test, True), (frame.X, False)):
        center = image.pixelColor(pixel(view, *loneliest(X, everything)))
        assert (distance(center, QColor(LIGHT.panel)) < 20) is is_hollow
    assert "hollow: test" in view.key.text().replace("&nbsp;", " ")


def test_hollow_samples_of_numbers_are_seen_on_a_ground_of_their_own_color(
    view: BoundaryView, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = numbers(monkeypatch, test_share=0.5)
    middle = replace(frame, Y_test=np.zeros_like(frame.Y_test))
    view.show_frame(middle)
    image = picture(view)
    place = pixel(view, *loneliest(frame.X_test, np.hstack([frame.X, frame.X_test])))
    row = [image.pixelColor(place.x() + step, place.y()) for step in range(-8, 9)]
    assert min(distance(color, QColor(LIGHT.contour)) for color in row) < 300


def test_the_samples_of_the_batch_have_rings(view: BoundaryView) -> None:
    session = Session(RunConfig(batch_size=10))
    view.show_frame(session.frame(FrameRequest(resolution=20)))
    assert view.samples.batch.is_empty()  # between two epochs they would flicker
    session.step_update()
    frame = session.frame(FrameRequest(resolution=20))
    view.show_frame(frame)
    assert (np.stack(view.samples.batch.getData()) == frame.X[:, frame.batch.columns]).all()
    assert len(frame.batch.columns) == 10
    image = picture(view)
    place = pixel(view, *loneliest(frame.X[:, frame.batch.columns], frame.X))
    around = [image.pixelColor(place.x() + step, place.y()) for step in range(RING_SIZE // 2 - 2, RING_SIZE // 2 + 3)]
    assert min(distance(color, QColor(LIGHT.contour)) for color in around) < 150
    assert "ring: this batch" in view.key.text().replace("&nbsp;", " ")


def test_without_a_test_and_with_whole_batches_the_key_speaks_of_neither(view: BoundaryView) -> None:
    view.show_frame(Session(RunConfig(batch_size=10, test_share=0.3)).frame(FrameRequest(resolution=20)))
    view.show_frame(Session(RunConfig()).frame(FrameRequest(resolution=20)))
    assert view.samples.batch.is_empty()
    assert all(item.is_empty() for item in view.samples.test)
    key = view.key.text().replace("&nbsp;", " ")
    assert "test" not in key
    assert "batch" not in key


def test_a_small_panel_has_small_markers_for_all_of_them(view: BoundaryView, monkeypatch: pytest.MonkeyPatch) -> None:
    view.show_frame(classes(monkeypatch, 3, test_share=0.3))
    before = [item.size for item in (*view.samples.train, *view.samples.test, view.samples.batch)]
    view.make_compact(has_key=True)
    after = [item.size for item in (*view.samples.train, *view.samples.test, view.samples.batch)]
    assert all(small < large for small, large in zip(after, before, strict=True))


def test_samples_with_the_answer_that_is_picked_have_rings(view: BoundaryView, monkeypatch: pytest.MonkeyPatch) -> None:
    frame = classes(monkeypatch, 4, test_share=0.25)
    Y = np.roll(frame.Y, 1, axis=0)  # class k + 1, and is taken for class k
    Y[:, ::2] = frame.Y[:, ::2]
    view.show_frame(replace(frame, Y=Y))
    view.show_selection(Selection(answer=(2, 1)))
    is_meant = (Y[2] == 1) & (frame.Y[1] == 1)
    assert 0 < is_meant.sum() < Y.shape[1]
    assert (np.stack(view.samples.answers.getData()) == frame.X[:, is_meant]).all()
    assert "class 2 taken for class 1" in view.key.text().replace("&nbsp;", " ")
    view.show_selection(Selection(answer=(3, 3)))
    right = np.hstack([frame.X[:, (Y[3] == 1) & (frame.Y[3] == 1)], frame.X_test[:, frame.Y_test[3] == 1]])
    assert (np.stack(view.samples.answers.getData()) == right).all()
    assert "class 3, right" in view.key.text().replace("&nbsp;", " ")
    view.show_selection(Selection())
    assert view.samples.answers.is_empty()
