"""A group of the form: a heading that folds it, and its fields by what a change of them does."""

from collections.abc import Sequence

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from app.style.translation import engine_text
from app.widgets.disclosure import Disclosure
from mlp_engine import Field
from mlp_engine.kinds import GROUPS

INDENT = 6  # px, of what is below a heading


class FieldSection(QWidget):
    """A note on what a change of its fields does, and the form of the fields."""

    def __init__(self, changes_live: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes_live = changes_live
        self.note = QLabel(wordWrap=True)
        self.note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.form = QFormLayout(horizontalSpacing=8, verticalSpacing=4)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.note)
        column.addLayout(self.form)

    def retranslate(self) -> None:
        """Set every text of its own in the language of the window."""
        at_once, again = self.tr("A change takes effect at once."), self.tr("A change starts the run again.")
        self.note.setText(at_once if self._changes_live else again)


class FieldGroup(QWidget):
    """A group of fields, of which those come first that can change while the network learns.

    Attributes
    ----------
    heading : shows and hides the rest
    fields : in the order of their rows
    """

    def __init__(self, name: str, fields: Sequence[Field], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.fields = sorted(fields, key=lambda field: not field.changes_live)
        body = QWidget(self)  # or it would be shown as a window for a moment
        self.heading = Disclosure(body)
        self._sections = {live: FieldSection(live) for live in dict.fromkeys(f.changes_live for f in self.fields)}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.heading)
        column.addWidget(body)
        inside = QVBoxLayout(body)
        inside.setContentsMargins(INDENT, 0, 0, 0)
        inside.setSpacing(10)
        for section in self._sections.values():
            inside.addWidget(section)

    def section(self, field: Field) -> FieldSection:
        """Return the part that a field belongs to."""
        return self._sections[field.changes_live]

    def retranslate(self) -> None:
        """Set every text of its own in the language of the window."""
        self.heading.setText(engine_text(GROUPS[self._name]))
        for section in self._sections.values():
            section.retranslate()
