"""PowerPoint files of plain values."""

from collections.abc import Sequence

from app.export.deck.page import DeckLook, Page
from app.export.deck.slides import ChartSeries, ChartSlide, PictureSlide, Slide, TableSlide, TitleSlide
from app.style.theme import Theme

__all__ = [
    "ChartSeries",
    "ChartSlide",
    "PictureSlide",
    "Slide",
    "TableSlide",
    "TitleSlide",
    "deck_bytes",
    "picture_room",
]


def deck_bytes(
    slides: Sequence[Slide],
    theme: Theme,
    is_wide: bool,
    custom_properties: bytes,
    title: str,
    language: str,
    subject: str = "",
    keywords: str = "",
) -> bytes:
    """Return a PPTX file, the same bytes whenever it is made of the same values.

    Parameters
    ----------
    theme : of writing, charts and tables, and of the ground; a clear one leaves the ground to PowerPoint
    is_wide : 16:9, otherwise 4:3
    custom_properties : ``docProps/custom.xml``; empty for none
    title, subject, keywords : of the file
    language : of all texts, a name of ``app.style.translation.LANGUAGES``
    """
    from app.export.deck.writer import DeckWriter  # python-pptx would slow every start of the program

    writer = DeckWriter(DeckLook(theme, Page.of(is_wide), language))
    for slide in slides:
        writer.add(slide)
    return writer.finish(title, subject, keywords, custom_properties)


def picture_room(is_wide: bool) -> tuple[float, float]:
    """Return the width and the height in inches that a PictureSlide has for its picture."""
    room = Page.of(is_wide).content
    return room.width, room.height
