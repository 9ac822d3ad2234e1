"""The GUI side of the workers: intents go in, frames and messages come out, always in the GUI thread."""

from itertools import count

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot

from app.workers.export_worker import ExportWorker
from app.workers.gradient_checker import GradientChecker
from app.workers.status import Phase, Status
from app.workers.trainer_thread import TrainerThread
from app.workers.worker_thread import WorkerThread, close_all
from mlp_engine import RunConfig

COMMANDS = (
    "start",
    "run",
    "pause",
    "toggle",
    "step",
    "look_on",
    "look_back",
    "finish",
    "abandon",
    "go_to",
    "back",
    "visit",
    "reset",
    "configure",
    "restore",
    "set_speed",
    "set_frame_rate",
    "look_at",
)
"""The intents that the trainer answers, by the names of its slots."""
PAINTED = QEvent.Type(QEvent.registerEventType())  # paint events have the same low priority, and come first


class Controller(QObject):
    """Owns the trainer, the gradient checker and the export worker, each in a thread of its own.

    The first group of signals are intents: emit one, and the worker hears it. The second group is what the workers
    answer; all of it arrives in the thread of the controller.

    Parameters
    ----------
    config : of the first run

    Attributes
    ----------
    status : the trainer's last Status
    """

    start = Signal()
    """To be emitted once, when everything that listens is connected."""
    run = Signal()
    pause = Signal()
    toggle = Signal()
    step = Signal()
    look_on = Signal()
    """See the next quantity of an update."""
    look_back = Signal()
    """See one quantity less."""
    finish = Signal()
    """Complete the update that is looked at."""
    abandon = Signal()
    """Stop looking at it."""
    go_to = Signal(int)
    """An epoch that was trained."""
    back = Signal()
    """Go one epoch back."""
    visit = Signal(object)
    """A tuple of epochs to take frames of."""
    reset = Signal()
    configure = Signal(object)
    """A RunConfig to take."""
    restore = Signal(object)
    """A RunPoint to go to."""
    set_speed = Signal(float)
    """Epochs a second, infinity for as many as it can."""
    set_frame_rate = Signal(float)
    """Frames a second while it trains, at most."""
    look_at = Signal(object)
    """The FrameRequest that the next frames shall answer."""
    frame_drawn = Signal()
    """The last frame is on the screen."""
    check_gradients = Signal(object)
    """A CheckRequest to carry out."""
    cancel_check = Signal()
    make_frames = Signal(object)
    """A FramesRequest to carry out."""
    write_file = Signal(object)
    """A FileRequest to carry out."""
    cancel_export = Signal(int)
    """The number of a FramesRequest or FileRequest to give up."""

    epochs_finished = Signal(object)
    """A tuple of EpochRecords, of every epoch that was trained, in order: slow ones one by one, the others together
    right before the frame that shows them."""
    frame_ready = Signal(object)
    """A Frame; call ``answer_when_painted`` when every view has it."""
    status_changed = Signal(object)
    """A Status."""
    refused = Signal(object)
    """An EngineError: something the user can mend."""
    failed = Signal(str)
    """The traceback of a fault of the program."""
    restored = Signal(object)
    """The RunPoint that was to be restored, when the run is there."""
    visited = Signal(object)
    """A tuple of the Frames that were asked for by ``visit``."""
    waiting_changed = Signal(bool)
    """True while what the user wants waits for the end of a long epoch."""
    check_progressed = Signal(int, int, int)
    """The number of the request, how many entries are probed, and of how many."""
    check_finished = Signal(int, object)
    """The number of the request, and a GradientReport."""
    check_refused = Signal(int, object)
    """The number of the request, and an EngineError: something the user can mend."""
    check_failed = Signal(int, str)
    """The number of the request, and the traceback of a fault of the program."""
    export_progressed = Signal(int, int, int)
    """The number of the request, and how many epochs are done and of how many, or how many parts of a file and 0."""
    frames_made = Signal(int, object)
    """The number of the request, and a dict of Frames by epoch."""
    file_written = Signal(int, object)
    """The number of the request, and the path of the file."""
    export_cancelled = Signal(int)
    """The number of a request that was given up."""
    export_refused = Signal(int, object)
    """The number of the request, and an EngineError or OSError: something the user can mend."""
    export_failed = Signal(int, str)
    """The number of the request, and the traceback of a fault of the program."""

    def __init__(self, config: RunConfig, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.status = Status(Phase.PAUSED, config, config.epochs)
        self._export_numbers = count(1)
        self._trainer_thread = TrainerThread(config, self)
        self._connect_trainer(self._trainer_thread)
        checker, exporter = GradientChecker(), ExportWorker()
        self._connect_checker(checker)
        self._connect_exporter(exporter)
        self._threads = [WorkerThread(worker, self) for worker in (checker, exporter)]

    def new_export_number(self) -> int:
        """Return a number for a FramesRequest or a FileRequest that no other one bears."""
        return next(self._export_numbers)

    def answer_when_painted(self) -> None:
        """Emit ``frame_drawn`` after the paint events that wait already."""
        QCoreApplication.postEvent(self, QEvent(PAINTED), Qt.EventPriority.LowEventPriority.value)

    def customEvent(self, event: QEvent) -> None:
        if event.type() == PAINTED:
            self.frame_drawn.emit()

    def close(self) -> None:
        """Stop the workers and wait for their threads; what they have told last is not heard any more."""
        close_all([self._trainer_thread, *self._threads])
        QCoreApplication.removePostedEvents(self, QEvent.Type.MetaCall.value)

    def _connect_trainer(self, thread: TrainerThread) -> None:
        for command in COMMANDS:
            thread.pass_on(getattr(self, command), command)
        trainer = thread.trainer
        self.frame_drawn.connect(trainer.frame_drawn)  # for which nobody waits
        trainer.epochs_finished.connect(self.epochs_finished)
        trainer.frame_ready.connect(self.frame_ready)
        trainer.status_changed.connect(self._take_status)
        trainer.refused.connect(self.refused)
        trainer.failed.connect(self.failed)
        trainer.restored.connect(self.restored)
        trainer.visited.connect(self.visited)
        thread.waiting_changed.connect(self.waiting_changed)

    def _connect_checker(self, checker: GradientChecker) -> None:
        self.check_gradients.connect(checker.start)
        self.cancel_check.connect(checker.cancel)
        checker.progressed.connect(self.check_progressed)
        checker.finished.connect(self.check_finished)
        checker.refused.connect(self.check_refused)
        checker.failed.connect(self.check_failed)

    def _connect_exporter(self, exporter: ExportWorker) -> None:
        self.make_frames.connect(exporter.make_frames)
        self.write_file.connect(exporter.write_file)
        self.cancel_export.connect(exporter.cancel)
        exporter.progressed.connect(self.export_progressed)
        exporter.frames_made.connect(self.frames_made)
        exporter.written.connect(self.file_written)
        exporter.cancelled.connect(self.export_cancelled)
        exporter.refused.connect(self.export_refused)
        exporter.failed.connect(self.export_failed)

    @Slot(object)
    def _take_status(self, status: Status) -> None:
        self.status = status
        self.status_changed.emit(status)
