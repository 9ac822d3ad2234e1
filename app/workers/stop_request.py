"""The signals that end a program: noted when they come, obeyed between two steps."""

import signal
from collections.abc import Callable
from types import FrameType

from app.files.standard_streams import complain

SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")  # Ctrl+C, the system, a terminal that is closed; Windows has not all


class Stopped(Exception):
    """Somebody wants the program to end."""


class StopRequest:
    """Hears the signals that end a program, in the main thread, from when it is entered until the process ends.

    Nothing happens at once: in the middle of something, such as a method that Qt has called, an exception would be
    lost or end the process with nothing saved. What comes after it is left disturbs nothing any more.

    This module is loaded before all others, for which they are few that it needs.

    Attributes
    ----------
    is_made : whether there was a signal
    """

    def __init__(self) -> None:
        self._number = 0  # of the first signal

    def __enter__(self) -> "StopRequest":
        self._handle(self._note)
        return self

    def __exit__(self, *error: object) -> None:
        self._handle(signal.SIG_IGN)

    @property
    def is_made(self) -> bool:
        return self._number != 0

    def check(self) -> None:
        """Raise Stopped if there was a signal."""
        if self.is_made:
            raise Stopped

    def end(self, sentence: str = "stopped.") -> int:
        """Say why the program ends, and return its exit status as shells know it: 128 and the number of the signal.

        That is 130 after Ctrl+C, 143 after SIGTERM and 129 after SIGHUP.
        """
        complain(sentence)
        return 128 + self._number

    def _note(self, number: int, frame: FrameType | None) -> None:
        self._number = self._number or number

    def _handle(self, action: Callable[[int, FrameType | None], None] | signal.Handlers) -> None:
        for name in SIGNALS:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:  # as nohup and & want it
                signal.signal(number, action)
