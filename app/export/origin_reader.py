"""Where a file came from, read out of it. A file may come from anybody: nothing in it is believed or carried out."""

import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

from app.export.origin import DAMAGED, KEY, NAMESPACE, Origin, parse_json, unusable
from app.export.xml_search import XmlSearch
from mlp_engine import EngineError, InvalidInput, RunConfig, RunPoint, Text, marked

LARGEST_FILE = 64_000_000  # bytes
LARGEST_SVG = 16_000_000  # bytes: reading one to its end takes a second or two
LONGEST_TEXT = 1_000_000  # bytes: of what a file says about its origin
MOST_CHUNKS = 100_000  # of a PNG
MOST_MEMBERS = 10_000  # of a PPTX
LARGEST_RATIO = 200  # of a text to itself compressed
PRESET_KEYS = ("title", "description")  # beside a configuration in JSON, for people

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
SVG_ROOTS = ("svg", "http://www.w3.org/2000/svg svg")
ORIGIN_ELEMENT = f"{NAMESPACE} origin"
PROPERTY_ELEMENT = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties property"

UNKNOWN = Text(marked("engine", "it is no PNG, SVG, PDF, PPTX or JSON file of Layerscope."))
WITHOUT = Text(marked("engine", "it does not say which run it shows, as files exported by Layerscope do."))
NO_JSON = Text(marked("engine", "it is not written as JSON should be."))
TOO_LARGE = Text(marked("engine", "it is larger than any file of Layerscope."))


def read_origin(path: Path) -> Origin:
    """Return where a PNG, SVG, PDF, PPTX or JSON file came from; its content decides which of them it is.

    A JSON file holds what ``RunConfig.as_dict``, ``RunPoint.as_dict`` or ``Origin.text`` gave, or is a preset.

    Raises
    ------
    EngineError
        if the file cannot be read, is too large, damaged or no file of Layerscope, does not say its origin, or is of a
        newer version that has more to say
    """
    try:
        return origin_in(_content(path))
    except EngineError as error:
        sentence = Text(
            marked("engine", "{file} cannot be opened: {reason}"),
            {"file": path.name or str(path), "reason": error.text},
        )
        raise EngineError(sentence) from None


def origin_in(data: bytes) -> Origin:
    """Return the origin in the content of a file; raises EngineError, with half a sentence, as ``read_origin`` does."""
    start = data.removeprefix(BYTE_ORDER_MARK)[:1000].lstrip()
    if start.startswith(b"{"):
        return _json_origin(data)
    for signature, read in READERS.items():
        if start.startswith(signature):
            text = read(data)
            if text is None:
                raise EngineError(WITHOUT)
            return Origin.from_text(text)
    raise EngineError(UNKNOWN)


def _content(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # reading from a pipe would wait for ever
            raise EngineError(UNKNOWN)
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise EngineError(Text(marked("engine", "it cannot be read: {reason}."), {"reason": reason})) from None
    if len(data) > LARGEST_FILE:
        raise EngineError(TOO_LARGE)
    return data


def _json_origin(data: bytes) -> Origin:
    if len(data) > LONGEST_TEXT:
        raise EngineError(TOO_LARGE)
    try:
        values = parse_json(_decoded(data.removeprefix(BYTE_ORDER_MARK)))
    except EngineError:
        raise EngineError(NO_JSON) from None
    assert isinstance(values, Mapping)  # as what begins with a brace is a mapping or no JSON
    rest = {name: value for name, value in values.items() if name not in PRESET_KEYS}
    if "layerscope" in rest:
        return Origin.from_dict(rest)
    try:
        if "config" in rest:
            return Origin(RunPoint.from_dict(rest))
        if rest.keys() & RunConfig().as_dict().keys():
            return Origin(RunPoint(RunConfig.from_dict(rest)))
    except InvalidInput as error:
        raise unusable(error) from None
    raise EngineError(WITHOUT)


def _png_text(data: bytes) -> str | None:
    start = len(PNG_SIGNATURE)
    for _ in range(MOST_CHUNKS):
        length, kind = struct.unpack_from(">I4s", data, start) if start + 12 <= len(data) else (0, b"")
        end = start + 8 + length
        if not kind or end + 4 > len(data):
            raise EngineError(DAMAGED)
        if kind == b"IEND":
            return None
        if kind in PNG_TEXTS and data.startswith(KEY.encode() + b"\0", start + 8, end):
            if zlib.crc32(data[start + 4 : end]) != int.from_bytes(data[end : end + 4]):
                raise EngineError(DAMAGED)
            return PNG_TEXTS[kind](data[start + 8 + len(KEY) + 1 : end])
        start = end + 4
    raise EngineError(DAMAGED)


def _plain_text(body: bytes) -> str:
    return _decoded(body)


def _compressed_text(body: bytes) -> str:
    return _decoded(_inflated(body[1:]))  # the first byte is the method, of which there is one


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


def _svg_text(data: bytes) -> str | None:
    if len(data) > LARGEST_SVG:
        raise EngineError(TOO_LARGE)
    search = XmlSearch(ORIGIN_ELEMENT, LONGEST_TEXT)
    try:
        texts = search.texts(data, most=1)
    except EngineError:
        raise EngineError(DAMAGED if search.root in SVG_ROOTS else UNKNOWN) from None
    if search.root not in SVG_ROOTS:
        raise EngineError(UNKNOWN)
    return texts[0][1] if texts else None


def _pdf_text(data: bytes) -> str | None:
    """Return the origin in the first packet of XMP that has one; Qt does not compress it."""
    opening, closing = b"<x:xmpmeta", b"</x:xmpmeta>"
    start = data.find(opening)
    while start >= 0 and (end := data.find(closing, start)) >= 0:
        packet = data[start : end + len(closing)]
        if NAMESPACE.encode() in packet:
            texts = XmlSearch(ORIGIN_ELEMENT, LONGEST_TEXT).texts(packet, most=1)
            return texts[0][1] if texts else None
        start = data.find(opening, end)
    if NAMESPACE.encode() in data:
        raise EngineError(DAMAGED)
    return None


def _pptx_text(data: bytes) -> str | None:
    if data.count(b"PK\x01\x02") > MOST_MEMBERS:
        raise EngineError(TOO_LARGE)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "ppt/presentation.xml" not in names:
                raise EngineError(UNKNOWN)
            if "docProps/custom.xml" not in names:
                return None
            properties = _member(archive, archive.getinfo("docProps/custom.xml"))
    except (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, RuntimeError, ValueError, LookupError):
        raise EngineError(DAMAGED) from None
    found = XmlSearch(PROPERTY_ELEMENT, LONGEST_TEXT).texts(properties)
    texts = {attributes.get("name", ""): text for attributes, text in found}
    ordered = (KEY, *(f"{KEY} {number}" for number in range(2, len(texts) + 1)))
    return "".join(texts.get(name, "") for name in ordered) or None


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise EngineError(DAMAGED)
    if info.file_size > LONGEST_TEXT or info.file_size > LARGEST_RATIO * max(1, info.compress_size):
        raise EngineError(TOO_LARGE)
    with archive.open(info) as member:
        return member.read(LONGEST_TEXT)


PNG_TEXTS: dict[bytes, Callable[[bytes], str]] = {
    b"tEXt": _plain_text,
    b"zTXt": _compressed_text,
    b"iTXt": _international_text,
}

READERS: dict[bytes, Callable[[bytes], str | None]] = {
    PNG_SIGNATURE: _png_text,
    b"%PDF-": _pdf_text,
    b"PK\x03\x04": _pptx_text,
    b"<": _svg_text,
}
"""How a kind of file begins, and what returns the text of its origin, None without one."""
