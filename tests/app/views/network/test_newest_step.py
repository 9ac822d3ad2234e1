"""What has just been computed, and picked edges, in the network diagram."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.lesson.selection import Selection
from app.style.theme import DARK, LIGHT, Theme
from app.views.network import network_view
from app.views.network.layout import NetworkLayout
from app.views.network.network_view import NetworkView
from mlp_engine import Frame
from mlp_engine.progress import MicroStep
from tests.app.recorder import Recorder
from tests.app.views.inside import STEPS, frame_at, frame_before

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def view(qtbot: QtBot) -> NetworkView:
    view = NetworkView()
    qtbot.addWidget(view)
    view.resize(430, 370)
    view.show()
    return view


def layout_of(view: NetworkView) -> NetworkLayout:
    assert view._drawn is not None
    return view._current_picture(view._drawn).layout


def image_of(view: NetworkView) -> QImage:
    return view.grab().toImage()


def share_of(image: QImage, area: QRectF, color: str) -> float:
    """How much of an area has a colour."""
    box, wanted = area.toRect() & image.rect(), QColor(color)
    pixels = [image.pixelColor(x, y) for x in range(box.left(), box.right()) for y in range(box.top(), box.bottom())]
    return sum(pixel == wanted for pixel in pixels) / len(pixels)


def highlighted(view: NetworkView, theme: Theme) -> list[str]:
    """Which columns, and which rooms between them, have a name on the accent colour above them."""
    columns, image = layout_of(view).columns, image_of(view)
    places = {f"column {column.l}": column.x for column in columns}
    places |= {f"edges {b.l}": (a.x + b.x) / 2 for a, b in pairwise(columns)}
    return [name for name, x in places.items() if share_of(image, QRectF(x - 8, 5, 16, 12), theme.accent) > 0.2]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_only_the_newest_quantity_is_highlighted(view: NetworkView, step: MicroStep, theme: Theme) -> None:
    view.apply_theme(theme)
    view.show_selection(Selection(1))
    view.show_frame(frame_at(step))
    if step.symbol == "W":
        wanted = ["edges 1", "edges 2", "edges 3"]
    else:
        wanted = [f"edges {step.l}" if step.symbol == "dW" else f"column {step.l}"]
    assert highlighted(view, theme) == wanted


@pytest.mark.parametrize("step", [("Z", 2), ("loss", 3), ("dW", 3), ("W", 0)])
def test_a_mark_in_another_layer_is_not_drawn(view: NetworkView, step: tuple[str, int]) -> None:
    view.show_frame(frame_at(step))
    view.show_selection(Selection(1))
    image = image_of(view)
    view.show_selection(Selection(1, 5, 1))
    assert image_of(view) == image
    view.show_frame(frame_before())
    assert image_of(view) != image


def test_the_picture_is_the_ordinary_one_again_behind_the_update(view: NetworkView) -> None:
    view.show_selection(Selection(2, 3))
    view.show_frame(frame_before())
    plain, layout, text = image_of(view), layout_of(view), view.accessibleDescription()
    for step in (("Z", 2), ("dW", 2)):
        view.show_frame(frame_at(step))
        assert image_of(view) != plain
        assert layout_of(view) != layout  # there is room for the name
        assert view.accessibleDescription() == f"{text}; just computed: {step[0]}[2]"
    view.show_frame(frame_before())
    assert image_of(view) == plain
    assert view.accessibleDescription() == text


def test_nodes_stay_where_they_are_from_step_to_step_and_below_the_name(view: NetworkView) -> None:
    layouts = []
    for step in STEPS:
        view.show_frame(frame_at(step))
        layouts.append(layout_of(view))
    assert all(layout == layouts[0] for layout in layouts)
    assert min(y for column in layouts[0].columns for y in column.y) - layouts[0].radius > 19.0


# Picked edges


@pytest.fixture
def frame(make_frame: Callable[..., Frame]) -> Frame:
    return make_frame(30)


def edge_point(view: NetworkView, l: int, neuron: int, source: int, share: float) -> QPoint:
    start, end = layout_of(view).center(Selection(l - 1, source)), layout_of(view).center(Selection(l, neuron))
    assert start is not None
    assert end is not None
    return (start + share * (end - start)).toPoint()


def is_accent(image: QImage, points: list[QPoint]) -> list[bool]:
    accent, colors = QColor(LIGHT.accent).getRgb()[:3], [image.pixelColor(point).getRgb()[:3] for point in points]
    return [max(abs(a - b) for a, b in zip(color, accent, strict=True)) <= 3 for color in colors]


def test_a_picked_edge_is_drawn_boldly_however_weak(view: NetworkView, frame: Frame) -> None:
    view.show_frame(frame)
    neuron, source = (int(i) for i in np.argwhere(np.abs(frame.layers[1].W) == np.abs(frame.layers[1].W).min())[0])
    view.show_selection(Selection(2, neuron, source))
    points = [edge_point(view, 2, neuron, source, share) for share in (0.2, 0.3, 0.4, 0.5)]
    assert is_accent(image_of(view), points) == [True] * 4
    view.show_selection(Selection(2, neuron))
    assert is_accent(image_of(view), points) == [False] * 4


def test_a_click_on_an_edge_of_the_picked_neuron_picks_it(qtbot: QtBot, view: NetworkView, frame: Frame) -> None:
    requests = Recorder(view.selection_requested)
    view.show_frame(frame)
    point = edge_point(view, 3, 0, 7, 0.75)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=point)
    assert requests.payloads == [Selection(3)]
    view.show_selection(Selection(3))
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=point)
    assert len(requests) == 1
    view.show_selection(Selection(3, 0))
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=point)
    assert requests.last == Selection(3, 0, 7, symbol="W", cell=(0, 7))


def test_keys_go_from_edge_to_edge(view: NetworkView, frame: Frame) -> None:
    view.selection_requested.connect(view.show_selection)
    requests = Recorder(view.selection_requested)
    view.show_frame(frame)
    view.show_selection(Selection(1, 4))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        QTest.keyClick(view, key, SHIFT)
    assert [request.source for request in requests.payloads] == [0, 1, 0, None]
    assert requests.payloads[1] == Selection(1, 4, 1, symbol="W", cell=(4, 1))


def test_the_picked_edge_is_told(view: NetworkView, frame: Frame) -> None:
    view.show_frame(frame)
    view.show_selection(Selection(2, 3, 5))
    weight = view.accessibleDescription().rpartition(", W[2][4, 6] = ")[2]
    assert float(weight.replace("−", "-")) == pytest.approx(frame.layers[1].W[3, 5], rel=1e-3)


def test_a_folded_layer_shows_the_neuron_that_a_picked_edge_comes_from(
    view: NetworkView, make_frame: Callable[..., Frame]
) -> None:
    view.show_frame(make_frame(0, layers=[(512, "relu"), (300, "relu"), (1, "sigmoid")]))
    view.show_selection(Selection(2, 150, 301))
    assert layout_of(view).center(Selection(1, 301)) is not None
    assert layout_of(view).center(Selection(2, 150)) is not None


# What else is selected


def test_requests_keep_what_is_picked_of_samples_and_drop_the_cell(view: NetworkView, frame: Frame) -> None:
    requests = Recorder(view.selection_requested)
    view.show_frame(frame)
    view.show_selection(Selection(1, 2, 0, "dW", (2, 0), sample=7, hovered=9, pulls=(1, 2)))
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert requests.last == Selection(1, 3, None, "dW", None, sample=7, hovered=9)


def test_hovering_samples_draws_nothing_anew(view: NetworkView, frame: Frame, monkeypatch: pytest.MonkeyPatch) -> None:
    view.show_frame(frame)
    view.show_selection(Selection(2, 3))
    view.grab()
    made, make = [], network_view.make_picture
    monkeypatch.setattr(network_view, "make_picture", lambda *args: made.append(args) or make(*args))
    for sample in range(50):
        view.show_selection(Selection(2, 3, symbol="A", hovered=sample, sample=4, pulls=(sample,)))
    view.grab()
    assert made == []
    assert view.selection.hovered == 49


def test_pointing_still_makes_the_edges_of_a_neuron_stand_out(view: NetworkView) -> None:
    view.show_frame(frame_at(("Z", 2)))
    before = image_of(view)
    center = layout_of(view).center(Selection(1, 5)) or QPointF()
    QTest.mouseMove(view, center.toPoint())
    assert image_of(view) != before


@pytest.mark.parametrize("reason", [Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason])
def test_tabbing_into_the_diagram_does_not_leave_the_layer_of_the_step(
    view: NetworkView, reason: Qt.FocusReason
) -> None:
    requests = Recorder(view.selection_requested)
    view.show_selection(Selection(2))
    view.show_frame(frame_at(("A", 2)))
    QApplication.sendEvent(view, QFocusEvent(QEvent.Type.FocusIn, reason))
    assert requests.payloads == []
