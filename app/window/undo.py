"""Undo and redo of what the user does to a run: of set-ups, of runs, and of what hands do. Training is not undone."""

from collections import deque
from typing import NamedTuple

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QUndoStack

from app.lesson.deeds import Deed, Done
from app.lesson.moments import begun
from app.style.translation import engine_text
from app.window.actions import ActionId
from app.window.changes import Change
from app.window.message_presenter import MessagePresenter
from app.window.window_actions import WindowActions
from app.workers.controller import Controller
from mlp_engine import EngineError, InvalidInput, RunConfig

MOST_CHANGES = 1000  # that are kept
MOST_BYTES = 256_000_000  # of whole runs in them


class Step(NamedTuple):
    """A change that is to be undone, or else done again, and the deed that was asked for to that end."""

    change: Change
    is_undo: bool
    deed: Deed


class UndoPresenter(QObject):
    """Has deeds done, keeps what leads back from them, and names it in the menu.

    The stack of changes only follows what the trainer tells: a step is asked for, and the stack moves when it is done.
    So it always stands where the run does, also where a step is refused. While one is asked for, the next ones wait.
    """

    def __init__(
        self, controller: Controller, actions: WindowActions, messages: MessagePresenter, window: QObject
    ) -> None:
        super().__init__(window)
        self._controller, self._actions, self._messages = controller, actions, messages
        self._stack = QUndoStack(self)
        self._stack.setUndoLimit(MOST_CHANGES)
        self._wanted: deque[bool] = deque()  # steps that wait: whether each is to undo
        self._asked: Step | None = None
        self._refused: Step | None = None
        self._told = ""  # of what was refused last
        self._leave_out = QAction(self)
        self._leave_out.triggered.connect(self._pass_by)
        actions[ActionId.UNDO].triggered.connect(self.undo)
        actions[ActionId.REDO].triggered.connect(self.redo)
        controller.done.connect(self._take)
        controller.not_done.connect(self._hear_refusal)
        controller.restore.connect(self._forget)
        self.retranslate()

    @Slot(object)
    def set_up(self, config: RunConfig) -> None:
        """Have another set-up taken."""
        self._controller.do.emit(Deed(config))

    @Slot()
    def undo(self) -> None:
        """Take back what was done last."""
        self._wanted.append(True)
        self._ask()

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back last."""
        self._wanted.append(False)
        self._ask()

    def retranslate(self) -> None:
        """Say in the language of the window what would be undone and redone."""
        texts = {
            ActionId.UNDO: (self.tr("&Undo"), self.tr("&Undo: {0}"), self._change(is_undo=True)),
            ActionId.REDO: (self.tr("&Redo"), self.tr("&Redo: {0}"), self._change(is_undo=False)),
        }
        for action_id, (plain, naming, change) in texts.items():
            text = plain if change is None else naming.format(_named(change).replace("&", "&&"))
            self._actions[action_id].setText(text)
            self._actions.allow(action_id, change is not None)

    def _change(self, is_undo: bool) -> Change | None:
        """Return what the next step would undo or redo."""
        change = self._stack.command(self._stack.index() - is_undo)
        return change if isinstance(change, Change) else None

    def _ask(self) -> None:
        """Ask for the next of the steps that wait, if none is under way."""
        while self._wanted and self._asked is None:
            is_undo = self._wanted.popleft()
            if (change := self._change(is_undo)) is not None:
                deed = change.deed(is_undo, self._controller.status.config)
                self._asked = Step(change, is_undo, deed)
                self._controller.do.emit(deed)

    @Slot(object)
    def _take(self, done: Done) -> None:
        """Keep what was done, or move by the step that it was."""
        self._withdraw()
        asked = self._asked
        if done.deed.is_first:
            self._forget()
        elif asked is None or done.deed is not asked.deed:
            self._push(Change(done))
        else:
            self._asked = None
            if asked.change is self._change(asked.is_undo):
                asked.change.learn(asked.is_undo, done.undoing.content)
                self._make_room()
                self._move(asked.is_undo)
            else:  # something else was done while it was on its way
                self._push(Change(done))
        self.retranslate()
        self._ask()

    def _push(self, change: Change) -> None:
        """Keep a change."""
        self._stack.push(change)
        if change.nbytes > 0:
            self._make_room()

    def _make_room(self) -> None:
        """Keep of the whole runs in all changes the newest."""
        room = MOST_BYTES
        for i in reversed(range(self._stack.count())):
            kept = self._stack.command(i)
            if isinstance(kept, Change):
                room -= kept.nbytes
                if room < 0:
                    kept.shrink()

    @Slot(object, object)
    def _hear_refusal(self, deed: Deed, error: EngineError | None) -> None:
        """Tell why something is not done; of a step, offer to go on without it."""
        self._withdraw()
        asked = self._asked
        if asked is None or deed is not asked.deed:
            if error is not None:
                self._told = engine_text(error.text)
                self._messages.show_warning(self._told)
            return
        self._asked = None
        self._wanted.clear()
        if error is not None:
            self._refused = asked
            self._told = self._refusal(asked, error)
            self._leave_out.setText(self.tr("Leave it out"))
            self._leave_out.setToolTip(self.tr("Go on with what was done before or behind it"))
            self._messages.show_warning(self._told, [self._leave_out])

    def _refusal(self, step: Step, error: EngineError) -> str:
        """Return a sentence on why a step is not made."""
        if isinstance(error, InvalidInput):
            reason = self.tr(
                "the network or the points are not those of then. Go to the epoch in which it was done, or leave it "
                "out."
            )
        else:
            reason = engine_text(error.text)
        if step.is_undo:
            text = self.tr("“{0}” cannot be undone here: {1}")
        else:
            text = self.tr("“{0}” cannot be done again here: {1}")
        return text.format(_named(step.change), reason)

    @Slot()
    def _pass_by(self) -> None:
        """Stand behind the step that was refused, as if it had been made."""
        refused = self._refused
        self._withdraw()
        if refused is not None and refused.change is self._change(refused.is_undo):
            self._move(refused.is_undo)
            self.retranslate()

    def _move(self, is_undo: bool) -> None:
        if is_undo:
            self._stack.undo()
        else:
            self._stack.redo()

    def _withdraw(self) -> None:
        """Take back what was told of what was refused."""
        self._refused = None
        if self._told:
            self._messages.withdraw(self._told)
            self._told = ""

    @Slot()
    def _forget(self) -> None:
        """Keep nothing of a run that another one has replaced."""
        self._wanted.clear()
        self._asked = None
        self._stack.clear()
        self.retranslate()


def _named(change: Change) -> str:
    text = engine_text(change.what)
    return begun(text) if text[1:2].isalpha() else text  # but b[1] is none of the words
