"""A trainer driven in the main thread, and runs for it."""

from dataclasses import replace

from PySide6.QtCore import QTimer

from app.workers.status import Phase
from app.workers.trainer import Trainer
from mlp_engine import LayerSpec, RunConfig, RunPoint
from tests.app.recorder import Recorder

SMALL = RunConfig(n_samples=20, layers=(LayerSpec(3, "relu"), LayerSpec(1, "sigmoid")), epochs=50)
FAR = RunPoint(replace(SMALL, epochs=10**6), 10**6)
DIVERGING = replace(SMALL, layers=(LayerSpec(3, "linear"), LayerSpec(1, "linear")), learning_rate=1000.0, epochs=5000)


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
