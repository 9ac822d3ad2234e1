"""What is read from a file, and why not."""

import math
import struct
import zlib

import pytest

from app.files.bounded_file import BoundedFile
from app.files.origin import Origin
from app.files.origin_reader import origin_in
from mlp_engine import EngineError, RunConfig, RunPoint
from tests.app.tables import FLOWERS, STRANGE

OWN_ORIGINS = {
    name: Origin(RunPoint(RunConfig().with_fields({"own_data": table}), 7))
    for name, table in (("table", FLOWERS), ("strange names", STRANGE))
}
"""Origins of runs of own data."""


def origin_of(data: bytes) -> Origin:
    return origin_in(BoundedFile.of(data, math.inf))


def refusal(data: bytes) -> str:
    with pytest.raises(EngineError) as caught:
        origin_of(data)
    return str(caught.value)


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*chunks: bytes) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bytes(13)) + b"".join(chunks) + chunk(b"IEND", b"")
