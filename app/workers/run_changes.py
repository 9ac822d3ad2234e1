"""What can become of the run of a trainer: it begins again, becomes another one, or hands change it."""

import math
from functools import partial

from PySide6.QtCore import Signal, Slot

from app.lesson.deeds import Content, Deed, Done
from app.workers.status import Phase
from app.workers.training_loop import TrainingLoop, at_home, reported
from app.workers.travel import Goal
from mlp_engine import (
    FIELDS,
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


class ChangingLoop(TrainingLoop):
    """A training loop whose run can be changed and replaced; ``Trainer`` tells what comes of it in each phase."""

    done = Signal(object)
    """A Done: what has changed the run, and what leads back; of what is repeated also if nothing has changed."""
    not_done = Signal(object)
    """A Deed that is refused, after ``refused`` has told why: the run is as it was."""

    @Slot()
    @reported
    def reset(self) -> None:
        """Start again from the same initial weights."""
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
        something is told by ``done``; one that is refused leaves the run as it was.
        """
        if self._phase is Phase.FAILED and isinstance(deed.content, tuple):
            self.not_done.emit(deed)
            return
        try:
            undoing = self._carry_out(deed.content)
        except Exception as error:  # whoever waits for what comes of the deed must hear of it
            self._tell_refusal(deed, error)
            return
        if deed.is_repeated or undoing not in ((), deed.content):
            text = text_of(deed.content, undoing)
            self.done.emit(Done(deed, Deed(undoing, deed.gesture, is_repeated=True), text))

    def _carry_out(self, content: Content) -> Content:
        """Do something, and return what undoes it."""
        session = self._session
        if isinstance(content, RunPoint):
            start = session.point.at(0)
            self._restore(content)
            return start
        if isinstance(content, RunConfig):
            needs_start = needs_restart(session.config, content)
            undoing = session.point.at(0) if needs_start else session.config
            self._configure(content)
            return undoing
        inverse: tuple[Event, ...] = session.intervene(content)  # type: ignore[attr-defined]
        self._continue()
        return inverse

    def _tell_refusal(self, deed: Deed, error: Exception) -> None:
        """Tell why a deed is not done; a run that hands would have made diverge has not."""
        if isinstance(error, Diverged) and isinstance(deed.content, tuple):
            error = EngineError(Text(WOULD_DIVERGE, {"quantity": error.quantity}))
        self.report(error)
        self.not_done.emit(deed)

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
        self._session = Session(config)
        self._target, self._heeds_reasons = config.epochs, True
        self._enter(Phase.PAUSED)

    def _restore(self, point: RunPoint) -> None:
        way = replay(point)
        self._session = next(way)
        runs = max(1, math.ceil(point.epoch / point.config.epochs))  # to a target, the present one included
        self._target = runs * point.config.epochs
        self._heeds_reasons = True
        self._travel.set_out(way, Goal(point.epoch, partial(self._end_restoring, point), point.update))
        self._is_told_from = 0.0
        self._enter(Phase.RESTORING)
        self._go_on(0.0)  # no further than it is: there may be nothing to do

    def _end_restoring(self, point: RunPoint) -> None:
        self._stop_there()
        self.restored.emit(point)


WOULD_DIVERGE = marked("engine", "That cannot be done: {quantity} would stop being finite.")


def text_of(content: Content, undoing: Content) -> Text:
    """Return what a deed is, as a menu says it, where it is known what undoes it."""
    if isinstance(content, tuple):
        return content[-1].text if content else Text("")
    old, new = (side.config if isinstance(side, RunPoint) else side for side in (undoing, content))
    assert isinstance(old, RunConfig)
    assert isinstance(new, RunConfig)
    changed = [field for field in FIELDS if getattr(old, field.name) != getattr(new, field.name)]
    labels = [Text(field.label) for field in changed if field.matters(new)] or [Text(field.label) for field in changed]
    if not labels:
        return Text(marked("engine", "another run"))
    return labels[0] if len(labels) == 1 else Text(SEVERAL, {"first": labels[0], "second": labels[1]})


SEVERAL = marked("engine", "{first}, {second}")
