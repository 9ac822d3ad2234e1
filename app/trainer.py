"""The worker side: a session that trains in a process of its own, a slice at a time."""

import math
import traceback
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import wraps
from itertools import pairwise
from time import perf_counter as now
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from app.frame_pace import FramePace
from app.status import TRAINING, Phase, Status
from mlp_engine import Diverged, EngineError, FrameRequest, History, RunConfig, RunPoint, Session, needs_restart, replay

SLICE_SECONDS = 0.005  # how long it trains before it looks for commands
LIVE_RESOLUTION, LEAST_LIVE_RESOLUTION = 100, 25  # of the prediction surface while it trains; later it is as asked for
LIVE_PRODUCTS = 3e8  # a live surface may cost: some milliseconds
MOST_BEHIND_SECONDS = 0.25  # nothing that was held up for longer than this is made up for


def reported(slot: Callable[..., None]) -> Callable[..., None]:
    """Wrap a slot of a Trainer: what goes wrong in it becomes one of the trainer's signals."""

    @wraps(slot)
    def wrapper(self: "Trainer", *args: Any) -> None:
        try:
            slot(self, *args)
        except Exception as error:  # the trainer must live on, whatever it was
            self.report(error)

    return wrapper


class Trainer(QObject):
    """Owns a Session and trains it from a timer, so that every command is an ordinary slot.

    What each command does in each phase; a dash is a no-op::

                     PAUSED     RUNNING    RESTORING  FINISHED       DIVERGED   FAILED
        run          RUNNING    -          -          RUNNING (+n)   -          -
        pause        -          PAUSED     PAUSED     -              -          -
        toggle       as run     as pause   as pause   as run         -          -
        step         +1 epoch   -          -          +1 epoch       -          -
        reset        PAUSED     PAUSED     PAUSED     PAUSED         PAUSED     PAUSED
        restore      RESTORING  RESTORING  RESTORING  RESTORING      RESTORING  RESTORING
        configure    see its docstring
        set_speed, set_frame_rate, look_at, frame_drawn   no phase changes

    A run becomes FINISHED at its target epoch; running on from there moves the target by the configured number of
    epochs. It becomes DIVERGED when the numbers stop being finite, and FAILED on a fault of the program; reset and
    restore lead out of both. Between two slots the session is always between two epochs.

    A run that is restored is trained again from its start, as fast as possible, with every learning rate it had. At
    the epoch that was asked for it becomes PAUSED, or FINISHED if it is a target. Stopped on the way it is PAUSED where
    it is, and can go on from there with the learning rate that was in force there.

    Frames go out one at a time: the next one waits for ``frame_drawn``, and while it runs for its turn. It trains on
    while a frame is drawn.
    """

    epoch_finished = Signal(object)
    """The EpochRecord of every finished epoch, in order."""
    frame_ready = Signal(object)
    """A Frame, after which nothing more is sent until ``frame_drawn``."""
    status_changed = Signal(object)
    """A Status, when its phase, configuration or target has changed."""
    refused = Signal(object)
    """An EngineError that the user can mend: the run diverged, or a configuration cannot be used."""
    restored = Signal(object)
    """The RunPoint that was to be restored, when the run is there."""
    failed = Signal(str)
    """The traceback of a fault of the program."""

    def __init__(self, config: RunConfig) -> None:
        super().__init__()
        self._session = Session(config)
        self._phase = Phase.PAUSED
        self._target = config.epochs
        self._told_config = config
        self._goal = RunPoint(config)
        self._replay: Iterator[Session] = iter(())
        self._speed = math.inf
        self._next_epoch_at = 0.0
        self._request = FrameRequest()
        self._pace = FramePace()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._train_slice)

    @property
    def history(self) -> History:
        """The records of the present run; another run has another one."""
        return self._session.history

    @Slot()
    @reported
    def start(self) -> None:
        """Tell the status and show the first frame; called once."""
        self._tell_status()
        self._want_frame()

    @Slot()
    @reported
    def run(self) -> None:
        """Train until the target; at the target, train for another configured number of epochs."""
        self._run()

    @Slot()
    @reported
    def pause(self) -> None:
        """Stop after the present epoch."""
        if self._phase in TRAINING:
            self._enter(Phase.PAUSED)

    @Slot()
    @reported
    def toggle(self) -> None:
        """Pause a run that is running or being restored; run one that is not."""
        if self._phase in TRAINING:
            self._enter(Phase.PAUSED)
        else:
            self._run()

    @Slot()
    @reported
    def step(self) -> None:
        """Train exactly one epoch."""
        if self._phase in (Phase.PAUSED, Phase.FINISHED):
            self._train_epoch()
            self._enter(Phase.FINISHED if self._session.epoch >= self._target else Phase.PAUSED)

    @Slot()
    @reported
    def reset(self) -> None:
        """Start again from the same initial weights."""
        self._restart(self._session.config)

    @Slot(object)
    @reported
    def restore(self, point: RunPoint) -> None:
        """Go to a point of a run: from its start again to its epoch, whatever the speed is set to."""
        self._replay = replay(point)
        self._session = next(self._replay)
        self._goal = point
        runs = max(1, math.ceil(point.epoch / point.config.epochs))  # to a target, the present one included
        self._target = runs * point.config.epochs
        self._enter(Phase.RESTORING)
        self._end_if_restored()

    @Slot(object)
    @reported
    def configure(self, config: RunConfig) -> None:
        """Take a new configuration; a run that is being restored stops where it is.

        One that changes the network or the data starts again, paused. Otherwise the run goes on with it: a new number
        of epochs is the new target, and a diverged run, standing at its last finite state, may try again.
        """
        if needs_restart(self._session.config, config):
            self._restart(config)
            return
        if config.epochs != self._session.config.epochs:
            self._target = config.epochs
        self._session.change(config)
        phase = self._phase if self._phase in (Phase.RUNNING, Phase.FAILED) else Phase.PAUSED
        is_over = self._session.epoch >= self._target and phase is not Phase.FAILED
        self._enter(Phase.FINISHED if is_over else phase)

    @Slot(float)
    @reported
    def set_speed(self, epochs_per_second: float) -> None:
        """Train so many epochs a second, infinity for as many as it can."""
        self._speed = epochs_per_second
        self._next_epoch_at = now()
        self._schedule()

    @Slot(float)
    @reported
    def set_frame_rate(self, frames_per_second: float) -> None:
        """Send at most so many frames a second while it trains."""
        self._pace.set_rate(frames_per_second)

    @Slot(object)
    @reported
    def look_at(self, request: FrameRequest) -> None:
        """Make frames of what is asked for from now on, the first as soon as it can be drawn."""
        self._request = request
        self._pace.is_urgent = True
        self._want_frame()

    @Slot()
    @reported
    def frame_drawn(self) -> None:
        """Hear that the last frame is on the screen, so that the next may follow."""
        self._pace.note_drawn(now())
        self._send_wanted_frame()
        self._schedule()

    def report(self, error: Exception) -> None:
        """Turn an exception into a phase and a signal; the last finite state is shown."""
        if isinstance(error, EngineError):
            self.refused.emit(error)
            is_over = isinstance(error, Diverged) and self._phase is not Phase.FAILED
            self._enter(Phase.DIVERGED if is_over else self._phase)
            return
        self._timer.stop()
        self._phase = Phase.FAILED
        self.failed.emit("".join(traceback.format_exception(error)))
        self._tell_status()

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
            if self._session.epoch >= self._target:
                self._enter(Phase.FINISHED)
            time = now()
        while self._phase is Phase.RESTORING and time < slice_end:
            self._replay_epoch()
            self._end_if_restored()
            time = now()
        self._tell_new_config()
        self._send_wanted_frame()
        self._schedule()

    def _run(self) -> None:
        if self._phase not in (Phase.PAUSED, Phase.FINISHED):
            return
        if self._session.epoch >= self._target:
            self._target = self._session.epoch + self._session.config.epochs
        self._next_epoch_at = now()
        self._enter(Phase.RUNNING)

    def _train_epoch(self) -> None:
        self.epoch_finished.emit(self._session.step())
        self._pace.is_wanted = True

    def _replay_epoch(self) -> None:
        finished = self._session.history.last()
        next(self._replay)
        self.epoch_finished.emit(finished)
        self._pace.is_wanted = True

    def _end_if_restored(self) -> None:
        if self._session.epoch == self._goal.epoch:
            self._enter(Phase.FINISHED if self._session.epoch >= self._target else Phase.PAUSED)
            self.restored.emit(self._goal)

    def _restart(self, config: RunConfig) -> None:
        self._session = Session(config)
        self._target = config.epochs
        self._enter(Phase.PAUSED)

    def _enter(self, phase: Phase) -> None:
        self._phase = phase
        if phase is not Phase.RESTORING:
            self._replay = iter(())  # which lets its session go
        self._tell_status()
        self._want_frame()
        self._schedule()

    def _tell_status(self) -> None:
        self._told_config = self._session.config
        self.status_changed.emit(Status(self._phase, self._session.config, self._target))

    def _tell_new_config(self) -> None:
        """Tell of the learning rates of a run that is being restored, once a slice at most."""
        if self._session.config is not self._told_config:
            self._tell_status()

    def _schedule(self) -> None:
        """Set the timer for the next slice, unless there is nothing to do."""
        if self._phase not in TRAINING:
            self._timer.stop()
            return
        due = self._next_epoch_at if self._phase is Phase.RUNNING else now()
        if self._pace.is_wanted and not self._pace.is_on_its_way:
            due = min(due, self._pace.next_at)
        self._timer.start(max(0, math.ceil(1000 * (due - now()))))

    def _want_frame(self) -> None:
        self._pace.is_wanted = True
        self._send_wanted_frame()

    def _send_wanted_frame(self) -> None:
        if not self._pace.may_send(now(), self._phase in TRAINING):
            return
        request, begun = self._request, now()
        if self._phase in TRAINING:
            request = replace(request, resolution=min(request.resolution, live_resolution(self._session.config)))
        self.frame_ready.emit(self._session.frame(request))
        self._pace.note_sent(begun, now())


def live_resolution(config: RunConfig) -> int:
    """Return the resolution of the prediction surface while it trains, lower for a network with many weights."""
    weights = sum(n_in * n_out for n_in, n_out in pairwise(config.layer_dims))
    affordable = int(math.sqrt(LIVE_PRODUCTS / weights))
    return min(max(affordable, LEAST_LIVE_RESOLUTION), LIVE_RESOLUTION)
