"""The form of an export: what, in which format, size and theme, of which epochs, and where to."""

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QWidget

from app.export.carried import carried
from app.export.dialog.editors import EDITORS, FigureEditor, SizeEditor
from app.export.dialog.fields import FIELD, FIELDS, ExportField, checked_value, fitted, value_in, with_value
from app.export.figures.choices import ExportChoices
from app.style.translation import engine_text
from app.widgets.field_editors import FieldEditor, LineEditor
from app.widgets.form import FieldRow
from mlp_engine import InvalidInput, RunPoint, Text

LEAST_WIDTH, USUAL_WIDTH = 46, 56  # characters


class ExportForm(QWidget):
    """Shows ExportChoices and lets the user change them, one field at a time.

    An invalid value is marked with the reason under it, and the one before stays in force until it is mended or given
    up by Escape.

    Attributes
    ----------
    rows : label, editor and note of each of FIELDS
    editors : of each of FIELD
    """

    choices_changed = Signal(object)
    """Valid ExportChoices that differ from those before."""
    validity_changed = Signal()
    """A field has become invalid, or is no longer."""
    typed = Signal()
    """What is in a field is no longer what it was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wish = ExportChoices()
        self._told = self._wish
        self._epoch = 0
        self._point: RunPoint | None = None
        self._carried: dict[str, Text | None] = {}  # what is said of the run in each format
        self._problems: dict[str, Text] = {}
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setHorizontalSpacing(8)
        self._form.setVerticalSpacing(6)
        self.editors: dict[str, FieldEditor] = {}
        self.rows = {field.name: self._make_row(field) for field in FIELDS}
        self._lines = {name: line.box for name, line in self.editors.items() if isinstance(line, LineEditor)}
        self.retranslate()

    @property
    def choices(self) -> ExportChoices:
        """What is in force: always valid, though a field may show something else that is not."""
        return fitted(self._wish)

    @property
    def problems(self) -> frozenset[str]:
        """The fields that show something invalid: names of FIELD."""
        return frozenset(self._problems)

    def show_choices(self, choices: ExportChoices) -> None:
        """Fill the form, without a signal; the echo of a change leaves alone what is being typed."""
        if choices != self._told:
            self._wish = choices
            self._told = self.choices
            self._fill()

    def show_point(self, epoch: int, layer: int, point: RunPoint | None = None) -> None:
        """Name files and read lists of epochs for pictures of ``epoch`` of a run, and matrices of ``layer``."""
        self._epoch, self._point = epoch, point
        self._carried.clear()
        self._figure.show_layer(layer)
        self._judge_lines()

    def commit(self) -> None:
        """Take what is typed but not yet committed."""
        for editor in self.editors.values():
            editor.commit()

    def retranslate(self) -> None:
        """Set every text in the language of the window."""
        for row in self.rows.values():
            row.retranslate()
        self._fill()

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(self._width_of(LEAST_WIDTH))

    def sizeHint(self) -> QSize:
        least = QSize(self.minimumSizeHint().width(), super().sizeHint().height())
        return least.expandedTo(self._width_of(USUAL_WIDTH))

    def _width_of(self, characters: int) -> QSize:
        return QSize(characters * self.fontMetrics().averageCharWidth(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._form.invalidate()  # else it keeps the heights that notes of several lines had at another width

    def _make_row(self, field: ExportField) -> FieldRow:
        editor = EDITORS[field.name](field)
        self.editors[field.name] = editor
        if isinstance(editor, FigureEditor):
            self._figure = editor
        elif isinstance(editor, SizeEditor):
            self._size = editor
            self.editors |= editor.parts
        for part in (field, *field.parts):
            self.editors[part.name].typed.connect(self._watch)
            self.editors[part.name].edited.connect(self._take)
            self.editors[part.name].given_up.connect(self._give_up)
        return FieldRow(editor, self._form, self, has_wide_note=False)

    def _fill(self) -> None:
        """Show what is in force in every field."""
        choices = self.choices
        for field in FIELDS:
            row = self.rows[field.name]
            row.editor.show_values(choices)
            row.set_visible(field.is_shown(choices))
        self._problems = {}
        self._judge_lines()

    def _judge_lines(self) -> None:
        """Judge anew what depends on more than what is typed."""
        for name, line in self._lines.items():
            self._judge(name, line.text())
        self._show_state()

    def _judge(self, name: str, value: object) -> object:
        """Return the value of a field as it is to be kept; None, and a problem is noted, if it is invalid."""
        for field in (FIELD[name], *FIELD[name].parts):
            self._problems.pop(field.name, None)
        try:
            return checked_value(name, value, self.choices, self._epoch)
        except InvalidInput as error:
            self._problems[name] = error.allowed
            return None

    @Slot(object, object)
    def _take(self, field: ExportField, value: object) -> None:
        valid = self._judge(field.name, value)
        if valid is None:
            self._show_state()
            return
        before, self._wish = self._wish, with_value(self._wish, field.name, valid)
        if self._wish.figure != before.figure:
            self._fill()
        else:
            self.editors[field.name].show_value(value_in(self._wish, field.name))
            self._size.show_name(self.choices.size)
            self._judge("pattern", self._lines["pattern"].text())
            self._show_state()
        if self.choices != self._told:
            self._told = self.choices
            self.choices_changed.emit(self._told)

    @Slot(object)
    def _give_up(self, field: ExportField) -> None:
        value = value_in(self.choices, field.name)
        self.editors[field.name].show_value(value)
        self._judge(field.name, value)
        self._show_state()

    @Slot(object, object)
    def _watch(self, field: ExportField, value: object) -> None:
        # A number is called wrong only when it is finished: its first digits alone are often too few.
        if field.name in self._lines or field.name in self._problems:
            self._judge(field.name, value)
            self._show_state()
        self.typed.emit()

    def _hint(self, field: ExportField, choices: ExportChoices) -> str:
        """Return what is known about a field: of a format also what it carries of the run."""
        if field.name != "format" or self._point is None:
            return field.hint(choices, self._epoch)
        if choices.format not in self._carried:
            self._carried[choices.format] = carried(self._point, choices.format)
        said = self._carried[choices.format]
        return "" if said is None else engine_text(said)

    def _show_state(self) -> None:
        """Mark what is invalid, and write under each field what is known about it, as far as it is typed."""
        typed = self.choices
        for name, line in self._lines.items():
            if name not in self._problems:
                typed = with_value(typed, name, line.text().strip())
        for field in FIELDS:
            row = self.rows[field.name]
            wrong = [name for name in self._problems if FIELD[name] in (field, *field.parts)]
            if wrong:
                row.say(row.reason(self._problems[wrong[0]]), wrong)
            else:
                row.say(self._hint(field, typed) if field.is_shown(typed) else "")
        self.validity_changed.emit()
