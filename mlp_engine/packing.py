"""Numbers as a text that JSON can hold: their bytes, made smaller."""

import base64
import binascii
import zlib

from mlp_engine.errors import InvalidInput, Text, marked


def packed(numbers: bytes) -> str:
    """Return bytes as a text."""
    return base64.b64encode(zlib.compress(numbers, 9)).decode("ascii")


def unpacked(argument: str, text: object, size: int) -> bytes:
    """Return the bytes of a packed text; no more is unpacked than there may be.

    Raises InvalidInput unless they are so many.
    """
    try:
        numbers = zlib.decompressobj().decompress(base64.b64decode(text, validate=True), size + 1)  # type: ignore[arg-type]  # TypeError is caught
    except (TypeError, ValueError, binascii.Error, zlib.error):
        numbers = b""
    if len(numbers) != size:
        raise InvalidInput(argument, Text(marked("engine", "what is there")), Text(marked("engine", "packed numbers")))
    return numbers
