"""Files that cannot be opened: damaged by chance, or by somebody who knows how they are laid out and means no good.

Each has a name. The same ones every time: chance has fixed seeds.
"""

import gzip
import io
import json
import pickle
import random
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import numpy as np
from safetensors.numpy import save

from app.files.container import LARGEST_HEADER, PREFIX
from app.files.document import CHECKSUM, document_bytes
from tests.app.files.documents.good import GOOD, document

Files = Iterator[tuple[str, bytes]]


def flipped() -> Files:
    for name in GOOD:
        data = document_bytes(document(name))
        chance = random.Random(name)
        size = PREFIX + int.from_bytes(data[:PREFIX], "little")
        places = [
            *range(8),
            *(chance.randrange(size) for _ in range(25)),
            *(chance.randrange(len(data)) for _ in range(25)),
        ]
        for place in places:
            bit = chance.randrange(8)
            yield (
                f"{name}, bit {bit} of byte {place}",
                data[:place] + bytes([data[place] ^ 1 << bit]) + data[place + 1 :],
            )


def cut() -> Files:
    data = document_bytes(document("touched"))
    chance = random.Random(1)
    for size in [0, 1, 7, 8, 9, 40, 100, 200, len(data) - 1, *(chance.randrange(len(data)) for _ in range(20))]:
        yield f"only {size} bytes", data[:size]
    for more in (b"\0", b" ", bytes(4096), data):
        yield f"{len(more)} bytes behind", data + more
    half = len(data) // 2
    yield "halves exchanged", data[half:] + data[:half]
    yield "a block of zeros", data[:half] + bytes(512) + data[half + 512 :]
    yield "a block that is missing", data[:half] + data[half + 512 :]


def foreign() -> Files:
    weights = {name: np.array(array) for name, array in document("small").run.arrays.items()}
    archive, table = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("run.json", "{}")
    np.savez(table, **weights)
    yield from {
        "ZIP": archive.getvalue(),
        "NPZ": table.getvalue(),
        "NPY": b"\x93NUMPY\x01\x00v\x00{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }\n" + bytes(16),
        "pickle": pickle.dumps(weights),
        "PyTorch": b"PK\x03\x04" + bytes(26) + b"archive/data.pkl" + pickle.dumps({"W1": [0.0]}),
        "GZIP": gzip.compress(document_bytes(document("small")), mtime=0),
        "HDF5": b"\x89HDF\r\n\x1a\n" + bytes(500),
        "ONNX": b"\x08\x07\x12\x07pytorch\x1a\x052.3.0:" + bytes(500),
        "PNG": b"\x89PNG\r\n\x1a\n" + bytes(500),
        "PDF": b"%PDF-1.7\n" + bytes(500),
        "GGUF": b"GGUF" + bytes(500),
        "SQLite": b"SQLite format 3\0" + bytes(500),
        "JSON": json.dumps({"config": {}, "epoch": 0}).encode(),
        "text": "学习 is fun\n".encode() * 50,
        "zeros": bytes(1000),
        "ones": b"\xff" * 1000,
        "chance": random.Random(2).randbytes(5000),
        "safetensors": save(weights),
        "safetensors of PyTorch": save(weights, {"format": "pt"}),
        "safetensors with another text": save(weights, {"layerscope": "{}"}),
        "safetensors with no JSON": save(weights, {"layerscope": "W1"}),
    }.items()


def sizes() -> Files:
    data = document_bytes(document("small"))
    size = int.from_bytes(data[:PREFIX], "little")
    for wrong in [
        0,
        1,
        size - 1,
        size + 1,
        len(data),
        2**31,
        2**32,
        2**63,
        2**64 - 1,
        LARGEST_HEADER,
        LARGEST_HEADER + 1,
    ]:
        yield f"a header of {wrong} bytes", wrong.to_bytes(PREFIX, "little") + data[PREFIX:]


def newer() -> Files:
    for number in (2, 3, 999_999_999):
        data = document_bytes(document("small")).replace(b'format\\":1,', b'format\\":%d,' % number, 1)
        yield f"format {number}", data
        yield f"format {number}, unknown otherwise", data[:100] + b"..." + bytes(100)
    header, numbers = parts_of("small")
    yield "format 0", sealed(json.dumps(header, separators=(",", ":")).replace('format\\":1,', 'format\\":0,'), numbers)


def wrong_entries(header: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return entries that fit neither to the numbers nor to those of a header, by what is wrong with them."""
    entry = header["W1"]
    last = max(header, key=lambda name: header[name]["data_offsets"][1] if name[0] != "_" else 0)
    end = header[last]["data_offsets"]
    return {
        "overlap": {"W1": {**entry, "data_offsets": [8, 264]}},
        "the same twice": {"W2": header["W3"]},
        "a gap": {"W1": {**entry, "data_offsets": [0, 248], "shape": [31]}},
        "negative": {"W1": {**entry, "data_offsets": [-256, 0]}},
        "backwards": {"W1": {**entry, "data_offsets": [256, 0]}},
        "fractions": {"W1": {**entry, "data_offsets": [0.0, 256.0]}},
        "truth values": {"W1": {**entry, "data_offsets": [False, 256]}},
        "three offsets": {"W1": {**entry, "data_offsets": [0, 256, 512]}},
        "10 GB in 1 kB": {last: {"dtype": "BOOL", "shape": [10**10], "data_offsets": [end[0], end[0] + 10**10]}},
        "10 GB that are nowhere": {last: {"dtype": "BOOL", "shape": [10**10], "data_offsets": end}},
        "an enormous shape": {"W1": {**entry, "shape": [2**62, 2**62, 4]}},
        "an enormous shape of no numbers": {
            "W9": {"dtype": "F64", "shape": [0, 2**62, 2**62], "data_offsets": end[1:] * 2}
        },
        "an enormous axis of no numbers": {"W9": {"dtype": "F64", "shape": [2**63, 0], "data_offsets": end[1:] * 2}},
        "an enormous number": {"W1": {**entry, "shape": [10**4000]}},
        "many axes": {"W1": {**entry, "shape": [16, 2, *[1] * 100_000]}},
        "a negative shape": {"W1": {**entry, "shape": [-16, -2]}},
        "no shape": {"W1": {**entry, "shape": None}},
        "a shape of texts": {"W1": {**entry, "shape": ["16", "2"]}},
        "a nameless kind": {"W1": {**entry, "dtype": None}},
        "a kind as a list": {"W1": {**entry, "dtype": ["F64"]}},
        "objects": {"W1": {**entry, "dtype": "O"}},
        "half as wide": {"W1": {**entry, "dtype": "F32", "shape": [32, 2]}},
        "whole numbers": {"W1": {**entry, "dtype": "I64"}},
        "something more": {"W1": {**entry, "more": 1}},
        "something less": {"W1": {"dtype": "F64", "shape": [16, 2]}},
        "no entry": {"W1": None},
        "another text": {"__metadata__": header["__metadata__"] | {"format": "pt"}},
        "an unknown array": {"virus": {"dtype": "F64", "shape": [0], "data_offsets": [0, 0]}},
        "a name with a path": {"../W9": {"dtype": "F64", "shape": [0], "data_offsets": [0, 0]}},
        "an empty name": {"": {"dtype": "F64", "shape": [0], "data_offsets": [0, 0]}},
        "many arrays": {f"W{i}": {"dtype": "F64", "shape": [0], "data_offsets": [0, 0]} for i in range(9, 7_000)},
    }


def headers() -> Files:
    """Yield files whose checksum is right, and whose header is not."""
    header, numbers = parts_of("small")
    entry = header["W1"]
    for name, change in wrong_entries(header).items():
        yield name, sealed(json.dumps(header | change, separators=(",", ":")), numbers)
    text = json.dumps(header, separators=(",", ":"))
    yield "an array twice", sealed(text[:-1] + ',"W1":' + json.dumps(entry) + "}", numbers)
    yield "deep JSON", sealed(text[:-1] + ',"W9":' + "[" * 100_000 + "]" * 100_000 + "}", numbers)
    yield "deep tables", sealed(text[:-1] + ',"W9":' + '{"a":' * 50_000 + "1" + "}" * 50_000 + "}", numbers)
    yield "many values", sealed(text[:-1] + ',"W9":[' + "{}," * 900_000 + "0]}", numbers)
    yield "NaN", sealed(text[:-1] + ',"W9":NaN}', numbers)
    yield "no JSON", sealed(text[:-1] + ",", numbers)
    yield "two tables", sealed(text + text, numbers)
    yield "no UTF-8", sealed(text[:-1] + ',"W\udcff":1}', numbers)
    inner = header["__metadata__"]["layerscope"]
    for name, wrong in {
        "a key twice": inner[:-1] + ',"run":{}}',
        "NaN in the desk": inner.replace('"desk":{', '"desk":{"more":NaN,'),
        "a key too many": inner[:-1] + ',"more":{}}',
        "deep values": inner[:-1] + ',"more":' + "[" * 20_000 + "]" * 20_000 + "}",
        "values without end": inner[:-1],
        "infinite values": inner[:-1] + ',"more":-Infinity}',
        "many values inside": inner[:-1] + ',"more":[' + '{"a":0},' * 450_000 + "0]}",
    }.items():
        changed = header | {"__metadata__": {"layerscope": wrong}}
        yield name, sealed(json.dumps(changed, separators=(",", ":")), numbers)
    yield "numbers behind the last array", sealed(text, numbers + bytes(8))
    yield "a header of 13 MB", sealed(text + " " * 13_000_000, numbers)
    yield "an array inside another", sealed(*with_array_inside(header, numbers))
    header, numbers = parts_of("touched")
    place = header["eras.0.frozen"]["data_offsets"][0]
    text = json.dumps(header, separators=(",", ":"))
    yield "a truth value of 2", sealed(text, numbers[:place] + b"\2" + numbers[place + 1 :])


def parts_of(name: str) -> tuple[dict[str, Any], bytes]:
    """Return the header of a good file, and its numbers."""
    data = document_bytes(document(name))
    end = PREFIX + int.from_bytes(data[:PREFIX], "little")
    return json.loads(data[PREFIX:end]), data[end:]


def with_array_inside(header: dict[str, Any], numbers: bytes) -> tuple[str, bytes]:
    """Return a header and numbers where the parameters of the start are in the first state, which is the same."""
    start, end = header["eras.0.start"]["data_offsets"]
    first = header["eras.0.states"]["data_offsets"][0]
    assert numbers[first : first + end - start] == numbers[start:end]
    changed = {}
    for name, entry in header.items():
        offsets = entry.get("data_offsets", [0, 0])
        changed[name] = entry if offsets[0] < end else {**entry, "data_offsets": [i - end + start for i in offsets]}
    moved = changed["eras.0.states"]["data_offsets"][0]
    changed["eras.0.start"] = {**header["eras.0.start"], "data_offsets": [moved, moved + end - start]}
    return json.dumps(changed, separators=(",", ":")), numbers[:start] + numbers[end:]


def sealed(header: str, numbers: bytes) -> bytes:
    """Return a file whose checksum is right."""
    data = bytearray(header.encode("utf-8", "surrogateescape"))
    data = bytearray(len(data).to_bytes(PREFIX, "little")) + data + numbers
    found = CHECKSUM.search(data)
    assert found is not None
    start, end = found.span(1)
    data[start:end] = b"%08x" % zlib.crc32(data[end:], zlib.crc32(data[:start]))
    return bytes(data)
