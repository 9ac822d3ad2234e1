"""What stands on the slides of a deck, as plain values: every text is in its final language."""

from dataclasses import dataclass

from mlp_engine.arrays import FloatArray


@dataclass(frozen=True)
class TitleSlide:
    """The first slide.

    Attributes
    ----------
    lines : under the title
    notes : for the speaker, in paragraphs ended by a line break; empty for none
    """

    title: str
    lines: tuple[str, ...] = ()
    notes: str = ""


@dataclass(frozen=True)
class PictureSlide:
    """A picture: ``png`` holds a PNG file, best drawn as large as ``picture_room`` says; ``alt`` describes it."""

    title: str
    caption: str
    png: bytes
    alt: str
    notes: str = ""


@dataclass(frozen=True)
class ChartSeries:
    """A curve of a chart: x (n,), rising and finite, y (n,) and a colour as ``#rrggbb``."""

    name: str
    x: FloatArray
    y: FloatArray
    color: str


@dataclass(frozen=True)
class ChartSlide:
    """A chart that can be edited.

    What is not finite, or has no place on the log axis of a chart that ``is_log``, is a gap in its curve.
    """

    title: str
    caption: str
    series: tuple[ChartSeries, ...]
    x_title: str
    y_title: str
    is_log: bool
    alt: str
    notes: str = ""


@dataclass(frozen=True)
class TableSlide:
    """A table that can be edited: every row has as many cells as the header; up to 14 rows are large enough to read."""

    title: str
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    alt: str
    notes: str = ""


Slide = TitleSlide | PictureSlide | ChartSlide | TableSlide
