"""The GUI side of an export: draws and writes files a piece at a time, while the window and the training live."""

import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from app.export.output import Output
from app.files.whole_file import reason
from app.style.translation import engine_text
from app.workers.controller import Controller
from app.workers.export_worker import FileRequest
from mlp_engine import EngineError, marked


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
        self._controller = controller
        self._waiting: list[PlannedFile] = []
        self._written: list[Path] = []
        self._pieces: Iterator[None] = iter(())
        self._done = self._total = 0
        self._number = 0  # of the request that the worker carries out
        self._is_cancelled = False  # while the worker has not answered yet
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._draw_piece)
        controller.export_progressed.connect(self._count)
        controller.file_written.connect(self._go_on)
        controller.export_cancelled.connect(self._end_cancelled)
        controller.export_refused.connect(self._refuse)
        controller.export_failed.connect(self._fail)

    @property
    def is_busy(self) -> bool:
        """Whether there are files still to be made."""
        return bool(self._waiting)

    def start(self, files: Sequence[PlannedFile]) -> None:
        """Begin to make files, at least one; not while others are made."""
        self._is_cancelled = False
        self._waiting, self._written = list(files), []
        self._done, self._total = 0, sum(file.output.pieces for file in files)
        self._begin_file()

    @Slot()
    def cancel(self) -> None:
        """Give up the files that are not written yet, so that nothing is left of them; ``cancelled`` tells when."""
        if self._number:
            self._is_cancelled = True
            self._controller.cancel_export.emit(self._number)
        elif self._waiting:
            self._stop()
            self.cancelled.emit(self._written)

    def _stop(self) -> None:
        self._number = 0
        self._waiting = []
        self._pieces = iter(())
        self._timer.stop()

    def _begin_file(self) -> None:
        self._pieces = self._waiting[0].output.draw()
        self._tell(self.tr("Drawing {0}"))
        self._timer.start(0)

    @Slot()
    def _draw_piece(self) -> None:
        try:
            next(self._pieces)
        except StopIteration:
            self._timer.stop()
            self._hand_over(self._waiting[0])
        except EngineError as error:
            self._give_up(error)
        except Exception:
            self._stop()
            self.failed.emit(traceback.format_exc())
        else:
            self._done += 1
            self._tell(self.tr("Drawing {0}"))

    def _hand_over(self, file: PlannedFile) -> None:
        self._tell(self.tr("Writing {0}"))
        self._number = self._controller.new_export_number()
        self._controller.write_file.emit(FileRequest(file.path, file.output.encode, file.may_replace, self._number))

    @Slot(int, int, int)
    def _count(self, number: int, _done: int, _total: int) -> None:
        if number == self._number:
            self._done += 1
            self._tell(self.tr("Writing {0}"))

    @Slot(int, object)
    def _go_on(self, number: int, path: Path) -> None:
        if number != self._number:
            return
        self._number = 0
        self._written.append(path)
        del self._waiting[0]
        if not self._waiting:
            self.finished.emit(self._written)
        elif self._is_cancelled:
            self._stop()
            self.cancelled.emit(self._written)
        else:
            self._begin_file()

    @Slot(int)
    def _end_cancelled(self, number: int) -> None:
        if number == self._number:
            self._stop()
            self.cancelled.emit(self._written)

    def _tell(self, what: str) -> None:
        self.progressed.emit(self._done, self._total, what.format(self._waiting[0].path.name))

    @Slot(int, object)
    def _refuse(self, number: int, error: EngineError | OSError) -> None:
        if number == self._number:
            self._give_up(error)

    def _give_up(self, error: EngineError | OSError) -> None:
        path = self._waiting[0].path
        self._stop()
        sentence = engine_text(error.text if isinstance(error, EngineError) else reason(error))
        self.refused.emit(self.tr("{0} could not be written. {1}").format(path, sentence))

    @Slot(int, str)
    def _fail(self, number: int, trace: str) -> None:
        if number == self._number:
            self._stop()
            self.failed.emit(trace)


def saved_text(paths: Sequence[Path]) -> str:
    """Return a sentence on the files that were written, at least one."""
    if len(paths) == 1:
        return QCoreApplication.translate("FileQueue", marked("FileQueue", "Saved as {0}")).format(paths[0])
    text = QCoreApplication.translate("FileQueue", marked("FileQueue", "Saved {0} files in {1}"))
    return text.format(len(paths), paths[0].parent)
