"""What can become of the run of a trainer: it begins again, becomes another one, or hands change it."""

import math
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal, Slot

from app.lesson.deeds import Content, Deed, Done
from app.workers.status import Phase
from app.workers.tasks import Steps, next_step
from app.workers.training_loop import TrainingLoop, at_home, reported
from app.workers.travel import Goal
from mlp_engine import (
    FIELDS,
    UPDATE,
    Diverged,
    EngineError,
    Event,
    RunConfig,
    RunPoint,
    Session,
    Text,
    marked,
    needs_restart,
    replay,
)
from mlp_engine.events import SetParameter
from mlp_engine.saved_run import SavedRun
from mlp_engine.ways import begun_again, opened


class ChangingLoop(TrainingLoop):
    """A training loop whose run can be changed and replaced; ``Trainer`` tells what comes of it in each phase."""

    done = Signal(object)
    """A Done: what has changed the run, and what leads back; of what is repeated also if nothing has changed.

    It comes before the first frame that shows the change, and before what is saved of it.
    """
    not_done = Signal(object, object)
    """A Deed that is refused, and the EngineError that says why; None if ``refused`` or ``failed`` has told."""

    save_told = Signal(int, str, object)
    """The number of a task to save, the name of a signal of a Task, and a tuple of what that carries."""

    def __init__(self, config: RunConfig) -> None:
        super().__init__(config)
        self._saves: list[int] = []

    @Slot()
    @reported
    def reset(self) -> None:
        """Start again from the same initial weights, with what hands have done that still stands."""
        self._restart(self._session.config)

    @Slot(object)
    @reported
    def restore(self, point: RunPoint) -> None:
        """Go to a point of a run: from its start again to its epoch, whatever the speed is set to."""
        self._restore(point)

    @Slot(object)
    @at_home
    def configure(self, config: RunConfig) -> None:
        """Take a new configuration; a run that is being restored stops where it is.

        One that changes the network or the data starts again, paused. Otherwise the run goes on with it: a new number
        of epochs is the new target, and a diverged run, standing at its last finite state, may try again.
        """
        self._configure(config)

    @Slot(object)
    @at_home
    def do(self, deed: Deed) -> None:
        """Take a set-up as ``configure`` does, go to a point as ``restore`` does, or let hands change the run.

        What hands do applies between two epochs, and the run goes on as with another set-up. A deed that changes
        something is told by ``done``, before a frame shows it and before it is saved; one that is refused leaves the
        run as it was.
        """
        if self._phase is Phase.FAILED and isinstance(deed.content, tuple):
            self.not_done.emit(deed, None)
            return
        self._is_held = True
        try:
            self._tell_deed(deed, self._carry_out(deed))
        except Exception as error:  # whoever waits for what comes of the deed must hear of it
            self._tell_refusal(deed, error)
        finally:
            self._is_held = False
        self._send_wanted_frame()
        self._tell_saves()
        self._schedule()

    def _tell_deed(self, deed: Deed, undoing: Content) -> None:
        """Tell of a deed that is done, if it has changed something."""
        if deed.is_repeated or isinstance(undoing, SavedRun) or undoing not in ((), deed.content):
            text = text_of(deed.content, undoing)
            self.done.emit(Done(deed, Deed(undoing, deed.gesture, is_repeated=True), text))

    @Slot(int, object)
    @at_home
    def save(self, number: int, _request: object) -> None:
        """Take the run as it is, for somebody who keeps it; ``save_told`` tells."""
        self._saves.append(number)
        self._tell_saves()

    @Slot(int)
    @reported
    def give_up_save(self, number: int) -> None:
        """Do without it."""
        if number in self._saves:
            self._saves.remove(number)
            self.save_told.emit(number, "cancelled", ())

    def _enter(self, phase: Phase) -> None:
        super()._enter(phase)
        self._tell_saves()

    def _tell_saves(self) -> None:
        """Answer those who want to keep the run, unless it is on its way."""
        if self._phase is not Phase.RESTORING and not self._is_held:
            while self._saves:
                self.save_told.emit(self._saves.pop(), *next_step(_saving(self._session)))

    def _carry_out(self, deed: Deed) -> Content:
        """Do what a deed says, and return what leads back; from a run that begins again, to the start of the last."""
        session, content = self._session, deed.content
        before: Content
        if isinstance(content, RunPoint):
            before = _start_of(session) if deed.is_repeated else self._whole()
            self._restore(content)
            return before
        if isinstance(content, SavedRun):
            before = self._whole()
            self._open(content)
            return before
        if isinstance(content, RunConfig):
            before = _start_of(session) if needs_restart(session.config, content) else session.config
            self._configure(content)
            return before
        if not _has_done(session.point, deed.undoes):
            raise EngineError(Text(NOT_IN_THE_RUN))
        inverse = session.intervene(content)
        self._continue()
        return inverse

    def _whole(self) -> RunPoint | SavedRun:
        """Return what brings the run back: with all that it is, unless it is broken."""
        return self._session.point if self._phase is Phase.FAILED else self._session.saved()

    def _tell_refusal(self, deed: Deed, error: Exception) -> None:
        """Tell why a deed is not done. What hands would have done has changed nothing, so the run goes on."""
        if isinstance(error, EngineError) and isinstance(deed.content, tuple | SavedRun):
            if isinstance(error, Diverged):  # the sentence of which is on the learning rate
                error = EngineError(Text(WOULD_DIVERGE, {"quantity": error.quantity}))
            self.not_done.emit(deed, error)
            return
        self.report(error)
        self.not_done.emit(deed, None)

    def _configure(self, config: RunConfig) -> None:
        if needs_restart(self._session.config, config):
            self._restart(config)
            return
        if config.epochs != self._session.config.epochs:
            self._target = config.epochs
        self._heeds_reasons = True
        self._session.change(config)
        self._continue()

    def _continue(self) -> None:
        """Go on after a change, or stand where the run is; one that was diverged may try again."""
        is_inside = self._phase is Phase.INSIDE and self._session.progress.is_inside
        if is_inside or self._phase is Phase.FAILED or (self._phase is Phase.RUNNING and not self._is_over()):
            self._enter(self._phase)
        else:
            self._stop_there()

    def _restart(self, config: RunConfig) -> None:
        self._session = self._begun_again(config)
        self._target, self._heeds_reasons = config.epochs, True
        self._enter(Phase.PAUSED)

    def _begun_again(self, config: RunConfig) -> Session:
        try:
            return begun_again(self._session, config)
        except EngineError:
            raise
        except Exception:
            if self._phase is not Phase.FAILED:
                raise
            return Session(config)  # of a run that is broken nothing may be left to stand

    def _restore(self, point: RunPoint) -> None:
        way = replay(point)
        self._session = next(way)
        self._aim(point)
        self._travel.set_out(way, Goal(point.epoch, partial(self._end_restoring, point), point.update))
        self._is_told_from = 0.0
        self._enter(Phase.RESTORING)
        self._go_on(0.0)  # no further than it is: there may be nothing to do

    def _aim(self, point: RunPoint) -> None:
        """Have the target that a run has at a point."""
        runs = max(1, math.ceil(point.epoch / point.config.epochs))  # to a target, the present one included
        self._target = runs * point.config.epochs
        self._heeds_reasons = True

    def _open(self, run: SavedRun) -> None:
        """Be where a run was when it was saved."""
        self._session = opened(run)
        self._aim(self._session.point)
        if self._session.progress.is_inside:
            self._look_inside()
        else:
            self._stop_there()

    def _look_inside(self) -> None:
        """Show the quantity that the session has come to, in its layer."""
        newest = self._session.progress.newest
        assert newest is not None
        has_update = newest == UPDATE and self._request.has_terms
        self._request = replace(self._request, layer=newest.l or self._request.layer, has_update=has_update)
        self._enter(Phase.INSIDE)

    def _end_restoring(self, point: RunPoint) -> None:
        self._stop_there()
        self.restored.emit(point)


NOT_IN_THE_RUN = marked(
    "engine", "it is not in the run up to this epoch. Go to the epoch in which it was done, or leave it out."
)
WOULD_DIVERGE = marked("engine", "{quantity} would not be a finite number any more.")

TWO = marked("engine", "{first}, {second}")
AND_ONE = marked("engine", "{first}, {second} and 1 other")
AND_OTHERS = marked("engine", "{first}, {second} and {count} others")
"""What of a set-up was changed, the first two by name."""


def _saving(session: Session) -> Steps:
    yield from ()
    return session.saved()


def _start_of(session: Session) -> RunPoint:
    """Return the start of a run with the set-up in force, and with what hands have done that still stands."""
    point = session.point
    start = point.at(0)
    if start.events == point.events and start.config == session.config:
        return start
    try:
        return begun_again(session, session.config).point
    except EngineError:
        return start


def _has_done(point: RunPoint, events: tuple[Event, ...]) -> bool:
    """Tell whether a run has numbers and points at a moment that hands have given it, or newer ones in their place."""
    done = [entry.event for entry in point.events]
    return all(
        any(known == event or known.replaces(event) for known in done)
        for event in events
        if event.changes_samples or isinstance(event, SetParameter)
    )


def text_of(content: Content, undoing: Content) -> Text:
    """Return what was done, as a menu says it, where it is known what leads back."""
    if isinstance(content, RunPoint | SavedRun):
        return Text(marked("engine", "opening another run"))
    if isinstance(content, tuple):
        return content[-1].text if content else Text("")
    old = undoing.config if isinstance(undoing, RunPoint) else undoing
    changed = [field for field in FIELDS if getattr(old, field.name) != getattr(content, field.name)]
    seen = [Text(field.label) for field in changed if field.matters(content)] or [
        Text(field.label) for field in changed
    ]
    if len(seen) < 2:
        return seen[0] if seen else Text("")
    count = len(seen) - 2
    several = AND_ONE if count == 1 else AND_OTHERS if count else TWO
    return Text(several, {"first": seen[0], "second": seen[1], "count": count})
