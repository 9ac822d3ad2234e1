"""Pictures of a view by the exporter, and what other programs find in them."""

import io
import math
import re
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image
from PySide6.QtCore import QRectF

from app.export.figures.picture_size import PictureSize
from app.export.pictures.drawing import draw_image, draw_pdf, draw_svg, logical_size
from app.files.origin import plain_png_bytes
from app.style.theme import Theme
from app.views.view import View
from mlp_engine import Frame
from tests.programs import program

Pixels = npt.NDArray[np.uint8]
Word = tuple[str, QRectF]

NEAR = 3  # px


def picture_view(view: View, frame: Frame, theme: Theme, size: PictureSize) -> View:
    """Make the view what the exporter draws."""
    view.hide_controls()
    view.apply_theme(theme)
    view.resize(logical_size(size))
    view.show_frame(frame)
    view.finish()
    return view


def png_pixels(view: View, theme: Theme, size: PictureSize) -> Pixels:
    """Return the PNG, (height, width, 4)."""
    return _pixels(plain_png_bytes(draw_image(view, size, theme)))


def svg_pixels(svg: bytes, size: PictureSize) -> Pixels:
    """Return the SVG as librsvg draws it, (height, width, 4)."""
    command = [program("rsvg-convert"), "-w", str(size.width), "-h", str(size.height)]
    return _pixels(subprocess.run(command, input=svg, capture_output=True, check=True).stdout)


def pdf_pixels(pdf: bytes, size: PictureSize) -> Pixels:
    """Return the PDF as Poppler draws it, (height, width, 4)."""
    command = [program("pdftoppm"), "-png", "-r", f"{size.dpi:g}", "-"]
    return _pixels(subprocess.run(command, input=pdf, capture_output=True, check=True).stdout)


def pdf_words(pdf: bytes, size: PictureSize, tmp_path: Path) -> list[Word]:
    """Return the words that Poppler reads in the PDF, each with its box in px of the picture."""
    path = tmp_path / "view.pdf"
    path.write_bytes(pdf)
    command = [program("pdftotext"), "-bbox", path, "-"]
    page = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    scale = size.dpi / 72.0
    found = re.findall(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', page)
    return [(text, QRectF(*_box(*(scale * float(edge) for edge in edges)))) for *edges, text in found]


def svg_texts(svg: bytes, size: PictureSize) -> list[tuple[str, float]]:
    """Return every text of the SVG with its size in px of the picture."""
    root = ET.fromstring(svg)
    scale = size.width / float(root.attrib["viewBox"].split()[2])
    return list(_texts(root, scale))


def dark(pixels: Pixels) -> npt.NDArray[np.bool_]:
    """Return where there is dark writing."""
    return np.asarray((pixels[..., :3].max(axis=-1) < 90) & (pixels[..., 3] > 200))


def inked(pixels: Pixels) -> npt.NDArray[np.bool_]:
    """Return where there is anything on a white ground."""
    return np.asarray(pixels[..., :3].min(axis=-1) < 200)


def share_near(one: npt.NDArray[np.bool_], other: npt.NDArray[np.bool_]) -> float:
    """Return which share of the marked pixels of ``one`` has a marked one of ``other`` nearby."""
    height, width = one.shape
    padded = np.pad(other, NEAR)
    steps = range(2 * NEAR + 1)
    near = np.any([padded[y : y + height, x : x + width] for y in steps for x in steps], axis=0)
    return float((one & near).sum() / one.sum())


def drawings(view: View, theme: Theme, size: PictureSize) -> tuple[bytes, bytes]:
    """Return the view as SVG and as PDF."""
    return draw_svg(view, size, theme, "view"), draw_pdf(view, size, theme, "view")


def _texts(element: ET.Element, scale: float) -> list[tuple[str, float]]:
    found = re.match(r"matrix\((.*?)\)", element.attrib.get("transform", ""))
    if found:
        a, b, c, d, *_ = map(float, found.group(1).split(","))
        scale *= math.sqrt(abs(a * d - b * c))
    if element.tag.endswith("}text"):
        return [("".join(element.itertext()).strip(), scale * float(element.attrib["font-size"]))]
    return [text for child in element for text in _texts(child, scale)]


def _box(left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
    return left, top, right - left, bottom - top


def _pixels(data: bytes) -> Pixels:
    with Image.open(io.BytesIO(data)) as image:
        return np.array(image.convert("RGBA"))
