"""The content of a file with a table."""

from pathlib import Path

from app.files.bounded_file import LARGEST_FILE, LARGEST_PIECE, TOO_LARGE, opened, unopened
from mlp_engine import EngineError, Text, marked

READING_SECONDS = 10.0  # a network may be slow
LARGER = Text(marked("engine", "it is larger than {most} MB."), {"most": LARGEST_FILE // 1_000_000})


def content_of(path: Path, seconds: float = READING_SECONDS) -> bytes:
    """Return what is in a file; call it by ``detached``, for a network folder may never answer.

    Raises EngineError if it cannot be read, is no ordinary file, is larger than LARGEST_FILE, or takes too long.
    """
    try:
        with opened(path, seconds) as file:
            return b"".join(iter(lambda: file.read(LARGEST_PIECE), b""))
    except EngineError as error:
        raise unopened(path, LARGER if error.text is TOO_LARGE else error.text) from None
