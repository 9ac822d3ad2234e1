from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.lesson.selection import Selection
from app.style.theme import DARK, LIGHT, Theme
from app.views.network.edges import MOST_EDGES
from app.views.network.network_view import NetworkView
from app.views.network.pens import edge_opacity, edge_width
from app.views.network.picture import looks_alike
from mlp_engine import Frame, LayerSpec
from tests.app.recorder import PaintCounter
from tests.app.views.network.diagram import center, count_changed, image_of, is_near, picture_of, pixel

MakeFrame = Callable[..., Frame]


TINY = (LayerSpec(2, "tanh"), LayerSpec(1, "sigmoid"))


def with_layers(frame: Frame, *changes: dict[str, np.ndarray]) -> Frame:
    """The frame with other W or b."""
    layers = tuple(replace(layer, **change) for layer, change in zip(frame.layers, changes, strict=True))
    return replace(frame, layers=layers)


def two_edges(make_frame: MakeFrame, w: float) -> Frame:
    """A network of two inputs, two neurons and an output in which only W[1][1, 1] = w and W[1][2, 2] = -w are not 0."""
    first = {"W": np.array([[w, 0.0], [0.0, -w]]), "b": np.zeros((2, 1))}
    last = {"W": np.array([[0.0, 1.0]]), "b": np.zeros((1, 1))}
    return with_layers(make_frame(layers=TINY), first, last)


def columns_of_color(view: NetworkView, y_of: tuple[int, int], color: str) -> int:
    """In how many pixel columns the edge between neuron y_of[0] and input y_of[1] of layer 1 shows ``color``."""
    image, wanted = image_of(view), QColor(color)
    start, end = center(view, 0, y_of[1]), center(view, 1, y_of[0])
    margin = picture_of(view).layout.radius + 4.0
    return sum(
        is_near(
            image.pixelColor(x, round(start.y() + (end.y() - start.y()) * (x - start.x()) / (end.x() - start.x()))),
            wanted,
        )
        for x in range(int(start.x() + margin), int(end.x() - margin))
    )


# What is drawn


def test_every_neuron_has_a_node_and_every_weight_an_edge(view: NetworkView, frame: Frame) -> None:
    view.show_frame(frame)
    picture = picture_of(view)
    assert [len(column.neurons) for column in picture.layout.columns] == [2, 16, 8, 1]
    edges = picture.edges
    assert len(edges.w) == 2 * 16 + 16 * 8 + 8
    for l, neuron, source, w in zip(edges.layer, edges.neuron, edges.source, edges.w, strict=True):
        assert frame.layers[l - 1].W[neuron, source] == w


def test_large_network_draws_its_strongest_weights_between_its_nodes(view: NetworkView, make_frame: MakeFrame) -> None:
    view.resize(700, 900)
    view.show_frame(make_frame(layers=[(64, "relu"), (300, "relu"), (300, "relu"), (1, "sigmoid")]))
    picture = picture_of(view)
    assert [column.size for column in picture.layout.columns] == [2, 64, 300, 300, 1]
    assert len(picture.layout.columns[2].folds) == 1
    for l in (1, 2, 3, 4):
        left, right = (picture.layout.columns[i].neurons for i in (l - 1, l))
        between = np.abs(picture.layers[l - 1].W[np.ix_(right, left)]).ravel()
        drawn = np.abs(picture.edges.w[picture.edges.layer == l])
        assert len(drawn) == min(MOST_EDGES // 4, between.size)
        np.testing.assert_array_equal(drawn, np.sort(between)[-len(drawn) :])


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_positive_edge_is_solid_and_negative_edge_dashed_in_its_color(
    view: NetworkView, make_frame: MakeFrame, theme: Theme
) -> None:
    view.apply_theme(theme)
    view.show_frame(two_edges(make_frame, 1.0))
    view.show_selection(Selection(2))
    length = int(center(view, 1, 0).x() - center(view, 0, 0).x() - 2 * picture_of(view).layout.radius - 8)
    assert columns_of_color(view, (0, 0), theme.positive) > 0.98 * length
    assert columns_of_color(view, (0, 0), theme.negative) == 0
    assert 0.4 * length < columns_of_color(view, (1, 1), theme.negative) < 0.8 * length
    assert columns_of_color(view, (1, 1), theme.positive) == 0


def test_edges_grow_wider_and_more_opaque_with_the_weight() -> None:
    strengths = np.linspace(0.0, 1.0, 50)
    assert (np.diff([edge_width(strength, 5.0) for strength in strengths]) > 0).all()
    assert edge_width(1.0, 5.0) == 5.0
    opacities = [edge_opacity(strength) for strength in strengths]
    assert (np.diff(opacities) > 0).all()
    assert 0 < opacities[0] < 0.1 < 0.9 < opacities[-1] <= 1


def test_stronger_weight_covers_more_of_the_picture(view: NetworkView, make_frame: MakeFrame) -> None:
    covered = []
    for w in (0.2, 0.5, 1.0):
        view.show_frame(two_edges(make_frame, w))
        start, end = center(view, 0, 0), center(view, 1, 0)
        middle, image = (start + end) / 2, image_of(view)
        across = [image.pixelColor(round(middle.x()), round(middle.y()) + dy) for dy in range(-8, 9)]
        covered.append(sum(255 - color.green() for color in across))
    assert covered == sorted(set(covered))


def test_weights_share_one_scale(view: NetworkView, frame: Frame) -> None:
    view.show_frame(frame)
    largest = max(np.abs(layer.W).max() for layer in frame.layers)
    assert largest <= picture_of(view).weight_scale <= 2 * largest
    strengths = [strength for strength, *_ in picture_of(view).edges.batches(picture_of(view).weight_scale)]
    assert strengths == sorted(strengths)
    assert strengths[-1] == pytest.approx(largest / picture_of(view).weight_scale, abs=1 / 24)


@pytest.mark.parametrize("l", [1, 2])
def test_bias_fills_a_node_with_its_sign(view: NetworkView, make_frame: MakeFrame, l: int) -> None:
    frame = make_frame(layers=TINY)
    for b, middle in ((1.0, LIGHT.positive), (-1.0, LIGHT.panel), (0.0, LIGHT.panel)):
        biases = [{"b": np.zeros((2, 1))}, {"b": np.zeros((1, 1))}]
        biases[l - 1]["b"][0] = b
        view.show_frame(with_layers(frame, *biases))
        image, point = image_of(view), pixel(view, l, 0)
        assert is_near(image.pixelColor(point), QColor(middle), 5)
        row = [image.pixelColor(x, point.y()) for x in range(point.x() - 24, point.x() + 1)]
        assert any(is_near(color, QColor(LIGHT.negative)) for color in row) == (b < 0)


def test_larger_bias_fills_more(view: NetworkView, make_frame: MakeFrame) -> None:
    filled = []
    for b in (0.1, 0.4, 1.0):
        view.show_frame(with_layers(make_frame(layers=TINY), {"b": np.ones((2, 1))}, {"b": np.full((1, 1), b)}))
        image, point = image_of(view), pixel(view, 2, 0)
        row = [image.pixelColor(point.x() + dx, point.y()) for dx in range(25)]
        filled.append(sum(is_near(color, QColor(LIGHT.positive)) for color in row))
    assert filled == sorted(set(filled))


def test_same_frame_gives_the_same_pixels(qtbot: QtBot, view: NetworkView, frame: Frame) -> None:
    view.show_frame(frame)
    other = NetworkView()
    qtbot.addWidget(other)
    other.resize(view.size())
    other.show()
    other.show_frame(frame)
    for each in (view, other):
        each.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the one that has the keyboard shows it
        each.clearFocus()
    assert image_of(view) == image_of(view)
    assert image_of(view) == image_of(other)


def test_new_weights_change_the_picture_and_the_same_weights_do_not_even_repaint(
    qtbot: QtBot, view: NetworkView, make_frame: MakeFrame
) -> None:
    view.show_frame(make_frame(1))
    before, picture = image_of(view), picture_of(view)
    view.show_frame(make_frame(1))
    assert picture_of(view) is picture
    view.show_frame(make_frame(2))
    assert picture_of(view) is not picture
    assert count_changed(before, image_of(view)) > 0


def test_weights_that_look_the_same_are_not_painted_but_told(
    qtbot: QtBot, view: NetworkView, make_frame: MakeFrame
) -> None:
    frame, later = make_frame(1), make_frame(2)
    near = replace(later, layers=tuple(replace(layer, W=layer.W * (1 + 1e-9)) for layer in frame.layers))
    view.show_frame(frame)
    QApplication.processEvents()
    view._pace._period = 0
    counter = PaintCounter(view)
    view.show_frame(near)
    QApplication.processEvents()
    assert counter.painted == []
    np.testing.assert_array_equal(picture_of(view).layers[0].W, near.layers[0].W)
    view.show_frame(make_frame(40))
    qtbot.waitUntil(lambda: counter.painted == [view])


def test_of_quick_frames_some_are_painted_and_the_last_always(
    qtbot: QtBot, view: NetworkView, make_frame: MakeFrame
) -> None:
    for epochs in (1, 2):
        view.show_frame(make_frame(epochs))
    QApplication.processEvents()
    view._pace._period = 10**6
    counter = PaintCounter(view)
    view.show_frame(make_frame(100))
    QApplication.processEvents()
    assert counter.painted == []
    qtbot.waitUntil(lambda: counter.painted == [view])


@pytest.mark.parametrize("what", ["W", "b"])
def test_one_other_parameter_looks_different(view: NetworkView, frame: Frame, what: str) -> None:
    view.show_frame(frame)
    picture = picture_of(view)
    matrix = getattr(frame.layers[1], what).copy()
    matrix[3, 0] += 0.2
    layers = (frame.layers[0], replace(frame.layers[1], **{what: matrix}), frame.layers[2])
    assert looks_alike(picture, replace(picture))
    view.show_frame(replace(frame, layers=layers))
    assert not looks_alike(picture, picture_of(view))


@pytest.mark.parametrize("is_shown", [True, False])
def test_the_bias_of_a_neuron_without_a_node_cannot_be_seen(
    view: NetworkView, make_frame: MakeFrame, is_shown: bool
) -> None:
    frame = make_frame(layers=[(64, "relu"), (1, "sigmoid")])
    view.resize(700, 300)
    view.show_frame(frame)
    picture = picture_of(view)
    nodes = picture.layout.columns[1].neurons
    neuron = nodes[-1] if is_shown else next(i for i in range(64) if i not in nodes)
    b = frame.layers[0].b.copy()
    b[neuron] = 0.2
    other = replace(picture, layers=(replace(frame.layers[0], b=b), frame.layers[1]))
    assert looks_alike(picture, other) is not is_shown


def test_theme_recolors(view: NetworkView, frame: Frame) -> None:
    view.clearFocus()  # whose ring is at the edge
    view.apply_theme(LIGHT)
    view.show_frame(frame)
    light = image_of(view)
    view.apply_theme(DARK)
    assert QColor(DARK.panel) == image_of(view).pixelColor(1, 1)
    assert QColor(LIGHT.panel) == light.pixelColor(1, 1)
    view.apply_theme(LIGHT)
    assert image_of(view) == light


def test_another_network_is_laid_out_anew(view: NetworkView, frame: Frame, make_frame: MakeFrame) -> None:
    view.show_frame(frame)
    view.show_selection(Selection(3, 0))
    view.show_frame(make_frame(layers=TINY))
    assert len(picture_of(view).layout.columns) == 3
    assert picture_of(view).marked == Selection(2, 0)
