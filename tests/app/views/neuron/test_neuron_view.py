"""The output of the picked neuron over the plane of the inputs."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.export.pictures.picture_output import picture_of
from app.lesson.selection import Selection
from app.panels.compare.comparison import difference
from app.style.theme import DARK, LIGHT, class_table, diverging_table, surface_table
from app.views.neuron.neuron_view import NeuronView
from app.views.plane.neuron_words import neuron_title
from mlp_engine import MLP, Frame, FrameRequest, LayerSpec, Plane
from tests.app.recorder import Recorder
from tests.app.views.boundary.sections import flowers, run_on

MakeFrame = Callable[..., Frame]
LAYERS = (LayerSpec(4, "tanh"), LayerSpec(3, "relu"), LayerSpec(1, "sigmoid"))


def request(l: int, neuron: int) -> FrameRequest:
    return FrameRequest(l, resolution=40, neuron=(l, neuron))


@pytest.fixture
def view(qtbot: QtBot) -> NeuronView:
    view = NeuronView()
    qtbot.addWidget(view)
    view.resize(520, 420)
    view.selection_requested.connect(view.show_selection)
    view.show()
    return view


@pytest.fixture
def frame(make_frame: MakeFrame) -> Frame:
    return make_frame(80, request(1, 2), layers=LAYERS)


def output(frame: Frame, l: int, neuron: int, x1: float, x2: float) -> float:
    """What a neuron gives for one input, by the network's own forward pass."""
    model = MLP(frame.config.layer_dims, frame.config.activations)
    for layer in frame.layers:
        model.parameters |= {f"W{layer.l}": layer.W, f"b{layer.l}": layer.b}
    model.forward(np.array([[x1], [x2]]))
    return float(model.caches[l - 1]["A"][neuron, 0])


def pixel(view: NeuronView, x1: float, x2: float) -> QPoint:
    return view.plane.mapFromScene(view.plane.box.mapViewToScene(QPointF(x1, x2)))


def share(view: NeuronView, place: QPoint, table: np.ndarray) -> float:
    """Which place, 0 to 1, of a table of colours a pixel shows."""
    shown = np.array(view.plane.grab().toImage().pixelColor(place).getRgb()[:3])
    return int(np.abs(table.astype(int) - shown).sum(axis=1).argmin()) / 255


def test_colours_are_what_the_neuron_gives(view: NeuronView, frame: Frame) -> None:
    view.samples.clear()
    view.show_frame(frame)
    view.finish()
    for x1, x2 in ((-1.4, -1.1), (2.4, 1.5), (2.4, -1.1), (0.7, 1.4)):
        expected = (output(frame, 1, 2, x1, x2) + 1) / 2
        assert share(view, pixel(view, x1, x2), diverging_table(LIGHT)) == pytest.approx(expected, abs=0.03)


def test_the_output_of_the_network_has_the_colours_of_the_boundary(view: NeuronView, make_frame: MakeFrame) -> None:
    frame = make_frame(80, request(3, 0), layers=LAYERS)
    view.show_frame(frame)
    view.finish()
    x1, x2 = 2.4, 1.5
    assert share(view, pixel(view, x1, x2), surface_table(LIGHT)) == pytest.approx(
        output(frame, 3, 0, x1, x2), abs=0.03
    )
    assert view.plane.bar.scale is not None
    assert view.plane.bar.scale.ticks == ("0", "0.5", "1")


def test_one_of_several_outputs_has_the_colour_of_its_class(view: NeuronView, make_frame: MakeFrame) -> None:
    layers = (LayerSpec(4, "tanh"), LayerSpec(3, "softmax"))
    frame = make_frame(20, request(2, 1), data_set="blobs", n_classes=3, layers=layers, loss="cross_entropy")
    view.show_frame(frame)
    view.finish()
    assert view.scale is not None
    assert np.array_equal(view.scale.table(LIGHT), class_table(LIGHT, 1))


def test_the_title_says_which_neuron_and_when(view: NeuronView, frame: Frame) -> None:
    view.show_frame(frame)
    view.finish()
    assert neuron_title(frame, 1, 2) == "A[1], neuron 3: tanh"
    assert view.title.text() == "A[1], neuron 3: tanh; epoch 80"
    view.show_frame(replace(frame, surface=replace(frame.surface, neuron=(2, 0))))
    assert view.title.text().startswith("A[2], neuron 1: ReLU")


def test_the_axes_have_the_names_of_the_inputs(view: NeuronView, frame: Frame) -> None:
    view.show_frame(frame)
    assert [axis.labelText for axis in view.plane.axes] == ["x₁", "x₂"]
    view.show_frame(run_on(flowers(), 2).frame(replace(request(1, 2), plane=Plane((3, 0)))))
    assert [axis.labelText for axis in view.plane.axes] == ["petal width", "sepal length"]


def test_the_key_has_numbers(view: NeuronView, make_frame: MakeFrame) -> None:
    frame = make_frame(80, request(2, 1), layers=LAYERS)
    view.show_frame(frame)
    view.finish()
    assert frame.surface is not None
    assert frame.surface.A is not None
    assert view.scale is not None
    assert view.plane.bar.scale is not None
    low, middle, high = (float(text.replace("−", "-")) for text in view.plane.bar.scale.ticks)
    assert (low, middle, high) == (-view.scale.limit, 0.0, view.scale.limit)
    assert high >= np.abs(frame.surface.A).max() or high == 0.1
    assert "A = 0" in view.key.text().replace("&nbsp;", " ")
    assert "class 1" in view.key.text().replace("&nbsp;", " ")


def test_without_a_neuron_a_sentence_says_what_to_do(view: NeuronView, make_frame: MakeFrame) -> None:
    view.show_frame(make_frame(3))
    assert view.message.isVisible()
    assert view.message.text().startswith("Pick a neuron in the network")
    view.show_selection(Selection(1, 2))
    view.show_frame(make_frame(3, request(1, 2)))
    assert not view.message.isVisible()
    view.show_selection(Selection(1))
    view.show_frame(make_frame(3))
    assert view.message.isVisible()


def test_over_one_input_there_is_no_plane(view: NeuronView, make_frame: MakeFrame) -> None:
    view.show_selection(Selection(1, 2))
    view.show_frame(make_frame(1, data_set="sine", layers=((4, "tanh"), (1, "linear"))))
    assert view.message.text() == "The output of a neuron can be drawn only over two inputs."


def test_an_output_that_is_not_computed_yet_leaves_the_samples_alone(view: NeuronView, frame: Frame) -> None:
    view.show_selection(Selection(1, 2))
    view.show_frame(frame)
    view.show_frame(replace(frame, surface=None))
    view.finish()
    assert view.image.is_empty()
    assert not view.message.isVisible()
    assert sum(len(markers.getData()[0]) for markers in view.samples.train) == frame.X.shape[1]


def test_discrete_colours_are_two(view: NeuronView, frame: Frame) -> None:
    view.show_frame(frame)
    view.show_discrete(True)
    view.finish()
    assert frame.surface is not None
    assert frame.surface.A is not None
    np.testing.assert_array_equal(view.image.indices, np.where(frame.surface.A > 0.0, 255, 0))
    image = view.plane.grab().toImage()
    assert {image.pixelColor(pixel(view, *place)).name() for place in ((-1.5, -1.1), (2.4, 1.5))} <= {
        LIGHT.negative,
        LIGHT.positive,
    }
    view.show_discrete(False)
    assert len(np.unique(view.image.indices)) > 2


def test_the_line_is_where_the_output_is_neutral(view: NeuronView, frame: Frame) -> None:
    view.show_frame(frame)
    x1, x2 = view.line.getData()
    assert len(x1) > 2
    for a, b in list(zip(x1, x2, strict=True))[:: max(1, len(x1) // 7)]:
        if not np.isnan(a):
            assert abs(output(frame, 1, 2, float(a), float(b))) < 0.05


def test_a_point_reads_the_output(qtbot: QtBot, view: NeuronView, frame: Frame) -> None:
    view.show_frame(frame)
    view.finish()
    view.plane.set_cursor(QPointF(0.5, 0.25))
    assert view.reading.isVisible()
    place, value = view.reading.text().splitlines()
    assert place == "x₁ = 0.50   x₂ = 0.25"
    assert float(value.removeprefix("A = ").replace("−", "-")) == pytest.approx(
        output(frame, 1, 2, 0.5, 0.25), abs=0.02
    )


def test_samples_are_lit_and_picked(qtbot: QtBot, view: NeuronView, frame: Frame) -> None:
    view.show_frame(frame)
    view.finish()
    asked = Recorder(view.selection_requested)
    x1, x2 = frame.X[:, 7].tolist()
    view.plane.set_cursor(QPointF(x1, x2))
    assert asked.last.hovered == 7
    view.setFocus()
    view.enter()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert asked.last.sample == 7
    assert view.marks.lit is not None


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_picture_takes_after_its_model(qtbot: QtBot, view: NeuronView, frame: Frame, theme) -> None:  # type: ignore[no-untyped-def]
    view.apply_theme(theme)
    view.show_discrete(True)
    view.show_selection(Selection(1, 2, sample=4))
    view.show_frame(frame)
    view.hide_controls()
    QApplication.processEvents()
    view.finish()
    picture = NeuronView()
    qtbot.addWidget(picture)
    picture.apply_theme(theme)
    picture.resize(view.size())
    picture.take_after(view)
    picture.hide_controls()
    picture.show_frame(frame)
    picture.finish()
    assert picture_of(picture) == picture_of(view)


def test_a_difference_is_on_a_scale_around_zero(qtbot: QtBot, view: NeuronView, make_frame: MakeFrame) -> None:
    a, b = (make_frame(epochs, request(3, 0), layers=LAYERS) for epochs in (5, 80))
    change = difference(a, b)
    view.become_difference()
    view.show_frame(change)
    view.finish()
    assert a.surface is not None
    assert b.surface is not None
    assert view.scale is not None
    wanted = np.rint(127.5 * (1 + (b.surface.A - a.surface.A) / view.scale.limit))  # type: ignore[operator]
    assert np.abs(view.image.indices - wanted).max() <= 1
    assert view.scale.center == 0.0


def test_every_frame_of_a_run_moves_the_colours(view: NeuronView, make_frame: MakeFrame) -> None:
    view.show_frame(make_frame(1, request(1, 2), layers=LAYERS))
    view._pace._period = 10**6
    later = make_frame(60, request(1, 2), layers=LAYERS)
    view.show_frame(later)
    assert later.surface is not None
    wanted = np.rint(127.5 * (1 + later.surface.A))  # type: ignore[operator]
    assert np.abs(view.image.indices - wanted).max() <= 1
