"""What the export dialog of the window makes."""

from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from app.export.figures.choices import ExportChoices
from app.export.figures.figures import FIGURES, When
from app.export.figures.material import is_of_whole_epochs
from app.files.origin_reader import read_origin
from app.files.settings import Settings
from app.window.actions import ActionId
from app.window.main_window import MainWindow
from app.workers.status import Phase
from tests.app.window.exports import SMALL, choose, export, export_settings, open_dialog, step_to, trigger
from tests.app.windows import open_window


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return export_settings(tmp_path)


def test_dialog_shows_a_preview_of_the_chosen_figure(qtbot: QtBot, window: MainWindow) -> None:
    dialog = open_dialog(qtbot, window)
    images: list[QImage] = []
    window._export_actions.presenter.dialog.preview.show_image = images.append
    for figure in ("boundary", "network", "matrix_W", "training_curves", "window", "lesson", "animation"):
        images.clear()
        choose(dialog, figure=figure)
        qtbot.waitUntil(lambda: len(images) == 1)
        shape = window.size() if figure == "window" else QSize(16, 9)
        assert images[0].width() / images[0].height() == pytest.approx(shape.width() / shape.height(), rel=0.02)


@pytest.mark.parametrize(
    ("figure", "words"), [("slides", "11 slides"), ("curves", "|dW1|"), ("parameters", "W1 (16, 2)")]
)
def test_dialog_says_what_is_in_a_file_without_a_picture(
    qtbot: QtBot, window: MainWindow, figure: str, words: str
) -> None:
    dialog = open_dialog(qtbot, window)
    notes: list[str] = []
    dialog.preview.show_note = notes.append
    choose(dialog, figure=figure)
    qtbot.waitUntil(lambda: len(notes) == 1)
    assert words in notes[0]


def test_pictures_stay_those_of_the_epoch_at_which_the_dialog_was_opened(
    qtbot: QtBot, window: MainWindow, out: Path
) -> None:
    step_to(qtbot, window, 3)
    dialog = open_dialog(qtbot, window)
    step_to(qtbot, window, 6)
    assert export(qtbot, window, out, "boundary") == ["boundary_3.png"]
    dialog.newest_frame_requested.emit()
    assert export(qtbot, window, out, "boundary") == ["boundary_3.png", "boundary_6.png"]


EXPECTED = {
    "lesson": [
        "decision_boundary_after_4.png",
        "decision_boundary_before_4.png",
        "training_curves_4.png",
        "weight_heatmaps_4.png",
    ],
}


def export_figure(qtbot: QtBot, window: MainWindow, out: Path, figure: str) -> dict[str, str]:
    """Carry out the export of a figure into a folder of its own; return the names and digests of its files."""
    epochs = "0, 2, last" if FIGURES[figure].epochs else ""
    written = export(qtbot, window, out / figure, figure, epochs=epochs)
    return {name: sha256((out / figure / name).read_bytes()).hexdigest() for name in written}


def test_every_figure_can_be_exported(qtbot: QtBot, window: MainWindow, out: Path) -> None:
    step_to(qtbot, window, 4)
    for figure, spec in FIGURES.items():
        first, *others = export_figure(qtbot, window, out, figure)
        assert [first, *others] == EXPECTED.get(figure, [f"{figure}_4.{spec.formats[0]}"])
        if spec.formats[0] in ("png", "pptx"):
            epoch = 0 if spec.when is When.START else 4
            assert read_origin(out / figure / first).point == window._frame.point.at(epoch)
        if spec.output == "curves":
            table = np.genfromtxt(out / figure / first, delimiter=",", names=True, deletechars="")
            assert table["loss"].tolist() == window._frame.curves.loss.tolist()


@pytest.mark.parametrize("epoch", [0, 4])
def test_exports_of_the_run_inside_an_update_are_those_of_whole_epochs(
    qtbot: QtBot, window: MainWindow, out: Path, epoch: int
) -> None:
    figures = [name for name in FIGURES if is_of_whole_epochs(ExportChoices(figure=name))]
    step_to(qtbot, window, epoch)
    qtbot.waitUntil(lambda: bool(window._frame.maps))  # the diagram has to be laid out before it asks for them
    expected = {figure: export_figure(qtbot, window, out, figure) for figure in figures}
    window._export_actions.presenter.dialog.close()
    trigger(window, ActionId.LOOK_ON)
    qtbot.waitUntil(lambda: window._frame.progress.position == 1)
    inside = out.with_name("inside")
    inside.mkdir()
    for figure in figures:
        assert export_figure(qtbot, window, inside, figure) == expected[figure], figure


def test_training_goes_on_while_slides_are_made(qtbot: QtBot, window: MainWindow, out: Path) -> None:
    trigger(window, ActionId.RUN_PAUSE)
    qtbot.waitUntil(lambda: window._frame.epoch > 20)
    begun = window._frame.epoch
    export(qtbot, window, out, "slides")
    assert window._status.phase is Phase.RUNNING
    assert window._frame.epoch > begun


def test_last_choices_come_back_after_a_restart(
    qtbot: QtBot, window: MainWindow, settings: Settings, out: Path
) -> None:
    export(qtbot, window, out, "film_strip", format="pdf", theme="dark", pattern="{view}-at-{epoch}", epochs="0, last")
    window.close()
    again = open_window(qtbot, settings)
    choices = open_dialog(qtbot, again).choices
    again.close()
    assert (choices.figure, choices.format, choices.theme) == ("film_strip", "pdf", "dark")
    assert (choices.pattern, choices.epochs, choices.size) == ("{view}-at-{epoch}", "0, last", SMALL)


def test_picture_copied_from_the_dialog(qtbot: QtBot, window: MainWindow) -> None:
    dialog = open_dialog(qtbot, window)
    dialog.copy_requested.emit(ExportChoices(figure="before_after", size=SMALL, theme="transparent"))
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().image().width() == 320)
    assert QGuiApplication.clipboard().image().pixelColor(0, 0).alpha() == 0


def test_window_is_pictured_as_it_is_and_says_its_own_epoch(qtbot: QtBot, window: MainWindow, out: Path) -> None:
    step_to(qtbot, window, 1)
    open_dialog(qtbot, window)
    step_to(qtbot, window, 4)
    assert export(qtbot, window, out, "window") == ["window_4.png"]
    assert read_origin(out / "window_4.png").point.epoch == 4


def test_open_dialog_keeps_what_was_chosen_in_it(qtbot: QtBot, window: MainWindow) -> None:
    dialog = open_dialog(qtbot, window)
    choose(dialog, figure="weights", theme="dark")
    trigger(window, ActionId.EXPORT)
    assert (dialog.choices.figure, dialog.choices.theme) == ("weights", "dark")
    dialog.close()
    trigger(window, ActionId.EXPORT)
    assert (dialog.choices.figure, dialog.choices.theme) == ("weights", "dark")
