"""Arrays and a text in one file, as safetensors has them: other tools read the arrays, and nothing is carried out.

A file is the size of its header, 8 bytes with the lowest first; the header, in JSON; and the numbers of all arrays, one
array behind the other. It may come from anybody: no more is believed than is there.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from app.files.bounded_file import DAMAGED, LARGEST_PIECE, LONGEST_TEXT, TOO_LARGE, BoundedFile
from app.files.json_text import read_json
from mlp_engine import EngineError
from mlp_engine.arrays import FloatArray, Mask
from mlp_engine.parts import Arrays

PREFIX = 8  # bytes, of the size of the header
ALIGNMENT = 8  # bytes, of which the size of the header is a multiple
LARGEST_HEADER = 2 * LONGEST_TEXT  # bytes
MOST_ARRAYS = 5000
MOST_VALUES = 300_000  # in the header, and in the text
MOST_AXES = 3
LARGEST_SIZE = 2**28  # of an axis, also of an array without numbers, where NumPy refuses larger ones; and of an offset
METADATA = "__metadata__"
ENTRY = {"dtype", "shape", "data_offsets"}
DTYPES: dict[str, np.dtype[Any]] = {"F64": np.dtype("<f8"), "BOOL": np.dtype(np.bool_)}


class Place(NamedTuple):
    """Where the numbers of an array are: its bytes ``start`` to ``end`` behind the header."""

    start: int
    end: int
    name: str
    dtype: np.dtype[Any]
    shape: tuple[int, ...]


@dataclass(frozen=True)
class Header:
    """What a file says of itself.

    Attributes
    ----------
    data : its bytes, the size in front included
    text : under the key of the program
    places : of the arrays, one behind the other without a gap up to the end of the file
    """

    data: bytes
    text: str
    places: tuple[Place, ...]


def container_bytes(key: str, text: str, arrays: Arrays) -> bytearray:
    """Return the bytes of a file with a text under a key, and with arrays; the same of the same.

    They are those that the safetensors library writes, which lets no other thread go on before it is done.
    """
    header: dict[str, Any] = {METADATA: {key: text}}
    end = 0
    for name in sorted(arrays, key=lambda name: (arrays[name].dtype != np.float64, name)):
        array, start = arrays[name], end
        end += array.nbytes
        dtype = "F64" if array.dtype == np.float64 else "BOOL"
        header[name] = {"dtype": dtype, "shape": list(array.shape), "data_offsets": [start, end]}
    text = json.dumps(header, separators=(",", ":"))
    text += " " * (-len(text) % ALIGNMENT)
    data = bytearray(PREFIX + len(text) + end)
    data[: PREFIX + len(text)] = len(text).to_bytes(PREFIX, "little") + text.encode()
    for name, array in arrays.items():
        place = PREFIX + len(text) + header[name]["data_offsets"][0]
        numbers = np.frombuffer(data, DTYPES[header[name]["dtype"]], array.size, place)
        numbers.reshape(array.shape)[...] = array
    return data


def read_header(file: BoundedFile, key: str) -> Header:
    """Return what is in front of the numbers; raises EngineError, with half a sentence, if it is not as it should be.

    Afterwards the numbers are what ``file`` reads next.
    """
    data, values = read_values(file)
    metadata = values.pop(METADATA, None)
    _refuse_if(not isinstance(metadata, dict) or set(metadata) != {key} or not isinstance(metadata[key], str))
    assert isinstance(metadata, dict)  # for mypy
    places = sorted(_place_of(name, entry) for name, entry in values.items())
    end = 0
    for place in places:
        _refuse_if(place.start != end)
        end = place.end
    _refuse_if(end != file.size - len(data))
    return Header(data, metadata[key], tuple(places))


def read_values(file: BoundedFile) -> tuple[bytes, dict[str, object]]:
    """Return the bytes in front of the numbers, and what they say; raises EngineError, with half a sentence."""
    file.seek(0)
    prefix = file.read(PREFIX)
    size = int.from_bytes(prefix, "little")
    _refuse_if(len(prefix) < PREFIX or size > file.size - PREFIX)
    if size > LARGEST_HEADER:
        raise EngineError(TOO_LARGE)
    data = b"".join(iter(lambda: file.read(min(LARGEST_PIECE, PREFIX + size - file.tell())), b""))
    try:
        values = read_json(data.decode(), MOST_VALUES)
    except ValueError:
        raise EngineError(DAMAGED) from None
    _refuse_if(len(data) < size or not isinstance(values, dict) or len(values) > MOST_ARRAYS)
    assert isinstance(values, dict)  # for mypy
    return prefix + data, values


def read_numbers(file: BoundedFile, header: Header) -> bytearray:
    """Return all that is behind the header; raises EngineError, with half a sentence, if it is not there any more."""
    data = bytearray(file.size - len(header.data))
    rest = memoryview(data)
    while rest:
        piece = file.read(min(LARGEST_PIECE, len(rest)))
        _refuse_if(not piece)
        rest[: len(piece)] = piece
        rest = rest[len(piece) :]
    return data


def arrays_in(numbers: bytearray, header: Header) -> Arrays:
    """Return the arrays by their names, read-only views; raises EngineError, with half a sentence, if one is none."""
    arrays: dict[str, FloatArray | Mask] = {}
    for place in header.places:
        array = np.frombuffer(numbers, place.dtype, math.prod(place.shape), place.start)
        _refuse_if(place.dtype == np.bool_ and bool((array.view(np.uint8) > 1).any()))
        array = array.reshape(place.shape).astype(place.dtype.newbyteorder("="), copy=False)
        array.flags.writeable = False
        arrays[place.name] = array
    return arrays


def _place_of(name: str, entry: object) -> Place:
    if not isinstance(entry, Mapping) or set(entry) != ENTRY:
        raise EngineError(DAMAGED)
    dtype, shape, offsets = (entry[key] for key in ("dtype", "shape", "data_offsets"))
    _refuse_if(not isinstance(dtype, str) or dtype not in DTYPES)
    _refuse_if(not _are_sizes(shape) or len(shape) > MOST_AXES or not _are_sizes(offsets) or len(offsets) != 2)
    place = Place(offsets[0], offsets[1], name, DTYPES[dtype], tuple(shape))
    _refuse_if(place.end - place.start != math.prod(shape) * place.dtype.itemsize)
    return place


def _are_sizes(values: object) -> bool:
    return isinstance(values, list) and all(type(value) is int and 0 <= value <= LARGEST_SIZE for value in values)


def _refuse_if(is_wrong: bool) -> None:
    if is_wrong:
        raise EngineError(DAMAGED)
