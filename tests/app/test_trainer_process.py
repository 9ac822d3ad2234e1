"""The trainer in its own process: what reaches the window, and what happens when the process ends."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from time import sleep

import numpy as np
import psutil
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from app.controller import Controller
from app.python_process import start_trainer
from app.status import Phase
from mlp_engine import FrameRequest, LayerSpec, RunConfig, RunPoint, Session
from tests.app.recorder import Recorder

ENDLESS = RunConfig(epochs=10**8)
DIVERGING = replace(
    ENDLESS, n_samples=20, layers=(LayerSpec(3, "linear"), LayerSpec(1, "linear")), learning_rate=1000.0
)
SLOW = replace(ENDLESS, n_samples=20_000, layers=(*3 * [LayerSpec(512, "tanh")], LayerSpec(1, "sigmoid")))


@pytest.fixture
def controller(qtbot: QtBot) -> Iterator[Controller]:
    controller = Controller(ENDLESS)
    controller.frame_ready.connect(controller.frame_drawn, Qt.ConnectionType.QueuedConnection)
    yield controller
    controller.close()


def pid(controller: Controller) -> int:
    return controller._trainer._process.pid


def end_process(controller: Controller) -> None:
    os.kill(pid(controller), signal.SIGKILL)


def test_it_trains_in_another_process(qtbot: QtBot, controller: Controller) -> None:
    frames = Recorder(controller.frame_ready)
    controller.start.emit()
    qtbot.waitUntil(lambda: len(frames) > 0)
    assert pid(controller) != os.getpid()
    assert frames.last.epoch == 0


def test_frames_are_those_of_a_plain_session_to_the_bit(qtbot: QtBot, controller: Controller) -> None:
    frames = Recorder(controller.frame_ready)
    controller.look_at.emit(FrameRequest(2, 20))
    controller.start.emit()
    for _ in range(5):
        controller.step.emit()
    qtbot.waitUntil(lambda: len(frames) > 0 and frames.last.epoch == 5)
    plain = Session(ENDLESS)
    for _ in range(5):
        plain.step()
    frame, expected = frames.last, plain.frame(FrameRequest(2, 20))
    assert frame.point == expected.point
    assert np.array_equal(frame.curves.norms, expected.curves.norms)
    assert np.array_equal(frame.samples.delta, expected.samples.delta)
    assert np.array_equal(frame.surface.outputs, expected.surface.outputs)
    for layer, wanted in zip(frame.layers, expected.layers, strict=True):
        assert np.array_equal(layer.W, wanted.W)
        assert np.array_equal(layer.W_start, wanted.W_start)
        assert np.array_equal(layer.dW, wanted.dW)


def test_what_does_not_change_is_the_same_array_in_every_frame(qtbot: QtBot, controller: Controller) -> None:
    frames = Recorder(controller.frame_ready)
    controller.start.emit()
    controller.run.emit()
    qtbot.waitUntil(lambda: len(frames) > 3)
    assert all(frame.X is frames.payloads[0].X for frame in frames.payloads)


def test_curves_begin_again_with_a_new_run(qtbot: QtBot, controller: Controller) -> None:
    frames = Recorder(controller.frame_ready)
    controller.start.emit()
    controller.run.emit()
    qtbot.waitUntil(lambda: len(frames) > 2 and frames.last.epoch > 50)
    controller.configure.emit(replace(ENDLESS, weight_seed=7, layers=(LayerSpec(4, "tanh"), LayerSpec(1, "sigmoid"))))
    qtbot.waitUntil(lambda: frames.last.epoch == 0 and frames.last.L == 2)
    assert frames.last.curves.norm_names == ("|dW1|", "|db1|", "|dW2|", "|db2|")
    assert frames.last.curves.loss.tolist() == [frames.last.loss]
    controller.step.emit()
    qtbot.waitUntil(lambda: frames.last.epoch == 1)
    assert len(frames.last.curves) == 2


def test_a_run_that_diverges_says_so(qtbot: QtBot, controller: Controller) -> None:
    refusals = Recorder(controller.refused)
    controller.start.emit()
    controller.configure.emit(DIVERGING)
    controller.run.emit()
    qtbot.waitUntil(lambda: len(refusals) == 1)
    assert "try a smaller learning rate" in str(refusals.last)
    assert controller.status.phase is Phase.DIVERGED


@pytest.mark.parametrize("beginning", ["reset", "configure", "restore"])
def test_after_the_process_has_ended_a_new_run_starts_another(
    qtbot: QtBot, controller: Controller, beginning: str
) -> None:
    frames, faults = Recorder(controller.frame_ready), Recorder(controller.failed)
    controller.look_at.emit(FrameRequest(2, 30))
    controller.set_speed.emit(1000.0)
    controller.start.emit()
    controller.run.emit()
    qtbot.waitUntil(lambda: len(frames) > 2)
    old = pid(controller)
    end_process(controller)
    qtbot.waitUntil(lambda: len(faults) == 1)
    assert "-9" in faults.last
    assert controller.status.phase is Phase.FAILED
    controller.pause.emit()
    controller.run.emit()
    other = replace(ENDLESS, weight_seed=5)
    frames.payloads.clear()
    if beginning == "reset":
        controller.reset.emit()
    elif beginning == "configure":
        controller.configure.emit(other)
    else:
        controller.restore.emit(RunPoint(other, 30))
    expected_epoch = 30 if beginning == "restore" else 0
    qtbot.waitUntil(lambda: len(frames) > 0 and frames.last.epoch == expected_epoch)
    qtbot.waitUntil(lambda: controller.status.phase is Phase.PAUSED)
    assert pid(controller) != old
    assert controller.status.config == (ENDLESS if beginning == "reset" else other)
    assert frames.last.samples.l == 2
    assert len(faults) == 1
    controller.step.emit()
    qtbot.waitUntil(lambda: frames.last.epoch == expected_epoch + 1)


def test_an_ended_process_can_be_closed(qtbot: QtBot, controller: Controller) -> None:
    faults = Recorder(controller.failed)
    controller.start.emit()
    end_process(controller)
    qtbot.waitUntil(lambda: len(faults) == 1)
    controller.close()


def test_a_process_that_never_began_can_be_followed_by_another(qtbot: QtBot) -> None:
    process = start_trainer()
    process.kill()
    process.wait()
    controller = Controller(ENDLESS, process=process)
    faults, frames = Recorder(controller.failed), Recorder(controller.frame_ready)
    controller.start.emit()
    qtbot.waitUntil(lambda: len(faults) == 1)
    assert controller.status.phase is Phase.FAILED
    controller.reset.emit()
    qtbot.waitUntil(lambda: len(frames) > 0)
    controller.close()


def test_a_closed_process_is_followed_by_nothing(qtbot: QtBot, controller: Controller) -> None:
    frames, faults = Recorder(controller.frame_ready), Recorder(controller.failed)
    controller.start.emit()
    qtbot.waitUntil(lambda: len(frames) > 0)
    trainer = controller._trainer
    end_process(controller)
    trainer._listener.wait()  # what it has told last is still on its way when the window is closed
    controller.close()
    controller.reset.emit()
    QCoreApplication.processEvents()
    assert len(faults) == 0
    assert trainer._process.returncode == -9


def test_nobody_is_told_to_wait_for_a_process_that_has_ended(qtbot: QtBot, controller: Controller) -> None:
    frames, faults = Recorder(controller.frame_ready), Recorder(controller.failed)
    waits = Recorder(controller.waiting_changed)
    controller.start.emit()
    qtbot.waitUntil(lambda: len(frames) > 0)
    os.kill(pid(controller), signal.SIGSTOP)
    controller.step.emit()
    qtbot.waitUntil(lambda: waits.payloads == [True])
    controller.step.emit()
    end_process(controller)
    qtbot.waitUntil(lambda: len(faults) == 1)
    assert waits.payloads == [True, False]
    assert not controller._trainer._patience.isActive()


def test_nobody_is_told_to_wait_while_it_starts_or_while_nothing_was_asked(
    qtbot: QtBot, controller: Controller
) -> None:
    frames, waits = Recorder(controller.frame_ready), Recorder(controller.waiting_changed)
    os.kill(pid(controller), signal.SIGSTOP)
    controller.start.emit()
    assert not controller._trainer._patience.isActive()
    os.kill(pid(controller), signal.SIGCONT)
    qtbot.waitUntil(lambda: len(frames) > 0)
    qtbot.waitUntil(lambda: not controller._trainer._patience.isActive())
    controller.frame_drawn.emit()
    assert not controller._trainer._patience.isActive()
    assert True not in waits.payloads


def test_a_long_epoch_is_told_to_whoever_waits_and_does_not_hold_up_closing(
    qtbot: QtBot, controller: Controller
) -> None:
    frames, waits = Recorder(controller.frame_ready), Recorder(controller.waiting_changed)
    controller.look_at.emit(FrameRequest(1, 0))
    controller.start.emit()
    controller.configure.emit(SLOW)
    qtbot.waitUntil(lambda: len(frames) > 0 and frames.last.L == 4, timeout=60_000)
    waits.payloads.clear()
    for _ in range(3):
        controller.step.emit()
    qtbot.waitUntil(lambda: waits.payloads == [True], timeout=60_000)
    qtbot.waitUntil(lambda: waits.payloads[-1] is False, timeout=60_000)
    controller.step.emit()
    controller.close()
    assert controller._trainer._process.poll() is not None


def test_waiting_is_not_told_of_quick_epochs(qtbot: QtBot, controller: Controller) -> None:
    frames = Recorder(controller.frame_ready)
    controller.start.emit()
    qtbot.waitUntil(lambda: len(frames) > 0)
    waits = Recorder(controller.waiting_changed)
    for _ in range(200):
        controller.step.emit()
    qtbot.waitUntil(lambda: frames.last.epoch == 200)
    assert True not in waits.payloads


PARENT = """
    import sys, time
    from app.pipe import Pipe
    from app.python_process import start_trainer
    from app.trainer_messages import Command
    from mlp_engine import RunConfig

    process = start_trainer()
    pipe = Pipe(process.stdout, process.stdin)
    pipe.send(RunConfig(epochs=10**8))
    pipe.send(Command(1, "run", ()))
    pipe.receive()
    print(process.pid, flush=True)
    time.sleep(60)
"""


def test_the_process_ends_with_the_one_that_started_it() -> None:
    with subprocess.Popen([sys.executable, "-c", textwrap.dedent(PARENT)], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        trainer = int(parent.stdout.readline())
        parent.kill()
    with suppress(psutil.NoSuchProcess):  # it may be gone by now
        process, tries = psutil.Process(trainer), 300
        while process.status() != psutil.STATUS_ZOMBIE and tries:  # nobody may be there to bury it
            sleep(0.1)
            tries -= 1
        assert tries
