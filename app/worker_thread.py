"""A thread with one worker in it."""

from PySide6.QtCore import QObject, QThread, Signal, Slot


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

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._thread = QThread()
        self._thread.setObjectName(type(worker).__name__)
        worker.moveToThread(self._thread)
        self._closing.connect(worker.shut_down)
        self._thread.finished.connect(worker.deleteLater)
        self._thread.start()

    def close(self) -> None:
        """Wait for the worker to stop and for its thread to end; a second call does nothing."""
        if self._thread.isRunning():
            self._thread.requestInterruption()
            self._closing.emit()
            self._thread.wait()
