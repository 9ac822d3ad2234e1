"""The trainer in its thread: what reaches the window, and what happens when an epoch takes long."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, Qt, QThread
from pytestqt.qtbot import QtBot

from app.workers.controller import Controller
from app.workers.status import Phase
from mlp_engine import EpochRecord, FrameRequest, LayerSpec, RunConfig, RunPoint, Session
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


def test_it_trains_in_another_thread_and_is_heard_in_the_window_s(qtbot: QtBot, controller: Controller) -> None:
    heard_in: list[QThread] = []
    controller.epochs_finished.connect(lambda _: heard_in.append(QThread.currentThread()))
    controller.start.emit()
    controller.step.emit()
    qtbot.waitUntil(lambda: len(heard_in) == 1)
    assert controller._threads[0].trainer.thread() is not controller.thread()
    assert heard_in == [controller.thread()]


def test_every_epoch_is_told_in_order_at_full_speed_and_slowly(qtbot: QtBot, controller: Controller) -> None:
    records: list[EpochRecord] = []
    controller.epochs_finished.connect(records.extend)
    controller.start.emit()
    controller.run.emit()
    qtbot.waitUntil(lambda: len(records) > 3000)
    controller.set_speed.emit(100.0)
    at = len(records)
    qtbot.waitUntil(lambda: len(records) > at + 10)
    controller.pause.emit()
    qtbot.waitUntil(lambda: controller.status.phase is Phase.PAUSED)
    plain = Session(ENDLESS)
    assert records == [plain.step() for _ in records]


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


def test_a_frame_does_not_change_while_training_goes_on(qtbot: QtBot, controller: Controller) -> None:
    frames = Recorder(controller.frame_ready)
    controller.start.emit()
    controller.run.emit()
    qtbot.waitUntil(lambda: len(frames) > 3)
    frame = frames.payloads[2]
    plain = Session(ENDLESS)
    for _ in range(frame.epoch):
        plain.step()
    expected = plain.frame(FrameRequest())
    assert frame.samples.Z.tobytes() == expected.samples.Z.tobytes()
    assert frame.curves.loss.tobytes() == expected.curves.loss.tobytes()
    assert [layer.W.tobytes() for layer in frame.layers] == [layer.W.tobytes() for layer in expected.layers]


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
    qtbot.waitUntil(lambda: controller.status.phase is Phase.DIVERGED)
    assert "try a smaller learning rate" in str(refusals.last)


@pytest.mark.parametrize("beginning", ["reset", "configure", "restore"])
def test_after_a_fault_a_new_run_begins(qtbot: QtBot, controller: Controller, beginning: str) -> None:
    frames, faults = Recorder(controller.frame_ready), Recorder(controller.failed)
    controller.look_at.emit(FrameRequest(2, 30))
    controller.start.emit()
    controller.set_frame_rate.emit(0.0)  # which nobody can keep
    qtbot.waitUntil(lambda: controller.status.phase is Phase.FAILED)
    assert len(faults) == 1
    controller.set_frame_rate.emit(30.0)
    controller.pause.emit()
    controller.run.emit()
    other = replace(ENDLESS, weight_seed=5)
    if beginning == "reset":
        controller.reset.emit()
    elif beginning == "configure":
        controller.configure.emit(other)
    else:
        controller.restore.emit(RunPoint(other, 30))
    expected_epoch = 30 if beginning == "restore" else 0
    qtbot.waitUntil(lambda: controller.status.phase is Phase.PAUSED)
    qtbot.waitUntil(lambda: len(frames) > 0 and frames.last.epoch == expected_epoch)
    assert controller.status.config == (ENDLESS if beginning == "reset" else other)
    assert frames.last.samples.l == 2
    assert len(faults) == 1
    controller.step.emit()
    qtbot.waitUntil(lambda: frames.last.epoch == expected_epoch + 1)


def test_nothing_is_heard_after_closing(qtbot: QtBot, controller: Controller) -> None:
    frames, records = Recorder(controller.frame_ready), Recorder(controller.epochs_finished)
    controller.start.emit()
    controller.run.emit()
    qtbot.waitUntil(lambda: len(frames) > 2)
    controller.close()
    heard = len(frames), len(records)
    controller.reset.emit()
    QCoreApplication.processEvents()
    assert (len(frames), len(records)) == heard


def test_a_long_epoch_is_told_to_whoever_waits(qtbot: QtBot, controller: Controller) -> None:
    frames, waits = Recorder(controller.frame_ready), Recorder(controller.waiting_changed)
    controller.look_at.emit(FrameRequest(1, 0))
    controller.start.emit()
    controller.configure.emit(SLOW)
    qtbot.waitUntil(lambda: len(frames) > 0 and frames.last.L == 4)
    waits.payloads.clear()
    for _ in range(3):
        controller.step.emit()
    qtbot.waitUntil(lambda: waits.payloads == [True])
    qtbot.waitUntil(lambda: waits.payloads[-1] is False)


def test_waiting_is_not_told_of_quick_epochs(qtbot: QtBot, controller: Controller) -> None:
    frames = Recorder(controller.frame_ready)
    controller.start.emit()
    qtbot.waitUntil(lambda: len(frames) > 0)
    waits = Recorder(controller.waiting_changed)
    for _ in range(200):
        controller.step.emit()
    qtbot.waitUntil(lambda: frames.last.epoch == 200)
    qtbot.waitUntil(lambda: not controller._threads[0]._patience.isActive())
    assert True not in waits.payloads


CLOSE_IN_AN_EPOCH = """
import sys, time
from app.window import program as main
from app.files.settings import Settings
from mlp_engine import Session

def step(session):
    print("in an epoch", flush=True)
    time.sleep(50)

Session.step = step
show = main.Program.show
def show_and_close(program):
    show(program)
    program.controller.step.emit()
    program.controller.waiting_changed.connect(program.window.close)
main.Program.show = show_and_close
sys.exit(main.run_window({}, Settings(sys.argv[1])))
"""


def test_closing_waits_for_no_long_epoch_and_ends_with_status_0(tmp_path: Path) -> None:
    command = [sys.executable, "-c", CLOSE_IN_AN_EPOCH, str(tmp_path / "settings.ini")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=40)
    assert (done.returncode, done.stdout) == (0, "in an epoch\n")
    assert "QThread" not in done.stderr
    assert "epochs" in (tmp_path / "settings.ini").read_text()
