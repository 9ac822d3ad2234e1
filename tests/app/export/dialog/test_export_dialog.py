"""The dialog File ▸ Export…: an export under way, and what becomes of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QProgressBar, QToolButton
from pytestqt.qtbot import QtBot

from app.export.dialog.dialog import ExportDialog, ReplaceBox
from tests.app.export.dialog.dialogs import HEIGHT, START, WIDTH, button, choose, fields, texts, type_into
from tests.app.recorder import Recorder


def test_an_export_under_way_locks_the_form_until_it_ends(dialog: ExportDialog) -> None:
    name = fields(dialog)["Name"]
    name.setFocus()
    dialog.show_progress(3, 40, "Drawing epoch 30")
    bar = dialog.findChild(QProgressBar)
    assert (bar.value(), bar.maximum(), bar.isVisible()) == (3, 40, True)
    assert "Drawing epoch 30" in texts(dialog)
    assert not any(button(dialog, text).isEnabled() for text in ("Export", "Copy picture", "Take the present epoch"))
    assert not fields(dialog)["What"].isEnabled()
    assert dialog.focusWidget() is button(dialog, "Cancel")
    dialog.show_done("Saved.", "")
    assert not bar.isVisible()
    assert all(button(dialog, text).isEnabled() for text in ("Export", "Copy picture", "Take the present epoch"))
    assert dialog.focusWidget() is name


@pytest.mark.parametrize("way", ["Cancel", "Escape"])
def test_cancel_is_asked_for_once_and_the_dialog_stays(qtbot: QtBot, dialog: ExportDialog, way: str) -> None:
    cancelled, exported = Recorder(dialog.cancel_requested), Recorder(dialog.export_requested)
    dialog.show_progress(3, 40, "Drawing")
    for _ in range(2):
        if way == "Cancel":
            button(dialog, "Cancel").click()
        else:
            qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)
    dialog.show_progress(4, 40, "Drawing")
    assert len(cancelled) == 1
    assert dialog.isVisible()
    assert "Cancelling…" in texts(dialog)
    assert not button(dialog, "Export").isEnabled()
    dialog.show_cancelled()
    assert "The export was cancelled." in texts(dialog)
    assert button(dialog, "Export").isEnabled()
    assert len(exported) == 0
    dialog.show_progress(0, 40, "Drawing")
    assert button(dialog, "Cancel").isEnabled()


def test_enter_while_exporting_does_nothing(qtbot: QtBot, dialog: ExportDialog) -> None:
    cancelled, exported = Recorder(dialog.cancel_requested), Recorder(dialog.export_requested)
    dialog.show_progress(3, 40, "Drawing")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert (len(cancelled), len(exported)) == (0, 0)


def test_closing_while_exporting_cancels(dialog: ExportDialog) -> None:
    cancelled = Recorder(dialog.cancel_requested)
    dialog.show_progress(3, 40, "Drawing")
    button(dialog, "Close").click()
    assert not dialog.isVisible()
    assert len(cancelled) == 1
    dialog.show_cancelled()
    dialog.show()
    assert "cancelled" not in texts(dialog)
    dialog.close()
    assert len(cancelled) == 1


def test_a_finished_file_can_be_opened_with_its_folder(qtbot: QtBot, dialog: ExportDialog, tmp_path: Path) -> None:
    opened, exported = Recorder(dialog.open_requested), Recorder(dialog.export_requested)
    path = tmp_path / "boundary.png"
    dialog.show_refusal("The folder cannot be written.")
    dialog.show_done("Saved boundary.png.", str(path))
    assert "Saved boundary.png." in texts(dialog)
    button(dialog, "Open the file").click()
    button(dialog, "Open the folder").setFocus()
    qtbot.keyClick(button(dialog, "Open the folder"), Qt.Key.Key_Return)
    assert opened.payloads == [str(path), str(tmp_path)]
    assert len(exported) == 0


def test_of_a_finished_folder_only_the_folder_can_be_opened(dialog: ExportDialog, tmp_path: Path) -> None:
    opened = Recorder(dialog.open_requested)
    dialog.show_done("Saved 4 files.", str(tmp_path))
    button(dialog, "Open the folder").click()
    assert opened.payloads == [str(tmp_path)]
    assert not [b for b in dialog.findChildren(QToolButton) if b.isVisible() and b.text() == "Open the file"]


def test_a_refusal_is_shown_and_nothing_is_lost(qtbot: QtBot, dialog: ExportDialog) -> None:
    qtbot.keyClick(type_into(qtbot, dialog, WIDTH, "800"), Qt.Key.Key_Return)
    choices = dialog.choices
    dialog.show_progress(0, 0, "Drawing")
    dialog.show_refusal("The disk is full.")
    assert "The disk is full." in texts(dialog)
    assert dialog.choices == choices
    assert button(dialog, "Export").isEnabled()


@pytest.mark.parametrize("show", [ExportDialog.show_done, ExportDialog.show_refusal])
@pytest.mark.parametrize("way", ["figure", "format", "type", "wrong", "epoch", "choices"])
def test_what_is_said_of_an_export_goes_when_the_next_would_be_another(
    qtbot: QtBot, dialog: ExportDialog, way: str, show: Callable[..., None]
) -> None:
    show(dialog, *(("It was said.", "") if show is ExportDialog.show_done else ("It was said.",)))
    dialog.show_choices(dialog.choices)
    dialog.show_point(412, 1)
    assert "It was said." in texts(dialog)
    if way in ("figure", "format"):
        choose(dialog, *{"figure": ("What", "loss"), "format": ("Format", "svg")}[way])
    elif way in ("type", "wrong"):
        type_into(qtbot, dialog, *{"type": ("Name", "b"), "wrong": (HEIGHT, "x")}[way])
    elif way == "epoch":
        dialog.show_point(413, 1)
    else:
        dialog.show_choices(START.of_figure("loss"))
    assert "It was said." not in texts(dialog)


def test_progress_stays_whatever_is_shown(dialog: ExportDialog) -> None:
    dialog.show_progress(3, 40, "Drawing")
    dialog.show_point(413, 1)
    dialog.show_choices(START.of_figure("loss"))
    assert "Drawing" in texts(dialog)
    assert dialog.findChild(QProgressBar).isVisible()


@pytest.mark.parametrize(("answer", "replaces"), [("&Replace", True), ("&Keep", False), (None, False)])
def test_files_that_are_there_are_replaced_only_if_asked_for(
    dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch, answer: str | None, replaces: bool
) -> None:
    seen: list[QMessageBox] = []

    def press(box: QMessageBox) -> int:
        seen.append(box)
        pressed = next((b for b in box.buttons() if b.text() == answer), box.escapeButton())
        pressed.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press)
    assert dialog.ask_to_replace([f"frame_{i}.png" for i in range(8)]) is replaces
    (box,) = seen
    assert box.defaultButton().text() == "&Keep"
    assert box.escapeButton().text() == "&Keep"
    assert "These 8 files" in box.text()
    assert box.informativeText().split("\n") == [*(f"frame_{i}.png" for i in range(5)), "… and 3 more"]


def test_a_single_file_is_asked_about_by_its_name(qtbot: QtBot) -> None:
    box = ReplaceBox(["<b>.png"])
    qtbot.addWidget(box)
    assert (box.text(), box.informativeText()) == ("This file is there already. Replace it?", "<b>.png")
    assert box.textFormat() is Qt.TextFormat.PlainText


def test_a_preview_reaches_the_area_and_its_size_is_told(dialog: ExportDialog) -> None:
    resized = Recorder(dialog.preview.resized)
    before = dialog.preview.picture_room
    dialog.resize(dialog.size() + QSize(100, 40))
    QApplication.processEvents()
    assert dialog.preview.picture_room == before + QSize(100, 40)
    assert resized.last == dialog.preview.picture_room
    dialog.preview.show_note("The curves as a table")
    assert dialog.preview.text == "The curves as a table"
    dialog.preview.show_pending()
    assert dialog.preview.text == "Drawing the preview…"


def test_a_message_moves_nothing(dialog: ExportDialog) -> None:
    room = dialog.preview.picture_room
    dialog.show_progress(1, 2, "Drawing")
    QApplication.processEvents()
    assert dialog.preview.picture_room == room
    dialog.show_done("Saved.", "/pictures/a.png")
    QApplication.processEvents()
    assert dialog.preview.picture_room == room
