"""The workers in their threads."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QThread
from pytestqt.qtbot import QtBot

from app.workers.controller import Controller
from app.workers.status import Phase
from mlp_engine import FrameRequest, RunConfig, RunPoint, Session
from tests.app.recorder import Recorder

ENDLESS = RunConfig(epochs=10**8)


@pytest.fixture
def controller(qtbot: QtBot) -> Iterator[Controller]:
    controller = Controller(ENDLESS)
    controller.frame_ready.connect(controller.frame_drawn, Qt.ConnectionType.QueuedConnection)
    yield controller
    controller.close()


def test_answers_arrive_in_the_gui_thread(qtbot: QtBot, controller: Controller) -> None:
    threads: list[QThread] = []
    controller.frame_ready.connect(lambda _: threads.append(QThread.currentThread()))
    with qtbot.waitSignal(controller.frame_ready):
        controller.start.emit()
    assert threads == [controller.thread()]


def test_toggle_runs_and_pauses_and_no_epoch_is_missing_from_the_curves(qtbot: QtBot, controller: Controller) -> None:
    frames = Recorder(controller.frame_ready)
    controller.start.emit()
    controller.toggle.emit()
    qtbot.waitUntil(lambda: len(frames) > 0 and frames.last.epoch > 100)
    controller.toggle.emit()
    qtbot.waitUntil(lambda: controller.status.phase is Phase.PAUSED)
    controller.look_at.emit(FrameRequest(3, 10))
    qtbot.waitUntil(lambda: frames.last.samples.l == 3)
    last = frames.last
    plain = Session(ENDLESS)
    for _ in range(last.epoch):
        plain.step()
    assert last.curves.loss.tolist() == plain.history.curves().loss.tolist()
    assert [frame.epoch for frame in frames.payloads] == sorted(frame.epoch for frame in frames.payloads)


def test_closing_while_it_trains_ends_the_threads(qtbot: QtBot, controller: Controller) -> None:
    frames = Recorder(controller.frame_ready)
    controller.start.emit()
    controller.run.emit()
    qtbot.waitUntil(lambda: len(frames) > 2)
    controller.close()
    assert_ended(controller)
    controller.close()


def assert_ended(controller: Controller) -> None:
    """No thread is left."""
    assert not any(thread._thread.isRunning() for thread in controller._threads)


def test_closing_while_a_frame_is_never_drawn_ends_the_threads(qtbot: QtBot) -> None:
    controller = Controller(ENDLESS)
    with qtbot.waitSignal(controller.frame_ready):
        controller.start.emit()
    controller.run.emit()
    controller.close()
    assert_ended(controller)


def test_two_quick_toggles_cancel_each_other(qtbot: QtBot, controller: Controller) -> None:
    statuses = Recorder(controller.status_changed)
    controller.start.emit()
    controller.toggle.emit()
    controller.toggle.emit()
    qtbot.waitUntil(lambda: len(statuses) == 3)
    assert [status.phase for status in statuses.payloads] == [Phase.PAUSED, Phase.RUNNING, Phase.PAUSED]


def test_restored_run_arrives_in_the_gui_thread_without_a_missing_epoch(qtbot: QtBot, controller: Controller) -> None:
    original = Session(ENDLESS)
    for epoch in range(900):
        if epoch == 400:
            original.change(replace(ENDLESS, learning_rate=0.1))
        original.step()
    frames, restored = Recorder(controller.frame_ready), Recorder(controller.restored)
    controller.start.emit()
    controller.run.emit()
    qtbot.waitUntil(lambda: len(frames) > 2)
    controller.pause.emit()
    qtbot.waitUntil(lambda: controller.status.phase is Phase.PAUSED)
    point = original.point
    controller.restore.emit(point)
    qtbot.waitUntil(lambda: len(restored) == 1)
    assert restored.last == point
    assert controller.status.phase is Phase.PAUSED
    assert controller.status.config == original.config
    qtbot.waitUntil(lambda: frames.last.epoch == 900 and frames.last.point == point)
    assert frames.last.curves.loss.tolist() == original.history.curves().loss.tolist()
    assert len(frames.last.curves) == 901


def test_closing_while_it_restores_ends_the_threads(qtbot: QtBot, controller: Controller) -> None:
    controller.start.emit()
    controller.restore.emit(RunPoint(ENDLESS, 10**8))
    qtbot.waitUntil(lambda: controller.status.phase is Phase.RESTORING)
    controller.close()
    assert_ended(controller)
