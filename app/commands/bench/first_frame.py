"""How long a start takes, from nothing to the first painted frame, in a process of its own."""

import json
import statistics
import subprocess
import sys
import time

from PySide6.QtCore import QCoreApplication

from app.commands.bench.options import BenchOptions
from app.commands.bench.program import opened
from app.workers.stop_request import StopRequest
from mlp_engine import RunConfig

TRIES = 3
CODE = """
import gc, json, signal, sys
gc.disable()
signal.signal(signal.SIGINT, signal.SIG_DFL)
sys.path[:] = json.loads(sys.argv.pop())
from {module} import main
main()
"""
"""For a Python that finds what this one finds, collects no garbage while it starts, as the program does that is started
from a command line, and ends without a word on Ctrl+C."""


class Unmeasured(Exception):
    """Something came in between; the message is a sentence for whoever measures."""


def first_frame_seconds(options: BenchOptions, stop: StopRequest) -> float:
    """Start the program some times, and return the median."""
    wanted = {"config": options.config.as_dict(), "size": options.size}
    times: list[float] = []
    for _ in range(TRIES):
        stop.check()
        times.append(seconds_to_print("app.commands.bench.first_frame", wanted))
    return statistics.median(times)


def seconds_to_print(module: str, wanted: object) -> float:
    """Return how long it takes to start a Python and run ``main`` of a module, until the time that it prints.

    Parameters
    ----------
    wanted : what JSON can hold, for its standard input

    Raises
    ------
    Unmeasured
        if it prints none
    """
    started = time.time()
    command = [sys.executable, "-c", CODE.format(module=module), json.dumps(sys.path)]
    done = subprocess.run(command, input=json.dumps(wanted), capture_output=True, text=True)
    if done.returncode != 0 or not done.stdout:
        sentence = f"{module} has ended, with exit status {done.returncode}, before it had shown its window."
        raise Unmeasured("\n".join([sentence, *done.stderr.splitlines()]))
    return float(done.stdout.split()[0]) - started


def main() -> None:
    """Open the window that standard input asks for, and print the time at which its first frame was painted."""
    wanted = json.load(sys.stdin)
    options = BenchOptions(RunConfig.from_dict(wanted["config"]), size=tuple(wanted["size"]))
    with opened(options) as program:
        program.controller.frame_drawn.connect(print_time)
        program.controller.frame_drawn.connect(QCoreApplication.quit)
        QCoreApplication.exec()


def print_time() -> None:
    """Print the time, for the process that waits for it."""
    print(time.time(), flush=True)
