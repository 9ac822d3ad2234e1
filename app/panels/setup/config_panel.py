"""The set-up: a form that is made from the table of fields."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.panels.setup.config_row import ConfigRow
from app.panels.setup.field_group import FieldGroup, FieldSection
from app.panels.setup.inputs_editor import SetEditor
from app.panels.setup.layers_editor import LayersEditor
from app.panels.setup.own_data_editor import OwnDataEditor
from app.style.mixins import Themed, Translated
from app.widgets.field_editors import ChoiceEditor, FieldEditor, NumberEditor, OptionalEditor, SwitchEditor
from app.widgets.form import FormArea
from mlp_engine import FIELDS, Field, InvalidInput, OwnData, RunConfig
from mlp_engine.arrays import LARGEST_SEED
from mlp_engine.kinds import (
    GROUPS,
    ChoiceKind,
    IntegerKind,
    LayersKind,
    OptionalKind,
    OwnDataKind,
    RealKind,
    SetKind,
    SwitchKind,
)
from mlp_engine.own_data import OWN

EDITORS: dict[type, type[FieldEditor]] = {
    ChoiceKind: ChoiceEditor,
    IntegerKind: NumberEditor,
    RealKind: NumberEditor,
    OptionalKind: OptionalEditor,
    LayersKind: LayersEditor,
    SwitchKind: SwitchEditor,
    SetKind: SetEditor,
    OwnDataKind: OwnDataEditor,
}
"""The editor of each kind of field; a new kind needs one entry here."""


class ConfigPanel(Themed, Translated, QWidget):
    """Shows a RunConfig and lets the user change it, one field at a time.

    What the user commits is checked by the engine. A valid value goes out by ``config_changed``; an invalid one is
    marked at its field with the reason, and the value before it stays in force until the field is mended or given up.

    Attributes
    ----------
    config : the configuration in force
    groups : each under a heading that folds it, by the names of the table
    rows : label, editor and note of each field, in their order on the screen
    """

    config_changed = Signal(object)
    """A complete, valid RunConfig, once for each change that the user commits."""
    data_wanted = Signal()
    """A table of the user's own is wanted: another one, or the first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.config = RunConfig()
        self._last_table: OwnData | None = None  # of those that were in force
        self.groups = {name: FieldGroup(name, [field for field in FIELDS if field.group == name]) for name in GROUPS}
        self.rows = {
            field.name: self._make_row(field, group.section(field))
            for group in self.groups.values()
            for field in group.fields
        }
        self._lay_out()
        self.retranslate()
        self._fill(self.rows)

    @property
    def folded(self) -> tuple[str, ...]:
        """The names of the groups of which only the heading is shown."""
        return tuple(name for name, group in self.groups.items() if not group.heading.isChecked())

    def fold(self, names: Collection[str]) -> None:
        """Show only the headings of some groups, and all of the others."""
        for name, group in self.groups.items():
            group.heading.setChecked(name not in names)

    @Slot(object)
    def show_config(self, config: RunConfig) -> None:
        """Fill the form with ``config``, without a signal.

        If it is in force already nothing happens, so that the echo of a change leaves alone what is being typed.
        """
        if config != self.config:
            self.config = config
            self._last_table = config.own_data or self._last_table
            self._fill(self.rows)

    @Slot()
    def draw_new_weights(self) -> None:
        """Change the seed of the initial weights to the next one, as the user could."""
        seed = (self.config.weight_seed + 1) % (LARGEST_SEED + 1)
        self._take(self.rows["weight_seed"].editor.field, seed)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Set-up"))
        for group in self.groups.values():
            group.retranslate()
        for row in self.rows.values():
            row.retranslate()
        self._align_labels()

    def _make_row(self, field: Field, section: FieldSection) -> ConfigRow:
        editor = EDITORS[type(field.kind)](field)
        editor.edited.connect(self._take)
        editor.given_up.connect(self._give_up)
        if isinstance(editor, ChoiceEditor):
            editor.box.stay_whole()
        if isinstance(editor, OwnDataEditor):
            editor.wanted.connect(self.data_wanted)
        return ConfigRow(editor, section)

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(10)
        for group in self.groups.values():
            column.addWidget(group)
        column.addStretch(1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(FormArea(content))

    def _align_labels(self) -> None:
        """Make one column of the labels of all groups."""
        labels = [row.label for row in self.rows.values() if not row.editor.is_wide]
        width = max(label.sizeHint().width() for label in labels)
        for label in labels:
            label.setMinimumWidth(width)

    def _fill(self, names: Iterable[str]) -> None:
        for name in names:
            self.rows[name].show_config(self.config)

    @Slot(object, object)
    def _take(self, field: Field, value: object) -> None:
        row, old = self.rows[field.name], self.config
        name = field.name
        if (name, value) == ("data_set", OWN.name) and old.own_data is None:
            if self._last_table is None:
                self._fill([name])
                self.data_wanted.emit()
                return
            name, value = "own_data", self._last_table
        try:
            self.config = old.with_field(name, value)
        except InvalidInput as error:
            row.refuse(error, old)
            return
        self._fill([field.name, *(name for name, other in self.rows.items() if other.has_to_follow(old, self.config))])
        changed = [other for other in FIELDS if getattr(old, other.name) != getattr(self.config, other.name)]
        if brought := [other for other in changed if other is not field and other.matters(self.config)]:
            row.tell_brought(brought, self.config)
        if changed:
            self.config_changed.emit(self.config)

    @Slot(object)
    def _give_up(self, field: Field) -> None:
        self._fill([field.name])
