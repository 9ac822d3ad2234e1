"""The file that the run is kept in."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from app.files.document import FILE, Document
from app.files.file_names import shown_name
from app.files.settings import Settings
from app.lesson.deeds import Deed, Done
from app.style.translation import engine_text
from app.window.actions import ActionId
from app.window.desk import Desk, marks
from app.window.message_presenter import MessagePresenter
from app.window.own_runs import UNSAVED, Bookmarks, Kept, OwnRun, ReplacedRuns
from app.window.recent_files import RecentFiles
from app.window.run_opener import RunOpener
from app.window.run_saver import RunSaver, Written
from app.window.window_actions import WindowActions
from app.workers.controller import Controller
from mlp_engine import EngineError, Frame, RunConfig, RunPoint
from mlp_engine.saved_run import SavedRun


class DocumentPresenter(QObject):
    """Saves the run, begins another one, and knows what would be lost.

    Parameters
    ----------
    desk : how the run is looked at

    Attributes
    ----------
    run : the run that is there
    window : parent of the dialogs
    """

    changed = Signal()
    """The run is kept in another file, or is or is not any more as in its file."""
    grown = Signal()
    """There is something that no file has."""
    settled = Signal(int)
    """The number of a run that is saved: nothing of it is lost any more that there was up to now."""
    replaced = Signal(object, object)
    """The OwnRun that was there, and the one that has taken its place."""
    opened = Signal(object)
    """A Document: the run is the one in it."""

    def __init__(
        self,
        controller: Controller,
        settings: Settings,
        messages: MessagePresenter,
        desk: Desk,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.run = OwnRun()
        self._controller, self._settings, self._messages = controller, settings, messages
        self._desk, self.window = desk, window
        self._recent = RecentFiles(settings, self)
        self._saver = RunSaver(controller, settings, messages, desk, window)
        self._frame: Frame | None = None
        self._was_modified = self._is_ending = self._is_leaving = False
        self._seen: Kept | None = None  # when it was last looked whether there is something new
        self._opening: tuple[Deed, Path | None, Document] | None = None
        self._restored: Document | None = None  # the last one that a program had kept which ended badly
        self._replaced = ReplacedRuns()
        self._left: Bookmarks = ()  # of the run, when another one was asked for
        self._look: tuple[Mapping[str, object], Document | None] | None = None  # to be taken with the first frame
        controller.do.connect(self._note_asked)
        controller.done.connect(self._follow)
        controller.not_done.connect(self._hear_refusal)
        controller.restore.connect(self._begin)
        desk.marked.connect(self.tell_changes)

    def listen_to(self, actions: WindowActions, opener: RunOpener, recent: QMenu) -> None:
        """Follow actions, open what somebody reads, and have the files that were used last in a menu."""
        actions[ActionId.NEW].triggered.connect(self.begin_new)
        actions[ActionId.SAVE].triggered.connect(self.save)
        actions[ActionId.SAVE_AS].triggered.connect(self.save_as)
        opener.document_read.connect(self.open)
        self._recent.fill(recent)
        self._recent.chosen.connect(opener.open)

    @property
    def path(self) -> Path | None:
        """The file that the run is in; None if there is none yet."""
        return self.run.path

    @property
    def name(self) -> str:
        """The name of the file, empty if there is none."""
        return "" if self.path is None else shown_name(self.path)

    @property
    def is_modified(self) -> bool:
        """Whether something would be lost if the run went."""
        return self.run.is_modified

    def document_of(self, run: SavedRun) -> Document:
        """Return what is to be kept of a run in case that the program ends badly: its file, too."""
        return Document(run, self._desk.as_dict() | {FILE: str(self.path) if self.path else ""})

    def show_frame(self, frame: Frame) -> None:
        """Follow where the run is."""
        self._frame = frame
        self._take_look(frame)
        self.tell_changes()

    def _take_look(self, frame: Frame) -> None:
        """Have a run that was opened, or has come back, looked at as before, as soon as it is on the screen."""
        if self._look is None:
            return
        (values, document), self._look = self._look, None
        self._desk.take(values, frame)
        if document is None:
            return
        bookmarks = self._desk.bookmarks
        is_restored = document is self._restored
        self.run.kept = UNSAVED if is_restored else (document.run.point, document.run.end, bookmarks)
        self._replaced.note(document.run, self.run, bookmarks)
        self.opened.emit(document)

    @Slot()
    def tell_changes(self) -> None:
        """Tell whether the run is still as in its file, if that is otherwise than before, and whether it has grown."""
        frame = self._frame
        if frame is None:
            return
        self.run.present = present = frame.point, frame.end, self._desk.bookmarks
        if self.is_modified is not self._was_modified:
            self._was_modified = self.is_modified
            self.changed.emit()
        if present == self._seen:
            return
        self._seen = present
        if present != self.run.kept and (frame.newest_epoch or self.is_modified):
            self.grown.emit()

    # saving

    @Slot()
    def save(self) -> None:
        """Save the run in its file, or ask for one."""
        self.save_in(self.path or self._saver.asked(None))

    @Slot()
    def save_as(self) -> None:
        """Ask for a file, and save the run in it from now on."""
        self.save_in(self._saver.asked(self.path))

    def save_in(self, path: Path | None, then: Callable[[], object] | None = None) -> None:
        """Save the run in a file from now on, unless there is none; go on ``then``."""
        if path is not None:
            run = self.run
            known = run.checksum if path == run.path else ""
            self._saver.save(path, known, lambda: run is self.run, partial(self._note_saved, run, then))

    def _note_saved(self, run: OwnRun, then: Callable[[], object] | None, kept: Kept, written: Written) -> None:
        """Hear that a run is in a file, which by now may have gone on, or have been replaced by another one."""
        for other in (*self._replaced.all(), self.run):
            if other.path == written.path:  # which is that of another run now
                other.path = other.kept = None
        run.path, run.kept, run.checksum = written.path, kept, written.checksum
        self._recent.note(written.path)
        self._messages.show_info(self.tr("Saved in {0}.").format(shown_name(written.path)))
        self.settled.emit(run.number)
        self._tell_file()
        if run is self.run:
            self._seen = None  # what is new since then is to be kept, too
            self.tell_changes()
            if then is not None:
                then()

    def _tell_file(self) -> None:
        self._was_modified = self.is_modified
        self.changed.emit()

    # another run

    @Slot()
    def begin_new(self) -> None:
        """Begin the lesson's run, in no file yet."""
        self._controller.do.emit(Deed(RunPoint(RunConfig())))

    @Slot(object)
    def restore(self, document: Document) -> None:
        """Go on with a run that was kept when a program ended badly, in the file that it was in, as something new."""
        self._restored = document
        self.open(document.file, document)

    @Slot(object, object)
    def open(self, path: Path | None, document: Document, *, is_first: bool = False) -> None:
        """Go on with a run that was saved in a file, or in none yet; the program may begin with it."""
        deed = Deed(document.run, is_first=is_first)
        self._opening = deed, path, document
        self._controller.do.emit(deed)

    @Slot(object)
    def _note_asked(self, deed: Deed) -> None:
        """Note the bookmarks that there are, as they are gone when it is done."""
        del deed
        self._left = self._desk.bookmarks

    @Slot(object)
    def _follow(self, done: Done) -> None:
        """Hear of another run: it is in no file, unless it was opened here, or was in one before it was replaced."""
        content, back, before = done.deed.content, done.undoing.content, self.run
        if isinstance(back, RunPoint | SavedRun):
            self._replaced.note(back, before, self._left)
        if not isinstance(content, RunPoint | SavedRun):
            return
        if isinstance(back, SavedRun):
            before.present = back.point, back.end, self._left
        self._left = ()
        self._take_run(done.deed, content)
        self.replaced.emit(before, self.run)
        self._tell_file()
        self._frame = None  # until the first of the other run

    def _take_run(self, deed: Deed, content: RunPoint | SavedRun) -> None:
        known, opening = self._replaced.by(content), self._opening
        if opening is not None and deed is opening[0]:
            self._opening = None
            _, path, document = opening
            self.run = OwnRun(path, checksum="" if document is self._restored else document.checksum)
            self._look = document.desk, document
            self._tell_opened(document)
        elif known is not None:
            self.run, bookmarks = known
            self._look = marks(bookmarks), None
        else:
            self.run = OwnRun(given=content if isinstance(content, RunPoint) else None)
            self._look = None

    def _tell_opened(self, document: Document) -> None:
        is_restored = document is self._restored
        text = self.tr("The run that was kept is back.") if is_restored else self.tr("Opened {0}.")
        self._messages.show_info(text.format(self.name))

    @Slot(object)
    def _begin(self, point: RunPoint) -> None:
        """Hear that the run of a picture takes the place of the present one, which does not come back."""
        self.run.given = point

    @Slot(object, object)
    def _hear_refusal(self, deed: Deed, error: EngineError | None) -> None:
        if self._opening is None or deed is not self._opening[0]:
            return
        _, path, _ = self._opening
        self._opening = None
        if error is not None:
            sentence = self.tr("{0} cannot be opened: {1}")
            name = shown_name(path) if path is not None else self.tr("The run that was kept")
            self._messages.show_warning(sentence.format(name, engine_text(error.text)))

    @Slot()
    def end(self) -> None:
        """Ask nothing any more: the program is told to end, and nobody may be there."""
        self._is_ending = True

    def may_go(self, then: Callable[[], object]) -> bool:
        """Tell whether all runs may go: ask if something would be lost, and if it is to be saved, go on ``then``."""
        if self._is_ending or self._is_leaving:
            return True
        from app.panels.leave_question import LeaveQuestion  # a start does without it
        from app.panels.save_question import Answer, SaveQuestion

        is_one_behind = any(run.is_modified for run in self._replaced.all() if run is not self.run)
        if not self.is_modified:
            return not is_one_behind or LeaveQuestion(self.window).may_go()

        answer = SaveQuestion(self.name, self.window, is_one_behind=is_one_behind).ask()
        if answer is Answer.SAVE:
            self._controller.pause.emit()  # or it would have gone on when it is saved
            self.save_in(self.path or self._saver.asked(None), partial(self._leave, then))
        return answer is Answer.DISCARD

    def _leave(self, then: Callable[[], object]) -> None:
        """Go on where the user has been asked already."""
        self._is_leaving = True
        then()
        self._is_leaving = False

    @property
    def is_given_up(self) -> bool:
        """Whether nobody wants what is not saved, when the window closes: somebody was there to say so."""
        return not self._is_ending
