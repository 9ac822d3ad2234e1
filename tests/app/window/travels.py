"""A trainer commanded at random, and what it is compared with: the same epochs, trained plainly."""

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from app.lesson.deeds import Deed
from app.workers import training_loop as training
from app.workers.status import STANDING, Phase
from app.workers.trainer import Trainer
from app.workers.travel import Visit
from mlp_engine import Event, Frame, FrameRequest, LayerSpec, RunConfig, micro_steps
from mlp_engine.event_log import Entry
from mlp_engine.rates import Rates
from tests.app.recorder import Recorder
from tests.app.window.compared import Compared
from tests.engine.drawn_events import drawn_events
from tests.engine.drawn_runs import RATES, drawn_runs
from tests.engine.plain_runs import PlainRun, state_of

Moment = tuple[int, int]

CONFIG = RunConfig(
    n_samples=12,
    layers=(LayerSpec(3, "tanh"), LayerSpec(2, "relu"), LayerSpec(1, "sigmoid")),
    epochs=400,
    learning_rate=0.5,
)
L = 3
STEPS = micro_steps(L)


def until(events: tuple[Entry, ...], moment: Moment) -> tuple[Entry, ...]:
    """The events up to a moment."""
    return tuple(entry for entry in events if entry[:2] <= moment)


def is_laid_out_anew(event: Event) -> bool:
    """Tell whether an event changes what the model of the machine takes for fixed: layers, and updates of an epoch."""
    return event.changes_samples or event.changes_shape


class Commanded(Compared):
    """Model: the learning rate that was set from each epoch on, the newest epoch, and the present moment.

    The moment is how many epochs are made, how many updates of the next one, and the position inside the one behind.
    """

    def __init__(self) -> None:
        super().__init__()
        self.clock = pytest.MonkeyPatch()
        ticks = count()
        self.clock.setattr(training, "now", lambda: next(ticks) / 10_000)  # some epochs a slice, always as many

    @initialize(config=drawn_runs())
    def begin(self, config: RunConfig) -> None:
        self.config = config
        self.plain: dict[object, PlainRun] = {}
        self.open(config)
        self.n_updates = self.trainer._session.n_updates

    def open(self, config: RunConfig) -> None:
        self.trainer = Trainer(config)
        self.frames = Recorder(self.trainer.frame_ready)
        self.statuses = Recorder(self.trainer.status_changed)
        self.faults = Recorder(self.trainer.failed)
        self.visits = Recorder(self.trainer.visit_told)
        self.trainer.set_speed(float("inf"))
        self.trainer.start()
        self.be_at_start(config.learning_rate)

    def be_at_start(self, rate: float) -> None:
        self.rates: Rates = ((0, rate),)
        self.events = self.trainer._session.point.events  # what still stands of what hands did
        self.newest = 0
        self.be_at(0)

    @property
    def phase(self) -> Phase:
        return self.statuses.last.phase

    def shown(self) -> Frame:
        """The frame that is made now."""
        self.trainer.frame_drawn()
        self.trainer.look_at(FrameRequest(self.trainer._request.layer, 3, has_terms=True))
        self.trainer.frame_drawn()
        return self.frames.last

    def be_at(self, epoch: int, update: int = 0, position: int | None = None) -> None:
        self.epoch, self.update, self.position = epoch, update, position
        self.newest = max(self.newest, epoch)

    def be_at_next(self, position: int | None = None) -> None:
        """Be behind the update that was due."""
        is_last = self.update == self.n_updates - 1
        self.be_at(self.epoch + is_last, 0 if is_last else self.update + 1, position)

    def be_before(self, position: int | None = None) -> None:
        """Be before the last update, if there is one."""
        if self.update:
            self.be_at(self.epoch, self.update - 1, position)
        elif self.epoch:
            self.be_at(self.epoch - 1, self.n_updates - 1, position)

    def be_where_it_trained_to(self) -> None:
        frame = self.shown()
        is_there = (frame.epoch, frame.point.update) == (self.epoch, self.update)
        assert is_there or (frame.epoch > self.epoch and not frame.point.update)
        self.be_at(frame.epoch, frame.point.update)

    # what the user does

    @rule()
    def run(self) -> None:
        self.trainer.run()
        assert self.phase is Phase.RUNNING
        self.position = None

    @precondition(lambda self: self.phase is Phase.RUNNING)
    @rule()
    def let_it_train(self) -> None:
        self.trainer._train_slice()
        self.be_where_it_trained_to()

    @rule()
    def pause(self) -> None:
        was_running = self.phase is Phase.RUNNING
        self.trainer.pause()
        if was_running:
            self.be_where_it_trained_to()

    @precondition(lambda self: self.phase in STANDING)
    @rule()
    def step(self) -> None:
        self.trainer.step()
        self.be_at(self.epoch + 1)

    @precondition(lambda self: self.phase in STANDING)
    @rule(times=st.integers(1, 5))
    def step_update(self, times: int) -> None:
        for _ in range(times):
            self.trainer.step_update()
            self.be_at_next()

    @precondition(lambda self: self.phase in STANDING)
    @rule(times=st.integers(1, 5))
    def back_update(self, times: int) -> None:
        for _ in range(times):
            self.trainer.back_update()
            if (self.epoch, self.update) != (0, 0):
                self.be_before()

    @precondition(lambda self: self.phase in STANDING)
    @rule(times=st.integers(1, 20))
    def look_on(self, times: int) -> None:
        for _ in range(times):
            self.trainer.look_on()
            if self.position == len(STEPS) - 1:
                self.be_at_next(position=0)
            else:
                self.position = (self.position or 0) + 1

    @precondition(lambda self: self.phase in STANDING)
    @rule(times=st.integers(1, 40))
    def look_back(self, times: int) -> None:
        for _ in range(times):
            self.trainer.look_back()
            if self.position is None:
                self.position = len(STEPS) - 1
            elif self.position:
                self.position -= 1
            else:
                self.be_before(position=len(STEPS) - 1)

    @precondition(lambda self: self.phase is Phase.INSIDE)
    @rule()
    def finish(self) -> None:
        self.trainer.finish()
        if self.position:
            self.be_at_next()
        self.position = None

    @precondition(lambda self: self.phase is Phase.INSIDE)
    @rule()
    def abandon(self) -> None:
        self.trainer.abandon()
        self.position = None

    @precondition(lambda self: self.phase is not Phase.RUNNING)
    @rule()
    def back(self) -> None:
        self.trainer.back()
        self.be_at(max(0, self.epoch - (not self.update)))

    @precondition(lambda self: self.phase is not Phase.RUNNING)
    @rule(shares=st.lists(st.floats(-0.1, 1.1), min_size=1, max_size=5))
    def scrub(self, shares: list[float]) -> None:
        for share in shares:
            epoch = round(share * self.newest)
            self.trainer.go_to(epoch)
            self.be_at(min(max(epoch, 0), self.newest))

    @precondition(lambda self: self.phase is not Phase.RUNNING)
    @rule(shares=st.lists(st.floats(0.0, 1.0), min_size=2, max_size=2))
    def compare(self, shares: list[float]) -> None:
        epochs = [round(share * self.newest) for share in shares]
        self.trainer.visit(number := len(self.visits), Visit(tuple(epochs), FrameRequest(2, 3, has_terms=True)))
        while self.trainer._travel.is_put_off or self.trainer._travel.is_visit:
            self.trainer._train_slice()
        assert self.visits.last[:2] == (number, "finished")
        (frames,) = self.visits.last[2]
        for frame, epoch in zip(frames, epochs, strict=True):
            self.check(frame, epoch, 0, None)

    @rule()
    def reset(self) -> None:
        self.trainer.reset()
        self.be_at_start(self.rate_in_force())

    @precondition(lambda self: self.phase is not Phase.RUNNING)
    @rule(rate=st.sampled_from(RATES))
    def change_rate(self, rate: float) -> None:
        first = self.epoch + (self.update > 0)  # an epoch has one rate for all its updates
        is_other = rate != self.rate_in_force()
        self.trainer.configure(replace(self.statuses.last.config, learning_rate=rate))
        if is_other:
            if self.epoch < self.newest:
                self.events = until(self.events, (self.epoch, self.update))
            self.newest = self.epoch
            earlier = tuple(entry for entry in self.rates if entry[0] < first)
            is_new = not earlier or earlier[-1][1] != rate
            self.rates = (*earlier, (first, rate)) if is_new else earlier

    @precondition(lambda self: self.phase is not Phase.RUNNING)
    @rule(data=st.data())
    def change_by_hand(self, data: st.DataObject) -> None:
        event = data.draw(drawn_events(self.trainer._session).filter(lambda event: not is_laid_out_anew(event)))
        self.trainer.do(Deed((event,)))
        moment = self.epoch, self.update
        self.events = (*until(self.events, moment), Entry(*moment, event))
        self.rates = tuple(entry for entry in self.rates if entry[0] <= self.epoch + (self.update > 0))
        self.newest = self.epoch

    @rule()
    def restore(self) -> None:
        point = self.trainer._session.point
        self.trainer.restore(point)
        while self.phase is Phase.RESTORING:
            self.trainer._train_slice()
        assert self.trainer._session.point == point
        self.newest = 0
        self.be_at(point.epoch, point.update)
        self.rates = tuple(entry for entry in self.rates if entry[0] <= point.epoch)
        self.events = until(self.events, (point.epoch, point.update))

    @rule()
    def close(self) -> None:
        """Close the window, in whatever phase it is, and open it again: with the last set-up, but not in its past."""
        config = self.statuses.last.config
        self.trainer.pause()
        self.trainer.deleteLater()
        self.open(config)

    def rate_of(self, epoch: int) -> float:
        return next(rate for first, rate in reversed(self.rates) if first <= epoch)

    def rate_in_force(self) -> float:
        """The rate that the set-up shows: the one that another would replace."""
        return self.rate_of(self.epoch + (self.update > 0))

    # what must hold

    @invariant()
    def it_shows_what_a_plain_replay_has(self) -> None:
        assert not len(self.faults)
        if self.phase is Phase.RUNNING:
            return
        frame = self.shown()
        assert frame.newest_epoch == self.newest
        assert frame.config.learning_rate == self.rate_of(self.epoch)
        assert self.statuses.last.config.learning_rate == self.rate_in_force()
        self.check(frame, self.epoch, self.update, self.position)
        assert state_of(self.trainer._session) == self.expected(self.epoch, self.update)["state"]

    def teardown(self) -> None:
        self.clock.undo()
        if hasattr(self, "trainer"):
            self.trainer.pause()
