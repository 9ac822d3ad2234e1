"""Whichever way a moment of a run is come to, by epochs and updates, it is that of a plain run to the bit."""

import json
from dataclasses import replace

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from mlp_engine import Diverged, Event, FrameRequest, RunConfig, Session, micro_steps, retrace
from mlp_engine.event_log import Entry
from mlp_engine.rates import Rates
from mlp_engine.saved_run import SavedRun
from mlp_engine.ways import opened
from tests.engine.drawn_events import drawn_events
from tests.engine.drawn_runs import RATES, drawn_runs
from tests.engine.plain_runs import PlainRun, numbers_of, state_of

SHARES = st.floats(0.0, 1.0)


class Traveller(RuleBasedStateMachine):
    """Goes anywhere in a run, and changes it by hand.

    The model is a moment, the newest epoch, the rates, what hands did, and how much is to be seen.
    """

    session: Session

    @initialize(config=drawn_runs(), bound=st.sampled_from([3, 8, 4096]))
    def begin(self, config: RunConfig, bound: int) -> None:
        self.config, self.session = config, Session(config)
        self.session._states.bound = bound
        self.epoch = self.update = self.newest = 0
        self.position: int | None = None
        self.rates: Rates = ((0, config.learning_rate),)
        self.events: tuple[Entry, ...] = ()
        self.plain: dict[object, PlainRun] = {}

    @property
    def plain_run(self) -> PlainRun:
        known = self.rates, tuple(map(str, self.events))
        return self.plain.setdefault(known, PlainRun(self.config, self.rates, self.events))

    def n_updates(self, epoch: int) -> int:
        self.plain_run.at(epoch)
        return self.plain_run.n_updates[epoch]

    @property
    def n_steps(self) -> int:
        return len(micro_steps(self.session.model.L))

    def be_at(self, epoch: int, update: int = 0, position: int | None = None) -> None:
        self.epoch, self.update, self.position = epoch, update, position
        self.newest = max(self.newest, epoch)

    def be_at_next(self, position: int | None = None) -> None:
        is_last = self.update == self.n_updates(self.epoch) - 1
        self.be_at(self.epoch + is_last, 0 if is_last else self.update + 1, position)

    def rate_at(self, epoch: int) -> float:
        return next(rate for first, rate in reversed(self.rates) if first <= epoch)

    @rule(times=st.integers(1, 30))
    def step(self, times: int) -> None:
        for _ in range(times):
            assert self.session.step().epoch == self.epoch
            self.be_at(self.epoch + 1)

    @rule(times=st.integers(1, 5))
    def step_update(self, times: int) -> None:
        for _ in range(times):
            epoch = self.epoch
            self.be_at_next()
            finished = self.session.step_update()
            assert (finished is None) is (self.epoch == epoch)

    @rule(share=SHARES, update_share=SHARES)
    def go(self, share: float, update_share: float) -> None:
        epoch = round(share * self.newest)
        update = round(update_share * (self.n_updates(epoch) - 1))
        list(retrace(self.session, epoch, update))
        self.session.look_at_all()
        self.be_at(epoch, update)

    @rule()
    def save_and_open(self) -> None:
        run = self.session.saved()
        values = json.loads(json.dumps(run.values, allow_nan=False))
        assert run.point == self.session.point
        self.session = opened(SavedRun(values, run.arrays))

    @rule(rate=st.sampled_from(RATES))
    def change_rate(self, rate: float) -> None:
        first = self.epoch + (self.update > 0)
        is_other = rate != self.rate_at(first)
        self.session.change(replace(self.session.config, learning_rate=rate))
        if is_other:
            self.newest = self.epoch
            self.set_rate(rate)

    def set_rate(self, rate: float) -> None:
        first = self.epoch + (self.update > 0)
        earlier = tuple(entry for entry in self.rates if entry[0] < first)
        is_new = not earlier or earlier[-1][1] != rate
        self.rates = (*earlier, (first, rate)) if is_new else earlier

    @rule(data=st.data(), may_be_undone=st.booleans())
    def intervene(self, data: st.DataObject, may_be_undone: bool) -> None:
        event, L = data.draw(drawn_events(self.session)), self.session.model.L
        was_at = self.epoch, self.update
        before = numbers_of(self.session.frame(FrameRequest(1, 0))), state_of(self.session)
        try:
            back = self.session.intervene((event,))
        except Diverged:
            return
        self.note(event)
        if self.session.model.L != L:
            self.position = None
        if may_be_undone and was_at == (self.epoch, self.update):
            self.session.intervene(back)
            if self.session.model.L != L or any(undoing.changes_shape for undoing in back):
                self.position = self.session.progress.position
            for undoing in back:
                self.note(undoing)
            if self.position is None:
                assert (numbers_of(self.session.frame(FrameRequest(1, 0))), state_of(self.session)) == before

    def note(self, event: Event) -> None:
        rate = self.rate_at(self.epoch + (self.update > 0))
        if event.changes_samples or event.changes_shape:
            self.update = 0  # what was set for the next epoch holds from this one on
        self.newest, moment = self.epoch, (self.epoch, self.update)
        self.events = (*(entry for entry in self.events if entry[:2] <= moment), Entry(*moment, event))
        self.set_rate(rate)

    @rule(times=st.integers(1, 20))
    def look_on(self, times: int) -> None:
        for _ in range(times):
            if self.position == self.n_steps - 1:
                self.be_at_next(position=0)
            else:
                self.position = (self.position or 0) + 1
            self.session.look_on()

    @rule(times=st.integers(1, 20))
    def look_back(self, times: int) -> None:
        for _ in range(times):
            if self.session.look_back():
                self.position = self.n_steps - 1 if self.position is None else self.position - 1
            elif (place := self.session.place_before) is not None:
                list(retrace(self.session, *place))
                self.session.look_at_end()
                self.be_at(*place, position=self.n_steps - 1)

    @rule()
    def look_at_all(self) -> None:
        self.session.look_at_all()
        self.position = None

    @rule()
    def picture(self) -> None:
        self.session.frame(FrameRequest(2, 3, has_terms=True, has_update=True))

    @invariant()
    def it_is_as_in_a_plain_run(self) -> None:
        session = self.session
        assert (session.epoch, session.update, session.newest_epoch) == (self.epoch, self.update, self.newest)
        assert session.progress.position == self.position
        assert session.config.learning_rate == self.rate_at(self.epoch + (self.update > 0))
        plain = self.plain_run.at(self.epoch, self.update)
        assert state_of(session) == plain["state"]
        if self.position is None:
            shown = numbers_of(session.frame(FrameRequest(2, 0, has_terms=True)))
            assert shown == {name: plain[name] for name in shown}


def test_whichever_way_a_moment_is_come_to_it_is_that_of_a_plain_run() -> None:
    settings_ = settings(max_examples=8, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Traveller, settings=settings_)
