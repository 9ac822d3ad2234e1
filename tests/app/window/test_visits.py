"""Frames of the past that are asked for while a run goes another way."""

from dataclasses import replace
from itertools import count

import pytest
from PySide6.QtWidgets import QApplication

from app.workers import training_loop as training
from app.workers.status import Phase
from app.workers.trainer import Trainer
from mlp_engine import FrameRequest
from tests.app.recorder import Recorder
from tests.app.window.travels import CONFIG


@pytest.fixture
def slow(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Trainer:
    """A trainer at epoch 1000 that makes some epochs a slice, and has kept few states to go back to."""
    ticks = count()
    monkeypatch.setattr(training, "now", lambda: next(ticks) / 10_000)
    trainer = Trainer(replace(CONFIG, epochs=10**6))
    trainer._session._states.bound = 2
    for _ in range(1000):
        trainer.step()
    return trainer


def arrive(trainer: Trainer) -> None:
    while trainer._phase is Phase.RESTORING:
        trainer._train_slice()


def test_a_run_that_goes_on_from_the_past_tells_each_rate_it_has_again(slow: Trainer) -> None:
    statuses = Recorder(slow.status_changed)
    slow.configure(replace(CONFIG, learning_rate=1.0, epochs=10**6))
    slow.step()
    slow.go_to(950)
    arrive(slow)
    assert statuses.last.config.learning_rate == 0.5
    slow.run()
    while slow._session.epoch <= 1000:
        slow._train_slice()
    assert statuses.last.phase is Phase.RUNNING
    assert statuses.last.config.learning_rate == 1.0
    slow.pause()


def test_who_asks_for_frames_while_others_are_fetched_comes_home_in_the_end(slow: Trainer) -> None:
    visited = Recorder(slow.visited)
    slow.visit((300, 600))
    assert slow._phase is Phase.RESTORING
    slow.visit((200, 400))
    arrive(slow)
    assert [frame.epoch for frame in visited.last] == [200, 400]
    assert slow._session.epoch == 1000


def test_who_asks_for_frames_on_the_way_to_an_epoch_gets_there(slow: Trainer) -> None:
    slow.go_to(700)
    assert slow._phase is Phase.RESTORING
    slow.visit((200, 400))
    slow.back()
    arrive(slow)
    assert slow._session.epoch == 699


def test_a_visit_changes_neither_what_is_looked_at_nor_what_is_done(slow: Trainer) -> None:
    slow.look_on()
    slow.look_at(FrameRequest(3, 5))
    statuses, visited = Recorder(slow.status_changed), Recorder(slow.visited)
    slow.visit((300, 600))
    arrive(slow)
    assert len(visited) == 1
    assert Phase.PAUSED not in [status.phase for status in statuses.payloads]
    assert slow._request.layer == 3
    assert slow._session.progress.position == 1
    slow.run()
    slow.visit((300, 600))
    arrive(slow)
    assert len(visited) == 2
    assert statuses.last.phase is Phase.RUNNING
    slow.pause()


@pytest.mark.parametrize("command", ["configure", "pause", "toggle"])
def test_command_amid_a_visit_is_for_the_epoch_that_the_user_is_at(slow: Trainer, command: str) -> None:
    slow.visit((300, 600))
    assert slow._phase is Phase.RESTORING
    faster = replace(slow._session.config, learning_rate=1.0)
    getattr(slow, command)(*([faster] if command == "configure" else []))
    assert (slow._session.epoch, slow._session.newest_epoch) == (1000, 1000)
    assert slow._phase is (Phase.RUNNING if command == "toggle" else Phase.PAUSED)
    slow.pause()
