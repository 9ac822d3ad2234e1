"""Pictures of widgets as PNG files, written whole or not at all."""

import os
import tempfile
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QWidget


def picture_of(widget: QWidget, scale: float = 2.0) -> QImage:
    """Return what the widget shows, drawn anew at ``scale`` pixels for each of its own."""
    image = QImage(widget.size() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(widget.palette().window().color())
    widget.render(image)
    return image


def beside(*images: QImage) -> QImage:
    """Return the images in a row, all of the height of the first."""
    images = (images[0], *(image.scaledToHeight(images[0].height(), _SMOOTH) for image in images[1:]))
    result = QImage(sum(image.width() for image in images), images[0].height(), images[0].format())
    left = 0
    with QPainter(result) as painter:
        for image in images:
            plain = image.copy()
            plain.setDevicePixelRatio(1.0)
            painter.drawImage(left, 0, plain)
            left += plain.width()
    return result


def save_png(image: QImage, path: Path) -> None:
    """Write the image as PNG; what was at ``path`` before is replaced when the new file is complete.

    Raises OSError if the file cannot be written; nothing is left behind then.
    """
    write_whole(path, png_bytes(image))


def png_bytes(image: QImage) -> bytes:
    """Return the image as the bytes of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    if not writer.write(image):
        raise OSError(writer.errorString())
    return bytes(buffer.data().data())


def write_whole(path: Path, data: bytes) -> None:
    """Write a file completely or not at all, by a temporary file beside it; raises OSError."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


_SMOOTH = Qt.TransformationMode.SmoothTransformation
