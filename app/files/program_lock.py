"""A lock that a program holds as long as it lives."""

import os
import sys
from contextlib import suppress
from pathlib import Path


class ProgramLock:
    """A lock file that belongs to this program until ``release`` or its end, however that comes.

    The system itself lets go of it, so it tells nothing wrong of a program that was killed, or whose process number
    another one has now; and a lock that was left behind can be taken where nothing can be written: on a full disk or a
    read-only one.

    Raises
    ------
    BlockingIOError
        if another program holds the lock, or has just removed it
    OSError
        if nobody can hold a lock there
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = _opened(path)
        try:
            _hold(self._file)
            if not self.is_there:
                raise BlockingIOError(f"{path} was removed meanwhile")
        except BaseException:
            os.close(self._file)
            raise

    @property
    def is_there(self) -> bool:
        """Whether the file is still the one that is held, and so keeps others away."""
        try:
            return os.path.samestat(os.fstat(self._file), self.path.stat())
        except OSError:
            return False

    def release(self) -> None:
        """Let go of the lock, and leave its file for who takes it next."""
        os.close(self._file)

    def remove(self) -> None:
        """Remove the file, and let go of the lock."""
        with suppress(OSError):  # where it cannot go, another program may take it
            self.path.unlink()
        self.release()


def _opened(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        with suppress(OSError):  # else the first error says why
            return os.open(path, os.O_RDONLY)
        raise


def _hold(file: int) -> None:
    """Raise OSError unless the lock can be had at once."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
