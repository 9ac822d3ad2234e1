"""A trainer commanded at random: at every moment it shows what a plain replay of the same epochs has."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import Phase as Phases
from hypothesis.stateful import run_state_machine_as_test
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.workers import training_loop as training
from app.workers.controller import Controller
from mlp_engine import FrameRequest, RunPoint, Session, retrace
from tests.app.recorder import Recorder
from tests.app.window.saving_travels import Saving
from tests.app.window.travels import CONFIG
from tests.app.workers.driven_trainers import Driven

MANY_STEPS = settings(
    max_examples=40,
    stateful_step_count=60,
    deadline=None,
    phases=[Phases.explicit, Phases.generate, Phases.shrink],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def test_thousands_of_commands_never_lead_to_another_state_than_a_plain_replay(qapp: QApplication) -> None:
    run_state_machine_as_test(Saving, settings=MANY_STEPS)


def test_a_point_of_the_past_is_restored_with_the_rates_it_had(qtbot: QtBot) -> None:
    trainer = Driven(CONFIG).trainer
    for _ in range(20):
        trainer.step()
    trainer.configure(replace(CONFIG, learning_rate=1.0))
    for _ in range(20):
        trainer.step()
    trainer.go_to(30)
    qtbot.waitUntil(lambda: trainer._session.epoch == 30)
    assert trainer._session.point == RunPoint(replace(CONFIG, learning_rate=1.0), 30, ((0, 0.5), (20, 1.0)))


@pytest.mark.parametrize("seed", range(4))
def test_the_trainer_in_its_thread_goes_the_same_ways_and_can_be_closed_anywhere(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(training, "SLICE_SECONDS", 0.2)  # so that it is there before the next command
    random, session = Random(seed), Session(CONFIG)
    controller = Controller(CONFIG)
    controller.frame_ready.connect(controller.frame_drawn, Qt.ConnectionType.QueuedConnection)
    frames = Recorder(controller.frame_ready)
    controller.look_at.emit(FrameRequest(2, 3, has_terms=True))
    controller.start.emit()
    qtbot.waitUntil(lambda: len(frames) > 0)
    for _ in range(60):
        command = random.choice(("step", "step", "step", "look_on", "look_back", "finish", "abandon", "back", "go_to"))
        epoch = random.randint(0, session.newest_epoch)
        getattr(controller, command).emit(*[epoch] * (command == "go_to"))
        follow(session, command, epoch)
    state = session.epoch, session.progress.position, session.newest_epoch
    qtbot.waitUntil(lambda: (frames.last.epoch, frames.last.progress.position, frames.last.newest_epoch) == state)
    frame = frames.last
    expected = session.frame(FrameRequest(frame.samples.l, 3, has_terms=True))
    for layer, own in zip(frame.layers, expected.layers, strict=True):
        for name in ("W", "b", "dW", "db"):
            assert getattr(layer, name).tobytes() == getattr(own, name).tobytes()
    for name in ("A_prev", "Z", "A", "delta", "slope"):
        assert getattr(frame.samples, name).tobytes() == getattr(expected.samples, name).tobytes()
    for name in frame.curves.names:
        assert frame.curves.series(name).mean.tobytes() == expected.curves.series(name).mean.tobytes()
    getattr(controller, random.choice(("run", "back", "look_on"))).emit()
    controller.close()
    assert all(thread._thread.isFinished() for thread in controller._threads)
    count_then = len(frames)
    qtbot.wait(50)
    assert len(frames) == count_then


def follow(session: Session, command: str, epoch: int) -> None:
    """Do to a session what a command makes the trainer do, one way or the other."""
    is_inside = session.progress.is_inside
    match command:
        case "step":
            session.step()
        case "look_on":
            session.look_on()
        case "look_back":
            if not session.look_back() and session.epoch > 0:
                list(retrace(session, session.epoch - 1))
                session.look_at_end()
        case "finish" if is_inside and session.progress.position:
            session.step()
        case "finish" | "abandon" if is_inside:
            session.look_at_all()
        case "back" | "go_to":
            list(retrace(session, epoch if command == "go_to" else max(0, session.epoch - 1)))
            session.look_at_all()
