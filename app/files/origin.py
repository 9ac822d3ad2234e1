"""Where a file came from, carried in the file itself."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from app import VERSION
from app.files.bounded_file import DAMAGED, LONGEST_TEXT
from app.files.json_text import read_json
from app.files.versions import NUMBERS, is_newer, newer
from mlp_engine import FIELDS, EngineError, InvalidInput, RunConfig, RunPoint, Text, marked
from mlp_engine.written import exact, in_a_line

KEY = "Layerscope"  # of the text in a PNG, and of the properties in a PPTX
NAMESPACE = "urn:layerscope:"  # of the element ``origin`` in an SVG and in the metadata of a PDF
LONGEST_PROPERTY = 240  # characters; Office cuts longer ones off at 255
MOST_PROPERTIES = 4000  # that Office still reads at once
LONGEST_ON_SLIDE = 100_000  # characters, in each picture of a deck that says it all once more
TOLD = (
    "data_set",
    "own_data",
    "n_samples",
    "noise",
    "data_seed",
    "layers",
    "weight_seed",
    "learning_rate",
    "epochs",
)  # in every description, but for the last one: what counts is the epoch that is shown

_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # what Office calls the properties that a user defines
_XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:layerscope="{namespace}">\n'
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>\n'
    '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{description}</rdf:li></rdf:Alt></dc:description>\n'
    "<xmp:CreatorTool>{program}</xmp:CreatorTool>\n"
    "{origin}"
    '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
)
_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "&<>"}  # in JSON they stand in strings only
_SVG_HEAD = re.compile(rb"(<svg\b[^>]*>\s*)(?:<title>(.*?)</title>\s*)?(?:<desc>.*?</desc>\s*)?", re.DOTALL)
_QT_TITLE = b"Qt SVG Document"


@dataclass(frozen=True)
class Origin:
    """The run and the epoch that a file shows, and the version of the program that wrote it."""

    point: RunPoint
    version: str = VERSION

    @property
    def program(self) -> str:
        """The program that wrote the file, with its version."""
        return f"Layerscope {self.version}"

    @property
    def title(self) -> str:
        """What the file shows, in English, for one that has no better title."""
        return f"{self.program}, {self._moment}"

    @property
    def _moment(self) -> str:
        update = self.point.update
        return f"epoch {self.point.epoch}" + (f", update {update}" if update else "")

    @property
    def description(self) -> str:
        """The run in words, in English as properties of files are."""
        config = self.point.config
        dims = "-".join(str(n) for n in config.layer_dims)
        return (
            f"{self.program}: {self._moment} on {_data(config)}; network {dims}, {', '.join(config.activations)}; "
            f"learning rate {exact(config.learning_rate)}; seeds {config.data_seed} and {config.weight_seed}"
            + (f"; changed by hand {len(self.point.events)} times" if self.point.events else "")
            + "".join(f"; {name.replace('_', ' ')} {written}" for name, written in _beside_the_lesson(config).items())
        )

    def text(self) -> str:
        """Return it as one line of JSON in ASCII, without blanks around values and without what XML would escape."""
        values = {"layerscope": self.version, **self.point.as_dict()}
        return json.dumps(values, allow_nan=False, separators=(",", ":")).translate(_ESCAPED)

    def carried(self, most: int = LONGEST_TEXT) -> str:
        """Return ``text``, or nothing if it is longer than a file can carry: then that does not open its run again."""
        text = self.text()
        return text if len(text) <= most else ""

    @classmethod
    def from_text(cls, text: str) -> Origin:
        """Return the origin that ``text`` gave; raises EngineError as ``from_dict`` does."""
        return cls.from_dict(parse_json(text))

    @classmethod
    def from_dict(cls, values: object) -> Origin:
        """Return the origin whose text holds these values.

        Raises EngineError, with half a sentence, if they are not whole, not allowed, or of a newer version that has
        more to say.
        """
        if not isinstance(values, Mapping) or not {"layerscope", "epoch", "config"} <= set(values):
            raise EngineError(DAMAGED)
        rest = dict(values)
        version = rest.pop("layerscope")
        if not isinstance(version, str) or not NUMBERS.fullmatch(version):
            raise EngineError(DAMAGED)
        try:
            return cls(RunPoint.from_dict(rest), version)
        except InvalidInput as error:
            raise (newer(version) if is_newer(version) else unusable(error)) from None


def parse_json(text: str) -> object:
    """Return what a JSON text says; raises EngineError, with half a sentence, where ``read_json`` refuses it."""
    try:
        return read_json(text)
    except ValueError:
        raise EngineError(DAMAGED) from None


def unusable(error: InvalidInput) -> EngineError:
    """Return the half of a sentence that says that a run in a file is not allowed."""
    return EngineError(Text(marked("engine", "its run is not possible: {reason}"), {"reason": error.text}))


def most_carried(suffix: str) -> int:
    """Return how many characters of an origin a kind of file can carry."""
    return MOST_PROPERTIES * LONGEST_PROPERTY if suffix == "pptx" else LONGEST_TEXT


def png_bytes(image: QImage, origin: Origin, title: str = "", most: int = LONGEST_TEXT) -> bytes:
    """Return the image as a PNG file with its origin, if that has at most so many characters.

    Raises OSError if Qt cannot write it.
    """
    labelled = QImage(image)
    for key, text in {
        KEY: origin.carried(most),
        "Title": title or origin.title,
        "Description": origin.description,
        "Software": origin.program,
    }.items():
        if text:
            labelled.setText(key, text)
    return plain_png_bytes(labelled)


def svg_with_origin(svg: bytes, origin: Origin) -> bytes:
    """Return an SVG file of Qt with its origin; a title that is not Qt's own stays."""
    found = _SVG_HEAD.search(svg)
    if found is None:
        raise ValueError("no <svg> in it")
    title = found[2] if found[2] not in (None, _QT_TITLE) else escape(origin.title).encode()
    parts = [
        found[1],
        b"<title>%b</title>\n" % title,
        b"<desc>%b</desc>\n" % escape(origin.description).encode(),
    ]
    if text := origin.carried():
        parts.append(b'<metadata><layerscope:origin xmlns:layerscope="%b">' % NAMESPACE.encode())
        parts.append(escape(text).encode())
        parts.append(b"</layerscope:origin></metadata>\n")
    return svg[: found.start()] + b"".join(parts) + svg[found.end() :]


def pdf_metadata(origin: Origin, title: str = "") -> bytes:
    """Return the XMP packet that carries the origin, for ``QPdfWriter.setDocumentXmpMetadata``."""
    texts = {
        "namespace": NAMESPACE,
        "title": title or origin.title,
        "description": origin.description,
        "program": origin.program,
    }
    text = origin.carried()
    element = f"<layerscope:origin>{escape(text)}</layerscope:origin>\n" if text else ""
    return _XMP.format(**{name: escape(value) for name, value in texts.items()}, origin=element).encode()


def pptx_properties(origin: Origin) -> bytes:
    """Return ``docProps/custom.xml`` of a PPTX: the origin in properties named Layerscope, Layerscope 2 and so on."""
    text = origin.carried(most_carried("pptx"))
    pieces = [text[start : start + LONGEST_PROPERTY] for start in range(0, len(text), LONGEST_PROPERTY)]
    properties = (
        f'<property fmtid="{_FORMAT_ID}" pid="{number}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{escape(piece)}</vt:lpwstr></property>"
        for number, (name, piece) in enumerate(zip(property_names(len(pieces)), pieces, strict=False), start=2)
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<Properties xmlns="{_CUSTOM}" xmlns:vt="{_TYPES}">{"".join(properties)}</Properties>'.encode()


def _data(config: RunConfig) -> str:
    """Return what is learned from, in words."""
    if (table := config.own_data) is None:
        return f"{config.data_set}, {config.n_samples} samples, noise {exact(config.noise)}"
    return f"own data: {in_a_line(table.name)}, {table.m} rows"


def _beside_the_lesson(config: RunConfig) -> dict[str, str]:
    """Return the fields that are not the lesson's and make a difference, but for those that are always told."""
    lesson = RunConfig()
    values = {f.name: getattr(config, f.name) for f in FIELDS if f.name not in TOLD and f.matters(config)}
    return {name: _written(value) for name, value in values.items() if value != getattr(lesson, name)}


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return exact(value) if isinstance(value, int | float) else str(value)


def property_names(count: int) -> list[str]:
    """Return the names of so many properties of a PPTX that hold its origin together."""
    return [KEY, *(f"{KEY} {number}" for number in range(2, count + 1))]


def plain_png_bytes(image: QImage) -> bytes:
    """Return the image as the bytes of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    if not writer.write(image):
        raise OSError(writer.errorString())
    return bytes(buffer.data().data())
