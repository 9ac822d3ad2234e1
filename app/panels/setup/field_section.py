"""A group of fields under a heading."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from app.panels.setup.layers_editor import wrong_layer
from app.style.translation import engine_text
from app.widgets.field_editor import FieldEditor
from app.widgets.field_row import FieldRow
from mlp_engine import InvalidInput, RunConfig, Text


class ConfigRow(FieldRow):
    """The label, the editor and, while it is invalid, the reason of one field of a configuration."""

    def __init__(self, editor: FieldEditor, form: QFormLayout, parent: QObject) -> None:
        super().__init__(editor, form, parent, has_wide_note=True)
        # Not the error itself: its traceback would keep the frames that raised it, and the widgets in them, alive.
        self._wrong: tuple[str, Text] | None = None

    def show_config(self, config: RunConfig) -> None:
        """Show the value in ``config``, which is valid."""
        self.editor.show_values(config)
        self._show_reason(None)

    def refuse(self, error: InvalidInput) -> None:
        """Mark the field, and say why."""
        self._show_reason((error.argument, error.allowed))

    def retranslate(self) -> None:
        """Set every text in the language of the window."""
        super().retranslate()
        self._show_reason(self._wrong)

    def _show_reason(self, wrong: tuple[str, Text] | None) -> None:
        self._wrong = wrong
        if wrong is None:
            self.say("")
            return
        argument, allowed = wrong
        layer = wrong_layer([argument])
        sentence = self.reason(allowed)
        if layer is not None:
            sentence = self.tr("Layer {0} must have {1}.").format(layer, engine_text(allowed))
        self.say(sentence + " " + self.tr("Esc brings the old value back."), [argument])


class FieldSection(QWidget):
    """A heading, what a change of its fields does, and the fields."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = QLabel()
        font = self._heading.font()
        font.setBold(True)
        self._heading.setFont(font)
        self._heading.setWordWrap(True)
        self._note = QLabel()
        self._note.setWordWrap(True)
        self._note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._form = QFormLayout()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setHorizontalSpacing(8)
        self._form.setVerticalSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._heading)
        column.addWidget(self._note)
        column.addSpacing(6)
        column.addLayout(self._form)

    def add_field(self, editor: FieldEditor) -> ConfigRow:
        """Add a row for ``editor``."""
        return ConfigRow(editor, self._form, self)

    def set_texts(self, heading: str, note: str) -> None:
        """Set the heading and the note under it."""
        self._heading.setText(heading)
        self._note.setText(note)
