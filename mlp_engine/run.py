"""A run: it turns a RunConfig into epochs, and can go back to any of them."""

from dataclasses import replace

import numpy as np

from mlp_engine.config import RunConfig
from mlp_engine.curves import Curves
from mlp_engine.errors import InvalidInput, Text, marked
from mlp_engine.fields import FIELDS
from mlp_engine.history import EpochRecord, History
from mlp_engine.keyframes import Keyframes, State
from mlp_engine.learner import Learner
from mlp_engine.rates import RateLog
from mlp_engine.run_point import RunPoint


class Run:
    """A network and its data between two updates.

    At any moment the forward and backward pass of the present weights are done and the update is not: Z, A, δ and the
    gradients all belong to the weights beside them. ``step`` makes the updates of the epoch and then the passes of the
    next one, so it goes from one such moment to the next or, when the numbers stop being finite, stays where it was.

    An epoch is one update with all samples, or several with a batch each: then Z, A, δ and the gradients are those of
    the batch that is due, ``step_update`` goes on to the next one, and an epoch has one learning rate for all of them:
    what is set between two of them holds from the next epoch on.

    A run can go back: ``rewind`` takes it to an earlier epoch, from which steps repeat what was recorded, bit for
    bit and with every learning rate it had, until they go on at the newest epoch. Another learning rate in the past
    starts another run there; the curves of the one that is left are kept.

    Attributes
    ----------
    config : the present configuration
    X, Y : the data set, (n_0, m) and (n_L, m), read-only
    model : the network; its parameters are changed in place
    history : the records of epochs 0 to ``newest_epoch``
    left : the curves of the run that was left last, or None
    epoch : number of epochs made
    update : number of updates made of the present epoch
    record : what was measured at the beginning of the present epoch

    Raises
    ------
    Diverged
        if the starting weights give numbers that are not finite
    """

    def __init__(self, config: RunConfig) -> None:
        self.config = config
        self._learner = Learner(config)
        self.X, self.Y, self.model = self._learner.X, self._learner.Y, self._learner.model
        self.epoch = self.update = 0
        self.left: Curves | None = None
        self._rates = RateLog([(0, config.learning_rate)])
        self._states = Keyframes(self._learner.state.size)
        self._last_update = self._learner.batches.count - 1
        self._made_rate: float | None = None  # of the last update
        self._before = np.empty(self._learner.state.size)  # the state before it, between two updates of an epoch
        norm_names = [f"|{name}|" for name in self._learner.backward.grads]
        self.history = History(norm_names, extra_names=self._learner.extra_names)
        with np.errstate(all="ignore"):  # numbers that are not finite are found and told below
            self.record = self._learner.measured(0)
        self._states.put(0, self._learner.state)
        self.history.append(self.record)
        self._point = [self.record]  # of the epochs that are in one point of the curves with the present one

    @property
    def newest_epoch(self) -> int:
        """The last epoch that was trained; the present one unless the session has gone back."""
        return len(self.history) - 1

    @property
    def n_updates(self) -> int:
        """How many updates an epoch is."""
        return self._last_update + 1

    @property
    def point(self) -> RunPoint:
        """Where the run is: enough to be there again by ``replay``."""
        config = replace(self.config, learning_rate=self._rates.at(self.epoch))
        return RunPoint(config, self.epoch, self._rates.until(self.epoch), self.update)

    @property
    def best_epoch(self) -> int | None:
        """The epoch with the smallest loss of the test up to the present one; None where there is no test."""
        return int(self._learner.best[1]) if self._learner.X_test.size else None

    @property
    def reason_to_stop(self) -> str:
        """The field by which the run stops in the present epoch: "stop_loss", "patience", or "" for neither."""
        config, best = self.config, self.best_epoch
        if config.stop_loss is not None and self.record.loss <= config.stop_loss:
            return "stop_loss"
        is_patient = config.patience is None or best is None or self.epoch - best < config.patience
        return "" if is_patient else "patience"

    @np.errstate(all="ignore")  # as above
    def step(self) -> EpochRecord:
        """Finish the present epoch by its updates, start the next one, and return the record of the finished one.

        Raises Diverged if the next epoch's loss, gradients or weights are not finite. Whatever is raised, the run
        is then as before.
        """
        finished, begun = self.record, self.update
        rate = self._rate_of(self.epoch)
        try:
            while self.update < self._last_update:
                self._make_update(rate)
                self._take_batch(self.update + 1)
            self._make_update(rate)
            self.epoch, self.update = self.epoch + 1, 0
            self.record = self._learner.measured(self.epoch)
        except BaseException:
            self._return_to(finished, begun)
            raise
        self._states.put(self.epoch, self._learner.state)
        if self.epoch == len(self.history):
            self.history.append(self.record)
        else:
            self._repeat(self.record)
        if self._rates.has_several:
            self._take_recorded_rate()
        return finished

    @np.errstate(all="ignore")  # as above
    def step_update(self) -> EpochRecord | None:
        """Make one update; return the record of the epoch if that was its last one.

        Raises Diverged as ``step`` does, and then the run is as before.
        """
        if self.update == self._last_update:
            return self.step()
        record, begun = self.record, self.update
        try:
            self._make_update(self._rate_of(self.epoch))
            self._take_batch(begun + 1)
            self._learner.check(self.epoch)
        except BaseException:
            self._return_to(record, begun)
            raise
        self._take_recorded_rate()
        return None

    def _rate_of(self, epoch: int) -> float:
        """Return the learning rate of an epoch's updates."""
        return self._rates.at(epoch) * self.config.rate_factor(epoch)

    def _make_update(self, rate: float) -> None:
        if self.update:  # else the state is that of the epoch, which is kept
            self._before[:] = self._learner.state
        self._made_rate = rate
        self._learner.update(rate)

    def _take_batch(self, update: int) -> None:
        self.update = update
        self._learner.take_batch(self.epoch, update)
        self._learner.passes()

    def _return_to(self, record: EpochRecord, update: int) -> None:
        """Be again where some updates of the epoch of a record were made."""
        self.record, self.epoch, self._made_rate = record, record.epoch, None
        self._learner.restore(self._states.last_before(self.epoch).vector)
        self._learner.pass_all()  # its predictions are those of the epoch
        self._take_batch(0)
        for k in range(update):
            self._make_update(self._rate_of(self.epoch))
            self._take_batch(k + 1)

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

    # going back

    def is_on_the_way_to(self, epoch: int, update: int = 0) -> bool:
        """Tell whether steps lead from here to an epoch as soon as after ``rewind``."""
        is_before = (self.epoch, self.update) <= (epoch, update)
        return is_before and self._last_state(epoch).epoch <= self.epoch

    def has_been_at(self, point: RunPoint) -> bool:
        """Tell whether a point is one of this run, however many epochs it was to have."""
        if point.epoch > self.newest_epoch or point.update >= self.n_updates:
            return False
        live = {field.name: getattr(point.config, field.name) for field in FIELDS if field.changes_live}
        config = replace(self.config, **live | {"learning_rate": self._rates.at(point.epoch)})
        return point == RunPoint(config, point.epoch, self._rates.until(point.epoch), point.update)

    def rewind(self, epoch: int) -> None:
        """Go to a known state before an epoch that was trained, near to it; ``step`` leads on to the epoch itself."""
        state = self._last_state(epoch)
        self._learner.restore(state.vector)
        self.epoch, self.update, self._made_rate = state.epoch, 0, None
        self._states.put(self.epoch, self._learner.state)
        self._take_recorded_rate()
        with np.errstate(all="ignore"):
            self.record = self._learner.measured(self.epoch)
        self._point = [self.record]

    def _last_state(self, epoch: int) -> State:
        """Return the last state before an epoch from which both its update and its point of the curves can be made."""
        span = self.history.curves().span
        state = self._states.last_before(max(0, min(epoch - 1, epoch // span * span)))
        while state.epoch % span:
            state = self._states.last_before(state.epoch // span * span)
        return state

    def _repeat(self, record: EpochRecord) -> None:
        """Take note of an epoch that is in the history already."""
        if record.epoch % self.history.span == 0:
            self._point.clear()
        self._point.append(record)

    def _take_recorded_rate(self) -> None:
        """Have in force what was set: between two updates of an epoch, for the next one."""
        rate = self._rates.at(self.epoch + (self.update > 0))
        if rate != self.config.learning_rate:
            self.config = replace(self.config, learning_rate=rate)

    def _leave_later_epochs(self) -> None:
        """Let another run begin in the present epoch."""
        self.left = self.history.curves()
        self.history = self.history.until(self._point)
        self._states.forget_after(self.epoch)
