"""A command in a terminal, a pipe or a make file: what it says, how far it is, and how somebody stops it."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from types import FrameType, TracebackType
from typing import Any, TextIO, TypeVar

from app.export.files import reason

T = TypeVar("T")

SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")  # Ctrl+C, the system, a terminal that is closed; Windows has not all
BAR_WIDTH = 40


class Refusal(Exception):
    """A sentence: why nothing more is written."""


class StopRequest:
    """Hears the signals that end a program, so that it ends between two steps and not in the middle of one.

    It listens as long as it is entered, in the main thread. In the middle, in a method that Qt has called, an
    exception would be lost.
    """

    def __init__(self) -> None:
        self._is_made = False
        self._handlers: dict[int, Any] = {}

    def __enter__(self) -> "StopRequest":
        for name in SIGNALS:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:  # as nohup and & want it
                self._handlers[number] = signal.signal(number, self._note)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._handlers.items():
            signal.signal(number, handler)

    def watch(self, steps: Iterator[T]) -> Iterator[T]:
        """Yield the steps; raise Refusal before the next one if there was a signal."""
        for step in steps:
            if self._is_made:
                raise Refusal("stopped before everything was written.")
            yield step

    def _note(self, number: int, frame: FrameType | None) -> None:
        self._is_made = True


def say(text: str) -> None:
    """Print a line at once, unless nobody reads any more; raise Refusal if there is no place for it."""
    if sys.stdout is None:
        return
    encoding = sys.stdout.encoding
    try:
        print(text.encode(encoding, "backslashreplace").decode(encoding), flush=True)
    except OSError as error:
        _discard(sys.stdout)
        if not isinstance(error, BrokenPipeError):
            raise Refusal(f"standard output: {reason(error)}") from None


def complain(text: str) -> None:
    """Print what went wrong, if anybody can be told."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"layerscope: {text}\n")


def with_progress(steps: Iterator[T], total: int) -> Iterator[T]:
    """Yield the steps, with a progress bar if somebody is there to see it."""
    return _progress_bar(steps, total) if sys.stderr is not None and sys.stderr.isatty() else steps


def _progress_bar(steps: Iterator[T], total: int) -> Iterator[T]:
    shown = -1
    try:
        for index, step in enumerate(steps):
            yield step
            done = (index + 1) * BAR_WIDTH // total
            if done != shown:
                shown = done
                sys.stderr.write(f"\r[{'#' * done}{'.' * (BAR_WIDTH - done)}] {index + 1}/{total}\x1b[K\r")
    finally:
        sys.stderr.write("\x1b[K")


def _discard(stream: TextIO) -> None:
    """Let everything that is printed from now on vanish, what is still to be flushed too."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
