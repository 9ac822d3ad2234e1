"""The file that a run is kept in, ``.layerscope``: resources/formats/layerscope.md describes it.

Nothing in a file is carried out; what is wrong is told in a sentence.
"""

import json
import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app import VERSION
from app.files.bounded_file import DAMAGED, BoundedFile, opened, unopened
from app.files.container import (
    LARGEST_HEADER,
    MOST_ARRAYS,
    MOST_VALUES,
    PREFIX,
    arrays_in,
    container_bytes,
    read_header,
    read_numbers,
)
from app.files.json_text import has_more_values, read_json
from app.files.versions import NUMBERS, is_newer, newer
from app.files.whole_file import write_whole
from mlp_engine import EngineError, InvalidInput, Text, marked
from mlp_engine.saved_run import MOST_RESHAPES, SavedRun

SUFFIX = ".layerscope"
KEY = "layerscope"
FILE = "file"  # of a desk, in what is kept for a bad end: the path of the file, empty if there was none
FORMAT = 1
LARGEST_DOCUMENT = 96_000_000  # bytes: of which curves, and those of the run that was left, are 50 MB at most
READING_SECONDS = 10.0  # a large file, from a slow disk
BEGINNING = re.compile(
    rb'.{8}\{"__metadata__":\{"layerscope":"\{\\"format\\":(\d{1,9}),\\"program\\":\\"([\w.+-]{1,60})\\",', re.DOTALL
)
"""Of the files of all formats, those to come included."""
CHECKSUM = re.compile(rb'\\"crc32\\":\\"([0-9a-f]{8})\\",')
LONGEST_BEGINNING = 200  # bytes
ARRAYS = re.compile(
    r"[Wb]\d+|eras\.\d+\.(states|start|frozen)|history\.(points|recent|point)|left\.(whole|rest|newest)", re.ASCII
)

UNKNOWN = Text(marked("engine", "it is no run that Layerscope has saved, or it is damaged."))
IMPOSSIBLE = marked("engine", "its run is not possible: {reason}")


@dataclass(frozen=True, eq=False)
class Document:
    """A run, and how it is looked at.

    Attributes
    ----------
    run : as it was saved
    desk : values that JSON can hold, of which none is needed; nobody has checked them
    checksum : of the file that it was read from, empty if it was not
    """

    run: SavedRun
    desk: Mapping[str, object]
    checksum: str = ""

    @property
    def file(self) -> Path | None:
        """Where the run was that was kept for a bad end; None if it was in no file, or nobody says."""
        path = self.desk.get(FILE)
        return Path(path) if isinstance(path, str) and path and Path(path).is_absolute() else None


def document_bytes(document: Document) -> bytearray:
    """Return the content of the file; the same of the same document, and no copy more than it takes.

    Raises EngineError if it would be larger than a file may be.
    """
    run = document.run
    values = {"format": FORMAT, "program": VERSION, "crc32": "0" * 8, "run": run.values, "desk": document.desk}
    text = json.dumps(values, allow_nan=False, separators=(",", ":"))
    if has_more_values(text, MOST_VALUES) or len(run.arrays) >= MOST_ARRAYS or run.n_reshapes > MOST_RESHAPES:
        raise EngineError(Text(marked("engine", "the run was changed by hand too often for a file.")))
    _refuse_if_large(len(text) + sum(array.nbytes for array in run.arrays.values()), LARGEST_DOCUMENT)
    data = container_bytes(KEY, text, run.arrays)
    _refuse_if_large(int.from_bytes(data[:PREFIX], "little"), LARGEST_HEADER)
    _refuse_if_large(len(data), LARGEST_DOCUMENT)  # with what the header adds
    start, end = _checksum_at(data)
    data[start:end] = b"%08x" % _checksum(data, start, end)
    return data


def write_document(path: Path, document: Document) -> str:
    """Write the file and return its checksum; what was there before stays until the new one is read back and is right.

    Raises EngineError as ``document_bytes`` does, and OSError if it cannot be written.
    """
    data = document_bytes(document)
    write_whole(path, data, is_read_back=True)
    return checksum_in(data)


def checksum_of(path: Path) -> str:
    """Return the checksum that a file says it has, empty if it says none; raises OSError."""
    with open(path, "rb") as file:
        return checksum_in(file.read(2 * LONGEST_BEGINNING))


def read_document(path: Path, seconds: float = READING_SECONDS) -> Document:
    """Return what a file holds. Whether its run is possible is found out when it is opened.

    Raises
    ------
    EngineError
        if the file cannot be read, is damaged, no saved run, or of a newer format
    """
    try:
        return kept_document(path, seconds)
    except EngineError as error:
        raise unopened(path, error.text) from None


def kept_document(path: Path, seconds: float = READING_SECONDS) -> Document:
    """Return what a file holds that no user has named; raises EngineError, with half a sentence, as the above does."""
    with opened(path, seconds, LARGEST_DOCUMENT) as file:
        return document_in(file)


def document_in(file: BoundedFile) -> Document:
    """Return what a file holds; raises EngineError, with half a sentence, as ``read_document`` does."""
    found = BEGINNING.match(file.read(LONGEST_BEGINNING))
    if found is None:
        raise EngineError(UNKNOWN)
    number, program = int(found[1]), found[2].decode("ascii")
    if number > FORMAT:
        raise newer(program)
    if number not in READERS:
        raise EngineError(DAMAGED)
    return READERS[number](file)


def _document_1(file: BoundedFile) -> Document:
    """Return what a file of format 1 holds: the checksum is right, and all that is not the engine's is as described."""
    header = read_header(file, KEY)
    try:
        values = read_json(header.text, MOST_VALUES)
    except ValueError:
        raise EngineError(DAMAGED) from None
    start, end = _checksum_at(header.data)
    if not isinstance(values, dict) or set(values) != {"format", "program", "crc32", "run", "desk"}:
        raise EngineError(DAMAGED)
    run, desk = values["run"], values["desk"]
    if not isinstance(run, dict) or not isinstance(desk, dict):
        raise EngineError(DAMAGED)
    if not all(ARRAYS.fullmatch(place.name) for place in header.places):
        raise EngineError(DAMAGED)
    numbers = read_numbers(file, header)
    if b"%08x" % _checksum(header.data, start, end, numbers) != header.data[start:end]:
        raise EngineError(DAMAGED)
    saved = SavedRun(run, arrays_in(numbers, header))
    try:
        _ = saved.point
    except InvalidInput as error:
        raise _impossible(values["program"], error) from None
    return Document(saved, desk, checksum_in(header.data))


def _impossible(program: object, error: InvalidInput) -> EngineError:
    """Return the half of a sentence that says that a run is not allowed, or that a newer program allows more."""
    if isinstance(program, str) and NUMBERS.fullmatch(program) and is_newer(program):
        return newer(program)
    return EngineError(Text(IMPOSSIBLE, {"reason": error.text}))


READERS: dict[int, Callable[[BoundedFile], Document]] = {1: _document_1}
"""What reads a file, by its format: one that was once written is read for ever."""


def checksum_in(data: bytes | bytearray) -> str:
    """Return the eight digits of the checksum of a file that begins so, empty if it has none."""
    try:
        start, end = _checksum_at(data)
    except EngineError:
        return ""
    return data[start:end].decode("ascii")


def _checksum_at(data: bytes | bytearray) -> tuple[int, int]:
    """Return where the eight digits of the checksum are."""
    beginning = BEGINNING.match(data)
    found = CHECKSUM.match(data, beginning.end()) if beginning else None
    if found is None:
        raise EngineError(DAMAGED)
    return found.span(1)


def _checksum(data: bytes | bytearray, start: int, end: int, rest: bytes | bytearray = b"") -> int:
    """Return the CRC-32 of all bytes but those from ``start`` to ``end``."""
    view = memoryview(data)
    return zlib.crc32(rest, zlib.crc32(view[end:], zlib.crc32(view[:start])))


def _refuse_if_large(size: int, most: int) -> None:
    if size > most:
        sentence = marked("engine", "the run is too large for a file: {size} MB of at most {most} MB.")
        raise EngineError(Text(sentence, {"size": -(-size // 1_000_000), "most": most // 1_000_000}))
