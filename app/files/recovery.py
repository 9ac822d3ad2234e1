"""What a program keeps of its run in case that it ends badly, and what programs have left behind that did.

In a folder of the user, each program that runs has a folder of its own with a random name, and beside it a lock of the
same name, which it holds as long as it lives. What nobody holds was left behind.
"""

import os
import re
import shutil
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock

from PySide6.QtCore import QStandardPaths

from app.files.program_lock import ProgramLock
from app.files.whole_file import settle_folder, write_whole

MOST_LEFT = 8  # runs that programs have left behind; the oldest go
MOST_OWN = 4  # runs of this program; those that came first go
NAME = "run.layerscope"
SET_ASIDE = "set_aside"  # a file beside it
ATTEMPTS = 5  # to find a name for a folder, where others clear up

_ID = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True)
class LeftBehind:
    """The run of a program that is gone.

    Attributes
    ----------
    path : of its file
    saved_at : when that was written, in local time
    is_set_aside : whether somebody was asked, and wanted to decide later
    """

    path: Path
    saved_at: datetime
    is_set_aside: bool


class Place:
    """The folder of one program and the lock beside it, which are this program's until they are released or removed.

    Raises BlockingIOError if another program holds it, OSError if nobody can.

    Attributes
    ----------
    run : the path of the file in it
    """

    def __init__(self, folder: Path) -> None:
        self._folder, self._removed = folder, folder.with_suffix(".removed")
        self.run = folder / NAME
        self._lock = ProgramLock(folder.with_suffix(".lock"))
        self.release = self._lock.release

    @property
    def is_whole(self) -> bool:
        """Whether folder and lock are there, as nobody has cleared them away."""
        return self._lock.is_there and self._folder.is_dir()

    def make_folder(self) -> None:
        """Make the folder, durably; raises OSError, and then nothing is left."""
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
        except OSError:
            self._lock.remove()
            raise
        settle_folder(self._folder.parent)

    def drop_unfinished(self) -> None:
        """Remove what a write has left that was killed."""
        with suppress(OSError):  # it does no harm
            for path in self._folder.iterdir():
                if path.name not in (NAME, SET_ASIDE):
                    path.unlink()

    def set_aside(self, is_set_aside: bool) -> None:
        """Remember whether the user was asked; raises OSError."""
        mark = self.run.with_name(SET_ASIDE)
        if is_set_aside:
            mark.touch()
        else:
            mark.unlink(missing_ok=True)

    def remove(self) -> None:
        """Remove everything, and let go of it; raises OSError if the folder has to stay.

        The folder goes at one stroke: what is being written into it in another thread goes with it, or fails.
        """
        shutil.rmtree(self._removed, ignore_errors=True)  # if a program was killed right here
        with suppress(FileNotFoundError):
            os.replace(self._folder, self._removed)
        shutil.rmtree(self._removed, ignore_errors=True)
        self._lock.remove()


class Recovery:
    """Keeps the runs of this program, each under a number, and knows what others have left behind.

    Parameters
    ----------
    folder : of all programs of the user; None for the usual one
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or _users_own()
        self._guard = Lock()  # of what follows; held for no long write
        self._own: dict[int, Place] = {}
        self._turns: Counter[int] = Counter()
        self._claimed: dict[Path, Place] = {}
        self._is_closed = False

    def turn_of(self, run: int) -> int:
        """Return a number that is another one after ``clear`` and ``take``."""
        return self._turns[run]

    def keep(self, data: bytes | bytearray, run: int = 0, turn: int | None = None) -> None:
        """Keep a run in place of what was kept of it before; for any thread, one run at a time.

        Nothing is kept after ``close``, nor if ``clear`` or ``take`` has come since it was the ``turn_of`` the run, or
        comes while it is being written.

        Raises OSError if it cannot be written; what was kept before still is.
        """
        with self._guard:
            if self._is_closed or turn not in (None, self._turns[run]):
                return
            if run in self._own and not self._own[run].is_whole:
                self._own.pop(run).release()
            own = self._own[run] = self._own.get(run) or self._new_place()
            first = next(iter(self._own)) if len(self._own) > MOST_OWN else run
        try:
            write_whole(own.run, data)
        except OSError:
            if own is self._own.get(run):
                raise
        if first != run:
            self.clear(first)

    def clear(self, run: int = 0) -> None:
        """Keep nothing of a run: all there was is saved, or not wanted any more."""
        with self._guard:
            own = self._own.pop(run, None)
            self._turns[run] += 1
        if own is not None:
            _drop(own)

    def left_behind(self) -> list[LeftBehind]:
        """Return what programs have left behind that are gone, the newest first; for any thread.

        From now on it is this program's, and no other one gets it, until ``close``. What is older than the newest
        MOST_LEFT goes, and so does what killed writes have left.
        """
        with self._guard:
            if self._is_closed:
                return []
            for path in [path for path in self._claimed if not path.is_file()]:
                _drop(self._claimed.pop(path))
            for name in self._names():
                self._claim(self._folder / name)
            found = [_left_behind(path) for path in self._claimed]
            found.sort(key=lambda left: left.saved_at, reverse=True)
        for left in found[MOST_LEFT:]:
            with suppress(OSError):  # on a disk that has become read-only
                self.discard(left)
        return found[:MOST_LEFT]

    def take(self, left: LeftBehind, run: int = 0) -> None:
        """Have what was left behind as what this program keeps of a run, in place of what it has kept of it."""
        self.clear(run)
        with self._guard:
            place = self._claimed.pop(left.path, None)
            if place is not None:
                self._own[run] = place
                with suppress(OSError):  # on a disk that has become read-only
                    place.set_aside(False)

    def set_aside(self, left: LeftBehind) -> None:
        """Have a run that was left behind marked as one that was offered, and let go of it; raises OSError."""
        with self._guard:
            place = self._claimed.pop(left.path, None)
        if place is not None:
            try:
                place.set_aside(True)
            finally:
                place.release()

    def discard(self, left: LeftBehind) -> None:
        """Remove a run that was left behind; raises OSError if it has to stay."""
        place = self._claimed.get(left.path)
        if place is not None:
            place.remove()
            del self._claimed[left.path]

    def close(self, is_given_up: bool = False) -> None:
        """Let go of everything, as the program ends; what has not been cleared was left behind, unless given up."""
        with self._guard:
            self._is_closed = True
            claimed, own = tuple(self._claimed.values()), tuple(self._own.values())
            self._claimed.clear()
            self._own.clear()
        for place in own if is_given_up else ():
            _drop(place)
        for place in claimed if is_given_up else (*claimed, *own):
            place.release()

    def _new_place(self) -> Place:
        """Return a new place with its folder; raises OSError."""
        _make_folders(self._folder)
        for attempt in range(ATTEMPTS):
            try:
                place = Place(self._folder / os.urandom(8).hex())
            except BlockingIOError:  # somebody clears up what is left behind, and thought it was
                if attempt + 1 == ATTEMPTS:
                    raise
            else:
                place.make_folder()
                return place
        raise AssertionError("not reached")

    def _names(self) -> set[str]:
        """Return the names of all places but this program's own, whatever is left of them."""
        try:
            names = {name.partition(".")[0] for name in os.listdir(self._folder)}
        except OSError:  # as a rule there is none yet
            return set()
        own = {place.run.parent.name for place in (*self._claimed.values(), *self._own.values())}
        return {name for name in names - own if _ID.fullmatch(name)}

    def _claim(self, folder: Path) -> None:
        try:
            place = Place(folder)
        except OSError:  # its program lives, or nobody can tell whether it does
            return
        if place.run.is_file():
            place.drop_unfinished()
            self._claimed[place.run] = place
        else:
            _drop(place)


def _drop(place: Place) -> None:
    """Remove a place that nobody wants any more, or at least let go of it."""
    try:
        place.remove()
    except OSError:  # on a disk that has become read-only
        place.release()


def _users_own() -> Path:
    """Return the usual folder; it does not roam to other computers with the user."""
    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(data, "Layerscope", "recovery")


def _left_behind(path: Path) -> LeftBehind:
    written = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    return LeftBehind(path, written, path.with_name(SET_ASIDE).exists())


def _make_folders(folder: Path) -> None:
    """Make a folder and those above it, durably."""
    if not folder.is_dir():
        _make_folders(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        settle_folder(folder.parent)
