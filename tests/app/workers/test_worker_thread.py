"""Workers in threads of their own."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QThread, QTimer
from pytestqt.qtbot import QtBot

from app.workers.tasks import TaskWorker
from app.workers.trainer import Trainer
from app.workers.worker_thread import Worker, WorkerThread
from mlp_engine import RunConfig


@pytest.mark.parametrize("make", [TaskWorker, lambda: Trainer(RunConfig())], ids=["tasks", "trainer"])
def test_workers_stop_in_their_own_thread(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, make: Callable[[], Worker]
) -> None:
    threads: list[bool] = []
    worker = make()
    stop_work = type(worker).stop_work

    def tell(self: Worker) -> None:
        threads.append(QThread.currentThread() is self.thread())
        stop_work(self)

    monkeypatch.setattr(type(worker), "stop_work", tell)
    thread = WorkerThread(worker)
    assert worker.thread() is not QThread.currentThread()
    thread.close()
    assert threads == [True]


class Busy(Worker):
    """A worker whose timer runs until it is stopped."""

    def __init__(self) -> None:
        super().__init__()
        self.timer = QTimer(self)

    def stop_work(self) -> None:
        self.timer.stop()


def test_closing_again_does_nothing(qtbot: QtBot) -> None:
    thread = WorkerThread(Busy())
    thread.close()
    thread.close()
    assert not thread._thread.isRunning()
