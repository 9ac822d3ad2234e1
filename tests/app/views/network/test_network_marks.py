"""What is marked in the network, and what is told of it."""

import re
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.lesson.selection import Selection
from app.style.theme import LIGHT
from app.views.network.network_view import NetworkView
from mlp_engine import Frame, LayerFrame
from tests.app.views.network.diagram import center, count_changed, image_of, is_near, picture_of, pixel

MakeFrame = Callable[..., Frame]


def numbers_in(text: str) -> list[float]:
    return [float(number.replace("−", "-")) for number in re.findall(r"= (\S+)", text)]


# What is marked


def test_selection_mark_is_visible_also_in_grey(view: NetworkView, frame: Frame) -> None:
    view.show_frame(frame)
    view.show_selection(Selection(1))
    band = picture_of(view).layout.columns[2].band
    before = image_of(view)
    view.show_selection(Selection(2))
    after = image_of(view)
    edge = [QPoint(round(band.left()) + dx, round(band.center().y())) for dx in (-1, 0, 1)]
    assert sum(before.pixelColor(p).lightness() - after.pixelColor(p).lightness() for p in edge) > 60
    middle = QPoint(round(band.left()) + 6, round(band.top()) + 12)
    assert before.pixelColor(middle) != after.pixelColor(middle)


def test_selected_neuron_has_a_ring_and_its_edges_stand_out(view: NetworkView, frame: Frame) -> None:
    view.show_frame(frame)
    view.show_selection(Selection(2))
    before = image_of(view)
    view.show_selection(Selection(2, 5))
    ring = pixel(view, 2, 5) - QPoint(0, round(picture_of(view).layout.radius + 3.5))
    across = [ring + QPoint(0, dy) for dy in (-1, 0, 1)]
    assert any(is_near(image_of(view).pixelColor(point), QColor(LIGHT.accent)) for point in across)
    assert not any(is_near(before.pixelColor(point), QColor(LIGHT.accent)) for point in across)
    assert view._standing_out(picture_of(view)) == Selection(2, 5)
    assert count_changed(before, image_of(view)) > 5000


def test_pointer_on_a_node_makes_its_edges_stand_out_until_it_leaves(
    qtbot: QtBot, view: NetworkView, frame: Frame
) -> None:
    view.show_frame(frame)
    plain = image_of(view)
    QTest.mouseMove(view, pixel(view, 0, 1))
    assert view._standing_out(picture_of(view)) == Selection(0, 1)
    assert count_changed(plain, image_of(view)) > 5000
    view.event(QEvent(QEvent.Type.Leave))
    assert image_of(view) == plain


def test_edges_of_a_neuron_enter_or_leave_it(view: NetworkView, frame: Frame) -> None:
    view.show_frame(frame)
    edges = picture_of(view).edges
    touching = edges.only(edges.touching(2, 5))
    assert sorted(zip(touching.layer, touching.neuron, touching.source, strict=True)) == [
        *((2, 5, source) for source in range(16)),
        (3, 0, 5),
    ]


# What is told


def test_tip_of_a_node_tells_bias_activation_and_strongest_weight(view: NetworkView, frame: Frame) -> None:
    view.show_frame(frame)
    tip = view.tip(center(view, 2, 3))
    layer: LayerFrame = frame.layers[1]
    source = int(np.abs(layer.W[3]).argmax())
    assert "b[2][4] = " in tip
    assert f"W[2][4, {source + 1}] = " in tip
    assert "ReLU" in tip
    assert numbers_in(tip) == pytest.approx([layer.b[3, 0], layer.W[3, source]], rel=1e-3)


def test_tip_of_an_edge_tells_its_weight(view: NetworkView, frame: Frame) -> None:
    view.show_frame(frame)
    for neuron, source in ((0, 0), (15, 1), (15, 0)):
        start, end = center(view, 0, source), center(view, 1, neuron)
        tip = view.tip(start + 0.8 * (end - start))
        assert tip.startswith(f"W[1][{neuron + 1}, {source + 1}] = ")
        assert numbers_in(tip) == pytest.approx([frame.layers[0].W[neuron, source]], rel=1e-3)


def test_tips_of_input_fold_legend_and_empty_space(view: NetworkView, make_frame: MakeFrame) -> None:
    assert view.tip(QPointF(300.0, 100.0)) == ""
    view.show_frame(make_frame(layers=[(512, "relu"), (1, "sigmoid")]))
    layout = picture_of(view).layout
    column = layout.columns[1]
    assert "x₂" in view.tip(center(view, 0, 1))
    fold = view.tip(QPointF(column.x, column.folds[0]))
    assert fold == f"512 neurons, {len(column.neurons)} of them shown"
    assert "bias" in view.tip(layout.legend.center())
    assert view.tip(QPointF(3.0, 3.0)) == ""


def test_description_follows_selection_and_frame(view: NetworkView, make_frame: MakeFrame) -> None:
    frame = make_frame(30)
    view.show_frame(frame)
    view.show_selection(Selection(2))
    assert view.accessibleName() == "Network diagram"
    assert view.accessibleDescription() == "layer 2 of 3, ReLU, 16 to 8"
    view.show_selection(Selection(2, 3))
    before = view.accessibleDescription()
    assert before.startswith("layer 2 of 3, ReLU, 16 to 8, neuron 4: bias ")
    assert float(before.split()[-1].replace("−", "-")) == pytest.approx(frame.layers[1].b[3, 0], rel=1e-3)
    view.show_frame(make_frame(60))
    assert view.accessibleDescription() != before
