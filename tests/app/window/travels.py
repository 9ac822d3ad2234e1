"""A trainer commanded at random, and what it is compared with: the same epochs, trained plainly."""

from dataclasses import replace
from itertools import count

import numpy as np
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app.workers import training_loop as training
from app.workers.status import STANDING, Phase
from app.workers.trainer import Trainer
from app.workers.travel import Visit
from mlp_engine import Frame, FrameRequest, LayerSpec, RunConfig, Session, micro_steps
from tests.app.recorder import Recorder

CONFIG = RunConfig(
    n_samples=12,
    layers=(LayerSpec(3, "tanh"), LayerSpec(2, "relu"), LayerSpec(1, "sigmoid")),
    epochs=400,
    learning_rate=0.5,
)
RATES = (0.25, 0.5, 1.0)
L = 3
STEPS = micro_steps(L)


class Replay:
    """A run trained plainly from its start; what each epoch was is kept."""

    def __init__(self, rates: tuple[tuple[int, float], ...]) -> None:
        self._rates = dict(rates)
        self._session = Session(replace(CONFIG, learning_rate=self._rates[0]))
        self._epochs: list[dict[str, bytes]] = []
        self._keep()

    def at(self, epoch: int) -> dict[str, bytes]:
        """The bytes of every quantity of an epoch."""
        while len(self._epochs) <= epoch:
            if self._session.epoch in self._rates:
                rate = self._rates[self._session.epoch]
                self._session.change(replace(self._session.config, learning_rate=rate))
            self._session.step()
            self._keep()
        return self._epochs[epoch]

    def _keep(self) -> None:
        model, record = self._session.model, self._session.record
        quantities: dict[str, object] = {"loss": record.loss, "accuracy": record.accuracy, "norms": record.norms}
        quantities |= model.parameters | model.grads
        for l in range(1, L + 1):
            quantities |= {f"Z{l}": model.caches[l - 1]["Z"], f"A{l}": model.caches[l - 1]["A"]}
            quantities[f"δ{l}"] = model.deltas[l - 1]
        self._epochs.append({name: np.array(value).tobytes() for name, value in quantities.items()})


class Commanded(RuleBasedStateMachine):
    """Model: the learning rate of each epoch's update, the newest epoch, the present one and the position inside."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = pytest.MonkeyPatch()
        ticks = count()
        self.clock.setattr(training, "now", lambda: next(ticks) / 10_000)  # some epochs a slice, always as many
        self.open(CONFIG)
        self.replays: dict[tuple[tuple[int, float], ...], Replay] = {}

    def open(self, config: RunConfig) -> None:
        self.trainer = Trainer(config)
        self.frames = Recorder(self.trainer.frame_ready)
        self.statuses = Recorder(self.trainer.status_changed)
        self.faults = Recorder(self.trainer.failed)
        self.visits = Recorder(self.trainer.visit_told)
        self.trainer.set_speed(float("inf"))
        self.trainer.start()
        self.rates: tuple[tuple[int, float], ...] = ((0, config.learning_rate),)
        self.newest = self.epoch = 0
        self.position: int | None = None

    @property
    def phase(self) -> Phase:
        return self.statuses.last.phase

    def shown(self) -> Frame:
        """The frame that is made now."""
        self.trainer.frame_drawn()
        self.trainer.look_at(FrameRequest(self.trainer._request.layer, 3, has_terms=True))
        self.trainer.frame_drawn()
        return self.frames.last

    def expected(self, epoch: int) -> dict[str, bytes]:
        rates = self.rates
        return self.replays.setdefault(rates, Replay(rates)).at(epoch)

    def advance(self, epoch: int) -> None:
        self.epoch, self.position = epoch, None
        self.newest = max(self.newest, epoch)

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
        self.advance(self.shown().epoch)

    @rule()
    def pause(self) -> None:
        self.trainer.pause()
        if self.phase is Phase.PAUSED:
            self.advance(self.shown().epoch) if self.position is None else None

    @precondition(lambda self: self.phase in STANDING)
    @rule()
    def step(self) -> None:
        self.trainer.step()
        self.advance(self.epoch + 1)

    @precondition(lambda self: self.phase in STANDING)
    @rule(times=st.integers(1, 20))
    def look_on(self, times: int) -> None:
        for _ in range(times):
            self.trainer.look_on()
            if self.position == len(STEPS) - 1:
                self.advance(self.epoch + 1)
                self.position = 0
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
            elif self.epoch:
                self.epoch, self.position = self.epoch - 1, len(STEPS) - 1

    @precondition(lambda self: self.phase is Phase.INSIDE)
    @rule()
    def finish(self) -> None:
        self.trainer.finish()
        self.advance(self.epoch + 1 if self.position else self.epoch)

    @precondition(lambda self: self.phase is Phase.INSIDE)
    @rule()
    def abandon(self) -> None:
        self.trainer.abandon()
        self.position = None

    @precondition(lambda self: self.phase is not Phase.RUNNING)
    @rule()
    def back(self) -> None:
        self.trainer.back()
        self.epoch, self.position = max(0, self.epoch - 1), None

    @precondition(lambda self: self.phase is not Phase.RUNNING)
    @rule(shares=st.lists(st.floats(-0.1, 1.1), min_size=1, max_size=5))
    def scrub(self, shares: list[float]) -> None:
        for share in shares:
            epoch = round(share * self.newest)
            self.trainer.go_to(epoch)
            self.epoch, self.position = min(max(epoch, 0), self.newest), None

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
            self.check(frame, epoch, None)

    @rule()
    def reset(self) -> None:
        self.trainer.reset()
        self.rates = ((0, self.rate_of(self.epoch)),)
        self.newest = self.epoch = 0
        self.position = None

    @precondition(lambda self: self.phase is not Phase.RUNNING)
    @rule(rate=st.sampled_from(RATES))
    def change_rate(self, rate: float) -> None:
        self.trainer.configure(replace(self.statuses.last.config, learning_rate=rate))
        if rate != self.rate_of(self.epoch):
            self.newest = self.epoch
            earlier = tuple(entry for entry in self.rates if entry[0] < self.epoch)
            is_new = not earlier or earlier[-1][1] != rate
            self.rates = (*earlier, (self.epoch, rate)) if is_new else earlier

    @rule()
    def restore(self) -> None:
        point = self.trainer._session.point
        self.trainer.restore(point)
        while self.phase is Phase.RESTORING:
            self.trainer._train_slice()
        assert self.trainer._session.point == point
        self.newest = self.epoch = point.epoch
        self.rates = tuple(entry for entry in self.rates if entry[0] <= point.epoch)
        self.position = None

    @rule()
    def close(self) -> None:
        """Close the window, in whatever phase it is, and open it again: with the last set-up, but not in its past."""
        config = self.statuses.last.config
        self.trainer.pause()
        self.trainer.deleteLater()
        self.open(config)

    def rate_of(self, epoch: int) -> float:
        return next(rate for first, rate in reversed(self.rates) if first <= epoch)

    # what must hold

    @invariant()
    def it_shows_what_a_plain_replay_has(self) -> None:
        assert not len(self.faults)
        if self.phase is Phase.RUNNING:
            return
        frame = self.shown()
        assert frame.newest_epoch == self.newest
        assert frame.config.learning_rate == self.rate_of(self.epoch)
        self.check(frame, self.epoch, self.position)

    def check(self, frame: Frame, epoch: int, position: int | None) -> None:
        expected, progress = self.expected(epoch), frame.progress
        assert (frame.epoch, progress.position) == (epoch, position)
        assert len(frame.curves) == epoch + 1
        self.check_quantity("loss", np.array(frame.loss), expected, progress.knows_loss())
        self.check_quantity("accuracy", np.array(frame.accuracy), expected, progress.knows_loss())
        for layer in frame.layers:
            l = layer.l
            self.check_quantity(f"W{l}", layer.W, expected, True)
            self.check_quantity(f"b{l}", layer.b, expected, True)
            self.check_quantity(f"dW{l}", layer.dW, expected, progress.knows("dW", l))
            self.check_quantity(f"db{l}", layer.db, expected, progress.knows("db", l))
        samples = frame.samples
        l = samples.l
        for symbol, matrix in (("Z", samples.Z), ("A", samples.A), ("δ", samples.delta)):
            self.check_quantity(f"{symbol}{l}", matrix, expected, progress.knows(symbol, l))
        if l > 1:
            self.check_quantity(f"A{l - 1}", samples.A_prev, expected, progress.knows("A", l - 1))
        if samples.delta_next is not None:
            self.check_quantity(f"δ{l + 1}", samples.delta_next, expected, progress.knows("δ", l + 1))
        if position is None:
            assert frame.curves.norms[-1].tobytes() == expected["norms"]

    def check_quantity(self, name: str, shown: np.ndarray, expected: dict[str, bytes], is_known: bool) -> None:
        if is_known:
            assert shown.tobytes() == expected[name], name
        else:
            assert np.isnan(shown).all(), name

    def teardown(self) -> None:
        self.trainer.pause()
        self.clock.undo()
