"""A thread that waits for what another process says."""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QThread, Signal


class Listener(QThread):
    """Calls ``receive`` until it raises EOFError or OSError; another error is a fault, and the end too.

    Connect the signals to methods of QObjects only.
    """

    received = Signal(object)
    """What ``receive`` has returned."""
    ended = Signal()
    """Nothing more will come."""

    def __init__(self, receive: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._receive = receive

    def run(self) -> None:
        try:
            with suppress(EOFError, OSError):
                while True:
                    self.received.emit(self._receive())
        finally:
            self.ended.emit()
