"""A run: it turns a RunConfig into epochs, and can go back to any of them."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from mlp_engine.arrays import read_only
from mlp_engine.batches import update_count
from mlp_engine.config import RunConfig
from mlp_engine.errors import InvalidInput, Text, marked
from mlp_engine.events import Event
from mlp_engine.fields import FIELDS
from mlp_engine.hands import standing
from mlp_engine.history import EpochRecord
from mlp_engine.keyframes import Keyframes, State
from mlp_engine.parts import Parts
from mlp_engine.past import Era, Past
from mlp_engine.rates import RateLog
from mlp_engine.run_point import RunPoint
from mlp_engine.saved_run import SavedRun, history_of, left_of, parts_of_past
from mlp_engine.training import Training


class Run(Training):
    """A training that can go back, and be changed by hand.

    ``rewind`` takes it to an earlier epoch, from which steps repeat what was recorded, bit for bit and with every
    learning rate it had, until they go on at the newest epoch. Another learning rate in the past starts another run
    there; the curves of the one that is left are kept.

    Hands change it by ``intervene``, also while it goes on: what they have done at a moment belongs to the run, and is
    done again whenever a way leads through that moment.
    """

    @property
    def point(self) -> RunPoint:
        """Where the run is: enough to be there again by ``replay``."""
        config = replace(self.config, learning_rate=self._rates.at(self.epoch))
        events = self._past.events.until((self.epoch, self.update))
        return RunPoint(config, self.epoch, self._rates.until(self.epoch), self.update, events)

    def change(self, config: RunConfig) -> None:
        """Take the fields of ``config`` that can change while a run goes on.

        Another learning rate in the past begins another run: the later epochs are ``left``.

        Raises InvalidInput if another field differs.
        """
        for field in FIELDS:
            value = getattr(config, field.name)
            if not field.changes_live and value != getattr(self.config, field.name):
                raise InvalidInput(field.name, value, Text(marked("engine", "what it was when the run started")))
        is_other_rate = config.learning_rate != self.config.learning_rate
        if is_other_rate and self.epoch < self.newest_epoch:
            self._leave_later_epochs()
        self.config = config
        if is_other_rate:
            self._rates.note(self.epoch + (self.update > 0), config.learning_rate)

    def _leave_later_epochs(self) -> None:
        """Let another run begin in the present epoch."""
        self.left = self.history.curves()
        self.history = self.history.until(self._point)
        self._past.forget_after((self.epoch, self.update))

    # saving

    def saved(self) -> SavedRun:
        """Return the run as it is. What is large is not copied, and does not change when the run goes on."""
        eras, states = parts_of_past(self._past, self._nearest_state(self.epoch))
        history, points = self.history.parts()
        if self.epoch < self.newest_epoch and self.epoch % self.history.span:
            points["point"] = self.history.values_of(self._point[:-1])
        values: dict[str, object] = {
            "run": self._end.as_dict(),
            "epoch": self.epoch,
            "update": self.update,
            "eras": eras,
            "history": history,
        }
        arrays = {name: read_only(parameter) for name, parameter in self.model.parameters.items()} | states
        arrays |= {f"history.{name}": array for name, array in points.items()}
        if self.left is not None:
            values["left"], points = self.left.parts()
            arrays |= {f"left.{name}": array for name, array in points.items()}
        return SavedRun(values, arrays)

    @property
    def _end(self) -> RunPoint:
        """The run up to where its newest epoch is made, with all that was set and done."""
        rates = tuple(self._rates)
        shape = self._past.shape_at(self.newest_epoch)
        config = replace(self.config, **shape, learning_rate=rates[-1][1])
        return RunPoint(config, self.newest_epoch + 1, rates, events=tuple(self._past.events))

    def take_over(self, end: RunPoint, eras: Sequence[Era], parts: Parts, epoch: int) -> None:
        """Be a run that was saved, as near before an epoch as it has a state.

        Parameters
        ----------
        end : the run up to where its newest epoch is made; this one begins like it
        eras, parts : of what ``saved`` gave

        Raises
        ------
        InvalidInput
            if the parts are not allowed or do not belong together
        """
        extra_names = self.history.extra_names
        self._past = Past(self._learner, eras, end.events)
        self.history = history_of(parts, self._past, end.epoch, extra_names)
        self.left = left_of(parts, self._past, extra_names)
        self._rates = RateLog(end.rates or [(0, end.config.learning_rate)])
        known = self._nearest_state(epoch).epoch
        self.config = replace(end.config, **self._past.shape_at(known))
        first = epoch - epoch % self.history.span
        before: list[EpochRecord] = []
        if first < known and epoch < self.newest_epoch:
            before = self.history.records_of(parts.part("history", {}), first, epoch)[: known - first]
        self._go_back(known, before, is_known=False)

    # hands

    @np.errstate(all="ignore")  # as above
    def intervene(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """Change the run by hand, now; return the events that lead back.

        What is done in the past begins another run there, as another learning rate does. Between two updates of an
        epoch those that change samples or shape take the updates of the epoch back first.

        Raises
        ------
        InvalidInput
            if an event does not fit the run
        Diverged
            if the numbers would not be finite; whatever is raised, the run is then as before
        """
        record, begun = self.record, self.update
        if any(event.changes_samples or event.changes_shape for event in events) and begun:
            self._return_to(record, 0)
        update = self.update
        try:
            back = [self._do(event) for event in events]
            if update:
                self._learner.take_batch(self.epoch, update)
                self._learner.passes()
                self._learner.check(self.epoch)
            else:
                self._learner.best[:] = self._best_before
                record = self._learner.measured(self.epoch)
        except BaseException:
            self._return_to(self.record, begun)
            raise
        if self.epoch < self.newest_epoch:
            self._leave_later_epochs()
        self._past.forget_after((self.epoch, update))
        self._rates.note(self.epoch + (update > 0), self.config.learning_rate)  # and forget those of later epochs
        for event in events:
            self._past.events.note((self.epoch, update), event)
        self._made_rate = None
        if not update:
            self._begin_epoch_again(record)
        return tuple(event for undoing in reversed(back) for event in undoing)

    def standing(self) -> tuple[Event, ...]:
        """Return the events that freeze and switch off what is frozen and off now."""
        return standing(self._learner)

    def _begin_epoch_again(self, record: EpochRecord) -> None:
        """Have the present epoch begin with what the learner is now."""
        self.record = record
        self.history.widen(self.norm_names)
        self.history.replace_last(record)
        self._point[-1] = record
        self._past.begin_again(self.epoch, self._learner)
        self._keep_state()

    # going back

    def is_on_the_way_to(self, epoch: int, update: int = 0) -> bool:
        """Tell whether steps lead from here to an epoch as soon as after ``rewind``."""
        is_before = (self.epoch, self.update) <= (epoch, update)
        return is_before and self._last_state(epoch).epoch <= self.epoch

    def has_been_at(self, point: RunPoint) -> bool:
        """Tell whether a point is one of this run, however many epochs it was to have."""
        if point.epoch > self.newest_epoch or point.update >= self.updates_in(point.epoch):
            return False
        live = {field.name: getattr(point.config, field.name) for field in FIELDS if field.changes_live}
        shape = self._past.shape_at(point.epoch)
        config = replace(self.config, **shape | live | {"learning_rate": self._rates.at(point.epoch)})
        events = self._past.events.until((point.epoch, point.update))
        return point == RunPoint(config, point.epoch, self._rates.until(point.epoch), point.update, events)

    def updates_in(self, epoch: int) -> int:
        """Return how many updates an epoch is that was trained: hands may have added or erased samples since."""
        return update_count(self._past.samples_at(epoch), self.config.batch_size)

    def rewind(self, epoch: int) -> None:
        """Go to a known state before an epoch that was trained, near to it; ``step`` leads on to the epoch itself."""
        self._go_back(self._last_state(epoch).epoch, (), is_known=True)

    def _go_back(self, epoch: int, before: Sequence[EpochRecord], *, is_known: bool) -> None:
        """Be at an epoch whose state is kept; the records before it in its point of the curves are given."""
        self._stand_at(epoch, is_known=is_known)
        self._keep_state()
        self._take_recorded_rate()
        with np.errstate(all="ignore"):
            self.record = self._learner.measured(self.epoch)
        self._point = [*before, self.record]

    def _nearest_state(self, epoch: int) -> State:
        """Return the state that leads to an epoch with the update before it or, if there is none, without it."""
        before = self._past.last_before(max(0, epoch - 1))
        return before if before.epoch == epoch - 1 else self._past.last_before(epoch)

    def _last_state(self, epoch: int) -> State:
        """Return the last state before an epoch from which both its update and its point of the curves can be made."""
        span = self.history.curves().span
        state = self._past.last_before(max(0, min(epoch - 1, epoch // span * span)))
        while state.epoch % span:
            state = self._past.last_before(state.epoch // span * span)
        return state

    @property
    def _states(self) -> Keyframes:
        return self._past.states
