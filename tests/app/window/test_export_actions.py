"""Everything in the window that takes pictures, slides and numbers of a run away."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QCursor, QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.export.dialog.dialog import ExportDialog
from app.export.figures.choices import ExportChoices
from app.export.figures.figures import FIGURES, When
from app.export.figures.material import is_of_whole_epochs
from app.export.figures.picture_size import PictureSize
from app.files.origin_reader import read_origin
from app.files.settings import Settings
from app.panels.setup.config_panel import ConfigPanel
from app.style.translation import install_language
from app.views.table import VIEWS
from app.widgets.message_bar import Severity
from app.window.actions import ActionId
from app.window.main_window import MainWindow
from app.workers.status import Phase
from mlp_engine import Session, retrace
from tests.app.windows import open_window

SMALL = PictureSize(320, 180, 24.0)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = Settings(str(tmp_path / "settings.ini"))
    settings.language, settings.theme = "en", "dark"
    (tmp_path / "out").mkdir()
    settings.export = ExportChoices(folder=str(tmp_path / "out"), size=SMALL).as_dict()
    return settings


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def window(qtbot: QtBot, settings: Settings) -> Iterator[MainWindow]:
    window = open_window(qtbot, settings)
    yield window
    window.close()
    install_language("en")


def trigger(window: MainWindow, action_id: ActionId) -> None:
    window._actions[action_id].trigger()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def message(window: MainWindow) -> str:
    return window._message_bar.message.text if window._message_bar.message else ""


def point_at(window: MainWindow, name: str) -> None:
    current = window._export_actions.current
    current._at_keyboard, current._pointer_then = name, QCursor.pos()


def step_to(qtbot: QtBot, window: MainWindow, epoch: int) -> None:
    while window._frame.epoch < epoch:
        before = window._frame.epoch
        trigger(window, ActionId.STEP)
        qtbot.waitUntil(lambda before=before: window._frame.epoch > before)


def open_dialog(qtbot: QtBot, window: MainWindow) -> ExportDialog:
    trigger(window, ActionId.EXPORT)
    dialog = window._export_actions.presenter.dialog
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def choose(dialog: ExportDialog, **choices: object) -> None:
    """Make choices as a user does in the form."""
    made = ExportChoices(**{"folder": dialog.choices.folder, **choices})
    dialog.show_choices(made)
    dialog.choices_changed.emit(made)


def export(qtbot: QtBot, window: MainWindow, out: Path, figure: str, **choices: object) -> list[str]:
    """Carry out an export, and return the names of the files there are then."""
    dialog = open_dialog(qtbot, window)
    finished = window._export_actions.presenter.exporter.finished
    with qtbot.waitSignal(finished, timeout=20_000):
        dialog.export_requested.emit(ExportChoices(**{"figure": figure, "folder": str(out), "size": SMALL, **choices}))
    return names(out)


# at one key


@pytest.mark.parametrize("name", VIEWS)
def test_quick_snapshot_of_each_view_goes_to_the_last_folder(
    qtbot: QtBot, window: MainWindow, out: Path, name: str
) -> None:
    point_at(window, name)
    trigger(window, ActionId.SNAPSHOT)
    qtbot.waitUntil(lambda: names(out) == [f"{name}_0.png"] and "Saved as" in message(window))
    image = QImage(str(out / f"{name}_0.png"))
    assert (image.width(), image.height()) == (320, 180)
    assert image.pixelColor(0, 0).name() == "#ffffff"  # the theme of slides, though the window is dark
    assert read_origin(out / f"{name}_0.png").point == window._frame.point
    assert str(out / f"{name}_0.png") in message(window)


def test_snapshot_never_replaces_another_and_takes_the_last_format(
    qtbot: QtBot, window: MainWindow, settings: Settings, out: Path
) -> None:
    settings.export = ExportChoices(folder=str(out), format="svg", size=SMALL, pattern="shot").as_dict()
    (out / "shot.svg").write_text("old")
    point_at(window, "loss")
    trigger(window, ActionId.SNAPSHOT)
    qtbot.waitUntil(lambda: names(out) == ["shot.svg", "shot_2.svg"])
    assert (out / "shot.svg").read_text() == "old"


def test_snapshot_of_the_window_looks_like_the_window(qtbot: QtBot, window: MainWindow, out: Path) -> None:
    trigger(window, ActionId.SAVE_WINDOW)
    qtbot.waitUntil(lambda: names(out) == ["window_0.png"])
    image = QImage(str(out / "window_0.png"))
    assert image.height() == 180 or image.width() == 320
    assert image.width() / image.height() == pytest.approx(window.width() / window.height(), rel=0.02)


def test_message_opens_the_file_and_its_folder(
    qtbot: QtBot, window: MainWindow, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or len(opened) < 3)
    trigger(window, ActionId.SNAPSHOT)
    qtbot.waitUntil(lambda: "Saved as" in message(window))
    (file, folder) = window._message_bar.message.actions
    file.trigger()
    folder.trigger()
    assert opened == [str(out / "network_0.png"), str(out)]
    file.trigger()
    assert window._message_bar.message.severity is Severity.WARNING
    assert "no program" in message(window)


def test_folder_that_cannot_be_written_is_a_sentence(
    qtbot: QtBot, window: MainWindow, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    settings.export = ExportChoices(folder=str(tmp_path / "file" / "folder")).as_dict()
    trigger(window, ActionId.SNAPSHOT)
    assert window._message_bar.message.severity is Severity.WARNING
    assert str(tmp_path / "file") in message(window)
    assert "Traceback" not in message(window)


@pytest.mark.parametrize("name", VIEWS)
def test_copy_puts_the_picture_of_the_view_on_the_clipboard(window: MainWindow, name: str) -> None:
    point_at(window, name)
    trigger(window, ActionId.COPY_VIEW)
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (320, 180)
    assert len({image.pixelColor(x, y).name() for x in range(0, 320, 4) for y in range(0, 180, 4)}) > 5
    assert window._dock_area.docks[name].windowTitle() in message(window)


def test_copy_of_the_window_is_the_window(window: MainWindow) -> None:
    trigger(window, ActionId.COPY_WINDOW)
    image = QGuiApplication.clipboard().image()
    assert image.width() == 2 * window.width()


def test_context_menu_exports_the_view_it_was_opened_on(qtbot: QtBot, window: MainWindow) -> None:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(1, 1), QPoint(70, 80))
    QApplication.sendEvent(window._views["weights"], event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text().replace("&", "") for action in menu.actions()]
    assert texts == ["Copy view\tCtrl+C", "Quick snapshot\tP", "Export…\tCtrl+E", "Copy matrix…"]
    menu.actions()[2].trigger()
    menu.close()
    assert window._export_actions.presenter.dialog.choices.figure == "weights"


# with the dialog


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


@pytest.mark.parametrize("figure", FIGURES)
def test_every_figure_can_be_exported(qtbot: QtBot, window: MainWindow, out: Path, figure: str) -> None:
    step_to(qtbot, window, 4)
    suffix = FIGURES[figure].formats[0]
    written = export(qtbot, window, out, figure, epochs="0, 2, last" if FIGURES[figure].epochs else "")
    assert written == EXPECTED.get(figure, [f"{figure}_4.{suffix}"])
    if suffix in ("png", "pptx"):
        epoch = 0 if FIGURES[figure].when is When.START else 4
        assert read_origin(out / written[0]).point == window._frame.point.at(epoch)
    if FIGURES[figure].output == "curves":
        table = np.genfromtxt(out / written[0], delimiter=",", names=True, deletechars="")
        assert table["loss"].tolist() == window._frame.curves.loss.tolist()


@pytest.mark.parametrize("figure", [name for name in FIGURES if is_of_whole_epochs(ExportChoices(figure=name))])
@pytest.mark.parametrize("epoch", [0, 4])
def test_export_of_the_run_inside_an_update_is_that_of_whole_epochs(
    qtbot: QtBot, window: MainWindow, out: Path, figure: str, epoch: int
) -> None:
    step_to(qtbot, window, epoch)
    epochs, whole = "0, 2, last" if FIGURES[figure].epochs else "", out.with_name("whole")
    expected = export(qtbot, window, whole, figure, epochs=epochs)
    window._export_actions.presenter.dialog.close()
    trigger(window, ActionId.LOOK_ON)
    qtbot.waitUntil(lambda: window._frame.progress.position == 1)
    assert export(qtbot, window, out, figure, epochs=epochs) == expected
    for name in expected:
        assert (out / name).read_bytes() == (whole / name).read_bytes()


def test_training_goes_on_while_slides_are_made(qtbot: QtBot, window: MainWindow, out: Path) -> None:
    trigger(window, ActionId.RUN_PAUSE)
    qtbot.waitUntil(lambda: window._frame.epoch > 20)
    begun = window._frame.epoch
    export(qtbot, window, out, "slides")
    assert window._status.phase is Phase.RUNNING
    assert window._frame.epoch > begun


def test_files_that_are_there_are_replaced_only_when_asked(
    qtbot: QtBot, window: MainWindow, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    answers = [False, True]
    monkeypatch.setattr(ExportDialog, "ask_to_replace", lambda _, names: asked.append(list(names)) or answers.pop(0))
    (out / "loss_0.png").write_text("old")
    dialog = open_dialog(qtbot, window)
    dialog.export_requested.emit(ExportChoices(figure="loss", folder=str(out), size=SMALL))
    assert asked == [["loss_0.png"]]
    assert (out / "loss_0.png").read_text() == "old"
    assert not dialog._status.is_exporting
    export(qtbot, window, out, "loss")
    assert QImage(str(out / "loss_0.png")).width() == 320


def test_cancelled_animation_leaves_nothing(qtbot: QtBot, window: MainWindow, out: Path) -> None:
    step_to(qtbot, window, 9)
    dialog = open_dialog(qtbot, window)
    dialog.export_requested.emit(ExportChoices(figure="animation", format="gif", folder=str(out), epochs="0..9/10"))
    qtbot.waitUntil(lambda: window._export_actions.presenter.exporter.is_busy)
    dialog.cancel_requested.emit()
    qtbot.waitUntil(lambda: not dialog._status.is_exporting)
    assert not window._export_actions.presenter.exporter.is_busy
    assert export(qtbot, window, out, "loss") == ["loss_9.png"]  # by the same worker, after whatever it still did


def test_full_disk_is_a_sentence_in_the_dialog_and_the_old_file_stays(
    qtbot: QtBot, window: MainWindow, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ExportDialog, "ask_to_replace", lambda *_: True)
    monkeypatch.setattr("os.fsync", fail)
    (out / "loss_0.png").write_text("old")
    dialog = open_dialog(qtbot, window)
    refusals: list[str] = []
    dialog._status.show_refusal = refusals.append
    dialog.export_requested.emit(ExportChoices(figure="loss", folder=str(out), size=SMALL))
    qtbot.waitUntil(lambda: len(refusals) == 1)
    assert str(out / "loss_0.png") in refusals[0]
    assert (out / "loss_0.png").read_text() == "old"
    assert names(out) == ["loss_0.png"]


def test_fault_of_the_program_is_told_with_its_traceback(
    qtbot: QtBot, window: MainWindow, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bytes:
        raise ZeroDivisionError("in the table")

    monkeypatch.setattr("app.export.data_files.curves_csv", fail)
    dialog = open_dialog(qtbot, window)
    dialog.export_requested.emit(ExportChoices(figure="curves", folder=str(out)))
    qtbot.waitUntil(lambda: "in the table" in message(window))
    assert not dialog._status.is_exporting


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


def test_closing_the_window_while_it_exports_ends_well(qtbot: QtBot, window: MainWindow, out: Path) -> None:
    step_to(qtbot, window, 5)
    dialog = open_dialog(qtbot, window)
    dialog.export_requested.emit(ExportChoices(figure="slides", folder=str(out)))
    qtbot.waitUntil(lambda: window._export_actions.presenter.exporter.is_busy)
    window.close()  # which waits for the worker
    assert names(out) == []


def test_picture_copied_from_the_dialog(qtbot: QtBot, window: MainWindow) -> None:
    dialog = open_dialog(qtbot, window)
    dialog.copy_requested.emit(ExportChoices(figure="before_after", size=SMALL, theme="transparent"))
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().image().width() == 320)
    assert QGuiApplication.clipboard().image().pixelColor(0, 0).alpha() == 0


def test_key_works_from_the_keyboard(qtbot: QtBot, window: MainWindow, out: Path) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: len(names(out)) == 1)


def test_success_takes_the_place_of_what_failed_before(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "foreign.png").write_bytes(b"no picture")
    window.opener.open(tmp_path / "foreign.png")
    qtbot.waitUntil(lambda: "foreign.png cannot be opened" in message(window))
    trigger(window, ActionId.COPY_VIEW)
    assert "clipboard" in message(window)


def test_message_is_not_in_the_picture_of_the_window(qtbot: QtBot, window: MainWindow) -> None:
    trigger(window, ActionId.COPY_WINDOW)
    before = QGuiApplication.clipboard().image()
    assert message(window)
    trigger(window, ActionId.COPY_WINDOW)
    assert QGuiApplication.clipboard().image() == before


def test_nothing_is_shown_as_a_window_of_its_own_while_a_picture_is_drawn(
    qtbot: QtBot, window: MainWindow, out: Path
) -> None:
    shown: list[str] = []

    class Watcher(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                shown.append(type(watched).__name__)
            return False

    watcher = Watcher()
    app = QApplication.instance()
    app.installEventFilter(watcher)
    try:
        for name in VIEWS:
            window._export_actions.snapshots.copy(name)
        qtbot.addWidget(ConfigPanel())  # as at the start
    finally:
        app.removeEventFilter(watcher)
    assert shown == []


def has_answers(window: MainWindow) -> bool:
    """Tell whether the trainer has said the last of every visit."""
    return not window._controller.visits._tasks


def held_up(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Let the trainer stay on every way to past epochs, until the event is set."""
    may_go_on = Event()

    def wait(session: Session, epoch: int) -> Iterator[Session]:
        while not may_go_on.is_set():
            yield session
        yield from retrace(session, epoch)

    monkeypatch.setattr("app.workers.travel.retrace", wait)
    return may_go_on


def test_resized_dialog_does_not_forget_the_export(
    qtbot: QtBot, window: MainWindow, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step_to(qtbot, window, 3)
    dialog = open_dialog(qtbot, window)
    may_go_on = held_up(monkeypatch)
    dialog.export_requested.emit(ExportChoices(figure="before_after", folder=str(out), size=SMALL))
    for _ in range(3):
        dialog.preview.resized.emit(QSize(200, 100))
        window._export_actions.presenter._preview()
    window._export_actions.presenter.open("loss")
    may_go_on.set()
    qtbot.waitUntil(lambda: names(out) == ["before_after_3.png"])
    qtbot.waitUntil(lambda: not dialog._status.is_exporting)


def test_frames_of_another_run_never_come_into_a_picture(
    qtbot: QtBot, window: MainWindow, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step_to(qtbot, window, 3)
    dialog = open_dialog(qtbot, window)
    may_go_on = held_up(monkeypatch)
    choose(dialog, figure="before_after")
    window._export_actions.presenter._preview()
    trigger(window, ActionId.NEW_WEIGHTS)
    qtbot.waitUntil(lambda: window._frame.epoch == 0)
    step_to(qtbot, window, 2)
    dialog.newest_frame_requested.emit()
    may_go_on.set()
    qtbot.waitUntil(lambda: has_answers(window))
    past = window._export_actions.presenter._past.by_epoch.values()
    assert {frame.config.weight_seed for frame in past} <= {window._frame.config.weight_seed}


def test_late_preview_does_not_replace_what_is_shown_now(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    step_to(qtbot, window, 3)
    dialog = open_dialog(qtbot, window)
    may_go_on = held_up(monkeypatch)
    shown: list[str] = []
    dialog.preview.show_image = lambda _: shown.append("picture")
    dialog.preview.show_note = lambda _: shown.append("note")
    choose(dialog, figure="before_after")
    window._export_actions.presenter._preview()
    choose(dialog, figure="curves")
    window._export_actions.presenter._preview()
    may_go_on.set()
    qtbot.waitUntil(lambda: has_answers(window))
    assert set(shown) == {"note"}  # twice, where the dialog has asked by itself too


def test_closed_dialog_asks_for_nothing_and_keeps_nothing(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    step_to(qtbot, window, 3)
    dialog = open_dialog(qtbot, window)
    may_go_on = held_up(monkeypatch)
    choose(dialog, figure="before_after")
    window._export_actions.presenter._preview()
    dialog.close()
    may_go_on.set()
    qtbot.waitUntil(lambda: has_answers(window))
    assert window._export_actions.presenter._past.by_epoch == {}


def test_window_is_pictured_as_it_is_and_says_its_own_epoch(qtbot: QtBot, window: MainWindow, out: Path) -> None:
    step_to(qtbot, window, 1)
    open_dialog(qtbot, window)
    step_to(qtbot, window, 4)
    assert export(qtbot, window, out, "window") == ["window_4.png"]
    assert read_origin(out / "window_4.png").point.epoch == 4


@pytest.mark.parametrize("place", ["app.export.dialog.presenter.outputs_of", "app.export.dialog.presenter.names_of"])
def test_fault_before_the_first_file_unlocks_the_dialog(
    qtbot: QtBot, window: MainWindow, out: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("planted")

    dialog = open_dialog(qtbot, window)
    monkeypatch.setattr(place, fail)
    dialog.export_requested.emit(ExportChoices(figure="loss", folder=str(out)))
    assert "planted" in message(window)
    assert not dialog._status.is_exporting
    monkeypatch.undo()
    assert export(qtbot, window, out, "loss") == ["loss_0.png"]


def test_preview_that_fails_says_so_and_the_next_one_works(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("planted")

    dialog = open_dialog(qtbot, window)
    monkeypatch.setattr("app.export.pictures.picture_output.PictureOutput.picture", fail)
    window._export_actions.presenter._preview()
    assert "planted" in message(window)
    assert dialog.preview.text
    monkeypatch.undo()
    window._export_actions.presenter._preview()
    assert dialog.preview.text == ""


def test_open_dialog_keeps_what_was_chosen_in_it(qtbot: QtBot, window: MainWindow) -> None:
    dialog = open_dialog(qtbot, window)
    choose(dialog, figure="weights", theme="dark")
    trigger(window, ActionId.EXPORT)
    assert (dialog.choices.figure, dialog.choices.theme) == ("weights", "dark")
    dialog.close()
    trigger(window, ActionId.EXPORT)
    assert (dialog.choices.figure, dialog.choices.theme) == ("weights", "dark")


def test_cancelled_series_says_which_files_there_are(
    qtbot: QtBot, window: MainWindow, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_dialog(qtbot, window)
    done: list[str] = []
    dialog._status.show_done = lambda text, _: done.append(text)
    window._export_actions.presenter.exporter.progressed.connect(
        lambda _, __, what: what == "Drawing decision_boundary_after_0.png" and dialog.cancel_requested.emit()
    )
    dialog.export_requested.emit(ExportChoices(figure="lesson", folder=str(out), size=SMALL))
    qtbot.waitUntil(lambda: len(done) == 1)
    assert "Cancelled." in done[0]
    assert "decision_boundary_before_0.png" in done[0]
    assert names(out) == ["decision_boundary_before_0.png"]


def test_too_many_pictures_are_refused_before_anything_is_trained(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("trained")

    monkeypatch.setattr("app.workers.travel.retrace", fail)
    dialog = open_dialog(qtbot, window)
    window._export_actions.presenter._now = replace(window._frame, point=window._frame.point.at(10**6))
    refused: list[str] = []
    dialog._status.show_refusal = refused.append
    huge = PictureSize(8000, 8000)
    dialog.export_requested.emit(ExportChoices(figure="animation", epochs="0..last/30", size=huge, folder="/nowhere"))
    assert len(refused) == 1
    assert "epochs" in refused[0]


def test_only_the_files_that_were_asked_about_are_replaced(
    qtbot: QtBot, window: MainWindow, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(_: object, names: list[str]) -> bool:
        assert names == ["decision_boundary_before_0.png"]
        (out / "training_curves_0.png").write_text("came meanwhile")
        return True

    monkeypatch.setattr(ExportDialog, "ask_to_replace", answer)
    (out / "decision_boundary_before_0.png").write_text("old")
    dialog = open_dialog(qtbot, window)
    with qtbot.waitSignal(window._export_actions.presenter.exporter.refused):
        dialog.export_requested.emit(ExportChoices(figure="lesson", folder=str(out), size=SMALL))
    assert (out / "training_curves_0.png").read_text() == "came meanwhile"
    assert QImage(str(out / "decision_boundary_before_0.png")).width() == 320
