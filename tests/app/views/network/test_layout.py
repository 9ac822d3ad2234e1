from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QSizeF

from app.lesson.selection import Selection
from app.views.network.layout import CLOSEST, NetworkLayout, place, shown_neurons

SIZES = [(420, 330), (700, 475), (1200, 300)]
NETWORKS = [[2, 16, 8, 1], [2, 4, 1], [2, 64, 64, 64, 1], [2, 512, 512, 1], [2, 3, 3, 3, 3, 3, 3, 1], [1, 1]]
CAPTION = QSizeF(50.0, 42.0)
LEGEND = 24.0


def layout_of(
    dims: list[int], size: tuple[float, float] = (700, 475), picked: Selection | None = None
) -> NetworkLayout:
    return place(dims, QSizeF(*size), CAPTION, LEGEND, picked)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("dims", NETWORKS)
def test_nodes_lie_apart_and_above_the_captions(dims: list[int], size: tuple[float, float]) -> None:
    layout = layout_of(dims, size)
    for column in layout.columns:
        heights = sorted([*column.y, *column.folds])
        assert all(b - a >= max(2 * layout.radius, CLOSEST) for a, b in pairwise(heights))
        assert heights[0] >= layout.radius
        assert heights[-1] + layout.radius <= layout.captions.top()
    assert all(b.x - a.x > 4 * layout.radius for a, b in pairwise(layout.columns))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("dims", NETWORKS)
def test_areas_fill_the_width_and_bands_stay_inside_them(dims: list[int], size: tuple[float, float]) -> None:
    columns = layout_of(dims, size).columns
    assert columns[0].area.left() == 0.0
    assert columns[-1].area.right() == size[0]
    assert all(a.area.right() == b.area.left() for a, b in pairwise(columns))
    assert all(column.area.contains(column.band) for column in columns)


def test_captions_and_legend_lie_below_each_other() -> None:
    layout = layout_of([2, 16, 8, 1])
    assert layout.captions.height() == CAPTION.height()
    assert layout.captions.bottom() <= layout.legend.top()
    assert layout.legend.bottom() == 475.0


@pytest.mark.parametrize("size", SIZES)
def test_small_layers_show_every_neuron(size: tuple[float, float]) -> None:
    for column, n in zip(layout_of([2, 16, 8, 1], size).columns, [2, 16, 8, 1], strict=True):
        assert column.neurons == tuple(range(n))
        assert column.folds == ()


def test_large_layer_shows_its_first_neurons_and_its_last() -> None:
    column = layout_of([2, 512, 512, 1]).columns[1]
    assert column.size == 512
    assert column.neurons == (*range(len(column.neurons) - 1), 511)
    assert 8 < len(column.neurons) < 40
    assert len(column.folds) == 1
    assert column.y[-2] < column.folds[0] < column.y[-1]


def test_higher_diagram_shows_more_neurons() -> None:
    counts = [len(shown_neurons(512, height)) for height in (30.0, 200.0, 400.0, 800.0)]
    assert counts == sorted(set(counts))


def test_picked_neuron_gets_a_node_between_two_folds() -> None:
    column = layout_of([2, 512, 1], picked=Selection(1, 300)).columns[1]
    assert column.neurons[-2:] == (300, 511)
    i = column.neurons.index(300)
    assert column.y[i - 1] < column.folds[0] < column.y[i] < column.folds[1] < column.y[i + 1]


@pytest.mark.parametrize("neuron", [None, 0, 3, 511])
def test_picking_a_shown_neuron_moves_nothing(neuron: int | None) -> None:
    assert layout_of([2, 512, 1], picked=Selection(1, neuron)) == layout_of([2, 512, 1])


@pytest.mark.parametrize("height", [5.0, 60.0, 250.0])
@pytest.mark.parametrize("picked", [None, *range(40)])
def test_shown_neurons_ascend_and_hold_the_picked_one(height: float, picked: int | None) -> None:
    neurons = shown_neurons(40, height, picked)
    assert list(neurons) == sorted(set(neurons))
    assert {0, 39} <= set(neurons) <= set(range(40))
    assert picked is None or picked in neurons


def test_every_node_is_found_at_its_center() -> None:
    layout = layout_of([2, 64, 8, 1])
    for column in layout.columns:
        for neuron in column.neurons:
            node = Selection(column.l, neuron)
            center = layout.center(node)
            assert center is not None
            assert layout.node_at(center) == node
            assert layout.node_at(center + QPointF(layout.radius + 4.0, 0.0)) is None


def test_folded_and_missing_neurons_have_no_center() -> None:
    layout = layout_of([2, 512, 1])
    assert layout.center(Selection(1, 300)) is None
    assert layout.center(Selection(1, None)) is None
    assert layout.center(Selection(3, 0)) is None


def test_layer_is_found_anywhere_in_its_area_but_not_in_the_legend() -> None:
    layout = layout_of([2, 16, 8, 1])
    for column in layout.columns:
        assert layout.layer_at(column.area.center()) == column.l
        assert layout.layer_at(QPointF(column.x, layout.captions.center().y())) == column.l
    assert layout.layer_at(layout.legend.center()) is None


def test_fold_is_found_where_it_stands_only() -> None:
    layout = layout_of([2, 512, 8, 1])
    column = layout.columns[1]
    assert layout.fold_at(QPointF(column.x, column.folds[0])) == 1
    assert layout.fold_at(QPointF(column.x, column.y[0])) is None
    assert layout.fold_at(layout.columns[2].area.center()) is None


def test_fewer_neurons_have_larger_nodes() -> None:
    radii = [layout_of(dims).radius for dims in ([2, 30, 1], [2, 16, 1], [2, 4, 1])]
    assert radii == sorted(set(radii))
