"""The set-up: a form that is made from the table of fields."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from app.panels.setup.layers_editor import LayersEditor, wrong_layer
from app.panels.setup.lesson_button import LessonButton
from app.style.mixins import Themed, Translated
from app.style.translation import engine_text
from app.views.text.typeset import bold
from app.widgets.field_editors import ChoiceEditor, FieldEditor, LineEditor, NumberEditor
from app.widgets.form import FieldRow, FormArea
from mlp_engine import FIELDS, Field, InvalidInput, RunConfig, Text
from mlp_engine.arrays import LARGEST_SEED
from mlp_engine.kinds import ChoiceKind, IntegerKind, LayersKind, OptionalKind, RealKind

EDITORS: dict[type, type[FieldEditor]] = {
    ChoiceKind: ChoiceEditor,
    IntegerKind: NumberEditor,
    RealKind: NumberEditor,
    OptionalKind: LineEditor,
    LayersKind: LayersEditor,
}
"""The editor of each kind of field; a new kind needs one entry here."""


class FieldSection(QWidget):
    """A heading, a note on what a change of its fields does, and the form of the fields."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading, self.note = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.heading.setFont(bold(self.heading.font()))
        self.note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.form = QFormLayout(horizontalSpacing=8, verticalSpacing=6)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.heading)
        column.addWidget(self.note)
        column.addSpacing(6)
        column.addLayout(self.form)


class ConfigRow(FieldRow):
    """The label, the editor and, while it is invalid, the reason of one field of a configuration.

    Below a value that is not the lesson's is the lesson's, and brings itself back.

    Attributes
    ----------
    lesson : the button for that
    """

    def __init__(self, editor: FieldEditor, section: FieldSection) -> None:
        super().__init__(editor, section.form, section, has_wide_note=True)
        self.lesson = LessonButton(editor.field)
        section.form.addRow(self.lesson)
        section.form.setRowVisible(self.lesson, False)
        self.lesson.clicked.connect(self._bring_back)
        # Not the error itself: its traceback would keep the frames that raised it, and the widgets in them, alive.
        self._wrong: tuple[str, Text] | None = None

    def show_config(self, config: RunConfig) -> None:
        """Show the value in ``config``, which is valid."""
        self.editor.show_values(config)
        is_lesson = getattr(config, self.editor.field.name) == self.lesson.value
        if is_lesson and self.lesson.hasFocus():
            self.editor.control.setFocus()
        self._form.setRowVisible(self.lesson, not is_lesson)
        self._show_reason(None)

    def refuse(self, error: InvalidInput) -> None:
        """Mark the field, and say why."""
        self._show_reason((error.argument, error.allowed))

    def retranslate(self) -> None:
        super().retranslate()
        self.lesson.retranslate()
        self._show_reason(self._wrong)

    @Slot()
    def _bring_back(self) -> None:
        self.editor.edited.emit(self.editor.field, self.lesson.value)

    def _show_reason(self, wrong: tuple[str, Text] | None) -> None:
        self._wrong = wrong
        if wrong is None:
            self.say("", spoken="" if self.lesson.isHidden() else self.lesson.spoken)
            return
        argument, allowed = wrong
        sentence = self.reason(allowed)
        if (layer := wrong_layer([argument])) is not None:
            sentence = self.tr("Layer {0} must have {1}.").format(layer, engine_text(allowed))
        self.say(sentence + " " + self.tr("Esc brings the old value back."), [argument])


class ConfigPanel(Themed, Translated, QWidget):
    """Shows a RunConfig and lets the user change it, one field at a time.

    What the user commits is checked by the engine. A valid value goes out by ``config_changed``; an invalid one is
    marked at its field with the reason, and the value before it stays in force until the field is mended or given up.

    Attributes
    ----------
    config : the configuration in force
    rows : label, editor and note of each field
    """

    config_changed = Signal(object)
    """A complete, valid RunConfig, once for each change that the user commits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.config = RunConfig()
        self._needs_restart, self._live = FieldSection(), FieldSection()
        self.rows = {field.name: self._make_row(field) for field in FIELDS}
        self._lay_out()
        self.retranslate()
        self._fill()

    @Slot(object)
    def show_config(self, config: RunConfig) -> None:
        """Fill the form with ``config``, without a signal.

        If it is in force already nothing happens, so that the echo of a change leaves alone what is being typed.
        """
        if config != self.config:
            self.config = config
            self._fill()

    @Slot()
    def draw_new_weights(self) -> None:
        """Change the seed of the initial weights to the next one, as the user could."""
        seed = (self.config.weight_seed + 1) % (LARGEST_SEED + 1)
        self._take(self.rows["weight_seed"].editor.field, seed)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Set-up"))
        self._needs_restart.heading.setText(self.tr("Network and data"))
        self._needs_restart.note.setText(self.tr("A change starts the run again."))
        self._live.heading.setText(self.tr("While it learns"))
        self._live.note.setText(self.tr("A change takes effect at once."))
        for row in self.rows.values():
            row.retranslate()
        self._align_labels()

    def _make_row(self, field: Field) -> ConfigRow:
        editor = EDITORS[type(field.kind)](field)
        editor.edited.connect(self._take)
        editor.given_up.connect(self._give_up)
        return ConfigRow(editor, self._live if field.changes_live else self._needs_restart)

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(16)
        column.addWidget(self._needs_restart)
        column.addWidget(self._live)
        column.addStretch(1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(FormArea(content))

    def _align_labels(self) -> None:
        """Make one column of the labels of both sections."""
        labels = [row.label for row in self.rows.values() if not row.editor.is_wide]
        width = max(label.sizeHint().width() for label in labels)
        for label in labels:
            label.setMinimumWidth(width)

    def _fill(self, names: Sequence[str] = ()) -> None:
        for name in names or self.rows:
            self.rows[name].show_config(self.config)

    @Slot(object, object)
    def _take(self, field: Field, value: object) -> None:
        try:
            config = self.config.with_field(field.name, value)
        except InvalidInput as error:
            self.rows[field.name].refuse(error)
            return
        changed = [name for name in self.rows if getattr(config, name) != getattr(self.config, name)]
        self.config = config
        self._fill([field.name, *changed])
        if changed:
            self.config_changed.emit(config)

    @Slot(object)
    def _give_up(self, field: Field) -> None:
        self._fill([field.name])
