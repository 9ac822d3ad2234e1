"""Tables of the user's own, on their way from files and the clipboard into the run."""

from collections.abc import Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app.files.file_names import shown_name
from app.files.settings import Settings
from app.lesson.deeds import Deed
from app.style.mixins import Themed
from app.style.translation import engine_text
from app.window.file_drop import TABLE_SUFFIXES, dragged_file
from app.window.message_presenter import MessagePresenter
from app.window.save_path import existing_folder
from app.workers.controller import Controller
from app.workers.detached_tasks import DetachedTasks
from app.workers.tasks import Task
from mlp_engine import FIELDS, EngineError, InvalidInput, RunConfig

if TYPE_CHECKING:
    from app.panels.open_data.dialog import OpenDataDialog
    from app.panels.open_data.draft import Draft, Source

LABELS = {field.name: field.label for field in FIELDS}
USUAL = RunConfig()
CALM_RATE = 0.1  # of plain gradient descent, with which data of one's own are learned more steadily than with 0.5
BLINK = 300  # ms: what is read sooner is shown when it is read


class DataPresenter(QObject):
    """Opens a table with a preview, and has the run learn from it.

    A table is read beside the window, one at a time: the next one replaces it. ``cancel`` must be called before the
    window goes.

    Parameters
    ----------
    settings : know where the last export went
    messages : take what there is to tell
    window : parent of the dialogs
    """

    def __init__(self, controller: Controller, settings: Settings, messages: MessagePresenter, window: Themed) -> None:
        super().__init__(window)
        self._controller = controller
        self._settings = settings
        self._messages = messages
        self._window = window
        self._folder = ""  # where the last table was
        self._tasks = DetachedTasks(self)
        self._reading: Task | None = None
        self._draft: Draft | None = None  # of which the rest is being found out
        self._blink = QTimer(self, singleShot=True, interval=BLINK)
        self._blink.timeout.connect(self._show_reading)

    @cached_property
    def dialog(self) -> "OpenDataDialog":
        """The dialog, made when it is first wanted."""
        from app.panels.open_data.dialog import OpenDataDialog

        dialog = OpenDataDialog(self._window)
        dialog.completion_requested.connect(self._complete)
        dialog.labels_requested.connect(self._ask_for_labels)
        dialog.data_accepted.connect(self._learn)
        dialog.closed.connect(self._let_go)
        dialog.apply_theme(self._window.theme)
        return dialog

    @Slot()
    def ask(self) -> None:
        """Ask for a file and open it."""
        if path := self._asked(self.tr("Open a table to learn from"), self._window):
            self.open(path)

    @Slot(object)
    def open(self, path: Path) -> None:
        """Open the table in a file; one that cannot be read changes nothing."""
        from app.panels.open_data.draft import Source

        self._begin(Source(shown_name(path), path))

    @Slot()
    def paste(self) -> None:
        """Open the table on the clipboard; what is no table is told."""
        from app.panels.open_data.draft import Source
        from app.panels.open_data.pasted import looks_like_table

        data = QGuiApplication.clipboard().mimeData()
        if path := dragged_file(data):
            self.open(path)
        elif looks_like_table(data.text()):
            self._begin(Source(self.tr("Pasted table"), content=data.text()))
        else:
            self._messages.show_warning(
                self.tr("There is no table on the clipboard: copy some rows of a spreadsheet first.")
            )

    @Slot()
    def cancel(self) -> None:
        """Let go of the table that is being read, if there is one, and of what is on show."""
        self._let_go()
        if "dialog" in self.__dict__:
            self.dialog.close()

    @Slot()
    def _let_go(self) -> None:
        self._blink.stop()
        reading, self._reading = self._reading, None
        if reading is not None:
            reading.cancel()

    def _asked(self, title: str, parent: QWidget) -> Path | None:
        """Ask for a file of a table."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = str(existing_folder(self._folder, str(self._settings.export.get("folder", "")), documents))
        kinds = self.tr("Tables ({0})").format(" ".join(f"*{suffix}" for suffix in TABLE_SUFFIXES))
        everything = self.tr("All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(parent, title, folder, f"{kinds};;{everything}")
        if not chosen:
            return None
        self._folder = str(Path(chosen).parent)
        return Path(chosen)

    def _begin(self, source: "Source") -> None:
        from app.panels.open_data.draft import Draft

        config = self._controller.status.config
        draft = Draft(source, standardize=config.standardize, test_share=config.test_share)
        if "dialog" in self.__dict__ and self.dialog.isVisible():
            self.dialog.begin(draft)
        else:
            self._blink.start()
        self._complete(draft)

    @Slot(object)
    def _complete(self, draft: "Draft") -> None:
        """Find out beside the window what is not known of a draft yet."""
        from app.panels.open_data.draft import completed

        self._draft = draft
        self._reading = task = self._tasks.start(partial(completed, draft), instead_of=self._reading)
        task.progressed.connect(self._show_progress)
        task.finished.connect(self._show)
        task.refused.connect(self._refuse)
        task.failed.connect(self._fail)

    @Slot()
    def _show_reading(self) -> None:
        assert self._draft is not None
        self.dialog.begin(self._draft, is_long=True)
        self._open_dialog()

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        if not self._blink.isActive():
            self.dialog.show_progress(done, total)

    @Slot(object)
    def _show(self, draft: "Draft") -> None:
        self._end()
        self.dialog.show_draft(draft)
        self._open_dialog()

    @Slot(object)
    def _refuse(self, error: EngineError) -> None:
        is_open = not self._blink.isActive()
        self._end()
        if is_open:
            self.dialog.show_refusal(engine_text(error.text))
        else:
            self._messages.show_warning(engine_text(error.text))

    @Slot(str)
    def _fail(self, trace: str) -> None:
        self.cancel()
        self._messages.show_fault(trace)

    def _end(self) -> None:
        self._blink.stop()
        self._reading = None

    def _open_dialog(self) -> None:
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    @Slot()
    def _ask_for_labels(self) -> None:
        from app.panels.open_data.draft import Source

        if path := self._asked(self.tr("Open the labels"), self.dialog):
            draft = self.dialog.draft.with_labels(Source(shown_name(path), path))
            self.dialog.begin(draft)
            self._complete(draft)

    @Slot(object)
    def _learn(self, draft: "Draft") -> None:
        """Have the run begin anew with a table; nothing happens if it does not go with the set-up."""
        chosen = {"own_data": draft.data, "standardize": draft.standardize, "test_share": draft.test_share}
        try:
            config = _learning(self._controller.status.config, chosen)
        except InvalidInput as error:
            label = engine_text(LABELS[error.argument.partition("[")[0]])
            sentence = self.tr("It does not go with the set-up: {0} would have to be {1}.")
            self.dialog.show_refusal(sentence.format(label, engine_text(error.allowed)))
            return
        self.dialog.close()
        self._controller.do.emit(Deed(config))


def _learning(config: RunConfig, chosen: Mapping[str, object]) -> RunConfig:
    """Return a set-up with a table, its labels as they are; the first one brings a rate that is calmer than the usual.

    Raises InvalidInput if the table does not go with it.
    """
    calmer = {"label_noise": 0.0}
    if config.own_data is None and (config.optimizer, config.learning_rate) == (USUAL.optimizer, USUAL.learning_rate):
        calmer["learning_rate"] = CALM_RATE
    return config.with_fields({**chosen, **calmer})
