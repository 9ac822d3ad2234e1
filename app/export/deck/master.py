"""The master of a deck and its two layouts, in the colours of a theme.

A slide only says what differs from its layout. So whoever edits the deck changes the master once, or pastes slides into
another deck, where they wear its colours and fonts.
"""

import re
from typing import Any

import pptx
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation
from pptx.util import Inches

from app.export.deck.package import drop_leftovers
from app.export.deck.slides import HEIGHT, Box, DeckLook
from app.export.deck.xml import find, new_element, place_of, remove
from app.style.theme import Theme

NAME = "Layerscope"
LATIN_FONT = "Arial"  # on every system, or another of the same widths
FIRST_TITLE_SIZE, TITLE_SIZE, LINE_SIZE, CAPTION_SIZE, NUMBER_SIZE = 40, 28, 22, 16, 12  # pt
LINE_GAP = 6  # pt, over each line of the first slide
BODY_SIZES = (20, 18, 16, 14, 14, 14, 14, 14, 14)  # pt, of each level of an outline
_TITLE_LAYOUT, _FIGURE_LAYOUT = "Title Slide", "Title Only"
_UNUSED = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER)
_CAPTION = (
    '<p:sp {ns}><p:nvSpPr><p:cNvPr id="9" name="Caption"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
    '<p:ph type="body" sz="quarter" idx="13"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>'
    '<a:lstStyle/><a:p><a:pPr lvl="0"/><a:r><a:rPr lang="en-US"/><a:t>Caption</a:t></a:r></a:p></p:txBody></p:sp>'
)
_BAR = (
    '<p:sp {ns}><p:nvSpPr><p:cNvPr id="9" name="Bar"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
    "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
)


def empty_deck(look: DeckLook) -> Presentation:
    """Return a presentation without slides, its first layout for a title and its second for a figure."""
    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = Inches(look.page.width), Inches(HEIGHT)
    kind = find(deck.element, "./p:sldSz").attrib
    if look.page.width > 10.0:
        del kind["type"]  # the template says 4:3
    master: Any = deck.slide_master
    for layout in list(master.slide_layouts):
        if layout.name not in (_TITLE_LAYOUT, _FIGURE_LAYOUT):
            master.slide_layouts.remove(layout)
    _color_theme(master, look)
    _set_master(master, look)
    _set_title_layout(master.slide_layouts[0], look)
    _set_figure_layout(master.slide_layouts[1], look)
    drop_leftovers(deck)
    return deck


def _color_theme(master: Any, look: DeckLook) -> None:
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    blob = part.blob.decode()
    for tag, value in (("clrScheme", _colors(look.theme)), ("fontScheme", _fonts(look.east_asian_font))):
        blob = re.sub(f"<a:{tag}.*</a:{tag}>", f'<a:{tag} name="{NAME}">{value}</a:{tag}>', blob, flags=re.DOTALL)
    part.blob = blob.replace('name="Office Theme"', f'name="{NAME}"').encode()


def _colors(theme: Theme) -> str:
    """The scheme: dark colours are for writing and light ones for the ground, unless the master swaps them."""
    writing, ground = [theme.text, theme.muted], [theme.panel, theme.raised]
    darks, lights = (ground, writing) if theme.is_dark else (writing, ground)
    names = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
    values = (darks[0], lights[0], darks[1], lights[1], *theme.curve_colors[:6], theme.accent, theme.muted)
    pairs = zip(names, values, strict=True)
    return "".join(f'<a:{name}><a:srgbClr val="{value[1:].upper()}"/></a:{name}>' for name, value in pairs)


def _fonts(east_asian: str) -> str:
    typefaces = f'<a:latin typeface="{LATIN_FONT}"/><a:ea typeface="{east_asian}"/><a:cs typeface=""/>'
    return "".join(f"<a:{use}Font>{typefaces}</a:{use}Font>" for use in ("major", "minor"))


def _set_master(master: Any, look: DeckLook) -> None:
    page = look.page
    if look.theme.is_dark:
        colors = find(master.element, "./p:clrMap")
        for name, value in (("bg1", "dk1"), ("tx1", "lt1"), ("bg2", "dk2"), ("tx2", "lt2")):
            colors.set(name, value)
    if look.theme.is_clear:
        ground = find(master.element, "./p:cSld/p:bg")
        ground.getparent().remove(ground)
    _drop_unused(master)
    title = find(master.element, "./p:txStyles/p:titleStyle/a:lvl1pPr")
    title.set("algn", "l")
    _set_letters(title, TITLE_SIZE, is_bold=True)
    for level, size in zip(find(master.element, "./p:txStyles/p:bodyStyle"), BODY_SIZES, strict=True):
        _set_letters(level, size)
    boxes = {PP_PLACEHOLDER.TITLE: (page.title, "b"), PP_PLACEHOLDER.BODY: (page.content, "t")}
    for shape in master.placeholders:
        box, anchor = boxes.get(shape.placeholder_format.type, (page.number, "b"))
        _place(shape, box, anchor)
        if box == page.number:
            _set_style(shape, NUMBER_SIZE, align="r")


def _set_title_layout(layout: Any, look: DeckLook) -> None:
    _drop_unused(layout, PP_PLACEHOLDER.SLIDE_NUMBER)
    title, lines = layout.placeholders
    _place(title, look.page.first_title, "b")
    _set_style(title, FIRST_TITLE_SIZE, role="tx1")
    _place(lines, look.page.first_lines, "t")
    _set_style(lines, LINE_SIZE, before=LINE_GAP)
    _place(_add(layout, _BAR), look.page.first_bar)


def _set_figure_layout(layout: Any, look: DeckLook) -> None:
    _drop_unused(layout)
    find(layout.element, "./p:cSld").set("name", "Title, caption and figure")
    del layout.element.attrib["type"]  # it is no more the one with a title only
    caption = _add(layout, _CAPTION)
    _place(caption, look.page.caption, "t")
    _set_style(caption, CAPTION_SIZE)


def _drop_unused(master: Any, *others: PP_PLACEHOLDER) -> None:
    for shape in list(master.placeholders):
        if shape.placeholder_format.type in (*_UNUSED, *others):
            remove(shape)


def _add(layout: Any, xml: str) -> Any:
    find(layout.element, "./p:cSld/p:spTree").append(new_element(xml))
    return layout.shapes[-1]


def _place(shape: Any, box: Box, anchor: str = "") -> None:
    shape.left, shape.top, shape.width, shape.height = place_of(box)
    if anchor:
        insets = 'lIns="0" tIns="0" rIns="0" bIns="0"'
        _replace(shape, "bodyPr", f'<a:bodyPr {{ns}} {insets} anchor="{anchor}"><a:normAutofit/></a:bodyPr>')


def _set_style(shape: Any, size: int, role: str = "tx2", align: str = "l", before: int = 0) -> None:
    """Set the size and the space before a paragraph, in pt, its colour and its side."""
    paragraph = f'marL="0" indent="0" algn="{align}"><a:spcBef><a:spcPts val="{100 * before}"/></a:spcBef><a:buNone/>'
    letters = f'sz="{100 * size}"><a:solidFill><a:schemeClr val="{role}"/></a:solidFill>'
    level = f"<a:lvl1pPr {paragraph}<a:defRPr {letters}</a:defRPr></a:lvl1pPr>"
    _replace(shape, "lstStyle", f"<a:lstStyle {{ns}}>{level}</a:lstStyle>")


def _replace(shape: Any, tag: str, xml: str) -> None:
    old = find(shape.element, f"./p:txBody/a:{tag}")
    old.getparent().replace(old, new_element(xml))


def _set_letters(level: Any, size: int, is_bold: bool = False) -> None:
    letters = find(level, "./a:defRPr")
    letters.set("sz", str(100 * size))
    if is_bold:
        letters.set("b", "1")
