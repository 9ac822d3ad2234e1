"""Going back to the run that a file shows."""

import traceback
from concurrent.futures import Future
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QWidget

from app.files.bounded_file import is_gone, unopened
from app.files.document import SUFFIX, Document
from app.files.file_names import shown_name
from app.files.runs import PATIENCE, SILENT, content_of, detached
from app.files.settings import Settings
from app.lesson.deeds import Deed
from app.lesson.moments import moment_text
from app.style.translation import engine_text
from app.window.message_presenter import MessagePresenter
from app.window.recent_files import folder_of_last, forget
from app.window.save_path import existing_folder
from app.workers.controller import Controller
from mlp_engine import EngineError, RunPoint

READABLE = f"*{SUFFIX} *.png *.svg *.pdf *.pptx *.json *.npz *.safetensors"
BLINK = 0.3  # s: a file that is read sooner needs no words


class RunOpener(QObject):
    """Reads where a file came from, asks for that run, and says how it went.

    A file is read beside the window, one at a time: the next one replaces it. ``cancel`` must be called before the
    window goes.

    Parameters
    ----------
    settings : know the files that were used last, of which one that is gone is left out, and where the last export went
    messages : take what there is to tell
    window : parent of the dialog
    """

    document_read = Signal(object, object)
    """The Path of a file in which a run is saved, and its Document."""
    _answered = Signal(object)
    """A Future of a RunPoint or a Document, emitted in the thread that reads."""

    def __init__(self, controller: Controller, settings: Settings, messages: MessagePresenter, window: QWidget) -> None:
        super().__init__(window)
        self._controller = controller
        controller.restored.connect(self._tell_restored)
        self._settings = settings
        self._messages = messages
        self._window = window
        self._path = Path()
        self._reading: Future[RunPoint | Document] | None = None
        self._answered.connect(self._hear, Qt.ConnectionType.QueuedConnection)  # it may be read in no time
        self._told = ""  # that a file is being read
        self._blink = QTimer(self, singleShot=True, interval=round(1000 * BLINK))
        self._blink.timeout.connect(self._tell_waiting)
        self._patience = QTimer(self, singleShot=True, interval=round(1000 * PATIENCE))
        self._patience.timeout.connect(self._give_up)
        self._cancel = QAction(self)
        self._cancel.triggered.connect(self.cancel)
        self._point: RunPoint | None = None
        self._name = ""

    @Slot()
    def ask(self) -> None:
        """Ask for a file and open it."""
        pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        exports = str(self._settings.export.get("folder", ""))
        folder = existing_folder(folder_of_last(self._settings), exports, pictures)
        everything = self.tr("All files (*)")
        kinds = self.tr("Files of Layerscope ({0})").format(READABLE)
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open a saved run or an exported file"), str(folder), f"{kinds};;{everything}"
        )
        if chosen:
            self.open(Path(chosen))

    @Slot(object)
    def open(self, path: Path) -> None:
        """Ask for the run that a file shows; one that cannot be opened changes nothing."""
        self.cancel()
        self._path = path
        self._reading = detached(partial(content_of, path))
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
            self._messages.withdraw(self._told)
            self._told = ""

    def restore(self, point: RunPoint, name: str) -> None:
        """Go to a point of the run in the file ``name``, with which the program begins: that is not undone."""
        self._tell_begun(point, name)
        self._controller.restore.emit(point)

    def _tell_begun(self, point: RunPoint, name: str) -> None:
        self._point, self._name = point, shown_name(Path(name))
        sentence = self.tr("Restoring {0} of the run in {1} …")
        self._messages.show_begun(sentence.format(moment_text(point), self._name))

    @Slot(object)
    def _tell_restored(self, point: RunPoint) -> None:
        """Hear that a run is at ``point``; only the one that was asked for last is told of."""
        if point == self._point:
            sentence = self.tr("Restored {0} of the run in {1}.")
            self._messages.show_info_of(point.epoch, sentence.format(moment_text(point), self._name))
            self._point = None

    @Slot()
    def _tell_waiting(self) -> None:
        self._cancel.setText(self.tr("Cancel"))
        self._cancel.setToolTip(self.tr("Do not open this file"))
        self._told = self.tr("Reading {0} …").format(shown_name(self._path))
        self._messages.show_info(self._told, [self._cancel])

    @Slot(object)
    def _hear(self, reading: Future[RunPoint | Document]) -> None:
        if reading is not self._reading:
            return  # it was let go
        self.cancel()
        try:
            found = reading.result()
        except EngineError as error:
            if is_gone(error):
                forget(self._path, self._settings)
            self._messages.show_warning(engine_text(error.text))
        except Exception as error:
            self._messages.show_fault("".join(traceback.format_exception(error)))
        else:
            if isinstance(found, Document):
                self.document_read.emit(self._path, found)
                return
            self._tell_begun(found, self._path.name)
            self._controller.do.emit(Deed(found))

    @Slot()
    def _give_up(self) -> None:
        self.cancel()
        self._messages.show_warning(engine_text(unopened(self._path, SILENT).text))
