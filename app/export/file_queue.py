"""The GUI side of an export: draws and writes files a piece at a time, while the window and the training live."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from app.export.carried import carried
from app.export.output import Output
from app.files.whole_file import reason, write_whole
from app.style.translation import engine_text
from app.workers.controller import Controller
from app.workers.tasks import Steps, Task, Tasks, TaskWorker
from mlp_engine import EngineError, RunPoint, marked


@dataclass(frozen=True)
class PlannedFile:
    """A file to be made, where it goes, and whether one that is there already may be replaced."""

    output: Output
    path: Path
    may_replace: bool = False


class FileQueue(QObject):
    """Makes one list of files at a time.

    Each file is drawn here, one piece between two turns of the event loop, then the worker encodes and writes it.
    """

    progressed = Signal(int, int, str)
    """How many pieces are done, of how many, and what comes next, in words."""
    finished = Signal(object)
    """The paths that were written, a list."""
    cancelled = Signal(object)
    """The paths of the files that were written before the rest was given up, a list."""
    refused = Signal(str)
    """A sentence: why no more files were written."""
    failed = Signal(str)
    """The traceback of a fault of the program."""

    def __init__(self, controller: Controller, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writing = controller.files
        self._drawing = Tasks(self)
        self._painter = TaskWorker()  # which stays in this thread
        self._painter.setParent(self)
        self._drawing.asked.connect(self._painter.begin)
        self._drawing.given_up.connect(self._painter.give_up)
        self._painter.told.connect(self._drawing.take)
        self._waiting: list[PlannedFile] = []
        self._written: list[Path] = []
        self._done = self._total = 0
        self._task: Task | None = None
        self._what = ""  # what is being done

    @property
    def is_busy(self) -> bool:
        """Whether there are files still to be made."""
        return bool(self._waiting)

    def start(self, files: Sequence[PlannedFile]) -> None:
        """Begin to make files, at least one; not while others are made."""
        self._waiting, self._written = list(files), []
        self._done, self._total = 0, sum(file.output.pieces + 1 for file in files)  # one more to write it
        self._begin_file()

    @Slot()
    def cancel(self) -> None:
        """Give up the files that are not written yet, so that nothing is left of them; ``cancelled`` tells when."""
        if self._task is not None:
            self._task.cancel()

    def _stop(self) -> None:
        self._task = None
        self._waiting = []

    def _begin_file(self) -> None:
        self._begin(self._drawing, partial(drawn, self._waiting[0].output), self._hand_over, self.tr("Drawing {0}"))

    @Slot()
    def _hand_over(self) -> None:
        file = self._waiting[0]
        work = partial(written, file.path, file.output.encode, file.may_replace)
        self._begin(self._writing, work, self._go_on, self.tr("Writing {0}"))

    def _begin(self, tasks: Tasks, work: Callable[[], Steps], go_on: Callable[..., None], what: str) -> None:
        self._what = what
        self._tell()
        self._task = task = tasks.start(work)
        task.progressed.connect(self._count)
        task.finished.connect(go_on)
        task.cancelled.connect(self._end_cancelled)
        task.refused.connect(self._give_up)
        task.failed.connect(self._fail)

    @Slot()
    def _count(self) -> None:
        self._done += 1
        self._tell()

    @Slot(object)
    def _go_on(self, path: Path) -> None:
        self._note_written(path)
        if self._waiting:
            self._begin_file()
        else:
            self.finished.emit(self._written)

    @Slot(object)
    def _end_cancelled(self, path: Path | None) -> None:
        if path is not None:
            self._note_written(path)
        is_complete = not self._waiting
        self._stop()
        (self.finished if is_complete else self.cancelled).emit(self._written)

    def _note_written(self, path: Path) -> None:
        self._task = None
        self._written.append(path)
        del self._waiting[0]

    def _tell(self) -> None:
        self.progressed.emit(self._done, self._total, self._what.format(self._waiting[0].path.name))

    @Slot(object)
    def _give_up(self, error: EngineError | OSError) -> None:
        path = self._waiting[0].path
        self._stop()
        sentence = engine_text(reason(error))
        self.refused.emit(self.tr("{0} could not be written. {1}").format(path, sentence))

    @Slot(str)
    def _fail(self, trace: str) -> None:
        self._stop()
        self.failed.emit(trace)


def drawn(output: Output) -> Steps:
    """Draw a file, in the GUI thread."""
    for _ in output.draw():
        yield 0, 0
    return None


def written(path: Path, encode: Callable[[], Iterator[bytes]], may_replace: bool) -> Steps:
    """Encode a file and write it, and return its path; for any thread.

    Parameters
    ----------
    encode : yields the content in parts, which may be empty
    may_replace : whether a file that is there already may be replaced
    """
    parts: list[bytes] = []
    for part in encode():
        parts.append(part)
        yield len(parts), 0
    yield len(parts), 0  # if it was given up meanwhile, it is dropped here
    write_whole(path, b"".join(parts), may_replace)
    return path


def saved_text(paths: Sequence[Path], point: RunPoint | None) -> str:
    """Return what there is to say of the files that were written, at least one; ``point`` is the run that they show."""
    if len(paths) == 1:
        said = QCoreApplication.translate("FileQueue", marked("FileQueue", "Saved as {0}")).format(paths[0])
    else:
        text = QCoreApplication.translate("FileQueue", marked("FileQueue", "Saved {0} files in {1}"))
        said = text.format(len(paths), paths[0].parent)
    more = None if point is None else carried(point, paths[0].suffix.removeprefix("."))
    return said if more is None else f"{said}. {engine_text(more)}"
