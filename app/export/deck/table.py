"""Tables of a deck."""

import re
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from app.export.deck.slides import Box, DeckLook, Table
from app.export.deck.xml import LINE_SPACING, POINTS_PER_INCH, find, find_all, new_element, place_of, text_width, write

LARGEST, SMALLEST = 18, 12  # pt
ROW, PADDING, EXTRA = 0.5, 0.3, 0.6  # inches: the highest row; beside a text, at least and at most more of it
MARGIN = 0.03  # inches over and under a text
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's name of "No style, no grid"
HEADER_RULE, RULE = 19050, 9525  # EMU: 1.5 pt, 0.75 pt
_NUMBER = re.compile(r"[\d\s.,:()×·+\-−–—eE%/∞]*")


def add_table(shapes: Any, rows: Table, look: DeckLook) -> Any:
    """Add the table and return the shape that holds it; the numbers stand at the right of their columns."""
    box = look.page.content
    size = _size(rows, box)
    widths = _widths(rows, size, box.width)
    height = min(ROW, box.height / len(rows))
    place = Box(box.left, box.top, sum(widths), height * len(rows))
    shape = shapes.add_table(len(rows), len(widths), *place_of(place))
    shape.table.horz_banding = False
    find(shape.element, ".//a:tableStyleId").text = NO_STYLE
    for column, width in zip(shape.table.columns, widths, strict=True):
        column.width = Inches(width)
    sides = _sides(rows)
    for number, (row, texts) in enumerate(zip(shape.table.rows, rows, strict=True)):
        row.height = Inches(height)
        for cell, text, side in zip(row.cells, texts, sides, strict=True):
            write(cell.text_frame, text, look, size)
            _style(cell, size, side, is_header=number == 0)
    _rule(shape, look)
    return shape


def _size(rows: Table, box: Box) -> int:
    """The largest size in pt at which every text has its one line."""
    for size in range(LARGEST, SMALLEST, -1):
        line = LINE_SPACING * size / POINTS_PER_INCH + 2 * MARGIN
        if line * len(rows) <= box.height and sum(_natural_widths(rows, size)) <= box.width:
            return size
    return SMALLEST


def _natural_widths(rows: Table, size: int) -> list[float]:
    columns = zip(*rows, strict=True)
    return [PADDING + max(text_width(text, size, is_bold=True) for text in column) for column in columns]


def _widths(rows: Table, size: int, room: float) -> list[float]:
    """Some more than needed where there is room; less of it, in proportion, where there is not."""
    natural = _natural_widths(rows, size)
    spare = room - sum(natural)
    if spare < 0:
        return [width * room / sum(natural) for width in natural]
    return [width + min(EXTRA, spare / len(natural)) for width in natural]


def _sides(rows: Table) -> list[PP_ALIGN]:
    """On which side each column stands: at the right numbers, except in the first, which names the rows."""
    columns = zip(*(rows[1:] or rows), strict=True)
    are_numbers = (all(_NUMBER.fullmatch(text) for text in column) for column in columns)
    sides = [PP_ALIGN.RIGHT if is_number else PP_ALIGN.LEFT for is_number in are_numbers]
    return [PP_ALIGN.LEFT, *sides[1:]]


def _style(cell: Any, size: int, side: PP_ALIGN, is_header: bool) -> None:
    cell.margin_left = cell.margin_right = Inches(PADDING / 2)
    cell.margin_top = cell.margin_bottom = Inches(MARGIN)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.line_spacing = Pt(LINE_SPACING * size)  # the same for a font that is higher
    paragraph.alignment = side
    for run in paragraph.runs:
        run.font.bold = is_header
        run.font.color.theme_color = MSO_THEME_COLOR.TEXT_1


def _rule(shape: Any, look: DeckLook) -> None:
    """Draw a line under each row, a strong one under the header."""
    for number, row in enumerate(find_all(shape.element, ".//a:tr")):
        border = look.theme.border.removeprefix("#").upper()
        color = f'<a:srgbClr val="{border}"/>' if number else '<a:schemeClr val="tx1"/>'
        width = RULE if number else HEADER_RULE
        line = f'<a:lnB {{ns}} w="{width}"><a:solidFill>{color}</a:solidFill></a:lnB>'
        for properties in find_all(row, "./a:tc/a:tcPr"):
            properties.append(new_element(line))
