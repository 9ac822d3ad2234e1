"""Texts of a deck: their room and their language."""

import math
import unicodedata
from collections.abc import Sequence

from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.text.text import TextFrame
from pptx.util import Pt

from app.export.deck.page import Box, DeckLook

POINTS_PER_INCH = 72.0
LINE_SPACING = 1.3  # of the size; a Chinese font is that high
_NARROW, _BOLD = 0.52, 1.08  # of the size: an average letter, and how much wider a bold one is


def text_width(text: str, size: float, is_bold: bool = False) -> float:
    """Return about how many inches a line of ``size`` pt takes; rather too many than too few."""
    ems = sum(1.0 if unicodedata.east_asian_width(letter) in "WF" else _NARROW for letter in text)
    return ems * (_BOLD if is_bold else 1.0) * size / POINTS_PER_INCH


def fitting_size(
    lines: Sequence[str], box: Box, largest: int, smallest: int, is_bold: bool = False, gap: float = 0.0
) -> int:
    """Return the largest size in pt at which the lines, wrapped, fit into the box; ``smallest`` if they never do.

    ``gap`` is the space in pt over each of the lines.
    """
    for size in range(largest, smallest, -1):
        count = sum(max(1, math.ceil(text_width(line, size, is_bold) / box.width)) for line in lines)
        if count * size * LINE_SPACING + len(lines) * gap <= box.height * POINTS_PER_INCH:
            return size
    return smallest


def write(frame: TextFrame, lines: Sequence[str], look: DeckLook, size: int | None = None) -> None:
    """Replace what stands in the frame by a paragraph for each line, in the size of the layout unless told."""
    frame.text = "\n".join(lines)
    language = MSO_LANGUAGE_ID.from_xml(look.language_tag)
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run.font.language_id = language
            run.font.size = None if size is None else Pt(size)
