"""The trainer driven in the main thread: every command in every phase, new configurations and faults."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.workers import training_loop as training
from app.workers.status import Phase
from app.workers.travel import Visit
from mlp_engine import Diverged, FrameRequest, RunConfig, Session, Text
from tests.app.workers.driven_trainers import DIVERGING, FAR, SMALL, Driven, driven_into, fail


@pytest.fixture
def drive(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Callable[[Phase], Driven]:
    """Return a function that brings a trainer into a phase."""

    return lambda phase: driven_into(phase, Driven, qtbot, monkeypatch)


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
