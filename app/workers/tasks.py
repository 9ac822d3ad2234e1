"""Work that is done elsewhere, a step at a time, so that it can be watched and given up."""

import traceback
from collections.abc import Callable, Generator
from itertools import count

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

from app.workers.worker_thread import Worker
from mlp_engine import EngineError

STEP_SECONDS = 0.02  # how long a step may take that can be cut anywhere

Steps = Generator[tuple[int, int], None, object]
"""Work in steps of some milliseconds: it yields how much is done and of how much, 0 if nobody knows, and returns its
result. It touches no widget, unless it is done in the GUI thread."""
Told = tuple[str, tuple[object, ...]]
"""The name of a signal of a Task, and what the signal carries."""


def next_step(steps: Steps) -> Told:
    """Make a step, and return what is to be told of it; whatever goes wrong, nothing is raised."""
    try:
        return "progressed", next(steps)
    except StopIteration as end:
        return "finished", (end.value,)
    except (EngineError, OSError) as error:
        return "refused", (error,)
    except Exception as error:  # the thread must live on, whatever it was
        return "failed", ("".join(traceback.format_exception(error)),)


class Task(QObject):
    """One piece of work, for whoever wants it. In the end comes exactly one of the signals but ``progressed``."""

    progressed = Signal(int, int)
    """How much is done, and of how much, 0 if nobody knows."""
    finished = Signal(object)
    """The result."""
    refused = Signal(object)
    """An EngineError or OSError: something the user can mend."""
    failed = Signal(str)
    """The traceback of a fault of the program."""
    cancelled = Signal(object)
    """None or, if it was finished before it could be given up, the result. After ``cancel`` nothing else is told."""

    def __init__(self, number: int, given_up: Callable[[int], None]) -> None:
        super().__init__()
        self._number = number
        self._given_up = given_up
        self._is_cancelled = False

    def cancel(self) -> None:
        """Give the work up; nothing happens if it has ended."""
        self._is_cancelled = True
        self._given_up(self._number)

    def tell(self, name: str, payload: tuple[object, ...]) -> None:
        """Emit a signal, or what is left of it when the work is not wanted any more."""
        if not self._is_cancelled:
            getattr(self, name).emit(*payload)
        elif name != "progressed":
            self.cancelled.emit(payload[0] if name == "finished" else None)


class Tasks(QObject):
    """What a worker is asked for, in the thread of those who ask. Only here a task is known by a number."""

    asked = Signal(int, object)
    """The number of a task, and what the worker shall do."""
    given_up = Signal(int)
    """The number of a task that is not wanted any more: the worker tells "cancelled", unless it has told the end."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._numbers = count()
        self._tasks: dict[int, Task] = {}

    def start(self, request: object, instead_of: Task | None = None) -> Task:
        """Ask for something; what it takes the place of is given up."""
        if instead_of is not None:
            instead_of.cancel()
        number = next(self._numbers)
        self._tasks[number] = task = Task(number, self.given_up.emit)
        self.asked.emit(number, request)
        return task

    @Slot(int, str, object)
    def take(self, number: int, name: str, payload: tuple[object, ...]) -> None:
        """Hear of a task from the worker: the name of a signal of the task, and what it carries."""
        task = self._tasks[number] if name == "progressed" else self._tasks.pop(number)
        task.tell(name, payload)


class TaskWorker(Worker):
    """Does one piece of work after the other, a step between two turns of its event loop."""

    told = Signal(int, str, object)
    """The number of a task, the name of one of its signals, and a tuple of what that carries."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: dict[int, Steps] = {}  # by number, the oldest first
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._make_step)

    @Slot(int, object)
    def begin(self, number: int, work: Callable[[], Steps]) -> None:
        """Do some work when everything before is done."""
        self._waiting[number] = work()
        self._timer.start(0)

    @Slot(int)
    def give_up(self, number: int) -> None:
        """Leave work undone, unless it is done."""
        if number in self._waiting:
            self._end(number, "cancelled", ())

    def stop_work(self) -> None:
        """Give up everything for good."""
        self._waiting.clear()
        self._timer.stop()

    @Slot()
    def _make_step(self) -> None:
        if QThread.currentThread().isInterruptionRequested():  # nobody waits for the end of what begins now
            return
        number, steps = next(iter(self._waiting.items()))
        name, payload = next_step(steps)
        if name == "progressed":
            self.told.emit(number, name, payload)
        else:
            self._end(number, name, payload)

    def _end(self, number: int, name: str, payload: tuple[object, ...]) -> None:
        del self._waiting[number]
        if not self._waiting:
            self._timer.stop()
        self.told.emit(number, name, payload)
