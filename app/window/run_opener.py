"""Going back to the run that a file shows."""

import traceback
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QWidget

from app.files.bounded_file import unopened
from app.files.detached import detached
from app.files.file_names import shown_name
from app.files.runs import PATIENCE, SILENT, run_in
from app.files.settings import Settings
from mlp_engine import EngineError, RunPoint

BLINK = 0.3  # s: a file that is read sooner needs no words


class RunOpener(QObject):
    """Reads where a file came from, asks for that run, and says how it went.

    A file is read beside the window, one at a time: the next one replaces it. ``close`` must be called before the
    window goes.

    Parameters
    ----------
    settings : know where the last export went
    window : parent of the dialog
    """

    opened = Signal(object)
    """A RunPoint to be restored."""
    waiting = Signal(str, object)
    """A sentence: what is being read for longer than a blink; and a list of QActions, what the user can do about it."""
    waited = Signal(str)
    """That sentence, when it no longer holds."""
    begun = Signal(str)
    """A sentence: what is being restored."""
    done = Signal(str)
    """A sentence: what was restored."""
    refused = Signal(object)
    """An EngineError: why a file cannot be opened."""
    failed = Signal(str)
    """The traceback of a fault of the program."""

    _answered = Signal(object)
    """A Future of a RunPoint, emitted in the thread that reads."""

    def __init__(self, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window
        self._path = Path()
        self._reading: Future[RunPoint] | None = None
        self._answered.connect(self._hear, Qt.ConnectionType.QueuedConnection)  # it may be read in no time
        self._told = ""  # that a file is being read
        self._blink = self._timer(BLINK, self._tell_waiting)
        self._patience = self._timer(PATIENCE, self._give_up)
        self._cancel = QAction(self)
        self._cancel.triggered.connect(self.cancel)
        self._point: RunPoint | None = None
        self._name = ""

    @Slot()
    def ask(self) -> None:
        """Ask for a file and open it."""
        pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        folder = str(self._settings.export.get("folder") or pictures)
        everything = self.tr("All files (*)")
        kinds = self.tr("Files of Layerscope ({0})").format("*.png *.svg *.pdf *.pptx *.json")
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open a file to go back to its run"), folder, f"{kinds};;{everything}"
        )
        if chosen:
            self.open(Path(chosen))

    @Slot(object)
    def open(self, path: Path) -> None:
        """Ask for the run that a file shows; one that cannot be opened changes nothing."""
        self.cancel()
        self._path = path
        self._reading = detached(partial(run_in, path))
        self._reading.add_done_callback(self._answered.emit)
        self._blink.start()
        self._patience.start()

    @Slot()
    def cancel(self) -> None:
        """Let go of the file that is being read, if there is one."""
        self._blink.stop()
        self._patience.stop()
        reading, self._reading = self._reading, None
        if reading is not None:
            reading.cancel()
        if self._told:
            self.waited.emit(self._told)
            self._told = ""

    def close(self) -> None:
        """Let go of everything; a file that is still being read keeps nobody from closing."""
        self.cancel()

    def restore(self, point: RunPoint, name: str) -> None:
        """Ask for a point of the run in the file ``name``."""
        self._point, self._name = point, shown_name(Path(name))
        sentence = self.tr("Restoring epoch {0} of the run in {1} …")
        self.begun.emit(sentence.format(f"{point.epoch:,}", self._name))
        self.opened.emit(point)

    @Slot(object)
    def tell_restored(self, point: RunPoint) -> None:
        """Hear that a run is at ``point``; only the one that was asked for last is told of."""
        if point == self._point:
            sentence = self.tr("Restored epoch {0} of the run in {1}.")
            self.done.emit(sentence.format(f"{point.epoch:,}", self._name))

    def _timer(self, seconds: float, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self, interval=round(1000 * seconds), singleShot=True)
        timer.timeout.connect(slot)
        return timer

    @Slot()
    def _tell_waiting(self) -> None:
        self._cancel.setText(self.tr("Cancel"))
        self._cancel.setToolTip(self.tr("Do not open this file"))
        self._told = self.tr("Reading {0} …").format(shown_name(self._path))
        self.waiting.emit(self._told, [self._cancel])

    @Slot(object)
    def _hear(self, reading: Future[RunPoint]) -> None:
        if reading is not self._reading:
            return  # it was let go
        self.cancel()
        try:
            point = reading.result()
        except EngineError as error:
            self.refused.emit(error)
        except Exception as error:
            self.failed.emit("".join(traceback.format_exception(error)))
        else:
            self.restore(point, self._path.name)

    @Slot()
    def _give_up(self) -> None:
        self.cancel()
        self.refused.emit(unopened(self._path, SILENT))
