"""Origins in files, as other programs read them."""

import json
import subprocess
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngImageFile
from pptx import Presentation
from pytestqt.qtbot import QtBot

from app import VERSION
from app.files.origin import NUMBERS, Origin, pdf_metadata, png_bytes, pptx_properties, svg_with_origin
from mlp_engine import EngineError, RunConfig, RunPoint
from tests.app.export.files_with_origin import ORIGIN, image, pdf, pptx, svg
from tests.programs import program

SVG = "{http://www.w3.org/2000/svg}"
XMP = {"dc": "http://purl.org/dc/elements/1.1/", "xmp": "http://ns.adobe.com/xap/1.0/"}


def test_text_is_one_line_of_ascii_and_is_read_back() -> None:
    text = ORIGIN.text()
    assert text.isascii()
    assert len(text.splitlines()) == 1
    assert json.loads(text) == {"layerscope": VERSION, **ORIGIN.point.as_dict()}
    assert Origin.from_text(text) == ORIGIN


def test_a_file_of_the_first_version_means_the_run_that_it_was_made_of() -> None:
    config = (
        '{"data_set":"moons","n_samples":31,"noise":0.1,"data_seed":42,"layers":[[4,"tanh"],[1,"sigmoid"]],'
        '"weight_seed":42,"learning_rate":0.3,"epochs":2000}'
    )
    text = f'{{"layerscope":"0.1.0","epoch":412,"config":{config},"rates":[[0,0.1],[17,{1 / 3}],[400,0.3]]}}'
    assert Origin.from_text(text) == Origin(ORIGIN.point, "0.1.0")


def test_words_say_what_a_person_wants_to_know() -> None:
    assert NUMBERS.fullmatch(VERSION)
    for words in ("epoch 412", VERSION):
        assert words in ORIGIN.title
        assert words in ORIGIN.description
    for words in ("moons", "31 samples", "2-4-1", "tanh, sigmoid", "learning rate 0.3"):
        assert words in ORIGIN.description


def test_words_say_what_the_lesson_does_not_have_and_nothing_that_makes_no_difference() -> None:
    lesson = Origin(RunPoint(RunConfig(), 5)).description
    assert lesson.endswith("learning rate 0.5; seeds 42 and 42")
    config = RunConfig(loss="huber", batch_size=10, l2=1e-3, momentum=0.5, batch_seed=7)
    description = Origin(RunPoint(config, 5)).description
    assert description == f"{lesson}; loss huber; batch size 10; batch seed 7; l2 0.001"


CHANGED = {"layerscope": VERSION, **ORIGIN.point.as_dict()}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "damaged"),
        ("[]", "damaged"),
        ("{}", "damaged"),
        (json.dumps({"layerscope": VERSION}), "damaged"),
        (json.dumps(ORIGIN.point.as_dict()), "damaged"),
        (json.dumps({**CHANGED, "layerscope": 3}), "damaged"),
        (json.dumps({**CHANGED, "layerscope": "x" * 10_000}), "damaged"),
        (ORIGIN.text()[:-1], "damaged"),
        (ORIGIN.text().replace("412", "NaN"), "damaged"),
        (ORIGIN.text().replace("0.3,", "Infinity,"), "damaged"),
        ("[" * 100_000, "damaged"),
        ('{"a":' * 100_000, "damaged"),
        (json.dumps({**CHANGED, "epoch": "X"}).replace('"X"', "9" * 10_000), "damaged"),
        (json.dumps({**CHANGED, "epoch": 10**8 + 1}), "its run is not possible: epoch: 100000001"),
        (json.dumps({**CHANGED, "epoch": True}), "its run is not possible: epoch: True"),
        (json.dumps({**CHANGED, "colour": 1}), "its run is not possible: field: 'colour'"),
        (ORIGIN.text().replace("0.3,", "1e999,"), "its run is not possible: learning_rate: inf"),
        (ORIGIN.text().replace("moons", "spirals"), "its run is not possible: data_set: 'spirals'"),
        (json.dumps({**CHANGED, "layerscope": "99.0", "colour": 1}), f"made by Layerscope 99.0; this is {VERSION}"),
        (
            ORIGIN.text().replace("moons", "spirals").replace(VERSION, "99.1.2rc1"),
            f"made by Layerscope 99.1.2rc1; this is {VERSION}",
        ),
    ],
)
def test_text_that_is_no_origin_is_refused_by_a_reason(text: str, words: str) -> None:
    with pytest.raises(EngineError) as caught:
        Origin.from_text(text)
    assert words in str(caught.value)
    assert str(caught.value).endswith(".")


def test_newer_version_that_has_nothing_new_to_say_is_read() -> None:
    assert Origin.from_text(replace(ORIGIN, version="99.0").text()) == replace(ORIGIN, version="99.0")


def test_png_tells_pillow_and_keeps_its_pixels() -> None:
    plain = image()
    with Image.open(BytesIO(png_bytes(plain, ORIGIN, "A <title>"))) as file:
        assert isinstance(file, PngImageFile)
        assert file.text["Layerscope"] == ORIGIN.text()
        assert file.text["Title"] == "A <title>"
        assert file.text["Software"] == f"Layerscope {VERSION}"
        assert file.text["Description"] == ORIGIN.description
        assert file.convert("RGB").getcolors() == [(12 * 8, (0x33, 0x66, 0x99))]
    assert plain.textKeys() == []


def test_same_picture_gives_the_same_bytes() -> None:
    assert png_bytes(image(), ORIGIN) == png_bytes(image(), ORIGIN)


def test_svg_tells_an_xml_parser_and_looks_as_before(qtbot: QtBot) -> None:
    def rendered(svg: bytes) -> bytes:
        done = subprocess.run([program("rsvg-convert")], input=svg, capture_output=True, check=True, timeout=60)
        return done.stdout

    labelled = svg_with_origin(svg(), ORIGIN)
    root = ElementTree.fromstring(labelled)
    assert [child.tag.removeprefix(SVG) for child in root][:3] == ["title", "desc", "metadata"]
    assert [element.text for element in root.iter("{urn:layerscope:}origin")] == [ORIGIN.text()]
    assert root.findtext(f"{SVG}title") == ORIGIN.title
    assert root.findtext(f"{SVG}desc") == ORIGIN.description
    assert len(root.findall(f"{SVG}title")) == len(root.findall(f"{SVG}desc")) == 1
    assert rendered(labelled) == rendered(svg())


def test_own_title_of_an_svg_stays() -> None:
    own = svg().replace(b"Qt SVG Document", b"Loss &amp; accuracy")
    assert ElementTree.fromstring(svg_with_origin(own, ORIGIN)).findtext(f"{SVG}title") == "Loss & accuracy"


def test_svg_without_a_title_gets_one() -> None:
    bare = b'<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>'
    root = ElementTree.fromstring(svg_with_origin(bare, ORIGIN))
    assert [child.tag.removeprefix(SVG) for child in root] == ["title", "desc", "metadata", "g"]
    with pytest.raises(ValueError, match="svg"):
        svg_with_origin(b"nothing", ORIGIN)


def test_pdf_tells_poppler(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "picture.pdf"
    path.write_bytes(pdf(pdf_metadata(ORIGIN, "Loss & accuracy")))
    done = subprocess.run([program("pdfinfo"), "-meta", str(path)], capture_output=True, check=True, timeout=60)
    assert done.stderr == b""
    packet = ElementTree.fromstring(done.stdout[done.stdout.index(b"<x:xmpmeta") : done.stdout.rindex(b"<?xpacket")])
    assert "".join(next(packet.iter(f"{{{XMP['dc']}}}title")).itertext()) == "Loss & accuracy"
    assert "".join(next(packet.iter(f"{{{XMP['dc']}}}description")).itertext()) == ORIGIN.description
    assert packet.findtext(f".//{{{XMP['xmp']}}}CreatorTool") == f"Layerscope {VERSION}"
    assert packet.findtext(".//{urn:layerscope:}origin") == ORIGIN.text()


def test_pptx_opens_and_its_properties_are_short_enough_for_office() -> None:
    data = pptx(pptx_properties(ORIGIN))
    package = Presentation(BytesIO(data)).part.package
    [part] = [part for part in package.iter_parts() if part.partname == "/docProps/custom.xml"]
    root = ElementTree.fromstring(part.blob)
    texts = ["".join(element.itertext()) for element in root]
    assert "".join(texts) == ORIGIN.text()
    assert max(len(text) for text in texts) <= 255
    assert [element.get("name") for element in root][:2] == ["Layerscope", "Layerscope 2"]
    assert [element.get("pid") for element in root] == [str(2 + i) for i in range(len(texts))]


def test_origin_of_a_plain_run_is_short() -> None:
    assert len(Origin(RunPoint(RunConfig(), 2000)).text()) < 700
