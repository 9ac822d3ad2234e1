"""Decks are read back by python-pptx and as plain XML."""

import io
import re
import zipfile

import pytest
from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Inches

from app.export.deck.slides import Page, Slide
from app.style.theme import DARK, LIGHT, TRANSPARENT, Theme
from tests.app.export.decks import CHINESE, ENGLISH, NS, ROWS, deck, figure, opened, picture


def test_every_slide_has_its_words() -> None:
    pages = list(opened(deck()).slides)
    assert [page.shapes.title.text_frame.text for page in pages] == [slide.title for slide in ENGLISH]
    assert pages[0].placeholders[1].text_frame.text == "Data: moons, 300 samples\nRate 0.5"
    for page, slide in zip(pages[1:], ENGLISH[1:], strict=True):
        assert page.placeholders[13].text_frame.text == slide.text
        assert figure(page).element.find("./*/p:cNvPr", NS).get("descr") == slide.alt
    for page, slide in zip(pages, ENGLISH, strict=True):
        assert page.has_notes_slide == bool(slide.notes)
        if slide.notes:
            assert page.notes_slide.notes_text_frame.text == slide.notes


def test_a_long_title_has_smaller_letters_and_stays_readable() -> None:
    sizes = [page.shapes.title.text_frame.paragraphs[0].runs[0].font.size for page in opened(deck()).slides]
    assert sizes[:-1] == [None] * (len(sizes) - 1)  # those of the layout
    assert 18 <= sizes[-1].pt < 22


def test_nothing_empty_is_left_to_be_filled() -> None:
    bare = Slide("T", figure=(("a",), ("1",)))
    pages = opened(deck((*ENGLISH, Slide("Only a title"), bare))).slides
    notes = [page.notes_slide for page in pages if page.has_notes_slide]
    shapes = [shape for page in (*pages, *notes) for shape in page.placeholders]
    frames = [shape.text_frame for shape in shapes if shape.placeholder_format.type != PP_PLACEHOLDER.SLIDE_IMAGE]
    assert all(frame.text.strip() for frame in frames)
    assert [len(page.placeholders) for page in pages] == [2, 3, 3, 3, 3, 1, 2]


def test_ids_of_shapes_are_unique() -> None:
    for page in opened(deck()).slides:
        ids = [shape.shape_id for shape in page.shapes]
        assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(("is_wide", "size"), [(True, (40 / 3, 7.5)), (False, (10.0, 7.5))])
def test_a_picture_of_the_right_size_fills_its_room(is_wide: bool, size: tuple[float, float]) -> None:
    room = Page(is_wide).content
    slide = Slide("T", "C", picture(round(192 * room.width), round(192 * room.height)), "alt")
    presentation = opened(deck((slide,), is_wide=is_wide))
    assert (presentation.slide_width, presentation.slide_height) == tuple(Inches(side) for side in size)
    (page,) = presentation.slides
    shape = figure(page)
    assert (shape.width, shape.height) == (Inches(room.width), Inches(room.height))
    assert shape.left * 2 + shape.width == pytest.approx(presentation.slide_width, abs=10)
    assert shape.top + shape.height < presentation.slide_height


def test_another_picture_keeps_its_shape() -> None:
    (page,) = opened(deck((Slide("T", "C", picture(100, 400), "alt"),))).slides
    shape = figure(page)
    assert shape.height == Inches(Page(is_wide=True).content.height)
    assert shape.width * 4 == pytest.approx(shape.height, abs=4)


@pytest.mark.parametrize(("is_wide", "kind"), [(True, None), (False, "screen4x3")])
def test_the_slide_does_not_claim_another_size(is_wide: bool, kind: str | None) -> None:
    assert opened(deck(is_wide=is_wide)).element.find("./p:sldSz", NS).get("type") == kind


def test_a_table_too_wide_is_made_narrower() -> None:
    header = tuple(f"a long name {i}" for i in range(12))
    presentation = opened(deck((Slide("T", "C", (header, header), "alt"),), is_wide=False))
    (page,) = presentation.slides
    shape = figure(page)
    assert sum(column.width for column in shape.table.columns) == pytest.approx(Inches(9.0), abs=20)


def test_numbers_that_name_the_rows_stand_at_the_left() -> None:
    (page,) = opened(deck((Slide("T", "C", (("layer", "parameters"), ("1", "48"), ("2", "136")), "alt"),))).slides
    cells = figure(page).table.rows[2].cells
    assert [cell.text_frame.paragraphs[0].alignment.name for cell in cells] == ["LEFT", "RIGHT"]


@pytest.mark.parametrize("is_wide", [True, False])
def test_a_table_of_twelve_layers_fits(is_wide: bool) -> None:
    presentation = opened(deck((ENGLISH[-1],), is_wide=is_wide))
    (page,) = presentation.slides
    shape = figure(page)
    table = shape.table
    assert [[cell.text for cell in row.cells] for row in table.rows][1:-1] == [list(row) for row in ROWS]
    assert shape.left + sum(column.width for column in table.columns) <= presentation.slide_width - shape.left + 10
    assert shape.top + sum(row.height for row in table.rows) <= Inches(7.0)
    runs = [cell.text_frame.paragraphs[0].runs for row in table.rows for cell in row.cells if cell.text]
    assert min(run.font.size.pt for (run,) in runs) >= 14
    sides = [cell.text_frame.paragraphs[0].alignment.name for cell in table.rows[0].cells]
    assert sides == ["LEFT", "LEFT", "RIGHT", "RIGHT", "RIGHT"]
    assert all(cell.text_frame.paragraphs[0].runs[0].font.bold for cell in table.rows[0].cells)
    assert table.first_row
    assert not table.horz_banding


@pytest.mark.parametrize(("language", "tag"), [("en", "en-US"), ("zh_CN", "zh-CN")])
def test_every_run_says_its_language(language: str, tag: str) -> None:
    slides = CHINESE if language == "zh_CN" else ENGLISH
    with zipfile.ZipFile(io.BytesIO(deck(slides, language=language))) as file:
        roots = [
            etree.fromstring(file.read(n))
            for n in file.namelist()
            if re.match(r"ppt/(slides|notesSlides|charts)/\w", n)
        ]
        theme = etree.fromstring(file.read("ppt/theme/theme1.xml"))
    runs = [run for root in roots for run in root.iterfind(".//a:r", NS)]
    assert len(runs) > 60
    assert {run.find("./a:rPr", NS).get("lang") for run in runs} == {tag}
    fonts = {font.get("typeface") for font in theme.iterfind(".//a:fontScheme//a:ea", NS)}
    assert fonts == ({"Microsoft YaHei"} if language == "zh_CN" else {""})


@pytest.mark.parametrize("theme", [LIGHT, DARK, TRANSPARENT])
def test_the_colors_are_those_of_the_theme(theme: Theme) -> None:
    with zipfile.ZipFile(io.BytesIO(deck(theme=theme))) as file:
        master = etree.fromstring(file.read("ppt/slideMasters/slideMaster1.xml"))
        scheme = etree.fromstring(file.read("ppt/theme/theme1.xml")).find(".//a:clrScheme", NS)
    names = master.find("./p:clrMap", NS).attrib
    values = {
        role: "#" + scheme.find(f"./a:{names[role]}/a:srgbClr", NS).get("val").lower() for role in ("bg1", "tx1", "tx2")
    }
    assert values == {"bg1": theme.panel, "tx1": theme.text, "tx2": theme.muted}
    assert (master.find("./p:cSld/p:bg", NS) is None) == theme.is_clear


def test_the_file_says_what_it_is_about() -> None:
    core = opened(deck()).core_properties
    assert (core.title, core.subject, core.keywords, core.author) == (ENGLISH[0].title, "", "", "Layerscope")
    assert (core.comments, core.last_modified_by, core.language) == ("", "Layerscope", "en-US")
