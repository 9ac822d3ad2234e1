"""The trainer driven in the main thread: every command in every phase, frames, pace and faults."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.workers import frame_pace
from app.workers import training_loop as training
from app.workers.status import Phase
from app.workers.trainer import Trainer
from app.workers.travel import Visit
from mlp_engine import Diverged, EpochRecord, FrameRequest, LayerSpec, RunConfig, RunPoint, Session, Text
from tests.app.recorder import Recorder

SMALL = RunConfig(n_samples=20, layers=(LayerSpec(3, "relu"), LayerSpec(1, "sigmoid")), epochs=50)
FAR = RunPoint(replace(SMALL, epochs=10**6), 10**6)
DIVERGING = replace(SMALL, layers=(LayerSpec(3, "linear"), LayerSpec(1, "linear")), learning_rate=1000.0, epochs=5000)


class Driven:
    """A trainer with everything it says; frames are taken as drawn at once."""

    def __init__(self, config: RunConfig, draws: bool = True) -> None:
        self.trainer = Trainer(config)
        self.frames = Recorder(self.trainer.frame_ready)
        self.statuses = Recorder(self.trainer.status_changed)
        self.epochs = Recorder(self.trainer.epoch_finished)
        self.refusals = Recorder(self.trainer.refused)
        self.restored = Recorder(self.trainer.restored)
        self.faults = Recorder(self.trainer.failed)
        if draws:
            self.trainer.frame_ready.connect(self._draw)
        self.trainer.start()

    def _draw(self, _: object) -> None:
        QTimer.singleShot(0, self.trainer.frame_drawn)

    @property
    def phase(self) -> Phase:
        return self.statuses.last.phase

    @property
    def epoch(self) -> int:
        return len(self.epochs)


def fail(*_: object) -> None:
    raise ZeroDivisionError("planted")


@pytest.fixture
def drive(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Callable[[Phase], Driven]:
    """Return a function that brings a trainer into a phase."""

    def into(phase: Phase) -> Driven:
        driven = Driven(DIVERGING if phase is Phase.DIVERGED else SMALL)
        if phase is Phase.FAILED:
            with monkeypatch.context() as patch:
                patch.setattr(Session, "step", fail)
                driven.trainer.step()
        elif phase is Phase.RESTORING:
            driven.trainer.restore(FAR)
        elif phase is Phase.INSIDE:
            driven.trainer.look_on()
        elif phase is not Phase.PAUSED:
            driven.trainer.run()
        if phase in (Phase.FINISHED, Phase.DIVERGED):
            qtbot.waitUntil(lambda: driven.phase is phase)
        assert driven.phase is phase
        return driven

    return into


STAYING = {phase: phase for phase in Phase}
GOING = dict.fromkeys(Phase, Phase.PAUSED) | {Phase.FAILED: Phase.FAILED}
RESULTS = {
    "run": STAYING | dict.fromkeys((Phase.PAUSED, Phase.INSIDE, Phase.FINISHED), Phase.RUNNING),
    "pause": STAYING | dict.fromkeys((Phase.RUNNING, Phase.RESTORING), Phase.PAUSED),
    "step": STAYING | {Phase.INSIDE: Phase.PAUSED},
    "toggle": STAYING
    | dict.fromkeys((Phase.PAUSED, Phase.INSIDE, Phase.FINISHED), Phase.RUNNING)
    | dict.fromkeys((Phase.RUNNING, Phase.RESTORING), Phase.PAUSED),
    "look_on": STAYING | dict.fromkeys((Phase.PAUSED, Phase.INSIDE, Phase.FINISHED), Phase.INSIDE),
    "look_back": STAYING | dict.fromkeys((Phase.PAUSED, Phase.INSIDE, Phase.FINISHED), Phase.INSIDE),
    "finish": STAYING | {Phase.INSIDE: Phase.PAUSED},
    "abandon": STAYING | {Phase.INSIDE: Phase.PAUSED},
    "go_to": GOING,
    "back": GOING,
    "visit": STAYING,
    "reset": dict.fromkeys(Phase, Phase.PAUSED),
    "restore": dict.fromkeys(Phase, Phase.RESTORING),
}
ARGUMENTS: dict[str, tuple[object, ...]] = {
    "restore": (FAR,),
    "go_to": (0,),
    "visit": (1, Visit((0, 0), FrameRequest())),
}
EPOCHS = {
    "step": (Phase.PAUSED, Phase.INSIDE, Phase.FINISHED),
    "finish": (Phase.INSIDE,),
}
"""In which phases a command trains an epoch."""


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("command", RESULTS)
def test_every_command_in_every_phase(drive: Callable[[Phase], Driven], command: str, phase: Phase) -> None:
    driven = drive(phase)
    before = driven.epoch
    getattr(driven.trainer, command)(*ARGUMENTS.get(command, ()))
    assert driven.phase is RESULTS[command][phase]
    assert driven.epoch - before == int(phase in EPOCHS.get(command, ()))
    driven.trainer.pause()


@pytest.mark.parametrize("phase", Phase)
def test_speed_and_request_change_no_phase(drive: Callable[[Phase], Driven], phase: Phase) -> None:
    driven = drive(phase)
    driven.trainer.set_speed(5.0)
    driven.trainer.look_at(FrameRequest(2, 10))
    driven.trainer.frame_drawn()
    assert driven.phase is phase
    driven.trainer.pause()


def test_first_frame_is_the_untrained_network(qtbot: QtBot) -> None:
    driven = Driven(RunConfig())
    assert driven.frames.last.epoch == 0
    assert driven.frames.last.loss == pytest.approx(0.159801, abs=5e-7)


def test_run_stops_at_its_target_and_can_go_on(qtbot: QtBot) -> None:
    driven = Driven(SMALL)
    driven.trainer.run()
    qtbot.waitUntil(lambda: driven.phase is Phase.FINISHED)
    assert driven.epoch == SMALL.epochs
    driven.trainer.run()
    assert driven.statuses.last.target == 2 * SMALL.epochs
    qtbot.waitUntil(lambda: driven.phase is Phase.FINISHED)
    qtbot.waitUntil(lambda: driven.frames.last.epoch == 2 * SMALL.epochs)
    assert [record.epoch for record in driven.epochs.payloads] == list(range(2 * SMALL.epochs))


def test_live_training_equals_a_plain_session(qtbot: QtBot) -> None:
    driven = Driven(SMALL)
    driven.trainer.run()
    qtbot.waitUntil(lambda: driven.phase is Phase.FINISHED)
    plain = Session(SMALL)
    assert driven.epochs.payloads == [plain.step() for _ in range(SMALL.epochs)]


def test_trainer_stands_still_while_a_frame_is_drawn(qtbot: QtBot) -> None:
    driven = Driven(replace(SMALL, epochs=10**6), draws=False)
    driven.trainer.run()
    qtbot.wait(20)
    assert driven.epoch == 0
    driven.trainer.frame_drawn()
    qtbot.waitUntil(lambda: len(driven.frames) == 2)
    at = driven.epoch
    assert at > 0
    qtbot.wait(20)
    assert (driven.epoch, len(driven.frames)) == (at, 2)
    driven.trainer.frame_drawn()
    qtbot.waitUntil(lambda: driven.epoch > at)
    driven.trainer.pause()


def test_no_frame_is_sent_before_the_status_is_told(qtbot: QtBot) -> None:
    trainer = Trainer(SMALL)
    frames = Recorder(trainer.frame_ready)
    trainer.look_at(FrameRequest(2, 10))
    assert len(frames) == 0
    trainer.start()
    assert len(frames) == 1


def test_epochs_are_told_together_before_the_frame_that_shows_them(qtbot: QtBot) -> None:
    driven = Driven(replace(SMALL, epochs=10**6), draws=False)
    driven.trainer.frame_drawn()
    told: list[EpochRecord] = []
    counts: list[tuple[int, int]] = []
    driven.trainer.epochs_finished.connect(told.extend)
    driven.trainer.frame_ready.connect(lambda frame: counts.append((frame.epoch, len(told))))
    driven.trainer.run()
    while len(counts) < 3:
        driven.trainer._train_slice()
        if driven.trainer._pace.is_on_its_way:
            driven.trainer.frame_drawn()
    driven.trainer.pause()
    assert all(epoch == n_told for epoch, n_told in counts)
    assert [record.epoch for record in told] == list(range(driven.epoch))
    assert told == driven.epochs.payloads


def test_slow_epochs_are_told_one_by_one_whatever_the_frames_do(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [1.0]
    monkeypatch.setattr(training, "now", lambda: clock[0])
    driven = Driven(replace(SMALL, epochs=10**6), draws=False)
    batches = Recorder(driven.trainer.epochs_finished)
    driven.trainer.frame_drawn()
    driven.trainer.set_speed(8.0)
    driven.trainer.set_frame_rate(0.1)
    driven.trainer.run()
    driven.trainer.frame_drawn()
    n_frames = len(driven.frames)
    for _ in range(5):
        clock[0] += 0.125
        driven.trainer._train_slice()
    assert [len(batch) for batch in batches.payloads[1:]] == [1] * 4  # the first has two that are due at once
    assert len(driven.frames) <= n_frames + 1
    driven.trainer.pause()


@pytest.mark.parametrize(
    "error", [Diverged(Text("The loss"), math.inf, 0, "loss"), MemoryError()], ids=["diverged", "memory"]
)
def test_first_run_of_which_no_session_can_be_made_is_the_lesson_s_and_says_why(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def refuse(config: RunConfig) -> Session:
        raise error

    monkeypatch.setattr(training, "Session", refuse)
    driven = Driven(SMALL)
    monkeypatch.undo()
    assert (driven.refusals if isinstance(error, Diverged) else driven.faults).last
    assert driven.statuses.last.config == RunConfig()
    assert driven.frames.last.config == RunConfig()
    driven.trainer.reset()
    driven.trainer.step()
    assert driven.epoch == 1


@pytest.mark.parametrize("command", ["pause", "reset"])
def test_trainer_whose_frame_is_not_drawn_hears_commands(qtbot: QtBot, command: str) -> None:
    driven = Driven(replace(SMALL, epochs=10**6), draws=False)
    driven.trainer.run()
    getattr(driven.trainer, command)()
    assert driven.phase is Phase.PAUSED
    driven.trainer.frame_drawn()
    assert driven.frames.last.epoch == (driven.epoch if command == "pause" else 0)


def test_paused_picture_is_finer_than_a_live_one(qtbot: QtBot) -> None:
    driven = Driven(replace(SMALL, epochs=10**6))
    driven.trainer.look_at(FrameRequest(1, 150))
    driven.trainer.run()
    qtbot.waitUntil(lambda: driven.epoch > 0 and driven.frames.last.epoch > 0)
    assert driven.frames.last.surface.outputs.shape == (1, 100, 100)
    driven.trainer.pause()
    qtbot.waitUntil(lambda: driven.frames.last.surface.outputs.shape == (1, 150, 150))
    assert driven.frames.last.epoch == driven.epoch


@pytest.mark.parametrize(("size", "resolution"), [(16, 100), (256, 47), (1024, 25)])
def test_live_picture_of_a_large_network_is_coarser(size: int, resolution: int) -> None:
    hidden = LayerSpec(size, "relu")
    config = replace(SMALL, layers=(hidden, hidden, hidden, LayerSpec(1, "sigmoid")))
    assert training.live_resolution(config) == resolution


def test_asked_layer_comes_with_the_frame(qtbot: QtBot) -> None:
    driven = Driven(RunConfig())
    driven.trainer.frame_drawn()
    driven.trainer.look_at(FrameRequest(2, 10))
    assert driven.frames.last.samples.Z.shape == (8, 300)


def test_pace_is_kept(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(training, "now", lambda: clock[0])
    driven = Driven(replace(SMALL, epochs=10**6))
    driven.trainer.set_speed(10.0)
    driven.trainer.run()
    for tenth in range(5):
        clock[0] = tenth / 10 + 0.01
        driven.trainer._train_slice()
        driven.trainer._train_slice()
        assert driven.epoch == tenth + 1
    driven.trainer.pause()


def test_paced_run_does_not_catch_up_after_a_long_wait(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(training, "now", lambda: clock[0])
    driven = Driven(replace(SMALL, epochs=10**6))
    driven.trainer.set_speed(100.0)
    driven.trainer.run()
    clock[0] = 60.0
    driven.trainer._train_slice()
    assert driven.epoch == 1
    driven.trainer.pause()


def test_new_rate_goes_on_and_new_layers_start_again(qtbot: QtBot) -> None:
    driven = Driven(SMALL)
    driven.trainer.step()
    driven.trainer.configure(replace(SMALL, learning_rate=0.1))
    assert driven.statuses.last.config.learning_rate == 0.1
    driven.trainer.step()
    assert driven.epochs.last.epoch == 1
    driven.trainer.configure(replace(SMALL, weight_seed=7))
    driven.trainer.step()
    assert driven.epochs.last.epoch == 0


def test_new_number_of_epochs_is_the_new_target(qtbot: QtBot) -> None:
    driven = Driven(SMALL)
    for _ in range(3):
        driven.trainer.step()
    driven.trainer.configure(replace(SMALL, epochs=2))
    assert driven.phase is Phase.FINISHED
    driven.trainer.configure(replace(SMALL, epochs=10))
    assert (driven.phase, driven.statuses.last.target) == (Phase.PAUSED, 10)


def test_divergence_is_told_and_the_last_finite_state_shown(qtbot: QtBot) -> None:
    driven = Driven(DIVERGING)
    driven.trainer.run()
    qtbot.waitUntil(lambda: driven.phase is Phase.DIVERGED)
    qtbot.waitUntil(lambda: driven.frames.last.epoch == driven.epoch)
    error = driven.refusals.last
    assert error.epoch == driven.epoch + 1
    assert str(error.epoch) in str(error)
    assert error.quantity in str(error)
    assert all(np.isfinite(layer.W).all() and np.isfinite(layer.dW).all() for layer in driven.frames.last.layers)
    driven.trainer.configure(replace(DIVERGING, learning_rate=1e-6))
    assert driven.phase is Phase.PAUSED


def test_fault_is_told_once_with_its_traceback(drive: Callable[[Phase], Driven]) -> None:
    driven = drive(Phase.FAILED)
    assert len(driven.faults) == 1
    assert "ZeroDivisionError: planted" in driven.faults.last
    assert "Traceback" in driven.faults.last
    driven.trainer.reset()
    driven.trainer.step()
    assert driven.phase is Phase.PAUSED
    assert driven.epochs.last.epoch == 0


def test_frame_that_cannot_be_made_does_not_stop_the_pictures_for_good(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    driven = Driven(SMALL)
    qtbot.waitUntil(lambda: not driven.trainer._pace.is_on_its_way)
    with monkeypatch.context() as patch:
        patch.setattr(Session, "frame", fail)
        driven.trainer.step()
    assert driven.phase is Phase.FAILED
    driven.trainer.reset()
    driven.trainer.step()
    qtbot.waitUntil(lambda: driven.frames.last.epoch == 1)


@pytest.mark.parametrize("rate", [5.0, 60.0])
def test_frame_rate_is_kept(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, rate: float) -> None:
    clock = [0.0]
    monkeypatch.setattr(training, "now", lambda: clock[0])
    driven = Driven(replace(SMALL, epochs=10**6), draws=False)
    driven.trainer.frame_drawn()
    driven.trainer.set_speed(1000.0)
    driven.trainer.set_frame_rate(rate)
    assert frames_in_two_seconds(driven, clock) == pytest.approx(2 * rate, rel=0.05)


@pytest.mark.parametrize(
    ("speed", "rate"), [(1000.0, frame_pace.FRAME_RATE), (math.inf, frame_pace.FULL_SPEED_RATE)], ids=["set", "full"]
)
def test_speed_sets_the_frame_rate(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, speed: float, rate: float) -> None:
    clock = [0.0]
    monkeypatch.setattr(training, "now", lambda: clock.__setitem__(0, clock[0] + 1e-4) or clock[0])
    driven = Driven(replace(SMALL, epochs=10**6), draws=False)
    driven.trainer.frame_drawn()
    driven.trainer.set_speed(1.0)
    driven.trainer.set_speed(speed)
    assert frames_in_two_seconds(driven, clock) == pytest.approx(2 * rate, rel=0.05)


def frames_in_two_seconds(driven: Driven, clock: list[float]) -> int:
    """How many frames it sends that are drawn at once, by a clock that is counted."""
    driven.trainer.run()
    driven.trainer.frame_drawn()
    driven.frames.payloads.clear()
    for millisecond in range(2000):
        clock[0] = max(clock[0], millisecond / 1000)
        driven.trainer._train_slice()
        if driven.trainer._pace.is_on_its_way:
            driven.trainer.frame_drawn()
        if clock[0] >= 2.0:
            break
    count = len(driven.frames)  # without the one that a pause sends
    driven.trainer.pause()
    return count


def test_frames_that_take_long_to_make_leave_most_of_the_time_to_training(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [0.0]
    monkeypatch.setattr(training, "now", lambda: clock[0])
    driven = Driven(replace(SMALL, epochs=10**6), draws=False)
    driven.trainer.set_speed(1000.0)
    driven.trainer.run()
    driven.trainer.frame_drawn()
    driven.trainer.frame_ready.connect(lambda _: clock.__setitem__(0, clock[0] + 0.1))
    driven.frames.payloads.clear()
    while clock[0] < 10.0:
        clock[0] += 0.001
        driven.trainer._train_slice()
        if driven.trainer._pace.is_on_its_way:
            driven.trainer.frame_drawn()
    assert len(driven.frames) > 10
    assert len(driven.frames) * 0.1 <= 1.05 * 10.0 * frame_pace.LARGEST_SHARE
    driven.trainer.pause()


def test_long_drawing_delays_the_next_frame_only_so_much(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(training, "now", lambda: clock[0])
    driven = Driven(replace(SMALL, epochs=10**6), draws=False)
    driven.trainer.run()
    clock[0] = 60.0
    driven.trainer.frame_drawn()
    longest_rest = frame_pace.FULL_SPEED_REST * frame_pace.LONGEST_DRAWING
    assert driven.trainer._pace.next_at == 60.0 + longest_rest
    driven.trainer.pause()


def test_asked_frame_does_not_wait_for_its_turn(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(training, "now", lambda: clock[0])
    driven = Driven(replace(RunConfig(), epochs=10**6), draws=False)
    driven.trainer.run()
    driven.trainer.frame_drawn()
    drawn = len(driven.frames)
    driven.trainer.look_at(FrameRequest(2, 10))
    driven.trainer.frame_drawn()
    assert len(driven.frames) <= drawn + 1
    assert driven.frames.last.samples.l == 2
    driven.trainer.pause()


def lived() -> Session:
    """A session that had three learning rates in 30 epochs."""
    session = Session(SMALL)
    for epoch in range(30):
        if epoch in (7, 20):
            session.change(replace(SMALL, learning_rate=1 / epoch))
        session.step()
    return session


def test_restored_run_is_the_same_to_the_bit_and_goes_on(qtbot: QtBot) -> None:
    original = lived()
    driven = Driven(DIVERGING)
    driven.trainer.set_speed(1.0)
    driven.trainer.restore(original.point)
    assert driven.phase is Phase.RESTORING
    qtbot.waitUntil(lambda: driven.phase is Phase.PAUSED)
    assert driven.restored.payloads == [original.point]
    assert [record.epoch for record in driven.epochs.payloads] == list(range(30))
    assert [record.loss for record in driven.epochs.payloads] == original.history.curves().loss[:30].tolist()
    assert (driven.statuses.last.config, driven.statuses.last.target) == (original.config, SMALL.epochs)
    qtbot.waitUntil(lambda: driven.frames.last.epoch == 30)
    frame, expected = driven.frames.last, original.frame(FrameRequest())
    assert frame.point == expected.point == original.point
    assert np.array_equal(frame.curves.norms, expected.curves.norms)
    assert all(np.array_equal(a.W, b.W) for a, b in zip(frame.layers, expected.layers, strict=True))
    driven.trainer.step()
    assert driven.epochs.last == original.step()
    driven.trainer.run()
    driven.trainer.set_speed(np.inf)
    qtbot.waitUntil(lambda: driven.phase is Phase.FINISHED)


@pytest.mark.parametrize(
    ("epoch", "phase", "target"),
    [
        (0, Phase.PAUSED, 50),
        (49, Phase.PAUSED, 50),
        (50, Phase.FINISHED, 50),
        (51, Phase.PAUSED, 100),
        (150, Phase.FINISHED, 150),
    ],
)
def test_restored_run_is_finished_at_its_target(qtbot: QtBot, epoch: int, phase: Phase, target: int) -> None:
    driven = Driven(DIVERGING)
    driven.trainer.restore(RunPoint(SMALL, epoch))
    qtbot.waitUntil(lambda: len(driven.restored) == 1)
    assert (driven.phase, driven.statuses.last.target, driven.epoch) == (phase, target, epoch)


@pytest.mark.parametrize("command", ["pause", "toggle"])
def test_restoring_that_is_stopped_goes_on_with_the_rate_in_force(qtbot: QtBot, command: str) -> None:
    rates = tuple((epoch, 0.5 if epoch % 2 else 0.25) for epoch in range(4000))
    driven = Driven(SMALL)
    driven.trainer.restore(RunPoint(replace(SMALL, epochs=5000), 4000, rates))
    qtbot.waitUntil(lambda: driven.epoch > 10)
    getattr(driven.trainer, command)()
    stopped_at = driven.epoch
    assert driven.phase is Phase.PAUSED
    assert 10 < stopped_at < 4000
    assert driven.statuses.last.config.learning_rate == (0.5 if stopped_at % 2 else 0.25)
    driven.trainer.step()
    driven.trainer.frame_drawn()
    assert driven.frames.last.point.rates == rates[: stopped_at + 1]
    assert driven.restored.payloads == []


def test_restoring_is_not_drawn_more_often_than_a_run(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(training, "now", lambda: clock.__setitem__(0, clock[0] + 0.001) or clock[0])
    driven = Driven(SMALL, draws=False)
    driven.trainer.frame_drawn()
    driven.trainer.restore(FAR)
    while len(driven.frames) < 5:
        driven.trainer._train_slice()
        if driven.trainer._pace.is_on_its_way:
            driven.trainer.frame_drawn()
    live = driven.frames.payloads[2:]
    assert {frame.surface.outputs.shape for frame in live} == {(1, 100, 100)}
    assert live[0].epoch < live[1].epoch < live[2].epoch
    assert clock[0] > 2 / frame_pace.FULL_SPEED_RATE
    driven.trainer.pause()


def test_restoring_does_not_wait_for_the_next_epoch_of_a_slow_run(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training, "now", lambda: 0.0)
    driven = Driven(SMALL, draws=False)
    driven.trainer.frame_drawn()
    driven.trainer.set_speed(0.01)
    driven.trainer.run()
    driven.trainer._train_slice()
    driven.trainer.restore(FAR)
    driven.trainer.frame_drawn()
    assert driven.trainer._timer.isActive()
    assert driven.trainer._timer.interval() == 0
    driven.trainer.pause()


def test_rates_of_a_restored_run_are_told_on_the_way_but_not_one_by_one(qtbot: QtBot) -> None:
    rates = tuple((epoch, 0.5 if epoch % 2 else 0.25) for epoch in range(2001))
    driven = Driven(SMALL)
    driven.trainer.restore(RunPoint(replace(SMALL, epochs=5000, learning_rate=0.25), 2000, rates))
    qtbot.waitUntil(lambda: driven.phase is Phase.PAUSED)
    told = [status for status in driven.statuses.payloads if status.phase is Phase.RESTORING]
    assert {status.config.learning_rate for status in told} == {0.25, 0.5}
    assert len(told) < 1000


@pytest.mark.parametrize("command", ["reset", "configure", "new network", "restore"])
def test_restoring_can_be_given_up_for_something_else(qtbot: QtBot, command: str) -> None:
    driven = Driven(SMALL)
    driven.trainer.restore(FAR)
    qtbot.waitUntil(lambda: driven.epoch > 0)
    at = driven.epoch
    if command == "reset":
        driven.trainer.reset()
    elif command == "configure":
        driven.trainer.configure(replace(FAR.config, learning_rate=0.125))
    elif command == "new network":
        driven.trainer.configure(replace(FAR.config, weight_seed=7))
    else:
        driven.trainer.restore(RunPoint(SMALL, 3))
        qtbot.waitUntil(lambda: driven.phase is Phase.PAUSED)
    assert driven.phase is Phase.PAUSED
    driven.trainer.step()
    expected = {"reset": 0, "configure": at, "new network": 0, "restore": 3}[command]
    assert driven.epochs.last.epoch == expected
    assert driven.restored.payloads == ([RunPoint(SMALL, 3)] if command == "restore" else [])


def test_restoring_that_diverges_stays_at_the_last_finite_state(qtbot: QtBot) -> None:
    driven = Driven(SMALL)
    driven.trainer.restore(RunPoint(DIVERGING, 5000))
    qtbot.waitUntil(lambda: driven.phase is Phase.DIVERGED)
    assert driven.refusals.last.epoch == driven.epoch + 1
    assert driven.restored.payloads == []
    driven.trainer.reset()
    assert driven.phase is Phase.PAUSED


def test_fault_while_restoring_is_told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    driven = Driven(SMALL)
    with monkeypatch.context() as patch:
        patch.setattr(Session, "step", fail)
        driven.trainer.restore(FAR)
        qtbot.waitUntil(lambda: driven.phase is Phase.FAILED)
    assert "planted" in driven.faults.last
    driven.trainer.restore(RunPoint(SMALL, 2))
    qtbot.waitUntil(lambda: driven.phase is Phase.PAUSED)


def test_a_program_that_was_stopped_while_it_made_a_frame_soon_makes_the_next() -> None:
    pace = frame_pace.FramePace()
    pace.note_sent(0.0, 400.0)
    assert pace.next_at <= frame_pace.LONGEST_MAKING / frame_pace.LARGEST_SHARE
