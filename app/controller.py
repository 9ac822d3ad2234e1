"""The GUI side of the workers: intents go in, frames and messages come out, always in the GUI thread."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot

from app.gradient_checker import GradientChecker
from app.status import Phase, Status
from app.trainer import Trainer
from app.worker_thread import WorkerThread
from mlp_engine import RunConfig

PAINTED = QEvent.Type(QEvent.registerEventType())  # paint events have the same low priority, and come first


class Controller(QObject):
    """Owns the trainer and the gradient checker, each in its thread.

    The first group of signals are intents: emit one, and the worker hears it in its own thread. The second group is
    what the workers answer; all of it arrives in the thread of the controller.

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
    reset = Signal()
    configure = Signal(object)
    """A RunConfig to take."""
    set_speed = Signal(float)
    """Epochs a second, infinity for as many as it can."""
    look_at = Signal(object)
    """The FrameRequest that the next frames shall answer."""
    frame_drawn = Signal()
    """The last frame is on the screen."""
    check_gradients = Signal(object)
    """A CheckRequest to carry out."""
    cancel_check = Signal()

    frame_ready = Signal(object)
    """A Frame; call ``answer_when_painted`` when every view has it."""
    status_changed = Signal(object)
    """A Status."""
    refused = Signal(object)
    """An EngineError: something the user can mend."""
    failed = Signal(str)
    """The traceback of a fault of the program."""
    check_progressed = Signal(int, int, int)
    """The number of the request, how many entries are probed, and of how many."""
    check_finished = Signal(int, object)
    """The number of the request, and a GradientReport."""
    check_refused = Signal(int, object)
    """The number of the request, and an EngineError: something the user can mend."""
    check_failed = Signal(int, str)
    """The number of the request, and the traceback of a fault of the program."""

    def __init__(self, config: RunConfig, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.status = Status(Phase.PAUSED, config, config.epochs)
        trainer, checker = Trainer(config), GradientChecker()
        self._connect_trainer(trainer)
        self._connect_checker(checker)
        self._threads = [WorkerThread(trainer, self), WorkerThread(checker, self)]

    def answer_when_painted(self) -> None:
        """Emit ``frame_drawn`` after the paint events that wait already."""
        QCoreApplication.postEvent(self, QEvent(PAINTED), Qt.EventPriority.LowEventPriority.value)

    def customEvent(self, event: QEvent) -> None:
        if event.type() == PAINTED:
            self.frame_drawn.emit()

    def close(self) -> None:
        """Stop the workers and wait for their threads."""
        for thread in self._threads:
            thread.close()

    def _connect_trainer(self, trainer: Trainer) -> None:
        self.start.connect(trainer.start)
        self.run.connect(trainer.run)
        self.pause.connect(trainer.pause)
        self.toggle.connect(trainer.toggle)
        self.step.connect(trainer.step)
        self.reset.connect(trainer.reset)
        self.configure.connect(trainer.configure)
        self.set_speed.connect(trainer.set_speed)
        self.look_at.connect(trainer.look_at)
        self.frame_drawn.connect(trainer.frame_drawn)
        trainer.frame_ready.connect(self.frame_ready)
        trainer.status_changed.connect(self._take_status)
        trainer.refused.connect(self.refused)
        trainer.failed.connect(self.failed)

    def _connect_checker(self, checker: GradientChecker) -> None:
        self.check_gradients.connect(checker.start)
        self.cancel_check.connect(checker.cancel)
        checker.progressed.connect(self.check_progressed)
        checker.finished.connect(self.check_finished)
        checker.refused.connect(self.check_refused)
        checker.failed.connect(self.check_failed)

    @Slot(object)
    def _take_status(self, status: Status) -> None:
        self.status = status
        self.status_changed.emit(status)
