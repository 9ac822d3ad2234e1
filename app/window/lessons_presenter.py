"""Teach ▸ Lessons: from the gallery to the run, and from the run to one of the user's own set-ups."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.files.lessons import Lesson, Look, Unreadable, delete_lesson, folded, save_lesson, users_folder
from app.files.whole_file import reason
from app.lesson.deeds import Deed, Done
from app.lesson.selection import Selection
from app.panels.lessons.note import LessonNote
from app.panels.run_bar import RunBar
from app.style.mixins import Themed
from app.style.translation import engine_text
from app.views.curves.loss_view import LossView
from app.views.view import View
from app.window.actions import ActionId
from app.window.docks import DockArea
from app.window.lesson_tasks import listed, trained
from app.window.message_presenter import MessagePresenter
from app.window.selection_model import SelectionModel
from app.window.window_actions import WindowActions
from app.workers.controller import Controller
from app.workers.detached_tasks import DetachedTasks
from app.workers.tasks import Task
from mlp_engine import EngineError, Frame, RunConfig, RunPoint
from mlp_engine.saved_run import SavedRun

if TYPE_CHECKING:
    from app.panels.lessons.dialog import LessonsDialog
    from app.panels.lessons.save_dialog import SaveLessonDialog

MOST_PICTURES = 40  # that are kept


class LessonsPresenter(QObject):
    """Opens the gallery, begins what is chosen there, and keeps the user's own set-ups.

    Files and pictures are made beside the window. ``cancel`` must be called before the window goes.

    Parameters
    ----------
    folder : of the user's own set-ups; None for the usual one

    Attributes
    ----------
    note : on what to watch, to be put above the panels
    """

    wanted = Signal(object)
    """A Lesson that shall begin: it does, unless ``begin`` is left to who asks first whether the run of now may go."""

    def __init__(
        self,
        controller: Controller,
        views: Mapping[str, View],
        selection_model: SelectionModel,
        dock_area: DockArea,
        run_bar: RunBar,
        actions: WindowActions,
        messages: MessagePresenter,
        window: Themed,
        folder: Path | None = None,
    ) -> None:
        super().__init__(window)
        self._controller, self._selection_model, self._dock_area = controller, selection_model, dock_area
        loss = views["loss"]
        assert isinstance(loss, LossView)
        self._loss, self._run_bar, self._messages, self._window = loss, run_bar, messages, window
        self._folder = users_folder() if folder is None else folder
        self._tasks = DetachedTasks(self)
        self._training: Task | None = None
        self._pictures: dict[RunConfig, Frame] = {}
        self._pictured: RunConfig | None = None  # of which a picture is being made
        self._own: Sequence[Lesson | Unreadable] = ()
        self._begun: Lesson | None = None  # what is asked for, until its first frame is here
        self._deed: Deed | None = None  # with which it was asked for
        self.note = LessonNote()
        self.note.others_wanted.connect(self.open)
        self.wanted.connect(self.begin)
        actions[ActionId.LESSONS].triggered.connect(self.open)
        actions[ActionId.SAVE_LESSON].triggered.connect(self.save)
        controller.frame_ready.connect(self._take_frame, Qt.ConnectionType.QueuedConnection)  # when the views have it
        controller.done.connect(self._hear_done)
        controller.not_done.connect(self._hear_refusal)
        controller.restore.connect(self.forget)

    @cached_property
    def dialog(self) -> "LessonsDialog":
        """The gallery, made when it is first wanted."""
        from app.panels.lessons.dialog import LessonsDialog

        dialog = LessonsDialog(self._window)
        dialog.apply_theme(self._window.theme)  # which fills the list, and before anybody listens
        dialog.chosen.connect(self.wanted)
        dialog.picture_wanted.connect(self._make_picture)
        dialog.renamed.connect(self._rename)
        dialog.deleted.connect(self._delete)
        dialog.closed.connect(self._let_go)
        return dialog

    @cached_property
    def save_dialog(self) -> "SaveLessonDialog":
        """The dialog that asks for a name, made when it is first wanted."""
        from app.panels.lessons.save_dialog import SaveLessonDialog

        dialog = SaveLessonDialog(self._window)
        dialog.confirmed.connect(self._save)
        dialog.apply_theme(self._window.theme)
        return dialog

    # what begins

    @Slot()
    def open(self) -> None:
        """Open the gallery."""
        self._change(None).finished.connect(self._show_own)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        self.dialog.list.setFocus()
        if self.dialog.picked is not None:
            self.dialog.show_own(self._own)  # and have the picture made

    @Slot(object)
    def begin(self, lesson: Lesson) -> None:
        """Have the run of a lesson, from its start, and look at it as the lesson proposes; it can be undone."""
        self._run_bar.set_speed(lesson.look.speed)
        self._loss.set_log(lesson.look.is_log)
        for name in reversed(lesson.look.panels):
            if name in self._dock_area.docks:
                self._dock_area.bring_to_front(name)
        self._begun, self._deed = lesson, Deed(RunPoint(lesson.config))
        self._controller.do.emit(self._deed)

    @Slot(object)
    def _take_frame(self, frame: Frame) -> None:
        """Select the layer of a lesson with its first frame, and say what to watch."""
        if self._begun is not None and frame.config == self._begun.config and not frame.epoch:
            lesson, self._begun = self._begun, None
            layer = min(lesson.look.layer, frame.L)
            self._selection_model.select(Selection(layer))
            self.note.show_lesson(lesson)

    @Slot()
    def forget(self) -> None:
        """Say nothing any more of a lesson: another run has come."""
        self._begun = None
        self.note.close_lesson()

    @Slot()
    def cancel(self) -> None:
        """Let go of what is being made, and of what is on show."""
        self._let_go()
        for name in ("dialog", "save_dialog"):
            if name in self.__dict__:
                getattr(self, name).close()

    @Slot(object)
    def _hear_done(self, done: Done) -> None:
        """Leave the lesson when the run has become another one, as by undoing its start."""
        if isinstance(done.deed.content, RunPoint | SavedRun) and done.deed is not self._deed:
            self.forget()

    @Slot(object, object)
    def _hear_refusal(self, deed: Deed) -> None:
        if deed is self._deed:
            self._begun = None

    # where a lesson leads

    @Slot(object)
    def _make_picture(self, config: RunConfig) -> None:
        if (frame := self._pictures.get(config)) is not None:
            self._let_go()
            self.dialog.show_picture(config, frame)
        elif self.dialog.isVisible() and (self._training is None or config != self._pictured):
            self._pictured = config
            self._training = task = self._tasks.start(partial(trained, config), instead_of=self._training)
            task.finished.connect(self._show_picture)
            task.refused.connect(self._show_no_picture)
            task.failed.connect(self._controller.failed)

    @Slot(object)
    def _show_picture(self, frame: Frame) -> None:
        self._training = None
        while len(self._pictures) >= MOST_PICTURES:
            del self._pictures[next(iter(self._pictures))]
        assert self._pictured is not None
        self._pictures[self._pictured] = frame
        self.dialog.show_picture(self._pictured, frame)

    @Slot(object)
    def _show_no_picture(self, error: EngineError) -> None:
        self._training = None
        self.dialog.show_no_picture(engine_text(error.text))

    @Slot()
    def _let_go(self) -> None:
        training, self._training = self._training, None
        if training is not None:
            training.cancel()

    # the user's own

    @Slot()
    def save(self) -> None:
        """Ask for the name under which the set-up of now shall be kept."""
        self._change(None).finished.connect(self._ask_name)

    @Slot(object)
    def _ask_name(self, own: Sequence[Lesson | Unreadable]) -> None:
        self._own = own
        self.save_dialog.ask([lesson.title for lesson in own if isinstance(lesson, Lesson)])
        self.save_dialog.show()
        self.save_dialog.raise_()
        self.save_dialog.activateWindow()

    @Slot(str, str)
    def _save(self, title: str, watch: str) -> None:
        lessons = (lesson for lesson in self._own if isinstance(lesson, Lesson))
        known = next((lesson for lesson in lessons if folded(lesson.title) == folded(title)), None)
        lesson = Lesson(
            title, watch, self._controller.status.config, self._look(), path=known.path if known is not None else None
        )
        task = self._change(partial(save_lesson, self._folder, lesson))
        task.finished.connect(self._tell_saved)
        task.refused.connect(self._tell_not_saved)

    def _look(self) -> Look:
        """Return how the run is looked at."""
        layer = max(1, self._selection_model.selection.layer)
        panels = self._dock_area.in_sight
        return Look(self._run_bar.speed, self._loss.epoch_plot.values_axis.is_log, panels, layer)

    @Slot(object)
    def _tell_saved(self, own: Sequence[Lesson | Unreadable]) -> None:
        self._show_own(own)
        self.save_dialog.close()
        title = self.save_dialog.name.text().strip()
        self._messages.show_info(self.tr("“{0}” is among the lessons now, in the menu Teach.").format(title))

    @Slot(object)
    def _tell_not_saved(self, error: EngineError | OSError) -> None:
        self.save_dialog.show_failure(self.tr("It could not be saved. {0}").format(_reason(error)))

    @Slot(object, str)
    def _rename(self, lesson: Lesson, title: str) -> None:
        task = self._change(partial(save_lesson, self._folder, replace(lesson, title=title)))
        task.finished.connect(self._show_own)
        task.refused.connect(self._tell_problem)

    @Slot(object)
    def _delete(self, path: Path) -> None:
        task = self._change(partial(delete_lesson, path))
        task.finished.connect(self._show_own)
        task.refused.connect(self._tell_problem)

    @Slot(object)
    def _tell_problem(self, error: EngineError | OSError) -> None:
        self.dialog.show_problem(self.tr("Nothing was changed. {0}").format(_reason(error)))

    @Slot(object)
    def _show_own(self, own: Sequence[Lesson | Unreadable]) -> None:
        is_new, self._own = own != self._own, own
        if is_new and "dialog" in self.__dict__:
            self.dialog.show_own(own)

    def _change(self, change: Callable[[], object] | None) -> Task:
        """Do something to the files of the user's own, if anything, and read them."""
        task = self._tasks.start(partial(listed, self._folder, change))
        task.failed.connect(self._controller.failed)
        return task


def _reason(error: EngineError | OSError) -> str:
    """Return why something was not done, as a sentence."""
    text = engine_text(reason(error))
    return text[:1].upper() + text[1:]
