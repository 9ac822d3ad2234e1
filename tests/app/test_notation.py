"""One notation for one thing: in the window, in dialogs, on the stage, in exports and on the console."""

import ast
import io
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from pptx import Presentation
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.export.figures.choices import ExportChoices
from app.export.figures.figures import FIGURES
from app.export.figures.material import Material
from app.export.figures.picture_size import PictureSize
from app.export.outputs import outputs_of
from app.files.settings import Settings
from app.lesson.selection import Selection
from app.panels.stage.stage import Stage
from app.style.theme import LIGHT
from app.views.table import VIEWS
from app.window.main_window import MainWindow
from app.workers.controller import Controller
from app.workers.status import Phase, Status
from mlp_engine import Frame, FrameRequest, RunConfig, Session
from tests.app.legibility.conftest import LANGUAGES, write_in
from tests.app.legibility.networks import CONFIGS, frame_between_epochs, frames_inside
from tests.app.legibility.test_dialogs import compare, copy_matrix, export, gradient_check
from tests.app.legibility.writing import writing_in

__all__ = ["write_in"]
ROOT = Path(__file__).parents[2]
FORBIDDEN = {
    "something between thousands": re.compile(r"\d[,'\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}]\d{3}(?!\d)"),
    "an exponent with a sign or a zero too many": re.compile(r"\d[eE](?:[-+]|−?0\d)\d*"),
    "a hyphen for a minus": re.compile(r"(?<![\w\])-])-\.?\d"),
    "a norm in other signs": re.compile(r"[|‖]d[Wb]\d|‖"),
    "a layer without its brackets": re.compile(r"(?<!\w)(?:d?[Wb]|[ZAδ])\d+(?!\w)"),
}
SIZE = PictureSize(800, 450, 60.0)
TAG = re.compile(r"<[^>]*>")
FOR_PROGRAMS = {"app/lesson/matrix_text.py", "app/export/pictures/drawing.py", "mlp_engine/round_numbers.py"}
"""What writes numbers that another program reads."""


def faults(texts: Iterable[str]) -> set[str]:
    """Return what is written against the notation."""
    found = set()
    for text in texts:
        for fault, pattern in FORBIDDEN.items():
            if match := pattern.search(TAG.sub("", text)):
                found.add(f"{fault}: {match[0]!r} in {text!r}")
    return found


def told(root: QWidget) -> Iterator[str]:
    """Yield what a widget and all in it write, and say without being written."""
    for writing in writing_in(root):
        if not isinstance(writing.widget.parentWidget(), QPlainTextEdit):  # what is to be pasted into a program
            yield writing.text
    for widget in (root, *root.findChildren(QWidget)):
        if not isinstance(widget, QPlainTextEdit):
            yield from (widget.windowTitle(), widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    for action in root.findChildren(QAction):
        yield from (action.text(), action.toolTip())


@cache
def late_frame() -> Frame:
    """A frame of an epoch with four digits, after training with a rate that has an exponent."""
    session = Session(RunConfig(learning_rate=1e-5, epochs=12_000))
    for _ in range(1288):
        session.step()
    return session.frame(FrameRequest())


@cache
def frozen_frame() -> Frame:
    """A frame with gradients of about 1e-21."""
    session = Session(RunConfig(learning_rate=1000.0))
    for _ in range(50):
        session.step()
    return session.frame(FrameRequest(has_terms=True))


FRAMES: dict[str, Callable[[], tuple[Frame, ...]]] = {
    "late": lambda: (late_frame(),),
    "frozen": lambda: (frozen_frame(),),
    "diverged": lambda: (frame_between_epochs("diverged"), *frames_inside("diverged")),
    "lesson": lambda: frames_inside("lesson"),
    "twelve layers": lambda: (frame_between_epochs("twelve layers"),),
}


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    controller = Controller(CONFIGS["lesson"])
    window = MainWindow(controller, Settings(str(tmp_path / "settings.ini")))
    controller.setParent(window)
    qtbot.addWidget(window, before_close_func=lambda _: controller.close())
    window.resize(1920, 1080)
    window.show()
    return window


@pytest.mark.parametrize("frames", FRAMES.values(), ids=FRAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_window_keeps_to_the_notation(
    qtbot: QtBot,
    window: MainWindow,
    write_in: Callable[[str, float], None],
    language: str,
    frames: Callable[[], tuple[Frame, ...]],
) -> None:
    write_in(language, 1.0)
    window._views["gradient_norms"].set_biases(True)  # type: ignore[attr-defined]
    for name in ("gradient_norms", "loss"):
        window._dock_area.bring_to_front(name)
        for frame in frames():
            running = Status(Phase.RUNNING, frame.config, 12_000)
            window.show_status(running)
            window.show_frame(frame)
            qtbot.wait(1)
            for view in window._views.values():
                view.finish()
            assert faults(told(window)) == set()
            window.messages.follow(running, Status(Phase.FINISHED, frame.config, 12_000))
            assert faults(told(window._message_bar)) == set()


@pytest.mark.parametrize("make", [compare, export, gradient_check, copy_matrix], ids=lambda make: make.__name__)
@pytest.mark.parametrize("language", LANGUAGES)
def test_dialogs_keep_to_the_notation(
    qtbot: QtBot, write_in: Callable[[str, float], None], language: str, make: Callable[[Frame], QWidget]
) -> None:
    write_in(language, 1.0)
    for frame in (frames_inside("lesson")[4],) if make is copy_matrix else (late_frame(), frozen_frame()):
        dialog = make(frame)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.wait(1)
        assert faults(told(dialog)) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_stage_keeps_to_the_notation(qtbot: QtBot, write_in: Callable[[str, float], None], language: str) -> None:
    write_in(language, 1.0)
    stage = Stage()
    qtbot.addWidget(stage)
    for name in VIEWS:
        for frame in (late_frame(), frozen_frame(), frame_between_epochs("diverged")):
            stage.present((name,), {}, LIGHT, frame, Selection(frame.samples.l, symbol="dW"))
            stage.showNormal()
            stage.resize(1280, 720)
            qtbot.wait(1)
            assert faults(told(stage)) == set()
    stage.close()


@pytest.mark.parametrize("figure", [name for name, spec in FIGURES.items() if spec.output == "picture"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_keep_to_the_notation(write_in: Callable[[str, float], None], language: str, figure: str) -> None:
    write_in(language, 1.0)
    frame = late_frame()
    choices = ExportChoices(figure=figure, format="svg", size=SIZE, epochs="last" if FIGURES[figure].epochs else "")
    for output in outputs_of(choices, Material(frame, {0: frame, frame.epoch: frame})):
        for _ in output.draw():
            pass
        svg = b"".join(output.encode()).decode()
        assert faults(re.findall(r"<text[^>]*>([^<]*)</text>", svg)) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_slides_keep_to_the_notation(write_in: Callable[[str, float], None], language: str) -> None:
    write_in(language, 1.0)
    frame = late_frame()
    choices = ExportChoices(figure="slides", format="pptx", size=SIZE, epochs="last")
    [output] = outputs_of(choices, Material(frame, {0: frame, frame.epoch: frame}))
    for _ in output.draw():
        pass
    texts: list[str] = []
    for slide in Presentation(io.BytesIO(b"".join(output.encode()))).slides:
        texts += [slide.notes_slide.notes_text_frame.text]
        for shape in slide.shapes:
            texts += [shape.text_frame.text] if shape.has_text_frame else []
            texts += [cell.text for row in shape.table.rows for cell in row.cells] if shape.has_table else []
            texts += [series.name for series in shape.chart.series] if shape.has_chart else []
    assert len(texts) > 20
    assert faults(texts) == set()


def test_the_console_keeps_to_the_notation(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "app", "render", "--out", str(tmp_path), "--formats", "csv", "--epochs", "1100"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    assert "|dW[1]|" in done.stdout
    assert faults(done.stdout.splitlines()) == set()


def test_formats_of_numbers_stand_in_one_place() -> None:
    """Only a format with neither an exponent nor something between thousands writes the same signs as the others."""
    for folder in ("app", "mlp_engine"):
        for path in (ROOT / folder).rglob("*.py"):
            name = path.relative_to(ROOT).as_posix()
            for node in ast.walk(ast.parse(path.read_text())):
                spec = (
                    ast.unparse(node.format_spec) if isinstance(node, ast.FormattedValue) and node.format_spec else ""
                )
                assert name in FOR_PROGRAMS or not re.search(r"[,_neEgG]['\"]$", spec), f"{name}:{node.lineno}"
