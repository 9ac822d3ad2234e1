"""Elements and texts of a deck, as far as python-pptx has no names for them."""

import re
import unicodedata
from dataclasses import astuple
from typing import Any

from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.oxml import parse_xml
from pptx.oxml.ns import namespaces, nsdecls
from pptx.text.text import TextFrame
from pptx.util import Inches, Length, Pt

from app.export.deck.slides import Box, DeckLook

POINTS_PER_INCH = 72.0
LINE_SPACING = 1.3  # of the size; a Chinese font is that high
_NARROW, _BOLD = 0.52, 1.08  # of the size: an average letter, and how much wider a bold one is
_NAMESPACES = namespaces("a", "c", "p", "r")


def find_all(element: Any, path: str) -> list[Any]:
    """Return the elements at a path such as ``./p:txBody/a:p``, in their order."""
    return list(element.findall(path, _NAMESPACES))


def find(element: Any, path: str) -> Any:
    """Return the first element at a path; raises LookupError if there is none."""
    return find_all(element, path)[0]


def new_element(xml: str) -> Any:
    """Return an element from its XML, in which ``{ns}`` stands for what its prefixes mean."""
    prefixes = sorted(set(re.findall(r"\b([acpr]):", xml)))
    return parse_xml(xml.replace("{ns}", nsdecls(*prefixes), 1))


def remove(shape: Any) -> None:
    """Take a shape off its slide, layout or master."""
    shape.element.getparent().remove(shape.element)


def place_of(box: Box) -> list[Length]:
    """Return left, top, width and height as python-pptx wants them."""
    return [Inches(value) for value in astuple(box)]


def text_width(text: str, size: float, is_bold: bool = False) -> float:
    """Return about how many inches a line of ``size`` pt takes; rather too many than too few."""
    ems = sum(1.0 if unicodedata.east_asian_width(letter) in "WF" else _NARROW for letter in text)
    return ems * (_BOLD if is_bold else 1.0) * size / POINTS_PER_INCH


def write(frame: TextFrame, text: str, look: DeckLook, size: int | None = None) -> None:
    """Replace what stands in the frame by a paragraph for each line, in the size of the layout unless told."""
    frame.text = text
    language = MSO_LANGUAGE_ID.from_xml(look.language_tag)
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run.font.language_id = language
            run.font.size = None if size is None else Pt(size)
