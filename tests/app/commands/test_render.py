"""``layerscope render``, in processes of its own."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication

from app.commands.cli import run_command_line
from app.commands.render import _end_by_rules
from app.export.figures.picture_size import PictureSize
from app.files.document import Document, read_document, write_document
from app.files.origin_reader import read_origin
from app.workers.stop_request import StopRequest
from mlp_engine import RunConfig, RunPoint, Session
from mlp_engine.events import SetParameter
from tests.app.files.documents.good import DESK, touched
from tests.programs import CHINESE, font
from tests.surroundings import one_font

QUICK = ("--epochs", "30", "--n-samples", "40", "--layers", "4:tanh,1:sigmoid")
PICTURES = ("png", "svg", "pdf", "pptx", "gif", "webp")
EVERY = (*PICTURES, "layerscope", "csv", "npz", "safetensors", "json", "py", "torch", "ipynb")
LESSON = ("decision_boundary_before", "decision_boundary_after", "training_curves", "weight_heatmaps")


def render(
    folder: Path, *arguments: str, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "app", "render", "--out", str(folder), *arguments]
    environment = {**os.environ, **(environment or {})}
    return subprocess.run(command, capture_output=True, text=True, timeout=120, env=environment)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_every_format_the_same_bytes_in_another_process(qapp: QApplication, tmp_path: Path) -> None:
    font(CHINESE)
    arguments = (*QUICK, "--formats", ",".join(EVERY), "--at", "0,10,last", "--theme", "dark", "--lang", "zh_CN")
    for name, seed in (("one", "1"), ("two", "2")):
        done = render(tmp_path / name, *arguments, environment={"PYTHONHASHSEED": seed})
        assert (done.returncode, done.stderr) == (0, "")
    figures = [f"{figure}.{suffix}" for figure in (*LESSON, "film_strip") for suffix in ("png", "svg", "pdf")]
    others = ["slides.pptx", "animation.gif", "animation.webp", "run.layerscope", "curves.csv"]
    others += ["parameters.npz", "parameters.safetensors", "parameters.json", "code.py", "code_torch.py", "code.ipynb"]
    assert names(tmp_path / "one") == sorted(figures + others)
    for name in names(tmp_path / "one"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_size_is_that_of_every_picture_and_the_writing_grows_with_it(tmp_path: Path) -> None:
    done = render(tmp_path, *QUICK, "--formats", "png,gif,svg", "--size", "640x360", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    for name in ("training_curves.png", "animation.gif"):
        with Image.open(tmp_path / name) as image:
            assert image.size == (640, 360)
    with Image.open(tmp_path / "training_curves.png") as image:
        assert image.info["dpi"] == pytest.approx((48, 48), abs=0.1)  # as if it filled a slide 7.5 inches high


def test_usual_size_is_that_of_a_slide_and_of_an_animation_that_loads_quickly(tmp_path: Path) -> None:
    assert render(tmp_path, *QUICK, "--formats", "png,gif", "--at", "0,last").returncode == 0
    with Image.open(tmp_path / "film_strip.png") as image:
        assert image.size == (PictureSize().width, PictureSize().height)
    with Image.open(tmp_path / "animation.gif") as image:
        assert image.size == (800, 450)
        assert image.n_frames == 2


def test_epochs_that_the_run_does_not_reach_are_told(tmp_path: Path) -> None:
    done = render(tmp_path, *QUICK, "--at", "0,10,100,1000,last")
    assert done.returncode == 0
    assert done.stderr == "layerscope: the run ends at epoch 30: of the epochs, 100, 1000 cannot be shown.\n"
    assert (tmp_path / "film_strip.png").exists()


def test_animation_has_forty_epochs_unless_told_otherwise(tmp_path: Path) -> None:
    done = render(tmp_path, "--epochs", "60", "--formats", "gif", "--size", "160x90", "--fps", "20")
    assert done.returncode == 0
    with Image.open(tmp_path / "animation.gif") as image:
        assert image.n_frames == 40
        image.seek(1)
        assert image.info["duration"] == 50


def test_files_that_are_there_are_kept_unless_forced(tmp_path: Path) -> None:
    (tmp_path / "training_curves.png").write_text("old")
    done = render(tmp_path, *QUICK)
    assert done.returncode == 1
    assert "training_curves.png" in done.stderr
    assert "--force" in done.stderr
    assert names(tmp_path) == ["training_curves.png"]
    assert (tmp_path / "training_curves.png").read_text() == "old"
    assert render(tmp_path, *QUICK, "--force").returncode == 0
    assert read_origin(tmp_path / "training_curves.png").point.epoch == 30


def test_picture_made_by_it_is_where_another_run_starts_from(tmp_path: Path) -> None:
    assert render(tmp_path / "one", "--config", "few_samples", "--epochs", "7").returncode == 0
    path = tmp_path / "one" / "decision_boundary_after.png"
    point = read_origin(path).point
    assert point.epoch == 7
    assert render(tmp_path / "two", "--config", str(path)).returncode == 0
    again = tmp_path / "two" / "decision_boundary_after.png"
    assert again.read_bytes() == path.read_bytes()
    assert render(tmp_path / "three", "--config", str(path), "--epochs", "9", "--quiet").returncode == 0
    assert read_origin(tmp_path / "three" / "decision_boundary_after.png").point.epoch == 9


def test_run_saved_by_it_is_where_another_run_starts_from(tmp_path: Path) -> None:
    formats = ("--formats", "layerscope,npz", "--quiet")
    assert render(tmp_path / "one", "--config", "adam", "--epochs", "7", *formats).returncode == 0
    path = tmp_path / "one" / "run.layerscope"
    assert read_document(path).run.point.epoch == 7
    assert render(tmp_path / "two", "--config", str(path), *formats).returncode == 0
    for name in ("run.layerscope", "parameters.npz"):
        assert (tmp_path / "two" / name).read_bytes() == (tmp_path / "one" / name).read_bytes()
    assert render(tmp_path / "three", "--config", str(path), "--epochs", "9", *formats).returncode == 0
    assert read_document(tmp_path / "three" / "run.layerscope").run.point.epoch == 9


def test_saved_run_keeps_how_it_is_looked_at_and_where_it_is_in_an_epoch(tmp_path: Path) -> None:
    session = touched()
    session.intervene([SetParameter("W", 1, 0, 0, 0.75)])
    path = tmp_path / "saved.layerscope"
    write_document(path, Document(session.saved(), DESK))
    done = render(tmp_path / "same", "--config", str(path), "--formats", "layerscope,npz,pptx", "--quiet")
    assert (done.returncode, done.stderr) == (0, "")
    same = read_document(tmp_path / "same" / "run.layerscope")
    assert same.desk == DESK
    assert same.run.point == session.point
    with np.load(tmp_path / "same" / "parameters.npz") as arrays:
        assert np.array_equal(arrays["W1"], session.model.parameters["W1"])
    assert read_origin(tmp_path / "same" / "slides.pptx").point == session.point.at(session.epoch)

    done = render(tmp_path / "other", "--config", str(path), "--weight-seed", "7", "--formats", "layerscope", "--quiet")
    assert (done.returncode, done.stderr) == (0, "")
    assert read_document(tmp_path / "other" / "run.layerscope").desk == {}


def test_before_is_the_start_of_the_run(tmp_path: Path) -> None:
    assert render(tmp_path, "--epochs", "5", "--formats", "svg").returncode == 0
    assert ">Decision boundary, epoch 0<" in (tmp_path / "decision_boundary_before.svg").read_text().replace("\n", "")
    assert read_origin(tmp_path / "decision_boundary_before.svg").point == RunPoint(RunConfig(epochs=5), 0)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--formats", "png,bmp"), ["formats", "bmp", "svg"]),
        (("--formats", ","), ["formats"]),
        (("--formats", ""), ["formats"]),
        (("--size", ""), ["size", "1920x1080"]),
        (("--out", ""), ["out", "folder"]),
        (("--size", "large"), ["size", "1920x1080"]),
        (("--size", "8x8"), ["width", "16"]),
        (("--size", "99999x10"), ["width", "8192"]),
        (("--theme", "pink"), ["theme", "transparent"]),
        (("--lang", "fr"), ["lang", "zh_CN"]),
        (("--fps", "0"), ["fps", "0.1"]),
        (("--fps", "nan"), ["fps"]),
        (("--at", "soon"), ["epochs", "last"]),
        (("--config", "nothing"), ["config", "nothing", "lesson"]),
    ],
)
def test_bad_options_are_a_sentence_and_status_2_and_nothing_is_written(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: list[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run_command_line(["render", "--out", str(tmp_path / "out"), *QUICK, *arguments], StopRequest())
    assert ended.value.code == 2
    said = capfd.readouterr().err
    assert said.startswith("layerscope: ")
    assert len(said.splitlines()) == 1
    assert all(word in said for word in words)
    assert not (tmp_path / "out").exists()


def test_without_a_chinese_font_there_is_a_sentence_and_no_picture(tmp_path: Path) -> None:
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(one_font(tmp_path / "cache"))
    done = render(tmp_path / "out", *QUICK, "--lang", "zh_CN", environment={"FONTCONFIG_FILE": str(fonts)})
    assert done.returncode == 1
    assert "fonts-noto-cjk" in done.stderr
    assert not (tmp_path / "out").exists()


def test_terminal_sees_progress_and_a_pipe_does_not(tmp_path: Path) -> None:
    main, terminal = pytest.importorskip("pty").openpty()
    command = [sys.executable, "-m", "app", "render", "--out", str(tmp_path), *QUICK]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=terminal, timeout=120, check=True)
    os.close(terminal)
    seen = b""
    while chunk := _read(main):
        seen += chunk
    os.close(main)
    assert b"[########" in seen
    assert b"31/31" in seen  # epochs 0 to 30
    assert b"\x1b" not in done.stdout
    assert render(tmp_path, *QUICK, "--force").stderr == ""


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # the other end is closed
        return b""


def test_a_run_ends_where_its_rules_stop_it() -> None:
    config = RunConfig(n_samples=40, stop_loss=0.05)
    said: list[str] = []
    end = _end_by_rules(RunPoint(config, 500), said.append, StopRequest())
    session = Session(config)
    while session.record.loss > 0.05:
        session.step()
    assert (end.epoch, said) == (session.epoch, [f"Stopped at epoch {session.epoch} by stop_loss"])
    assert _end_by_rules(RunPoint(config, 3), said.append, StopRequest()).epoch == 3
