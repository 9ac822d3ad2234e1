"""What hands have done, as the diagram marks it: in pixels, in words, and in pictures."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QColor, QImage

from app.lesson.selection import Selection
from app.style.theme import DARK, LIGHT, TRANSPARENT, Theme
from app.views.network.marks import OF_LAYER, WAY
from app.views.network.network_view import NetworkView
from app.views.network.picture import looks_alike
from mlp_engine import Frame
from tests.app.views.network.diagram import center, count_changed, image_of, picture_of, pixel
from tests.app.views.network.hands import frozen, frozen_layer, with_layer

MakeFrame = Callable[..., Frame]


@pytest.fixture
def frame(make_frame: MakeFrame) -> Frame:
    return make_frame(30, layers=[(4, "relu"), (3, "relu"), (1, "sigmoid")])


def frozen_neuron(frame: Frame, l: int, neuron: int) -> Frame:
    n_in = frame.layers[l - 1].n_in
    return frozen(frame, l, *((neuron, i) for i in range(n_in)), biases=(neuron,))


def differing(before: QImage, after: QImage) -> QRectF:
    """The rectangle in which two pictures differ."""
    a, b = (np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1) for image in (before, after))
    rows, columns = np.nonzero(a != b)
    return QRectF(QPointF(columns.min(), rows.min()), QPointF(columns.max() + 1, rows.max() + 1))


def above_legend(view: NetworkView, image: QImage) -> QImage:
    layout = picture_of(view).layout
    return image.copy(0, 0, image.width(), int(layout.legend.top()))


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours as WCAG defines it."""

    def luminance(color: QColor) -> float:
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color.getRgbF()[:3]]
        return float(np.dot(parts, (0.2126, 0.7152, 0.0722)))

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_a_frozen_weight_is_marked_on_its_edge_and_nowhere_else(view: NetworkView, frame: Frame) -> None:
    view.show_frame(frame)
    before = above_legend(view, image_of(view))
    view.show_frame(frozen(frame, 2, (1, 3)))
    start, end = center(view, 1, 3), center(view, 2, 1)
    changed = differing(before, above_legend(view, image_of(view)))
    assert QRectF(start, end).normalized().adjusted(-10, -10, 10, 10).contains(changed)
    flake = start + WAY * (end - start)
    assert changed.contains(flake)
    assert picture_of(view).marks.weights == ((2, 1, 3),)


def test_a_frozen_neuron_a_frozen_bias_and_a_frozen_layer_have_one_mark_each(view: NetworkView, frame: Frame) -> None:
    view.show_frame(frame)
    before = above_legend(view, image_of(view))
    radius = picture_of(view).layout.columns[2].radius
    middle = (center(view, 1, 0).x() + center(view, 2, 0).x()) / 2
    gap = QPointF(middle, picture_of(view).layout.body.center().y())
    for marked, place, reach in (
        (frozen_neuron(frame, 2, 1), center(view, 2, 1), radius + 8.0),
        (frozen(frame, 2, biases=(1,)), center(view, 2, 1), radius + 8.0),
        (frozen_layer(frame, 2), gap, OF_LAYER + 2.0),
    ):
        view.show_frame(marked)
        changed = differing(before, above_legend(view, image_of(view)))
        around = QRectF(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach)
        assert around.contains(changed)


def test_the_mark_of_a_neuron_is_elsewhere_than_that_of_its_bias(view: NetworkView, frame: Frame) -> None:
    view.show_frame(frozen_neuron(frame, 2, 1))
    neuron = image_of(view)
    view.show_frame(frozen(frame, 2, biases=(1,)))
    assert count_changed(neuron, image_of(view)) > 100


def test_a_neuron_that_is_switched_off_is_empty_and_its_edges_fade(view: NetworkView, frame: Frame) -> None:
    view.show_frame(frame)
    before = image_of(view)
    view.show_frame(with_layer(frame, 1, off=(2,)))
    after, panel = image_of(view), QColor(LIGHT.panel)
    point = pixel(view, 1, 2)
    across = [after.pixelColor(point + QPoint(dx, 0)) for dx in range(-6, 7)]
    assert contrast(min(across, key=QColor.lightness), panel) > 4.5  # the cross
    end = center(view, 2, int(np.abs(frame.layers[1].W[:, 2]).argmax()))
    way = [QPointF(point) + share * (end - QPointF(point)) for share in np.linspace(0.3, 0.7, 60)]
    faintness = [[contrast(image.pixelColor(place.toPoint()), panel) for place in way] for image in (before, after)]
    assert np.mean(faintness[1]) < 0.9 * np.mean(faintness[0])


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("sizes", [(4, 3), (16, 8), (40, 12)])
def test_marks_can_be_told_from_what_they_lie_on(
    view: NetworkView, make_frame: MakeFrame, theme: Theme, sizes: tuple[int, ...]
) -> None:
    frame = make_frame(30, layers=[*((n, "relu") for n in sizes), (1, "sigmoid")])
    view.apply_theme(theme)
    view.show_frame(frozen(frame, 2, (1, 0)))
    start, end = center(view, 1, 0), center(view, 2, 1)
    flake = (start + WAY * (end - start)).toPoint()
    around = [image_of(view).pixelColor(flake + QPoint(dx, dy)) for dx in range(-4, 5) for dy in range(-4, 5)]
    light, dark = max(around, key=QColor.lightness), min(around, key=QColor.lightness)
    assert contrast(light, dark) > 7.0


def test_marks_make_a_difference_to_whether_two_pictures_look_alike(view: NetworkView, frame: Frame) -> None:
    view.show_frame(frame)
    plain = picture_of(view)
    for marked in (frozen(frame, 2, (1, 3)), with_layer(frame, 1, off=(2,)), frozen_layer(frame, 1)):
        view.show_frame(marked)
        assert not looks_alike(plain, picture_of(view))
        assert looks_alike(picture_of(view), picture_of(view))


def test_what_is_frozen_at_the_same_moment_shows_at_once(view: NetworkView, frame: Frame) -> None:
    view.show_frame(frame)
    view.show_selection(Selection(2, 1))
    view.show_frame(frozen_neuron(frame, 2, 1))
    assert picture_of(view).marks.neurons == ((2, 1),)
    assert "frozen" in view.accessibleDescription()


def test_a_picture_has_the_marks_and_says_what_they_mean(view: NetworkView, frame: Frame) -> None:
    view.hide_controls()
    view.apply_theme(TRANSPARENT)
    marked = with_layer(frozen(frame, 2, (1, 3)), 1, off=(2,))
    view.show_frame(frame)
    before = image_of(view)
    view.show_frame(marked)
    after = image_of(view)
    legend = picture_of(view).layout.legend.toRect()
    assert count_changed(above_legend(view, before), above_legend(view, after)) > 200
    assert count_changed(before.copy(legend), after.copy(legend)) > 200


def test_large_layers_are_marked_only_where_a_neuron_has_a_node(view: NetworkView, make_frame: MakeFrame) -> None:
    frame = make_frame(layers=[(512, "relu"), (1, "sigmoid")])
    view.show_frame(with_layer(frozen(frame, 1, biases=tuple(range(500))), 1, off=tuple(range(512))))
    marks, shown = picture_of(view).marks, picture_of(view).layout.columns[1].neurons
    assert {neuron for _, neuron in marks.off} == set(shown)
    assert {neuron for _, neuron in marks.biases} == {neuron for neuron in shown if neuron < 500}


def test_tips_and_descriptions_say_what_does_not_learn_and_what_is_off(view: NetworkView, frame: Frame) -> None:
    marked = with_layer(frozen(frame, 2, (1, 3), biases=(2,)), 2, off=(1,))
    view.show_frame(marked)
    start, end = center(view, 1, 3), center(view, 2, 1)
    assert "frozen: it does not learn" in view.tip(start + 0.5 * (end - start))
    assert "switched off: its A is 0" in view.tip(center(view, 2, 1))
    assert "frozen" not in view.tip(center(view, 2, 1))
    assert "bias frozen" in view.tip(center(view, 2, 2))
    for part, words in (
        (Selection(2, 1, 3), ["frozen"]),
        (Selection(2, 1), ["switched off"]),
        (Selection(2, 2), ["bias frozen"]),
        (Selection(1), []),
    ):
        view.show_selection(part)
        description = view.accessibleDescription()
        assert [word for word in ("bias frozen", "switched off") if word in description] == [
            word for word in words if word != "frozen"
        ]
        assert ("frozen" in description) == any("frozen" in word for word in words)
