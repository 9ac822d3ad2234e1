"""The past of a run: the timeline, its bookmarks, and two of them compared."""

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.lesson.deeds import Done
from app.panels.timeline.bookmarks import MOST_BOOKMARKS, Bookmark, BookmarkList
from app.panels.timeline.timeline import Timeline
from app.style.mixins import Themed
from app.style.translation import listed
from app.window.actions import ActionId
from app.window.message_presenter import MessagePresenter
from app.window.window_actions import WindowActions
from app.workers.controller import Controller
from app.workers.tasks import Task
from app.workers.travel import Visit
from mlp_engine import Frame, FrameRequest, Plane, RunPoint, needs_restart
from mlp_engine.frame_request import RESOLUTION
from mlp_engine.saved_run import SavedRun

if TYPE_CHECKING:
    from app.panels.compare.dialog import CompareDialog


class TimelinePresenter(QObject):
    """Stands between the timeline, the bookmarks and the dialog that compares them, and the trainer.

    Parameters
    ----------
    actions : of the window, of which it carries out those of bookmarks
    messages : take what there is to tell of bookmarks
    window : parent of the dialog

    Attributes
    ----------
    timeline : to be put under the views
    """

    def __init__(
        self, controller: Controller, actions: WindowActions, messages: MessagePresenter, window: Themed
    ) -> None:
        super().__init__(window)
        self._controller = controller
        self._messages = messages
        self._window = window
        self._frame: Frame | None = None
        self._visit: Task | None = None
        self._branch = 0  # the epoch in which the set-up was changed last
        self.timeline = Timeline()
        self._bookmarks = BookmarkList(self)
        self._bookmarks.changed.connect(self._show_bookmarks)
        self._bookmarks.changed.connect(self.marked)
        self._bookmarks.filled.connect(self._tell_filled)
        self.timeline.epoch_requested.connect(controller.go_to)
        self.timeline.bookmark_chosen.connect(controller.go_to)
        self.timeline.menu.toggled.connect(self._bookmarks.toggle)
        self.timeline.menu.renamed.connect(self._bookmarks.rename)
        self.timeline.menu.comparison_requested.connect(self._compare_with)
        messages.epoch_wanted.connect(controller.go_to)
        controller.reset.connect(self._bookmarks.clear)
        controller.restore.connect(self._bookmarks.clear)
        controller.configure.connect(self._note_branch)
        controller.do.connect(self._note_branch)
        controller.done.connect(self._hear_done)
        actions[ActionId.BOOKMARK].triggered.connect(self.toggle_bookmark)
        actions[ActionId.NEXT_BOOKMARK].triggered.connect(self.go_to_next)
        actions[ActionId.PREVIOUS_BOOKMARK].triggered.connect(self.go_to_previous)
        actions[ActionId.COMPARE].triggered.connect(self.compare)

    marked = Signal()
    """There are other bookmarks."""

    @cached_property
    def dialog(self) -> "CompareDialog":
        """The dialog that compares two epochs, made when it is first wanted."""
        from app.panels.compare.dialog import CompareDialog

        dialog = CompareDialog(self._window)
        dialog.frames_requested.connect(self._fetch)
        dialog.finished.connect(self._give_up)
        dialog.apply_theme(self._window.theme)
        return dialog

    def show_frame(self, frame: Frame) -> None:
        """Show where the run is, and drop the bookmarks of epochs that it does not have any more."""
        before, self._frame = self._frame, frame
        self.timeline.show_frame(frame)
        if self._has_dialog:
            self.dialog.show_now(frame.epoch)
        if before is not None:
            self._follow_run(before, frame)

    @property
    def bookmarks(self) -> tuple[Bookmark, ...]:
        """Those of the run, the earliest first."""
        return self._bookmarks.bookmarks

    def take_bookmarks(self, bookmarks: Iterable[Bookmark]) -> None:
        """Have the bookmarks that a run was saved with, as far as it has their epochs."""
        end = 0 if self._frame is None else self._frame.newest_epoch
        self._bookmarks.take({one.epoch: one for one in bookmarks if 0 <= one.epoch <= end}.values())

    @Slot()
    def toggle_bookmark(self) -> None:
        """Mark the epoch that is shown, or take its mark away."""
        if self._frame is not None:
            self._bookmarks.toggle(self._frame.epoch)

    @Slot()
    def go_to_next(self) -> None:
        """Go to the next bookmark."""
        self._go_to(self._bookmarks.after(self._epoch))

    @Slot()
    def go_to_previous(self) -> None:
        """Go to the bookmark before."""
        self._go_to(self._bookmarks.before(self._epoch))

    @Slot()
    def compare(self) -> None:
        """Open the dialog: with the last two bookmarks, the only one and the present epoch, or the start and that."""
        marked = [bookmark.epoch for bookmark in self._bookmarks.bookmarks]
        a, b = marked[-2:] if len(marked) > 1 else (*(marked or [0]), None)
        self._open(a, b)

    @property
    def _epoch(self) -> int:
        return 0 if self._frame is None else self._frame.epoch

    def _follow_run(self, before: Frame, frame: Frame) -> None:
        if needs_restart(before.config, frame.config):
            self._bookmarks.clear()
        end = min(frame.newest_epoch, self._branch) if _left_another(before, frame) else frame.newest_epoch
        dropped = self._bookmarks.keep_until(end)
        if dropped:
            names = listed(bookmark.title for bookmark in dropped)
            self._messages.show_info(self.tr("Bookmarks of the run that was left are gone: {0}").format(names))

    def _go_to(self, bookmark: Bookmark | None) -> None:
        if bookmark is not None:
            self._controller.go_to.emit(bookmark.epoch)

    @Slot(int)
    def _compare_with(self, epoch: int) -> None:
        """Compare a bookmark with the present epoch."""
        self._open(epoch, None)

    def _open(self, a: int | None, b: int | None) -> None:
        dialog = self.dialog
        dialog.show_now(self._epoch)
        dialog.show_bookmarks(self._bookmarks.bookmarks)
        dialog.choose(a, b)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    @Slot(object)
    def _fetch(self, epochs: tuple[int, int]) -> None:
        """Have frames of two epochs shown."""
        frame = self._frame
        layer, surface = (1, None) if frame is None else (frame.samples.l, frame.surface)
        plane, neuron = (Plane(), None) if surface is None else (surface.plane, surface.neuron)
        visit = Visit(epochs, FrameRequest(layer, RESOLUTION, plane=plane, neuron=neuron))
        self._visit = self._controller.visits.start(visit, instead_of=self._visit)
        self._visit.finished.connect(self._show_visited)
        self._visit.refused.connect(self._controller.refused)
        self._visit.failed.connect(self._controller.failed)

    @Slot()
    def _give_up(self) -> None:
        if self._visit is not None:
            self._visit.cancel()

    @Slot(object)
    def _show_visited(self, frames: tuple[Frame, Frame]) -> None:
        self.dialog.show_frames(*frames)

    @Slot()
    def _show_bookmarks(self) -> None:
        self.timeline.show_bookmarks(self._bookmarks.bookmarks)
        if self._has_dialog:
            self.dialog.show_bookmarks(self._bookmarks.bookmarks)

    @Slot()
    def _tell_filled(self) -> None:
        text = self.tr("There are {0} bookmarks already, as many as a run can have. Remove one first.")
        self._messages.show_info(text.format(MOST_BOOKMARKS))

    @property
    def _has_dialog(self) -> bool:
        return "dialog" in self.__dict__

    @Slot()
    def _note_branch(self) -> None:
        self._branch = self._epoch

    @Slot(object)
    def _hear_done(self, done: Done) -> None:
        if isinstance(done.deed.content, RunPoint | SavedRun):
            self._bookmarks.clear()


def _left_another(before: Frame, frame: Frame) -> bool:
    """Tell whether a run was left between two frames; arrays stay the same objects from frame to frame."""
    return frame.left is not None and (before.left is None or before.left.whole is not frame.left.whole)
