"""The command line."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from app.commands.cli import _with_command, build_parser, given_fields
from mlp_engine import DATA_SET_REGISTRY, FIELDS, InvalidInput, LayerSpec, RunConfig


def layerscope(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "app", *arguments], capture_output=True, text=True, timeout=120)


def test_render_writes_the_four_pictures_and_prints_the_lesson_s_lines(tmp_path: Path) -> None:
    done = layerscope("render", "--out", str(tmp_path / "new" / "folder"))
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(path.name for path in (tmp_path / "new" / "folder").iterdir()) == [
        "decision_boundary_after.png",
        "decision_boundary_before.png",
        "training_curves.png",
        "weight_heatmaps.png",
    ]
    for line in (
        "Epoch    0: loss=0.159801, accuracy=0.5000, |dW[1]|=0.0475, |dW[2]|=0.1225, |dW[3]|=0.0849",
        "Epoch  400: loss=0.025212, accuracy=0.9400",
        "Epoch  800: loss=0.007309, accuracy=0.9933",
        "Epoch 1200: loss=0.003245, accuracy=1.0000",
        "Epoch 1600: loss=0.002143",
        "Epoch 1999: loss=0.001648",
        "Final accuracy: 1.0000",
        "right",
    ):
        assert line in done.stdout


def test_render_takes_the_fields_of_a_run(tmp_path: Path) -> None:
    done = layerscope(
        "render", "--out", str(tmp_path), "--epochs", "3", "--layers", "4:tanh, 1:sigmoid", "--n-samples", "21"
    )
    assert done.returncode == 0
    assert "Epoch    2:" in done.stdout
    assert "|dW3|" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--learning-rate", "0"], ["learning_rate", "above 0"]),
        (["--epochs", "many"], ["epochs", "'many'", "whole number"]),
        (["--layers", "4:cube,1:sigmoid"], ["cube", "relu"]),
        (["--layers", "4:relu,2:sigmoid"], ["layers[2].size", "one neuron"]),
    ],
)
def test_bad_values_are_a_sentence_and_status_2(tmp_path: Path, arguments: list[str], words: list[str]) -> None:
    done = layerscope("render", "--out", str(tmp_path), *arguments)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert all(word in done.stderr for word in words)


def test_diverging_run_is_a_sentence_and_status_1(tmp_path: Path) -> None:
    done = layerscope(
        "render",
        "--out",
        str(tmp_path),
        "--learning-rate",
        "1000",
        "--layers",
        "9:linear,1:linear",
        "--n-samples",
        "30",
    )
    assert done.returncode == 1
    assert "try a smaller learning rate" in done.stderr


def test_folder_that_cannot_be_made_is_a_sentence_and_status_1(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = layerscope("render", "--out", str(tmp_path / "file" / "folder"), "--epochs", "1")
    assert done.returncode == 1
    assert str(tmp_path / "file") in done.stderr
    assert "Traceback" not in done.stderr


def test_help_comes_from_the_field_table() -> None:
    text = layerscope("render", "--help").stdout
    squeezed = " ".join(text.split())
    for field in FIELDS:
        if not field.is_typed:
            assert f"--{field.name.replace('_', '-')}" not in text
            continue
        assert f"--{field.name.replace('_', '-')}" in text
        assert field.help in squeezed
        shown = re.search(re.escape(field.help) + r"(?: One (?:or more )?of: [^.]+\.)? Default: (\S+)\. ", squeezed)
        assert shown
        assert field.check(field.kind.parse(shown[1])) == getattr(RunConfig(), field.name)
    for name, data_set in DATA_SET_REGISTRY.items():
        assert f" {name} {data_set.what}" in squeezed


def test_defaults_in_the_help_are_read_back_as_the_default_run() -> None:
    options = build_parser().parse_args(["run", "--layers", "16:relu,8:relu,1:sigmoid", "--noise", "0.15"])
    assert given_fields(options) == {"layers": RunConfig().layers, "noise": 0.15}
    assert RunConfig().layers[0] == LayerSpec(16, "relu")


def test_wrong_kind_of_layers_is_refused() -> None:
    with pytest.raises(InvalidInput, match="layers"):
        given_fields(build_parser().parse_args(["run", "--layers", "x"]))


def test_copied_set_up_is_rendered_with_other_fields_before_it(tmp_path: Path) -> None:
    line = "layerscope:1/n_samples=21/layers=4:tanh,1:sigmoid/epochs=9/end"
    done = layerscope("render", "--out", str(tmp_path), "--config", line, "--epochs", "3")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Epoch    2:" in done.stdout
    assert "Epoch    3:" not in done.stdout
    assert "|dW3|" not in done.stdout


def test_link_stands_for_itself_and_brings_no_option_of_its_own() -> None:
    link = "layerscope:1/epochs=9/end --out=x"
    options = build_parser().parse_args(_with_command([link, "--noise", "0"]))
    assert (options.command, options.config, options.noise) == ("run", link, "0")
    assert not hasattr(options, "out")


@pytest.mark.parametrize(
    ("arguments", "source"),
    [
        ([], None),
        (["talk.layerscope"], "talk.layerscope"),
        (["--noise", "0", "file:///a%20b.layerscope"], "/a b.layerscope"),
        (["run", "talk.layerscope"], "talk.layerscope"),
        (["--config", "lesson"], "lesson"),
        (["--tell-in-window"], None),
        (["--tell-in-window", "talk.layerscope"], "talk.layerscope"),
    ],
)
def test_file_is_opened_in_the_window(arguments: list[str], source: str | None) -> None:
    options = build_parser().parse_args(_with_command(arguments))
    assert (options.command, options.config) == ("run", source)
    assert options.tell_in_window is ("--tell-in-window" in arguments)


def test_help_says_that_the_window_takes_a_file() -> None:
    text = build_parser().format_help()
    assert text.startswith("usage: layerscope [FILE] ")
    assert "opened in the window" in " ".join(text.split())
    assert layerscope("run", "--help").stdout.startswith("usage: layerscope [run] [FILE] ")


def test_wrong_line_is_a_sentence_and_status_2(tmp_path: Path) -> None:
    for command in (["layerscope:1/epochs=9"], ["render", "--out", str(tmp_path), "--config", "layerscope:x/end"]):
        done = layerscope(*command)
        assert (done.returncode, done.stdout) == (2, "")
        assert re.fullmatch("layerscope: The set-up line cannot be taken: .*\\.\n", done.stderr)
    assert list(tmp_path.iterdir()) == []
