"""Presets, and runs that start from a file."""

import os
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest

from app.files import runs as run_files
from app.files.origin_reader import read_origin
from app.files.runs import end_of, load_preset, load_run, preset_names, with_fields
from mlp_engine import EngineError, LayerSpec, RunConfig, RunPoint
from mlp_engine.optimizers import OPTIMIZER_REGISTRY
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

    monkeypatch.setattr(run_files, "content_of", hang)
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


def test_a_point_between_two_updates_stays_there_unless_fields_are_given() -> None:
    point = RunPoint(RunConfig(batch_size=10), 12, (), 3)
    assert with_fields(point, {}) == point
    assert with_fields(point, {"batch_size": 200}) == RunPoint(RunConfig(batch_size=200), 12)
    assert end_of(point, {}) == point
    assert end_of(point, {"epochs": 2000}) == point.at(2000)


def test_what_is_given_brings_what_has_to_go_with_it_and_is_never_changed_itself() -> None:
    lesson = RunPoint(RunConfig())
    blobs = with_fields(lesson, {"data_set": "blobs"}).config
    assert (blobs.layers[-1], blobs.loss) == (LayerSpec(3, "softmax"), "cross_entropy")
    assert with_fields(RunPoint(blobs), {"data_set": "moons"}).config == RunConfig()
    pair = {"layers": (LayerSpec(8, "relu"), LayerSpec(1, "sigmoid")), "loss": "cross_entropy"}
    with pytest.raises(EngineError, match=r"^loss: 'cross_entropy' cannot be used"):
        with_fields(lesson, pair)
    optimizers = with_fields(lesson, {"optimizer": list(OPTIMIZER_REGISTRY)[-1]}).config
    assert optimizers.learning_rate == 0.5
    within = RunPoint(RunConfig(batch_size=10), 3, (), 2)
    assert with_fields(within, {}) == within


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
    assert "--config FILE|PRESET|LINE" in text
    for name in preset_names():
        assert f"{name} " in text
        assert load_preset(name).description in " ".join(text.split())


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
