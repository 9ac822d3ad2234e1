"""Measures the start against the least there could be: that of an empty plot window, and of NumPy alone.

    python -m tests.benchmarks.start [--rounds 12]

Each round starts all of them once, in processes of their own; the figures are medians of the rounds. A real window
where there is a display, an offscreen one otherwise.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from subprocess import run

from app.commands.bench.first_frame import seconds_to_print
from app.commands.platform_check import has_display
from mlp_engine import RunConfig

SIZE = (1280, 800)


def application() -> float:
    return seconds_to_print("app.commands.bench.first_frame", {"config": RunConfig().as_dict(), "size": SIZE})


def empty_window() -> float:
    return seconds_to_print("tests.benchmarks.empty_window", SIZE)


def importing(module: str) -> float:
    begun = time.perf_counter()
    run([sys.executable, "-c", f"import {module}"], check=True)
    return time.perf_counter() - begun


def compare(name: str, start: Callable[[], float], least: Callable[[], float], rounds: int) -> None:
    """Print how long two starts take, and the median of the ratios of each round."""
    pairs = [(start(), least()) for _ in range(rounds)]
    ours, others = (1000 * statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    print(f"{name:48} {ours:6.0f} ms {others:6.0f} ms   ratio {ratio:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=12)
    rounds = parser.parse_args().rounds
    if not has_display(os.environ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for warm_up in (application, empty_window):
        warm_up()
    compare("first frame, and that of an empty plot window", application, empty_window, rounds)
    compare("import mlp_engine, and import numpy", lambda: importing("mlp_engine"), lambda: importing("numpy"), rounds)


if __name__ == "__main__":
    main()
