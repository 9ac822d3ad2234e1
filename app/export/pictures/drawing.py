"""A widget as a picture: pixels, SVG or PDF, painted by the widget itself at any scale.

The widget has been laid out at its ``logical_size``. Everything in it is scaled alike, writing and lines as well as
room, so the same picture comes out of every function here.
"""

import math
import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QByteArray, QHashSeed, QIODevice, QMarginsF, QPoint, QRectF, QSize, QSizeF, QUuid
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QGuiApplication,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QRegion,
)
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from app.export.figures.picture_size import POINTS_PER_INCH, PictureSize
from app.style.theme import Theme, color

INCH = 0.0254  # m
RESOLUTION = 96  # px an inch of a widget; on another one, Qt would give writing another size than the rest
SVG_CLIP = re.compile(rb' clip-path="[^"]*"')
SVG_FONT = re.compile(rb'font-family="([^"]*)"')
PDF_DATE = re.compile(rb"/(?:Creation|Mod)Date \(D:[^)]*\)")
PDF_PAGE = re.compile(rb"/MediaBox \[[^]]*\]")
NO_XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"/>'


def logical_size(size: PictureSize) -> QSize:
    """Return how large a widget has to be, in its own pixels, to be drawn as a picture of this size.

    Its writing, in the font of the application, then has the size that the picture asks for, but for a rounding that
    makes the width whole. What rounding leaves below the widget shows the ground.
    """
    ordinary = QFontInfo(QGuiApplication.font()).pixelSize()
    width = max(1, round(size.width * ordinary / size.text_pixels))
    return QSize(width, max(1, int(size.height * width / size.width)))


def draw_image(widget: QWidget, size: PictureSize, theme: Theme) -> QImage:
    """Return the picture in pixels; where a clear theme leaves the ground unpainted, it is transparent."""
    kind = QImage.Format.Format_ARGB32_Premultiplied if theme.is_clear else QImage.Format.Format_RGB32
    image = QImage(size.width, size.height, kind)
    image.fill(_ground(theme))
    scale = size.width / widget.width()
    with QPainter(image) as painter:
        painter.scale(scale, scale)
        _paint(widget, painter)
    dots = round(size.dpi / INCH)  # a metre; said only now, because painters reckon with it
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    return image


def draw_svg(widget: QWidget, size: PictureSize, theme: Theme, title: str) -> bytes:
    """Return the picture as an SVG file, in which writing is writing; a program that opens it shows it in inches."""
    buffer = _open_buffer()
    device = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    device.setOutputDevice(buffer)
    device.setResolution(RESOLUTION)
    device.setTitle(title)
    page = _page(widget, size)
    device.setViewBox(page)
    with QPainter(device) as painter:
        _fill(painter, page, theme)
        _paint(widget, painter)
    inches = f'<svg width="{size.width / size.dpi:.6g}in" height="{size.height / size.dpi:.6g}in" '
    drawing = bytes(buffer.data().data()).replace(b"<svg ", inches.encode(), 1)
    drawing = SVG_CLIP.sub(b"", drawing)  # Qt clips writing that is higher than its line, in a child at a wrong place
    return SVG_FONT.sub(_with_substitute, drawing)


def draw_pdf(widget: QWidget, size: PictureSize, theme: Theme, title: str, xmp: bytes = b"") -> bytes:
    """Return the picture as a PDF file of one page, in which writing is writing.

    The same picture gives the same bytes: no date and no random number is in them. ``xmp`` is put in as it is.
    """
    buffer = _open_buffer()
    device = QPdfWriter(buffer)
    points = QSizeF(size.width, size.height) * (POINTS_PER_INCH / size.dpi)
    whole = QSizeF(math.ceil(points.width()), math.ceil(points.height()))
    page_size = QPageSize(whole, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    device.setPageLayout(QPageLayout(page_size, QPageLayout.Orientation.Portrait, QMarginsF()))
    device.setResolution(RESOLUTION)
    device.setTitle(title)
    device.setCreator("Layerscope")
    device.setDocumentId(QUuid())
    device.setDocumentXmpMetadata(QByteArray(xmp or NO_XMP))  # Qt's own would hold the time
    scale = size.width / size.dpi * RESOLUTION / widget.width()
    with QPainter(device) as painter, _order_of_fonts():
        painter.scale(scale, scale)
        _fill(painter, _page(widget, size), theme)
        _paint(widget, painter)
    exact = f"/MediaBox [0 {whole.height() - points.height():.6g} {points.width():.6g} {whole.height():g}]".encode()
    document = bytes(buffer.data().data())  # in which everything is found by its place
    document = PDF_DATE.sub(lambda found: b" " * len(found.group()), document)
    return PDF_PAGE.sub(lambda found: exact.ljust(len(found.group())), document)


def _paint(widget: QWidget, painter: QPainter) -> None:
    widget.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)


def _page(widget: QWidget, size: PictureSize) -> QRectF:
    """Return the whole picture in pixels of the widget, which may end a little above its lower edge."""
    return QRectF(0.0, 0.0, widget.width(), size.height * widget.width() / size.width)


def _fill(painter: QPainter, page: QRectF, theme: Theme) -> None:
    if not theme.is_clear:
        painter.fillRect(page, _ground(theme))


def _ground(theme: Theme) -> QColor:
    return color(theme.panel, 0.0 if theme.is_clear else 1.0)


def _open_buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _with_substitute(found: re.Match[bytes]) -> bytes:
    """Return the font that Qt has chosen, which may have another name here, and what it may lack or be replaced by."""
    family = QFontInfo(QFont(found[1].decode())).family()
    return f'font-family="{", ".join([family, *QGuiApplication.font().families()[1:], "sans-serif"])}"'.encode()


@contextmanager
def _order_of_fonts() -> Iterator[None]:
    """Let Qt write the fonts of a page in the same order in every process; it keeps them in a hash table."""
    QHashSeed.setDeterministicGlobalSeed()
    try:
        yield
    finally:
        QHashSeed.resetRandomGlobalSeed()
