"""The trainer driven in the main thread: its frames, its pace, and the epochs that it tells."""

import math
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.workers import frame_pace
from app.workers import training_loop as training
from app.workers.status import Phase
from app.workers.trainer import Trainer
from mlp_engine import EpochRecord, FrameRequest, LayerSpec, RunConfig
from tests.app.recorder import Recorder
from tests.app.workers.driven_trainers import SMALL, Driven


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


def test_a_program_that_was_stopped_while_it_made_a_frame_soon_makes_the_next() -> None:
    pace = frame_pace.FramePace()
    pace.note_sent(0.0, 400.0)
    assert pace.next_at <= frame_pace.LONGEST_MAKING / frame_pace.LARGEST_SHARE
