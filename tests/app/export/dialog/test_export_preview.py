"""The preview of an export: sharp, in proportion, and honest about what is transparent."""

import os
import subprocess
import sys

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.export.dialog.preview import PreviewArea
from app.style.theme import DARK, LIGHT

AT_ONE_AND_A_HALF = """
from PySide6.QtWidgets import QApplication, QWidget
from tests.app.export.dialog.test_export_preview import noise, places
from app.export.dialog.preview import PreviewArea
app = QApplication([])
window = QWidget()
window.resize(400, 300)
area = PreviewArea(window)
area.setGeometry({geometry})
window.show()
app.processEvents()
room = area.picture_room
picture = noise(room.width(), room.height() // 2)
area.show_image(picture)
image = window.grab().toImage()
assert image.devicePixelRatio() == 1.5
print(len(places(image, picture)))
"""


@pytest.fixture
def area(qtbot: QtBot) -> PreviewArea:
    area = PreviewArea()
    qtbot.addWidget(area)
    area.resize(400, 300)
    area.show()
    QApplication.processEvents()
    return area


def noise(width: int, height: int) -> QImage:
    pixels = np.random.default_rng(1).integers(0, 256, (height, width, 4), dtype=np.uint8)
    pixels[..., 3] = 255
    return QImage(pixels.tobytes(), width, height, QImage.Format.Format_RGBA8888).convertToFormat(
        QImage.Format.Format_RGB32
    )


def places(image: QImage, picture: QImage) -> list[tuple[int, int]]:
    """Return where in the image the picture stands, pixel for pixel."""
    image = image.convertToFormat(picture.format())
    image.setDevicePixelRatio(1.0)
    columns, rows = image.width() - picture.width(), image.height() - picture.height()
    first = picture.pixel(0, 0)
    corners = [(x, y) for x in range(columns + 1) for y in range(rows + 1) if image.pixel(x, y) == first]
    return [corner for corner in corners if image.copy(*corner, picture.width(), picture.height()) == picture]


def shown(area: PreviewArea, picture: QImage) -> bool:
    """Whether the picture stands in the middle of the area, pixel for pixel."""
    middle = ((area.width() - picture.width()) // 2, (area.height() - picture.height()) // 2)
    return places(area.grab().toImage(), picture) == [middle]


def test_a_picture_of_the_right_size_is_shown_pixel_for_pixel(area: PreviewArea) -> None:
    assert area.picture_room == QSize(398, 298)
    for picture in (noise(398, 200), noise(298, 298)):
        area.show_image(picture)
        assert shown(area, picture)


@pytest.mark.parametrize("geometry", ["0, 0, 301, 203", "11, 7, 300, 200"])
def test_so_it_is_on_a_screen_of_another_density(geometry: str) -> None:
    command = [sys.executable, "-c", AT_ONE_AND_A_HALF.format(geometry=geometry)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "1.5"}
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment, check=False)
    assert done.stdout.strip() == "1", done.stderr


@pytest.mark.parametrize("size", [(100, 50), (50, 100), (4000, 1000)])
def test_any_picture_keeps_its_proportions(area: PreviewArea, size: tuple[int, int]) -> None:
    picture = QImage(*size, QImage.Format.Format_RGB32)
    picture.fill(QColor(LIGHT.success))
    area.show_image(picture)
    image = area.grab().toImage()
    color = QColor(LIGHT.success)
    columns = sum(image.pixelColor(x, 150) == color for x in range(400))
    rows = sum(image.pixelColor(200, y) == color for y in range(300))
    assert columns / rows == pytest.approx(size[0] / size[1], rel=0.02)
    assert columns == 398 or rows == 298


def test_a_picture_with_a_density_of_its_own_is_shown_as_large(area: PreviewArea) -> None:
    picture = noise(398, 298)
    dense = picture.copy()
    dense.setDevicePixelRatio(2.0)
    area.show_image(dense)
    assert shown(area, picture)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_a_frame_is_around_it(area: PreviewArea, theme: object) -> None:
    area.apply_theme(theme)
    picture = QImage(398, 100, QImage.Format.Format_RGB32)
    picture.fill(QColor(LIGHT.panel))
    area.show_image(picture)
    image = area.grab().toImage()
    top = (300 - 100) // 2
    assert {image.pixelColor(200, y).name() for y in (top - 1, top + 100)} == {theme.border}
    assert {image.pixelColor(x, 150).name() for x in (0, 399)} == {theme.border}
    assert {image.pixelColor(x, 150).name() for x in (1, 398)} == {LIGHT.panel}
    assert image.pixelColor(200, top - 2) == area.palette().window().color()


def test_what_is_transparent_shows_a_checkerboard(area: PreviewArea) -> None:
    picture = QImage(398, 298, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(QColor(0, 0, 0, 0))
    area.show_image(picture)
    image = area.grab().toImage()
    colors = [image.pixelColor(x, 5).name() for x in range(1, 65)]
    assert (
        colors == ([LIGHT.panel] * 8 + [LIGHT.border] * 8) * 4 or colors == ([LIGHT.border] * 8 + [LIGHT.panel] * 8) * 4
    )
    assert image.pixelColor(5, 5) != image.pixelColor(5, 13)


def test_a_picture_stays_until_the_next_one_comes(area: PreviewArea) -> None:
    picture = noise(398, 298)
    area.show_image(picture)
    area.show_pending()
    image = area.grab().toImage()
    assert image.pixelColor(5, 5) == picture.pixelColor(4, 4)
    assert not shown(area, picture)
    assert area.accessibleDescription() == "Drawing the preview…"
    area.show_image(picture)
    assert shown(area, picture)
    assert area.accessibleDescription() == ""


def test_a_note_takes_the_place_of_the_picture(area: PreviewArea) -> None:
    picture = noise(398, 298)
    area.show_image(picture)
    area.show_note("The curves of 413 epochs as a table")
    assert not shown(area, picture)
    assert area.accessibleDescription() == "The curves of 413 epochs as a table"
    assert area.accessibleName() == "Preview"
