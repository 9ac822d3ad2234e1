"""How a run is looked at: its bookmarks, what is picked, where the panels are, and the speed."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import SignalInstance

from app.lesson.selection import Selection
from app.panels.run_bar import RunBar
from app.panels.timeline.bookmarks import MOST_BOOKMARKS, Bookmark
from app.window.docks import DockArea
from app.window.selection_model import SelectionModel
from app.window.timeline_presenter import TimelinePresenter
from app.window.users_arrangement import Arrangements
from mlp_engine import Frame

PICKED = ("layer", "neuron", "source", "sample")  # whole numbers of a selection


class Desk:
    """Tells how the run is looked at, and has it looked at as somebody did before.

    What comes back may come from anybody: whatever is not as it should be is left as it is.
    """

    def __init__(
        self, timeline: TimelinePresenter, selection: SelectionModel, docks: DockArea, run_bar: RunBar
    ) -> None:
        self._timeline, self._selection, self._docks, self._run_bar = timeline, selection, docks, run_bar

    @property
    def marked(self) -> SignalInstance:
        """Emitted when there are other bookmarks."""
        return self._timeline.marked

    @property
    def bookmarks(self) -> tuple[Bookmark, ...]:
        """The bookmarks of the run."""
        return self._timeline.bookmarks

    def as_dict(self) -> dict[str, object]:
        """Return it as values that JSON can hold."""
        selection = self._selection.selection
        return {
            **marks(self.bookmarks),
            "selection": {name: getattr(selection, name) for name in PICKED},
            "panels": self._docks.arrangements.as_dict(),
            "speed": repr(self._run_bar.speed),
        }

    def take(self, values: Mapping[str, object], frame: Frame) -> None:
        """Have the run of a frame looked at so."""
        self._timeline.take_bookmarks(_bookmarks_in(values.get("bookmarks")))
        if (selection := _selection_in(values.get("selection"), frame)) is not None:
            self._selection.select(selection)
        arrangements = Arrangements.from_dict(values.get("panels"), self._docks.docks)
        if arrangements is not None and arrangements.as_dict() != self._docks.arrangements.as_dict():
            self._docks.take(arrangements)
        if (speed := _speed_in(values.get("speed"))) is not None:
            self._run_bar.set_speed(speed)


def marks(bookmarks: Iterable[Bookmark]) -> dict[str, object]:
    """Return bookmarks as ``Desk.take`` has them from ``Desk.as_dict``."""
    return {"bookmarks": [[bookmark.epoch, bookmark.name] for bookmark in bookmarks]}


def _bookmarks_in(values: object) -> list[Bookmark]:
    """Return the bookmarks that some values are, without what is none."""
    pairs = values[:MOST_BOOKMARKS] if isinstance(values, list) else []
    return [
        Bookmark(pair[0]).renamed(pair[1])
        for pair in pairs
        if isinstance(pair, list) and len(pair) == 2 and type(pair[0]) is int and isinstance(pair[1], str)
    ]


def _selection_in(values: object, frame: Frame) -> Selection | None:
    """Return what was picked, None if a frame does not have it."""
    if not isinstance(values, Mapping):
        return None
    layer, neuron, source, sample = (values.get(name) for name in PICKED)
    if not _is_below(frame.L + 1, layer) or not layer:
        return None
    n_before, n = frame.config.layer_dims[layer - 1 : layer + 1]
    if all(value is None or _is_below(end, value) for value, end in ((neuron, n), (source, n_before))):
        return Selection(layer, neuron, source, sample=sample if _is_below(frame.X.shape[1], sample) else None)
    return None


def _is_below(end: int, value: object) -> bool:
    return type(value) is int and 0 <= value < end


def _speed_in(value: object) -> float | None:
    try:
        speed = float(value) if isinstance(value, str) else 0.0
    except ValueError:
        return None
    return speed if speed > 0 else None
