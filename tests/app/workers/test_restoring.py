"""The trainer driven in the main thread: runs that are restored."""

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.workers import frame_pace
from app.workers import training_loop as training
from app.workers.status import Phase
from mlp_engine import FrameRequest, RunPoint, Session
from tests.app.workers.driven_trainers import DIVERGING, FAR, SMALL, Driven, fail


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
    rates = tuple((epoch, 0.5 if epoch % 2 else 0.25) for epoch in range(501))
    driven = Driven(SMALL)
    driven.trainer.restore(RunPoint(replace(SMALL, epochs=5000, learning_rate=0.25), 500, rates))
    qtbot.waitUntil(lambda: driven.phase is Phase.PAUSED)
    told = [status for status in driven.statuses.payloads if status.phase is Phase.RESTORING]
    assert {status.config.learning_rate for status in told} == {0.25, 0.5}
    assert len(told) < len(rates) / 2


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
