"""A thread with one worker in it."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, QThread, Signal


@runtime_checkable
class Worker(Protocol):
    """A QObject without parent that can be told to stop.

    ``shut_down`` is a slot: it stops the worker's timers and ends its thread with ``self.thread().quit()``.
    """

    def shut_down(self) -> None:
        """Stop for good and end the thread."""
        ...


class WorkerThread(QObject):
    """Runs a worker in a thread of its own; ``close`` must be called before the program ends."""

    _closing = Signal()

    def __init__(self, worker: QObject, parent: QObject | None = None) -> None:
        super().__init__(parent)
        assert isinstance(worker, Worker)
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
            self._closing.emit()
            self._thread.wait()
