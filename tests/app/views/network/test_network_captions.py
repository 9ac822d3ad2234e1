"""The names below the layers of the network."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from app.style.theme import DARK, LIGHT, Theme
from app.views.network.network_view import NetworkView
from mlp_engine import Frame
from tests.app.views.network.diagram import center, image_of, picture_of

MakeFrame = Callable[..., Frame]


def test_layers_are_named_with_activation_and_shape(view: NetworkView, frame: Frame) -> None:
    view.show_frame(frame)
    assert picture_of(view).captions.texts == (
        ("X = A[0]", "input", "(2, 300)"),
        ("A[1]", "ReLU", "(16, 300)"),
        ("A[2]", "ReLU", "(8, 300)"),
        ("ŷ = A[3]", "sigmoid", "(1, 300)"),
    )


@pytest.mark.parametrize("size", [(420, 330), (700, 475), (1200, 300), (240, 160)])
@pytest.mark.parametrize("sizes", [(16, 8, 1), (512, 512, 1), (3, 3, 3, 3, 3, 3, 1)])
def test_captions_fit_below_their_nodes(
    view: NetworkView, make_frame: MakeFrame, size: tuple[int, int], sizes: tuple[int, ...]
) -> None:
    view.resize(*size)
    view.show_frame(make_frame(layers=[(n, "sigmoid") for n in sizes]))
    picture = picture_of(view)
    columns = picture.layout.columns
    assert picture.captions.size.width() <= columns[1].x - columns[0].x
    assert picture.captions.size.width() <= 2 * columns[0].x
    assert picture.captions.size.height() <= picture.layout.captions.height()


@pytest.mark.parametrize(("activation", "neurons"), [("linear", 8), ("sigmoid", 64), ("tanh", 2048)])
def test_deep_networks_are_named_in_full(
    view: NetworkView, make_frame: MakeFrame, activation: str, neurons: int
) -> None:
    frame = make_frame(layers=[*[(neurons, activation), (8, activation)] * 5, (8, activation), (1, "sigmoid")])
    for size in (700, 475), (1200, 475), (13 * 55, 300):
        view.resize(*size)
        view.show_frame(frame)
        texts = picture_of(view).captions.texts
        assert not any("…" in line for lines in texts for line in lines)
        for l, lines in enumerate(texts[1:-1], start=1):
            assert lines[0] == f"A[{l}]"
            assert f"({len(frame.layers[l - 1].b)}, 300)" in " ".join(lines)
        assert (texts[0][0].split()[0], texts[-1][0].split()[0]) == ("X", "ŷ")


def test_layers_of_a_deep_network_in_a_narrow_view_are_numbered(view: NetworkView, make_frame: MakeFrame) -> None:
    view.resize(250, 300)
    view.show_frame(make_frame(layers=[*[(8, "relu")] * 11, (1, "sigmoid")]))
    names = ("X", *map(str, range(1, 12)), "ŷ")
    assert picture_of(view).captions.texts == tuple((name,) for name in names)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("size", [(250, 300), (700, 475), (1200, 475), (13 * 55, 300)])
def test_symbols_of_a_deep_network_are_not_cut(
    view: NetworkView, make_frame: MakeFrame, theme: Theme, size: tuple[int, int]
) -> None:
    view.clearFocus()  # whose ring is at the edge
    view.resize(*size)
    view.apply_theme(theme)
    view.show_frame(make_frame(layers=[*[(8, "relu")] * 11, (1, "sigmoid")]))
    image, bottom = image_of(view), int(picture_of(view).layout.captions.top()) - 8
    for x in (0, image.width() - 1):
        assert all(image.pixelColor(x, y) == QColor(theme.panel) for y in range(bottom))


def test_tip_of_a_caption_tells_also_what_has_no_room(view: NetworkView, make_frame: MakeFrame) -> None:
    view.show_frame(make_frame(layers=[*[(8, "linear")] * 11, (1, "sigmoid")]))
    layout = picture_of(view).layout
    tips = [view.tip(QPointF(column.x, layout.captions.center().y())) for column in layout.columns]
    assert tips[0] == "X = A[0], input, (2, 300)"
    assert tips[3] == "A[3], linear, (8, 300)"
    assert tips[-1] == "ŷ = A[12], sigmoid, (1, 300)"


def test_inputs_that_are_made_of_x_are_named_as_formulas_and_not_called_x(
    view: NetworkView, make_frame: MakeFrame
) -> None:
    view.show_frame(make_frame(inputs=("x1", "x2", "x1_squared", "sin_x2")))
    picture = picture_of(view)
    assert picture.captions.texts[0] == ("A[0]", "input", "(4, 300)")
    assert picture.input_labels == ("x₁", "x₂", "x₁²", "sin x₂")
    assert view.tip(center(view, 0, 3)) == "input sin x₂: row 4 of A[0]"
    start, end = center(view, 0, 2), center(view, 1, 0)
    assert "from input x₁² to neuron 1 of layer 1" in view.tip(start + 0.8 * (end - start))


def test_other_inputs_are_drawn_at_once(view: NetworkView, make_frame: MakeFrame) -> None:
    for inputs, count in ((("x1", "x2"), 2), (("x1", "x2", "x1_x2"), 3), (("x1", "x1_x2"), 2)):
        frame = make_frame(inputs=inputs)
        view.show_frame(frame)
        assert picture_of(view).layout.columns[0].size == count
        assert list(picture_of(view).input_labels) == frame.config.input_labels
