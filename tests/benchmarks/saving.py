"""Measures saving, opening and autosaving a long run, and how long the window is held up by it.

    python -m tests.benchmarks.saving [--epochs 100000] [--times 20]

The window trains at full speed, and goes on while the run is autosaved, with as much time between two autosaves as one
takes; then it is paused, saved and opened. A real window where there is a display, an offscreen one otherwise.
"""

import argparse
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter as now

import numpy as np
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, SignalInstance, Slot

from app.commands.bench.options import BenchOptions
from app.commands.bench.program import opened
from app.commands.platform_check import has_display
from app.files.recovery import Recovery
from app.window.program import Program
from app.workers.status import Phase
from mlp_engine import Frame, RunConfig
from mlp_engine.training_fields import MOST_EPOCHS

PULSE = 2  # ms between two questions whether the event loop answers
QUIET_TIME = 200  # ms between two autosaves
OUT_OF_THE_WAY = 10**9  # ms


class SavingProbe(QObject):
    """Lets a window train, save and open, and notes how long each took.

    Attributes
    ----------
    frames, gaps : s, of frames from their arrival to the screen, and of silences of the event loop, by whether the run
        was being autosaved
    """

    def __init__(self, program: Program, folder: Path) -> None:
        super().__init__()
        self._program = program
        self._documents = program.window.documents
        self.path = folder / "run.layerscope"
        self._documents.run.path = self.path
        program.window.keep_in(Recovery(folder / "kept"))
        keeping = program.window._keeping
        assert keeping is not None
        self._autosave = keeping._autosave
        self._autosave._timer.setInterval(OUT_OF_THE_WAY)
        self._epoch = self._came_at = self._answered_at = 0.0
        self._is_drawn = False
        self.frames: dict[bool, list[float]] = {False: [], True: []}
        self.gaps: dict[bool, list[float]] = {False: [], True: []}
        self._pulse = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._pulse.timeout.connect(self._take_pulse)
        program.controller.frame_ready.connect(self._take_frame)
        program.controller.frame_drawn.connect(self._take_drawing)

    @Slot()
    def _take_pulse(self) -> None:
        time = now()
        self.gaps[self._autosave.is_busy].append(time - self._answered_at - PULSE / 1000)
        self._answered_at = time

    @Slot(object)
    def _take_frame(self, frame: Frame) -> None:
        self._came_at, self._epoch, self._is_drawn = now(), frame.epoch, False

    @Slot()
    def _take_drawing(self) -> None:
        self._is_drawn = True
        if self._pulse.isActive():
            self.frames[self._autosave.is_busy].append(now() - self._came_at)

    def train(self, epochs: int) -> None:
        """Train at full speed until an epoch is on the screen, and go on."""
        drawn = self._program.controller.frame_drawn
        wait(drawn, lambda: self._is_drawn)
        self._program.controller.run.emit()
        wait(drawn, lambda: self._epoch >= epochs)

    def autosave(self, times: int) -> list[float]:
        """Return how many seconds each autosave takes while the network learns."""
        seconds = []
        self._answered_at = now()
        self._pulse.start(PULSE)
        for _ in range(times):
            pause(QUIET_TIME)
            begun = now()
            self._autosave.keep()
            wait(self._pulse.timeout, lambda: not self._autosave.is_busy)
            seconds.append(now() - begun)
        self._pulse.stop()
        return seconds

    def pause(self) -> None:
        """Have the run stand still."""
        self._program.controller.pause.emit()
        wait(self._program.controller.status_changed, lambda: self._program.controller.status.phase is Phase.PAUSED)

    def save(self) -> float:
        """Return how many seconds it takes from the wish until the file is read back from the disk."""
        begun = now()
        self._documents.save()
        wait(self._documents.settled, lambda: True)
        return now() - begun

    def open(self) -> float:
        """Return how many seconds it takes from the wish until the run is on the screen."""
        begun = now()
        self._program.window.incoming.runs.open(self.path)
        wait(self._documents.opened, lambda: True)
        if not self._is_drawn:
            wait(self._program.controller.frame_drawn, lambda: self._is_drawn)
        return now() - begun


def wait(signal: SignalInstance, is_over: Callable[[], bool]) -> None:
    """Let the window live until something is so at one of the signals."""
    loop = QEventLoop()

    def look(*_values: object) -> None:
        if is_over():
            loop.quit()

    signal.connect(look)
    loop.exec()
    signal.disconnect(look)


def pause(milliseconds: int) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def told(seconds: list[float]) -> str:
    """Return the median, what 99 of 100 are below, and the largest."""
    times = 1000 * np.array(seconds)
    return f"{np.median(times):.1f} ms (p50), {np.percentile(times, 99):.1f} (p99), {times.max():.1f} (longest)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epochs", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=20)
    arguments = parser.parse_args()
    if not has_display(os.environ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    options = BenchOptions(RunConfig(epochs=MOST_EPOCHS))
    with tempfile.TemporaryDirectory() as folder, opened(options) as program:
        probe = SavingProbe(program, Path(folder))
        probe.train(arguments.epochs)
        autosaves = probe.autosave(arguments.times)
        probe.pause()
        saves = [probe.save() for _ in range(arguments.times)]
        size = probe.path.stat().st_size
        openings = [probe.open() for _ in range(arguments.times)]
    print(f"{arguments.epochs:,} epochs and more, {size / 1e6:.1f} MB")
    for name, seconds in (("autosave", autosaves), ("save", saves), ("open", openings)):
        print(f"{name}, from the wish to its end: {told(seconds)}")
    for is_busy, when in ((True, "while the run is autosaved"), (False, "otherwise")):
        print(f"{when}: a frame {told(probe.frames[is_busy])}; event loop silent {told(probe.gaps[is_busy])}")


if __name__ == "__main__":
    main()
