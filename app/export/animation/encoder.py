"""Animations: GIF and WebP files from pictures."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtGui import QImage

from app.export.animation.color_table import OPAQUE, Pixels
from app.export.animation.writers import GifWriter, WebpWriter
from app.export.figures.choices import FASTEST, SLOWEST
from mlp_engine.arrays import as_real

HOLD_SECONDS = 2.0  # enough to read the last frame before the first comes back
LONGEST_HOLD = 600.0  # seconds; a GIF can do 655
SAMPLES = 8

WRITERS: dict[str, type[GifWriter | WebpWriter]] = {"gif": GifWriter, "webp": WebpWriter}
"""What writes each format."""


class AnimationEncoder:
    """Turns pictures into an animation, one at a time.

    A picture is not needed any more when ``add`` returns; to cancel, stop adding. Held at any time: the file so far,
    16 MB, and about 20 bytes for each pixel of one picture, however many there are. The same pictures give the same
    bytes. The animation starts again when it is over.

    Parameters
    ----------
    format : a name of WRITERS
    samples : some of the pictures, from which the table of colours is made: those of ``sample_numbers``
    frames_per_second : 0.1 to 50; the duration of single frames is rounded so that this is right in the mean
    origin_text : ASCII; goes into the comment of a GIF and the Exif image description of a WebP
    hold_seconds : how long the last frame is shown, at least; up to 600

    Raises
    ------
    InvalidInput
        if a number is not as described
    """

    def __init__(
        self,
        format: str,
        samples: Sequence[QImage],
        frames_per_second: float,
        origin_text: str = "",
        hold_seconds: float = HOLD_SECONDS,
    ) -> None:
        self._rate = as_real("frames_per_second", frames_per_second, SLOWEST, FASTEST)
        self._hold = as_real("hold_seconds", hold_seconds, 0.0, LONGEST_HOLD)
        self._is_clear = samples[0].hasAlphaChannel()
        self._size = samples[0].size()
        self._writer = WRITERS[format]([self._pixels(sample) for sample in samples], self._is_clear, origin_text)
        self._count = 0
        self._last: Pixels | None = None

    def add(self, image: QImage) -> None:
        """Add a picture; raise ValueError if it is not of the size of the samples."""
        pixels = self._pixels(image)
        if self._last is not None:
            self._writer.write(self._last, self._milliseconds())
            self._count += 1
        self._last = pixels

    def finish(self) -> bytes:
        """Return the file; raise ValueError if there was no picture. Nothing can be added after that."""
        if self._last is None:
            raise ValueError("an animation of no pictures")
        self._writer.write(self._last, max(self._milliseconds(), round(self._hold * 1000)))
        return self._writer.end()

    def _milliseconds(self) -> int:
        """The duration of the present frame: from where it should start to where the next should, in whole ticks."""
        ticks_per_frame = 1000 / self._rate / self._writer.tick
        start, end = round(self._count * ticks_per_frame), round((self._count + 1) * ticks_per_frame)
        return (end - start) * self._writer.tick

    def _pixels(self, image: QImage) -> Pixels:
        if image.size() != self._size or image.isNull():
            raise ValueError(f"a picture of {image.width()} × {image.height()} among others")
        kind = QImage.Format.Format_ARGB32 if self._is_clear else QImage.Format.Format_RGB32
        plain = image.convertToFormat(kind)
        rows = np.frombuffer(plain.constBits(), np.uint32).reshape(plain.height(), plain.bytesPerLine() // 4)
        pixels = rows[:, : plain.width()]
        return pixels.copy() if self._is_clear else pixels | OPAQUE  # Qt leaves that byte of RGB32 to chance


def sample_numbers(count: int) -> list[int]:
    """Return which of ``count`` pictures show what colours there are: the first, the last and some in between."""
    return sorted({round(k * (count - 1) / (SAMPLES - 1)) for k in range(SAMPLES)})
