"""Lines, areas and writing in pictures: where they belong, as wide as they should be, whole."""

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.export.figures.picture_size import PictureSize
from app.export.pictures.drawing import draw_pdf, draw_svg, logical_size
from app.style.theme import LIGHT, diverging_table
from app.views.boundary.boundary_view import CONTOUR_WIDTH, BoundaryView
from app.views.curves.gradient_norm_view import GradientNormView
from app.views.curves.loss_view import LossView
from app.views.heatmaps.color_bar import ColorBar
from app.views.heatmaps.heatmap import Heatmap
from app.views.network.network_view import NetworkView
from app.views.view import View
from mlp_engine import Frame
from tests.app.export.pictures.sheets import ALIKE, SMALL, VIEWS, pixel_of, rgb
from tests.app.export.renderers import ALL, OTHERS, Pixels, by_qt, difference
from tests.programs import program

MakeFrame = Callable[..., Frame]


MakeSheet = Callable[..., QWidget]


def texts_of(svg: bytes) -> list[str]:
    return [text.strip() for text in re.findall(r"<text[^>]*>([^<]*)</text>", svg.decode())]


@pytest.mark.parametrize("draw", ALL.values(), ids=ALL.keys())
def test_contour_and_samples_are_where_they_belong(
    make_sheet: MakeSheet, make_frame: MakeFrame, draw: Callable[..., Pixels]
) -> None:
    frame, view = make_frame(300), BoundaryView()
    pixels = draw(make_sheet([view], frame), SMALL, LIGHT).astype(float)
    for k, color in enumerate(LIGHT.class_colors[:2]):
        samples = frame.X[:, frame.Y[0] == k].T
        places = [pixel_of(view, SMALL, *sample) for sample in samples]
        distances = [np.abs(pixels[row, column, :3] - rgb(color)).sum() for row, column in places]
        assert np.mean(np.array(distances) < 60) > 0.8  # some lie below others
    x1, x2 = view.contour.getData()
    inside = slice(len(x1) // 20, -len(x1) // 20)
    places = [pixel_of(view, SMALL, *point) for point in zip(x1[inside], x2[inside], strict=True)]
    distances = [np.abs(pixels[row, column, :3] - rgb(LIGHT.contour)).sum() for row, column in places]
    assert np.mean(np.array(distances) < 120) > 0.75  # samples cover the rest


@pytest.mark.parametrize("size", [SMALL, PictureSize(1920, 1080), PictureSize(600, 338, 45.0, 14.0)])
@pytest.mark.parametrize("draw", ALL.values(), ids=ALL.keys())
def test_lines_are_as_wide_as_the_picture_is_large(
    make_sheet: MakeSheet, make_frame: MakeFrame, draw: Callable[..., Pixels], size: PictureSize
) -> None:
    frame, view = make_frame(300), BoundaryView()
    sheet = make_sheet([view], frame, size=size)
    pixels = draw(sheet, size, LIGHT).astype(float)
    scale = size.width / sheet.width()
    x1, x2 = (float(values[40]) for values in view.contour.getData())  # near its end, far from every sample
    other1, other2 = (float(values[44]) for values in view.contour.getData())
    (row, column), (other_row, other_column) = (pixel_of(view, SMALL, *point) for point in ((x1, x2), (other1, other2)))
    slope = (other_row - row) / (other_column - column)
    row, column = pixel_of(view, size, x1, x2)
    reach = int(8 * scale)
    across = pixels[row - reach : row + reach, column, 1]
    ground = (across[0] + across[-1]) / 2
    darkness = (ground - across).clip(0) / (ground - rgb(LIGHT.contour)[1])
    width = darkness.sum() / np.hypot(1.0, slope)
    assert width == pytest.approx(CONTOUR_WIDTH * scale, rel=0.3)


@pytest.mark.parametrize("kind", VIEWS)
def test_ink_grows_with_the_picture(make_sheet: MakeSheet, make_frame: MakeFrame, kind: type[View]) -> None:
    """Lines that stay a pixel wide would leave the larger picture lighter."""
    theme = replace(LIGHT, border=LIGHT.text, grid=LIGHT.text)  # for the lines to weigh as much as the rest
    sheet = make_sheet([kind()], make_frame(30), theme)
    sizes = [
        PictureSize(823, 463, 61.7, 14.0),
        PictureSize(1646, 926, 123.4, 14.0),
        PictureSize(2469, 1389, 185.1, 14.0),
    ]
    lightness = [by_qt(sheet, size, theme)[:, :, :3].mean() for size in sizes]
    ink = [255.0 - light for light in lightness]
    assert ink == pytest.approx([ink[0]] * 3, rel=0.04)


def test_curves_are_one_line_each(make_sheet: MakeSheet, make_frame: MakeFrame) -> None:
    view = GradientNormView()
    svg = draw_svg(make_sheet([view], make_frame(300)), SMALL, LIGHT, "norms").decode()
    assert "<image" not in svg
    for color in LIGHT.curve_colors[:3]:
        assert len(re.findall(rf'<g fill="none" stroke="{color}"[^>]*stroke-width="2"', svg)) == 1


@pytest.mark.parametrize("draw", ALL.values(), ids=ALL.keys())
@pytest.mark.parametrize("shape", [(3, 5), (16, 2), (40, 60)])
def test_cells_of_a_heatmap_have_sharp_edges_and_no_seams(
    qtbot: QtBot, draw: Callable[..., Pixels], shape: tuple[int, int]
) -> None:
    heatmap = Heatmap()
    qtbot.addWidget(heatmap)
    size = PictureSize(900, 600, 192.0, 14.0)
    heatmap.resize(logical_size(size))
    heatmap.show_matrix(np.random.RandomState(0).uniform(-1.0, 1.0, shape), 1.0)
    pixels = draw(heatmap, size, LIGHT).astype(float)
    scale, inset = size.width / heatmap.width(), 1.8  # px, for the lines between the cells and half a pixel more
    for row in range(0, shape[0], 3):
        for column in range(0, shape[1], 3):
            rect = heatmap.cell_rect(row, column).toRectF().adjusted(inset, inset, -inset / 2, -inset / 2)
            top, bottom = int(np.ceil(rect.top() * scale)), int(rect.bottom() * scale)
            left, right = int(np.ceil(rect.left() * scale)), int(rect.right() * scale)
            wanted = diverging_table(LIGHT)[int(127.5 * heatmap.matrix[row, column] + 128)].astype(float)
            assert np.abs(pixels[top:bottom, left:right, :3] - wanted).max() <= 3


@pytest.mark.parametrize("draw", ALL.values(), ids=ALL.keys())
def test_scale_of_the_heatmaps_is_filled_up_to_its_frame(qtbot: QtBot, draw: Callable[..., Pixels]) -> None:
    bar = ColorBar()
    qtbot.addWidget(bar)
    size = PictureSize(900, 90, 192.0, 14.0)
    bar.resize(logical_size(size))
    pixels, scale = draw(bar, size, LIGHT).astype(float), size.width / bar.width()
    length = (bar.width() - 8) * scale
    for y in (4 + 1.8, 4 + 4.0, 4 + 6.0):  # px, of a bar 8 high with a frame of 1
        for share in (0.02, 0.3, 0.5, 0.8, 0.98):
            seen = pixels[int(y * scale), int(4 * scale + share * length), :3]
            assert np.abs(seen - diverging_table(LIGHT)[int(256 * share)]).max() <= 6


def test_writing_is_writing(make_sheet: MakeSheet, make_frame: MakeFrame) -> None:
    sheet = make_sheet([BoundaryView(), NetworkView()], make_frame(20), size=PictureSize())
    svg = texts_of(draw_svg(sheet, SMALL, LIGHT, "texts"))
    pdf = subprocess.run(
        [program("pdftotext"), "-", "-"], input=draw_pdf(sheet, SMALL, LIGHT, "texts"), capture_output=True, check=True
    ).stdout.decode()
    for text in (
        "x₁",
        "p(x)",
        "A[1]",
        "sigmoid",
        "(16, 300)",
        "Decision boundary, epoch 20",
    ):
        assert text in svg
        assert text in pdf


def test_fonts_have_a_substitute(make_sheet: MakeSheet, make_frame: MakeFrame) -> None:
    svg = draw_svg(make_sheet([LossView()], make_frame(5)), SMALL, LIGHT, "fonts").decode()
    family = QFontInfo(QGuiApplication.font()).family()
    assert set(re.findall(r'font-family="([^"]*)"', svg)) == {f"{family}, sans-serif"}


class TightLine(QWidget):
    """Writing whose line is a little higher than its place: Qt clips it there."""

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setPen(QColor("black"))
            place = QRect(0, 4, 200, QFontMetrics(self.font()).height() - 1)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft, "Hxn")  # nothing of which is below


@pytest.mark.parametrize("other", OTHERS)
def test_writing_in_a_tight_place_is_whole(qtbot: QtBot, other: str) -> None:
    sheet = QWidget()
    qtbot.addWidget(sheet)
    sheet.resize(logical_size(SMALL))
    TightLine(sheet).setGeometry(300, 200, 300, 60)
    sheet.grab()
    picture = by_qt(sheet, SMALL, LIGHT)
    assert np.count_nonzero(picture[:, :, 0] < 100) > 50
    assert difference(picture, OTHERS[other](sheet, SMALL, LIGHT)) < ALIKE
