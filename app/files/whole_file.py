"""Files written whole or not at all, and why it did not work."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from mlp_engine import EngineError, Text, marked

_PIECE = 1 << 20  # bytes that are read back at a time
_SHARING_VIOLATION = 32  # Windows: another program has the file open

REASONS: dict[int, str] = {
    errno.ENOSPC: marked("engine", "There is no room left on the disk."),
    errno.EDQUOT: marked("engine", "There is no room left on the disk."),
    errno.EFBIG: marked("engine", "Files of this size are not allowed there."),
    errno.EACCES: marked("engine", "You may not write there."),
    errno.EPERM: marked("engine", "You may not write there."),
    errno.EROFS: marked("engine", "The disk is read-only."),
    errno.ENOENT: marked("engine", "The folder does not exist."),
    errno.ENOTDIR: marked("engine", "A part of the path is a file and not a folder."),
    errno.EISDIR: marked("engine", "There is a folder of this name."),
    errno.EEXIST: marked("engine", "There is a file of this name already."),
    errno.ENAMETOOLONG: marked("engine", "The name is too long."),
    errno.EBUSY: marked("engine", "Another program uses the file."),
    errno.EIO: marked("engine", "The disk does not answer as it should."),
}
"""A sentence for each errno that a user may meet when a file is written, to be translated in the context "engine"."""


def write_whole(path: Path, data: bytes | bytearray, may_replace: bool = True, *, is_read_back: bool = False) -> None:
    """Write a file completely or not at all, by a temporary file beside it.

    What was at ``path`` before stays until the new file is complete, on the disk and, if it ``is_read_back``, found to
    be right; the new one gets its permissions, or else the usual ones. Where ``path`` is a symbolic link, the file it
    leads to is replaced and the link stays. Afterwards the folder is on the disk, too, where the system can do that.

    Raises OSError if the file cannot be written; nothing is left behind then. Raises FileExistsError if
    something is at ``path`` now and ``may_replace`` is False.
    """
    path = Path(path)
    try:
        target = Path(os.path.realpath(path)) if may_replace else path
        mode = _mode_of(target) if may_replace else None
        temporary = target.with_name(f".layerscope-{os.urandom(8).hex()}.tmp")
        _UNFINISHED.add(temporary)
        try:
            _write(temporary, data, mode)
            if is_read_back:
                _read_back(temporary, data)
            if may_replace:
                os.replace(temporary, target)
            else:
                _move_to_free_place(temporary, target)
            settle_folder(target.parent)
        except BaseException:
            with suppress(OSError):  # it may not be there; if it cannot go, the first error says why
                temporary.unlink()
            raise
        finally:
            _UNFINISHED.discard(temporary)
    except OSError as error:
        error.filename, error.filename2 = str(path), None  # and not the name of a file nobody has heard of
        raise


_UNFINISHED: set[Path] = set()
"""The temporary files of what is being written, in all threads."""


def drop_unfinished() -> None:
    """Leave nothing behind of files that are being written in other threads, which will not go on."""
    for temporary in tuple(_UNFINISHED):
        with suppress(OSError):  # it may not be there yet, or not any more
            temporary.unlink()


def reason(error: EngineError | OSError) -> Text:
    """Return a sentence that says why a file could not be written, in the system's words if it is a rare reason."""
    if isinstance(error, EngineError):
        return error.text
    number = errno.EBUSY if getattr(error, "winerror", None) == _SHARING_VIOLATION else error.errno
    known = REASONS.get(number or 0)
    return Text(known) if known else Text("{reason}", {"reason": error.strerror or str(error)})


def _mode_of(path: Path) -> int | None:
    """The permissions of the file at ``path``, None if there is none; raises OSError if it is no ordinary file."""
    try:
        mode = path.lstat().st_mode  # a link that is still one here leads in a circle
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    return stat.S_IMODE(mode)


def _write(path: Path, data: bytes | bytearray, mode: int | None) -> None:
    with open(path, "xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if mode is not None:
        with suppress(OSError):  # some file systems know no permissions
            path.chmod(mode)


def _read_back(path: Path, data: bytes | bytearray) -> None:
    """Raise OSError unless a file holds the data, on the disk itself where the system can forget what it keeps."""
    rest = memoryview(data)
    with open(path, "rb", buffering=0) as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while piece := file.read(_PIECE):
            if bytes(rest[: len(piece)]) != piece:  # a view would be compared byte by byte
                break
            rest = rest[len(piece) :]
    if piece or rest:
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def settle_folder(path: Path) -> None:
    """Have the names in a folder on the disk, as far as that can be: the file is there whole in any case."""
    with suppress(OSError):  # Windows opens no folders, and some file systems write them when they like
        folder = os.open(path, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _move_to_free_place(temporary: Path, path: Path) -> None:
    try:
        os.link(temporary, path)  # fails if something is there, and leaves no moment in between
    except FileExistsError:
        raise
    except OSError:  # some file systems know no links
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        os.rename(temporary, path)
    else:
        temporary.unlink()
