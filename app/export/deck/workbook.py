"""The workbook inside a chart, which PowerPoint opens to edit the numbers.

XlsxWriter rounds to 16 digits and notes the time of day, so the few parts of a workbook are written here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from xml.sax.saxutils import escape

from app.export.deck.package import zipped

SHEET = "Sheet1"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FRAME = {
    "[Content_Types].xml": f'<Types xmlns="{_TYPES}">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_SPREADSHEET}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SPREADSHEET}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
    f'<sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}


@dataclass(frozen=True)
class SheetColumn:
    """A column of the sheet: a name over numbers; None leaves a cell empty."""

    name: str
    numbers: Sequence[float | None]


def workbook_bytes(columns: Sequence[SheetColumn]) -> bytes:
    """Return an XLSX file of one sheet that holds the columns in all their digits."""
    rows = enumerate(zip_longest(*((column.name, *column.numbers) for column in columns)), start=1)
    data = "".join(f'<row r="{number}">{"".join(_cells(row, number))}</row>' for number, row in rows)
    parts = {
        **_FRAME,
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{data}</sheetData></worksheet>',
    }
    return zipped((name, (_HEAD + text).encode()) for name, text in parts.items())


def name_reference(column: int) -> str:
    """Return the address of a column's name, as a chart wants it; the first column is 0."""
    return f"{SHEET}!${_letters(column)}$1"


def numbers_reference(column: int, count: int) -> str:
    """Return the address of a column's ``count`` numbers."""
    return f"{SHEET}!${_letters(column)}$2:${_letters(column)}${count + 1}"


def _cells(row: Iterable[str | float | None], number: int) -> Iterator[str]:
    for place, value in enumerate(row):
        address = f"{_letters(place)}{number}"
        if isinstance(value, str):
            yield f'<c r="{address}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
        elif value is not None:
            yield f'<c r="{address}"><v>{value!r}</v></c>'


def _letters(column: int) -> str:
    """A to Z, then AA to ZZ."""
    rest, last = divmod(column, 26)
    return (_letters(rest - 1) if rest else "") + chr(ord("A") + last)
