"""Exports that are given up, refused or late, and faults in them."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.export.dialog.dialog import ExportDialog
from app.export.figures.choices import ExportChoices
from app.export.figures.picture_size import PictureSize
from app.files.settings import Settings
from app.window.actions import ActionId
from app.window.main_window import MainWindow
from tests.app.window.exports import (
    SMALL,
    choose,
    export,
    export_settings,
    has_answers,
    held_up,
    message,
    names,
    open_dialog,
    step_to,
    trigger,
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return export_settings(tmp_path)


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


def test_closing_the_window_while_it_exports_ends_well(qtbot: QtBot, window: MainWindow, out: Path) -> None:
    step_to(qtbot, window, 5)
    dialog = open_dialog(qtbot, window)
    dialog.export_requested.emit(ExportChoices(figure="slides", folder=str(out)))
    qtbot.waitUntil(lambda: window._export_actions.presenter.exporter.is_busy)
    window.close()  # which waits for the worker
    assert names(out) == []


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
