"""``layerscope bench``, carried out: not how good its figures are, but that they are figures of what they say."""

import json
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import pytest

from app.commands.bench.command import BenchFigures, Spread
from app.commands.bench.first_frame import Unmeasured, seconds_to_print
from app.commands.cli import run_command_line
from app.workers.stop_request import StopRequest


def bench(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app", "bench", *arguments], capture_output=True, text=True, timeout=300
    )


@pytest.fixture(scope="module")
def told() -> Mapping[str, Any]:
    done = bench("--seconds", "1", "--fps", "20", "--size", "900x700", "--n-samples", "50", "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_json_has_every_figure(told: Mapping[str, Any]) -> None:
    single = {
        "bare_epochs_per_s",
        "live_epochs_per_s",
        "ratio",
        "fps",
        "first_frame_ms",
        "rss_mib",
        "epochs_lost",
    }
    spread = {"frame_ms", "gui_gap_ms", "pause_ms"}
    assert set(told) == single | spread | {"conditions"}
    assert all(told[name] > 0 for name in single - {"epochs_lost"})
    assert all(0 <= told[name]["p50"] <= told[name]["p99"] <= told[name]["max"] for name in spread)


def test_no_epoch_is_lost(told: Mapping[str, Any]) -> None:
    assert told["epochs_lost"] == 0


def test_ratio_is_that_of_its_parts(told: Mapping[str, Any]) -> None:
    assert told["ratio"] == pytest.approx(told["live_epochs_per_s"] / told["bare_epochs_per_s"])


def test_frame_rate_is_not_exceeded(told: Mapping[str, Any]) -> None:
    assert told["fps"] <= 21


def test_conditions_say_what_was_measured(told: Mapping[str, Any]) -> None:
    conditions = told["conditions"]
    assert conditions["network"] == "[2, 16, 8, 1], 50 samples"
    assert conditions["size"] == "900x700"
    assert conditions["platform"] == "offscreen"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--seconds", "soon"], ["seconds", "'soon'"]),
        (["--seconds", "0"], ["seconds", "1"]),
        (["--fps", "1000"], ["fps", "240"]),
        (["--size", "big"], ["size", "1920x1080"]),
        (["--size", "10x10"], ["width", "320"]),
        (["--learning-rate", "-1"], ["learning_rate"]),
        (["--config", "nothing.json"], ["nothing.json"]),
    ],
)
def test_bad_values_are_a_sentence_and_status_2(
    capfd: pytest.CaptureFixture[str], arguments: list[str], words: list[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run_command_line(["bench", *arguments], StopRequest())
    assert ended.value.code == 2
    told = capfd.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
    assert all(word in told.err for word in words)


CUT_SHORT = """
import sys
from PySide6.QtCore import QTimer
from app.commands.bench import command, live
from app.commands.bench.options import BenchOptions
from app.workers.stop_request import StopRequest
from mlp_engine import RunConfig

command.first_frame_seconds = lambda options, stop: 0.0
command.BARE_SECONDS = 0.1
begin = live.LiveProbe._begin
def cut(probe):
    begin(probe)
    probe._controller.{what}
live.LiveProbe._begin = cut
sys.exit(command.bench(BenchOptions(RunConfig(n_samples=20), 1.0), True, StopRequest()))
"""


@pytest.mark.parametrize(
    ("what", "word"),
    [
        ("set_frame_rate.emit(0.0)", "failed"),
        ("parent().window.close()", "running"),
    ],
)
def test_a_measurement_that_is_cut_short_says_so(what: str, word: str) -> None:
    script = CUT_SHORT.format(what=what)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=100)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert word in done.stderr


STOPPED = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # as in a terminal, however the tests were started
from app.__main__ import main
from app.commands.bench import command, first_frame, live
{0}
sys.argv = ["layerscope", "bench"]
sys.exit(main())
"""
IN_ITS_CHILD = (
    """first_frame.CODE = "import os, signal; os.kill(os.getppid(), signal.SIGINT); os.kill(os.getpid(), 9)\""""
)
WHILE_BARE = """
command.first_frame_seconds = lambda options, stop: 0.0
command.now = lambda: (signal.raise_signal(signal.SIGINT), 0.0)[1]
"""
IN_ITS_WINDOW = """
command.first_frame_seconds = command.bare_epochs_per_second = lambda options, stop: 1.0
live.LiveProbe._begin = lambda probe: signal.raise_signal(signal.SIGINT)
"""


@pytest.mark.parametrize("plant", [IN_ITS_CHILD, WHILE_BARE, IN_ITS_WINDOW])
def test_ctrl_c_ends_it_with_status_130(plant: str) -> None:
    command = [sys.executable, "-c", STOPPED.format(plant)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100)
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr.splitlines()[-1] == "layerscope: stopped."
    assert "Traceback" not in done.stderr


def test_a_program_that_does_not_start_is_told() -> None:
    with pytest.raises(Unmeasured, match="no_such_module"):
        seconds_to_print("no_such_module", {})


def test_figures_can_be_read() -> None:
    spread = Spread.of([0.001, 0.003, 0.002])
    assert (spread.p50, spread.max) == (2.0, 3.0)
    lines = BenchFigures(13_000.0, 12_000.0, 0.9231, 29.9, spread, spread, spread, 512.4, 220.6, 0).lines()
    assert "13000 epochs/s" in lines[0]
    assert "ratio 0.92" in lines[1]
    assert len(lines) == 9
