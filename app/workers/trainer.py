"""The worker side: what can be asked of a session that trains in a thread of its own."""

import math

from PySide6.QtCore import Slot

from app.workers.frame_pace import FRAME_RATE, FULL_SPEED_RATE, FULL_SPEED_REST, REST_PER_DRAWING
from app.workers.run_changes import ChangingLoop
from app.workers.status import STANDING, TRAINING, Phase
from app.workers.training_loop import at_home, reported
from app.workers.travel import Visit
from mlp_engine import EngineError, FrameRequest, RunConfig, Session


class Trainer(ChangingLoop):
    """Owns a Session and trains it from a timer, so that every command is an ordinary slot.

    What each command does in each phase; a dash is a no-op, and going is RESTORING until it is there::

                     PAUSED     INSIDE     RUNNING    RESTORING  FINISHED       DIVERGED   FAILED
        run          RUNNING    RUNNING    -          -          RUNNING (+n)   -          -
        pause        -          -          PAUSED     PAUSED     -              -          -
        toggle       as run     as run     as pause   as pause   as run         -          -
        step         +1 epoch   +1 epoch   -          -          +1 epoch       -          -
        step_update  +1 update  +1 update  -          -          +1 update      -          -
        look_on      INSIDE     INSIDE     -          -          INSIDE         -          -
        look_back    INSIDE     INSIDE     -          -          INSIDE         -          -
        finish       -          PAUSED     -          -          -              -          -
        abandon      -          PAUSED     -          -          -              -          -
        reset        PAUSED     PAUSED     PAUSED     PAUSED     PAUSED         PAUSED     PAUSED
        restore      going      going      going      going      going          going      going
        go_to, back  going      going      going      going      going          going      -
        back_update  -1 update  -1 update  -          -          -1 update      -          -
        visit        there and back, unseen, as soon as it is not going; any other command interrupts a visit
        configure    PAUSED where it restarts; else all but RUNNING, INSIDE and FAILED stand
        do           as configure or restore; hands as a set-up that does not restart, but when FAILED not at all; what
                     was saved PAUSED, INSIDE or FINISHED as it was
        save         no phase changes; on the way it waits until it is there
        set_speed, set_frame_rate, look_at, frame_drawn   no phase changes

    A run becomes FINISHED at its target epoch; running on from there moves the target by the configured number of
    epochs. It also does where the session has a reason to stop; running on from there goes on regardless of reasons,
    until they are others or the run begins again. It becomes DIVERGED when the numbers stop being finite, and FAILED on
    a fault of the program; reset and restore lead out of both. Between two slots the session is always between two
    updates, also when it is INSIDE: of the one that is due it then shows the first quantities only.

    A run that is restored is trained again from its start, as fast as possible, with every learning rate it had. At
    the epoch that was asked for it becomes PAUSED, or FINISHED if it is a target. Stopped on the way it is PAUSED where
    it is, and can go on from there with the learning rate that was in force there. Going to an epoch that was trained
    before is the same, but starts from the last state that the session has kept; only if it takes long is it told.

    Frames go out one at a time: the next one waits for ``frame_drawn``, and while it runs for its turn. While a frame
    is drawn it stands still: Python runs one thread at a time, and two that contend both lose.
    """

    @Slot()
    @reported
    def start(self) -> None:
        """Make the session, tell the status and show the first frame; called once.

        With a configuration of which no session can be made it is the lesson's run.
        """
        try:
            self._session  # noqa: B018  # is made when it is looked at
        except (EngineError, MemoryError) as error:
            self._session = Session(RunConfig())
            self._target = self._session.config.epochs
            self.report(error)
        self._tell_status()
        self._want_frame()

    @Slot()
    @at_home
    def run(self) -> None:
        """Train until the target; at the target, train for another configured number of epochs."""
        if self._phase in STANDING:
            if self._session.epoch >= self._target:
                self._target = self._session.epoch + self._session.config.epochs
            self._heeds_reasons = self._heeds_reasons and not self._session.reason_to_stop
            self._begin_pace()
            self._enter(Phase.RUNNING)

    @Slot()
    @at_home
    def pause(self) -> None:
        """Stop after the present epoch."""
        if self._phase in TRAINING:
            self._enter(Phase.PAUSED)

    @Slot()
    @at_home
    def toggle(self) -> None:
        """Pause a run that is running or being restored; run one that is not."""
        if self._phase in TRAINING:
            self.pause()
        else:
            self.run()

    @Slot()
    @at_home
    def step(self) -> None:
        """Train exactly one epoch; inside an update or between two of an epoch, the rest of it."""
        if self._phase in STANDING:
            self._train_epoch()
            self._stop_there()

    @Slot()
    @at_home
    def step_update(self) -> None:
        """Make exactly one update, which is an epoch where all samples are learned from at once."""
        if self._phase in STANDING:
            self._train_update()
            self._stop_there()

    @Slot()
    @at_home
    def back_update(self) -> None:
        """Take the last update back."""
        if self._phase in STANDING and (place := self._session.place_before) is not None:
            epoch, update = place
            self._go(epoch, self._stop_there, update)

    @Slot()
    @at_home
    def look_on(self) -> None:
        """See the next quantity of the update that is due; behind the last one the update is made."""
        if self._phase in STANDING:
            self._session.look_on()
            self._look_inside()

    @Slot()
    @at_home
    def look_back(self) -> None:
        """See one quantity less; at the beginning of an update, take the one before it back."""
        if self._phase not in STANDING:
            return
        if self._session.look_back():
            self._look_inside()
        elif (place := self._session.place_before) is not None:
            epoch, update = place
            self._go(epoch, self._look_at_end, update)

    @Slot()
    @at_home
    def finish(self) -> None:
        """Complete the update that is looked at, and stop looking inside."""
        if self._phase is Phase.INSIDE:
            if self._session.progress.position:  # else it has been made already
                self._train_update()
            self._stop_there()

    @Slot()
    @at_home
    def abandon(self) -> None:
        """Stop looking inside an update, and leave the parameters as they are."""
        if self._phase is Phase.INSIDE:
            self._stop_there()

    @Slot(int)
    @reported
    def go_to(self, epoch: int) -> None:
        """Go to an epoch that was trained, the nearest if it was not."""
        if self._phase is not Phase.FAILED:
            self._go(min(max(epoch, 0), self._session.newest_epoch), self._stop_there)

    @Slot()
    @reported
    def back(self) -> None:
        """Go back one epoch; between two updates of an epoch, to its beginning."""
        session, goal = self._session, self._travel.goal
        epoch, update = (session.epoch, session.update) if goal is None else (goal.epoch, goal.update)
        self.go_to(min(epoch, session.newest_epoch) - (not update))

    @Slot(int, object)
    @reported
    def visit(self, number: int, visit: Visit) -> None:
        """Take frames of some epochs, and come back to the present one, to go on as before; ``visit_told`` tells."""
        self._travel.ask(number, visit)
        self._schedule()  # it begins when the frame that is on its way is drawn

    @Slot(int)
    @reported
    def give_up_visit(self, number: int) -> None:
        """Do without the frames of a visit."""
        self._travel.give_up(number)

    @Slot(float)
    @reported
    def set_speed(self, epochs_per_second: float) -> None:
        """Train so many epochs a second, infinity for as many as it can; that sets the frame rate, too."""
        self._speed = epochs_per_second
        is_full = math.isinf(epochs_per_second)
        self._pace.interval = 1 / (FULL_SPEED_RATE if is_full else FRAME_RATE)
        self._pace.rest_per_drawing = FULL_SPEED_REST if is_full else REST_PER_DRAWING
        self._begin_pace()
        self._schedule()

    @Slot(float)
    @reported
    def set_frame_rate(self, frames_per_second: float) -> None:
        """Send at most so many frames a second while it trains, until the speed is set again."""
        self._pace.interval = 1 / frames_per_second

    @Slot(object)
    @reported
    def look_at(self, request: FrameRequest) -> None:
        """Make frames of what is asked for from now on, the first as soon as it can be drawn."""
        self._request = request
        self._pace.is_urgent = True
        self._want_frame()

    def _look_at_end(self) -> None:
        self._session.look_at_end()
        self._look_inside()
