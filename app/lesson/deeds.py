"""What the user does to a run, as values that go to it, come back, and can be undone."""

from dataclasses import dataclass
from itertools import count

from mlp_engine import RunConfig, RunPoint, Text
from mlp_engine.events import Event
from mlp_engine.saved_run import SavedRun

Content = RunConfig | RunPoint | SavedRun | tuple[Event, ...]
"""Another set-up; a run to begin or to go to; one that was saved; or what hands do to the present one."""


_gestures = count(1)


def new_gesture() -> int:
    """Return a number that no other gesture of the program has."""
    return next(_gestures)


@dataclass(frozen=True)
class Deed:
    """Something to be done to the run.

    Attributes
    ----------
    content : what
    gesture : deeds of one gesture, such as a drag, have the same number, and are undone together; 0 for none
    is_repeated : whether it undoes or redoes what was done before
    is_first : whether the program begins with it: nothing leads back
    undoes : what hands have done that it takes back; it is refused where the run does not have that
    """

    content: Content
    gesture: int = 0
    is_repeated: bool = False
    is_first: bool = False
    undoes: tuple[Event, ...] = ()


@dataclass(frozen=True)
class Done:
    """A deed that is done.

    Attributes
    ----------
    deed : what was done
    undoing : what leads back
    text : what it was, as a menu says it: "undo {text}"
    """

    deed: Deed
    undoing: Deed
    text: Text
