"""Pictures of a widget by this program and by others, as arrays to be compared."""

import subprocess
from collections.abc import Callable
from io import BytesIO

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from app.export.figures.picture_size import PictureSize
from app.export.pictures.drawing import draw_image, draw_pdf, draw_svg
from app.style.theme import Theme
from tests.programs import program

Pixels = npt.NDArray[np.uint8]
"""(height, width, 4): red, green, blue, alpha."""


def by_qt(widget: QWidget, size: PictureSize, theme: Theme) -> Pixels:
    image = draw_image(widget, size, theme).convertToFormat(QImage.Format.Format_RGBA8888)
    return np.array(image.constBits(), np.uint8).reshape(size.height, size.width, 4)


def by_rsvg(widget: QWidget, size: PictureSize, theme: Theme) -> Pixels:
    svg = draw_svg(widget, size, theme, "picture")
    command = [program("rsvg-convert"), "--width", str(size.width), "--height", str(size.height)]
    return _read(subprocess.run(command, input=svg, capture_output=True, check=True).stdout)


def by_poppler(widget: QWidget, size: PictureSize, theme: Theme) -> Pixels:
    pdf = draw_pdf(widget, size, theme, "picture")
    scale = ["-scale-to-x", str(size.width), "-scale-to-y", str(size.height)]
    command = [program("pdftoppm"), "-png", "-singlefile", *scale, "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    assert not done.stderr, done.stderr
    return _read(done.stdout)


OTHERS: dict[str, Callable[[QWidget, PictureSize, Theme], Pixels]] = {"rsvg": by_rsvg, "poppler": by_poppler}
ALL = {"qt": by_qt, **OTHERS}


def difference(one: Pixels, other: Pixels) -> float:
    """The largest difference, 0 to 255, of what is left when both are blurred by three pixels."""
    return float(np.abs(_blurred(one) - _blurred(other)).max())


def _blurred(pixels: Pixels) -> npt.NDArray[np.float64]:
    image = Image.fromarray(pixels[:, :, :3]).filter(ImageFilter.GaussianBlur(3))
    return np.asarray(image, np.float64)


def _read(png: bytes) -> Pixels:
    return np.array(Image.open(BytesIO(png)).convert("RGBA"))
