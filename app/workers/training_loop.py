"""What a trainer does by itself: it trains a session a slice at a time, goes its ways, and sends frames."""

import math
import traceback
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property, partial, wraps
from itertools import pairwise
from time import perf_counter as now
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot

from app.workers.frame_pace import FramePace
from app.workers.status import TRAINING, Phase, Status
from app.workers.travel import Goal, Travel
from app.workers.worker_thread import Worker
from mlp_engine import Diverged, EngineError, EpochRecord, FrameRequest, Progress, RunConfig, Session, retrace

SLICE_SECONDS = 0.005  # how long it trains before it looks for commands
LIVE_RESOLUTION, LEAST_LIVE_RESOLUTION = 100, 25  # of the prediction surface while it trains; later it is as asked for
LIVE_PRODUCTS = 3e8  # a live surface may cost: some milliseconds
TELLING_INTERVAL = 0.05  # s; epochs are told at least so often, and before each frame
QUIET_SECONDS = 0.1  # a way to another epoch that takes no longer is not told
MOST_BEHIND_SECONDS = 0.25  # nothing that was held up for longer than this is made up for


def reported(slot: Callable[..., None]) -> Callable[..., None]:
    """Wrap a slot of a TrainingLoop: what goes wrong in it becomes one of the trainer's signals."""

    @wraps(slot)
    def wrapper(self: "TrainingLoop", *args: Any) -> None:
        try:
            slot(self, *args)
        except Exception as error:  # the trainer must live on, whatever it was
            self.report(error)

    return wrapper


def at_home(slot: Callable[..., None]) -> Callable[..., None]:
    """Wrap a slot that is meant for the epoch the user is at: a visit to others waits for it. Also ``reported``."""

    @reported
    @wraps(slot)
    def wrapper(self: "TrainingLoop", *args: Any) -> None:
        self.return_home()
        slot(self, *args)

    return wrapper


class TrainingLoop(Worker):
    """A session that trains from a timer, and all that can become of it; ``Trainer`` is what it can be told.

    Between two slots the session is always between two epochs.
    """

    epoch_finished = Signal(object)
    """The EpochRecord of every finished epoch, in order, as soon as it is finished; for whoever is in this thread."""
    epochs_finished = Signal(object)
    """A tuple of those that were finished since the last time: one by one, or those of a frame before the frame."""
    frame_ready = Signal(object)
    """A Frame, after which nothing more is sent until ``frame_drawn``."""
    status_changed = Signal(object)
    """A Status, when its phase, configuration or target has changed."""
    refused = Signal(object)
    """An EngineError that the user can mend: the run diverged, or a configuration cannot be used."""
    restored = Signal(object)
    """The RunPoint that was to be restored, when the run is there."""
    visit_told = Signal(int, str, object)
    """The number of a visit, the name of a signal of a Task, and a tuple of what that carries."""
    failed = Signal(str)
    """The traceback of a fault of the program."""
    answered = Signal(int)
    """The number of a question that was asked behind some commands, all of which are carried out."""

    def __init__(self, config: RunConfig) -> None:
        super().__init__()
        self._first_config = config
        self._phase = Phase.PAUSED
        self._target = config.epochs
        self._heeds_reasons = True  # to stop before the target; false while it goes on regardless of one
        self._told: Status | None = None
        self._travel = Travel(self.visit_told.emit)
        self._is_told_from = 0.0
        self._is_held = False  # while no frame may go out, as it would be seen before it is told what has changed
        self._untold: list[EpochRecord] = []
        self._told_epochs_at = 0.0
        self._speed = math.inf
        self._next_epoch_at = 0.0
        self._request = FrameRequest()
        self._pace = FramePace()
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._train_slice)

    @cached_property
    def _session(self) -> Session:
        """The run; the first one is made in the trainer's own thread, because it may take long."""
        return Session(self._first_config)

    def stop_work(self) -> None:
        """Train no more."""
        self._timer.stop()

    @Slot()
    @reported
    def frame_drawn(self) -> None:
        """Hear that the last frame is on the screen, so that the next may follow."""
        self._pace.note_drawn(now())
        self._send_wanted_frame()
        self._schedule()

    def report(self, error: Exception) -> None:
        """Turn an exception into a phase and a signal; the last finite state is shown."""
        self._tell_epochs()
        if isinstance(error, EngineError):
            self.refused.emit(error)
            is_over = isinstance(error, Diverged) and self._phase is not Phase.FAILED
            self._enter(Phase.DIVERGED if is_over else self._phase)
            return
        self._travel.stop()
        self._phase = Phase.FAILED
        self.failed.emit("".join(traceback.format_exception(error)))
        self._tell_status()
        self._schedule()

    @Slot()
    @reported
    def _train_slice(self) -> None:
        time = now()
        slice_end = self._pace.next_turn(time, time + SLICE_SECONDS)
        if time - self._next_epoch_at > MOST_BEHIND_SECONDS:
            self._next_epoch_at = time
        while self._phase is Phase.RUNNING and self._next_epoch_at <= time < slice_end:
            self._train_epoch()
            self._next_epoch_at += 1 / self._speed
            if self._is_over():
                self._enter(Phase.FINISHED)
            time = now()
        if self._phase is Phase.RUNNING:
            self._tell_changes()  # of the learning rate, in epochs that had another one
        if self._travel.is_put_off:
            self._visit()
        self._go_on(slice_end)
        if now() - self._told_epochs_at > TELLING_INTERVAL:
            self._tell_epochs()
        self._send_wanted_frame()
        self._schedule()

    def _begin_pace(self) -> None:
        """Have the next epoch due now."""
        self._next_epoch_at = now()

    def _is_over(self) -> bool:
        return self._session.epoch >= self._target or (self._heeds_reasons and bool(self._session.reason_to_stop))

    def _stop_there(self) -> None:
        self._enter(Phase.FINISHED if self._is_over() else Phase.PAUSED)

    def _train_epoch(self) -> None:
        self._note_epoch(self._session.step())
        self._pace.is_wanted = True

    def _train_update(self) -> None:
        if (finished := self._session.step_update()) is not None:
            self._note_epoch(finished)
        self._pace.is_wanted = True

    def _note_epoch(self, record: EpochRecord) -> None:
        self.epoch_finished.emit(record)
        self._untold.append(record)

    def _tell_epochs(self) -> None:
        """Tell the window of the epochs, of quick ones together: whenever it wakes the two hinder each other."""
        self._told_epochs_at = now()
        if self._untold:
            self.epochs_finished.emit(tuple(self._untold))
            self._untold.clear()

    # on the way to another epoch

    def _go(self, epoch: int, arrive: Callable[[], None], update: int = 0) -> None:
        """Go to an epoch that was trained, or to an update of it; if it is near enough nobody sees the way."""
        self._set_out(retrace(self._session, epoch, update), Goal(epoch, arrive, update))

    def _visit(self) -> None:
        """Set out for the epochs that somebody wants frames of, and come back to be as before."""
        session = self._session
        home = Goal(session.epoch, partial(self._be_again, self._phase, session.progress), session.update)
        self._set_out(self._travel.round_trip(self._session), home, is_visit=True)

    def _set_out(self, way: Iterator[object], goal: Goal, is_visit: bool = False) -> None:
        self._session.look_at_all()
        self._travel.set_out(way, goal, is_visit)
        self._is_told_from = now() + QUIET_SECONDS
        self._phase = Phase.RESTORING
        self._go_on(now() + SLICE_SECONDS)
        self._schedule()

    def _go_on(self, slice_end: float) -> None:
        """Go on until the end is reached or the time is up."""
        while (goal := self._travel.goal) is not None:
            if self._travel.is_over(self._session):
                goal.arrive()
                return
            if now() >= slice_end:
                break
            finished, known = self._session.record, self._session.newest_epoch
            next(self._travel.way)
            if self._session.newest_epoch > known:
                self._note_epoch(finished)
        self._tell_way()

    def _tell_way(self) -> None:
        """Tell of the way if it takes long, once a slice at most: of a visit only to those who wait for its frames."""
        if self._phase is not Phase.RESTORING or now() < self._is_told_from:
            return
        if self._travel.is_visit:
            self._travel.tell_news()
            return
        self._pace.is_wanted = True
        self._tell_changes()

    def return_home(self) -> None:
        """Break a visit off, to begin it again later."""
        if self._travel.is_visit and (home := self._travel.goal) is not None:
            for _ in retrace(self._session, home.epoch, home.update):
                pass
            home.arrive()

    def _be_again(self, phase: Phase, progress: Progress) -> None:
        """Be in a phase as before, and see as much of the epoch."""
        self._session.progress = progress
        self._begin_pace()
        self._enter(phase)

    def _enter(self, phase: Phase) -> None:
        self._tell_epochs()
        self._phase = phase
        if phase is not Phase.RESTORING:
            self._travel.stop()
        if phase is not Phase.INSIDE:
            self._session.look_at_all()
        self._tell_status()
        self._want_frame()
        self._schedule()

    def _tell_changes(self) -> None:
        if self._status() != self._told:
            self._tell_status()

    def _status(self) -> Status:
        session = self._session
        reason = session.reason_to_stop if self._phase is Phase.FINISHED and session.epoch < self._target else ""
        status = Status(self._phase, session.config, self._target)
        if not reason:
            return status
        return replace(status, reason=reason, record=session.record, best_epoch=session.best_epoch)

    def _tell_status(self) -> None:
        self._told = self._status()
        self.status_changed.emit(self._told)

    def _schedule(self) -> None:
        """Set the timer for the next slice, unless there is nothing to do or a frame is being drawn."""
        has_way = self._travel.goal is not None or self._travel.is_put_off
        if not (has_way or self._phase is Phase.RUNNING) or self._pace.is_on_its_way:
            self._timer.stop()
            return
        due = now() if has_way else self._next_epoch_at
        if self._pace.is_wanted:
            due = min(due, self._pace.next_at)
        self._timer.start(max(0, math.ceil(1000 * (due - now()))))

    def _want_frame(self) -> None:
        self._pace.is_wanted = True
        self._send_wanted_frame()

    def _send_wanted_frame(self) -> None:
        if self._told is None or self._is_held or self._travel.is_visit:
            return  # before its status is told nobody knows whose frame it is, and a visit is not to be seen
        if not self._pace.may_send(now(), self._phase in TRAINING):
            return
        request, begun = self._request, now()
        if self._phase in TRAINING:
            resolution = min(request.resolution, live_resolution(self._session.config))
            request = replace(request, resolution=resolution, has_update=False)
        frame = self._session.frame(request)
        self._tell_epochs()
        self.frame_ready.emit(frame)
        self._pace.note_sent(begun, now())


def live_resolution(config: RunConfig) -> int:
    """Return the resolution of the prediction surface while it trains, lower for a network with many weights."""
    weights = sum(n_in * n_out for n_in, n_out in pairwise(config.layer_dims))
    affordable = int(math.sqrt(LIVE_PRODUCTS / weights))
    return min(max(affordable, LEAST_LIVE_RESOLUTION), LIVE_RESOLUTION)
