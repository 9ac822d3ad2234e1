"""``layerscope render`` where something is in the way, or somebody stops it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.app.commands.test_render import QUICK, names, render
from tests.programs import CHINESE, font, mounting, program, stopping

ENDLESS = ("--epochs", "50000000", "--n-samples", "10", "--layers", "2:tanh,1:sigmoid")
FIRST_FIGURE, LAST_FIGURE = "decision_boundary_before.png", "weight_heatmaps.png"


def command(folder: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "app", "render", "--out", str(folder), *arguments]


def test_reader_that_goes_away_costs_no_file(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with open(writer, "wb") as output:
        done = subprocess.run(command(tmp_path, *QUICK), stdout=output, stderr=subprocess.PIPE, timeout=120)
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(names(tmp_path)) == 4


def test_no_room_for_what_is_printed_is_a_sentence(tmp_path: Path) -> None:
    with open("/dev/full", "wb") as output:
        done = subprocess.run(command(tmp_path, *QUICK), stdout=output, stderr=subprocess.PIPE, timeout=120)
    assert done.returncode == 1
    assert done.stderr.decode() == "layerscope: standard output: There is no room left on the disk.\n"


def test_closed_outputs_cost_no_file(tmp_path: Path) -> None:
    closing = [program("sh"), "-c", 'exec "$@" >&- 2>&-', "sh"]
    assert subprocess.run([*closing, *command(tmp_path, *QUICK)], timeout=120).returncode == 0
    assert len(names(tmp_path)) == 4


def test_folder_whose_name_cannot_be_printed_is_written_to(tmp_path: Path) -> None:
    done = render(tmp_path / "线", *QUICK, environment={"PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, "")
    assert len(names(tmp_path / "线")) == 4


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_stopped_in_the_middle_it_says_so_and_leaves_nothing_new(tmp_path: Path, number: signal.Signals) -> None:
    (tmp_path / FIRST_FIGURE).write_text("old")
    with (
        subprocess.Popen(
            command(tmp_path, *ENDLESS, "--force"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process,
        stopping(process),
    ):
        assert process.stdout is not None
        process.stdout.readline()  # so that it is at work
        process.send_signal(number)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 128 + number
    assert said == "layerscope: stopped before everything was written.\n"
    assert names(tmp_path) == [FIRST_FIGURE]
    assert (tmp_path / FIRST_FIGURE).read_text() == "old"


def test_signal_that_a_shell_has_switched_off_stops_nothing(tmp_path: Path) -> None:
    deaf = [program("sh"), "-c", 'trap "" HUP; exec "$@"', "sh"]
    arguments = [*deaf, *command(tmp_path, *QUICK)]
    with (
        subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process,
        stopping(process),
    ):
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGHUP)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (0, "")
    assert len(names(tmp_path)) == 4


def test_folder_in_place_of_a_file_is_told_before_the_work_begins(tmp_path: Path) -> None:
    (tmp_path / LAST_FIGURE).mkdir()
    done = render(tmp_path, *QUICK, "--force")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"layerscope: {tmp_path / LAST_FIGURE}: There is a folder of this name.\n"
    assert names(tmp_path) == [LAST_FIGURE]


def test_link_that_leads_nowhere_is_told_before_the_work_begins(tmp_path: Path) -> None:
    (tmp_path / LAST_FIGURE).symlink_to(tmp_path / "nowhere")
    done = render(tmp_path, *QUICK)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{LAST_FIGURE} already" in done.stderr
    assert names(tmp_path) == [LAST_FIGURE]


def test_read_only_disk_is_told_before_the_work_begins(tmp_path: Path) -> None:
    mount = ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(tmp_path)]
    mounted = [*mounting(), program("sh"), "-c", f'{" ".join(mount[:-1])} "$0" && exec "$@"', str(tmp_path)]
    done = subprocess.run([*mounted, *command(tmp_path, *QUICK)], capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"layerscope: {tmp_path}: The disk is read-only.\n"


def test_too_many_pictures_for_an_animation_are_told_before_the_work_begins(tmp_path: Path) -> None:
    done = render(tmp_path / "out", *QUICK, "--formats", "png,gif", "--at", "0..20", "--size", "8000x8000")
    assert (done.returncode, done.stdout) == (2, "")
    assert "epochs: 21 cannot be used; it must be at most 4 epochs in pictures of this size" in done.stderr
    assert not (tmp_path / "out").exists()


def test_gradient_check_that_would_take_hours_is_left_out(tmp_path: Path) -> None:
    layers = ("--layers", "120:tanh,120:tanh,1:sigmoid", "--n-samples", "10", "--epochs", "1")
    done = render(tmp_path, *layers, "--formats", "csv")
    assert done.returncode == 0
    assert done.stdout.splitlines()[0] == "Gradient check left out: 15001 weights and biases would take too long."


FORGET_A_SLOPE = """
import sys
from dataclasses import replace
from mlp_engine import ACTIVATION_REGISTRY, linear_derivative
ACTIVATION_REGISTRY["tanh"] = replace(ACTIVATION_REGISTRY["tanh"], derivative=linear_derivative)
from app.__main__ import main
sys.exit(main())
"""


@pytest.mark.parametrize("quiet", [[], ["--quiet"]], ids=["loud", "quiet"])
def test_wrong_gradients_are_told_and_cost_the_status_but_no_file(tmp_path: Path, quiet: list[str]) -> None:
    run = ("--layers", "4:tanh,1:sigmoid", "--epochs", "1", "--formats", "csv", "--out", str(tmp_path), *quiet)
    done = subprocess.run(
        [sys.executable, "-c", FORGET_A_SLOPE, "render", *run], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 1
    assert done.stderr.startswith("layerscope: the gradient of ")
    assert "is wrong: its relative error is " in done.stderr
    assert ("  wrong" in done.stdout) is not bool(quiet)
    assert names(tmp_path) == ["curves.csv"]


def test_gradients_too_small_to_tell_are_no_failure(tmp_path: Path) -> None:
    layers = ",".join([*["8:sigmoid"] * 11, "1:sigmoid"])
    done = render(tmp_path, "--layers", layers, "--epochs", "1", "--formats", "csv")
    assert (done.returncode, done.stderr) == (0, "")
    assert "too small to tell at epsilon 1e−7, while 0.001 would tell more" in done.stdout
    assert "wrong" not in done.stdout


def test_pictures_are_the_same_in_every_locale(qapp: QApplication, tmp_path: Path) -> None:
    """Where the language of the system decides, Chinese pictures get Japanese letters, and Qt complains of C."""
    font(CHINESE)
    for locale in ("C", "ja_JP.UTF-8", "zh_CN.UTF-8"):
        environment = {"LC_ALL": locale, "LANG": locale, "LANGUAGE": locale}
        done = render(tmp_path / locale, *QUICK, "--lang", "zh_CN", "--formats", "png,pdf", environment=environment)
        assert (done.returncode, done.stderr) == (0, "")
    for name in names(tmp_path / "C"):
        assert len({(tmp_path / locale / name).read_bytes() for locale in names(tmp_path)}) == 1, name
    assert b"NotoSansCJKjp" not in (tmp_path / "C" / "training_curves.pdf").read_bytes()
