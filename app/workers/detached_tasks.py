"""Work that may never come back, such as a read from a network folder: nobody waits for it."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import count
from threading import Event, get_native_id

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.files.runs import detached
from app.workers.tasks import Steps, Task, next_step

NICENESS = 5  # enough for the window not to be held up, and little enough for the work not to be starved


def give_way() -> None:
    """Let the window and the trainer go before the thread that calls this, where the system knows that of threads."""
    if sys.platform == "linux":
        with suppress(OSError):  # a program may be forbidden to
            thread = get_native_id()
            os.setpriority(os.PRIO_PROCESS, thread, os.getpriority(os.PRIO_PROCESS, thread) + NICENESS)


class DetachedTasks(QObject):
    """Does each piece of work in a thread of its own, which neither the window nor the end of the program waits for.

    A task that is given up stops at its next step, if it comes to one.
    """

    _told = Signal(int, str, object)
    """The number of a task, the name of one of its signals, and what that carries; emitted in its thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = count()
        self._tasks: dict[int, tuple[Task, Event]] = {}
        self._told.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def start(self, work: Callable[[], Steps], instead_of: Task | None = None) -> Task:
        """Begin some work; what it takes the place of is given up."""
        if instead_of is not None:
            instead_of.cancel()
        number, stopped = next(self._numbers), Event()
        task = Task(number, self._give_up)
        self._tasks[number] = task, stopped
        detached(partial(_carry_out, work, stopped, partial(self._told.emit, number)))
        return task

    def _give_up(self, number: int) -> None:
        """Let go of a task, and tell so at once: its thread may hang."""
        if number in self._tasks:
            task, stopped = self._tasks.pop(number)
            stopped.set()
            task.tell("cancelled", (None,))

    @Slot(int, str, object)
    def _take(self, number: int, name: str, payload: tuple[object, ...]) -> None:
        if number in self._tasks:  # else it was let go
            task, _ = self._tasks[number] if name == "progressed" else self._tasks.pop(number)
            task.tell(name, payload)


def _carry_out(work: Callable[[], Steps], stopped: Event, tell: Callable[[str, object], None]) -> None:
    steps, name = work(), "progressed"
    while name == "progressed" and not stopped.is_set():
        name, payload = next_step(steps)
        if not stopped.is_set():  # else nobody is there any more, perhaps
            tell(name, payload)
