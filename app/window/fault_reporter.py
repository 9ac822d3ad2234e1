"""Faults of the program: each reaches the user once, with its traceback, and the window lives on."""

import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from app.files.standard_streams import print_error


class FaultReporter(QObject):
    """Hears of every exception that nobody caught, in any thread, and tells of each kind once.

    ``install`` makes it the hook of the interpreter, ``remove`` gives the old hooks back.
    """

    reported = Signal(str)
    """The traceback; connect it to a slot of an object in the GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told: set[str] = set()
        self._old_hooks = sys.excepthook, threading.excepthook

    def install(self) -> None:
        """Become the hook for uncaught exceptions."""
        self._old_hooks = sys.excepthook, threading.excepthook
        sys.excepthook = self._hear
        threading.excepthook = self._hear_thread

    def remove(self) -> None:
        """Give the old hooks back."""
        sys.excepthook, threading.excepthook = self._old_hooks

    def _hear_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._hear(args.exc_type, args.exc_value, args.exc_traceback)

    def _hear(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        text = "".join(traceback.format_exception(kind, error, trace))
        if text not in self._told:
            self._told.add(text)
            print_error(text)
            self.reported.emit(text)
