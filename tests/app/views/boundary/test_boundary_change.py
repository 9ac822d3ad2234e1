"""What has changed between two epochs, of each kind of task."""

from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.panels.compare.pages import BoundaryComparison
from app.style.theme import LIGHT, class_table
from app.views.boundary.boundary_change import BoundaryChange
from app.views.boundary.boundary_view import BoundaryView
from mlp_engine import Frame
from tests.app.views.boundary.planes import distance
from tests.app.views.boundary.tasks import classes, curve, directions, line_of, numbers, surface_of

OTHER = 2  # times as much is predicted at the other epoch


@pytest.fixture
def change(qtbot: QtBot) -> BoundaryChange:
    change = BoundaryChange()
    qtbot.addWidget(change)
    change.resize(500, 420)
    change.show()
    return change


@pytest.fixture
def page(qtbot: QtBot) -> BoundaryComparison:
    page = BoundaryComparison(BoundaryView)
    qtbot.addWidget(page)
    page.resize(1000, 420)
    page.show()
    return page


def with_other_weights(frame: Frame) -> Frame:
    layer = replace(frame.layers[-1], W=frame.layers[-1].W + 1.0)
    return replace(frame, layers=(*frame.layers[:-1], layer))


def turned(frame: Frame) -> Frame:
    """Every sector belongs to the class before."""
    assert frame.surface is not None
    outputs = np.roll(frame.surface.outputs, 1, axis=0)
    return with_other_weights(replace(frame, surface=replace(frame.surface, outputs=outputs)))


def test_of_classes_it_shows_which_one_has_become_the_likeliest(
    change: BoundaryChange, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = classes(monkeypatch, 3)
    assert before.surface is not None
    after = turned(before)
    half = before.surface.x2 < 0
    assert after.surface is not None
    mixed = after.surface.outputs.copy()
    mixed[:, half] = before.surface.outputs[:, half]  # nothing has changed in the lower half
    change.show_change(before, replace(after, surface=replace(after.surface, outputs=mixed)))
    QApplication.processEvents()
    image = change.plane.grab().toImage()

    def color_at(x1: float, x2: float) -> QColor:
        return image.pixelColor(change.plane.mapFromScene(change.plane.box.mapViewToScene(QPointF(x1, x2))))

    x1, x2 = 2.0 * directions(3)[1]
    assert distance(color_at(x1, x2), QColor(*class_table(LIGHT, 2)[-1].tolist())) < 12
    assert distance(color_at(2.0, -0.5), QColor(LIGHT.surface_middle)) < 6
    assert change.color_bar.isHidden()
    assert change.title.text() == "Change of the class"


def test_of_numbers_red_is_where_the_prediction_has_grown(
    change: BoundaryChange, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = numbers(monkeypatch)
    after = replace(before, surface=surface_of(lambda X: OTHER * (X[:1] - 0.5)))
    change.show_change(before, after)
    assert after.surface is not None
    grows = after.surface.x1 > 0.6
    shrinks = after.surface.x1 < 0.4
    assert (change.image.indices[:, grows] > 128).all()
    assert (change.image.indices[:, shrinks] < 127).all()
    assert change.color_bar.isVisible()
    assert "ŷ = 0" in change.key.text().replace("&nbsp;", " ")
    assert change.title.text() == "Change of ŷ"


def test_of_one_input_both_curves_are_drawn(change: BoundaryChange, monkeypatch: pytest.MonkeyPatch) -> None:
    before = curve(monkeypatch)
    after = replace(before, line=line_of(lambda X: OTHER * (X[:1] - 0.5)))
    change.show_change(before, after)
    (x, a), (_, b) = change.line_before.getData(), change.line_after.getData()
    assert np.allclose(a, x - 0.5)
    assert np.allclose(b, 2 * a)
    assert change.image.is_empty()
    assert change.color_bar.isHidden()


def test_the_page_says_how_each_kind_is_read_and_has_its_scale(
    page: BoundaryComparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {}
    for name, make, has_scale in (
        ("classes", partial(classes, count=3), False),
        ("numbers", numbers, True),
        ("curve", curve, False),
    ):
        frame = make(monkeypatch)
        page.show_frames(frame, with_other_weights(frame), ("0", "1"))
        texts[name] = page.caption.text()
        assert page.scale.isVisible() is has_scale
        assert page.change.color_bar.isVisible() is has_scale
    assert "class" in texts["classes"]
    assert "ŷ" in texts["numbers"]
    assert "curve" in texts["curve"]
