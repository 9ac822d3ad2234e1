"""A file that may come from anybody, read in bounded pieces and for a bounded time."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, BytesIO
from pathlib import Path
from time import monotonic as now
from typing import BinaryIO

from app.files.file_names import shown_name
from mlp_engine import EngineError, Text, marked

LARGEST_FILE = 64_000_000  # bytes, unless another bound is asked for
LARGEST_PIECE = 1 << 20  # bytes: that are in memory at a time, but for a text
LONGEST_TEXT = 6_000_000  # bytes or characters: of what a file says about its origin, with the largest table
READING_SECONDS = 1.0  # from the first bytes on, before which a disk may have to wake up

NO_FILE = Text(marked("engine", "it is a folder or a device and not a file."))
TOO_LARGE = Text(marked("engine", "it is larger than any file of Layerscope."))
TOO_SLOW = Text(marked("engine", "it takes too long to read."))
DAMAGED = Text(marked("engine", "it is damaged."))
REASONS: dict[int, str] = {
    errno.EACCES: marked("engine", "you may not read it."),
    errno.EPERM: marked("engine", "you may not read it."),
    errno.ENOENT: marked("engine", "it is not there."),
    errno.ENOTDIR: marked("engine", "a part of its path is a file and not a folder."),
    errno.ENAMETOOLONG: marked("engine", "its name is too long."),
    errno.ELOOP: marked("engine", "it is a link that leads in a circle."),
    errno.EIO: marked("engine", "its disk does not answer as it should."),
}
"""Half a sentence for each errno that a user may meet when a file is read, to be translated in the context "engine"."""


class BoundedFile:
    """The content that a file had when it was opened; ``zipfile`` can read it.

    Parameters
    ----------
    file : may be moved about in
    size : bytes, of which no more are read although the file may grow
    deadline : by the monotonic clock, s
    """

    def __init__(self, file: BinaryIO, size: int, deadline: float) -> None:
        self.size = size
        self.deadline = deadline
        self._file = file

    @classmethod
    def of(cls, data: bytes, deadline: float) -> "BoundedFile":
        """Return a file that holds ``data``."""
        return cls(BytesIO(data), len(data), deadline)

    def read(self, size: int = -1) -> bytes:
        """Return the next ``size`` bytes, or as many as there are; the default is all of them.

        Raises EngineError, with half a sentence, if that may be more than LARGEST_PIECE, if it is too late, or if the
        file cannot be read.
        """
        rest = max(0, self.size - self._file.tell())
        if size < 0:
            size = rest
        if size > LARGEST_PIECE:
            raise EngineError(TOO_LARGE)
        with _told():
            data = self._file.read(min(size, rest))
        if now() > self.deadline:
            raise EngineError(TOO_SLOW)
        return data

    def read_text(self, size: int) -> bytes:
        """Return the next ``size`` bytes, or as many as there are: of a text, as long as LONGEST_TEXT at most.

        Raises EngineError as ``read`` does.
        """
        if size > LONGEST_TEXT:
            raise EngineError(TOO_LARGE)
        data = bytearray()
        while piece := self.read(min(LARGEST_PIECE, size - len(data))):
            data += piece
        return bytes(data)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Move to a place, counted from the start, from here or from the end, and return where that is."""
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._file.tell(), os.SEEK_END: self.size}[whence]
        return self._file.seek(start + offset)

    def tell(self) -> int:
        """Return the place in the file."""
        return self._file.tell()

    def seekable(self) -> bool:
        """Tell ``zipfile`` that ``seek`` works."""
        return True


@contextmanager
def opened(path: Path, seconds: float = READING_SECONDS, most: int = LARGEST_FILE) -> Iterator[BoundedFile]:
    """Open a file; raises EngineError, with half a sentence, if it cannot be read, is too large or no ordinary file.

    Parameters
    ----------
    seconds : how long it may be read, from its first bytes on
    most : bytes that it may have
    """
    with _open(path, most) as file:
        with _told():
            status = os.fstat(file.fileno())
            _check(status, most)  # it may be another one by now
            if status.st_size:
                file.peek()
        yield BoundedFile(file, status.st_size, now() + seconds)


def unopened(path: Path, reason: Text) -> EngineError:
    """Return the sentence on a file that cannot be opened for a ``reason``, which is half a sentence."""
    sentence = marked("engine", "{file} cannot be opened: {reason}")
    return EngineError(Text(sentence, {"file": shown_name(path), "reason": reason}))


def is_gone(error: EngineError) -> bool:
    """Tell whether a file cannot be opened because it is not there."""
    return error.text.fields.get("reason") == Text(REASONS[errno.ENOENT])


def _open(path: Path, most: int) -> BufferedReader:
    with _told():
        _check(path.stat(), most)  # before it is opened: that alone makes some devices act
        return open(path, "rb", opener=_open_at_once)


def _open_at_once(path: str, flags: int) -> int:
    """Open a file, and do not wait for somebody to write if it has become a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _check(status: os.stat_result, most: int) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise EngineError(NO_FILE)
    if status.st_size > most:
        raise EngineError(TOO_LARGE)


@contextmanager
def _told() -> Iterator[None]:
    """Turn what the system says about a file into half a sentence."""
    try:
        yield
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        known = REASONS.get(getattr(error, "errno", None) or 0)
        rest = Text(marked("engine", "it cannot be read: {reason}."), {"reason": getattr(error, "strerror", error)})
        raise EngineError(Text(known) if known else rest) from None
