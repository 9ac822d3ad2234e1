"""Presets, and runs that start from a file."""

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from threading import Event

import numpy as np
import pytest

from app.files import runs as run_files
from app.files.origin_reader import read_origin
from app.files.runs import end_of, load_preset, load_run, preset_names, with_fields
from mlp_engine import EngineError, FrameRequest, RunConfig, RunPoint, Session
from tests.app.export.files_with_origin import CONFIG, ORIGIN, with_origin

RESTORE = """
import sys
from app.window import program as main
from app.files.settings import Settings
from mlp_engine import FrameRequest

show = main.Program.show
def show_and_close(program):
    show(program)
    def tell(frame):
        print(frame.point.as_dict(), program.window._message_bar.message.text, sep="\\n")
        program.controller.frame_ready.disconnect(tell)
        program.window.close()
    def look(point):
        program.controller.frame_ready.connect(tell)
        program.controller.look_at.emit(FrameRequest())
    program.controller.restored.connect(look)
main.Program.show = show_and_close
sys.exit(main.run_window({}, Settings(sys.argv[1]), sys.argv[2]))
"""
RESOURCES = Path(__file__).parents[3] / "resources" / "presets"


def trained(name: str, epochs: int | None = None) -> Session:
    session = Session(load_preset(name).config)
    for _ in range(session.config.epochs if epochs is None else epochs):
        session.step()
    return session


def test_the_lesson_comes_first_and_there_are_more() -> None:
    assert preset_names()[0] == "lesson"
    assert load_run("lesson") == RunPoint(RunConfig())
    assert 4 <= len(preset_names()) <= 6
    assert len({load_preset(name).config for name in preset_names()}) == len(preset_names())


@pytest.mark.parametrize("name", preset_names())
def test_every_preset_says_what_it_shows_and_learns(name: str) -> None:
    preset = load_preset(name)
    assert preset.title
    assert preset.description.endswith(".")
    assert len(preset.description) <= 110
    session = trained(name, 50)
    assert np.isfinite(session.history.curves().loss).all()
    assert load_run(name) == RunPoint(preset.config)
    written = json.loads((RESOURCES / f"{name}.json").read_text())["config"]
    assert preset.config.as_dict() == RunConfig().as_dict() | written
    assert read_origin(RESOURCES / f"{name}.json").point == RunPoint(preset.config)  # File ▸ Open takes it too


def test_presets_show_what_they_say() -> None:
    line = trained("straight_line").frame(FrameRequest())
    assert line.L == 1
    assert 0.87 < line.accuracy < 0.91
    jumps = np.diff(trained("large_rate").history.curves().loss) > 0
    assert 0.4 < statistics.mean(jumps.tolist()) < 0.6
    tanh, sigmoid = trained("deep_tanh").history.curves(), trained("deep_sigmoid").history.curves()
    assert tanh.accuracy[-1] == 1.0
    assert sigmoid.loss[1000] > 0.9 * sigmoid.loss[50]
    assert sigmoid.norm("|dW1|")[:900].max() < 0.05 * tanh.norm("|dW1|")[0]
    few = trained("few_samples").frame(FrameRequest(resolution=0))
    assert few.X.shape == (2, 20)
    assert few.loss < 0.001


@pytest.mark.parametrize("kind", ["png", "svg", "pdf", "pptx", "json"])
def test_run_of_a_file_is_at_the_epoch_that_it_shows(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"run.{kind}"
    path.write_bytes(with_origin(ORIGIN)[kind])
    assert load_run(str(path)) == ORIGIN.point


def test_what_is_neither_preset_nor_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(EngineError) as caught:
        load_run("leson")
    assert str(caught.value).startswith("config: 'leson' cannot be used; it must be a file, or one of lesson, ")
    (tmp_path / "notes.txt").write_text("hello")
    with pytest.raises(EngineError, match=r"^notes\.txt cannot be opened"):
        load_run(str(tmp_path / "notes.txt"))


def test_file_whose_disk_does_not_answer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"")
    released = Event()

    def hang(path: Path) -> RunPoint:
        assert released.wait(60)
        raise AssertionError

    monkeypatch.setattr(run_files, "run_in", hang)
    with pytest.raises(EngineError) as caught:
        load_run(str(path), seconds=0.5)
    released.set()
    assert str(caught.value) == "a.png cannot be opened: the disk or the network that it is on does not answer."


def test_given_fields_go_before_those_of_the_file() -> None:
    point = ORIGIN.point
    assert with_fields(point, {}) == point
    other = with_fields(point, {"weight_seed": 7})
    assert (other.config.weight_seed, other.epoch, other.rates) == (7, 412, point.rates)
    assert with_fields(point, {"learning_rate": 0.2}).rates == ()
    assert with_fields(point, {"data_set": "sine"}).config == point.config.with_field("data_set", "sine")
    assert with_fields(point, {"epochs": 9000}).epoch == 412
    shorter = with_fields(point, {"epochs": 300})
    assert (shorter.epoch, shorter.rates, shorter.config.learning_rate) == (300, point.rates[:2], 1 / 3)
    with pytest.raises(EngineError, match="epochs: 0"):
        with_fields(point, {"epochs": 0})


def test_run_ends_where_its_file_shows_it_unless_told_otherwise() -> None:
    point = ORIGIN.point
    assert end_of(point, {}) == point
    assert end_of(RunPoint(CONFIG), {}) == RunPoint(CONFIG, CONFIG.epochs)
    for epochs in (300, 9000):
        given: dict[str, object] = {"epochs": epochs}
        end = end_of(with_fields(point, given), given)
        assert end.epoch == epochs
        assert end.rates == tuple(rate for rate in point.rates if rate[0] <= epochs)


def layerscope(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "app", *arguments], capture_output=True, text=True, timeout=120)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "picture.png"
    path.write_bytes(with_origin(ORIGIN)["png"])
    return path


def test_window_opens_at_the_epoch_of_a_file(tmp_path: Path, picture: Path) -> None:
    command = [sys.executable, "-c", RESTORE, str(tmp_path / "settings.ini"), str(picture)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout.splitlines() == [str(ORIGIN.point.as_dict()), "Restored epoch 412 of the run in picture.png."]


@pytest.mark.parametrize(
    ("arguments", "point"),
    [((), ORIGIN.point), (("--epochs", "20"), with_fields(ORIGIN.point, {"epochs": 20}).at(20))],
)
def test_rendered_pictures_of_a_file_are_of_the_same_run(
    tmp_path: Path, picture: Path, arguments: tuple[str, ...], point: RunPoint
) -> None:
    done = layerscope("render", "--config", str(picture), "--out", str(tmp_path / "out"), *arguments)
    assert done.returncode == 0, done.stderr
    assert read_origin(tmp_path / "out" / "training_curves.png").point == point


@pytest.mark.parametrize("command", ["run", "render"])
def test_help_says_what_each_preset_shows(command: str) -> None:
    text = layerscope(command, "--help").stdout
    assert "--config FILE|PRESET" in text
    for name in preset_names():
        assert f"{name} " in text
        assert load_preset(name).description in text


@pytest.mark.parametrize("command", [["run"], ["render", "--out", "."]])
def test_file_that_is_no_run_is_a_sentence_and_status_2(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "notes.txt").write_text("hello")
    for source, words in (
        (str(tmp_path / "notes.txt"), "notes.txt cannot be opened"),
        ("leson", "one of lesson"),
        ("a" * 5000, "its name is too long."),
        (os.fsdecode(b"\xff\n.png"), "one of lesson"),
    ):
        done = layerscope(*command, "--config", source)
        assert (done.returncode, done.stdout) == (2, "")
        assert len(done.stderr.splitlines()) == 1
        assert words in done.stderr
