"""Arrays that say which run they show: read back, or refused."""

import json
import random
import zipfile
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from app.files.origin import Origin
from app.files.origin_reader import LARGEST_NPY, read_origin
from tests.app.export.files_with_origin import ORIGIN, arrays_with_origin
from tests.app.files.origins import origin_of, refusal
from tests.app.files.test_origin_reader import ORIGINS, reason_against, zipped

ARRAYS = ("npz", "safetensors", "json")


@pytest.mark.parametrize("origin", ORIGINS.values(), ids=ORIGINS)
@pytest.mark.parametrize("kind", ARRAYS)
def test_arrays_bring_their_origin_back(tmp_path: Path, kind: str, origin: Origin) -> None:
    path = tmp_path / "no suffix"
    path.write_bytes(arrays_with_origin(origin)[kind])
    assert read_origin(path) == origin


def test_arrays_in_other_forms_bring_their_origin_back() -> None:
    arrays = arrays_with_origin(ORIGIN)
    assert origin_of(json.dumps(json.loads(arrays["json"]), indent=2, sort_keys=True).encode()) == ORIGIN
    with np.load(BytesIO(arrays["npz"])) as loaded:
        again = BytesIO()
        np.savez_compressed(again, allow_pickle=False, **dict(loaded))
    assert origin_of(again.getvalue()) == ORIGIN


def test_arrays_larger_than_what_is_read_of_them_bring_their_origin_back() -> None:
    text = arrays_with_origin(ORIGIN)["json"].rstrip(b"}\n") + b',\n"W9": [' + b"0.5, " * 2_000_000 + b"0.5]\n}\n"
    assert origin_of(text) == ORIGIN


def npy(array: object, allow_pickle: bool = False) -> bytes:
    file = BytesIO()
    np.save(file, np.array(array), allow_pickle=allow_pickle)
    return file.getvalue()


def headed(header: object) -> bytes:
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text


DAMAGED_ARRAYS = {
    "no npy": zipped(b"123"),
    "numbers": zipped(npy(1.5)),
    "several texts": zipped(npy([ORIGIN.text()] * 2)),
    "pickled": zipped(npy([{"a": 1}], allow_pickle=True)),
    "code in the head": zipped(b"\x93NUMPY\1\0\x10\0__import__('os')\n"),
    "deep head": zipped(b"\x93NUMPY\1\0\xff\xff" + b"[" * 65535),
    "no text": zipped(npy("a")[:-4] + b"\xff\xff\xff\xff"),
    "cut off": zipped(npy(ORIGIN.text())[:-40]),
    "half a sign": zipped(npy(ORIGIN.text())[:-2]),
    "no JSON": zipped(npy("origin")),
    "wrong checksum": arrays_with_origin(ORIGIN)["npz"].replace(b"l\0\0\0a\0\0\0y\0\0\0e", b"L\0\0\0a\0\0\0y\0\0\0e"),
    "deep header": len(deep := b'{"a":' * 10_000).to_bytes(8, "little") + deep,
    "one name twice": (36).to_bytes(8, "little") + b'{"__metadata__":{},"__metadata__":{}}',
    "damaged origin": headed({"__metadata__": {"origin": "{}"}}),
    "number for an origin in JSON": b'{"origin": 1}',
    "part of an origin in JSON": b'{\n"origin": {"epoch": 1},\n"W1": [[1.0]]\n}\n',
}


@pytest.mark.parametrize("name", DAMAGED_ARRAYS)
def test_damaged_arrays_are_refused(name: str) -> None:
    assert refusal(DAMAGED_ARRAYS[name]) in ("it is damaged.", "it is not written as JSON should be.")


def test_arrays_of_others_do_not_say_which_run_they_show() -> None:
    for header in ({}, {"__metadata__": {"format": "pt"}}, {"__metadata__": {"origin": 1}}, {"__metadata__": [1]}):
        assert refusal(headed(header)).startswith("it does not say which run it shows")


def test_text_in_arrays_that_would_fill_the_memory_is_refused() -> None:
    assert refusal(zipped(npy("a") + bytes(LARGEST_NPY))) == "it is larger than any file of Layerscope."
    assert refusal(zipped(npy("a" * 300_000), zipfile.ZIP_DEFLATED)) == "it is larger than any file of Layerscope."


@pytest.mark.parametrize("kind", ARRAYS)
def test_no_damage_of_arrays_brings_the_program_down(kind: str) -> None:
    whole = arrays_with_origin(ORIGIN)[kind]
    dice = random.Random(kind)
    reasons = set()
    for _ in range(400):
        data = bytearray(whole[: dice.randrange(len(whole))] if dice.random() < 0.3 else whole)
        for _ in range(dice.choice((1, 1, 3, 30))):
            if data:
                data[dice.randrange(len(data))] = dice.randrange(256)
        reasons.add(reason_against(bytes(data)))
    assert len(reasons) > 1
    assert all(reason.endswith(".") for reason in reasons - {""})
