"""The trainer as the window sees it: a thread that takes intents, and tells when one of them has to wait."""

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance, Slot

from app.workers.trainer import Trainer
from app.workers.worker_thread import WorkerThread
from mlp_engine import RunConfig

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
        self._asked.connect(self.trainer.answer)
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
