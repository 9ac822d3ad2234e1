from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.style.theme import DARK, LIGHT, Theme
from app.views.heatmaps.color_bar import ColorBar
from app.views.heatmaps.heatmap import Heatmap
from app.views.text.live_text import TextBlock
from app.views.weights.weights_pair import WeightsPair
from app.views.weights.weights_view import WeightsView, pairs_across
from mlp_engine import Frame
from tests.app.legibility.networks import frame_between_epochs
from tests.app.recorder import PaintCounter

RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


@pytest.fixture
def view(qtbot: QtBot) -> WeightsView:
    widget = WeightsView()
    qtbot.addWidget(widget)
    widget.resize(400, 420)
    widget.show()
    return widget


def heatmaps(view: WeightsView) -> list[Heatmap]:
    return [heatmap for heatmap in view.findChildren(Heatmap) if heatmap.isVisible()]


def reading(view: WeightsView) -> str:
    (block,) = view.findChildren(TextBlock)
    return block.text()


def texts(view: WeightsView) -> list[str]:
    return [label.text() for label in view.findChildren(QLabel) if label.isVisible()]


def test_every_matrix_is_there_at_the_start_and_now(view: WeightsView, make_frame: Callable[..., Frame]) -> None:
    frame = make_frame(5)
    view.show_frame(frame)
    shown = [heatmap.matrix for heatmap in heatmaps(view)]
    wanted = [W for layer in frame.layers for W in (layer.W_start, layer.W)]
    assert [matrix.tolist() for matrix in shown] == [W.tolist() for W in wanted]
    assert reading(view) == "start: epoch 0, now: epoch 5"
    assert {"W[1] start (16 × 2)", "W[1] now (16 × 2) ±2", "W[3] now (1 × 8) ±1"} <= set(texts(view))


def strength(heatmap: Heatmap, theme: Theme) -> tuple[float, float]:
    """Return the largest weight of a matrix, and how strong its colour is, from 0 to 1."""
    row, column = np.unravel_index(np.abs(heatmap.matrix).argmax(), heatmap.matrix.shape)
    value = float(heatmap.matrix[row, column])
    color = heatmap.grab().toImage().pixelColor(heatmap.cell_rect(int(row), int(column)).center())
    end, zero = QColor(theme.positive if value > 0 else theme.negative), QColor(theme.zero)
    return abs(value), (color.green() - zero.green()) / (end.green() - zero.green())


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_each_layer_has_a_scale_for_start_and_now_which_is_told(
    view: WeightsView, make_frame: Callable[..., Frame], theme: Theme
) -> None:
    view.apply_theme(theme)
    frame = make_frame(200, layers=[(16, "relu"), (64, "relu"), (64, "relu"), (1, "sigmoid")])
    view.resize(700, 500)
    view.show_frame(frame)
    QApplication.processEvents()
    shown = heatmaps(view)
    for start, now in zip(shown[::2], shown[1::2], strict=True):
        (low, weak), (high, strong) = sorted((strength(start, theme), strength(now, theme)))
        assert strong > 0.7
        assert weak == pytest.approx(strong * low / high, abs=0.06)
    told = [text.rpartition("±")[2] for text in texts(view) if "now" in text]
    for layer, limit in zip(frame.layers, told, strict=True):
        largest = max(np.abs(layer.W_start).max(), np.abs(layer.W).max())
        assert largest <= float(limit) <= 1.34 * largest


def test_a_picture_has_the_scales_of_the_view_and_no_switch(
    view: WeightsView, make_frame: Callable[..., Frame], qtbot: QtBot
) -> None:
    view.switch.click()
    picture = WeightsView()
    qtbot.addWidget(picture)
    picture.take_after(view)
    picture.hide_controls()
    picture.resize(400, 420)
    picture.show()
    picture.show_frame(make_frame(5))
    assert not picture.switch.isVisible()
    assert "W[1] now (16 × 2)" in texts(picture)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_one_scale_for_all(view: WeightsView, make_frame: Callable[..., Frame], theme: Theme) -> None:
    """With the switch, the same number has the same colour wherever it stands."""
    view.apply_theme(theme)
    frame = make_frame(200)
    view.switch.click()
    view.show_frame(frame)
    largest = max(np.abs(W).max() for layer in frame.layers for W in (layer.W_start, layer.W))
    for heatmap in heatmaps(view):
        value, share = strength(heatmap, theme)
        assert 0.75 * value / largest - 0.03 <= share <= value / largest + 0.03


def test_pointing_reads_the_cell_in_both(view: WeightsView, make_frame: Callable[..., Frame], qtbot: QtBot) -> None:
    frame = make_frame(50)
    view.show_frame(frame)
    start, now = heatmaps(view)[2:4]
    qtbot.mouseMove(start, start.cell_rect(2, 4).center())
    assert now.cell == (2, 4)
    layer = frame.layers[1]
    wanted = f"W[2] row 3, column 5: start {layer.W_start[2, 4]:.4g}, now {layer.W[2, 4]:.4g}".replace("-", "−")
    assert reading(view) == wanted
    assert now.accessibleDescription() == wanted
    later = make_frame(60)
    view.show_frame(later)
    view.finish()
    assert f"now {later.layers[1].W[2, 4]:.4g}".replace("-", "−") in reading(view)


def test_the_keyboard_reads_too(view: WeightsView, make_frame: Callable[..., Frame], qtbot: QtBot) -> None:
    view.show_frame(make_frame())
    now = heatmaps(view)[5]
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    now.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(now, Qt.Key.Key_Right)
    assert reading(view).startswith("W[3] row 1, column 2:")
    heatmaps(view)[0].setFocus(Qt.FocusReason.TabFocusReason)
    assert reading(view).startswith("W[1] row 1, column 1:")


@pytest.mark.parametrize("width", [165, 320, 700])
def test_pointing_moves_nothing_and_cuts_nothing(
    view: WeightsView, make_frame: Callable[..., Frame], width: int
) -> None:
    view.resize(width, 400)
    view.show_frame(make_frame(30))
    places = [heatmap.geometry() for heatmap in heatmaps(view)]
    heatmaps(view)[2].point_at((7, 15))
    (label,) = view.findChildren(TextBlock)
    assert label.heightForWidth(label.width()) <= label.height()
    assert [heatmap.geometry() for heatmap in heatmaps(view)] == places


def test_the_pointer_is_read_even_where_another_heatmap_has_the_focus(
    view: WeightsView, make_frame: Callable[..., Frame], qtbot: QtBot
) -> None:
    view.show_frame(make_frame())
    first, last = heatmaps(view)[0], heatmaps(view)[5]
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.mouseMove(last, last.cell_rect(0, 4).center())
    assert reading(view).startswith("W[3] row 1, column 5:")
    assert first.cell is None


def test_a_layer_that_comes_back_has_no_old_cursor(view: WeightsView, make_frame: Callable[..., Frame]) -> None:
    view.show_frame(make_frame())
    heatmaps(view)[5].point_at((0, 3))
    view.show_frame(make_frame(layers=[(1, "sigmoid")]))
    view.show_frame(make_frame())
    assert all(heatmap.cell is None for heatmap in heatmaps(view))


@pytest.mark.parametrize("size", [(320, 330), (700, 500), (700, 220)])
def test_more_and_fewer_layers_find_room(
    view: WeightsView, make_frame: Callable[..., Frame], size: tuple[int, int], qtbot: QtBot
) -> None:
    view.resize(*size)
    for count in (3, 6, 1, 2):
        view.show_frame(make_frame(layers=[*[(6, "tanh")] * (count - 1), (1, "sigmoid")]))
        qtbot.waitUntil(lambda: all(heatmap.height() >= 20 for heatmap in heatmaps(view)))
        shown = heatmaps(view)
        assert len(shown) == 2 * count
        boxes = [heatmap.rect().translated(heatmap.mapTo(view, heatmap.rect().topLeft())) for heatmap in shown]
        assert all(view.rect().contains(box) for box in boxes)
        assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[:i])


@pytest.mark.parametrize(
    ("count", "width", "height", "across"),
    [(3, 320, 290, 1), (6, 320, 290, 2), (3, 700, 180, 3), (3, 200, 100, 2), (1, 300, 300, 1), (0, 9, 9, 1)],
)
def test_arrangement(count: int, width: int, height: int, across: int) -> None:
    assert pairs_across(count, QSize(width, height), QSize(34, 14)) == across


@pytest.mark.parametrize(
    "layers", [[(16, "relu"), (8, "relu"), (1, "sigmoid")], [*[(16, "tanh")] * 11, (1, "sigmoid")]]
)
def test_a_legible_picture_tells_start_and_now_apart(
    view: WeightsView, make_frame: Callable[..., Frame], layers: list[tuple[int, str]]
) -> None:
    frame = make_frame(3, layers=layers)
    view.hide_controls()
    view.show_frame(frame)
    view.resize(view.legible_size(frame))
    QApplication.processEvents()
    titles = [label for label in view.findChildren(QLabel) if label.isVisible()]
    assert sum("now" in label.text() for label in titles) == len(layers)
    assert all(label.fontMetrics().horizontalAdvance(label.text()) <= label.width() for label in titles)


def test_only_what_has_changed_is_painted(view: WeightsView, make_frame: Callable[..., Frame]) -> None:
    view.show_frame(make_frame(125))
    QApplication.processEvents()
    (bar,) = view.findChildren(ColorBar)
    view._pace._period = 0
    counter = PaintCounter(bar, *heatmaps(view))
    view.show_frame(make_frame(200))
    QApplication.processEvents()
    assert set(counter.painted) == set(heatmaps(view)[1::2])
    counter.painted.clear()
    view.show_frame(make_frame(201))  # which looks the same
    QApplication.processEvents()
    assert not counter.painted


def test_other_starting_weights_are_shown(view: WeightsView, make_frame: Callable[..., Frame]) -> None:
    view.show_frame(make_frame(50))
    other = make_frame(50, weight_seed=7)
    before = [heatmap.grab().toImage() for heatmap in heatmaps(view)]
    view.show_frame(other)
    after = [heatmap.grab().toImage() for heatmap in heatmaps(view)]
    assert [heatmap.matrix.tolist() for heatmap in heatmaps(view)[::2]] == [W.W_start.tolist() for W in other.layers]
    assert all(one != two for one, two in zip(before, after, strict=True))


def test_of_quick_frames_the_last_epoch_is_told(
    view: WeightsView, make_frame: Callable[..., Frame], qtbot: QtBot
) -> None:
    for epoch in (1, 2, 3):
        view.show_frame(make_frame(epoch))
    qtbot.waitUntil(lambda: reading(view) == "start: epoch 0, now: epoch 3")


def test_of_quick_frames_some_are_drawn_and_the_last_always(
    qtbot: QtBot, view: WeightsView, make_frame: Callable[..., Frame]
) -> None:
    view.show_frame(first := make_frame(50))
    view._pace._period = 10**6
    view.show_frame(last := make_frame(120))
    assert heatmaps(view)[1].matrix is first.layers[0].W
    qtbot.waitUntil(lambda: heatmaps(view)[1].matrix is last.layers[0].W)


@pytest.mark.parametrize("width", [120, 160, 200, 277, 400])
def test_the_number_of_a_scale_is_never_cut(qtbot: QtBot, view: WeightsView, width: int) -> None:
    frame = frame_between_epochs("diverged")
    view.resize(width, 300)
    view.show_frame(frame)
    qtbot.wait(1)
    for pair in view.findChildren(WeightsPair):
        largest = max(abs(pair.start.matrix).max(), abs(pair.now.matrix).max())
        for label in pair.findChildren(QLabel):
            assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()
            _, _, number = label.toolTip().partition("±")
            assert largest <= float(number.replace("×10", "e").translate(RAISED)) <= 1.4 * largest
