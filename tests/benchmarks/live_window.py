"""Trains in the real window at full speed and prints how fast and how smooth it was.

    python tests/benchmarks/live_window.py [--seconds 60] [--size 1280x800]

A real window where there is a display, an offscreen one otherwise. Measured are the frames that were painted, how long
the event loop did not answer, the time from a click on a layer to the frame that holds its matrices, and the speed of
the same session without a window, before and after, in the same process.
"""

import argparse
import math
import os
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QTimer, Slot

from app.controller import Controller
from app.i18n import install_language
from app.main import Program, make_application
from app.main_window import MainWindow
from app.selection import Selection
from app.settings import Settings
from mlp_engine import Frame, RunConfig, Session

CLICK_EVERY = 0.5  # seconds
PROBE_EVERY = 5  # ms


def bare_epochs_per_second(config: RunConfig, seconds: float) -> float:
    """Train without a window."""
    session = Session(config)
    start = time.perf_counter()
    while (passed := time.perf_counter() - start) < seconds:
        for _ in range(100):
            session.step()
    return session.epoch / passed


class Probe(QObject):
    """Clicks, and takes the times of what happens."""

    def __init__(self, window: MainWindow, controller: Controller, seconds: float) -> None:
        super().__init__()
        self.window, self.controller, self.seconds = window, controller, seconds
        self.drawn_at: list[float] = []
        self.answers: list[float] = []
        self.gaps: list[float] = []
        self.last: Frame | None = None
        self._clicked_at, self._layer, self._awaited = 0.0, 1, False
        self._probed_at = 0.0
        controller.frame_drawn.connect(self.take_drawing)
        controller.frame_ready.connect(self.take_frame)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.probe)

    @Slot(object)
    def take_frame(self, frame: Frame) -> None:
        self.last = frame

    @Slot()
    def begin(self) -> None:
        self.start = self._probed_at = self._clicked_at = time.perf_counter()
        self.drawn_at.clear()
        self.controller.run.emit()
        self._timer.start(PROBE_EVERY)

    @Slot()
    def probe(self) -> None:
        now = time.perf_counter()
        self.gaps.append(now - self._probed_at - PROBE_EVERY / 1000)
        self._probed_at = now
        if not self._awaited and now - self._clicked_at > CLICK_EVERY:
            self._layer = self._layer % 3 + 1
            self._clicked_at, self._awaited = now, True
            self.window.select(Selection(self._layer))
        if now - self.start > self.seconds:
            self._timer.stop()
            self.controller.pause.emit()
            QTimer.singleShot(500, self.window.close)

    @Slot()
    def take_drawing(self) -> None:
        now = time.perf_counter()
        self.drawn_at.append(now)
        if self._awaited and self.last is not None and self.last.samples.l == self._layer:
            self.answers.append(now - self._clicked_at)
            self._awaited = False


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--size", default="1280x800")
    options = parser.parse_args()
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    config = replace(RunConfig(), epochs=10**8)
    bare_before = bare_epochs_per_second(config, 3)

    app = make_application()
    install_language("en")
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(str(Path(folder) / "settings.ini"))
        settings.speed = math.inf
        with closing(Program(app, config, settings)) as program:
            program.window.showNormal()
            program.window.resize(*(int(side) for side in options.size.split("x")))
            probe = Probe(program.window, program.controller, options.seconds)
            program.show()
            QTimer.singleShot(1500, probe.begin)
            status = app.exec()
    bare = (bare_before + bare_epochs_per_second(config, 3)) / 2
    report(probe, bare, options.seconds, app.platformName())
    return status


def report(probe: Probe, bare: float, seconds: float, platform: str) -> None:
    frame = probe.last
    assert frame is not None
    live = frame.epoch / seconds
    lost = frame.epoch + 1 - len(frame.curves)
    answers, gaps = 1000 * np.array(probe.answers), 1000 * np.array(probe.gaps)
    between = 1000 * np.diff([t for t in probe.drawn_at if probe.start <= t <= probe.start + seconds])
    rate, late = len(between) / seconds, np.percentile(between, 99)
    silent = [np.percentile(gaps, 50), np.percentile(gaps, 99), gaps.max()]
    print(f"platform            {platform}")
    print(f"bare                {bare:10,.0f} epochs/s")
    print(f"live                {live:10,.0f} epochs/s   ratio {live / bare:.2f}")
    print(f"frames              {rate:10.1f} a second, {late:.0f} ms apart (p99)")
    print(f"event loop silent   {silent[0]:10.1f} ms p50, {silent[1]:.1f} p99, {silent[2]:.1f} max")
    print(f"click to picture    {np.percentile(answers, 50):10.1f} ms p50, {answers.max():.1f} max of {len(answers)}")
    print(f"epochs lost         {lost:10d} of {frame.epoch:,}")


if __name__ == "__main__":
    sys.exit(main())
