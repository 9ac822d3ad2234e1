"""Ends the application when it was asked to by a signal."""

import signal
import socket

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Signal, Slot

from app.workers.stop_request import StopRequest


class StopNotifier(QObject):
    """Quits the application when a stop is requested: windows are closed as if the user had done it, dialogs first.

    While Qt waits for events no Python runs, and so no handler of a signal. Python writes to a socket, however, and
    that wakes Qt, also in the event loop of a dialog. ``close`` must be called in the end.

    Parameters
    ----------
    stop : may have been requested before
    """

    stopped = Signal()
    """The program ends now, and closes its window."""

    def __init__(self, stop: StopRequest) -> None:
        super().__init__()
        self._stop = stop
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)
        signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        if stop.is_made:
            self._writer.send(b"\0")

    def close(self) -> None:
        """Let signals be heard by Python alone again."""
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()

    @Slot()
    def _wake(self) -> None:
        self._reader.recv(4096)
        if self._stop.is_made:
            self.stopped.emit()
            QCoreApplication.quit()
