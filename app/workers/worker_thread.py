"""A thread with one worker in it."""

import os
from collections.abc import Collection

from PySide6.QtCore import QDeadlineTimer, QObject, QThread, Signal, Slot

from app.files.standard_streams import flush_all
from app.files.whole_file import drop_unfinished

END_PATIENCE = 300  # ms for workers to end when the window closes; what takes longer is not waited for


class Worker(QObject):
    """An object that works in a thread of its own; it has no parent.

    ``shut_down`` must not be overridden: a slot that is one in the base class and in the subclass is called in the
    thread of the sender. A subclass says in ``stop_work`` how to stop.
    """

    @Slot()
    def shut_down(self) -> None:
        """Stop for good and end the thread."""
        self.stop_work()
        self.thread().quit()

    def stop_work(self) -> None:
        """Stop timers and whatever else would go on; called in the worker's thread."""
        raise NotImplementedError


class WorkerThread(QObject):
    """Runs a worker in a thread of its own; ``close`` must be called before the program ends."""

    _closing = Signal()
    """To the worker: it shall end what it does."""

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._thread = QThread()
        self._thread.setObjectName(type(worker).__name__)
        worker.moveToThread(self._thread)
        self._closing.connect(worker.shut_down)
        self._thread.finished.connect(worker.deleteLater)
        self._thread.start()

    def ask_to_end(self) -> None:
        """Have the worker stop as soon as it can; further intents are not carried out."""
        if self._thread.isRunning() and not self._thread.isInterruptionRequested():
            self._thread.requestInterruption()
            self._closing.emit()

    def close(self, patience: QDeadlineTimer | None = None) -> None:
        """Wait for the worker to stop and for its thread to end; a second call does nothing.

        Parameters
        ----------
        patience : after which a thread that is in the middle of something long is left to itself, until somebody
            calls ``leave``; None for END_PATIENCE
        """
        self.ask_to_end()
        if self._thread not in _UNENDED and not self._thread.wait(patience or QDeadlineTimer(END_PATIENCE)):
            _UNENDED[self._thread] = self._worker


def close_all(threads: Collection[WorkerThread]) -> None:
    """End threads together, in the time that one may take."""
    patience = QDeadlineTimer(END_PATIENCE)
    for thread in threads:
        thread.ask_to_end()
    for thread in threads:
        thread.close(patience)


_UNENDED: dict[QThread, Worker] = {}
"""Threads that would not end in time, and who works there. Qt aborts the program when one of them is deleted."""


def leave(status: int) -> int:
    """Return an exit status or, if a closed thread is still at work, end the process with it: it cannot end else."""
    if any(thread.isRunning() for thread in _UNENDED):
        drop_unfinished()
        flush_all()
        os._exit(status)
    return status
