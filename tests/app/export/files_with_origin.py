"""Tiny files of every kind, with and without an origin."""

import json
from io import BytesIO

from pptx import Presentation
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from app.export.data_files import PARAMETERS
from app.files.origin import Origin, pdf_metadata, plain_png_bytes, png_bytes, pptx_properties, svg_with_origin
from mlp_engine import FrameRequest, LayerSpec, RunConfig, RunPoint, Session

CONFIG = RunConfig(n_samples=31, noise=0.1, layers=(LayerSpec(4, "tanh"), LayerSpec(1, "sigmoid")), learning_rate=0.3)
ORIGIN = Origin(RunPoint(CONFIG, 412, ((0, 0.1), (17, 1 / 3), (400, 0.3))))
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"


def opened_buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def image() -> QImage:
    image = QImage(12, 8, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    return image


def svg() -> bytes:
    buffer = opened_buffer()
    device = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    device.setOutputDevice(buffer)
    with QPainter(device) as painter:
        painter.fillRect(1, 1, 9, 9, 0x336699)
    return bytes(buffer.data().data())


def pdf(metadata: bytes = b"") -> bytes:
    buffer = opened_buffer()
    device = QPdfWriter(buffer)
    if metadata:
        device.setDocumentXmpMetadata(QByteArray(metadata))
    with QPainter(device) as painter:
        painter.fillRect(1, 1, 9, 9, 0x336699)
    return bytes(buffer.data().data())


def pptx(properties: bytes = b"") -> bytes:
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[6])
    if properties:
        package = deck.part.package
        part = Part(PackURI("/docProps/custom.xml"), CONTENT_TYPE, package, properties)
        package.relate_to(part, RELATION)
    file = BytesIO()
    deck.save(file)
    return file.getvalue()


def with_origin(origin: Origin) -> dict[str, bytes]:
    return {
        "png": png_bytes(image(), origin),
        "svg": svg_with_origin(svg(), origin),
        "pdf": pdf(pdf_metadata(origin)),
        "pptx": pptx(pptx_properties(origin)),
        "json": json.dumps(origin.point.as_dict(), indent=2).encode(),
    }


def arrays_with_origin(origin: Origin) -> dict[str, bytes]:
    """Return arrays of a run of some epochs, which are not those of the origin, in every kind of file."""
    session = Session(CONFIG)
    session.step()
    frame = session.frame(FrameRequest())
    return {kind: make(frame, origin.text()) for kind, (_, make) in PARAMETERS.items()}


def without_origin() -> dict[str, bytes]:
    return {"png": plain_png_bytes(image()), "svg": svg(), "pdf": pdf(), "pptx": pptx(), "json": b'{"colour": "red"}'}
