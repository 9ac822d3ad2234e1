"""Frames of earlier epochs of a run."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from app.views.network.maps import has_maps
from app.views.network.network_view import NetworkView
from app.views.plane.neuron_scale import MAP_RESOLUTION
from app.views.view import View
from app.workers.controller import Controller
from app.workers.tasks import Task
from app.workers.travel import Visit
from mlp_engine import Frame, FrameRequest, Plane
from mlp_engine.frame_request import RESOLUTION


class PastFrames(QObject):
    """Asks the trainer for frames of one run, some at a time, and keeps them until another run is begun.

    Attributes
    ----------
    by_epoch : the frames there are
    """

    progressed = Signal(int, int)
    """Which epoch the trainer has come to, and the last that it goes to."""
    refused = Signal(object)
    """An EngineError: why there are no frames."""
    failed = Signal(str)
    """The traceback of a fault of the program."""

    def __init__(self, controller: Controller, parent: QObject) -> None:
        super().__init__(parent)
        self.by_epoch: dict[int, Frame] = {}
        self._controller = controller
        self._now: Frame | None = None
        self._request = FrameRequest()
        self._visit: Task | None = None
        self._go_on: Callable[[], None] = self.drop

    def begin(self, now: Frame, views: Iterable[View]) -> None:
        """Forget all frames; from now on they are of the run of ``now``, and hold what ``views`` show."""
        self.forget()
        self._now, self._request = now, request_of(now, views)

    def forget(self) -> None:
        """Let go of all frames, and of the run."""
        self.drop()
        self.by_epoch, self._now = {}, None

    def ask(self, epochs: Iterable[int], go_on: Callable[[], None]) -> None:
        """Call ``go_on`` when there are frames of all these epochs; forget what was asked before."""
        self.drop()
        missing = tuple(sorted(set(epochs) - set(self.by_epoch)))
        if not missing or self._now is None:
            go_on()
            return
        self._go_on = go_on
        visit = Visit(missing, self._request, self._now.point.at(missing[-1]))
        self._visit = task = self._controller.visits.start(visit)
        task.progressed.connect(self.progressed)
        task.finished.connect(self._take)
        task.refused.connect(self.refused)
        task.failed.connect(self.failed)

    @Slot()
    def drop(self) -> None:
        """Forget what was asked."""
        if self._visit is not None:
            self._visit.cancel()

    @Slot(object)
    def _take(self, frames: tuple[Frame, ...]) -> None:
        assert self._now is not None
        for frame in frames:  # which may know of more than the run of ``now`` does
            point = self._now.point.at(frame.epoch)
            self.by_epoch[frame.epoch] = replace(frame, point=point, recorded=frame.curves, left=None)
        self._go_on()


def request_of(now: Frame, views: Iterable[View]) -> FrameRequest:
    """Return what frames of earlier epochs have to hold for pictures like those of the present one.

    Where that is inside an update, and its predictions are not known yet, the views say over what they will be.
    """
    surface, network = now.surface, next((view for view in views if isinstance(view, NetworkView)), None)
    usual = Plane() if network is None else network.selection.plane
    return FrameRequest(
        now.samples.l,
        RESOLUTION,
        has_terms=True,
        has_update=now.update is not None,  # only then the user is at the update, which takes long to make
        plane=usual if surface is None else surface.plane,
        map_resolution=MAP_RESOLUTION if network is not None and network.has_maps and has_maps(now) else 0,
        neuron=None if surface is None else surface.neuron,
    )
