"""The GUI side of the workers: intents go in, frames and messages come out, always in the GUI thread."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, SignalInstance, Slot

from app.workers.status import Phase, Status
from app.workers.tasks import Tasks, TaskWorker
from app.workers.trainer import Trainer
from app.workers.worker_thread import WorkerThread, close_all
from mlp_engine import RunConfig

PAINTED = QEvent.Type(QEvent.registerEventType())  # paint events have the same low priority, and come first
LONG_WAIT = 400  # ms for an intent to be carried out, after which the user is told


class TrainerThread(WorkerThread):
    """Runs a Trainer in a thread of its own.

    Attributes
    ----------
    trainer : to connect its signals; its slots are called by ``pass_on`` alone
    """

    waiting_changed = Signal(bool)
    """True while an intent waits for the end of an epoch and has done so for a while."""
    _asked = Signal(int)
    """To the trainer, behind each intent: its number."""

    def __init__(self, config: RunConfig, parent: QObject | None = None) -> None:
        self.trainer = Trainer(config)
        super().__init__(self.trainer, parent)
        self._number = 0  # of the last intent that was passed on
        self._is_waiting = False
        self._patience = QTimer(self, singleShot=True, interval=LONG_WAIT)
        self._patience.timeout.connect(self._lose_patience)
        self._asked.connect(self.trainer.answered)  # which tells it when all before is carried out
        self.trainer.answered.connect(self._take_answer)

    def pass_on(self, intent: SignalInstance, command: str) -> None:
        """Have the trainer carry out a command whenever a signal is emitted, with what it carries."""
        intent.connect(getattr(self.trainer, command))
        intent.connect(self._expect_answer)

    def ask_to_end(self) -> None:
        super().ask_to_end()
        self._patience.stop()

    @Slot()
    def _expect_answer(self) -> None:
        self._number += 1
        self._asked.emit(self._number)
        if not self._patience.isActive():
            self._patience.start()

    @Slot(int)
    def _take_answer(self, number: int) -> None:
        if number == self._number:
            self._patience.stop()
        else:
            self._patience.start()
        self._tell_waiting(False)

    @Slot()
    def _lose_patience(self) -> None:
        self._tell_waiting(True)

    def _tell_waiting(self, is_waiting: bool) -> None:
        if is_waiting is not self._is_waiting:
            self._is_waiting = is_waiting
            self.waiting_changed.emit(is_waiting)


class Controller(QObject):
    """Owns the workers, each in a thread of its own.

    The first group of signals are intents: emit one, and the trainer's slot of the same name is called. The second
    group is what the trainer tells. Whoever wants something for itself starts a task, and listens to that.

    Parameters
    ----------
    config : of the first run

    Attributes
    ----------
    status : the trainer's last Status
    visits : tasks of the trainer, each by a Visit
    saves : tasks of the trainer, by nothing; each gives a SavedRun, on the way to another epoch when it is there
    checks, files : tasks of two workers, each by a function without arguments that returns Steps
    """

    start = Signal()
    """To be emitted once, when everything that listens is connected."""
    run = Signal()
    """Train until the target."""
    pause = Signal()
    """Stop where it is."""
    toggle = Signal()
    """Pause if it trains, else run."""
    step = Signal()
    """Train one epoch."""
    step_update = Signal()
    """Make one update."""
    back_update = Signal()
    """Take the last update back."""
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
    reset = Signal()
    """Start again from the same initial weights."""
    configure = Signal(object)
    """A RunConfig to take."""
    do = Signal(object)
    """A Deed, which can be undone."""
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

    epochs_finished = Signal(object)
    """A tuple of EpochRecords, of every epoch that was trained, in order: slow ones one by one, the others together
    right before the frame that shows them."""
    frame_ready = Signal(object)
    """A Frame; call ``answer_when_painted`` when every view has it."""
    status_changed = Signal(object)
    """A Status."""
    done = Signal(object)
    """A Done: a deed that has changed the run; it comes before the frame that shows that."""
    not_done = Signal(object, object)
    """A Deed that was refused, and an EngineError; None if that is told already."""
    refused = Signal(object)
    """An EngineError: something the user can mend."""
    failed = Signal(str)
    """The traceback of a fault of the program."""
    restored = Signal(object)
    """The RunPoint that was to be restored, when the run is there."""
    waiting_changed = Signal(bool)
    """True while what the user wants waits for the end of a long epoch."""

    def __init__(self, config: RunConfig, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.status = Status(Phase.PAUSED, config, config.epochs)
        self.visits, self.saves, self.checks, self.files = (Tasks(self) for _ in range(4))
        thread = TrainerThread(config, self)
        self._connect_trainer(thread)
        self._threads = [thread, *(self._new_thread(tasks) for tasks in (self.checks, self.files))]

    def answer_when_painted(self) -> None:
        """Emit ``frame_drawn`` after the paint events that wait already."""
        QCoreApplication.postEvent(self, QEvent(PAINTED), Qt.EventPriority.LowEventPriority.value)

    def customEvent(self, event: QEvent) -> None:
        if event.type() == PAINTED:
            self.frame_drawn.emit()

    def close(self) -> None:
        """Stop the workers and wait for their threads; what they have told last is not heard any more."""
        close_all(self._threads)
        for receiver in (self, self.visits, self.saves, self.checks, self.files):
            QCoreApplication.removePostedEvents(receiver, QEvent.Type.MetaCall.value)

    def _connect_trainer(self, thread: TrainerThread) -> None:
        trainer = thread.trainer
        trainer.status_changed.connect(self._keep_status)  # before others hear of it
        for name in [name for name, value in vars(Controller).items() if isinstance(value, Signal)]:
            own, its = getattr(self, name), getattr(trainer, name, None)
            if isinstance(its, SignalInstance):
                its.connect(own)
            elif name == "frame_drawn":
                own.connect(its)  # and nobody waits for what becomes of it
            elif name != "waiting_changed":
                thread.pass_on(own, name)
        thread.waiting_changed.connect(self.waiting_changed)
        thread.pass_on(self.visits.asked, "visit")
        thread.pass_on(self.visits.given_up, "give_up_visit")
        trainer.visit_told.connect(self.visits.take)
        thread.pass_on(self.saves.asked, "save")
        thread.pass_on(self.saves.given_up, "give_up_save")
        trainer.save_told.connect(self.saves.take)

    def _new_thread(self, tasks: Tasks) -> WorkerThread:
        """Return a thread with a worker that does tasks."""
        worker = TaskWorker()
        tasks.asked.connect(worker.begin)
        tasks.given_up.connect(worker.give_up)
        worker.told.connect(tasks.take)
        return WorkerThread(worker, self)

    @Slot(object)
    def _keep_status(self, status: Status) -> None:
        self.status = status
