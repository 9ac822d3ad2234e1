"""Where a file came from, read out of it. A file may come from anybody: nothing in it is believed or carried out."""

import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from app.files.bounded_file import (
    DAMAGED,
    LARGEST_PIECE,
    LONGEST_TEXT,
    READING_SECONDS,
    TOO_LARGE,
    BoundedFile,
    opened,
    unopened,
)
from app.files.container import METADATA, PREFIX, read_values
from app.files.origin import KEY, NAMESPACE, Origin, parse_json, property_names, unusable
from app.files.xml_search import XmlSearch
from mlp_engine import EngineError, InvalidInput, RunConfig, RunPoint, Text, marked

LARGEST_SVG = 24_000_000  # bytes
LARGEST_PACKET = LONGEST_TEXT + 1_000_000  # bytes: of metadata in a PDF
LARGEST_MEMBER = 2 * LONGEST_TEXT  # bytes: of the properties in a PPTX
LARGEST_NPY = 4 * LONGEST_TEXT + 1000  # bytes: of a text in an NPZ, and its head
MOST_CHUNKS = 100_000  # of a PNG
LARGEST_RATIO = 200  # of a text to itself compressed
ENCRYPTED = 1  # the flag of a member of a PPTX or NPZ
PRESET_KEYS = ("title", "description", "lesson")  # beside a configuration in JSON, for who looks at it

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PNG_KEY = KEY.encode() + b"\0"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
ARRAYS_KEY, NPZ_MEMBER = "origin", "origin.npy"  # beside arrays
NPY = re.compile(
    rb"\x93NUMPY\x01\x00..\{'descr': '([<>])U\d{1,8}', 'fortran_order': False, 'shape': \(\), \} *\n", re.DOTALL
)
"""What is in front of a text in an NPZ."""
ARRAYS = re.compile(rb'\{\s*"origin": (\{[^\n]*\}),\n')
"""How arrays in JSON begin, which may be larger than what is read of them."""
SVG_ROOTS = ("svg", "http://www.w3.org/2000/svg svg")
ORIGIN_ELEMENT = f"{NAMESPACE} origin"
PROPERTY_ELEMENT = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties property"

UNKNOWN = Text(
    marked("engine", "it is no saved run, and no PNG, SVG, PDF, PPTX, NPZ, safetensors or JSON file of Layerscope.")
)
WITHOUT = Text(marked("engine", "it does not say which run it shows, as files exported by Layerscope do."))
NO_JSON = Text(marked("engine", "it is not written as JSON should be."))
LOCKED = Text(marked("engine", "it is protected by a password."))


def read_origin(path: Path, seconds: float = READING_SECONDS) -> Origin:
    """Return where a PNG, SVG, PDF, PPTX, NPZ, safetensors or JSON file came from; its content decides which it is.

    A JSON file holds what ``RunConfig.as_dict``, ``RunPoint.as_dict`` or ``Origin.text`` gave, or arrays, or is a
    preset. Of other files only small pieces are ever in memory.

    Parameters
    ----------
    seconds : how long it may be read, from its first bytes on

    Raises
    ------
    EngineError
        if the file cannot be read, is too large, takes too long, is damaged or no file of Layerscope, does not say its
        origin, or is of a newer version that has more to say
    """
    try:
        with opened(path, seconds) as file:
            return origin_in(file)
    except EngineError as error:
        raise unopened(path, error.text) from None


def origin_in(file: BoundedFile) -> Origin:
    """Return the origin in a file; raises EngineError, with half a sentence, as ``read_origin`` does."""
    start = file.read(1000)
    if _is_safetensors(start, file.size):
        return _text_origin(_safetensors_text(file))
    start = start.removeprefix(BYTE_ORDER_MARK).lstrip()
    file.seek(0)
    if start.startswith(b"{"):
        return _json_origin(file)
    for signature, read in READERS.items():
        if start.startswith(signature):
            return _text_origin(read(file))
    raise EngineError(UNKNOWN)


def _text_origin(text: str | None) -> Origin:
    if text is None:
        raise EngineError(WITHOUT)
    return Origin.from_text(text)


def _json_origin(file: BoundedFile) -> Origin:
    data = file.read_text(LONGEST_TEXT)
    if (found := ARRAYS.match(data)) is not None:
        return Origin.from_text(_decoded(found[1]))
    if file.size > LONGEST_TEXT:
        raise EngineError(TOO_LARGE)
    try:
        values = parse_json(_decoded(data.removeprefix(BYTE_ORDER_MARK)))
    except EngineError:
        raise EngineError(NO_JSON) from None
    assert isinstance(values, Mapping)  # as what begins with a brace is a mapping or no JSON
    rest = {name: value for name, value in values.items() if name not in PRESET_KEYS}
    if "layerscope" in rest:
        return Origin.from_dict(rest)
    if ARRAYS_KEY in rest:
        return Origin.from_dict(rest[ARRAYS_KEY])
    try:
        if "config" in rest:
            return Origin(RunPoint.from_dict(rest))
        if rest.keys() & RunConfig().as_dict().keys():
            return Origin(RunPoint(RunConfig.from_dict(rest)))
    except InvalidInput as error:
        raise unusable(error) from None
    raise EngineError(WITHOUT)


def _is_safetensors(start: bytes, size: int) -> bool:
    """Tell whether a file that begins so has a header of as many bytes as it says; a text would say too many."""
    return start[PREFIX : PREFIX + 1] == b"{" and int.from_bytes(start[:PREFIX], "little") <= size - PREFIX


def _safetensors_text(file: BoundedFile) -> str | None:
    """Return the origin in the metadata."""
    metadata = read_values(file)[1].get(METADATA)
    text = metadata.get(ARRAYS_KEY) if isinstance(metadata, Mapping) else None
    return text if isinstance(text, str) else None


def _png_text(file: BoundedFile) -> str | None:
    file.seek(len(PNG_SIGNATURE))
    for _ in range(MOST_CHUNKS):
        head = file.read(8)
        length, kind = struct.unpack(">I4s", head) if len(head) == 8 else (0, b"")
        end = file.tell() + length
        if not kind or end + 4 > file.size:
            raise EngineError(DAMAGED)
        if kind == b"IEND":
            return None
        if kind in PNG_TEXTS and (key := file.read(min(length, len(PNG_KEY)))) == PNG_KEY:
            body = file.read_text(length - len(PNG_KEY))
            if zlib.crc32(kind + key + body) != int.from_bytes(file.read(4)):
                raise EngineError(DAMAGED)
            return PNG_TEXTS[kind](body)
        file.seek(end + 4)
    raise EngineError(DAMAGED)


def _international_text(body: bytes) -> str:
    is_compressed = body[:1] == b"\1"
    _, _, rest = body[2:].partition(b"\0")  # the language
    _, _, text = rest.partition(b"\0")  # the key in that language
    return _decoded(_inflated(text) if is_compressed else text)


def _inflated(data: bytes) -> bytes:
    inflater = zlib.decompressobj()
    try:
        text = inflater.decompress(data, LONGEST_TEXT + 1)
    except zlib.error:
        raise EngineError(DAMAGED) from None
    if not inflater.eof and len(text) <= LONGEST_TEXT:
        raise EngineError(DAMAGED)
    return text


def _decoded(data: bytes) -> str:
    if len(data) > LONGEST_TEXT:
        raise EngineError(TOO_LARGE)
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise EngineError(DAMAGED) from None


def _svg_text(file: BoundedFile) -> str | None:
    if file.size > LARGEST_SVG:
        raise EngineError(TOO_LARGE)
    search = XmlSearch(ORIGIN_ELEMENT)
    try:
        texts = search.texts(file, most=1)
    except EngineError as error:
        known = error.text is not DAMAGED or search.root in SVG_ROOTS
        raise EngineError(error.text if known else UNKNOWN) from None
    if search.root not in SVG_ROOTS:
        raise EngineError(UNKNOWN)
    return texts[0][1] if texts else None


def _pdf_text(file: BoundedFile) -> str | None:
    """Return the origin in the first packet of XMP that has one; Qt does not compress it."""
    mark = NAMESPACE.encode()
    is_marked = False
    for window, packets in _packets(file):
        is_marked = is_marked or mark in window
        for packet in packets:
            if mark in packet:
                texts = XmlSearch(ORIGIN_ELEMENT).texts(BoundedFile.of(packet, file.deadline), most=1)
                return texts[0][1] if texts else None
    if is_marked:
        raise EngineError(DAMAGED)
    return None


def _packets(file: BoundedFile) -> Iterator[tuple[bytes, list[bytes]]]:
    """Yield all of the file, a piece and some of what is before it at a time, and the packets that end in it."""
    opening, closing, mark = b"<x:xmpmeta", b"</x:xmpmeta>", NAMESPACE.encode()
    rest = b""
    while piece := file.read(LARGEST_PIECE):
        window = rest + piece
        packets, last = [], 0
        while (found := window.find(closing, last)) >= 0:
            end = found + len(closing)
            if (start := window.rfind(opening, last, found)) >= 0:
                packets.append(window[start:end])
            last = end
        yield window, packets
        begun = window.rfind(opening, last)
        kept = len(window) - begun if begun >= 0 else max(len(opening), len(mark)) - 1
        rest = window[max(last, len(window) - min(kept, LARGEST_PACKET)) :]


def _zip_text(file: BoundedFile) -> str | None:
    """Return the origin in a PPTX, in the properties that a user may define, or in an NPZ, among its arrays.

    ``zipfile`` reads the whole table of contents at once, so that its size is bounded by that of a piece.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            if NPZ_MEMBER in names:
                return _npy_text(_member(archive, archive.getinfo(NPZ_MEMBER), LARGEST_NPY))
            if "ppt/presentation.xml" not in names:
                raise EngineError(UNKNOWN)
            if "docProps/custom.xml" not in names:
                return None
            properties = _member(archive, archive.getinfo("docProps/custom.xml"), LARGEST_MEMBER)
    except (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, RuntimeError, ValueError, LookupError):
        raise EngineError(DAMAGED) from None
    found = XmlSearch(PROPERTY_ELEMENT).texts(BoundedFile.of(properties, file.deadline))
    texts = {attributes.get("name", ""): text for attributes, text in found}
    return "".join(texts.get(name, "") for name in property_names(len(texts))) or None


def _npy_text(data: bytes) -> str:
    """Return the text that is an array without axes; raises ValueError if it is none."""
    if (found := NPY.match(data)) is None:
        raise EngineError(DAMAGED)
    return data[found.end() :].decode("utf-32-le" if found[1] == b"<" else "utf-32-be").rstrip("\0")


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    """Return what a member holds, of so many bytes at most."""
    if info.flag_bits & ENCRYPTED:
        raise EngineError(LOCKED)
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise EngineError(DAMAGED)
    if info.file_size > most or info.file_size > LARGEST_RATIO * max(1, info.compress_size):
        raise EngineError(TOO_LARGE)
    with archive.open(info) as member:
        return b"".join(iter(lambda: member.read(LARGEST_PIECE), b""))


PNG_TEXTS: dict[bytes, Callable[[bytes], str]] = {
    b"tEXt": _decoded,
    b"zTXt": lambda body: _decoded(_inflated(body[1:])),  # the first byte is the method, of which there is one
    b"iTXt": _international_text,
}

READERS: dict[bytes, Callable[[BoundedFile], str | None]] = {
    PNG_SIGNATURE: _png_text,
    b"%PDF-": _pdf_text,
    b"PK\x03\x04": _zip_text,
    b"<": _svg_text,
}
"""How a kind of file begins, and what returns the text of its origin, None without one."""
