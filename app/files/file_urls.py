"""Addresses of files, as desktops hand them to programs."""

import os
import re
from urllib.parse import unquote_to_bytes

_HERE = re.compile("file:(?://(?:localhost)?)?(?=/(?!/))", re.IGNORECASE)
"""What is before the path of a file on this machine, by RFC 8089."""


def without_file_url(argument: str) -> str:
    """Return the path of the file that a ``file:`` address names; anything else stays as it is.

    A file whose name begins like such an address may be given as ``./file:…``.
    """
    here = _HERE.match(argument)
    return argument if here is None else os.fsdecode(unquote_to_bytes(argument[here.end() :]))
