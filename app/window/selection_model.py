"""What the user looks at: one selection for all views, and the frames that it needs."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from app.lesson.selection import Selection, in_batch
from app.lesson.updates import UPDATED
from app.views.plane.neuron_scale import MAP_RESOLUTION
from mlp_engine import Frame, FrameRequest, Plane
from mlp_engine.frame_request import RESOLUTION

EQUATION, MAPS, NEURON = "equation", "maps", "neuron"  # what only some frames hold
WINDOW, STAGE = "window", "stage"  # where it is shown


class SelectionModel(QObject):
    """Keeps the selection, which follows the newest quantity while an update is looked at step by step.

    Attributes
    ----------
    selection : what is picked and pointed at
    """

    changed = Signal(object)
    """A Selection to be marked by all views."""
    asked = Signal(object)
    """The FrameRequest that the next frames shall answer."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.selection = Selection()
        self._places: dict[str, frozenset[str]] = {}
        self._request: FrameRequest | None = None
        self._frame: Frame | None = None

    @Slot(object)
    def select(self, selection: Selection) -> None:
        """Mark something else, and ask for frames that hold it."""
        selection = self._with_pulls(selection)
        if selection != self.selection or self._request is None:
            self.selection = selection
            self.changed.emit(selection)
            self._ask()

    @Slot(bool)
    def show_equation(self, is_shown: bool, place: str = WINDOW) -> None:
        """Ask for what an equation and its sums need, too, as long as there are some in the window or on the stage."""
        self._show(EQUATION, is_shown, place)

    @Slot(bool)
    def show_maps(self, is_shown: bool, place: str = WINDOW) -> None:
        """Ask for a map of every neuron, too, as long as there are nodes with room for them."""
        self._show(MAPS, is_shown, place)

    @Slot(bool)
    def show_neuron(self, is_shown: bool, place: str = WINDOW) -> None:
        """Ask for the output of the picked neuron, too, as long as it is shown."""
        self._show(NEURON, is_shown, place)

    def present(self, is_presented: bool, has_maps: bool = False) -> None:
        """Ask for all that the views on the stage may need, and for maps if their nodes have some."""
        self.show_equation(is_presented, STAGE)
        self.show_neuron(is_presented, STAGE)
        self.show_maps(is_presented and has_maps, STAGE)

    def _show(self, what: str, is_shown: bool, place: str) -> None:
        places = self._places.get(what, frozenset())
        self._places[what] = places | {place} if is_shown else places - {place}
        self._ask()

    def _is_shown(self, what: str) -> bool:
        return bool(self._places.get(what))

    def follow(self, frame: Frame) -> None:
        """Look at what a frame shows as new; drop what belongs to another network."""
        before, self._frame = self._frame, frame
        if before is not None and before.config.layers != frame.config.layers:
            layer = min(self.selection.layer, frame.L)
            self.select(Selection(layer, symbol=self.selection.symbol, plane=self.selection.plane))
        if before is not None and _inputs(before) != _inputs(frame):
            self.select(replace(self.selection, plane=Plane()))
        if before is not None and before.X.shape != frame.X.shape and not _has_more_samples(before, frame):
            self.select(replace(self.selection, cell=None, sample=None, hovered=None, pulls=()))
        elif before is not None and not np.array_equal(before.batch.columns, frame.batch.columns):
            self.select(in_batch(self.selection, before.batch, frame.batch))
        if self.selection.cell is not None:
            self.select(self.selection)
        newest = frame.progress.newest
        if newest is None or (before is not None and _place(before) == _place(frame)):
            self._ask_again(frame)
            return
        selection = Selection(
            layer=newest.l or self.selection.layer,
            symbol=newest.symbol,
            sample=self.selection.sample,
            hovered=self.selection.hovered,
            plane=self.selection.plane,
        )
        self._expect(replace(self._wanted(selection), layer=frame.samples.l))
        self.select(selection)

    def _ask_again(self, frame: Frame) -> None:
        """Ask once more if a frame is of another layer: a step may have crossed the last request on its way."""
        if frame.samples.l != min(self.selection.layer, frame.L):
            self._expect(replace(self._wanted(self.selection), layer=frame.samples.l))
            self._ask()

    def _with_pulls(self, selection: Selection) -> Selection:
        """Return the selection with the samples that count most in its cell."""
        frame = self._frame
        if frame is None or selection.cell is None or frame.samples.l != selection.layer:
            return replace(selection, pulls=())
        from app.lesson.cell_sum import cell_sum, pulls  # a start does without it

        cell = cell_sum(frame, selection)
        return replace(selection, pulls=() if cell is None else pulls(cell))

    def _wanted(self, selection: Selection) -> FrameRequest:
        has_equation = self._is_shown(EQUATION)
        return FrameRequest(
            selection.layer,
            RESOLUTION,
            has_terms=has_equation,
            has_update=has_equation and selection.symbol in UPDATED,
            plane=selection.plane,
            map_resolution=MAP_RESOLUTION if self._is_shown(MAPS) else 0,
            neuron=self._neuron(selection) if self._is_shown(NEURON) else None,
        )

    def _neuron(self, selection: Selection) -> tuple[int, int] | None:
        """Return the picked neuron, if the network has it."""
        layers = () if self._frame is None else self._frame.layers
        l, neuron = min(selection.layer, len(layers)), selection.neuron
        return None if neuron is None or l == 0 or neuron >= layers[l - 1].n_out else (l, neuron)

    def _expect(self, request: FrameRequest) -> None:
        """Take what the frames hold by themselves for asked, unless it is less than what was asked."""
        if self._request is not None and _besides(request) == _besides(self._request):
            self._request = request

    def _ask(self) -> None:
        request = self._wanted(self.selection)
        if request != self._request:
            self._request = request
            self.asked.emit(request)


def _besides(request: FrameRequest) -> object:
    """Return what a step does not change by itself."""
    return request.has_terms, request.map_resolution, request.neuron, request.plane


def _has_more_samples(before: Frame, frame: Frame) -> bool:
    """Tell whether a frame has the samples of an earlier one, and others behind them."""
    m = before.X.shape[1]
    return np.array_equal(frame.X[:, :m], before.X) and np.array_equal(frame.Y[:, :m], before.Y)


def _inputs(frame: Frame) -> object:
    """Return what the inputs of a run are: those of which table, or how many."""
    return frame.config.own_data, frame.config.standardize, len(frame.X)


def _place(frame: Frame) -> object:
    """Return which update a frame is of, and how much of it is to be seen."""
    return frame.epoch, frame.batch.update, frame.progress
