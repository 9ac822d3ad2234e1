from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from pytestqt.qtbot import QtBot

from app.export.figures.picture_size import SIZES, PictureSize
from app.lesson.quantities import SYMBOLS
from app.lesson.selection import Selection
from app.style.theme import DARK, LIGHT, TRANSPARENT, Theme, diverging_table
from app.views.heatmaps.heatmap import Heatmap
from app.views.heatmaps.heatmap_axes import counted
from app.views.heatmaps.matrix_view import MatrixView
from app.views.heatmaps.number_heatmap import text_colors
from mlp_engine import Frame, FrameRequest
from mlp_engine.arrays import FloatArray
from tests.app.views.vector_files import (
    dark,
    drawings,
    pdf_pixels,
    pdf_words,
    picture_view,
    png_pixels,
    share_near,
    svg_pixels,
    svg_texts,
)

MakeFrame = Callable[..., Frame]
MakeView = Callable[[str], MatrixView]

SLIDE = PictureSize()
LEAST_TEXT = 20.0  # px
LEAST_CONTRAST = 4.5  # of small text, by WCAG
SHAPES = {"A_prev": 300, "W": 16, "b": 1, "Z": 300, "A": 300, "δ": 300, "dW": 16, "db": 1}


@pytest.fixture
def make_view(qtbot: QtBot) -> MakeView:
    def make(symbol: str) -> MatrixView:
        view = MatrixView(symbol)
        qtbot.addWidget(view)
        return view

    return make


def layer_2(make_frame: MakeFrame, **config: object) -> Frame:
    return make_frame(50, FrameRequest(2, 0), **config)


def matrices(frame: Frame) -> dict[str, FloatArray]:
    s, layer = frame.samples, frame.layers[frame.samples.l - 1]
    return {
        "A_prev": s.A_prev,
        "W": layer.W,
        "b": layer.b,
        "Z": s.Z,
        "A": s.A,
        "δ": s.delta,
        "dW": layer.dW,
        "db": layer.db,
    }


def heatmap(view: MatrixView) -> Heatmap:
    found = view.findChild(Heatmap)
    assert isinstance(found, Heatmap)
    return found


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_the_matrix_is_shown_with_its_name_and_shape(make_view: MakeView, make_frame: MakeFrame, symbol: str) -> None:
    frame = layer_2(make_frame)
    view = picture_view(make_view(symbol), frame, LIGHT, SLIDE)
    assert isinstance(view, MatrixView)
    matrix = matrices(frame)[symbol]
    assert heatmap(view).matrix is matrix
    name = "A[1]" if symbol == "A_prev" else f"{symbol}[2]"
    assert view._panel.title.text().startswith(f"{name} ({matrix.shape[0]} × {SHAPES[symbol]}): ")


def cell_texts(view: MatrixView, pdf: bytes, size: PictureSize, tmp_path: Path) -> dict[tuple[int, int], str]:
    """Return what Poppler reads in each cell."""
    scale, picture = size.width / view.width(), heatmap(view)
    origin = picture.mapTo(view, picture.rect().topLeft())
    texts = {}
    for text, box in pdf_words(pdf, size, tmp_path):
        cell = picture.cell_at((box.center() / scale).toPoint() - origin)
        if cell is not None:
            texts[cell] = text
    return texts


@pytest.mark.parametrize(("symbol", "layer"), [("W", 1), ("W", 2), ("b", 2), ("dW", 2), ("db", 1), ("W", 3), ("dW", 3)])
def test_numbers_in_the_cells_are_those_of_the_matrix(
    make_view: MakeView, make_frame: MakeFrame, tmp_path: Path, symbol: str, layer: int
) -> None:
    frame = make_frame(50, FrameRequest(layer, 0))
    view = picture_view(make_view(symbol), frame, LIGHT, SLIDE)
    assert isinstance(view, MatrixView)
    texts = cell_texts(view, drawings(view, LIGHT, SLIDE)[1], SLIDE, tmp_path)
    matrix = matrices(frame)[symbol]
    title = view._panel.title.text()
    unit = 10.0 ** float(title.rpartition("10^")[2].replace("−", "-")) if "10^" in title else 1.0
    assert set(texts) == set(np.ndindex(matrix.shape))
    read = np.array([float(texts[cell].replace("−", "-")) for cell in np.ndindex(matrix.shape)]).reshape(matrix.shape)
    digits = max(len(text.partition(".")[2]) for text in texts.values())
    assert digits >= 2
    assert np.abs(read * unit - matrix).max() <= 0.5001 * unit * 10.0**-digits
    assert np.abs(matrix).max() > 50 * unit * 10.0**-digits


def test_cells_too_small_for_legible_numbers_have_none(
    make_view: MakeView, make_frame: MakeFrame, tmp_path: Path
) -> None:
    view = picture_view(make_view("Z"), layer_2(make_frame), LIGHT, SLIDE)
    assert isinstance(view, MatrixView)
    assert cell_texts(view, drawings(view, LIGHT, SLIDE)[1], SLIDE, tmp_path) == {}


@pytest.mark.parametrize("name", ["16:9", "4:3", "square"])
@pytest.mark.parametrize("symbol", ["W", "dW", "b", "Z"])
def test_no_text_of_a_slide_is_small(make_view: MakeView, make_frame: MakeFrame, symbol: str, name: str) -> None:
    size = SIZES[name][1]
    svg, _ = drawings(picture_view(make_view(symbol), layer_2(make_frame), LIGHT, size), LIGHT, size)
    assert min(pixels for _, pixels in svg_texts(svg, size)) >= LEAST_TEXT


@pytest.mark.parametrize("symbol", ["W", "Z"])
def test_text_is_at_the_same_place_in_svg_and_pdf(make_view: MakeView, make_frame: MakeFrame, symbol: str) -> None:
    view = picture_view(make_view(symbol), layer_2(make_frame), LIGHT, SLIDE)
    svg, pdf = drawings(view, LIGHT, SLIDE)
    png = dark(png_pixels(view, LIGHT, SLIDE))
    for other in (dark(svg_pixels(svg, SLIDE)), dark(pdf_pixels(pdf, SLIDE))):
        assert share_near(png, other) > 0.99
        assert share_near(other, png) > 0.99
    words = {text for text, _ in svg_texts(svg, SLIDE)}
    assert {"neurons", "8", "1", symbol} <= words


def contrasts(colors: npt.ArrayLike, grounds: npt.ArrayLike) -> FloatArray:
    """Return the contrast of each colour (n, 3) on its ground (n, 3) or on the only one (3,), by WCAG."""

    def luminance(rgb: npt.ArrayLike) -> FloatArray:
        shares = np.asarray(rgb) / 255.0
        linear = np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)
        return linear @ np.array([0.2126, 0.7152, 0.0722])

    one, other = luminance(colors), luminance(grounds)
    return (np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_numbers_can_be_read_on_every_color(theme: Theme) -> None:
    colors = [(color.red(), color.green(), color.blue()) for color in text_colors(theme)]
    assert contrasts(colors, diverging_table(theme)).min() >= LEAST_CONTRAST


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_numbers_stand_out_from_their_cells(make_view: MakeView, make_frame: MakeFrame, theme: Theme) -> None:
    frame = layer_2(make_frame)
    ramp = np.linspace(-1.0, 1.0, 8 * 16).reshape(8, 16)
    frame = replace(frame, layers=(frame.layers[0], replace(frame.layers[1], W=ramp), frame.layers[2]))
    view = picture_view(make_view("W"), frame, theme, SLIDE)
    assert isinstance(view, MatrixView)
    pixels, scale, picture = png_pixels(view, theme, SLIDE), SLIDE.width / view.width(), heatmap(view)
    origin = picture.mapTo(view, picture.rect().topLeft())
    for row, column in np.ndindex(ramp.shape):
        rect = picture.cell_rect(row, column).translated(origin).adjusted(2, 2, -2, -2)
        left, top, width, height = (round(scale * edge) for edge in rect.getRect())
        cell = pixels[top : top + height, left : left + width, :3].reshape(-1, 3)
        assert contrasts(cell, cell[0]).max() >= LEAST_CONTRAST


def test_the_ground_is_left_out_in_a_clear_theme(make_view: MakeView, make_frame: MakeFrame) -> None:
    view = picture_view(make_view("b"), layer_2(make_frame), TRANSPARENT, SLIDE)
    alpha = png_pixels(view, TRANSPARENT, SLIDE)[..., 3]
    assert (alpha == 0).mean() > 0.5
    assert alpha.max() == 255


def test_frames_can_be_drawn_on_one_scale(make_view: MakeView, make_frame: MakeFrame) -> None:
    early, late = make_frame(0, FrameRequest(2, 0)), make_frame(200, FrameRequest(2, 0))
    view = make_view("b")
    view.scale_to([early, late])
    scales = []
    for frame in (early, late):
        picture_view(view, frame, LIGHT, SLIDE)
        scales.append(view._panel.color_bar.accessibleDescription())
    largest = float(scales[0].rpartition(" ")[2])
    assert scales[0] == scales[1]
    assert largest >= np.abs(late.layers[1].b).max() > 0.5 * largest


def test_the_selected_neuron_is_marked_and_taken_over(make_view: MakeView, make_frame: MakeFrame) -> None:
    frame = layer_2(make_frame)
    plain = png_pixels(picture_view(make_view("W"), frame, LIGHT, SLIDE), LIGHT, SLIDE)
    marked, after = make_view("W"), make_view("W")
    marked.show_selection(Selection(2, 3))
    after.take_after(marked)
    pictures = [png_pixels(picture_view(view, frame, LIGHT, SLIDE), LIGHT, SLIDE) for view in (marked, after)]
    assert (pictures[0] == pictures[1]).all()
    assert (pictures[0] != plain).any()


@pytest.mark.parametrize("size", [(64, 64), (1920, 64), (64, 1080), (300, 300)])
@pytest.mark.parametrize("symbol", ["W", "b", "Z"])
def test_a_matrix_can_be_drawn_at_any_size(
    make_view: MakeView, make_frame: MakeFrame, symbol: str, size: tuple[int, int]
) -> None:
    picture_size = PictureSize(*size)
    view = picture_view(make_view(symbol), layer_2(make_frame), DARK, picture_size)
    assert png_pixels(view, DARK, picture_size).shape == (size[1], size[0], 4)


def test_a_large_layer_is_drawn_without_numbers(make_view: MakeView, make_frame: MakeFrame) -> None:
    layers = [(64, "relu"), (64, "relu"), (1, "sigmoid")]
    svg, _ = drawings(picture_view(make_view("W"), layer_2(make_frame, layers=layers), LIGHT, SLIDE), LIGHT, SLIDE)
    texts = {text for text, _ in svg_texts(svg, SLIDE)}
    assert {"neurons", "inputs", "60"} <= texts
    assert len(texts) < 100


@pytest.mark.parametrize(
    ("n", "size", "room", "numbers"),
    [
        (8, 100.0, 10.0, [1, 2, 3, 4, 5, 6, 7, 8]),
        (8, 40.0, 10.0, [2, 4, 6, 8]),
        (64, 300.0, 24.0, [1, 10, 20, 30, 40, 50, 60]),
        (8, 5.0, 10.0, []),
        (1, 30.0, 10.0, [1]),
    ],
)
def test_axes_are_counted_as_far_as_there_is_room(n: int, size: float, room: float, numbers: list[int]) -> None:
    assert counted(n, size, room) == numbers
