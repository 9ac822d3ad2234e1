"""Runs that others have taken the place of, and that may come back."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from weakref import ReferenceType, ref

from app.panels.timeline.bookmarks import Bookmark
from mlp_engine import RunConfig, RunPoint

Kept = tuple[RunPoint, RunPoint, tuple[Bookmark, ...]]
"""What there is of a run, or what a file has of it: where it is, the whole of it, and its bookmarks."""

UNSAVED: Kept = (RunPoint(RunConfig()), RunPoint(RunConfig()), (Bookmark(-1),))
"""What the file has of a run of which nobody knows what the file has."""
MOST_KNOWN = 50


@dataclass(frozen=True)
class Replaced:
    """What is known of a run that another one has taken the place of.

    Attributes
    ----------
    number : that no other run of the window has
    path, kept : its file, and what that has of it; None if there is none
    present : what there was of it in the end
    is_modified : whether something of it is lost unless it comes back
    """

    number: int
    path: Path | None
    kept: Kept | None
    present: Kept
    is_modified: bool


class ReplacedRuns:
    """Knows the runs that may come back, by what brings them back, for as long as somebody has that."""

    def __init__(self) -> None:
        self._known: deque[tuple[ReferenceType[object], Replaced]] = deque(maxlen=MOST_KNOWN)

    @property
    def is_one_modified(self) -> bool:
        """Whether something would be lost if none of them could come back any more."""
        return any(content() is not None and run.is_modified for content, run in self._known)

    def note(self, content: object, run: Replaced) -> None:
        """Know a run that ``content`` brings back."""
        self._known.append((ref(content), run))

    def take(self, content: object) -> Replaced | None:
        """Return what is known of the run that has come back by ``content``; nothing of it is lost any more."""
        found = [run for other, run in self._known if other() is content]
        self._change(lambda other, run: replace(run, is_modified=False) if other is content else run)
        return found[-1] if found else None

    def note_saved(self, number: int, path: Path, kept: Kept) -> None:
        """Hear what a file has by now, of the run of that number; others that were in it are in no file any more."""

        def heard(_: object, run: Replaced) -> Replaced:
            if run.number == number:
                return replace(run, path=path, kept=kept, is_modified=run.present != kept)
            return replace(run, kept=UNSAVED) if run.path == path and run.kept != kept else run

        self._change(heard)

    def _change(self, changed: Callable[[object, Replaced], Replaced]) -> None:
        self._known = deque(((other, changed(other(), run)) for other, run in self._known), maxlen=MOST_KNOWN)
