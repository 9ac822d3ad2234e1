"""The worker side of an export: it trains again to past epochs, and turns what was drawn into files."""

import traceback
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter as now

from PySide6.QtCore import QThread, QTimer, Signal, Slot

from app.files.whole_file import drop_unfinished, write_whole
from app.workers.worker_thread import Worker
from mlp_engine import EngineError, Frame, FrameRequest, RunPoint, replay

SLICE_SECONDS = 0.02  # how long the thread works before it tells how far it is and looks for commands


@dataclass(frozen=True)
class FramesRequest:
    """Frames of past epochs of a run.

    Attributes
    ----------
    point : the run, at the last of the epochs or later
    epochs : ascending
    request : what the frames have to carry
    number : which request it is; every answer bears it
    """

    point: RunPoint
    epochs: tuple[int, ...]
    request: FrameRequest
    number: int


@dataclass(frozen=True)
class FileRequest:
    """A file to be written.

    Attributes
    ----------
    encode : yields the content in parts, which may be empty; it touches no widget
    may_replace : whether a file that is there already may be replaced
    number : which request it is; every answer bears it
    """

    path: Path
    encode: Callable[[], Iterator[bytes]]
    may_replace: bool
    number: int


Task = Generator[None, None, None]


class ExportWorker(Worker):
    """Carries out requests one after the other, a slice at a time, so that each can be given up."""

    progressed = Signal(int, int, int)
    """The number of the request, and how many epochs are done and of how many, or how many parts of a file and 0."""
    frames_made = Signal(int, object)
    """The number of the request, and a dict of Frames by epoch."""
    written = Signal(int, object)
    """The number of the request, and the path of the file."""
    cancelled = Signal(int)
    """The number of a request that was to be given up: nothing more is heard of it."""
    refused = Signal(int, object)
    """The number of the request, and an EngineError or OSError that the user can mend."""
    failed = Signal(int, str)
    """The number of the request, and the traceback of a fault of the program."""

    def __init__(self) -> None:
        super().__init__()
        self._tasks: dict[int, Task] = {}  # by the number of the request, the oldest first
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._work)

    @Slot(object)
    def make_frames(self, request: FramesRequest) -> None:
        """Train a run again and take a frame of each of the epochs."""
        self._begin(request.number, self._frames_task(request))

    @Slot(object)
    def write_file(self, request: FileRequest) -> None:
        """Encode a file and write it."""
        self._begin(request.number, self._file_task(request))

    @Slot(int)
    def cancel(self, number: int) -> None:
        """Give up a request: its file is not written, unless it has been already."""
        self._end(number)
        self.cancelled.emit(number)

    def stop_work(self) -> None:
        """Give up everything for good."""
        self._tasks.clear()
        self._timer.stop()

    def abandon(self) -> None:
        drop_unfinished()

    def _end(self, number: int) -> None:
        self._tasks.pop(number, None)
        if not self._tasks:
            self._timer.stop()

    def _begin(self, number: int, task: Task) -> None:
        self._tasks[number] = task
        self._timer.start(0)

    @Slot()
    def _work(self) -> None:
        number, task = next(iter(self._tasks.items()))
        try:
            next(task)
        except StopIteration:
            self._end(number)
        except (EngineError, OSError) as error:
            self._end(number)
            self.refused.emit(number, error)
        except Exception as error:  # the thread must live on, whatever it was
            self._end(number)
            self.failed.emit(number, "".join(traceback.format_exception(error)))

    def _frames_task(self, request: FramesRequest) -> Task:
        wanted, last = set(request.epochs), request.epochs[-1]
        made: dict[int, Frame] = {}
        slice_end = now() + SLICE_SECONDS
        for session in replay(request.point):
            if session.epoch in wanted:
                made[session.epoch] = session.frame(request.request)
            if session.epoch == last:
                break
            if now() >= slice_end:
                self.progressed.emit(request.number, session.epoch, last)
                yield
                slice_end = now() + SLICE_SECONDS
        self.frames_made.emit(request.number, made)

    def _file_task(self, request: FileRequest) -> Task:
        parts: list[bytes] = []
        for part in request.encode():
            parts.append(part)
            self.progressed.emit(request.number, len(parts), 0)
            yield  # if the request was given up meanwhile, it is dropped here
        if QThread.currentThread().isInterruptionRequested():  # nobody waits for the end of what begins now
            return
        write_whole(request.path, b"".join(parts), request.may_replace)
        self.written.emit(request.number, request.path)
