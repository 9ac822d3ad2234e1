"""The form of a table that is opened: how it is written, and what is learned from it."""

from PySide6.QtCore import QCoreApplication, QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from app.panels.open_data.draft import Draft, Source
from app.panels.open_data.editors import EDITORS, LabelsEditor, OfferEditor
from app.panels.open_data.fields import FIELD, FIELDS, GROUPS, DataField
from app.widgets.field_editors import FieldEditor
from app.widgets.form import FieldRow
from mlp_engine import InvalidInput

LEAST_WIDTH = 40  # characters
GAP = 8  # px above a heading


class DataForm(QWidget):
    """Shows what is chosen in a Draft and lets the user change it, one field at a time.

    Attributes
    ----------
    rows : label, editor and note of each of FIELDS
    """

    draft_changed = Signal(object)
    """A Draft in which something else is chosen, perhaps not complete."""
    labels_wanted = Signal()
    """A file of labels is to be chosen."""
    validity_changed = Signal()
    """A field has become invalid, or is no longer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = Draft(Source(""))
        self._wrong: dict[str, InvalidInput] = {}
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setHorizontalSpacing(8)
        self._form.setVerticalSpacing(6)
        self._headings: dict[str, QLabel] = {}
        self.rows: dict[str, FieldRow] = {}
        for group in GROUPS:
            self._add_heading(group)
            self.rows |= {field.name: self._make_row(field) for field in FIELDS if field.group == group}
        self.retranslate()

    @property
    def is_valid(self) -> bool:
        """Whether all that is typed can be used."""
        return not self._wrong

    def show_draft(self, draft: Draft) -> None:
        """Show what is chosen in a draft, without a signal."""
        self._draft = draft
        for field in FIELDS:
            row = self.rows[field.name]
            row.set_visible(field.is_shown(draft))
            if field.name not in self._wrong:
                row.editor.show_values(draft)
            self._say(field)

    def take_inputs(self, inputs: tuple[int, ...]) -> None:
        """Have other columns, from 0, be the inputs, as the user could."""
        self._take(FIELD["inputs"], inputs)

    def commit(self) -> None:
        """Take what is typed but not yet committed."""
        for row in self.rows.values():
            row.editor.commit()

    def retranslate(self) -> None:
        """Set every text in the language of the window."""
        for group, heading in self._headings.items():
            heading.setText(QCoreApplication.translate("OpenDataDialog", GROUPS[group]))
        for row in self.rows.values():
            row.retranslate()
        self.show_draft(self._draft)

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(LEAST_WIDTH * self.fontMetrics().averageCharWidth(), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._form.invalidate()  # else it keeps the heights that notes of several lines had at another width

    def _add_heading(self, group: str) -> None:
        heading = QLabel()
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        heading.setContentsMargins(0, GAP if self._headings else 0, 0, 0)
        self._headings[group] = heading
        self._form.addRow(heading)

    def _make_row(self, field: DataField) -> FieldRow:
        editor: FieldEditor = EDITORS.get(field.name, OfferEditor)(field)
        editor.edited.connect(self._take)
        editor.given_up.connect(self._give_up)
        if isinstance(editor, LabelsEditor):
            editor.wanted.connect(self.labels_wanted)
        return FieldRow(editor, self._form, self, has_wide_note=editor.is_wide)

    def _say(self, field: DataField) -> None:
        row = self.rows[field.name]
        if field.name in self._wrong:
            row.say(row.reason(self._wrong[field.name].allowed), [field.name])
        else:
            row.say(field.hint(self._draft) if field.is_shown(self._draft) else "")

    @Slot(object, object)
    def _take(self, field: DataField, value: object) -> None:
        was_valid = self.is_valid
        self._wrong.pop(field.name, None)
        try:
            draft = field.with_value(self._draft, value)
        except InvalidInput as error:
            self._wrong[field.name] = error.with_traceback(None)
            self._say(field)
            self.validity_changed.emit()
            return
        if draft != self._draft:
            self.show_draft(draft)
            self.draft_changed.emit(draft)
        else:
            self._say(field)
        if not was_valid:
            self.validity_changed.emit()

    @Slot(object)
    def _give_up(self, field: DataField) -> None:
        self._wrong.pop(field.name, None)
        self.rows[field.name].editor.show_values(self._draft)
        self._say(field)
        self.validity_changed.emit()
