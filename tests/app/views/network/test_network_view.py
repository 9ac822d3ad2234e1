import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QColor, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.lesson.selection import Selection
from app.style.theme import DARK, LIGHT, Theme
from app.views.network.edges import MOST_EDGES
from app.views.network.network_view import NetworkView
from app.views.network.node_painter import Picture, looks_alike
from app.views.network.pens import edge_opacity, edge_width
from mlp_engine import Frame, LayerFrame, LayerSpec
from tests.app.recorder import PaintCounter

MakeFrame = Callable[..., Frame]
TINY = (LayerSpec(2, "tanh"), LayerSpec(1, "sigmoid"))


@pytest.fixture
def view(qtbot: QtBot) -> NetworkView:
    view = NetworkView()
    qtbot.addWidget(view)
    view.resize(700, 475)
    view.selection_requested.connect(view.show_selection)
    view.show()
    return view


@pytest.fixture
def requests(view: NetworkView) -> list[Selection]:
    found: list[Selection] = []
    view.selection_requested.connect(found.append)
    return found


@pytest.fixture
def frame(make_frame: MakeFrame) -> Frame:
    return make_frame(30)


def picture_of(view: NetworkView) -> Picture:
    frame = view._drawn
    assert frame is not None
    return view._current_picture(frame)


def image_of(view: NetworkView) -> QImage:
    return view.grab().toImage()


def center(view: NetworkView, l: int, neuron: int) -> QPointF:
    point = picture_of(view).layout.center(Selection(l, neuron))
    assert point is not None
    return point


def pixel(view: NetworkView, l: int, neuron: int) -> QPoint:
    return center(view, l, neuron).toPoint()


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


def is_near(color: QColor, other: QColor, tolerance: int = 60) -> bool:
    return sum(abs(a - b) for a, b in zip(color.getRgb()[:3], other.getRgb()[:3], strict=True)) < tolerance


def count_changed(before: QImage, after: QImage) -> int:
    a, b = (np.frombuffer(image.constBits(), np.uint32) for image in (before, after))
    return int((a != b).sum())


def numbers_in(text: str) -> list[float]:
    return [float(number.replace("−", "-")) for number in re.findall(r"= (\S+)", text)]


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


# What the user picks


def test_click_on_a_node_selects_the_neuron(
    qtbot: QtBot, view: NetworkView, frame: Frame, requests: list[Selection]
) -> None:
    view.show_frame(frame)
    for l, neuron in ((1, 15), (2, 0), (3, 0), (1, 0)):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=pixel(view, l, neuron))
        assert requests[-1] == Selection(l, neuron)


def test_click_beside_the_nodes_selects_the_layer(
    qtbot: QtBot, view: NetworkView, frame: Frame, requests: list[Selection]
) -> None:
    view.show_frame(frame)
    for l in (3, 2, 1):
        point = pixel(view, l, 0) + QPoint(30, 5)
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=point)
    column = picture_of(view).layout.columns[2]
    caption = QPoint(round(column.x), round(picture_of(view).layout.captions.center().y()))
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=caption)
    assert requests == [Selection(3), Selection(2), Selection(1), Selection(2)]


def test_inputs_and_other_buttons_select_nothing(
    qtbot: QtBot, view: NetworkView, frame: Frame, requests: list[Selection]
) -> None:
    view.show_frame(frame)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=pixel(view, 0, 0))
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(5, 100))
    qtbot.mouseClick(view, Qt.MouseButton.RightButton, pos=pixel(view, 2, 0))
    assert requests == []


@pytest.mark.parametrize(
    ("start", "key", "wanted"),
    [
        (Selection(1), Qt.Key.Key_Tab, Selection(2)),
        (Selection(2, 3), Qt.Key.Key_Tab, Selection(3)),
        (Selection(3), Qt.Key.Key_Backtab, Selection(2)),
        (Selection(3), Qt.Key.Key_Home, Selection(1)),
        (Selection(1), Qt.Key.Key_End, Selection(3)),
        (Selection(2), Qt.Key.Key_Down, Selection(2, 0)),
        (Selection(2, 0), Qt.Key.Key_Down, Selection(2, 1)),
        (Selection(2, 1), Qt.Key.Key_Up, Selection(2, 0)),
        (Selection(2, 0), Qt.Key.Key_Up, Selection(2)),
    ],
)
def test_keys_move_the_selection(
    qtbot: QtBot,
    view: NetworkView,
    frame: Frame,
    requests: list[Selection],
    start: Selection,
    key: Qt.Key,
    wanted: Selection,
) -> None:
    view.show_frame(frame)
    view.show_selection(start)
    qtbot.keyClick(view, key)
    assert requests == [wanted]


@pytest.mark.parametrize(
    ("start", "key"),
    [
        (Selection(2), Qt.Key.Key_Left),
        (Selection(2), Qt.Key.Key_Right),
        (Selection(2), Qt.Key.Key_Up),
        (Selection(2, 7), Qt.Key.Key_Down),
        (Selection(2), Qt.Key.Key_Space),
    ],
)
def test_keys_at_the_ends_and_other_keys_ask_for_nothing(
    qtbot: QtBot, view: NetworkView, frame: Frame, requests: list[Selection], start: Selection, key: Qt.Key
) -> None:
    view.show_frame(frame)
    view.show_selection(start)
    qtbot.keyClick(view, key)
    assert requests == []


def test_down_reaches_neurons_that_are_folded_away(qtbot: QtBot, view: NetworkView, make_frame: MakeFrame) -> None:
    view.show_frame(make_frame(layers=[(512, "relu"), (1, "sigmoid")]))
    hidden = next(n for n in range(512) if n not in picture_of(view).layout.columns[1].neurons)
    view.show_selection(Selection(1, hidden - 1))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert picture_of(view).marked == Selection(1, hidden)
    assert picture_of(view).layout.center(Selection(1, hidden)) is not None


def test_shortcut_of_the_window_wins_over_the_diagram(
    qtbot: QtBot, view: NetworkView, frame: Frame, requests: list[Selection]
) -> None:
    view.show_frame(frame)
    action = QAction(view)
    action.setShortcut(QKeySequence(Qt.Key.Key_Right))
    view.addAction(action)
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    with qtbot.waitSignal(action.triggered):
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert requests == []


@pytest.fixture
def neighbours(qtbot: QtBot, view: NetworkView, frame: Frame) -> Iterator[tuple[QLineEdit, QLineEdit]]:
    """The view between two other controls, the first of which has the focus."""
    window, first, last = QWidget(), QLineEdit(), QLineEdit()
    layout = QVBoxLayout(window)
    for widget in (first, view, last):
        layout.addWidget(widget)
    qtbot.addWidget(window)
    window.show()
    view.show_frame(frame)
    window.activateWindow()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    yield first, last
    view.setParent(None)


def test_tab_walks_the_layers_and_leaves_after_the_last(
    view: NetworkView, requests: list[Selection], neighbours: tuple[QLineEdit, QLineEdit]
) -> None:
    first, last = neighbours
    view.show_selection(Selection(2, 4))
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert view.hasFocus()
    assert requests == [Selection(1)]
    QTest.keyClick(view, Qt.Key.Key_Tab)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert requests == [Selection(1), Selection(2), Selection(3)]
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert last.hasFocus()
    assert len(requests) == 3


def test_shift_tab_walks_back_and_leaves_before_the_first(
    view: NetworkView, requests: list[Selection], neighbours: tuple[QLineEdit, QLineEdit]
) -> None:
    first, last = neighbours
    last.setFocus()
    for widget in (last, view, view):
        QTest.keyClick(widget, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert requests == [Selection(3), Selection(2), Selection(1)]
    QTest.keyClick(view, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert first.hasFocus()


def test_hiding_moves_the_focus_and_not_the_selection(
    view: NetworkView, requests: list[Selection], neighbours: tuple[QLineEdit, QLineEdit]
) -> None:
    view.setFocus()
    view.hide()
    assert requests == []
    assert neighbours[1].hasFocus()


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
