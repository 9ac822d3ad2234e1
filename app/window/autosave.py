"""Keeping the run every minute, in case that the program ends badly."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from app.files.recovery import Recovery
from app.files.whole_file import reason
from app.style.translation import engine_text
from app.window.message_presenter import MessagePresenter
from app.workers.detached_tasks import DetachedTasks, give_way
from app.workers.tasks import Steps, Task
from mlp_engine import EngineError
from mlp_engine.saved_run import SavedRun

INTERVAL = 60_000  # ms from the first change that is not kept until it is


class Autosave(QObject):
    """Has the run kept some time after something has changed, beside the window; tells once if that does not work.

    Parameters
    ----------
    recovery : where it is kept
    ask : asks for the run, and returns the Task that it is the result of
    encoder : takes a run, in this thread, and returns what makes bytes of it in another one
    messages : take what there is to tell
    interval : in ms, between the first change and the moment when the run is asked for

    Attributes
    ----------
    run : number of the run that is there
    """

    def __init__(
        self,
        recovery: Recovery,
        ask: Callable[[], Task],
        encoder: Callable[[SavedRun], Callable[[], bytes | bytearray]],
        messages: MessagePresenter,
        parent: QObject,
        interval: int = INTERVAL,
    ) -> None:
        super().__init__(parent)
        self.run = 0
        self._recovery, self._ask, self._encoder, self._messages = recovery, ask, encoder, messages
        self._writing = DetachedTasks(self)
        self._task: Task | None = None  # asked for, or being written
        self._is_changed = False
        self._told = ""
        self._timer = QTimer(self, singleShot=True, interval=interval)
        self._timer.timeout.connect(self.keep)

    @property
    def is_busy(self) -> bool:
        """Whether the run is being asked for or written."""
        return self._task is not None

    @Slot()
    def note_change(self) -> None:
        """Hear that there is something new, as often as there is."""
        self._is_changed = True
        if self._task is None and not self._timer.isActive():
            self._timer.start()

    @Slot()
    def keep(self) -> None:
        """Keep the run now, unless nothing is new or it is being kept already."""
        if self._is_changed and self._task is None:
            self._timer.stop()
            self._is_changed = False  # what changes from now on may not be in it
            self._task = task = self._ask()
            task.finished.connect(self._write)
            self._listen(task)

    def settle(self, run: int) -> None:
        """Keep nothing of what there is of a run now: it was saved, or the user has given it up."""
        if run == self.run:
            self.let_go()
        self._recovery.clear(run)

    def close(self, is_given_up: bool = False) -> None:
        """End, as the program does; what was kept and not settled is offered at the next start, unless given up."""
        self.let_go()
        self._recovery.close(is_given_up)

    def let_go(self) -> None:
        """Keep no more of the run that there was up to now than is kept already."""
        self._is_changed = False
        self._timer.stop()
        task, self._task = self._task, None
        if task is not None:
            task.disconnect(self)  # what is being written of it may be

    def _listen(self, task: Task) -> None:
        task.refused.connect(self._tell_refusal)
        task.failed.connect(self._tell_fault)
        task.cancelled.connect(self._try_again)

    @Slot(object)
    def _write(self, run: SavedRun) -> None:
        work = partial(kept, self._recovery, self._encoder(run), self.run, self._recovery.turn_of(self.run))
        self._task = task = self._writing.start(work)
        task.finished.connect(self._tell_kept)
        self._listen(task)

    @Slot()
    def _tell_kept(self) -> None:
        self._withdraw()
        self._end()

    @Slot(object)
    def _tell_refusal(self, error: EngineError | OSError) -> None:
        if isinstance(error, OSError):
            sentence = self.tr("The run cannot be autosaved: {0} Until that is mended, save it yourself.")
            text = sentence.format(engine_text(reason(error)))
        else:  # which would be refused to the user, too
            text = self.tr("The run cannot be autosaved: {0}").format(engine_text(error.text))
        if text != self._told:
            self._withdraw()
            self._told = text
            self._messages.show_warning(text)
        self._try_again()

    @Slot(str)
    def _tell_fault(self, trace: str) -> None:
        if trace != self._told:
            self._told = trace
            self._messages.show_fault(trace)
        self._try_again()

    @Slot()
    def _try_again(self) -> None:
        self._is_changed = True
        self._end()

    @Slot()
    def _end(self) -> None:
        self._task = None
        if self._is_changed:
            self._timer.start()

    def _withdraw(self) -> None:
        if self._told:
            self._messages.withdraw(self._told)
            self._told = ""


def kept(recovery: Recovery, encode: Callable[[], bytes | bytearray], run: int, turn: int) -> Steps:
    """Encode a run and keep it, if it is still its turn; for a thread of its own, which gives way to others."""
    give_way()
    data = encode()
    yield 1, 2
    recovery.keep(data, run, turn)
    return None
