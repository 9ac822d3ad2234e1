"""What each neuron gives, as a map in its node: the numbers are those of the network, and the pixels those numbers."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from app.lesson.selection import Selection
from app.style.theme import DARK, LIGHT, Theme, class_table, diverging_table, surface_table
from app.views.network.bias_frames import LEVELS, BiasFrames
from app.views.network.layout import LEAST_MAP
from app.views.network.maps import MOST_WEIGHTS, map_box
from app.views.network.network_view import NetworkView
from mlp_engine import MLP, Frame, FrameRequest, LayerSpec, Progress
from tests.app.recorder import Recorder
from tests.app.views.network.diagram import image_of, is_near, picture_of
from tests.app.views.network.maps.mapped import REQUEST, MakeFrame

TABLES = {0: diverging_table, 1: diverging_table, 2: diverging_table, 3: diverging_table, 4: surface_table}


def outputs_at(frame: Frame, x1: float, x2: float) -> list[np.ndarray]:
    """What every layer gives for one input, by the network's own forward pass."""
    model = MLP(frame.config.layer_dims, frame.config.activations)
    for layer in frame.layers:
        model.parameters |= {f"W{layer.l}": layer.W, f"b{layer.l}": layer.b}
    model.forward(np.array([[x1], [x2]]))
    return [model.caches[0]["A_prev"], *(cache["A"] for cache in model.caches)]


def shown_share(image: QImage, place: QPointF, table: np.ndarray) -> float:
    """Which place, 0 to 1, of a table of colours a pixel shows."""
    shown = np.array(image.pixelColor(place.toPoint()).getRgb()[:3])
    return int(np.abs(table.astype(int) - shown).sum(axis=1).argmin()) / 255


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_pixel_of_a_node_is_what_its_neuron_gives_there(mapped: NetworkView, frame: Frame, theme: Theme) -> None:
    mapped.apply_theme(theme)
    image, picture = image_of(mapped), picture_of(mapped)
    assert frame.surface is not None
    x1, x2 = frame.surface.x1, frame.surface.x2
    for column in picture.layout.columns:
        assert column.has_maps
        for i, y in enumerate(column.y):
            scale, box = picture.maps[column.l].scales[i], map_box(column.box(y))
            for right, up in ((0.25, 0.25), (0.5, 0.7), (0.8, 0.4)):
                place = QPointF(box.left() + right * box.width(), box.bottom() - up * box.height())
                there = QPointF(place.toPoint()) + QPointF(0.5, 0.5) - box.bottomLeft()  # the middle of that pixel
                a, b = there.x() / box.width(), -there.y() / box.height()
                given = outputs_at(frame, x1[0] + a * (x1[-1] - x1[0]), x2[0] + b * (x2[-1] - x2[0]))
                share = (given[column.l][i, 0] - scale.center) / scale.limit / 2 + 0.5
                assert shown_share(image, place, TABLES[column.l](theme)) == pytest.approx(share, abs=0.09)


def test_the_maps_are_those_of_the_frame(mapped: NetworkView, frame: Frame) -> None:
    for l, maps in picture_of(mapped).maps.items():
        for scale, levels, A in zip(maps.scales, maps.levels, frame.maps[l], strict=True):
            share = np.clip((A[::-1] - scale.center) / scale.limit, -1.0, 1.0)
            np.testing.assert_allclose(levels / 127.5 - 1.0, share, atol=1 / 127)
            assert abs(A - scale.center).max() <= scale.limit * 1.0001


def test_scales_are_centred_on_what_is_neutral(mapped: NetworkView) -> None:
    ends = {l: (maps.scales[0].center, maps.scales[0].limit) for l, maps in picture_of(mapped).maps.items()}
    assert ends[1] == (0.0, 1.0)  # tanh
    assert ends[2][0] == 0.0
    assert ends[3] == ends[4] == (0.5, 0.5)  # sigmoid


def test_each_of_several_outputs_has_the_colour_of_its_class(view: NetworkView, make_frame: MakeFrame) -> None:
    layers = (LayerSpec(4, "tanh"), LayerSpec(3, "softmax"))
    config = {"data_set": "blobs", "n_classes": 3, "layers": layers, "loss": "cross_entropy"}
    view.show_maps(True, False)
    view.show_frame(make_frame(40, REQUEST, **config))
    maps = picture_of(view).maps[2]
    image, column = image_of(view), picture_of(view).layout.columns[2]
    for k, y in enumerate(column.y):
        box = map_box(column.box(y))
        r = maps.levels.shape[-1]
        row, j = np.unravel_index(maps.levels[k].argmax(), (r, r))
        place = QPointF(box.left() + (j + 0.5) / r * box.width(), box.top() + (row + 0.5) / r * box.height())
        wanted = QColor(*class_table(LIGHT, k)[maps.levels[k].max()].tolist())
        assert is_near(image.pixelColor(place.toPoint()), wanted, 20)


def test_discrete_colours_are_two_by_the_side_of_neutral(mapped: NetworkView, frame: Frame) -> None:
    mapped.show_maps(True, True)
    for l, maps in picture_of(mapped).maps.items():
        assert set(np.unique(maps.levels)) <= {0, 255}
        for scale, levels, A in zip(maps.scales, maps.levels, frame.maps[l], strict=True):
            np.testing.assert_array_equal(levels == 255, A[::-1] > scale.center)
    column = picture_of(mapped).layout.columns[1]
    box, image = map_box(column.box(column.y[0])), image_of(mapped)
    shown = {
        image.pixelColor(x, y).name()
        for x in range(round(box.left()) + 2, round(box.right()) - 2)
        for y in range(round(box.top()) + 2, round(box.bottom()) - 2)
    }
    assert {LIGHT.negative, LIGHT.positive} <= shown


def test_without_maps_the_diagram_is_as_it_was(qtbot: QtBot, view: NetworkView, frame: Frame) -> None:
    view.show_maps(True, True)
    view.show_frame(frame)
    view.show_maps(False, True)
    never = NetworkView()
    qtbot.addWidget(never)
    never.resize(view.size())
    never.show()
    never.show_frame(replace(frame, maps=()))
    for one in (view, never):
        one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        one.clearFocus()
    assert image_of(view) == image_of(never)


def test_a_frame_without_maps_has_plain_nodes(view: NetworkView, frame: Frame) -> None:
    view.show_maps(True, False)
    view.show_frame(replace(frame, maps=()))
    assert not picture_of(view).layout.has_maps
    view.show_frame(frame)
    assert picture_of(view).layout.has_maps


def test_while_predictions_are_not_known_nodes_wait_for_their_maps(view: NetworkView, frame: Frame) -> None:
    view.show_maps(True, False)
    view.show_frame(replace(frame, maps=(), progress=Progress(frame.L, 2)))
    assert picture_of(view).layout.has_maps
    assert picture_of(view).maps == {}


def test_only_layers_with_room_have_maps(view: NetworkView, make_frame: MakeFrame) -> None:
    view.show_maps(True, False)
    view.resize(390, 300)
    view.show_frame(make_frame(5, REQUEST))
    columns = picture_of(view).layout.columns
    assert [column.has_maps for column in columns] == [True, False, True, True]
    assert all(2 * column.radius >= LEAST_MAP for column in columns if column.has_maps)
    assert set(picture_of(view).maps) == {0, 2, 3}
    view.setMinimumSize(1, 1)
    view.resize(390, 60)
    assert picture_of(view).maps == {}


def test_maps_are_asked_for_only_where_there_is_room(view: NetworkView, make_frame: MakeFrame) -> None:
    asked = Recorder(view.room_changed)
    view.show_frame(make_frame(5))
    assert asked.payloads == []
    view.show_maps(True, False)
    assert asked.payloads == [True]
    view.setMinimumSize(1, 1)
    view.resize(200, 60)
    assert asked.payloads == [True, False]
    view.resize(700, 475)
    view.show_frame(make_frame(1, data_set="sine", layers=((4, "tanh"), (1, "linear"))))  # of one input
    assert asked.payloads == [True, False, True, False]
    large = make_frame(0, FrameRequest(resolution=0), layers=((300, "relu"), (100, "relu"), (1, "sigmoid")))
    assert sum(layer.W.size for layer in large.layers) > MOST_WEIGHTS
    view.show_frame(make_frame(5))
    view.show_frame(large)
    assert asked.payloads == [True, False, True, False, True, False]


def test_new_maps_of_the_same_weights_are_drawn(mapped: NetworkView, frame: Frame) -> None:
    before = image_of(mapped)
    mapped.show_frame(replace(frame, maps=tuple(-A for A in frame.maps)))
    assert image_of(mapped) != before


def test_a_bias_frames_its_map(mapped: NetworkView, frame: Frame) -> None:
    l = 2
    b = frame.layers[l - 1].b
    for sign, ink in ((1.0, LIGHT.positive), (-1.0, LIGHT.negative)):
        layer = replace(frame.layers[l - 1], b=np.full_like(b, sign))
        mapped.show_frame(replace(frame, layers=(*frame.layers[: l - 1], layer, *frame.layers[l:])))
        mapped.finish()
        column, image = picture_of(mapped).layout.columns[l], image_of(mapped)
        box = column.box(column.y[0]).toRect()
        edge = [image.pixelColor(x, box.top() + 1) for x in range(box.left() + 5, box.right() - 5)]
        share = sum(is_near(color, QColor(ink), 40) for color in edge) / len(edge)
        assert share == 1.0 if sign > 0 else 0.4 < share < 0.9


def test_copied_frames_are_those_that_are_painted(qtbot: QtBot) -> None:
    pictures = []
    for ratio in (0.0, 1.0):
        image = QImage(60, 60, QImage.Format.Format_RGB32)
        image.fill(QColor(LIGHT.panel))
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for strength in (-1.0, -1.0, 1.0, 3.0 / LEVELS):
                frames = BiasFrames(LIGHT)
                column_box = picture_box(strength)
                frames.paint(painter, column_box, strength, ratio)
                frames.paint(painter, column_box, strength, ratio)
        pictures.append(np.frombuffer(image.constBits(), np.uint8).astype(int))
    assert np.abs(pictures[0] - pictures[1]).max() <= 60  # at soft edges, which are painted twice


def picture_box(strength: float):  # type: ignore[no-untyped-def]
    from PySide6.QtCore import QRectF

    return QRectF(5.0, 5.0, 40.0, 40.0) if strength < 0 else QRectF(10.0, 10.0, 24.0, 24.0)


def test_a_picked_neuron_and_a_hit_are_where_the_square_is(mapped: NetworkView) -> None:
    column = picture_of(mapped).layout.columns[2]
    box = column.box(column.y[1])
    corner = box.topLeft() + QPointF(1.0, 1.0)
    assert picture_of(mapped).layout.node_at(corner) == Selection(2, 1)
    before = image_of(mapped)
    mapped.show_selection(Selection(2, 1))
    ring = box.center().toPoint()
    ring.setX(round(box.left()) - 4)
    assert is_near(image_of(mapped).pixelColor(ring), QColor(LIGHT.accent), 60)
    assert not is_near(before.pixelColor(ring), QColor(LIGHT.accent), 60)


def test_a_picture_shows_the_maps_of_its_model_and_no_enlarged_one(
    qtbot: QtBot, mapped: NetworkView, frame: Frame
) -> None:
    mapped.show_maps(True, True)
    picture = NetworkView()
    qtbot.addWidget(picture)
    picture.resize(700, 475)
    picture.take_after(mapped)
    picture.hide_controls()
    picture.show_frame(frame)
    picture.finish()
    assert picture_of(picture).maps.keys() == picture_of(mapped).maps.keys()
    for l, maps in picture_of(picture).maps.items():
        assert np.array_equal(maps.levels, picture_of(mapped).maps[l].levels)


def test_values_that_overflow_beyond_the_samples_are_drawn(mapped: NetworkView, frame: Frame) -> None:
    maps = tuple(A.copy() for A in frame.maps)
    maps[2][0, :3] = np.inf
    maps[2][1, 5] = np.nan
    maps[2][2] = np.nan
    mapped.show_frame(replace(frame, maps=maps))
    levels = picture_of(mapped).maps[2].levels
    assert (levels[0][::-1][:3] == 255).all()
    assert (levels[2] == 128).all()
    image_of(mapped)
