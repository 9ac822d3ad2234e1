"""What an export cannot be: how it is marked, mended and given up."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.export.dialog.dialog import ExportDialog
from app.export.dialog.fields import FIELD, SIZE_NUMBERS
from app.export.figures.choices import ExportChoices
from app.export.figures.picture_size import PictureSize
from app.style.theme import DARK, LIGHT, Theme
from tests.app.export.dialog.dialogs import DPI, HEIGHT, START, WIDTH, WRITING, button, choose, fields, texts, type_into
from tests.app.recorder import Recorder


@pytest.mark.parametrize("name", [*SIZE_NUMBERS, "frames_per_second"])
def test_every_number_that_the_form_takes_is_one_that_a_picture_can_have(name: str) -> None:
    kind = FIELD[name].kind
    for bound in (kind.minimum, kind.maximum):
        assert kind.check(name, bound) == bound
        if name != "frames_per_second":
            replace(PictureSize(64, 64, 144.0, 100.0), **{name: bound})


@pytest.mark.parametrize(
    ("figure", "field", "text", "reason"),
    [
        ("boundary", WIDTH, "63", "Must be a whole number from 64 to 8192."),
        ("boundary", HEIGHT, "8193", "Must be a whole number from 64 to 8192."),
        ("boundary", HEIGHT, "", "Must be a whole number from 64 to 8192."),
        ("boundary", DPI, "3e9", "Must be a number from 24 to 1200."),
        ("boundary", WRITING, "nan", "Must be a number from 2 to 100."),
        ("boundary", WRITING, "3", "pt in a picture of this size."),
        ("boundary", DPI, "24", "pt in a picture of this size."),
        ("animation", "Speed", "0.01", "Must be a number from 0.1 to 50."),
        ("animation", "Epochs", "ten", "Must be epochs such as"),
        ("film_strip", "Epochs", "413", "Must be at least one epoch from 0 to 412."),
        ("boundary", "Folder", " ", "Must be an absolute path of a folder."),
        ("boundary", "Folder", "pictures/week 3", "Must be an absolute path of a folder."),
        ("boundary", "Folder", "~no such user/pictures", "Must be an absolute path of a folder."),
        ("boundary", "Name", "{layer}", "Must be a name with no braces but {view} and {epoch}."),
        ("curves", "Name", "", "Must be a name of at least one character."),
    ],
)
def test_what_is_invalid_is_marked_with_the_reason_and_can_be_given_up(
    qtbot: QtBot, dialog: ExportDialog, figure: str, field: str, text: str, reason: str
) -> None:
    before = START.of_figure(figure)
    dialog.show_choices(before)
    clean = fields(dialog)[field].grab().toImage()
    changed, exported = Recorder(dialog.choices_changed), Recorder(dialog.export_requested)
    line = type_into(qtbot, dialog, field, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert reason in texts(dialog)
    assert not button(dialog, "Export").isEnabled()
    assert dialog.choices == before
    assert (len(changed), len(exported)) == (0, 0)
    assert line.text() == text
    assert is_marked(fields(dialog)[field], LIGHT)
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert reason not in texts(dialog)
    assert button(dialog, "Export").isEnabled()
    assert not is_marked(fields(dialog)[field], LIGHT)
    assert fields(dialog)[field].size() == clean.size()
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def is_marked(widget: QWidget, theme: Theme) -> bool:
    return widget.grab().toImage().pixelColor(widget.width() // 2, 1).name() == theme.error


def test_the_reason_is_told_to_a_screen_reader(qtbot: QtBot, dialog: ExportDialog) -> None:
    type_into(qtbot, dialog, "Name", "a/b")
    assert fields(dialog)["Name"].accessibleDescription().startswith("Must be a name without /")


def test_marks_follow_the_theme(qtbot: QtBot, dialog: ExportDialog) -> None:
    type_into(qtbot, dialog, "Name", "a/b")
    dialog.apply_theme(DARK)
    assert is_marked(fields(dialog)["Name"], DARK)


def test_one_invalid_field_keeps_what_was_typed_while_others_change(qtbot: QtBot, dialog: ExportDialog) -> None:
    changed = Recorder(dialog.choices_changed)
    qtbot.keyClick(type_into(qtbot, dialog, WIDTH, "1"), Qt.Key.Key_Return)
    qtbot.keyClick(type_into(qtbot, dialog, HEIGHT, "720"), Qt.Key.Key_Return)
    choose(dialog, "Theme", "transparent")
    assert fields(dialog)[WIDTH].text() == "1"
    assert not button(dialog, "Export").isEnabled()
    assert changed.last == replace(START, size=PictureSize(height=720), theme="transparent")
    dialog.show_choices(dialog.choices)
    assert fields(dialog)[WIDTH].text() == "1"


@pytest.mark.parametrize(
    ("field", "wrong", "good"),
    [
        ("Epochs", "-1", "0, 5"),
        ("Epochs", "413", "412"),
        ("Folder", "pictures", "/other"),
        ("Name", "a/b", "a"),
        (WIDTH, "1", "900"),
        ("Speed", "0", "5"),
    ],
)
def test_export_is_ready_as_soon_as_a_good_value_is_typed(
    qtbot: QtBot, dialog: ExportDialog, field: str, wrong: str, good: str
) -> None:
    dialog.show_choices(START.of_figure("animation"))
    qtbot.keyClick(type_into(qtbot, dialog, field, wrong), Qt.Key.Key_Return)
    assert not button(dialog, "Export").isEnabled()
    exported = Recorder(dialog.export_requested)
    type_into(qtbot, dialog, field, good)
    assert not is_marked(fields(dialog)[field], LIGHT)
    with qtbot.waitSignal(button(dialog, "Export").clicked):
        qtbot.keyClick(dialog, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert len(exported) == 1
    assert exported.last == dialog.choices != START.of_figure("animation")


@pytest.mark.parametrize(("field", "text"), [("Epochs", "-1"), ("Folder", "pictures")])
def test_a_wrong_line_is_marked_while_it_is_typed_and_changes_nothing(
    qtbot: QtBot, dialog: ExportDialog, field: str, text: str
) -> None:
    dialog.show_choices(START.of_figure("animation"))
    changed = Recorder(dialog.choices_changed)
    line = type_into(qtbot, dialog, field, text)
    assert is_marked(line, LIGHT)
    assert "Must be " in texts(dialog)
    assert not button(dialog, "Export").isEnabled()
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert button(dialog, "Export").isEnabled()
    assert len(changed) == 0


def test_a_number_is_not_called_wrong_before_it_is_finished(qtbot: QtBot, dialog: ExportDialog) -> None:
    type_into(qtbot, dialog, WIDTH, "8")
    assert "Must be " not in texts(dialog)
    assert button(dialog, "Export").isEnabled()


@pytest.mark.parametrize(("text", "payloads"), [("800", [replace(START, size=PictureSize(800))]), ("8", [])])
def test_what_was_typed_last_is_taken_into_an_export_by_mnemonic(
    qtbot: QtBot, dialog: ExportDialog, text: str, payloads: list[ExportChoices]
) -> None:
    exported = Recorder(dialog.export_requested)
    type_into(qtbot, dialog, WIDTH, text)
    with qtbot.waitSignal(button(dialog, "Export").clicked):
        qtbot.keyClick(dialog, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert exported.payloads == payloads


def test_a_copy_needs_neither_folder_nor_name(qtbot: QtBot, dialog: ExportDialog) -> None:
    copied = Recorder(dialog.copy_requested)
    type_into(qtbot, dialog, "Name", "a/b")
    with qtbot.waitSignal(button(dialog, "Copy picture").clicked):
        qtbot.keyClick(dialog, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert copied.payloads == [START]
    qtbot.keyClick(type_into(qtbot, dialog, WIDTH, "1"), Qt.Key.Key_Return)
    assert not button(dialog, "Copy picture").isEnabled()


def test_a_list_of_epochs_is_judged_anew_for_another_epoch(qtbot: QtBot, dialog: ExportDialog) -> None:
    dialog.show_choices(replace(START.of_figure("film_strip"), epochs="500, 600"))
    assert not button(dialog, "Export").isEnabled()
    asked = Recorder(dialog.newest_frame_requested)
    button(dialog, "Take the present epoch").click()
    assert len(asked) == 1
    dialog.show_point(700, 1)
    assert "Pictures are of epoch 700" in texts(dialog)
    assert button(dialog, "Export").isEnabled()


def test_without_a_folder_there_is_no_export(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.show_choices(ExportChoices())
    assert "Must be an absolute path of a folder." in texts(dialog)
    assert not button(dialog, "Export").isEnabled()
    fields(dialog)["Folder"].setFocus()
    qtbot.keyClick(fields(dialog)["Folder"], Qt.Key.Key_Escape)
    assert not dialog.isVisible()
