"""The equation strip: what is where, in which colours, and what a hand can do with it."""

import itertools
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import app.views.equation.equation_sheet
from app.export.figures.picture_size import PictureSize
from app.lesson.equations import Operand, equation_of
from app.lesson.quantities import Dimension
from app.lesson.selection import Selection
from app.style.theme import DARK, LIGHT, TRANSPARENT, Theme, diverging_table
from app.views.equation.descent_plot import DescentPlot
from app.views.equation.equation_view import EquationView
from app.views.equation.operand_heatmap import OperandHeatmap
from app.views.heatmaps.number_heatmap import contrast
from app.views.text.typeset import dimension_color, length, shape_runs
from mlp_engine import Frame, FrameRequest, RunConfig, Session, Update
from mlp_engine.progress import micro_steps
from tests.app.views.vector_files import (
    Pixels,
    dark,
    drawings,
    pdf_pixels,
    picture_view,
    png_pixels,
    share_near,
    svg_pixels,
    svg_texts,
)

MakeFrame = Callable[..., Frame]
MakeView = Callable[..., EquationView]
SYMBOLS = ("Z", "A", "loss", "δ", "dW", "db", "W", "b")
SLIDE = PictureSize()
LEAST_TEXT = 20.0  # px
EDGE = 3  # px around a matrix, for outlines


@pytest.fixture
def make_view(qtbot: QtBot) -> MakeView:
    def make(frame: Frame, theme: Theme = LIGHT, size: tuple[int, int] = (1280, 300), **picked: object) -> EquationView:
        view = EquationView()
        qtbot.addWidget(view)
        view.resize(*size)
        view.apply_theme(theme)
        view.show_selection(Selection(**{"layer": frame.samples.l, **picked}))  # type: ignore[arg-type]
        view.show()
        view.show_frame(frame)
        view.finish()
        return view

    return make


def request(layer: int) -> FrameRequest:
    return FrameRequest(layer, 0, has_terms=True, has_update=True)


def at_step(symbol: str, l: int, layer: int | None = None, epochs: int = 20, **config: object) -> Frame:
    """Return a frame in which a step of an update has just been made."""
    session = Session(RunConfig(**config))  # type: ignore[arg-type]
    for _ in range(epochs):
        session.step()
    steps = [(step.symbol, step.l) for step in micro_steps(session.model.L)]
    session.look_on()
    if symbol == "W":
        session.look_back()
    while session.progress.position != steps.index((symbol, l)):
        session.look_on()
    return session.frame(request(layer or max(l, 1)))


def grabbed(widget: QWidget) -> Pixels:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def rgb(value: str) -> tuple[int, int, int]:
    color = QColor(value)
    return color.red(), color.green(), color.blue()


def heatmap(view: EquationView, name: str) -> OperandHeatmap:
    [found] = [heatmap for heatmap in view.sheet.shown() if heatmap.operand.name == name]
    return found


def place_in(view: EquationView, part: OperandHeatmap, rect: QRect) -> QRect:
    return rect.translated(part.mapTo(view, QPoint()))


def crop(pixels: Pixels, rect: QRect) -> Pixels:
    return pixels[rect.top() : rect.bottom() + 1, rect.left() : rect.right() + 1]


def image_pixels(view: EquationView, name: str) -> Pixels:
    part = heatmap(view, name)
    return crop(grabbed(view), place_in(view, part, part.image_rect()))


# What is drawn


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("symbol", SYMBOLS)
def test_every_cell_has_the_color_of_its_entry(
    make_view: MakeView, make_frame: MakeFrame, symbol: str, theme: Theme
) -> None:
    frame = make_frame(20, request(2), n_samples=12, layers=[(3, "tanh"), (1, "sigmoid")])
    view = make_view(frame, theme, symbol=symbol)
    pixels = grabbed(view)
    for part in view.sheet.shown():
        matrix, limit = part.operand.matrix, part.limit
        if limit is None:
            continue
        assert np.abs(matrix).max() <= limit
        for row, column in np.ndindex(matrix.shape):
            corner = place_in(view, part, part.cell_rect(row, column)).topLeft() + QPoint(2, 2)
            level = np.clip(128 + 127.5 * matrix[row, column] / limit, 0, 255)
            assert (pixels[corner.y(), corner.x()] == diverging_table(theme)[int(level)]).all()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize(
    ("step", "layer", "symbol", "blank", "drawn"),
    [
        (("Z", 2), 2, "δ", {"δ[2]", "δ[3]", "φ′(Z[2])"}, {"W[3]ᵀ"}),
        (("Z", 1), 2, "Z", {"Z[2]", "A[1]"}, {"W[2]", "b[2]"}),
        (("A", 3), 3, "loss", {"loss"}, {"A[3]", "Y"}),
        (("δ", 3), 3, "dW", {"dW[3]"}, {"δ[3]", "A[2]ᵀ"}),
        (("Z", 1), 2, "W", {"−η dW[2]", "W′[2]"}, {"W[2]"}),
    ],
)
def test_what_is_unknown_is_blank(
    make_view: MakeView,
    step: tuple[str, int],
    layer: int,
    symbol: str,
    blank: set[str],
    drawn: set[str],
    theme: Theme,
) -> None:
    view = make_view(at_step(*step, layer), theme, symbol=symbol)
    assert {part.operand.name for part in view.sheet.shown()} == blank | drawn
    for name in blank:
        assert (image_pixels(view, name) == rgb(theme.panel)).all()
    for name in drawn:
        assert (image_pixels(view, name) != rgb(theme.panel)).any()
    assert "nan" not in view.accessibleDescription()


def accent_pixels(view: EquationView) -> np.ndarray:
    return (grabbed(view) == rgb(view.theme.accent)).all(axis=-1)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("step", [("Z", 2), ("A", 1), ("loss", 3), ("δ", 3), ("δ", 1), ("dW", 2), ("db", 2)])
def test_only_the_newest_result_is_highlighted(make_view: MakeView, step: tuple[str, int], theme: Theme) -> None:
    symbol, l = step
    view = make_view(at_step(*step), theme, symbol=symbol)
    name = "loss" if symbol == "loss" else f"{symbol}[{l}]"
    part, is_accent = heatmap(view, name), accent_pixels(view)
    frame = place_in(view, part, part.image_rect()).adjusted(-EDGE, -EDGE, EDGE, EDGE)
    assert is_accent[frame.top(), frame.left() : frame.right() + 1].all()
    assert is_accent[frame.top() : frame.bottom() + 1, frame.left()].all()
    column = is_accent[:, frame.left() : frame.right() + 1]
    assert is_accent.sum() == column.sum()  # else only the name, which is above the matrix


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_nothing_is_highlighted_otherwise(make_view: MakeView, make_frame: MakeFrame, symbol: str) -> None:
    for frame in (make_frame(20, FrameRequest(3, 0)), at_step("db", 1, 3)):
        assert not accent_pixels(make_view(frame, symbol=symbol)).any()


def test_the_result_of_an_update_is_highlighted(make_view: MakeView) -> None:
    view = make_view(at_step("W", 0, 2), symbol="W")
    assert [part.is_highlighted for part in view.sheet.shown()] == [False, False, True]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("symbol", SYMBOLS)
def test_dimensions_that_have_to_match_have_one_readable_color(
    make_frame: MakeFrame, symbol: str, theme: Theme
) -> None:
    equation = equation_of(make_frame(1, request(2)), symbol)
    colors: dict[Dimension, set[str]] = {}
    for operand in equation.operands:
        _, (rows, *_, row_color), _, (columns, *_, column_color), *_ = shape_runs(operand, QFont(), theme)
        assert (rows, columns) == tuple(map(str, operand.matrix.shape))
        colors.setdefault(operand.rows, set()).add(row_color)
        colors.setdefault(operand.columns, set()).add(column_color)
    assert all(len(found) == 1 for found in colors.values())
    assert len(set.union(*colors.values())) == len(colors)
    assert all(contrast(QColor(one), QColor(theme.panel)) >= 4.5 for [one] in colors.values())


SIZES = [(420, 160, 10.0), (700, 200, 10.0), (1280, 300, 10.0), (640, 360, 10.0), (1920, 1080, 27.0)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size[:2])))
@pytest.mark.parametrize(
    "config",
    [
        {},
        {"layers": [(5, "tanh"), (4, "relu"), (3, "sigmoid"), (1, "sigmoid")]},
        {"n_samples": 2},
        {"layers": [(100, "relu"), (64, "relu"), (1, "sigmoid")]},
    ],
    ids=["default", "mixed", "two samples", "wide"],
)
def test_everything_fits(
    qtbot: QtBot, make_frame: MakeFrame, config: dict[str, object], size: tuple[int, int, float]
) -> None:
    width, height, points = size
    for layer in (1, 2, 3):
        frame = make_frame(1, request(layer), **config)
        for symbol in SYMBOLS:
            view = EquationView()
            qtbot.addWidget(view)
            font = view.font()
            font.setPointSizeF(points)
            view.setFont(font)
            view.resize(width, height)
            view.show_selection(Selection(layer, symbol=symbol))
            view.show_frame(frame)
            view.finish()
            assert_fits(view)


def assert_fits(view: EquationView) -> None:
    """Matrices, signs and writing lie in the sheet, and nothing on anything beside it."""
    sheet, layout = view.sheet, view.sheet._layout
    assert layout is not None
    assert layout.font.pointSizeF() >= 0.6 * view.font().pointSizeF()
    boxes = [(box.left(), box.right()) for _, box in layout.signs]
    for image, labels in zip(layout.images, sheet._labels, strict=True):
        wide = max(image.width(), *(length(runs) for runs in labels))
        boxes.append((image.center().x() + 0.5 - wide / 2, image.center().x() + 0.5 + wide / 2))
        assert sheet.rect().contains(image)
        assert image.width() >= 2
        assert image.height() >= 2
    edges = [
        *((box.left(), box.right()) for _, box in layout.signs),
        *((i.left(), i.right() + 1) for i in layout.images),
    ]
    assert min(left for left, _ in edges) == pytest.approx(sheet.width() - max(right for _, right in edges), abs=2)
    boxes.sort()
    assert boxes[0][0] >= 0
    assert boxes[-1][1] <= sheet.width()
    assert all(right <= left + 1 for (_, right), (left, _) in itertools.pairwise(boxes))


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_large_layers_are_drawn(make_view: MakeView, make_frame: MakeFrame, symbol: str) -> None:
    layers = [(2048, "relu"), (2048, "relu"), (1, "sigmoid")]
    view = make_view(make_frame(0, request(2), layers=layers, n_samples=50), symbol=symbol)
    assert grabbed(view).std(axis=(0, 1)).max() != 0.0


@pytest.mark.parametrize("size", [(1, 1), (60, 60), (1, 400), (400, 1), (3000, 40), (2560, 1440)])
@pytest.mark.parametrize("symbol", ["Z", "δ", "W"])
def test_it_can_be_drawn_at_any_size(
    make_view: MakeView, make_frame: MakeFrame, symbol: str, size: tuple[int, int]
) -> None:
    view = make_view(make_frame(5, request(2)), DARK, symbol=symbol, cell=(0, 0))
    view.resize(*size)
    QApplication.processEvents()
    assert view.grab().width() == view.width()


# An update


def test_an_update_has_one_scale_and_the_loss_along_it(make_view: MakeView, make_frame: MakeFrame) -> None:
    frame = make_frame(20, request(2))
    view = make_view(frame, symbol="W")
    assert len({part.limit for part in view.sheet.shown()}) == 1
    assert not view.plot.isHidden()
    view.show_selection(replace(view.selection, symbol="Z"))
    assert view.plot.isHidden()


def test_without_an_update_there_is_no_plot(make_view: MakeView, make_frame: MakeFrame) -> None:
    assert make_view(make_frame(20, FrameRequest(2, 0)), symbol="W").plot.isHidden()


def descent(qtbot: QtBot, losses: list[float], rate: float) -> DescentPlot:
    plot = DescentPlot()
    qtbot.addWidget(plot)
    plot.resize(300, 200)
    empty = np.zeros((1, 1))
    rates = np.linspace(0.0, 4.0, len(losses))
    plot.show_update(Update(1, empty, empty, empty, empty, rate, rates, np.array(losses)))
    return plot


def test_a_rate_that_is_too_large_is_seen_to_overshoot(qtbot: QtBot) -> None:
    plot = descent(qtbot, [5.0, 1.0, 3.0, 90.0, float("inf")], rate=2.0)
    start, least, end = plot.place_of(0.0), plot.place_of(1.0), plot.place_of(2.0)
    assert start is not None
    assert least is not None
    assert end is not None
    assert start.x() < least.x() < end.x()
    assert least.y() > end.y() + 20 > start.y() + 20  # y grows downwards
    assert all(plot.area().contains(point) for point in (start, least, end))
    assert plot.place_of(4.0) is None
    assert "inf" not in plot.accessibleDescription()
    pixels = grabbed(plot)
    assert (pixels[round(end.y()), round(end.x())] == rgb(LIGHT.accent)).all()


@pytest.mark.parametrize(
    "losses", [[1.0, 1.0, 1.0], [0.0, 0.0, 0.0], [1.0, float("nan"), float("inf")], [float("inf")] * 3]
)
def test_any_losses_can_be_drawn(qtbot: QtBot, losses: list[float]) -> None:
    plot = descent(qtbot, losses, rate=2.0)
    assert grabbed(plot).shape == (200, 300, 3)
    assert not {"nan", "inf"} & set(plot.accessibleDescription().replace(";", "").split())


# Pointer and keys


def asked(view: EquationView, act: Callable[[], None]) -> list[Selection]:
    """Return what is asked for while ``act`` runs."""
    requests: list[Selection] = []
    view.selection_requested.connect(requests.append)
    act()
    view.selection_requested.disconnect(requests.append)
    return requests


def cell_middle(part: OperandHeatmap, row: int, column: int) -> QPoint:
    return part.cell_rect(row, column).center()


def move(part: OperandHeatmap, row: int, column: int) -> None:
    """Move the pointer to a cell."""
    place, button = cell_middle(part, row, column), Qt.MouseButton.NoButton
    at = part.mapToGlobal(place)
    move_ = QMouseEvent(QEvent.Type.MouseMove, place, at, button, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(part, move_)


@pytest.mark.parametrize(
    ("symbol", "name", "cell", "sample"),
    [
        ("Z", "Z[2]", (3, 120), 120),
        ("Z", "A[1]", (9, 7), 7),
        ("δ", "φ′(Z[2])", (7, 299), 299),
        ("dW", "A[1]ᵀ", (40, 2), 40),
    ],
)
def test_hovering_lights_a_sample_and_leaving_does_not(
    qtbot: QtBot,
    make_view: MakeView,
    make_frame: MakeFrame,
    symbol: str,
    name: str,
    cell: tuple[int, int],
    sample: int,
) -> None:
    view = make_view(make_frame(5, request(2)), size=(1900, 500), symbol=symbol)
    part = heatmap(view, name)
    rows, columns = part.image_rect().height(), part.image_rect().width()
    [request_] = asked(view, lambda: move(part, *cell))
    most_off = max(1, *part.matrix.shape) / min(rows, columns)  # where a pixel has several samples
    assert request_.hovered is not None
    assert abs(request_.hovered - sample) <= most_off
    assert replace(request_, hovered=None) == view.selection
    view.show_selection(request_)
    assert asked(view, lambda: move(part, *cell)) == []
    left = asked(view, lambda: QApplication.sendEvent(part, QEvent(QEvent.Type.Leave)) and None)
    assert [one.hovered for one in left] == [None]


def test_hovering_a_matrix_without_samples_asks_for_nothing(
    qtbot: QtBot, make_view: MakeView, make_frame: MakeFrame
) -> None:
    view = make_view(make_frame(5, request(2)), symbol="Z")
    part = heatmap(view, "W[2]")
    assert asked(view, lambda: move(part, 1, 1)) == []


def click(qtbot: QtBot, view: EquationView, name: str, row: int, column: int) -> list[Selection]:
    part = heatmap(view, name)
    place = cell_middle(part, row, column)
    return asked(view, lambda: qtbot.mouseClick(part, Qt.MouseButton.LeftButton, pos=place))


def test_a_click_on_the_result_picks_its_cell(qtbot: QtBot, make_view: MakeView, make_frame: MakeFrame) -> None:
    frame = make_frame(5, request(2), n_samples=30)
    view = make_view(frame, symbol="A_prev")
    [picked] = click(qtbot, view, "Z[2]", 6, 11)
    assert picked == Selection(2, neuron=6, symbol="Z", cell=(6, 11), sample=11)
    view.show_selection(replace(picked, symbol="dW", cell=None))
    [picked] = click(qtbot, view, "dW[2]", 2, 9)
    assert picked == Selection(2, neuron=2, source=9, symbol="dW", cell=(2, 9), sample=11)
    view.show_selection(replace(picked, symbol="W", cell=None))
    [picked] = click(qtbot, view, "W[2]", 1, 15)
    assert picked == Selection(2, neuron=1, source=15, symbol="W", cell=(1, 15), sample=11)


def test_a_click_on_an_operand_picks_its_sample_only(qtbot: QtBot, make_view: MakeView, make_frame: MakeFrame) -> None:
    view = make_view(make_frame(5, request(2), n_samples=30), symbol="dW")
    before = view.selection
    assert click(qtbot, view, "δ[2]", 3, 22) == [replace(before, sample=22)]
    assert click(qtbot, view, "A[1]ᵀ", 4, 1) == [replace(before, sample=4)]
    view.show_selection(replace(before, symbol="Z"))
    assert click(qtbot, view, "W[2]", 3, 2) == []


def test_a_result_that_is_unknown_has_no_cells(qtbot: QtBot, make_view: MakeView) -> None:
    view = make_view(at_step("Z", 1, 2), symbol="Z", cell=(1, 1))
    assert click(qtbot, view, "Z[2]", 3, 2) == []
    assert view.picked_cell() is None
    assert view.cell_panel.isHidden()


def changed(view: EquationView, selection: Selection) -> np.ndarray:
    """Return which pixels of the sheet another selection changes."""
    before = grabbed(view)
    view.show_selection(selection)
    return np.asarray((grabbed(view) != before).any(axis=-1))


def cells_rect(view: EquationView, name: str, row: int | None, column: int | None) -> QRect:
    part = heatmap(view, name)
    rows, columns = part.matrix.shape
    first = part.cell_rect(row or 0, column or 0)
    last = part.cell_rect(rows - 1 if row is None else row, columns - 1 if column is None else column)
    return place_in(view, part, first | last).adjusted(-EDGE, -EDGE, EDGE, EDGE)


def assert_outlined(changes: np.ndarray, rects: list[QRect]) -> None:
    """All that has changed lies on the edges of the rectangles, and each of them has changed."""
    rest = changes.copy()
    for rect in rects:
        rows, columns = slice(rect.top(), rect.bottom() + 1), slice(rect.left(), rect.right() + 1)
        assert changes[rows, columns].any()
        inside = rect.adjusted(EDGE, EDGE, -EDGE, -EDGE)
        assert not changes[inside.top() : inside.bottom() + 1, inside.left() : inside.right() + 1].any()
        rest[rows, columns] = False
    assert not rest.any()


def test_a_cell_and_what_made_it_are_outlined(make_view: MakeView, make_frame: MakeFrame) -> None:
    frame = make_frame(5, request(2), n_samples=30)
    for symbol, cell, parts in (
        ("Z", (3, 7), [("Z[2]", 3, 7), ("W[2]", 3, None), ("A[1]", None, 7), ("b[2]", 3, 0)]),
        ("δ", (5, 2), [("δ[2]", 5, 2), ("W[3]ᵀ", 5, None), ("δ[3]", None, 2), ("φ′(Z[2])", 5, 2)]),
        ("dW", (4, 9), [("dW[2]", 4, 9), ("δ[2]", 4, None), ("A[1]ᵀ", None, 9)]),
        ("db", (6, 0), [("db[2]", 6, 0), ("δ[2]", 6, None)]),
        ("A", (2, 8), [("A[2]", 2, 8), ("Z[2]", 2, 8)]),
        ("W", (1, 3), [("W[2]", 1, 3), ("−η dW[2]", 1, 3), ("W′[2]", 1, 3)]),
    ):
        view = make_view(frame, symbol=symbol)
        view.hide_controls()  # lest the sum beside it take room
        view.finish()
        changes = changed(view, replace(view.selection, cell=cell))
        assert_outlined(changes, [cells_rect(view, *part) for part in parts])


def test_the_lit_sample_is_outlined_wherever_it_is(make_view: MakeView, make_frame: MakeFrame) -> None:
    frame = make_frame(5, request(2), n_samples=30)
    view = make_view(frame, symbol="dW", sample=4)
    changes = changed(view, replace(view.selection, hovered=20))
    lit = [("δ[2]", None, 4), ("δ[2]", None, 20), ("A[1]ᵀ", 4, None), ("A[1]ᵀ", 20, None)]
    assert_outlined(changes, [cells_rect(view, *part) for part in lit])
    pixels = grabbed(view)
    corner = cells_rect(view, "δ[2]", None, 20).topLeft() + QPoint(2, 2)
    assert (pixels[corner.y(), corner.x()] == rgb(dimension_color(Dimension.SAMPLE, LIGHT))).all()


def press(view: EquationView, key: Qt.Key) -> bool:
    """Press a key as the window would see it, and tell whether the view has used it."""
    override = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
    override.ignore()
    QApplication.sendEvent(view, override)
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    view.keyPressEvent(event)
    assert event.isAccepted() == override.isAccepted()
    return event.isAccepted()


def test_arrow_keys_move_the_cell_and_escape_drops_it(make_view: MakeView, make_frame: MakeFrame) -> None:
    view = make_view(make_frame(5, request(2)), symbol="Z")
    view.selection_requested.connect(view.show_selection)
    assert not press(view, Qt.Key.Key_Escape)
    keys = Qt.Key
    for key, cell in (
        (keys.Key_Down, (0, 0)),
        (keys.Key_Right, (0, 1)),
        (keys.Key_Down, (1, 1)),
        (keys.Key_Up, (0, 1)),
        (keys.Key_Up, (0, 1)),
        (keys.Key_Left, (0, 0)),
        (keys.Key_Left, (0, 0)),
    ):
        assert press(view, key)
        assert view.selection.cell == cell
        assert (view.selection.neuron, view.selection.sample) == cell
    assert not view.cell_panel.isHidden()
    assert press(view, keys.Key_Escape)
    assert view.selection.cell is None
    assert view.cell_panel.isHidden()
    assert not any(press(view, key) for key in (keys.Key_Escape, keys.Key_PageUp, keys.Key_PageDown, keys.Key_Space))


def test_it_can_be_read_aloud(make_view: MakeView, make_frame: MakeFrame) -> None:
    frame = make_frame(5, request(2))
    view = make_view(frame, symbol="dW", cell=(1, 2))
    equation, cell = view.accessibleDescription().split("\n")
    assert equation == "dW[2] (8, 16) = δ[2] (8, 300) A[1]ᵀ (300, 16)"
    name, value = cell.split(": ")
    assert name == "dW[2] row 2, column 3"
    assert float(value.replace("−", "-")) == pytest.approx(frame.layers[1].dW[1, 2], rel=1e-3)
    assert heatmap(view, "A[1]ᵀ").accessibleName() == "A[1]ᵀ (300, 16)"


@pytest.mark.parametrize(
    ("symbol", "term", "name"),
    [
        ("Z", ("A_prev", 2), "A[1]"),
        ("Z", ("W", 2), "W[2]"),
        ("dW", ("A_prev", 2), "A[1]ᵀ"),
        ("δ", ("δ", 3), "δ[3]"),
        ("δ", ("W", 3), "W[3]ᵀ"),
        ("loss", ("loss", 3), "loss"),
        ("W", ("dW", 2), "−η dW[2]"),
        ("Z", ("A", 2), None),
        ("Z", ("boundary", 0), None),
        ("δ", ("Z", 2), None),
    ],
)
def test_a_term_of_the_lesson_is_found(
    make_view: MakeView, make_frame: MakeFrame, symbol: str, term: tuple[str, int], name: str | None
) -> None:
    view = make_view(make_frame(5, request(2)), symbol=symbol)
    part = None if name is None else heatmap(view, name)
    expected = None if part is None else place_in(view, part, part.rect())
    assert view.place_of(*term) == expected
    view.hide()
    assert view.place_of(*term) is None


# As few pixels as possible


def test_frames_of_one_shape_are_laid_out_once(
    make_view: MakeView, monkeypatch: pytest.MonkeyPatch, make_frame: MakeFrame
) -> None:
    view = make_view(make_frame(5, request(2)), symbol="Z")
    monkeypatch.setattr(app.views.equation.equation_sheet, "arrange", None)
    for epochs in (6, 7):
        view.show_frame(make_frame(epochs, request(2)))
    with pytest.raises(TypeError):
        view.show_frame(make_frame(5, request(3)))


def test_only_what_has_changed_is_painted(
    make_view: MakeView, monkeypatch: pytest.MonkeyPatch, make_frame: MakeFrame
) -> None:
    view = make_view(make_frame(5, request(3)), symbol="loss")
    painted: list[str] = []
    paint = OperandHeatmap.paintEvent

    def note(part: OperandHeatmap, event: object) -> None:
        painted.append(part.operand.name)
        paint(part, event)  # type: ignore[arg-type]

    monkeypatch.setattr(OperandHeatmap, "paintEvent", note)
    QApplication.processEvents()
    painted.clear()
    view.show_frame(make_frame(50, request(3)))
    QApplication.processEvents()
    assert "Y" not in painted
    assert "loss" in painted
    painted.clear()
    view.show_selection(replace(view.selection, pulls=(1, 2), neuron=0))
    QApplication.processEvents()
    assert painted == []


# Pictures


@pytest.mark.parametrize("symbol", ["Z", "δ", "W", "loss"])
def test_a_picture_shows_what_the_view_shows(make_view: MakeView, make_frame: MakeFrame, symbol: str) -> None:
    frame = make_frame(5, request(3))
    model = make_view(frame, size=(640, 360), symbol=symbol, cell=(0, 0), sample=3)
    pictures = []
    for other in (model, None):
        view = EquationView()
        if other is not None:
            view.take_after(other)
        pictures.append(png_pixels(picture_view(view, frame, LIGHT, SLIDE), LIGHT, SLIDE))
        assert view.cell_panel.isHidden()
    model.cell_panel.hide()
    assert (pictures[0] == png_pixels(picture_view(model, frame, LIGHT, SLIDE), LIGHT, SLIDE)).all()
    assert (pictures[0] != pictures[1]).any()


def test_a_picture_takes_no_pointer(qtbot: QtBot, make_view: MakeView, make_frame: MakeFrame) -> None:
    view = make_view(make_frame(5, request(2)), symbol="Z")
    view.hide_controls()
    part = heatmap(view, "Z[2]")
    assert part.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert view.focusPolicy() == Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize("symbol", ["δ", "loss", "W"])
def test_drawings_look_like_the_picture(make_frame: MakeFrame, qtbot: QtBot, symbol: str) -> None:
    view = EquationView()
    qtbot.addWidget(view)
    view.show_selection(Selection(2, symbol=symbol))
    picture_view(view, make_frame(50, request(3 if symbol == "loss" else 2)), LIGHT, SLIDE)
    svg, pdf = drawings(view, LIGHT, SLIDE)
    png = dark(png_pixels(view, LIGHT, SLIDE))
    for other in (dark(svg_pixels(svg, SLIDE)), dark(pdf_pixels(pdf, SLIDE))):
        assert share_near(png, other) > 0.99
        assert share_near(other, png) > 0.99
    assert min(pixels for _, pixels in svg_texts(svg, SLIDE)) >= LEAST_TEXT


def test_the_ground_is_left_out_in_a_clear_theme(qtbot: QtBot, make_frame: MakeFrame) -> None:
    view = EquationView()
    qtbot.addWidget(view)
    alpha = png_pixels(picture_view(view, make_frame(5, request(2)), TRANSPARENT, SLIDE), TRANSPARENT, SLIDE)[..., 3]
    assert (alpha == 0).mean() > 0.1
    assert alpha.max() == 255


def test_frames_can_be_drawn_on_one_scale(make_view: MakeView, make_frame: MakeFrame) -> None:
    early, late = make_frame(0, request(2)), make_frame(300, request(2))
    view = make_view(early, symbol="Z")
    view.scale_to([early, late])
    limits = []
    for frame in (early, late):
        view.show_frame(frame)
        limits.append([part.limit for part in view.sheet.shown()])
    assert limits[0] == limits[1]
    assert all(isinstance(part.operand, Operand) for part in view.sheet.shown())
