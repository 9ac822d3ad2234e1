"""A row of a form."""

from collections.abc import Collection

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFormLayout, QLabel

from app.style.translation import engine_text
from app.widgets.field_editor import FieldEditor
from app.widgets.note import Note
from mlp_engine import Text


class FieldRow(QObject):
    """The label, the editor and the note of one field.

    Parameters
    ----------
    form : to which it adds itself
    has_wide_note : whether the note is as wide as the form, or as the editor
    """

    def __init__(self, editor: FieldEditor, form: QFormLayout, parent: QObject, *, has_wide_note: bool) -> None:
        super().__init__(parent)
        self.editor = editor
        self.label = QLabel()
        self.label.setBuddy(editor.control)
        self.note = Note()
        self._form = form
        if editor.is_wide:
            form.addRow(self.label)
            form.addRow(editor)
        else:
            form.addRow(self.label, editor)
        if has_wide_note:
            form.addRow(self.note)
        else:
            form.addRow("", self.note)

    def retranslate(self) -> None:
        """Set every text in the language of the window."""
        field = self.editor.field
        self.label.setText(engine_text(field.label))
        for widget in (self.label, self.editor):
            widget.setToolTip(engine_text(field.help) if field.help else "")
        self.editor.retranslate()

    def reason(self, allowed: Text) -> str:
        """Return why a value is invalid, in a sentence: ``allowed`` says what it must be."""
        return self.tr("Must be {0}.").format(engine_text(allowed))

    def say(self, text: str, wrong_parts: Collection[str] = ()) -> None:
        """Write a hint under the field, or why some of its parts are wrong, and mark these."""
        self.note.show_text(text, bool(wrong_parts))
        self._form.setRowVisible(self.note, bool(text) and self._form.isRowVisible(self.editor))
        self.editor.mark(wrong_parts)
        self.editor.describe(self.label.text().replace("&", ""), self.note.spoken or self.editor.toolTip())

    def set_visible(self, is_visible: bool) -> None:
        """Show or hide all of it; the note comes with the next text."""
        self._form.setRowVisible(self.editor, is_visible)
