"""Work in a thread that the program can end without, such as a read from a network folder that never comes back."""

from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from threading import Thread
from typing import TypeVar

Result = TypeVar("Result")


def detached(work: Callable[[], Result]) -> Future[Result]:
    """Begin the work in a thread of its own, and return the promise of its result or its exception.

    ``cancel`` on the promise lets go of the work: nobody hears of it any more. The thread goes on until the work is
    done, which therefore should have a bound, but neither the window nor the end of the program waits for it.
    """
    promise: Future[Result] = Future()
    Thread(target=_carry_out, args=(work, promise), name="detached", daemon=True).start()
    return promise


def _carry_out(work: Callable[[], Result], promise: Future[Result]) -> None:
    with suppress(InvalidStateError):  # it was cancelled
        try:
            result = work()
        except BaseException as error:  # whatever it is belongs to who asked for the work
            promise.set_exception(error)
        else:
            promise.set_result(result)
