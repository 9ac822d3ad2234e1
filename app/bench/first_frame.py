"""How long a start takes, from nothing to the first painted frame, in a process of its own."""

import json
import statistics
import sys
import time

from app.bench.options import BenchOptions
from app.python_process import start_python, start_trainer
from mlp_engine import RunConfig

TRIES = 3


def first_frame_seconds(options: BenchOptions) -> float:
    """Start the program some times, and return the median."""
    return statistics.median(_try(options) for _ in range(TRIES))


def _try(options: BenchOptions) -> float:
    started = time.time()
    with start_python("app.bench.first_frame") as process:
        wanted = {"config": options.config.as_dict(), "size": options.size}
        painted, _ = process.communicate(json.dumps(wanted).encode())
    return float(painted.split()[0]) - started


def main() -> None:
    """Open the window that standard input asks for, and print the time at which its first frame was painted."""
    with start_trainer() as trainer:
        from PySide6.QtCore import QCoreApplication  # all that follows is loaded while the trainer starts

        from app.bench.window import opened

        wanted = json.load(sys.stdin)
        options = BenchOptions(RunConfig.from_dict(wanted["config"]), size=tuple(wanted["size"]))
        with opened(options, trainer) as program:
            program.controller.frame_drawn.connect(print_time)
            program.controller.frame_drawn.connect(QCoreApplication.quit)
            QCoreApplication.exec()


def print_time() -> None:
    """Print the time, for the process that waits for it."""
    print(time.time(), flush=True)
