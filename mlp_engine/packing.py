"""Numbers as a text that JSON can hold: their bytes, made smaller."""

import zlib
from binascii import a2b_base64, b2a_base64

from mlp_engine.errors import InvalidInput, Text, marked


def packed(numbers: bytes) -> str:
    """Return bytes as a text."""
    return b2a_base64(zlib.compress(numbers, 9), newline=False).decode("ascii")


def unpacked(argument: str, text: object, size: int) -> bytes:
    """Return the bytes of a packed text; no more is unpacked than there may be.

    Raises InvalidInput unless they are so many.
    """
    try:
        numbers = zlib.decompressobj().decompress(a2b_base64(text), size + 1)  # type: ignore[arg-type]  # is caught
    except (TypeError, ValueError, zlib.error):
        numbers = b""
    if len(numbers) != size:
        raise InvalidInput(argument, Text(marked("engine", "what is there")), Text(marked("engine", "packed numbers")))
    return numbers
