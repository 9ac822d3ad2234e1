"""How large a picture is, in pixels and on paper."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mlp_engine import InvalidInput, Text, marked
from mlp_engine.arrays import as_integer, as_real
from mlp_engine.typed import as_plain
from mlp_engine.written import written

SMALLEST_SIDE, LARGEST_SIDE = 16, 8192  # px
POINTS_PER_INCH = 72.0
MOST_EMS = 300.0  # the width of a picture in sizes of its writing; what is laid out must have an end


@dataclass(frozen=True)
class PictureSize:
    """The size of a picture and of the writing in it.

    Attributes
    ----------
    width, height : px
    dpi : pixels an inch on paper or on the slide
    text : pt, the size of ordinary writing there

    Raises
    ------
    InvalidInput
        if one of them is too small or too large
    """

    width: int = 1920
    height: int = 1080
    dpi: float = 144.0
    text: float = 14.0

    def __post_init__(self) -> None:
        as_integer("width", self.width, SMALLEST_SIDE, LARGEST_SIDE)
        as_integer("height", self.height, SMALLEST_SIDE, LARGEST_SIDE)
        as_real("dpi", self.dpi, 1.0, 2400.0)
        as_real("text", self.text, 1.0, 400.0)
        least = max(self.width, self.height) / MOST_EMS * POINTS_PER_INCH / self.dpi
        if self.text < 0.99 * least:  # whole pixels may be a little more
            allowed = Text(
                marked("engine", "at least {least} pt in a picture of this size"), {"least": written(least, ".2g")}
            )
            raise InvalidInput("text", self.text, allowed)

    def fitting(self, width: int, height: int) -> PictureSize:
        """Return the size of the same picture with fewer pixels, at most ``width`` × ``height``."""
        shrink = min(1.0, width / self.width, height / self.height)
        return PictureSize(
            max(SMALLEST_SIDE, round(self.width * shrink)),
            max(SMALLEST_SIDE, round(self.height * shrink)),
            self.dpi * shrink,
            self.text,
        )

    @property
    def text_pixels(self) -> float:
        """The size of ordinary writing in px."""
        return self.text * self.dpi / POINTS_PER_INCH


SIZES: dict[str, tuple[str, PictureSize]] = {
    "16:9": (marked("engine", "Slide 16:9"), PictureSize()),
    "4:3": (marked("engine", "Slide 4:3"), PictureSize(1440, 1080)),
    "square": (marked("engine", "Square"), PictureSize(1080, 1080)),
    "column": (marked("engine", "Paper column"), PictureSize(1050, 790, 300.0, 8.0)),
    "web": (marked("engine", "Web 16:9"), PictureSize(800, 450, 60.0)),
}
"""The ready sizes, each with what a person reads."""

CUSTOM = "custom"
"""The size that is none of SIZES."""


def read_size(text: str) -> tuple[int, int]:
    """Return the width and the height in "1920x1080"; raises InvalidInput for another text."""
    match = re.fullmatch(r"(\d+)\s*[x×*]\s*(\d+)", as_plain(text), re.IGNORECASE | re.ASCII)
    if match is None:
        raise InvalidInput("size", text, Text(marked("engine", "width x height in pixels, such as 1920x1080")))
    return int(match[1]), int(match[2])
