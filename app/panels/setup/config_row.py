"""A row of the form: one field of a configuration."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import Slot

from app.lesson.value_text import layer_text, value_text, with_labels
from app.panels.setup.field_group import FieldSection
from app.panels.setup.layers_editor import wrong_layer
from app.panels.setup.lesson_button import LessonButton
from app.style.translation import engine_text
from app.widgets.field_editors import ChoiceEditor, FieldEditor
from app.widgets.form import FieldRow
from mlp_engine import FIELDS, Field, InvalidInput, RunConfig, Text
from mlp_engine.kinds import LayersKind, OwnDataKind

FIELD = {field.name: field for field in FIELDS}


class Wrong(NamedTuple):
    """What an InvalidInput says: it itself has a traceback, which would keep widgets alive."""

    argument: str
    got: object
    allowed: Text


class ConfigRow(FieldRow):
    """The label, the editor and, while it is invalid, the reason of one field of a configuration.

    It is hidden while nothing depends on the field. Below a value that is not the lesson's is the lesson's, and brings
    itself back.

    Attributes
    ----------
    lesson : the button for that
    has_remark : whether it says something that is over with the next change
    """

    def __init__(self, editor: FieldEditor, section: FieldSection) -> None:
        super().__init__(editor, section.form, section, has_wide_note=True)
        self.lesson = LessonButton(editor.field)
        section.form.addRow(self.lesson)
        section.form.setRowVisible(self.lesson, False)
        self.lesson.clicked.connect(self._bring_back)
        self.has_remark = False
        self._has_lesson = not isinstance(editor.field.kind, OwnDataKind)  # the lesson's data set brings it back
        self._wrong: Wrong | None = None

    def has_to_follow(self, old: RunConfig, new: RunConfig) -> bool:
        """Tell whether it would look otherwise with another configuration, or says what belongs to the old one."""
        field = self.editor.field
        return self.has_remark or self.editor.is_other(old, new) or field.matters(old) != field.matters(new)

    def show_config(self, config: RunConfig) -> None:
        """Show the value in ``config``, which is valid."""
        matters = self.editor.field.matters(config)
        self.set_visible(matters)
        self.editor.show_values(config)
        is_lesson = getattr(config, self.editor.field.name) == self.lesson.value or not self._has_lesson
        if is_lesson and self.lesson.hasFocus():
            self.editor.control.setFocus()
        self._form.setRowVisible(self.lesson, matters and not is_lesson)
        self._show_reason(None)

    def refuse(self, error: InvalidInput, config: RunConfig) -> None:
        """Say why a value is not taken, and mark it; what is not typed goes back to that in force, of ``config``."""
        if not self.editor.keeps_refused:
            self.editor.show_values(config)
        self._show_reason(Wrong(error.argument, error.got, error.allowed))

    def tell_brought(self, fields: Iterable[Field], config: RunConfig) -> None:
        """Tell which other fields the value has changed, and to what."""
        changes = [f"{engine_text(field.label)} → {_end_text(field, config)}" for field in fields]
        self.say(self.tr("With it: {0}").format(" · ".join(changes)))
        self.has_remark = True

    def retranslate(self) -> None:
        super().retranslate()
        self.lesson.retranslate()
        self._show_reason(self._wrong)

    @Slot()
    def _bring_back(self) -> None:
        self.editor.edited.emit(self.editor.field, self.lesson.value)

    def _show_reason(self, wrong: Wrong | None) -> None:
        self._wrong = wrong
        is_back = not self.editor.keeps_refused
        self.has_remark = wrong is not None and is_back
        if wrong is None:
            self.say("", spoken="" if self.lesson.isHidden() else self.lesson.spoken)
        elif is_back:
            self.say(self._sentence(wrong), [wrong.argument])
        else:
            self.say(self._sentence(wrong) + " " + self.tr("Esc brings the old value back."), [wrong.argument])

    def _sentence(self, wrong: Wrong) -> str:
        allowed = with_labels(wrong.allowed)
        name = wrong.argument.partition("[")[0]
        if name != self.editor.field.name:
            return self.tr("{0} would have to be {1}.").format(engine_text(FIELD[name].label), engine_text(allowed))
        if (layer := wrong_layer([wrong.argument])) is not None:
            return self.tr("Layer {0} must have {1}.").format(layer, engine_text(allowed))
        if isinstance(self.editor, ChoiceEditor):
            refused = value_text(self.editor.field, wrong.got)
            return self.tr("Not {0}: it must be {1}.").format(refused, engine_text(allowed))
        return self.reason(allowed)


def _end_text(field: Field, config: RunConfig) -> str:
    """Return the value of a field in a configuration, of the layers the last one."""
    value = getattr(config, field.name)
    return f"… {layer_text(value[-1])}" if isinstance(field.kind, LayersKind) else value_text(field, value)
