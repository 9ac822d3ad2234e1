"""``layerscope bench``: opens the window, trains at full speed, and prints what was measured."""

import json
import os
import platform
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from time import perf_counter as now

import numpy as np
import pyqtgraph  # type: ignore[import-untyped]
import PySide6
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from app import VERSION
from app.commands.bench.first_frame import Unmeasured, first_frame_seconds
from app.commands.bench.live import PAUSES, LiveProbe
from app.commands.bench.options import BenchOptions
from app.commands.bench.program import opened
from app.commands.platform_check import has_display
from app.files.standard_streams import complain
from app.workers.stop_notifier import StopNotifier
from app.workers.stop_request import Stopped, StopRequest
from app.workers.worker_thread import leave
from mlp_engine import Session
from mlp_engine.training_fields import MOST_EPOCHS

BARE_SECONDS = 3.0  # at most, before and after


@dataclass(frozen=True)
class Spread:
    """How times are spread: the median, the time that 99 of 100 stay below, and the longest."""

    p50: float
    p99: float
    max: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> "Spread":
        """Return the spread, in milliseconds, of at least one time."""
        milliseconds = 1000 * np.array(seconds)
        p50, p99, longest = (round(float(np.percentile(milliseconds, share)), 3) for share in (50, 99, 100))
        return cls(p50, p99, longest)


@dataclass(frozen=True)
class BenchFigures:
    """What was measured; the names are those of the JSON.

    Attributes
    ----------
    bare_epochs_per_s : of the same session without a window, in the same process, before and after
    live_epochs_per_s, ratio : of the program, and its share of bare
    fps : frames painted a second
    frame_ms : from the arrival of a frame to the end of its painting
    gui_gap_ms : how long the event loop did not answer
    pause_ms : from the request to pause to the news that it has
    first_frame_ms : from the start of the program to the first painted frame
    rss_mib : memory of the window's process and of the trainer's, in the end
    epochs_lost : epochs that were trained and are not in the curves
    """

    bare_epochs_per_s: float
    live_epochs_per_s: float
    ratio: float
    fps: float
    frame_ms: Spread
    gui_gap_ms: Spread
    pause_ms: Spread
    first_frame_ms: float
    rss_mib: float
    epochs_lost: int

    def lines(self) -> list[str]:
        """Return the figures for a person."""
        return [
            f"bare          {self.bare_epochs_per_s:12.0f} epochs/s, without a window",
            f"live          {self.live_epochs_per_s:12.0f} epochs/s, ratio {self.ratio:.2f}",
            f"frames        {self.fps:12.1f} a second",
            f"a frame takes {_shown(self.frame_ms)}",
            f"no answer for {_shown(self.gui_gap_ms)}",
            f"pause after   {_shown(self.pause_ms)}",
            f"first frame   {self.first_frame_ms:12.0f} ms after the start",
            f"memory        {self.rss_mib:12.0f} MiB",
            f"epochs lost   {self.epochs_lost:12d}",
        ]


def _shown(spread: Spread) -> str:
    return f"{spread.p50:12.1f} ms (p50), {spread.p99:.1f} (p99), {spread.max:.1f} (longest)"


def bench(options: BenchOptions, is_json: bool, stop: StopRequest) -> int:
    """Measure, print the figures as lines or as JSON, and return the exit status."""
    if not has_display(os.environ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    options = replace(options, config=replace(options.config, epochs=MOST_EPOCHS))
    try:
        figures, where = measure(options, stop)
    except (Stopped, Unmeasured) as error:
        if stop.is_made:  # which may have ended a process that was to be measured, too
            return leave(stop.end())
        complain(str(error))
        return leave(1)
    if is_json:
        print(json.dumps(asdict(figures) | {"conditions": where}, indent=2))
    else:
        print("\n".join([*figures.lines(), *(f"{name:14}{value}" for name, value in where.items())]))
    return 0


def measure(options: BenchOptions, stop: StopRequest) -> tuple[BenchFigures, dict[str, object]]:
    """Return what was measured, and under which conditions.

    Raises Unmeasured if the run or the window ended before, and Stopped.
    """
    first_frame = first_frame_seconds(options, stop)
    bare = [bare_epochs_per_second(options, stop)]
    with opened(options) as program, closing(StopNotifier(stop)):
        probe = LiveProbe(program.controller, options.seconds)
        probe.finished.connect(QCoreApplication.quit)
        QCoreApplication.exec()
    stop.check()
    if len(probe.pauses) < PAUSES:
        raise Unmeasured(
            f"The window was closed, or the run has ended, before all was measured: it is {probe.phase.value}."
        )
    bare.append(bare_epochs_per_second(options, stop))
    return _figures(probe, sum(bare) / 2, first_frame), conditions(options)


def _figures(probe: LiveProbe, bare: float, first_frame: float) -> BenchFigures:
    first, last = probe.first, probe.last
    assert first is not None
    assert last is not None
    live = (last.epoch - first.epoch) / probe.seconds
    return BenchFigures(
        bare_epochs_per_s=bare,
        live_epochs_per_s=live,
        ratio=live / bare,
        fps=len(probe.frame_times) / probe.seconds,
        frame_ms=Spread.of(probe.frame_times),
        gui_gap_ms=Spread.of(probe.gaps),
        pause_ms=Spread.of(probe.pauses),
        first_frame_ms=1000 * first_frame,
        rss_mib=probe.memory / 2**20,
        epochs_lost=last.epoch + 1 - len(last.curves),
    )


def conditions(options: BenchOptions) -> dict[str, object]:
    """Return what the figures depend on."""
    return {
        "seconds": options.seconds,
        "frame_rate": options.frame_rate,
        "size": "{}x{}".format(*options.size),
        "network": f"{list(options.config.layer_dims)}, {options.config.n_samples} samples",
        "platform": QGuiApplication.platformName(),
        "processors": os.cpu_count(),
        "versions": {
            "layerscope": VERSION,
            "python": platform.python_version(),
            "PySide6": PySide6.__version__,
            "pyqtgraph": pyqtgraph.__version__,
            "numpy": np.__version__,
        },
    }


def bare_epochs_per_second(options: BenchOptions, stop: StopRequest) -> float:
    """Train without a window for a while."""
    session = Session(options.config)
    begun = now()
    while (passed := now() - begun) < min(BARE_SECONDS, options.seconds):
        session.step()
        stop.check()
    return session.epoch / passed
