"""From the run to a file: asked for, and written beside the window."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Lock

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QWidget

from app.files.document import SUFFIX, Document, write_document
from app.files.file_names import shown_name
from app.files.settings import Settings
from app.files.whole_file import reason
from app.style.translation import engine_text
from app.window.desk import Desk
from app.window.message_presenter import MessagePresenter
from app.window.replaced_runs import Kept
from app.window.save_path import asked_path
from app.workers.controller import Controller
from app.workers.detached_tasks import DetachedTasks
from app.workers.tasks import Steps, Task
from mlp_engine import EngineError
from mlp_engine.saved_run import SavedRun


class RunSaver(QObject):
    """Saves the run, with how it is looked at, and tells what could not be saved.

    Parameters
    ----------
    settings : have the files that were used last, beside which a new one is proposed
    window : parent of the dialogs
    """

    def __init__(
        self, controller: Controller, settings: Settings, messages: MessagePresenter, desk: Desk, window: QWidget
    ) -> None:
        super().__init__(window)
        self._controller, self._settings, self._messages = controller, settings, messages
        self._desk, self._window = desk, window
        self._files = DetachedTasks(self)
        self._saving: Task | None = None
        self._turns: dict[Path, Lock] = {}  # to write a file: what is asked for later is in it later

    def save(self, path: Path, is_there: Callable[[], bool], then: Callable[[Kept, Path], object]) -> None:
        """Save the run in a file, if it ``is_there`` still when the trainer gives it; go on ``then``."""
        task = self._controller.saves.start(None, instead_of=self._saving)
        self._saving = task
        task.finished.connect(partial(self._write, path, is_there, then))
        task.failed.connect(self._messages.show_fault)

    def asked(self, path: Path | None) -> Path | None:
        """Ask for a file to save to, where that of now is proposed if there is one; None if the user wants none."""
        name = path or Path(self._folder, self.tr("Run") + SUFFIX)
        kinds = self.tr("Runs of Layerscope ({0})").format(f"*{SUFFIX}")
        return asked_path(self._window, self.tr("Save the run"), name, kinds, _completed)

    @property
    def _folder(self) -> str:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return str(Path(self._settings.recent[0]).parent) if self._settings.recent else documents

    def _write(
        self, path: Path, is_there: Callable[[], bool], then: Callable[[Kept, Path], object], run: SavedRun
    ) -> None:
        """Write what the trainer gave, beside the window."""
        if not is_there():
            text = self.tr("{0} was not saved: another run has taken the place of that one.")
            self._messages.show_warning(text.format(shown_name(path)))
            return
        document = Document(run, self._desk.as_dict())
        kept = run.point, run.end, self._desk.bookmarks
        self._saving = task = self._files.start(partial(_writing, document, path, self._turns.setdefault(path, Lock())))
        task.finished.connect(partial(then, kept))
        task.refused.connect(partial(self._tell_not_saved, path))
        task.failed.connect(self._messages.show_fault)

    def _tell_not_saved(self, path: Path, error: EngineError | OSError) -> None:
        text = engine_text(error.text if isinstance(error, EngineError) else reason(error))
        self._messages.show_warning(self.tr("{0} was not saved: {1}").format(shown_name(path), text))


def _completed(path: Path) -> Path:
    return path if path.name.lower().endswith(SUFFIX) else path.with_name(path.name + SUFFIX)


def _writing(document: Document, path: Path, turn: Lock) -> Steps:
    """Write a document, which may hang on a network, unless it is given up before its turn."""
    yield 0, 0
    with turn:
        yield 0, 0
        write_document(path, document)
    return path
