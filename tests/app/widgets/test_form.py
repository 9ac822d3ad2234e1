"""The rows of a form."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.form import FormArea, Note

REASON = "Must be a whole number from 1 to 100000000. Esc brings the old value back."


@pytest.mark.parametrize("width", [120, 200, 400])
@pytest.mark.parametrize("n_notes", [1, 2, 3])
def test_a_note_is_never_lower_than_its_writing(qtbot: QtBot, width: int, n_notes: int) -> None:
    form = QWidget()
    qtbot.addWidget(form)
    column = QVBoxLayout(form)
    notes = [Note() for _ in range(n_notes)]
    for note in notes:
        column.addWidget(QLineEdit())
        column.addWidget(note)
    form.resize(width, 90)
    form.show()
    for texts in ([REASON] * n_notes, [REASON] + [""] * (n_notes - 1), ["short"] * n_notes, [REASON] * n_notes):
        for note, text in zip(notes, texts, strict=True):
            note.show_text(text, is_wrong=True)
            note.setVisible(bool(text))
        QApplication.processEvents()
        for note in notes:
            room = QRect(0, 0, note.contentsRect().width(), 0)
            needed = note.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, note.text())
            assert note.isHidden() or note.height() >= needed.height()


def test_a_note_is_no_higher_than_its_writing(qtbot: QtBot) -> None:
    note = Note()
    qtbot.addWidget(note)
    note.resize(120, 20)
    note.show()
    note.show_text(REASON, is_wrong=True)
    high = note.minimumHeight()
    note.resize(400, 20)
    note.show_text("short", is_wrong=True)
    assert note.minimumHeight() < high
    assert note.minimumHeight() <= note.fontMetrics().lineSpacing()


def test_a_form_that_comes_to_need_more_width_gets_it(qtbot: QtBot) -> None:
    dialog, form, label = QWidget(), QWidget(), QLabel("short")
    qtbot.addWidget(dialog)
    QFormLayout(form).addRow(label)
    row = QHBoxLayout(dialog)
    row.addWidget(FormArea(form))
    row.addWidget(QWidget(), 1)
    dialog.resize(600, 300)
    dialog.show()
    QApplication.processEvents()
    label.setText("a label that needs much more room than it did")
    for _ in range(3):
        QApplication.processEvents()
    area = dialog.findChild(FormArea)
    assert area is not None
    assert area.viewport().width() >= form.width() >= form.minimumSizeHint().width()
