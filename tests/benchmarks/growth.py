"""Measures what a long run costs: memory of both processes, and the time that a frame takes, as epochs go by.

    python -m tests.benchmarks.growth [--epochs 1000000]

The window trains at full speed, and a line is printed at 1,000 epochs and at every tenfold. A real window where there
is a display, an offscreen one otherwise.
"""

import argparse
import os
import time

import numpy as np
import psutil
from PySide6.QtCore import QCoreApplication, QObject, Slot

from app.commands.bench.options import BenchOptions
from app.commands.bench.program import opened
from app.commands.platform_check import has_display
from app.workers.controller import Controller
from mlp_engine import Frame, RunConfig
from mlp_engine.training_fields import MOST_EPOCHS

FIRST = 1000
FRAMES = 60  # at most, of which the median is told


class GrowthProbe(QObject):
    """Prints what it costs by now, at 1,000 epochs and at every tenfold."""

    def __init__(self, controller: Controller, epochs: int) -> None:
        super().__init__()
        self._controller = controller
        self._epochs = epochs
        self._next = FIRST
        self._frame: Frame | None = None
        self._came_at = 0.0
        self._times: list[float] = []
        controller.frame_ready.connect(self.take_frame)
        controller.frame_drawn.connect(self.take_drawing)

    @Slot(object)
    def take_frame(self, frame: Frame) -> None:
        self._frame, self._came_at = frame, time.thread_time()

    @Slot()
    def take_drawing(self) -> None:
        assert self._frame is not None
        if self._frame.epoch == 0:
            self._controller.run.emit()
        self._times.append(time.thread_time() - self._came_at)
        if self._frame.epoch >= self._next:
            self._tell(self._frame)
            self._next *= 10
        if self._frame.epoch >= self._epochs:
            QCoreApplication.quit()

    def _tell(self, frame: Frame) -> None:
        program = psutil.Process()
        memory = sum(process.memory_info().rss for process in (program, *program.children(recursive=True))) / 2**20
        drawing = 1000 * np.median(self._times[-FRAMES:])
        print(f"{frame.epoch:12,} epochs   {memory:6.0f} MiB   {drawing:5.1f} ms a frame   {frame.curves.span} a point")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epochs", type=int, default=1_000_000)
    epochs = parser.parse_args().epochs
    if not has_display(os.environ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    options = BenchOptions(RunConfig(epochs=MOST_EPOCHS))
    with opened(options) as program:
        probe = GrowthProbe(program.controller, epochs)  # noqa: F841  # which lives as long as it is named
        QCoreApplication.exec()


if __name__ == "__main__":
    main()
