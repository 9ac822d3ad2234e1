"""A trainer driven in the main thread, and runs for it."""

from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.workers.status import Phase
from app.workers.trainer import Trainer
from mlp_engine import LayerSpec, RunConfig, RunPoint, Session
from tests.app.recorder import Recorder

SMALL = RunConfig(n_samples=20, layers=(LayerSpec(3, "relu"), LayerSpec(1, "sigmoid")), epochs=50)
FAR = RunPoint(replace(SMALL, epochs=10**6), 10**6)
DIVERGING = replace(SMALL, layers=(LayerSpec(3, "linear"), LayerSpec(1, "linear")), learning_rate=1000.0, epochs=5000)


DrivenT = TypeVar("DrivenT", bound="Driven")


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


def driven_into(phase: Phase, kind: type[DrivenT], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> DrivenT:
    """Return a driven trainer that has come into a phase."""
    driven = kind(DIVERGING if phase is Phase.DIVERGED else SMALL)
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
