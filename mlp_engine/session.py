"""A run: it turns a RunConfig into epochs and, when asked, takes a picture of itself."""

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from mlp_engine.arrays import as_integer
from mlp_engine.config import RunConfig
from mlp_engine.curves import Curves
from mlp_engine.errors import InvalidInput, Text, marked
from mlp_engine.fields import FIELDS
from mlp_engine.findings import Epoch, findings_of
from mlp_engine.frame import Frame, FrameRequest, Update
from mlp_engine.frame_maker import FrameMaker
from mlp_engine.history import EpochRecord, History
from mlp_engine.keyframes import Keyframes, State
from mlp_engine.learner import Learner
from mlp_engine.progress import Progress, micro_steps
from mlp_engine.run_point import RunPoint


class Session:
    """A network and its data between two epochs.

    At any moment the forward and backward pass of the present weights are done and the update is not: Z, A, δ and the
    gradients all belong to the weights beside them. ``step`` makes the update and then the passes of the next epoch, so
    it goes from one such moment to the next or, when the numbers stop being finite, stays where it was.

    A session can go back: ``rewind`` takes it to an earlier epoch, from which steps repeat what was recorded, bit for
    bit and with every learning rate it had, until they go on at the newest epoch. Another learning rate in the past
    starts another run there; the curves of the one that is left are kept.

    ``look_on`` and ``look_back`` go through the quantities of an update one by one. Nothing is computed anew for that:
    the session only says how much of it is to be seen.

    Attributes
    ----------
    config : the present configuration
    X, Y : the data set, (n_0, m) and (n_L, m), read-only
    model : the network; its parameters are changed in place
    history : the records of epochs 0 to ``newest_epoch``
    left : the curves of the run that was left last, or None
    epoch : number of updates made
    record : what was measured in the present epoch
    progress : what of the present epoch is to be seen

    Raises
    ------
    Diverged
        if the starting weights give numbers that are not finite
    """

    def __init__(self, config: RunConfig) -> None:
        self.config = config
        self._learner = Learner(config)
        self.X, self.Y, self.model = self._learner.X, self._learner.Y, self._learner.model
        self._frame_maker = FrameMaker(self._learner)
        self.epoch = 0
        self.progress = Progress(self.model.L)
        self.left: Curves | None = None
        self._rates = [(0, config.learning_rate)]
        self._states = Keyframes(self._learner.state.size)
        self._states.put(0, self._learner.state)
        self.history = History([f"|{name}|" for name in self._learner.backward.grads])
        with np.errstate(all="ignore"):  # numbers that are not finite are found and told below
            self.record = self._learner.measured(0)
        self.history.append(self.record)
        self._point = [self.record]  # of the epochs that are in one point of the curves with the present one

    @property
    def newest_epoch(self) -> int:
        """The last epoch that was trained; the present one unless the session has gone back."""
        return len(self.history) - 1

    @property
    def point(self) -> RunPoint:
        """Where the run is: enough to be there again by ``replay``."""
        return RunPoint(self.config, self.epoch, tuple(entry for entry in self._rates if entry[0] <= self.epoch))

    @np.errstate(all="ignore")  # as above
    def step(self) -> EpochRecord:
        """Finish the present epoch by its update, start the next one, and return the record of the finished one.

        Raises Diverged if the next epoch's loss, gradients or weights are not finite. Whatever is raised, the session
        is then as before.
        """
        finished = self.record
        self.epoch += 1
        try:
            self._learner.update(self.config.learning_rate)
            self.record = self._learner.measured(self.epoch)
        except BaseException:
            self.epoch -= 1
            self._learner.restore(self._states.last_before(self.epoch).vector)
            self._learner.passes()
            raise
        self._states.put(self.epoch, self._learner.state)
        if self.epoch > self.newest_epoch:
            self.history.append(self.record)
        else:
            self._repeat(self.record)
        if self.progress.is_inside:
            self.look_at_all()
        return finished

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
            self._record_rate()

    # going back

    def is_on_the_way_to(self, epoch: int) -> bool:
        """Tell whether steps lead from here to an epoch as soon as after ``rewind``."""
        return self._last_state(epoch).epoch <= self.epoch <= epoch

    def has_been_at(self, point: RunPoint) -> bool:
        """Tell whether a point is one of this run, however many epochs it was to have."""
        rates = tuple(entry for entry in self._rates if entry[0] <= point.epoch)
        config = replace(self.config, epochs=point.config.epochs, learning_rate=rates[-1][1])
        return point.epoch <= self.newest_epoch and point == RunPoint(config, point.epoch, rates)

    def rewind(self, epoch: int) -> None:
        """Go to a known state before an epoch that was trained, near to it; ``step`` leads on to the epoch itself."""
        state = self._last_state(epoch)
        self._learner.restore(state.vector)
        self.epoch = state.epoch
        self._states.put(self.epoch, self._learner.state)
        self.look_at_all()
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
        self._take_recorded_rate()

    def _take_recorded_rate(self) -> None:
        rate = self._rate_of(self.epoch)
        if rate != self.config.learning_rate:
            self.config = replace(self.config, learning_rate=rate)

    def _rate_of(self, epoch: int) -> float:
        """Return the learning rate of an epoch's update."""
        return next(rate for first, rate in reversed(self._rates) if first <= epoch)

    def _record_rate(self) -> None:
        """Note the present rate if it is a new one; one that no update has used is forgotten."""
        if self._rates[-1][0] == self.epoch:
            self._rates.pop()
        if not self._rates or self._rates[-1][1] != self.config.learning_rate:
            self._rates.append((self.epoch, self.config.learning_rate))

    def _leave_later_epochs(self) -> None:
        """Let another run begin in the present epoch."""
        self.left = self.history.curves()
        self.history = self.history.until(self._point)
        self._states.forget_after(self.epoch)
        self._rates = [entry for entry in self._rates if entry[0] <= self.epoch]

    # inside an update

    def look_on(self) -> None:
        """See one quantity more of the present epoch; behind the last one make the update, and see what it has made.

        Raises Diverged as ``step`` does.
        """
        L, position = self.model.L, self.progress.position
        if position is None:
            self.progress = Progress(L, 1)
        elif not self.progress.is_complete:
            self.progress = Progress(L, position + 1)
        else:
            self.step()
            self.progress = Progress(L, 0)

    def look_back(self) -> bool:
        """See one quantity less of the present epoch; tell whether there was one.

        Where only the parameters are to be seen, the update before has to be taken back: go to the epoch before and
        ``look_at_end``.
        """
        if self.progress.position is None:
            self.look_at_end()
        elif self.progress.position > 0:
            self.progress = Progress(self.model.L, self.progress.position - 1)
        else:
            return False
        return True

    def look_at_end(self) -> None:
        """See every quantity of the present epoch, the last one as the newest."""
        self.progress = Progress(self.model.L, len(micro_steps(self.model.L)) - 1)

    def look_at_all(self) -> None:
        """See all of the present epoch: stop looking at quantities one by one."""
        self.progress = Progress(self.model.L)

    # pictures

    def frame(self, request: FrameRequest) -> Frame:
        """Return a picture of the session; its arrays are copies that never change."""
        l = min(request.layer, self.model.L)
        progress = self.progress
        return Frame(
            point=self.point,
            progress=progress,
            loss=self.record.loss if progress.knows_loss() else math.nan,
            accuracy=self.record.accuracy if progress.knows_loss() else math.nan,
            curves=self._curves(),
            recorded=self.history.curves(),
            left=self.left,
            X=self.X,
            Y=self.Y,
            layers=self._frame_maker.layers(progress),
            samples=self._frame_maker.samples(l, progress, has_terms=request.has_terms),
            surface=self._frame_maker.surface(request.resolution) if progress.knows("A", self.model.L) else None,
            update=self._update(l) if request.has_update else None,
            findings=self._findings() if progress.is_complete else (),
        )

    def _curves(self) -> Curves:
        """Return the curves up to the present epoch, as far as it is to be seen."""
        is_newest = self.epoch == self.newest_epoch
        curves = self.history.curves() if is_newest else self.history.curves_until(self._point)
        hidden = [name for name in curves.names if not self._is_seen(name)]
        return curves.hiding(hidden) if hidden else curves

    def _is_seen(self, name: str) -> bool:
        """Tell whether the value of a curve is known in the present epoch; the norm of "dW3" is "|dW3|"."""
        if not name.startswith("|"):
            return self.progress.knows_loss()
        return self.progress.knows(name[1:3], int(name[3:-1]))

    def _update(self, l: int) -> Update | None:
        """Return the update that has led to the present epoch, as long as no quantity behind it is looked at."""
        before = self._states.last_before(max(0, self.epoch - 1))
        if self.progress.position or before.epoch != self.epoch - 1:
            return None
        return self._frame_maker.update(l, before.vector, self._rate_of(before.epoch))

    def _findings(self) -> tuple[Text, ...]:
        gradients = self._learner.backward.gradients
        return findings_of(Epoch(gradients, self.record.accuracy, self.config.learning_rate))


def replay(point: RunPoint) -> Iterator[Session]:
    """Yield one session at epochs 0, 1, …, ``point.epoch``, as it was there: to the last bit, with every new rate.

    Raises Diverged as ``Session`` and ``Session.step`` do.
    """
    rates = dict(point.rates)
    session = Session(replace(point.config, learning_rate=rates.get(0, point.config.learning_rate)))
    yield session
    while session.epoch < point.epoch:
        session.step()
        if session.epoch in rates:
            session.change(replace(session.config, learning_rate=rates[session.epoch]))
        yield session


def retrace(session: Session, epoch: int) -> Iterator[Session]:
    """Take a session to an epoch that it has been at, and yield it where the way begins and after every step of it.

    Raises InvalidInput if the epoch was not trained.
    """
    as_integer("epoch", epoch, 0, session.newest_epoch)
    if not session.is_on_the_way_to(epoch):
        session.rewind(epoch)
    yield session
    while session.epoch < epoch:
        session.step()
        yield session
