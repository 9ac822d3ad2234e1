"""The handles of the diagram: what each asks for, where they are, and when."""

from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from app.lesson.selection import Selection
from app.views.network.edits import (
    ACTIVATION,
    ADD_LAYER,
    ADD_NEURON,
    INPUTS,
    REMOVE_LAST,
    REMOVE_LAYER,
    REMOVE_NEURON,
    Edit,
)
from app.views.network.network_view import NetworkView
from mlp_engine import LayerSpec, RunConfig, Session
from tests.app.views.network.diagram import image_of, picture_of, pixel
from tests.app.views.network.hands import (
    LEFT,
    Desk,
    click,
    handle,
    handles,
    hover,
    hover_layer,
    let_go,
    send_mouse,
    texts,
)

HIDDEN = (
    (ADD_NEURON, [2, 5, 3, 1]),
    (REMOVE_LAST, [2, 3, 3, 1]),
    (REMOVE_LAYER, [2, 3, 1]),
    (ADD_LAYER, [2, 2, 4, 3, 1]),
)


@pytest.mark.parametrize(("edit", "sizes"), HIDDEN)
def test_a_click_on_a_handle_of_a_layer_gives_the_network_another_shape(
    desk: Desk, edit: Edit, sizes: list[int]
) -> None:
    hover_layer(desk.view, 1)
    click(desk.view, handle(desk.view, edit, 1).box.center())
    assert desk.sizes == sizes
    assert len(desk.deeds) == 1


def test_between_any_two_columns_a_layer_can_be_inserted(desk: Desk) -> None:
    for l, sizes in ((1, [2, 2, 4, 3, 1]), (3, [2, 2, 4, 4, 3, 1]), (5, [2, 2, 4, 4, 3, 3, 1])):
        hover_layer(desk.view, l - 1)
        click(desk.view, handle(desk.view, ADD_LAYER, l).box.center())
        assert desk.sizes == sizes


def test_the_picked_neuron_is_the_one_that_is_removed_and_the_others_are_as_they_were(desk: Desk) -> None:
    before = desk.frame.layers
    desk.view.show_selection(Selection(1, 1))
    hover_layer(desk.view, 1)
    click(desk.view, handle(desk.view, REMOVE_NEURON, 1).box.center())
    after = desk.frame.layers
    np.testing.assert_array_equal(after[0].W, np.delete(before[0].W, 1, axis=0))
    np.testing.assert_array_equal(after[1].W, np.delete(before[1].W, 1, axis=1))
    np.testing.assert_array_equal(after[2].W, before[2].W)


def test_without_a_picked_neuron_in_the_layer_its_last_one_is_removed(desk: Desk) -> None:
    before = desk.frame.layers[1].W
    desk.view.show_selection(Selection(1, 1))
    hover_layer(desk.view, 2)
    click(desk.view, handle(desk.view, REMOVE_LAST, 2).box.center())
    np.testing.assert_array_equal(desk.frame.layers[1].W, before[:-1])


def test_inputs_and_outputs_have_no_handle_that_changes_how_many_they_are(desk: Desk) -> None:
    for l, expected in ((0, {INPUTS, ADD_LAYER}), (3, {ADD_LAYER, ACTIVATION})):
        hover_layer(desk.view, l)
        assert {each.edit for each in handles(desk.view)} == expected


def test_a_second_quick_click_does_it_again(desk: Desk) -> None:
    hover_layer(desk.view, 1)
    point = handle(desk.view, ADD_NEURON, 1).box.center()
    click(desk.view, point)
    again = handle(desk.view, ADD_NEURON, 1).box.center()
    send_mouse(desk.view, QEvent.Type.MouseButtonDblClick, again, LEFT, LEFT)
    send_mouse(desk.view, QEvent.Type.MouseButtonRelease, again, LEFT)
    assert desk.sizes == [2, 6, 3, 1]


def test_a_press_that_is_let_go_elsewhere_does_nothing(desk: Desk) -> None:
    hover_layer(desk.view, 1)
    send_mouse(desk.view, QEvent.Type.MouseButtonPress, handle(desk.view, ADD_NEURON, 1).box.center(), LEFT, LEFT)
    let_go(desk.view, QPointF(5.0, 5.0))
    assert desk.deeds == []


def test_names_in_the_captions_open_the_menus_of_activations_and_inputs(desk: Desk) -> None:
    for l, edit, first in ((2, ACTIVATION, "ReLU"), (0, INPUTS, "x₁")):
        hover_layer(desk.view, l)
        [name] = [each for each in handles(desk.view) if each.edit is edit and each.has_arrow]
        click(desk.view, name.box.center())
        assert desk.view.touch.menu.isVisible()
        assert texts(desk.view.touch.menu)[0] == first
        desk.view.touch.menu.close()


def test_a_network_at_its_limits_says_so_and_stays(desk: Desk, view: NetworkView) -> None:
    layers = (*[LayerSpec(1, "relu")] * 10, LayerSpec(2048, "relu"), LayerSpec(1, "sigmoid"))
    full = Desk(view, Session(RunConfig(layers=layers, n_samples=50)))
    view.resize(1100, 475)
    for edit, l in ((ADD_LAYER, 1), (REMOVE_LAST, 1), (ADD_NEURON, 11)):
        hover_layer(view, l)
        click(view, handle(view, edit, l).box.center())
        assert "cannot be used" in QToolTip.text()
    assert full.deeds == []


# Where they are, and when


def test_they_show_where_the_pointer_is_and_leave_with_it(view: NetworkView, desk: Desk) -> None:
    plain = image_of(view)
    hover_layer(view, 1)
    shown = image_of(view)
    center = handle(view, ADD_NEURON, 1).box.center().toPoint()
    assert shown.pixelColor(center) != plain.pixelColor(center)
    view.event(QEvent(QEvent.Type.Leave))
    assert image_of(view) == plain


def test_they_show_at_the_picked_layer_while_the_diagram_takes_keys(
    qtbot: QtBot, view: NetworkView, desk: Desk
) -> None:
    view.show_selection(Selection(2))
    assert handles(view) == []
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    view.enter()
    assert {each.l for each in handles(view)} == {2, 3}


def test_a_picture_has_none(view: NetworkView, desk: Desk) -> None:
    view.hide_controls()
    plain = image_of(view)
    hover_layer(view, 1)
    assert image_of(view) == plain
    click(view, QPointF(pixel(view, 1, 0)))
    assert desk.deeds == []


@pytest.mark.parametrize("size", [(360, 270), (460, 420), (700, 475), (900, 260), (240, 160), (1200, 800)])
@pytest.mark.parametrize("sizes", [(16, 8), (3,), (64, 300, 16), (8,) * 11, (2,) * 5])
@pytest.mark.parametrize("has_maps", [False, True])
def test_handles_lie_on_no_node_and_on_no_other_handle(
    view: NetworkView, size: tuple[int, int], sizes: tuple[int, ...], has_maps: bool
) -> None:
    layers = (*(LayerSpec(n, "relu") for n in sizes), LayerSpec(1, "sigmoid"))
    view.resize(*size)
    view.show_maps(has_maps, False)
    Desk(view, Session(RunConfig(layers=layers, n_samples=20)))
    layout = picture_of(view).layout
    for column in layout.columns:
        hover(view, QPointF(column.x, column.y[0]))
        placed = [each for each in handles(view) if not each.has_arrow and each.box.width() < 20]
        assert all(view.rect().toRectF().contains(each.box) for each in placed)
        for one, other in combinations(placed, 2):
            assert not one.box.intersects(other.box)
        for each in placed:
            center, radius = each.box.center(), each.box.width() / 2
            for other_column in layout.columns:
                apart = [max(abs(center.x() - other_column.x), abs(center.y() - y)) for y in other_column.y]
                assert (
                    min(apart) > radius + other_column.radius - 1.0
                    or abs(center.x() - other_column.x) > radius + other_column.radius
                )
