"""A command in a terminal, a pipe or a make file: what it says, and how far it is."""

import sys
from collections.abc import Iterator
from typing import TypeVar

from app.files.standard_streams import discard, print_error
from app.files.whole_file import reason
from app.workers.stop_request import StopRequest

T = TypeVar("T")

BAR_WIDTH = 40


class Refusal(Exception):
    """A sentence: why nothing more is written."""


def until_stopped(steps: Iterator[T], stop: StopRequest) -> Iterator[T]:
    """Yield the steps; raise Stopped before the next one if there was a signal."""
    for step in steps:
        stop.check()
        yield step


def say(text: str) -> None:
    """Print a line at once, unless nobody reads any more; raise Refusal if there is no place for it."""
    if sys.stdout is None:
        return
    encoding = sys.stdout.encoding
    try:
        print(text.encode(encoding, "backslashreplace").decode(encoding), flush=True)
    except OSError as error:
        discard(sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise Refusal(f"standard output: {reason(error)}") from None


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
                print_error(f"\r[{'#' * done}{'.' * (BAR_WIDTH - done)}] {index + 1}/{total}\x1b[K\r")
    finally:
        print_error("\x1b[K")
