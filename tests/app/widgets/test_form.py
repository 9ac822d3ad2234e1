"""The rows of a form."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.form import Note

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
