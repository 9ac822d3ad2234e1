"""Pictures of views as pixels, SVG and PDF: the same in all three, by the programs of others."""

import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QGuiApplication, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from pytestqt.qtbot import QtBot

from app.export.figures.picture_size import SIZES, PictureSize
from app.export.pictures.drawing import draw_image, draw_pdf, draw_svg, logical_size
from app.lesson.selection import Selection
from app.style.theme import DARK, LIGHT, TRANSPARENT, Theme, diverging_table
from app.views.boundary.boundary_view import CONTOUR_WIDTH, BoundaryView
from app.views.curves.curves_view import GradientNormView, LossView
from app.views.heatmaps.color_bar import ColorBar
from app.views.heatmaps.heatmap import Heatmap
from app.views.network.network_view import NetworkView
from app.views.view import View
from app.views.weights.weights_view import WeightsView
from mlp_engine import Frame, FrameRequest
from tests.app.export.renderers import ALL, OTHERS, Pixels, by_qt, difference
from tests.programs import program

MakeFrame = Callable[..., Frame]
MakeSheet = Callable[..., QWidget]

VIEWS: list[type[View]] = [BoundaryView, GradientNormView, LossView, NetworkView, WeightsView]
SMALL = PictureSize(1200, 675, 90.0, 14.0)
ALIKE = 30  # of 255; other programs draw the same letters a little differently
NETWORKS = {
    "lesson": {},
    "deep": {"layers": [*[(6, "tanh")] * 11, (1, "sigmoid")]},
    "wide": {"layers": [(64, "relu"), (64, "relu"), (1, "sigmoid")]},
}


@pytest.fixture
def make_sheet(qtbot: QtBot) -> MakeSheet:
    """Return a function that lays views out beside each other for a picture and shows them a frame."""
    kept = []  # nothing else keeps them alive

    def make(views: Sequence[View], frame: Frame, theme: Theme = LIGHT, size: PictureSize = SMALL) -> QWidget:
        sheet = QWidget()
        qtbot.addWidget(sheet)
        sheet.resize(logical_size(size))
        grid = QGridLayout(sheet)
        grid.setContentsMargins(0, 0, 0, 0)
        for column, view in enumerate(views):
            grid.addWidget(view, 0, column)
            grid.setColumnStretch(column, 1)
            view.apply_theme(theme)
            view.hide_controls()
            view.show_frame(frame)
        sheet.grab()
        for view in views:
            view.finish()
        kept.append(sheet)
        return sheet

    return make


def pixel_of(view: BoundaryView, size: PictureSize, x1: float, x2: float) -> tuple[int, int]:
    """Row and column of a point of the plane in a picture of the view."""
    place = view.plane.viewport().mapTo(view, QPointF(view.plane.box.mapViewToScene(QPointF(x1, x2))))
    scale = size.width / view.width()
    return int(place.y() * scale), int(place.x() * scale)


def rgb(color: str) -> np.ndarray:
    return np.array(QColor(color).getRgb()[:3], float)


def texts_of(svg: bytes) -> list[str]:
    return [text.strip() for text in re.findall(r"<text[^>]*>([^<]*)</text>", svg.decode())]


# The size


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", [size for _, size in SIZES.values()], ids=SIZES.keys())
def test_writing_has_the_size_that_was_asked_for(size: PictureSize) -> None:
    widget = logical_size(size)
    scale = size.width / widget.width()
    assert QFontInfo(QGuiApplication.font()).pixelSize() * scale == pytest.approx(size.text_pixels, rel=0.005)
    assert widget.height() * scale <= size.height < (widget.height() + 1) * scale


def test_picture_has_the_pixels_and_the_resolution(make_sheet: MakeSheet, make_frame: MakeFrame) -> None:
    size = PictureSize(1050, 790, 300.0, 8.0)
    image = draw_image(make_sheet([LossView()], make_frame(5), size=size), size, LIGHT)
    assert (image.width(), image.height()) == (1050, 790)
    assert image.dotsPerMeterX() == image.dotsPerMeterY() == round(300 / 0.0254)
    assert image.format() == QImage.Format.Format_RGB32
    assert image.pixelColor(1049, 789) == QColor(LIGHT.panel)


def test_page_and_drawing_have_the_size_on_paper(make_sheet: MakeSheet, make_frame: MakeFrame) -> None:
    size = PictureSize(1050, 790, 300.0, 8.0)
    sheet = make_sheet([LossView()], make_frame(5), size=size)
    info = subprocess.run(
        [program("pdfinfo"), "-"], input=draw_pdf(sheet, size, LIGHT, "Loss"), capture_output=True, check=True
    ).stdout.decode()
    assert re.search(r"Title: +Loss", info)
    assert re.search(r"Pages: +1\n", info)
    page = re.search(r"Page size: +(\S+) x (\S+) pts", info)
    assert page is not None
    assert [float(side) for side in page.groups()] == pytest.approx([252.0, 189.6])
    assert re.search(rb'<svg width="3.5in" height="2.63333in"', draw_svg(sheet, size, LIGHT, "Loss"))


@pytest.mark.parametrize(("kind", "name"), [*((kind, "16:9") for kind in VIEWS), (NetworkView, "square")])
@pytest.mark.parametrize("network", NETWORKS)
def test_no_writing_on_a_slide_is_smaller_than_20_pixels(
    make_sheet: MakeSheet, make_frame: MakeFrame, kind: type[View], network: str, name: str
) -> None:
    size, view = SIZES[name][1], kind()
    if isinstance(view, GradientNormView):
        view.set_biases(True)
    sheet = make_sheet([view], make_frame(3, FrameRequest(resolution=20), **NETWORKS[network]), size=size)
    svg = draw_svg(sheet, size, LIGHT, "slide").decode()
    sizes = [float(number) for number in re.findall(r'<text[^>]* font-size="([\d.]+)"', svg)]
    assert len(sizes) > 5
    assert len(sizes) == svg.count("<text")
    assert min(sizes) * size.width / sheet.width() >= 20


# The same in all formats


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("kind", VIEWS)
def test_other_programs_draw_the_same(
    make_sheet: MakeSheet, make_frame: MakeFrame, kind: type[View], theme: Theme
) -> None:
    sheet = make_sheet([kind()], make_frame(60), theme)
    ours = by_qt(sheet, SMALL, theme)
    for draw in OTHERS.values():
        assert difference(ours, draw(sheet, SMALL, theme)) < ALIKE
    for axis in (0, 1):
        assert difference(ours, np.roll(ours, 3, axis)) > 1.5 * ALIKE


def test_views_beside_each_other_are_drawn_the_same(make_sheet: MakeSheet, make_frame: MakeFrame) -> None:
    sheet = make_sheet([LossView(), BoundaryView(), WeightsView()], make_frame(60))
    ours = by_qt(sheet, SMALL, LIGHT)
    for draw in OTHERS.values():
        assert difference(ours, draw(sheet, SMALL, LIGHT)) < ALIKE


def test_what_is_beyond_a_zoomed_plot_is_not_drawn(make_sheet: MakeSheet, make_frame: MakeFrame) -> None:
    frame, loss, boundary = make_frame(60), LossView(), BoundaryView()
    sheet = make_sheet([loss, boundary], frame)
    for _ in range(5):
        loss.plot.zoom(0.75)
    sample = QPointF(*frame.X[:, 0])
    boundary.plot.box.setRange(QRectF(sample - QPointF(0.0, 0.5), QSizeF(1.0, 1.0)), padding=0)  # cuts it in half
    sheet.grab()
    ours = by_qt(sheet, SMALL, LIGHT)
    place = boundary.plane.viewport().mapTo(sheet, boundary.plane.box.mapViewToScene(sample))
    row, column = (int(along * SMALL.width / sheet.width()) for along in (place.y(), place.x() + 1.5))
    for draw in ALL.values():
        pixels = draw(sheet, SMALL, LIGHT)
        assert difference(ours, pixels) < ALIKE
        assert np.abs(pixels[row, column, :3] - rgb(LIGHT.class_colors[int(frame.Y[0, 0])])).sum() < 60
    svg = draw_svg(sheet, SMALL, LIGHT, "zoomed").decode()
    assert "clip" not in svg  # of the programs that show SVG, some do not know clips


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
    darkness = (across[0] + (across[-1] - across[0]) / 2 - across).clip(0) / (across.mean() - rgb(LIGHT.contour)[1])
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


# The ground


@pytest.mark.parametrize("kind", VIEWS)
def test_ground_is_clear_in_every_format(make_sheet: MakeSheet, make_frame: MakeFrame, kind: type[View]) -> None:
    sheet = make_sheet([kind()], make_frame(60), TRANSPARENT)
    for draw in (ALL["qt"], ALL["rsvg"]):
        alpha = draw(sheet, SMALL, TRANSPARENT)[:, :, 3]
        assert (alpha[[0, 0, -1, -1], [0, -1, 0, -1]] == 0).all()
        assert np.mean(alpha == 0) > 0.15
        assert (alpha == 255).any()


def test_surface_and_nodes_are_not_clear(make_sheet: MakeSheet, make_frame: MakeFrame) -> None:
    frame, boundary, network = make_frame(60), BoundaryView(), NetworkView()
    alpha = by_qt(make_sheet([boundary], frame, TRANSPARENT), SMALL, TRANSPARENT)[:, :, 3]
    corner, opposite = boundary.plane.home.topLeft(), boundary.plane.home.bottomRight()
    (low, left), (top, right) = (pixel_of(boundary, SMALL, point.x(), point.y()) for point in (corner, opposite))
    assert (alpha[top + 3 : low - 3, left + 3 : right - 3] == 255).all()
    alpha = by_qt(make_sheet([network], frame, TRANSPARENT), SMALL, TRANSPARENT)[:, :, 3]
    layout = network._current_picture(frame).layout
    scale = SMALL.width / network.width()
    for neuron in range(8):
        center = layout.center(Selection(2, neuron))
        assert center is not None
        row, column, radius = int(center.y() * scale), int(center.x() * scale), int(0.7 * layout.radius * scale)
        assert (alpha[row - radius : row + radius, column] == 255).all()


# The bytes

PRINT_DIGESTS = """
import hashlib, sys
from PySide6.QtWidgets import QApplication
app = QApplication(sys.argv[:1])
from app.export.pictures.drawing import draw_image, draw_pdf, draw_svg, logical_size
from app.files.origin import plain_png_bytes
from app.export.figures.picture_size import PictureSize
from app.style.theme import LIGHT
from app.views.boundary.boundary_view import BoundaryView
from app.views.curves.curves_view import GradientNormView, LossView
from app.views.network.network_view import NetworkView
from app.views.weights.weights_view import WeightsView
from mlp_engine import FrameRequest, RunConfig, Session
session = Session(RunConfig())
for _ in range(20):
    session.step()
frame, size = session.frame(FrameRequest(resolution=50)), PictureSize(640, 360, 72.0, 14.0)
for kind in (BoundaryView, GradientNormView, LossView, NetworkView, WeightsView):
    view = kind()
    view.resize(logical_size(size))
    view.apply_theme(LIGHT)
    view.show_frame(frame)
    view.finish()
    print(hashlib.sha256(plain_png_bytes(draw_image(view, size, LIGHT))).hexdigest())
    print(hashlib.sha256(draw_svg(view, size, LIGHT, "title")).hexdigest())
    print(hashlib.sha256(draw_pdf(view, size, LIGHT, "title", b"<x:xmpmeta/>")).hexdigest())
"""


def test_same_bytes_in_every_process() -> None:
    runs = [subprocess.Popen([sys.executable, "-c", PRINT_DIGESTS], stdout=subprocess.PIPE) for _ in range(2)]
    first, second = (run.communicate()[0] for run in runs)
    assert len(first.split()) == 15
    assert first == second


def test_no_date_and_no_random_number_is_in_a_page(make_sheet: MakeSheet, make_frame: MakeFrame) -> None:
    pdf = draw_pdf(make_sheet([LossView()], make_frame(5)), SMALL, LIGHT, "page")
    assert b"Date" not in pdf
    assert not re.search(rb"/ID \[ *<(?!0|30|2d)", pdf)


def test_metadata_of_a_page_can_be_found_in_the_file(make_sheet: MakeSheet, make_frame: MakeFrame) -> None:
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><origin>{"epoch": 5}</origin></x:xmpmeta>'
    pdf = draw_pdf(make_sheet([LossView()], make_frame(5)), SMALL, LIGHT, "page", xmp)
    assert xmp in pdf
    shown = subprocess.run([program("pdfinfo"), "-meta", "-"], input=pdf, capture_output=True, check=True).stdout
    assert shown.strip() == xmp
