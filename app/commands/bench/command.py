"""``layerscope bench``: opens the window, trains at full speed, and prints what was measured."""

import json
import os
import platform
from contextlib import closing
from dataclasses import replace
from time import perf_counter as now

import numpy as np
import pyqtgraph  # type: ignore[import-untyped]
import PySide6
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from app import VERSION
from app.commands.bench.figures import BenchFigures, Spread, Unmeasured
from app.commands.bench.first_frame import first_frame_seconds
from app.commands.bench.live import PAUSES, LiveProbe
from app.commands.bench.options import BenchOptions
from app.commands.bench.window import opened
from app.commands.platform_check import has_display
from app.files.standard_streams import complain
from app.workers.stop_notifier import StopNotifier
from app.workers.stop_request import Stopped, StopRequest
from app.workers.worker_thread import leave
from mlp_engine import Session
from mlp_engine.config import MOST_EPOCHS

BARE_SECONDS = 3.0  # at most, before and after


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
        print(json.dumps(figures.as_dict() | {"conditions": where}, indent=2))
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
