"""Measures the live window beside that of the last release, whose trainer has a process of its own.

    python -m tests.benchmarks.release [--rounds 3] [--seconds 20]

In each round both are measured one after the other, at 30 and at 60 frames a second; the figures are medians. The
release is taken out of the history of the project, so a clone with its history is needed. A real window where there is
a display, an offscreen one otherwise.
"""

import argparse
import io
import json
import os
import statistics
import subprocess
import sys
import tarfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
RELEASE = "40b6079"
FOLDER = ROOT / "build" / f"release-{RELEASE}"
RATES = 30, 60  # frames a second
LARGE = ("--layers", "256:relu,256:relu,256:relu,1:sigmoid", "--n-samples", "2000")
VERY_LARGE = ("--layers", "512:relu,512:relu,512:relu,1:sigmoid", "--n-samples", "20000")

Figures = Mapping[str, Any]
LINES: tuple[tuple[str, Callable[[Figures], float]], ...] = (
    ("epochs/s without a window", lambda told: told["bare_epochs_per_s"]),
    ("epochs/s in the window", lambda told: told["live_epochs_per_s"]),
    ("its share", lambda told: told["ratio"]),
    ("frames a second", lambda told: told["fps"]),
    ("a frame, ms, median", lambda told: told["frame_ms"]["p50"]),
    ("no answer, ms, 99 of 100", lambda told: told["gui_gap_ms"]["p99"]),
    ("no answer, ms, longest", lambda told: told["gui_gap_ms"]["max"]),
    ("pause, ms, 99 of 100", lambda told: told["pause_ms"]["p99"]),
    ("first frame, ms", lambda told: told["first_frame_ms"]),
    ("memory, MiB", lambda told: told["rss_mib"]),
    ("epochs lost", lambda told: told["epochs_lost"]),
)


def take_out_release() -> Path | None:
    """Return the folder with the release; None where there is no history to take it from."""
    if not FOLDER.exists():
        done = subprocess.run(
            ["git", "archive", RELEASE, "app", "mlp_engine", "resources"], cwd=ROOT, capture_output=True
        )
        if done.returncode:
            return None
        with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
            archive.extractall(FOLDER, filter="data")
    return FOLDER


def measure(folder: Path, *options: str) -> Figures:
    """Return the figures of ``layerscope bench`` of the program in a folder."""
    command = [sys.executable, "-m", "app", "bench", "--json", *options]
    done = subprocess.run(
        command, cwd=folder, env=os.environ | {"PYTHONPATH": str(folder)}, capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(done.stderr)
    figures: Figures = json.loads(done.stdout)
    return figures


def compare(title: str, folders: list[Path], rounds: int, *options: str) -> None:
    """Print the figures of both programs, the median of each over some rounds, and that of the quotients."""
    told = [[measure(folder, *options) for folder in folders] for _ in range(rounds)]
    print(f"\n{title:34}{'release':>12}{'now':>12}{'now / release':>16}")
    for name, read in LINES:
        pairs = [tuple(read(figures) for figures in each) for each in told]
        old, new = (statistics.median(side) for side in zip(*pairs, strict=True))
        quotient = statistics.median(b / a for a, b in pairs) if all(a for a, _ in pairs) else float("nan")
        print(f"{name:34}{old:12,.2f}{new:12,.2f}{quotient:16.2f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=20.0)
    arguments = parser.parse_args()
    release = take_out_release()
    if release is None:
        print(f"The last release is not in the history of {ROOT}: nothing to compare with.")
        return
    folders, seconds = [release, ROOT], ("--seconds", str(arguments.seconds))
    for rate in RATES:
        compare(f"{rate} frames a second", folders, arguments.rounds, "--fps", str(rate), *seconds)
    compare("[2, 256, 256, 256, 1] × 2,000", folders, 1, "--fps", "30", *seconds, *LARGE)
    compare("[2, 512, 512, 512, 1] × 20,000", folders, 1, "--fps", "30", *seconds, *VERY_LARGE)


if __name__ == "__main__":
    main()
