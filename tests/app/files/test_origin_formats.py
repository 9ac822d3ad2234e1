"""Origins in PNG, SVG, PDF and PPTX as other programs leave them."""

import os
import struct
import tracemalloc
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pytestqt.qtbot import QtBot

from app.files import origin_reader
from app.files.bounded_file import LONGEST_TEXT
from app.files.origin import pdf_metadata, pptx_properties, svg_with_origin
from app.files.origin_reader import LARGEST_SVG
from tests.app.export.files_with_origin import ORIGIN, pdf, pptx, svg
from tests.app.files.origins import chunk, origin_of, png, refusal


@pytest.mark.parametrize("kind", ["plain", "compressed", "international", "compressed international"])
def test_png_that_another_program_wrote_again_is_read(kind: str) -> None:
    info = PngInfo()
    if "international" in kind:
        info.add_itxt("Layerscope", ORIGIN.text(), "en", "Herkunft", zip=kind.startswith("compressed"))
    else:
        info.add_text("Layerscope", ORIGIN.text(), zip=kind == "compressed")
    file = BytesIO()
    Image.new("RGB", (9, 9)).save(file, "png", pnginfo=info)
    assert origin_of(file.getvalue()) == ORIGIN


def test_text_of_a_png_may_stand_behind_its_pixels() -> None:
    text = b"Layerscope\0" + ORIGIN.text().encode()
    assert origin_of(png(chunk(b"tEXt", b"Layerscopes\0x"), chunk(b"IDAT", b"x"), chunk(b"tEXt", text))) == ORIGIN


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"\0" + zlib.compress(bytes(20_000_000)), "larger than any"),
        (b"\0" + zlib.compress(ORIGIN.text().encode())[:-8], "damaged"),
        (b"\0nonsense", "damaged"),
        (b"", "damaged"),
    ],
)
def test_compressed_text_is_not_unpacked_without_end(body: bytes, words: str) -> None:
    data = png(chunk(b"zTXt", b"Layerscope\0" + body))
    tracemalloc.start()
    assert words in refusal(data)
    assert tracemalloc.get_traced_memory()[1] < 3 * LONGEST_TEXT
    tracemalloc.stop()


def test_damaged_png_is_told_as_such() -> None:
    text = chunk(b"tEXt", b"Layerscope\0" + ORIGIN.text().encode())
    assert "damaged" in refusal(png(text.replace(b"412", b"413")))
    assert "damaged" in refusal(png(text)[:100])
    assert "damaged" in refusal(png(struct.pack(">I", 2**32 - 1) + b"IDAT"))
    assert "damaged" in refusal(png(chunk(b"tEXt", b"Layerscope\0\xff")))
    assert "larger" in refusal(png(chunk(b"tEXt", b"Layerscope\0" + b"a" * (LONGEST_TEXT + 1))))


def test_png_of_countless_chunks_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(origin_reader, "MOST_CHUNKS", 100)
    assert "damaged" in refusal(png(chunk(b"IDAT", b"") * 200))
    assert "which run" in refusal(png(chunk(b"IDAT", b"") * 50))


# SVG and PDF


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
%b]><svg xmlns="http://www.w3.org/2000/svg">
<metadata><o:origin xmlns:o="urn:layerscope:">&b;</o:origin></metadata></svg>"""


@pytest.mark.parametrize(
    "more", [b"", b'<!ENTITY c SYSTEM "file:///etc/passwd">', b'<!ENTITY % d SYSTEM "http://x/d">']
)
def test_svg_with_entities_of_its_own_is_refused(more: bytes) -> None:
    assert "no PNG" in refusal(ENTITIES.replace(b"%b", more))  # it is given up before its first element


def test_svg_with_a_harmless_document_type_and_another_prefix_is_read(qtbot: QtBot) -> None:
    public = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n<svg'
    data = svg_with_origin(svg(), ORIGIN).replace(b"<svg", public, 1).replace(b"layerscope:origin", b"x:origin")
    assert origin_of(data.replace(b"xmlns:layerscope", b"xmlns:x")) == ORIGIN


def test_deep_svg_is_given_up() -> None:
    def nested(depth: int) -> bytes:
        return b"<svg>" + b"<g>" * depth + b"</g>" * depth + b"</svg>"

    assert "which run" in refusal(nested(900))
    assert "larger than any" in refusal(nested(1100))


def test_svg_that_fills_the_parser_s_tables_is_given_up() -> None:
    for n, words in ((4000, "which run"), (11_000, "larger than any")):
        elements = b"".join(b"<a%d/>" % i for i in range(n))
        attributes = b"".join(b"<g a%d='1'/>" % i for i in range(n))
        prefixes = b"".join(b"<g xmlns:a%d='x'/>" % i for i in range(n))
        for inside in (elements, attributes, prefixes):
            assert words in refusal(b"<svg>" + inside + b"</svg>")


def test_tag_without_an_end_is_given_up() -> None:
    assert "larger than any" in refusal(b"<svg><g a='" + b"x" * 3_000_000)
    assert "which run" in refusal(b"<svg><g a='" + b"x" * 900_000 + b"'/></svg>")


def test_svg_of_huge_size_is_not_read() -> None:
    assert "larger than any" in refusal(b"<svg>" + b" " * LARGEST_SVG + b"</svg>")


def test_long_text_in_an_svg_is_given_up() -> None:
    long = b'<svg><origin xmlns="urn:layerscope:">' + b"a" * (LONGEST_TEXT + 1) + b"</origin></svg>"
    assert "larger than any" in refusal(long)


def test_pdf_with_packets_of_others_is_read(qtbot: QtBot) -> None:
    other = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><broken></x:xmpmeta>"
    assert origin_of(pdf(pdf_metadata(ORIGIN)).replace(b"<?xpacket", other + b"<?xpacket", 1)) == ORIGIN
    assert "which run" in refusal(b"%PDF-1.4" + other + b"<x:xmpmeta")


def test_pdf_whose_packet_is_cut_off_is_damaged(qtbot: QtBot) -> None:
    data = pdf(pdf_metadata(ORIGIN))
    assert "damaged" in refusal(data[: data.index(b"</x:xmpmeta>")])


def test_packet_over_the_edge_of_a_piece_is_read(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pdf(pdf_metadata(ORIGIN))
    for piece in (700, 701, 1500):
        monkeypatch.setattr(origin_reader, "LARGEST_PIECE", piece)
        assert origin_of(whole) == ORIGIN
        assert origin_of(whole.replace(b"<?xpacket", b" <x:xmpmeta <?xpacket", 1)) == ORIGIN


def test_huge_packet_is_not_searched() -> None:
    huge = b"%PDF-1.4<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + b"<a>" * 4_000_000 + b"%b</x:xmpmeta>"
    assert "damaged" in refusal(huge.replace(b"%b", b"<o:origin xmlns:o='urn:layerscope:'/>"))
    assert "which run" in refusal(huge)


# PPTX


def rezipped(data: bytes, **changes: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changes.get(Path(name).stem, old.read(name)))
    return file.getvalue()


def test_properties_of_others_do_not_disturb() -> None:
    own = pptx_properties(ORIGIN)
    other = own.replace(
        b"><property", b'><property fmtid="{}" pid="99" name="Client"><x>Layerscope</x></property><property', 1
    )
    assert origin_of(pptx(other)) == ORIGIN
    assert "which run" in refusal(pptx(own.replace(b"Layerscope", b"Other")))


@pytest.mark.parametrize(
    "properties", [b"a" * 12_000_001, b" " * 900_000, os.urandom(12_000_001)], ids=["long", "packed", "noise"]
)
def test_large_properties_are_not_unpacked(properties: bytes) -> None:
    assert "larger than any" in refusal(rezipped(pptx(b"<x/>"), custom=properties))


def test_zip_of_countless_members_is_not_listed() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(20_000):
            archive.writestr(f"{number:06}.xml", b"")
    assert "larger than any" in refusal(file.getvalue())


def test_protected_deck_says_so() -> None:
    data = bytearray(rezipped(pptx(pptx_properties(ORIGIN))))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        member = archive.getinfo("docProps/custom.xml")
    start = data.index(b"PK\1\2", data.rindex(b"docProps/custom.xml") - 46)
    data[start + 8] |= 1
    data[member.header_offset + 6] |= 1
    assert "password" in refusal(bytes(data))


def test_member_that_lies_about_its_size_is_damaged() -> None:
    data = bytearray(rezipped(pptx(pptx_properties(ORIGIN)), custom=b"<x>" + b" " * 5000 + b"</x>"))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        size = struct.pack("<I", archive.getinfo("docProps/custom.xml").file_size)
    assert "damaged" in refusal(bytes(data).replace(size, struct.pack("<I", 600)))
