"""Measures how long it takes to go to a past epoch, from the wish to the picture on the screen.

    python -m tests.benchmarks.past [--epochs 100000] [--visits 60]

The window trains at full speed; then it goes to epochs at random. A real window where there is a display, an offscreen
one otherwise.
"""

import argparse
import os
import random
import time

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Slot

from app.commands.bench.options import BenchOptions
from app.commands.bench.program import opened
from app.commands.platform_check import has_display
from app.workers.controller import Controller
from mlp_engine import Frame, RunConfig
from mlp_engine.training_fields import MOST_EPOCHS


class PastProbe(QObject):
    """Lets the window train, then visits past epochs one after the other, and notes how long each visit took."""

    def __init__(self, controller: Controller, epochs: int, visits: int) -> None:
        super().__init__()
        self._controller = controller
        self._epochs = epochs
        self._wanted = [random.Random(42).randrange(epochs + 1) for _ in range(visits)]
        self._frame: Frame | None = None
        self._asked_at = 0.0
        self.times: list[float] = []
        controller.frame_ready.connect(self.take_frame)
        controller.frame_drawn.connect(self.take_drawing)

    @Slot(object)
    def take_frame(self, frame: Frame) -> None:
        self._frame = frame

    @Slot()
    def take_drawing(self) -> None:
        assert self._frame is not None
        if self._asked_at:
            self._take_visit(self._frame)
        elif self._frame.epoch == 0:
            self._controller.run.emit()
        elif self._frame.epoch == self._epochs:
            self._ask()

    def _take_visit(self, frame: Frame) -> None:
        if frame.epoch == self._wanted[0]:
            self.times.append(time.perf_counter() - self._asked_at)
            del self._wanted[0]
            self._ask()

    def _ask(self) -> None:
        if not self._wanted:
            QCoreApplication.quit()
            return
        self._asked_at = time.perf_counter()
        self._controller.go_to.emit(self._wanted[0])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epochs", type=int, default=100_000)
    parser.add_argument("--visits", type=int, default=60)
    arguments = parser.parse_args()
    if not has_display(os.environ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    options = BenchOptions(RunConfig(epochs=min(arguments.epochs, MOST_EPOCHS)))
    with opened(options) as program:
        probe = PastProbe(program.controller, arguments.epochs, arguments.visits)
        QCoreApplication.exec()
    times = 1000 * np.array(probe.times)
    print(
        f"{len(times)} of {arguments.epochs:,} epochs, each from the wish to the picture: "
        f"{np.median(times):.1f} ms (p50), {np.percentile(times, 99):.1f} (p99), {times.max():.1f} (longest)"
    )


if __name__ == "__main__":
    main()
