"""Origins read from files that anybody may have made."""

import json
import math
import os
import random
import struct
import tracemalloc
import zipfile
import zlib
from dataclasses import replace
from io import BytesIO
from itertools import count
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pytestqt.qtbot import QtBot

from app import VERSION
from app.files import bounded_file, origin_reader, xml_search
from app.files.bounded_file import BoundedFile
from app.files.origin import Origin, pdf_metadata, pptx_properties, svg_with_origin
from app.files.origin_reader import origin_in, read_origin
from mlp_engine import EngineError, RunConfig, RunPoint
from tests.app.export.files_with_origin import CONFIG, ORIGIN, pdf, pptx, svg, with_origin, without_origin

KINDS = ("png", "svg", "pdf", "pptx", "json")
LONG = replace(
    ORIGIN,
    point=RunPoint(
        replace(CONFIG, learning_rate=1 / 3), 5000, tuple((epoch, 1 / (3 + epoch % 2)) for epoch in range(5001))
    ),
)


def origin_of(data: bytes) -> Origin:
    return origin_in(BoundedFile.of(data, math.inf))


def refusal(data: bytes) -> str:
    with pytest.raises(EngineError) as caught:
        origin_of(data)
    return str(caught.value)


@pytest.mark.parametrize("origin", [ORIGIN, Origin(RunPoint(RunConfig())), LONG], ids=["rates", "start", "long"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_brings_its_origin_back(qtbot: QtBot, tmp_path: Path, kind: str, origin: Origin) -> None:
    path = tmp_path / "no suffix"
    path.write_bytes(with_origin(origin)[kind])
    assert read_origin(path) == origin


@pytest.mark.parametrize("kind", KINDS)
def test_file_without_an_origin_says_so(qtbot: QtBot, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"{{picture}}.{kind}"
    path.write_bytes(without_origin()[kind])
    with pytest.raises(EngineError) as caught:
        read_origin(path)
    assert str(caught.value) == (
        f"{{picture}}.{kind} cannot be opened: it does not say which run it shows, as files exported by Layerscope do."
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"GIF89a",
        b"<html><body/></html>",
        b"<",
        b"\xff\xfe<\0s\0v\0g\0",
        b"MZ" + bytes(1000),
        b"PK\x05\x06",
    ],
)
def test_other_files_are_none_of_layerscope(data: bytes) -> None:
    assert refusal(data) == "it is no PNG, SVG, PDF, PPTX or JSON file of Layerscope."


def test_other_zip_file_is_none_of_layerscope() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("weights.npy", b"123")
    assert "no PNG, SVG, PDF, PPTX or JSON file" in refusal(file.getvalue())


# configurations in JSON


@pytest.mark.parametrize(
    "values",
    [
        CONFIG.as_dict(),
        {"config": CONFIG.as_dict()},
        {"title": "A", "description": "B", "config": CONFIG.as_dict()},
        {"title": "A", **CONFIG.as_dict()},
        {"layerscope": VERSION, "epoch": 0, "config": CONFIG.as_dict()},
    ],
)
def test_configuration_is_a_run_at_its_start(values: dict[str, object]) -> None:
    for text in (json.dumps(values), f"\ufeff\n {json.dumps(values, indent=4)}\n"):
        assert origin_of(text.encode()).point == RunPoint(CONFIG)


def test_missing_fields_of_a_configuration_are_the_lesson_s() -> None:
    assert origin_of(b'{"epochs": 7}').point == RunPoint(RunConfig(epochs=7))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"epochs": 7,}', "it is not written as JSON should be."),
        ('{"epochs": NaN}', "it is not written as JSON should be."),
        ('{"epochs": 7} {}', "it is not written as JSON should be."),
        ('{"a":' * 100_000, "it is not written as JSON should be."),
        ('{"epochs":' + "[" * 900 + "]" * 900 + "}", "it is not written as JSON should be."),
        ('{"epochs":' + "9" * 100_000 + "}", "it is not written as JSON should be."),
        ('{"epochs": 1e999}', "its run is not possible: epochs: inf"),
        ('{"\\ud800": 1, "epochs": 1}', "its run is not possible: field: '\\ud800'"),
        ('{"epochs": 7, "colour": 1}', "its run is not possible: field: 'colour'"),
        ('{"epochs": 0}', "its run is not possible: epochs: 0"),
        ('{"config": 3}', "its run is not possible: config: 3"),
        ('{"config": {}, "epoch": 1.5}', "its run is not possible: epoch: 1.5"),
        ('{"title": "A"}', "it does not say which run"),
        ('{"layerscope": "0.1.0", "epoch": 3}', "it is damaged."),
        ('{"epochs": 7, "title": "' + "a" * 1_000_000 + '"}', "larger than any file of Layerscope"),
    ],
)
def test_json_that_is_no_run_is_refused_by_a_reason(text: str, words: str) -> None:
    assert words in refusal(text.encode())


def test_json_that_is_no_text_is_refused() -> None:
    assert refusal(b'{"epochs": "\xff"}') == "it is not written as JSON should be."


# PNG


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*chunks: bytes) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bytes(13)) + b"".join(chunks) + chunk(b"IEND", b"")


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
    assert tracemalloc.get_traced_memory()[1] < 4_000_000
    tracemalloc.stop()


def test_damaged_png_is_told_as_such() -> None:
    text = chunk(b"tEXt", b"Layerscope\0" + ORIGIN.text().encode())
    assert "damaged" in refusal(png(text.replace(b"412", b"413")))
    assert "damaged" in refusal(png(text)[:100])
    assert "damaged" in refusal(png(struct.pack(">I", 2**32 - 1) + b"IDAT"))
    assert "damaged" in refusal(png(chunk(b"tEXt", b"Layerscope\0\xff")))
    assert "larger" in refusal(png(chunk(b"tEXt", b"Layerscope\0" + b"a" * 1_000_001)))


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
    assert "larger than any" in refusal(b"<svg>" + b" " * 16_000_000 + b"</svg>")


def test_long_text_in_an_svg_is_given_up() -> None:
    long = b'<svg><origin xmlns="urn:layerscope:">' + b"a" * 1_000_001 + b"</origin></svg>"
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
    huge = b"%PDF-1.4<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + b"<a>" * 2_000_000 + b"%b</x:xmpmeta>"
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
    "properties", [b"a" * 1_000_001, b" " * 900_000, os.urandom(1_000_001)], ids=["long", "packed", "noise"]
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


# bounds of all kinds

HOSTILE = {
    "PDF of 60 MB of metadata": b"%PDF-1.4<x:xmpmeta>" + b"<a>" * 20_000_000 + b"urn:layerscope:</x:xmpmeta>",
    "PDF of empty packets": b"%PDF-1.4" + b"<x:xmpmeta></x:xmpmeta>" * 300_000,
    "PNG of 60 MB of text": png(chunk(b"tEXt", b"Layerscope\0" + b"a" * 60_000_000)),
    "SVG of deep groups": b"<svg>" + b"<g>" * 5_000_000,
    "SVG of one tag": b"<svg><g " + b" ".join(b"a%d=''" % i for i in range(1_000_000)) + b"/></svg>",
    "SVG of one tag of names": b"<svg><g " + b" ".join(b"a%d=''" % i for i in range(90_000)) + b"/></svg>",
    "SVG of default attributes": b"<!DOCTYPE svg [<!ATTLIST g %b>]><svg>%b</svg>"
    % (b" ".join(b"a%d CDATA 'x'" % i for i in range(20_000)), b"<g/>" * 200_000),
    "JSON of lists": b'{"layers":[' + b"[]," * 300_000 + b"[]]}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_file_fills_the_memory(name: str) -> None:
    data = HOSTILE[name]
    tracemalloc.start()
    assert refusal(data).endswith((".", "…"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60_000_000


@pytest.mark.parametrize(
    "data",
    [
        png(chunk(b"IDAT", b"") * 1000),
        b"%PDF-1.4" + bytes(10_000),
        b"<svg>" + b"<g/>" * 5000 + b"</svg>",
        pptx(pptx_properties(ORIGIN)),
    ],
    ids=["png", "pdf", "svg", "pptx"],
)
def test_every_reader_looks_at_the_clock(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """With pieces that are small beside the file, there is a look at the clock between two of them."""
    monkeypatch.setattr(origin_reader, "LARGEST_PIECE", 100)
    monkeypatch.setattr(xml_search, "PIECE", 100)
    ticks = count()
    monkeypatch.setattr(bounded_file, "now", lambda: next(ticks))
    with pytest.raises(EngineError, match="it takes too long to read"):
        origin_in(BoundedFile.of(data, 6))
    assert next(ticks) == 8  # it was given up at the first look that was too late


# anything at all


def reason_against(data: bytes) -> str:
    """Why a file is refused; empty if it is read."""
    try:
        assert isinstance(origin_of(data), Origin)
    except EngineError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("kind", KINDS)
def test_no_damage_brings_the_program_down(qtbot: QtBot, kind: str) -> None:
    """Cut off, overwritten and mixed up, a file gives an origin or a reason, and nothing else."""
    whole = with_origin(ORIGIN)[kind]
    dice = random.Random(kind)
    reasons = set()
    for _ in range(400):
        data = bytearray(whole[: dice.randrange(len(whole))] if dice.random() < 0.3 else whole)
        for _ in range(dice.choice((0, 1, 1, 3, 30))):
            if data:
                data[dice.randrange(len(data))] = dice.randrange(256)
        if dice.random() < 0.1:
            data += whole[dice.randrange(len(whole)) :]
        reasons.add(reason_against(bytes(data)))
    assert "" in reasons
    assert len(reasons) > 1
    assert all(reason.endswith(".") for reason in reasons - {""})


@pytest.mark.parametrize("kind", KINDS)
def test_damage_where_the_origin_lies_is_survived(qtbot: QtBot, kind: str) -> None:
    whole = with_origin(ORIGIN)[kind]
    start = whole.find(b"Layerscope" if kind == "png" else b"custom.xml" if kind == "pptx" else b"layerscope:origin")
    dice = random.Random(kind)
    reasons = set()
    for _ in range(400):
        data = bytearray(whole)
        for _ in range(dice.choice((1, 2, 5))):
            data[min(len(data) - 1, max(0, start) + dice.randrange(600))] ^= 1 << dice.randrange(8)
        reasons.add(reason_against(bytes(data)))
    assert all(reason.endswith(".") for reason in reasons - {""})
