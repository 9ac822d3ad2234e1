"""Pictures of views as pixels, SVG and PDF: the same in all three, by the programs of others."""

import re
import subprocess
import sys
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFontInfo, QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from app.export.figures.picture_size import SIZES, PictureSize
from app.export.pictures.drawing import draw_image, draw_pdf, draw_svg, logical_size
from app.lesson.selection import Selection
from app.style.theme import DARK, LIGHT, TRANSPARENT, Theme
from app.views.boundary.boundary_view import BoundaryView
from app.views.curves.gradient_norm_view import GradientNormView
from app.views.curves.loss_view import LossView
from app.views.network.network_view import NetworkView
from app.views.view import View
from app.views.weights.weights_view import WeightsView
from mlp_engine import Frame, FrameRequest
from tests.app.export.pictures.sheets import ALIKE, SMALL, VIEWS, pixel_of, rgb
from tests.app.export.renderers import ALL, OTHERS, by_qt, difference
from tests.programs import program

MakeFrame = Callable[..., Frame]


MakeSheet = Callable[..., QWidget]


NETWORKS = {
    "lesson": {},
    "deep": {"layers": [*[(6, "tanh")] * 11, (1, "sigmoid")]},
    "wide": {"layers": [(64, "relu"), (64, "relu"), (1, "sigmoid")]},
}


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
from app.views.curves.gradient_norm_view import GradientNormView
from app.views.curves.loss_view import LossView
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
