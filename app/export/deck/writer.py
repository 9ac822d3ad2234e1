"""Slides as python-pptx writes them. Import it only when there is a deck to write: python-pptx takes its time."""

import copy
import math
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Inches
from PySide6.QtGui import QImage

from app.export.deck.chart import add_chart
from app.export.deck.master import CAPTION_SIZE, FIRST_TITLE_SIZE, LINE_GAP, LINE_SIZE, TITLE_SIZE, empty_deck
from app.export.deck.package import saved
from app.export.deck.slides import Box, Chart, DeckLook, Page, Slide
from app.export.deck.table import add_table
from app.export.deck.xml import LINE_SPACING, POINTS_PER_INCH, find, find_all, remove, text_width, write
from app.files.origin import LONGEST_ON_SLIDE, Origin, png_bytes, pptx_properties
from app.style.theme import Theme

SMALLEST_TITLE, SMALLEST = 18, 14  # pt


def deck_bytes(slides: Sequence[Slide], theme: Theme, is_wide: bool, language: str, origin: Origin) -> bytes:
    """Return a PPTX file, the same bytes whenever it is made of the same values.

    Parameters
    ----------
    slides : at least one; its title is that of the file
    theme : of writing, charts and tables, and of the ground; a clear one leaves the ground to PowerPoint
    is_wide : 16:9, otherwise 4:3
    language : of all texts, a name of ``app.style.translation.LANGUAGES``
    origin : of the file and of its pictures
    """
    writer = _DeckWriter(DeckLook(theme, Page(is_wide), language), origin)
    for slide in slides:
        writer.add(slide)
    return saved(writer.deck, writer.look, slides[0].title, pptx_properties(origin))


class _DeckWriter:
    """A deck that grows slide by slide in one look."""

    def __init__(self, look: DeckLook, origin: Origin) -> None:
        self.look = look
        self.deck = empty_deck(look)
        self._origin = origin

    def add(self, slide: Slide) -> None:
        """Add a slide at the end."""
        layout: Any = self.deck.slide_layouts[0 if slide.figure is None else 1]
        page: Any = self.deck.slides.add_slide(layout)
        title, text = page.placeholders
        title.name = "Title"
        areas = self.look.page
        if slide.figure is None:
            text.name = "Lines"
            self._write(title, slide.title, areas.first_title, FIRST_TITLE_SIZE, TITLE_SIZE, is_bold=True)
            self._write(text, slide.text, areas.first_lines, LINE_SIZE, SMALLEST, gap=LINE_GAP)
        else:
            text.name = "Caption"
            self._write(title, slide.title, areas.title, TITLE_SIZE, SMALLEST_TITLE, is_bold=True)
            self._write(text, slide.text, areas.caption, CAPTION_SIZE, SMALLEST)
            figure = self._add_figure(page.shapes, slide.figure)
            find(figure.element, "./*/p:cNvPr").set("descr", slide.alt)
            _add_number(page, layout, len(self.deck.slides))
        if slide.notes:
            self._add_notes(page, slide.notes)

    def _write(
        self, shape: Any, text: str, box: Box, usual: int, smallest: int, is_bold: bool = False, gap: float = 0.0
    ) -> None:
        """Fill a placeholder, or remove it if there is no text, because an empty one asks to be filled.

        The letters have the largest size in pt, from ``usual`` to ``smallest``, at which the lines, wrapped, fit into
        the box, with ``gap`` pt over each.
        """
        if not text:
            remove(shape)
            return
        lines = text.split("\n")
        for size in range(usual, smallest - 1, -1):
            count = sum(max(1, math.ceil(text_width(line, size, is_bold) / box.width)) for line in lines)
            if count * size * LINE_SPACING + len(lines) * gap <= box.height * POINTS_PER_INCH:
                break
        write(shape.text_frame, text, self.look, None if size == usual else size)

    def _add_figure(self, shapes: Any, figure: Any) -> Any:
        if isinstance(figure, QImage):
            data = png_bytes(figure, self._origin, most=LONGEST_ON_SLIDE)
            shape, name = _add_picture(shapes, data, self.look.page.content), "Picture"
        elif isinstance(figure, Chart):
            shape, name = add_chart(shapes, figure, self.look), "Chart"
        else:
            shape, name = add_table(shapes, figure, self.look), "Table"
        shape.name = name
        return shape

    def _add_notes(self, page: Any, text: str) -> None:
        notes = page.notes_slide
        for shape in list(notes.placeholders):
            if shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
                remove(shape)  # python-pptx copies it without the number
        write(notes.notes_text_frame, text, self.look)


def _add_picture(shapes: Any, png: bytes, box: Box) -> Any:
    """Add a picture as large as fits into the box, in its middle."""
    picture = shapes.add_picture(BytesIO(png), 0, 0)
    scale = min(Inches(box.width) / picture.width, Inches(box.height) / picture.height)
    picture.width, picture.height = round(picture.width * scale), round(picture.height * scale)
    picture.left = Inches(box.left) + (Inches(box.width) - picture.width) // 2
    picture.top = Inches(box.top) + (Inches(box.height) - picture.height) // 2
    return picture


def _add_number(page: Any, layout: Any, number: int) -> None:
    """Show the number of the slide, which python-pptx does not take over from the layout."""
    for shape in layout.placeholders:
        if shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
            element = copy.deepcopy(shape.element)
            largest = max(int(other.get("id")) for other in find_all(page.element, ".//p:cNvPr"))
            find(element, "./p:nvSpPr/p:cNvPr").set("id", str(largest + 1))
            find(element, "./p:nvSpPr/p:cNvPr").set("name", "Slide number")
            find(element, ".//a:fld/a:t").text = str(number)
            find(page.element, "./p:cSld/p:spTree").append(element)
