"""A group of fields under a heading: for each its label, its editor and, while it is invalid, the reason."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from app.panels.setup.field_editor import FieldEditor, wrong_layer
from app.style.theme import Theme
from app.style.themed import Themed
from app.style.translation import engine_text
from mlp_engine import InvalidInput, RunConfig, Text


class Reason(Themed, QLabel):
    """Why a value is refused, in the colour of errors."""

    def color(self, theme: Theme) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, QColor(theme.error))
        self.setPalette(palette)


class FieldRow(QObject):
    """The label, the editor and the reason of one field."""

    def __init__(self, editor: FieldEditor, form: QFormLayout, parent: QObject) -> None:
        super().__init__(parent)
        self.editor = editor
        self.label = QLabel()
        self.label.setBuddy(editor.control)
        self.reason = Reason(wordWrap=True)
        self._form = form
        # Not the error itself: its traceback would keep the frames that raised it, and the widgets in them, alive.
        self._wrong: tuple[str, Text] | None = None
        if editor.is_wide:
            form.addRow(self.label)
            form.addRow(editor)
        else:
            form.addRow(self.label, editor)
        form.addRow(self.reason)

    def show_config(self, config: RunConfig) -> None:
        """Show the value in ``config``, which is valid."""
        self.editor.show_config(config)
        self._show_reason(None)

    def refuse(self, error: InvalidInput) -> None:
        """Mark the field, and say why."""
        self._show_reason((error.argument, error.allowed))

    def retranslate(self) -> None:
        """Set every text in the language of the window."""
        field = self.editor.field
        self.label.setText(engine_text(field.label))
        self.label.setToolTip(engine_text(field.help))
        self.editor.setToolTip(engine_text(field.help))
        self.editor.retranslate()
        self._show_reason(self._wrong)

    def _show_reason(self, wrong: tuple[str, Text] | None) -> None:
        self._wrong = wrong
        reason = "" if wrong is None else self._reason(*wrong)
        self.reason.setText(reason)
        self._form.setRowVisible(self.reason, wrong is not None)
        self.editor.mark(None if wrong is None else wrong[0])
        name = self.label.text().replace("&", "")
        self.editor.describe(name, reason or engine_text(self.editor.field.help))

    def _reason(self, argument: str, allowed: Text) -> str:
        layer = wrong_layer(argument)
        if layer is None:
            sentence = self.tr("Must be {0}.").format(engine_text(allowed))
        else:
            sentence = self.tr("Layer {0} must have {1}.").format(layer, engine_text(allowed))
        return sentence + " " + self.tr("Esc brings the old value back.")


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

    def add_field(self, editor: FieldEditor) -> FieldRow:
        """Add a row for ``editor``."""
        return FieldRow(editor, self._form, self)

    def set_texts(self, heading: str, note: str) -> None:
        """Set the heading and the note under it."""
        self._heading.setText(heading)
        self._note.setText(note)
