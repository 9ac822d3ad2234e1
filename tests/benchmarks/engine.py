"""Measures what an epoch costs in the engine, in the lesson's own NumPy, in other libraries, and at the least.

    python -m tests.benchmarks.engine [--threads N] [--json FILE] [--svg FILE]

An epoch of Layerscope is one ``Session.step()``. All contestants train the same network in turn in one process, a few
epochs at a time, so that what disturbs one disturbs all. With one thread the CPU time is measured, with more the time
on the clock. The gradient check is measured against the lesson's loop in the same way, and an update with a small batch
against PyTorch's.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from mlp_engine import MLP, GradientCheck
from tests.benchmarks import engine_batches
from tests.benchmarks.engine_contestants import CONTESTANTS, LAYERSCOPE, LESSON, PRODUCTS, Case, Train
from tests.benchmarks.engine_lesson import LessonMLP, gradient_check
from tests.benchmarks.engine_plot import draw, time_text

CASES = (
    Case((2, 16, 8, 1), 300, rounds=100, epochs=50),
    Case((2, 64, 64, 1), 1000, rounds=40, epochs=10),
    Case((2, 256, 256, 256, 1), 2000, rounds=15, epochs=2),
    Case((2, 512, 512, 512, 512, 1), 10000, rounds=7, epochs=1),
)
CHECKED_SAMPLES = 5
CHECK_ROUNDS = 60
THREADS_OF_BLAS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")

Clock = Callable[[], float]
Times = dict[str, list[float]]


def in_turn(runs: Mapping[str, Callable[[], object]], rounds: int, clock: Clock) -> Times:
    """Return how long each run took in each round; every round begins with another one."""
    times: Times = {name: [] for name in runs}
    names = list(runs)
    for _ in range(rounds):
        for name in names:
            start = clock()
            runs[name]()
            times[name].append(clock() - start)
        names.append(names.pop(0))
    return times


def summary(times: Times, name: str, references: Mapping[str, str], per_run: int = 1) -> dict[str, object]:
    """Return the median and the middle half of the times of one, and the median of its ratios, round by round."""
    low, median, high = np.percentile(times[name], [25, 50, 75]) / per_run
    ratios = {to: float(np.median(np.divide(times[name], times[other]))) for to, other in references.items()}
    return {"median": median, "low": low, "high": high, "ratios": ratios}


def measured_case(case: Case, clock: Clock) -> dict[str, object]:
    """Let the contestants that are installed train a case."""
    contestants = {contestant.title: contestant for contestant in CONTESTANTS if contestant.is_installed}
    trains = {title: contestant.start(case) for title, contestant in contestants.items()}
    require_one_loss({title: train(2) for title, train in trains.items()})
    times = in_turn({title: epochs_of(train, case.epochs) for title, train in trains.items()}, case.rounds, clock)
    references = {"lesson": LESSON.title, "products": PRODUCTS.title}
    return {
        "layer_dims": list(case.layer_dims),
        "n_samples": case.n_samples,
        "multiply_adds": case.multiply_adds,
        "contestants": {title: summary(times, title, references, case.epochs) for title in contestants},
    }


def epochs_of(train: Train, epochs: int) -> Callable[[], object]:
    return lambda: train(epochs)


def require_one_loss(losses: Mapping[str, float | None]) -> None:
    """End the program if the contestants do not train the same network: then there is nothing to compare."""
    known = {title: loss for title, loss in losses.items() if loss is not None}
    if not np.allclose(list(known.values()), known[LAYERSCOPE.title], rtol=1e-9, atol=0.0):
        sys.exit(f"The contestants do not compute the same: {known}")


def measured_check(clock: Clock) -> dict[str, object]:
    """Check the gradients of the default network, the first case, as the program does and by the lesson's loop."""
    case = CASES[0]
    X, Y = (matrix[:, :CHECKED_SAMPLES].copy() for matrix in case.samples())
    lesson = LessonMLP(list(case.layer_dims), case.activations)
    model = MLP(case.layer_dims, case.activations)

    def check() -> float:
        check = GradientCheck(model, X, Y)
        for _ in check:
            pass
        return check.report().largest.relative_error

    runs = {LAYERSCOPE.title: check, LESSON.title: lambda: gradient_check(lesson, X, Y)}
    errors = {title: run() for title, run in runs.items()}
    times = in_turn(runs, CHECK_ROUNDS, clock)
    return {title: summary(times, title, {"lesson": LESSON.title}) | {"error": errors[title]} for title in runs}


def measured_batches(clock: Clock) -> dict[str, object]:
    """Let the engine and, where it is installed, PyTorch make updates with small batches."""
    torch = next(contestant for contestant in CONTESTANTS if contestant.package == "torch")
    starts = {LAYERSCOPE.title: engine_batches.start_layerscope}
    starts |= {torch.title: engine_batches.start_torch} if torch.is_installed else {}
    updates = {title: start() for title, start in starts.items()}
    weights = [update(1) for update in updates.values()]
    if not all(np.allclose(W, weights[0], rtol=1e-9, atol=0.0) for W in weights):
        sys.exit("An update with a batch is not the same in all of them.")
    case = engine_batches.CASE
    n_updates = case.epochs * case.n_samples // engine_batches.BATCH_SIZE
    times = in_turn({title: updates_of(update, n_updates) for title, update in updates.items()}, case.rounds, clock)
    references = {"torch": torch.title} if torch.is_installed else {}
    return {title: summary(times, title, references, n_updates) for title in updates}


def updates_of(update: engine_batches.Update, times: int) -> Callable[[], object]:
    return lambda: update(times)


def machine(threads: int) -> dict[str, object]:
    """What the figures depend on."""
    blas = np.show_config(mode="dicts")["Build Dependencies"]["blas"]
    return {
        "processor": processor(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "numpy": np.__version__,
        "blas": f"{blas['name']} {blas['version']}",
        "threads": threads,
        "clock": "CPU time" if threads == 1 else "time on the clock",
    }


def processor() -> str:
    """The name of the processor, as Linux or else Python tells it."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor()


def print_case(measured: dict) -> None:
    print(f"\n{measured['layer_dims']} × {measured['n_samples']}: {measured['multiply_adds']:,} multiply-adds an epoch")
    print(f"  {'':26}{'an epoch':>10}{'middle half':>21}{'× lesson':>10}{'× products':>12}")
    for title, figures in measured["contestants"].items():
        half = f"{time_text(figures['low'])} – {time_text(figures['high'])}"
        lesson, products = figures["ratios"]["lesson"], figures["ratios"]["products"]
        print(f"  {title:26}{time_text(figures['median']):>10}{half:>21}{lesson:10.2f}{products:12.2f}")


def print_check(measured: dict) -> None:
    print(f"\nGradient check of {CASES[0]}, all parameters on {CHECKED_SAMPLES} samples")
    for title, figures in measured.items():
        half = f"{time_text(figures['low'])} – {time_text(figures['high'])}"
        ratio, error = figures["ratios"]["lesson"], figures["error"]
        print(f"  {title:26}{time_text(figures['median']):>10}{half:>21}{ratio:10.2f}   relative error {error:.1e}")


def print_batches(measured: dict) -> None:
    print(f"\nAn update with a batch of {engine_batches.BATCH_SIZE} samples, {engine_batches.CASE}")
    for title, figures in measured.items():
        half = f"{time_text(figures['low'])} – {time_text(figures['high'])}"
        ratio = f"{figures['ratios']['torch']:10.2f} × PyTorch" if figures["ratios"] else ""
        print(f"  {title:26}{time_text(figures['median']):>10}{half:>21}{ratio}")


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print(f"Wrote {path}")


def measure(options: argparse.Namespace) -> None:
    clock = time.process_time if options.threads == 1 else time.perf_counter
    results = {"machine": machine(options.threads), "cases": []}
    print(", ".join(f"{key} {value}" for key, value in results["machine"].items()))
    for contestant in CONTESTANTS:
        print(f"  {contestant.name:24}{contestant.computes if contestant.is_installed else 'not installed'}")
    for case in CASES:
        results["cases"].append(measured_case(case, clock))
        print_case(results["cases"][-1])
    results["gradient_check"] = measured_check(clock)
    print_check(results["gradient_check"])
    results["batches"] = measured_batches(clock)
    print_batches(results["batches"])
    write(options.json, json.dumps(results, indent=2, ensure_ascii=False) + "\n")
    write(options.svg, draw(results))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threads", type=int, default=1, help="of the matrix products")
    parser.add_argument("--json", type=Path, default=Path("build/benchmarks/engine.json"))
    parser.add_argument("--svg", type=Path, default=Path("build/benchmarks/engine.svg"))
    options = parser.parse_args()
    threads = dict.fromkeys(THREADS_OF_BLAS, str(options.threads))
    if not threads.items() <= os.environ.items():  # the libraries have read them already: start again
        command = [sys.executable, "-m", "tests.benchmarks.engine", *sys.argv[1:]]
        return subprocess.run(command, env=os.environ | threads, check=False).returncode
    measure(options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
