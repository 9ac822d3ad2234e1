"""Frames of earlier epochs of a run, made by training it again."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Signal, Slot

from app.workers.controller import Controller
from app.workers.export_worker import FramesRequest
from mlp_engine import EngineError, Frame, FrameRequest
from mlp_engine.frame import RESOLUTION


class PastFrames(QObject):
    """Asks the worker for frames of one run, one request at a time, and keeps them until another run is begun.

    Attributes
    ----------
    by_epoch : the frames there are
    """

    progressed = Signal(int, int)
    """How many epochs are trained again, and of how many."""
    refused = Signal(object)
    """An EngineError: why there are no frames."""
    failed = Signal(str)
    """The traceback of a fault of the program."""

    def __init__(self, controller: Controller, parent: QObject) -> None:
        super().__init__(parent)
        self.by_epoch: dict[int, Frame] = {}
        self._controller = controller
        self._now: Frame | None = None
        self._number = 0  # of the request that is under way
        self._go_on: Callable[[], None] = self.drop
        controller.export_progressed.connect(self._tell)
        controller.frames_made.connect(self._take)
        controller.export_refused.connect(self._refuse)
        controller.export_failed.connect(self._fail)

    def begin(self, now: Frame | None) -> None:
        """Forget all frames; from now on they are of the run of ``now``."""
        self.drop()
        self.by_epoch, self._now = {}, now

    def ask(self, epochs: Iterable[int], go_on: Callable[[], None]) -> None:
        """Call ``go_on`` when there are frames of all these epochs; forget what was asked before."""
        self.drop()
        missing = tuple(sorted(set(epochs) - set(self.by_epoch)))
        if not missing or self._now is None:
            go_on()
            return
        self._go_on = go_on
        self._number = self._controller.new_export_number()
        has_update = self._now.update is not None  # only then the user is at the update, which takes long to make
        request = FrameRequest(self._now.samples.l, RESOLUTION, has_terms=True, has_update=has_update)
        self._controller.make_frames.emit(FramesRequest(self._now.point, missing, request, self._number))

    @Slot()
    def drop(self) -> None:
        """Forget what was asked."""
        if self._number:
            self._controller.cancel_export.emit(self._number)
            self._number = 0

    @Slot(int, int, int)
    def _tell(self, number: int, done: int, total: int) -> None:
        if number == self._number:
            self.progressed.emit(done, total)

    @Slot(int, object)
    def _take(self, number: int, frames: Mapping[int, Frame]) -> None:
        if number == self._number:
            self._number = 0
            self.by_epoch.update(frames)
            self._go_on()

    @Slot(int, object)
    def _refuse(self, number: int, error: EngineError) -> None:
        if number == self._number:
            self._number = 0
            self.refused.emit(error)

    @Slot(int, str)
    def _fail(self, number: int, trace: str) -> None:
        if number == self._number:
            self._number = 0
            self.failed.emit(trace)
