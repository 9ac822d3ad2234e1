"""The equation strip: where everything is, and when it is drawn."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import app.views.equation.equation_sheet
from app.lesson.selection import Selection
from app.lesson.updates import update_symbols
from app.style.theme import DARK
from app.views.equation.equation_view import EquationView
from app.views.equation.operand_heatmap import OperandHeatmap
from app.views.text.typeset import length
from mlp_engine import Frame
from tests.app.views.equation.equations import SYMBOLS, grabbed, request

MakeFrame = Callable[..., Frame]
MakeView = Callable[..., EquationView]
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
    """Matrices, signs and writing lie in the sheet, and nothing on anything beside it, nor an equation on another."""
    sheet, layout = view.sheet, view.sheet._layout
    assert layout is not None
    assert layout.font.pointSizeF() >= 0.6 * view.font().pointSizeF()
    edges: list[tuple[float, float]] = []
    lowest = 0
    for images, labels in lines_of(view):
        assert all(image.width() >= 2 and image.height() >= 2 and sheet.rect().contains(image) for image in images)
        middle = images[0].center().y()
        boxes = [(box.left(), box.right()) for _, box in layout.signs if abs(box.center().y() - middle) < 2]
        edges += [*boxes, *((image.left(), image.right() + 1.0) for image in images)]
        for image, both in zip(images, labels, strict=True):
            wide = max(image.width(), *(length(runs) for runs in both))
            boxes.append((image.center().x() + 0.5 - wide / 2, image.center().x() + 0.5 + wide / 2))
        boxes.sort()
        assert boxes[0][0] >= 0
        assert boxes[-1][1] <= sheet.width()
        assert all(right <= left + 1 for (_, right), (left, _) in itertools.pairwise(boxes))
        written = [box for image, both in zip(images, labels, strict=True) for *_, box in sheet._labels_at(image, both)]
        assert min(box.top() for box in written) >= lowest
        lowest = max(box.bottom() for box in written)
    assert lowest <= sheet.height()
    assert min(left for left, _ in edges) == pytest.approx(sheet.width() - max(right for _, right in edges), abs=2)


def lines_of(view: EquationView) -> Iterator[tuple[list[QRect], list[Any]]]:
    """Yield where the matrices of each equation are, with their names and shapes."""
    assert view.sheet._layout is not None
    images, labels = iter(view.sheet._layout.images), iter(view.sheet._labels)
    for equation in view.sheet.drawn():
        count = len(equation.operands)
        yield list(itertools.islice(images, count)), list(itertools.islice(labels, count))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size[:2])))
@pytest.mark.parametrize("optimizer", ["momentum", "adamw"])
@pytest.mark.parametrize("symbol", ["W", "b"])
def test_an_update_with_all_that_is_remembered_fits(
    make_view: MakeView, make_frame: MakeFrame, optimizer: str, symbol: str, size: tuple[int, int, float]
) -> None:
    frame = make_frame(2, request(2), optimizer=optimizer, learning_rate=0.02, clip_norm=0.1)
    view = make_view(frame, size=size[:2], symbol=symbol)
    assert_fits(view)
    symbols = [equation.symbol for equation in view.sheet.drawn()]
    assert symbols in ([symbol], list(update_symbols(frame.config, symbol)))
    assert len(symbols) > 1 or size[1] < 200


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
