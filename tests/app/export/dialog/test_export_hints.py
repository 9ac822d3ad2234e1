"""What is written under the fields of an export."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.export.dialog.dialog import ExportDialog
from mlp_engine import RunConfig, RunPoint
from tests.app.export.dialog.dialogs import START, choose, fields, texts, type_into
from tests.app.recorder import Recorder
from tests.app.tables import FLOWERS, LARGEST_TABLE


def test_the_name_of_the_file_is_shown_as_it_is_typed(qtbot: QtBot, dialog: ExportDialog) -> None:
    assert "boundary_412.png" in texts(dialog)
    changed = Recorder(dialog.choices_changed)
    type_into(qtbot, dialog, "Name", "week 3 {epoch}")
    assert "week 3 412.png" in texts(dialog)
    assert len(changed) == 0
    choose(dialog, "Format", "svg")
    assert "week 3 412.svg" in texts(dialog)
    dialog.show_point(500, 1)
    assert "week 3 500.svg" in texts(dialog)
    assert fields(dialog)["Name"].accessibleDescription() == "week 3 500.svg"


def test_of_several_files_the_first_is_named(dialog: ExportDialog) -> None:
    choose(dialog, "What", "lesson")
    assert "decision_boundary_before_412.png and 3 more files" in texts(dialog)


def test_a_line_ends_in_the_name_of_a_file_or_between_words(dialog: ExportDialog) -> None:
    choose(dialog, "What", "lesson")
    (text,) = (label.text() for label in dialog.findChildren(QLabel) if label.text().endswith("more files"))
    assert text.replace("\u200b", "") == "decision_boundary_before_412.png and 3 more files"
    for width in range(70, 400):
        lines = lines_of(text, width)
        assert all(re.search("[-_ ]\u200b?$", line) for line in lines[:-1]), lines
    assert len(lines_of(text, 70)) > 4


def test_a_long_name_without_joints_is_not_cut(qtbot: QtBot, dialog: ExportDialog) -> None:
    dialog.resize(880, 540)
    type_into(qtbot, dialog, "Name", "W" * 200)
    QApplication.processEvents()
    (label,) = (label for label in dialog.findChildren(QLabel) if "WWW" in label.text().replace("\u200b", ""))
    lines = lines_of(label.text(), label.width())
    assert max(label.fontMetrics().horizontalAdvance(line) for line in lines) <= label.width()


def lines_of(text: str, width: int) -> list[str]:
    """Break a text as labels do, at words."""
    layout = QTextLayout(text)
    layout.setTextOption(QTextOption())
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(text[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return lines


@pytest.mark.parametrize(
    ("text", "epoch", "told"),
    [
        ("", 333, "Epochs 0, 10, 100 and 333\n0, 10, last, or 40 evenly: 0..last/40"),
        ("", 0, "Epoch 0\n0, 10, last, or 40 evenly: 0..last/40"),
        ("0, 10, 100, 1000, last", 333, "Epochs 0, 10, 100 and 333"),
        ("0,7", 0, "Epoch 0"),
        ("0,7", 7, "Epochs 0 and 7"),
        ("0..last/40", 333, "40 epochs from 0 to 333"),
    ],
)
def test_epochs_that_will_be_shown_are_told_as_they_are_typed(
    qtbot: QtBot, dialog: ExportDialog, text: str, epoch: int, told: str
) -> None:
    dialog.show_choices(START.of_figure("film_strip"))
    dialog.show_point(epoch, 1)
    type_into(qtbot, dialog, "Epochs", text)
    assert fields(dialog)["Epochs"].accessibleDescription() == told
    assert told in [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_the_length_of_an_animation_follows_the_epochs_as_they_are_typed(qtbot: QtBot, dialog: ExportDialog) -> None:
    dialog.show_choices(START.of_figure("animation"))
    type_into(qtbot, dialog, "Epochs", "0..last/20")
    assert "20 pictures, 2.0 s" in texts(dialog)


def test_the_window_is_said_to_be_pictured_at_the_moment_of_the_export(dialog: ExportDialog) -> None:
    choose(dialog, "What", "window")
    assert "as it is at the moment of the export" in texts(dialog)


def test_usual_epochs_are_a_placeholder_and_their_number_is_told(qtbot: QtBot, dialog: ExportDialog) -> None:
    choose(dialog, "What", "animation")
    epochs = fields(dialog)["Epochs"]
    assert (epochs.text(), epochs.placeholderText()) == ("", "0..last/40")
    assert "40 pictures, 4.0 s" in texts(dialog)
    qtbot.keyClick(type_into(qtbot, dialog, "Epochs", "0, 1, 2, 3, 4"), Qt.Key.Key_Return)
    qtbot.keyClick(type_into(qtbot, dialog, "Speed", "2"), Qt.Key.Key_Return)
    assert "5 pictures, 2.5 s" in texts(dialog)


def test_the_format_tells_what_a_table_takes_and_where_it_has_no_room(dialog: ExportDialog) -> None:
    note = dialog._form.rows["format"].note
    dialog.show_point(5, 1, RunPoint(RunConfig(), 5))
    assert note.text() == ""
    dialog.show_point(5, 1, RunPoint(RunConfig().with_fields({"own_data": FLOWERS}), 5))
    assert note.text() == "It carries the table: 1 kB"
    dialog.show_choices(dialog.choices.of_figure("curves"))
    assert note.text() == ""
    dialog.show_choices(dialog.choices.of_figure("slides"))
    dialog.show_point(5, 1, RunPoint(RunConfig().with_fields({"own_data": LARGEST_TABLE}), 5))
    assert note.text().startswith("Without its run, which is too large for such a file (3.7 MB)")
