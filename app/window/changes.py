"""A change of a run that can be undone, and what several of one gesture come to."""

from dataclasses import replace

from PySide6.QtGui import QUndoCommand

from app.lesson.deeds import Content, Deed, Done
from mlp_engine import FIELDS, Event, RunConfig, RunPoint
from mlp_engine.events import AddPoint, ErasePoint
from mlp_engine.saved_run import SavedRun


class Change(QUndoCommand):
    """What was done, and what leads back.

    Qt's stack keeps it in its place; to undo and to redo it changes nothing by itself, as that is the trainer's work.

    Attributes
    ----------
    doing, undoing : what leads from before it to behind it, and back
    what : it was, as a menu says it
    """

    def __init__(self, done: Done) -> None:
        super().__init__()
        self.doing, self.undoing = done.deed.content, done.undoing.content
        self.what = done.text
        self._gesture = done.deed.gesture

    def deed(self, is_undo: bool, config: RunConfig) -> Deed:
        """Return what has to be done to undo or redo it in a run that has a configuration."""
        to, back = (self.undoing, self.doing) if is_undo else (self.doing, self.undoing)
        if isinstance(to, RunConfig) and isinstance(back, RunConfig):  # a past epoch has other rates besides
            names = [field.name for field in FIELDS if getattr(to, field.name) != getattr(back, field.name)]
            to = replace(config, **{name: getattr(to, name) for name in names})
        return Deed(to, is_repeated=True, undoes=back if is_undo and isinstance(back, tuple) else ())

    def learn(self, is_undo: bool, content: Content) -> None:
        """Hear what leads back from the step that was made.

        Where it is a whole run, that has gone on since. What begins a run otherwise is known in full; what hands do
        depends on what they find.
        """
        known = self.doing if is_undo else self.undoing
        is_known = isinstance(content, RunConfig) or isinstance(known, RunPoint | SavedRun)
        if is_known and not isinstance(content, SavedRun):
            return
        if is_undo:
            self.doing = content
        else:
            self.undoing = content

    @property
    def nbytes(self) -> int:
        """How much the whole runs take that it leads to and back to."""
        runs = [content for content in (self.doing, self.undoing) if isinstance(content, SavedRun)]
        return sum(array.nbytes for run in runs for array in run.arrays.values())

    def shrink(self) -> None:
        """Lead to where whole runs are, which are trained again up to there then, and to nothing later of them."""
        self.doing, self.undoing = (
            content.point if isinstance(content, SavedRun) else content for content in (self.doing, self.undoing)
        )

    def id(self) -> int:
        """Return the same number for changes that may be merged, by which Qt knows them."""
        return self._gesture or -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Become this change and a later one of the same gesture."""
        assert isinstance(other, Change)
        if isinstance(self.doing, tuple) and isinstance(other.doing, tuple):
            assert isinstance(self.undoing, tuple)
            assert isinstance(other.undoing, tuple)
            self.doing = in_short(self.doing + other.doing)
            self.undoing = in_short(other.undoing + self.undoing)
        elif _is_set_up(self) and _is_set_up(other) and (isinstance(self.undoing, RunPoint) or _is_live(other)):
            self.doing = other.doing
        else:
            return False  # such as a set-up with which the run went on, and one with which it began again
        self.what = other.what
        return True


def in_short(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Leave out events that make no difference any more after later ones."""
    if any(event.changes_shape or isinstance(event, AddPoint | ErasePoint) for event in events):
        return events  # behind which others mean other neurons or points
    kept: list[Event] = []
    for event in events:
        kept = [earlier for earlier in kept if not event.replaces(earlier)]
        kept.append(event)
    return tuple(kept)


def _is_set_up(change: Change) -> bool:
    return isinstance(change.doing, RunConfig)


def _is_live(change: Change) -> bool:
    return isinstance(change.undoing, RunConfig)
