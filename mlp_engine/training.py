"""The epochs of a run, one after the other: updates, passes, and what is measured."""

from dataclasses import replace

import numpy as np

from mlp_engine.arrays import FloatArray
from mlp_engine.config import RunConfig
from mlp_engine.curves import Curves
from mlp_engine.events import Event
from mlp_engine.hands import carry_out
from mlp_engine.history import EpochRecord, History
from mlp_engine.learner import Learner
from mlp_engine.network import MLP
from mlp_engine.past import Past
from mlp_engine.rates import RateLog
from mlp_engine.remodelling import leading_back, remodelled
from mlp_engine.reshaping import Reshape


class Training:
    """A network and its data between two updates, that goes from one such moment to the next.

    At any moment the forward and backward pass of the present weights are done and the update is not: Z, A, δ and the
    gradients all belong to the weights beside them. ``step`` makes the updates of the epoch and then the passes of the
    next one, so it goes from one such moment to the next or, when the numbers stop being finite, stays where it was.

    An epoch is one update with all samples, or several with a batch each: then Z, A, δ and the gradients are those of
    the batch that is due, ``step_update`` goes on to the next one, and an epoch has one learning rate for all of them:
    what is set between two of them holds from the next epoch on.

    Attributes
    ----------
    config : the present configuration
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
        self._past = Past(self._learner)
        self.epoch = self.update = 0
        self.left: Curves | None = None
        self._rates = RateLog([(0, config.learning_rate)])
        self._made_rate: float | None = None  # of the last update, as long as nothing else has led here
        self._before = np.empty(self._learner.state.size)  # the state before it, between two updates of an epoch
        self._best_before = self._learner.best.copy()  # that of the epochs before the present one
        self.history = History(self.norm_names, extra_names=self._learner.extra_names)
        with np.errstate(all="ignore"):  # numbers that are not finite are found and told below
            self.record = self._learner.measured(0)
        self._keep_state()
        self.history.append(self.record)
        self._point = [self.record]  # of the epochs that are in one point of the curves with the present one

    @property
    def X(self) -> FloatArray:
        """The samples to learn from, (n, m), read-only."""
        return self._learner.X

    @property
    def A_0(self) -> FloatArray:
        """What enters the network of them, (n_0, m)."""
        return self._learner.A_0

    @property
    def Y(self) -> FloatArray:
        """Their targets, (n_L, m), read-only."""
        return self._learner.Y

    @property
    def model(self) -> MLP:
        """The network; its parameters are changed in place."""
        return self._learner.model

    @property
    def norm_names(self) -> tuple[str, ...]:
        """Of the norms of its gradients, "|dW1|", "|db1|", …."""
        return tuple(f"|{name}|" for name in self._learner.backward.grads)

    @property
    def newest_epoch(self) -> int:
        """The last epoch that was trained; the present one unless the session has gone back."""
        return len(self.history) - 1

    @property
    def n_updates(self) -> int:
        """How many updates an epoch is."""
        return self._learner.batches.count

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
        rate, last = self._rate_of(self.epoch), self.n_updates - 1
        try:
            while self.update < last:
                self._make_update(rate)
                self._take_batch(self.update + 1)
            self._make_update(rate)
            self.epoch, self.update = self.epoch + 1, 0
            self._best_before[:] = self._learner.best
            if self._past.events:
                self._do_what_was_done()
            self.record = self._learner.measured(self.epoch)
        except BaseException:
            self._return_to(finished, begun)
            raise
        self._keep_state()
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
        if self.update == self.n_updates - 1:
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
        if update and self._past.events:
            self._do_what_was_done()
        self._learner.take_batch(self.epoch, update)
        self._learner.passes()

    def _return_to(self, record: EpochRecord, update: int) -> None:
        """Be again where some updates of the epoch of a record were made."""
        self.record = record
        self._stand_at(record.epoch, is_known=False)
        self._learner.measured_again(record)
        for k in range(update):
            self._make_update(self._rate_of(self.epoch))
            self._take_batch(k + 1)

    def _stand_at(self, epoch: int, *, is_known: bool) -> None:
        """Be at the beginning of an epoch whose state is kept; it is to be measured again.

        What the learner ``is_known`` to be are the parameters and samples of the present moment.
        """
        moment = (self.epoch, self.update) if is_known else None
        self._use(self._past.restored(epoch, self._learner, moment))
        self.epoch, self.update, self._made_rate = epoch, 0, None
        self._best_before[:] = self._learner.best

    def _keep_state(self) -> None:
        self._past.put(self.epoch, self._learner, self._best_before)

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

    def _do(self, event: Event) -> tuple[Event, ...]:
        """Carry an event out, and return what leads back."""
        if not isinstance(event, Reshape):
            return carry_out(event, self._learner)
        learner = remodelled(self._learner, event)
        back = leading_back(self._learner, event)
        self._use(learner)
        return back

    def _do_what_was_done(self) -> None:
        """Carry out the events of the present moment, to which a way has led."""
        for event in self._past.events.at((self.epoch, self.update)):
            self._do(event)
            self._made_rate = None

    def _use(self, learner: Learner) -> None:
        """Go on with a learner, which may have another shape than the one before."""
        if learner is not self._learner:
            self._learner = learner
            self._before = np.empty(learner.state.size)
            shape = {name: getattr(learner.config, name) for name in Reshape.FIELDS}
            self.config = replace(self.config, **shape)
