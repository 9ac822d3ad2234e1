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
from app.window.recent_files import RecentFiles
from app.window.replaced_runs import UNSAVED, Kept, Replaced, ReplacedRuns
from app.window.run_opener import RunOpener
from app.window.run_saver import RunSaver
from app.window.window_actions import WindowActions
from app.workers.controller import Controller
from mlp_engine import EngineError, Frame, RunConfig, RunPoint
from mlp_engine.saved_run import SavedRun


class DocumentPresenter(QObject):
    """Saves the run, begins another one, and knows what would be lost.

    There is something to lose where the run is not as in its file; without a file, where hands, other learning rates or
    bookmarks have made more of it than its set-up, which comes back by itself.

    Parameters
    ----------
    desk : how the run is looked at

    Attributes
    ----------
    path : of the file; None if there is none yet
    window : parent of the dialogs
    """

    changed = Signal()
    """The run is kept in another file, or is or is not any more as in its file."""
    grown = Signal()
    """There is something that no file has."""
    settled = Signal()
    """Nothing is lost any more that there was up to now: it is saved, or the user has given it up."""
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
        self.path: Path | None = None
        self._controller, self._settings, self._messages = controller, settings, messages
        self._desk, self.window = desk, window
        self._recent = RecentFiles(settings, self)
        self._saver = RunSaver(controller, settings, messages, desk, window)
        self._frame: Frame | None = None
        self._kept: Kept | None = None
        self._given: RunPoint | None = None  # what the run was when it came from elsewhere
        self._was_modified = self._is_ending = False
        self._seen: Kept | None = None  # when it was last looked whether there is something new
        self._opening: tuple[Deed, Path | None, Document] | None = None
        self._restored: Document | None = None  # the last one that a program had kept which ended badly
        self._number = 0  # of the run
        self._replaced = ReplacedRuns()
        self._left: Replaced | None = None  # what the run was when another one was asked for
        self._look: tuple[Mapping[str, object], Document | None] | None = None  # to be taken with the first frame
        self._is_leaving = False
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
    def name(self) -> str:
        """The name of the file, empty if there is none."""
        return "" if self.path is None else shown_name(self.path)

    @property
    def is_modified(self) -> bool:
        """Whether something would be lost if the run went."""
        if self._frame is None:
            return False
        if self._kept is None:
            return bool(self._desk.bookmarks) or _has_more(self._frame.end, self._given)
        return self._kept != self._present(self._frame)

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
        now = document.run.point, document.run.end, self._desk.bookmarks
        self._kept = UNSAVED if document is self._restored else now
        self._replaced.note(document.run, Replaced(self._number, self.path, self._kept, now, is_modified=False))
        self.opened.emit(document)

    @Slot()
    def tell_changes(self) -> None:
        """Tell whether the run is still as in its file, if that is otherwise than before, and whether it has grown."""
        if self.is_modified is not self._was_modified:
            self._was_modified = self.is_modified
            self.changed.emit()
        frame = self._frame
        if frame is None or (present := self._present(frame)) == self._seen:
            return
        self._seen = present
        if present != self._kept and (frame.newest_epoch or self.is_modified):
            self.grown.emit()

    def _present(self, frame: Frame) -> Kept:
        return frame.point, frame.end, self._desk.bookmarks

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
            number = self._number
            self._saver.save(path, lambda: number == self._number, partial(self._note_saved, number, then))

    def _note_saved(self, number: int, then: Callable[[], object] | None, kept: Kept, path: Path) -> None:
        """Hear that a run is in a file, which by now may have gone on, or have been replaced by another one."""
        self._replaced.note_saved(number, path, kept)
        self._messages.show_info(self.tr("Saved in {0}.").format(shown_name(path)))
        if number != self._number:
            return
        self._kept = kept
        self._take_path(path)
        self.settled.emit()
        self._seen = None  # what is new since then is to be kept, too
        self.tell_changes()
        if then is not None:
            then()

    def _take_path(self, path: Path | None) -> None:
        self.path = path
        if path is not None:
            self._recent.note(path)
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
    def open(self, path: Path | None, document: Document) -> None:
        """Go on with a run that was saved in a file, or in none yet."""
        deed = Deed(document.run)
        self._opening = deed, path, document
        self._controller.do.emit(deed)

    @Slot(object)
    def _note_asked(self, deed: Deed) -> None:
        """Note what there is of the run when another one shall take its place."""
        if self._frame is not None and isinstance(deed.content, RunPoint | SavedRun):
            now = self._present(self._frame)
            self._left = Replaced(self._number, self.path, self._kept, now, self.is_modified)

    @Slot(object)
    def _follow(self, done: Done) -> None:
        """Hear of another run: it is in no file, unless it was opened here, or was in one before it was replaced."""
        content = done.deed.content
        if not isinstance(content, RunPoint | SavedRun):
            return
        if self._left is not None:
            self._replaced.note(done.undoing.content, self._left)
        self._number += 1
        self._begin(content if isinstance(content, RunPoint) else None)
        known, opening = self._replaced.take(content), self._opening
        path, self._kept = (known.path, known.kept) if known is not None else (None, None)
        self._look = None if known is None else (marks(known.present[-1]), None)
        if opening is not None and done.deed is opening[0]:
            self._opening = None
            _, path, document = opening
            self._look = document.desk, document
        self._take_path(path)
        if self._look is not None and self._look[1] is not None:
            is_restored = self._look[1] is self._restored
            text = self.tr("The run that was kept is back.") if is_restored else self.tr("Opened {0}.")
            self._messages.show_info(text.format(self.name))
        if self._frame is not None and isinstance(content, SavedRun) and self._frame.point == content.point:
            self._take_look(self._frame)  # its first frame may come before it is told
        self.tell_changes()

    @Slot(object)
    def _begin(self, point: RunPoint | None) -> None:
        """Take what a run brings along for what comes back by itself."""
        self._given = point

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
        """Tell whether the run may go: ask if something would be lost, and if it is to be saved, go on ``then``."""
        if self._is_ending or self._is_leaving:
            return True
        from app.panels.leave_question import LeaveQuestion  # a start does without it
        from app.panels.save_question import Answer, SaveQuestion

        if not self.is_modified:
            return not self._replaced.is_one_modified or LeaveQuestion(self.window).may_go()

        answer = SaveQuestion(self.name, self.window).ask()
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


def _has_more(point: RunPoint, given: RunPoint | None) -> bool:
    """Tell whether hands or other learning rates have made more of a run than it was."""
    events, rates = ((), ()) if given is None else (given.events, given.rates)
    return point.events != events[: len(point.events)] or point.rates != rates[: len(point.rates)]
