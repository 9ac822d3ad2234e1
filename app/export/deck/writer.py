"""Slides as python-pptx writes them. Import it only when there is a deck to write: python-pptx takes its time."""

import copy
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Inches

from app.export.deck.chart import CHART_TYPE, chart_data, finish_chart
from app.export.deck.master import (
    CAPTION_INDEX,
    CAPTION_SIZE,
    FIRST_TITLE_SIZE,
    LINE_GAP,
    LINE_SIZE,
    TITLE_SIZE,
    empty_deck,
)
from app.export.deck.package import add_custom_properties, describe, drop_leftovers, list_notes_master, saved
from app.export.deck.page import Box, DeckLook
from app.export.deck.slides import ChartSlide, PictureSlide, Slide, TableSlide, TitleSlide
from app.export.deck.table import add_table
from app.export.deck.text import fitting_size, write
from app.export.deck.xml import find, find_all

SMALLEST_TITLE, SMALLEST = 18, 14  # pt


class DeckWriter:
    """A deck that grows slide by slide in one look."""

    def __init__(self, look: DeckLook) -> None:
        self._look = look
        self._deck = empty_deck(look)
        drop_leftovers(self._deck)

    def add(self, slide: Slide) -> None:
        """Add a slide at the end."""
        page = self._add_title_page(slide) if isinstance(slide, TitleSlide) else self._add_figure_page(slide)
        if slide.notes:
            self._add_notes(page, slide.notes)

    def finish(self, title: str, subject: str, keywords: str, custom_properties: bytes) -> bytes:
        """Return the file; nothing can be added after that."""
        list_notes_master(self._deck)
        describe(self._deck, self._look, title, subject, keywords)
        if custom_properties:
            add_custom_properties(self._deck, custom_properties)
        return saved(self._deck)

    def _add_title_page(self, slide: TitleSlide) -> Any:
        page: Any = self._deck.slides.add_slide(self._deck.slide_layouts[0])
        title, lines = page.placeholders
        size = fitting_size([slide.title], self._look.page.first_title, FIRST_TITLE_SIZE, TITLE_SIZE, is_bold=True)
        self._write(title, [slide.title], size, FIRST_TITLE_SIZE)
        size = fitting_size(slide.lines, self._look.page.first_lines, LINE_SIZE, SMALLEST, gap=LINE_GAP)
        self._write(lines, slide.lines, size, LINE_SIZE)
        return page

    def _add_figure_page(self, slide: PictureSlide | ChartSlide | TableSlide) -> Any:
        layout: Any = self._deck.slide_layouts[1]
        page: Any = self._deck.slides.add_slide(layout)
        size = fitting_size([slide.title], self._look.page.title, TITLE_SIZE, SMALLEST_TITLE, is_bold=True)
        self._write(page.shapes.title, [slide.title], size, TITLE_SIZE)
        size = fitting_size([slide.caption], self._look.page.caption, CAPTION_SIZE, SMALLEST)
        self._write(page.placeholders[CAPTION_INDEX], [slide.caption], size, CAPTION_SIZE)
        figure = self._add_figure(page.shapes, slide)
        find(figure.element, "./*/p:cNvPr").set("descr", slide.alt)
        _add_number(page, layout, len(self._deck.slides))
        return page

    def _write(self, shape: Any, lines: Sequence[str], size: int, usual_size: int) -> None:
        """Fill a placeholder, or remove it if there is no text, because an empty one asks to be filled."""
        if any(lines):
            shape.name = _TEXT_NAMES[shape.placeholder_format.type]
            write(shape.text_frame, lines, self._look, None if size == usual_size else size)
        else:
            shape.element.getparent().remove(shape.element)

    def _add_figure(self, shapes: Any, slide: PictureSlide | ChartSlide | TableSlide) -> Any:
        box = self._look.page.content
        if isinstance(slide, PictureSlide):
            shape = _add_picture(shapes, slide.png, box)
        elif isinstance(slide, TableSlide):
            shape = add_table(shapes, slide, box, self._look)
        else:
            data, columns = chart_data(slide)
            place = (Inches(value) for value in (box.left, box.top, box.width, box.height))
            shape = shapes.add_chart(CHART_TYPE, *place, data)
            finish_chart(shape.chart, slide, columns, self._look)
        shape.name = _FIGURE_NAMES[type(slide)]
        return shape

    def _add_notes(self, page: Any, text: str) -> None:
        notes = page.notes_slide
        for shape in list(notes.placeholders):
            if shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
                shape.element.getparent().remove(shape.element)  # python-pptx copies it without the number
        write(notes.notes_text_frame, text.split("\n"), self._look)


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


_TEXT_NAMES = {
    PP_PLACEHOLDER.TITLE: "Title",
    PP_PLACEHOLDER.CENTER_TITLE: "Title",
    PP_PLACEHOLDER.SUBTITLE: "Lines",
    PP_PLACEHOLDER.BODY: "Caption",
}
_FIGURE_NAMES = {PictureSlide: "Picture", ChartSlide: "Chart", TableSlide: "Table"}
