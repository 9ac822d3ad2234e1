"""Origins read from files that anybody may have made."""

import json
import random
import tracemalloc
import zipfile
from dataclasses import replace
from io import BytesIO
from itertools import count
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import VERSION
from app.files import bounded_file, origin_reader, xml_search
from app.files.bounded_file import LONGEST_TEXT, BoundedFile
from app.files.origin import Origin, pptx_properties
from app.files.origin_reader import origin_in, read_origin
from mlp_engine import EngineError, RunConfig, RunPoint
from tests.app.export.files_with_origin import CONFIG, ORIGIN, pptx, with_origin, without_origin
from tests.app.files.origins import OWN_ORIGINS, chunk, origin_of, png, refusal

KINDS = ("png", "svg", "pdf", "pptx", "json")
LONG = replace(
    ORIGIN,
    point=RunPoint(
        replace(CONFIG, learning_rate=1 / 3), 5000, tuple((epoch, 1 / (3 + epoch % 2)) for epoch in range(5001))
    ),
)


ORIGINS = {"rates": ORIGIN, "start": Origin(RunPoint(RunConfig())), "long": LONG, **OWN_ORIGINS}


@pytest.mark.parametrize("origin", ORIGINS.values(), ids=ORIGINS)
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
    assert (
        refusal(data) == "it is no saved run, and no PNG, SVG, PDF, PPTX, NPZ, safetensors or JSON file of Layerscope."
    )


def zipped(content: bytes, how: int = zipfile.ZIP_STORED) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        archive.writestr("origin.npy", content)
    return file.getvalue()


def test_other_zip_file_is_none_of_layerscope() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("weights.npy", b"123")
    assert "NPZ, safetensors or JSON file of Layerscope" in refusal(file.getvalue())


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
        ('{"epochs": 7, "title": "' + "a" * LONGEST_TEXT + '"}', "larger than any file of Layerscope"),
    ],
)
def test_json_that_is_no_run_is_refused_by_a_reason(text: str, words: str) -> None:
    assert words in refusal(text.encode())


def test_json_that_is_no_text_is_refused() -> None:
    assert refusal(b'{"epochs": "\xff"}') == "it is not written as JSON should be."


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
