"""Animations: GIF and WebP files from pictures.

Both hold the differences from frame to frame, of one table of colours, without loss. The containers are written here,
because the usual writers keep every frame until the last one came.
"""

import io
import struct
from collections.abc import Iterator, Sequence

import numpy as np
from PySide6.QtGui import QImage

from app.export.animation.color_table import CLEAR, OPAQUE, Bytes, ColorTable, Pixels

HOLD = 2000  # ms, enough to read the last frame before the first comes back
SAMPLES = 8
_FOR_EVER = 0
_IMAGE_DESCRIPTION = 0x010E  # the Exif field


class GifWriter:
    """A GIF file; what is half transparent becomes opaque or clear, for it knows nothing in between."""

    tick = 10  # ms, of which the duration of each frame is a multiple

    def __init__(self, samples: Sequence[Pixels], is_clear: bool, comment: str) -> None:
        height, width = samples[0].shape
        self._table = ColorTable(samples)
        self._is_clear = is_clear
        self._shown: Bytes | None = None
        self._file = bytearray(b"GIF89a")
        self._file += struct.pack("<HHBBB", width, height, 0xF7, CLEAR, 0)  # 0xF7: a table of 256 colours of 8 bits
        self._file += self._table.colors.tobytes()
        self._file += b"!\xff" + _gif_blocks(b"NETSCAPE2.0", struct.pack("<BH", 1, _FOR_EVER))
        if comment:
            data = comment.encode()
            self._file += b"!\xfe" + _gif_blocks(*(data[i : i + 255] for i in range(0, len(data), 255)))

    def write(self, pixels: Pixels, milliseconds: int) -> None:
        """Add a frame."""
        frame = self._table.indices(pixels)
        top, left, part = _difference(None if self._is_clear else self._shown, frame)  # no pixel can become clear again
        self._shown = frame
        after = 2 if self._is_clear else 1  # whether the frame is wiped off or stays when the next one comes
        self._file += _gif_image(part, left, top, transparency=CLEAR, disposal=after, duration=milliseconds)

    def end(self) -> bytes:
        """Return the whole file."""
        return bytes(self._file + b";")


class WebpWriter:
    """A WebP file; a transparent one keeps every colour and every alpha."""

    tick = 1

    def __init__(self, samples: Sequence[Pixels], is_clear: bool, comment: str) -> None:
        self._height, self._width = samples[0].shape
        self._table = None if is_clear else ColorTable(samples)
        self._shown: Bytes | Pixels | None = None
        self._comment = comment
        self._frames = bytearray()

    def write(self, pixels: Pixels, milliseconds: int) -> None:
        """Add a frame."""
        if self._table is None:
            top, left, image = self._exact(pixels)
        else:
            frame = self._table.indices(pixels)
            top, left, part = _difference(self._shown, frame)
            alpha = np.where(part == CLEAR, 0, 255).astype(np.uint8)
            image = np.dstack([self._table.colors[part], alpha])
            self._shown = frame
        height, width, _ = image.shape
        place = b"".join(_three_bytes(n) for n in (left // 2, top // 2, width - 1, height - 1, milliseconds))
        way = 2 if self._table is None else 0  # whether it replaces what was there, or lies upon it
        data = _webp_image(image, has_few_colors=self._table is not None)
        self._frames += _webp_chunk(b"ANMF", place + bytes([way]) + data)

    def end(self) -> bytes:
        """Return the whole file."""
        flags = 0x12 | (8 if self._comment else 0)  # animation and alpha; Exif
        size = _three_bytes(self._width - 1) + _three_bytes(self._height - 1)
        file = _webp_chunk(b"VP8X", struct.pack("<I", flags) + size)
        file += _webp_chunk(b"ANIM", struct.pack("<IH", 0, _FOR_EVER)) + self._frames
        if self._comment:
            file += _webp_chunk(b"EXIF", _exif(self._comment))
        return _webp_chunk(b"RIFF", b"WEBP" + file)

    def _exact(self, pixels: Pixels) -> tuple[int, int, Bytes]:
        rows, columns = _changed(self._shown, pixels)
        self._shown = pixels
        part = pixels[rows, columns]
        channels = [part >> shift & 255 for shift in (16, 8, 0, 24)]
        return rows.start, columns.start, np.dstack(channels).astype(np.uint8)


WRITERS: dict[str, type[GifWriter | WebpWriter]] = {"gif": GifWriter, "webp": WebpWriter}
"""What writes each format."""


def animation(images: Sequence[QImage], format: str, frames_per_second: float, origin_text: str) -> Iterator[bytes]:
    """Yield the file in parts, which may be empty: one after each picture, and the rest.

    Held at any time: the file so far, 16 MB, and about 20 bytes for each pixel of one picture, however many there are.
    The same pictures give the same bytes. The animation starts again when it is over.

    Parameters
    ----------
    images : of one size, at least one
    format : a name of WRITERS
    frames_per_second : 0.1 to 50; the duration of single frames is rounded so that this is right in the mean
    origin_text : ASCII; goes into the comment of a GIF and the Exif image description of a WebP
    """
    is_clear = images[0].hasAlphaChannel()
    samples = [_pixels(images[number], is_clear) for number in sample_numbers(len(images))]
    writer = WRITERS[format](samples, is_clear, origin_text)
    ticks_per_frame = 1000 / frames_per_second / writer.tick
    for number, image in enumerate(images):
        # From where the frame should start to where the next should, in whole ticks.
        ticks = round((number + 1) * ticks_per_frame) - round(number * ticks_per_frame)
        is_last = number == len(images) - 1
        writer.write(_pixels(image, is_clear), max(ticks * writer.tick, HOLD if is_last else 0))
        yield b""
    yield writer.end()


def sample_numbers(count: int) -> list[int]:
    """Return which of ``count`` pictures show what colours there are: the first, the last and some in between."""
    return sorted({round(k * (count - 1) / (SAMPLES - 1)) for k in range(SAMPLES)})


def _pixels(image: QImage, is_clear: bool) -> Pixels:
    plain = image.convertToFormat(QImage.Format.Format_ARGB32 if is_clear else QImage.Format.Format_RGB32)
    rows = np.frombuffer(plain.constBits(), np.uint32).reshape(plain.height(), plain.bytesPerLine() // 4)
    pixels = rows[:, : plain.width()]
    return pixels.copy() if is_clear else pixels | OPAQUE  # Qt leaves that byte of RGB32 to chance


def _difference(old: Bytes | Pixels | None, new: Bytes) -> tuple[int, int, Bytes]:
    """Top, left and indices of the part of ``new`` that is not as in ``old``; what is the same there is CLEAR."""
    rows, columns = _changed(old, new)
    part = new[rows, columns]
    if old is not None:
        part = np.where(part == old[rows, columns], CLEAR, part).astype(np.uint8)
    return rows.start, columns.start, part


def _changed(old: Bytes | Pixels | None, new: Bytes | Pixels) -> tuple[slice, slice]:
    """The smallest rectangle with all that is not the same; it starts at even numbers, as WebP wants it."""
    if old is None:
        return slice(0, new.shape[0]), slice(0, new.shape[1])
    differs = old != new
    rows, columns = np.flatnonzero(differs.any(axis=1)), np.flatnonzero(differs.any(axis=0))
    if not len(rows):
        return slice(0, 1), slice(0, 1)  # a file format has no frame without pixels
    return slice(int(rows[0]) & ~1, int(rows[-1]) + 1), slice(int(columns[0]) & ~1, int(columns[-1]) + 1)


def _gif_blocks(*blocks: bytes) -> bytes:
    return b"".join(bytes([len(block)]) + block for block in blocks) + b"\0"


def _gif_image(indices: Bytes, left: int, top: int, **control: int) -> bytes:
    from PIL import GifImagePlugin, Image  # slow, and needed for an animation only

    height, width = indices.shape
    image = Image.frombytes("P", (width, height), indices.tobytes())
    return b"".join(GifImagePlugin.getdata(image, (left, top), **control))


def _webp_image(rgba: Bytes, has_few_colors: bool) -> bytes:
    from PIL import Image  # slow, and needed for an animation only

    buffer = io.BytesIO()
    # The small files of methods above 0 take hardly longer with few colours, and five times as long with many.
    method, quality = (3, 0) if has_few_colors else (0, 75)
    Image.fromarray(rgba).save(buffer, "WEBP", lossless=True, method=method, quality=quality)
    return buffer.getvalue()[12:]  # without the RIFF header


def _webp_chunk(name: bytes, data: bytes | bytearray) -> bytes:
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


def _three_bytes(number: int) -> bytes:
    return number.to_bytes(3, "little")


def _exif(description: str) -> bytes:
    from PIL import Image  # slow, and needed for an animation only

    exif = Image.Exif()
    exif[_IMAGE_DESCRIPTION] = description
    return exif.tobytes().removeprefix(b"Exif\0\0")
