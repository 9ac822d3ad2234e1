"""The runs of the window, what is saved of each, and which of them could come back."""

from collections import deque
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from weakref import ReferenceType, ref

from app.panels.timeline.bookmarks import Bookmark
from mlp_engine import RunConfig, RunPoint, work_of

Bookmarks = tuple[Bookmark, ...]
Kept = tuple[RunPoint, RunPoint, Bookmarks]
"""What there is of a run, or what a file has of it: where it is, the whole of it, and its bookmarks."""

UNSAVED: Kept = (RunPoint(RunConfig()), RunPoint(RunConfig()), (Bookmark(-1),))
"""What the file has of a run of which nobody knows what the file has."""
MOST_KNOWN = 50
MUCH_WORK = 2**34  # multiplications: half a minute at most

_numbers = count(1)


@dataclass(eq=False)
class OwnRun:
    """The run of the window, or one that another has taken the place of.

    Attributes
    ----------
    number : that no other run of the program has
    path, kept : its file, and what that has of it; None if there is none
    checksum : of the file as it was read or written last, empty if it was not
    given : what it was when it came from elsewhere, such as from a picture
    present : what there is of it, or was when another one took its place; None before its first frame
    """

    path: Path | None = None
    kept: Kept | None = None
    checksum: str = ""
    given: RunPoint | None = None
    present: Kept | None = None
    number: int = field(default_factory=lambda: next(_numbers))

    @property
    def is_modified(self) -> bool:
        """Whether something would be lost if it went.

        That is where it is not as in its file; without a file, where hands, other learning rates or bookmarks have
        made more of it than its set-up, which comes back by itself, or where it takes long to train again.
        """
        if self.present is None:
            return False
        if self.kept is not None:
            return self.kept != self.present
        _, end, bookmarks = self.present
        return bool(bookmarks) or self._has_more(end) or work_of(end) > MUCH_WORK

    def _has_more(self, end: RunPoint) -> bool:
        """Tell whether hands or other learning rates have made more of the run than it was."""
        events, rates = ((), ()) if self.given is None else (self.given.events, self.given.rates)
        return end.events != events[: len(end.events)] or end.rates != rates[: len(end.rates)]


class ReplacedRuns:
    """Knows the runs that may come back, by what brings them back, for as long as somebody has that."""

    def __init__(self) -> None:
        self._known: deque[tuple[ReferenceType[object], OwnRun, Bookmarks]] = deque(maxlen=MOST_KNOWN)

    def note(self, content: object, run: OwnRun, bookmarks: Bookmarks) -> None:
        """Know a run that ``content`` brings back, and its bookmarks."""
        self._known.append((ref(content), run, bookmarks))

    def by(self, content: object) -> tuple[OwnRun, Bookmarks] | None:
        """Return the run that ``content`` brings back, and its bookmarks."""
        found = [(run, bookmarks) for other, run, bookmarks in self._known if other() is content]
        return found[-1] if found else None

    def all(self) -> list[OwnRun]:
        """Return the runs that can come back."""
        return list({run: None for content, run, _ in self._known if content() is not None})
