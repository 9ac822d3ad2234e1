"""From the run to a file: asked for, and written beside the window."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Lock

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QWidget

from app.files.document import SUFFIX, Document, checksum_of, write_document
from app.files.file_names import shown_name
from app.files.settings import Settings
from app.files.whole_file import reason
from app.panels.replace_question import ReplaceQuestion
from app.style.translation import engine_text
from app.window.desk import Desk
from app.window.message_presenter import MessagePresenter
from app.window.own_runs import Kept
from app.window.recent_files import folder_of_last
from app.window.save_path import asked_path, existing_folder
from app.workers.controller import Controller
from app.workers.detached_tasks import DetachedTasks
from app.workers.tasks import Steps, Task
from mlp_engine import EngineError
from mlp_engine.saved_run import SavedRun


@dataclass(frozen=True)
class Written:
    """A file in which a run was saved, and its checksum, empty if it was left, as somebody else had written it."""

    path: Path
    checksum: str


@dataclass
class Turn:
    """Whose turn it is to write a file, so that what is asked for later is in it later, and what was written last."""

    lock: Lock = field(default_factory=Lock)
    written: str = ""


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
        self._turns: dict[Path, Turn] = {}

    def save(
        self, path: Path, known: str, is_there: Callable[[], bool], then: Callable[[Kept, Written], object]
    ) -> None:
        """Save the run in a file, if it ``is_there`` still when the trainer gives it; go on ``then``.

        Parameters
        ----------
        known : the checksum that the file should have, or else the user is asked; empty if that does not matter
        """
        task = self._controller.saves.start(None, instead_of=self._saving)
        self._saving = task
        task.finished.connect(partial(self._write, path, known, is_there, then))
        task.failed.connect(self._messages.show_fault)

    def asked(self, path: Path | None) -> Path | None:
        """Ask for a file to save to, where that of now is proposed if there is one; None if the user wants none."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = path or existing_folder(folder_of_last(self._settings), documents) / (self.tr("Run") + SUFFIX)
        kinds = self.tr("Runs of Layerscope ({0})").format(f"*{SUFFIX}")
        return asked_path(self._window, self.tr("Save the run"), name, kinds, _completed)

    def _write(
        self,
        path: Path,
        known: str,
        is_there: Callable[[], bool],
        then: Callable[[Kept, Written], object],
        run: SavedRun,
    ) -> None:
        """Write what the trainer gave, beside the window."""
        if not is_there():
            text = self.tr("{0} was not saved: another run has taken the place of that one.")
            self._messages.show_warning(text.format(shown_name(path)))
            return
        document = Document(run, self._desk.as_dict())
        kept = run.point, run.end, self._desk.bookmarks
        self._start(document, path, known, partial(then, kept))

    def _start(self, document: Document, path: Path, known: str, then: Callable[[Written], object]) -> None:
        turn = self._turns.setdefault(path, Turn())
        self._saving = task = self._files.start(partial(_writing, document, path, known, turn))
        task.finished.connect(partial(self._hear, document, then))
        task.refused.connect(partial(self._tell_not_saved, path))
        task.failed.connect(self._messages.show_fault)

    def _hear(self, document: Document, then: Callable[[Written], object], written: Written) -> None:
        """Go on, or ask whether what somebody else has saved may be replaced."""
        if written.checksum:
            then(written)
        elif ReplaceQuestion(written.path, self._window, is_changed=True).ask():
            self._start(document, written.path, "", then)

    def _tell_not_saved(self, path: Path, error: EngineError | OSError) -> None:
        text = engine_text(reason(error))
        self._messages.show_warning(self.tr("{0} was not saved: {1}").format(shown_name(path), text))


def _completed(path: Path) -> Path:
    return path if path.name.lower().endswith(SUFFIX) else path.with_name(path.name + SUFFIX)


def _writing(document: Document, path: Path, known: str, turn: Turn) -> Steps:
    """Write a document, which may hang on a network, unless it is given up before its turn or another file is there."""
    yield 0, 0
    with turn.lock:
        yield 0, 0
        if known and path.is_file() and checksum_of(path) not in (known, turn.written):
            return Written(path, "")
        turn.written = write_document(path, document)
    return Written(path, turn.written)
