"""What stands on the slides of a deck, as plain values, and where: every text is in its final language."""

import math
from dataclasses import dataclass

from PySide6.QtGui import QImage

from app.style.theme import Theme
from mlp_engine.arrays import FloatArray

HEIGHT = 7.5  # inches
LANGUAGE_TAGS = {"en": "en-US", "zh_CN": "zh-CN"}


@dataclass(frozen=True)
class ChartSeries:
    """A curve of a chart: x (n,), rising and finite, y (n,), a colour as ``#rrggbb``, and whether it is dashed."""

    name: str
    x: FloatArray
    y: FloatArray
    color: str
    is_dashed: bool = False


@dataclass(frozen=True)
class Chart:
    """A chart that can be edited.

    What is not finite, or has no place on the log axis of a chart that ``is_log``, is a gap in its curve. The upright
    axis has no room for values below ``least``.
    """

    series: tuple[ChartSeries, ...]
    x_title: str
    y_title: str
    is_log: bool
    least: float = -math.inf


Table = tuple[tuple[str, ...], ...]
"""The rows of a table that can be edited, alike in length, the header first; up to 15 are large enough to read."""


@dataclass(frozen=True)
class Slide:
    """A slide.

    Attributes
    ----------
    text : under the title: the caption of the figure, or the lines of the first slide
    figure : a picture is best as large as the content of a Page; the first slide has none
    alt : describes the figure
    notes : for the speaker, in paragraphs ended by a line break; empty for none
    """

    title: str
    text: str = ""
    figure: QImage | Chart | Table | None = None
    alt: str = ""
    notes: str = ""


@dataclass(frozen=True)
class Box:
    """A rectangle on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float


class Page:
    """How a slide of 16:9, or of 4:3, is divided, in inches.

    Attributes
    ----------
    width : of the slide
    title : one line of 28 pt
    caption : two lines of 16 pt
    content : the picture, chart or table
    number : of the slide, at the right
    first_title : of the first slide, at the bottom of this: two lines of 40 pt
    first_bar : between the title and the lines of the first slide
    first_lines : of the first slide
    """

    def __init__(self, is_wide: bool) -> None:
        self.width, room = (40 / 3, 12.0) if is_wide else (10.0, 9.0)
        side = (self.width - room) / 2
        self.title = Box(side, 0.4, room, 0.6)
        self.caption = Box(side, 1.02, room, 0.62)
        self.content = Box(side, 1.7, room, 5.25)
        self.number = Box(side + room - 1.0, 7.03, 1.0, 0.3)
        self.first_title = Box(side, 1.6, room, 1.5)
        self.first_bar = Box(side, 3.3, 1.2, 0.06)
        self.first_lines = Box(side, 3.6, room, 3.2)


@dataclass(frozen=True)
class DeckLook:
    """The colours, the page and the language, a name of ``app.style.translation.LANGUAGES``, of a deck."""

    theme: Theme
    page: Page
    language: str

    @property
    def language_tag(self) -> str:
        """The language as PowerPoint calls it."""
        return LANGUAGE_TAGS[self.language]

    @property
    def east_asian_font(self) -> str:
        """The font of Chinese writing, which a program without it replaces; empty for the usual one."""
        return "Microsoft YaHei" if self.language == "zh_CN" else ""
