"""The set-up: a form that is made from the table of fields."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.panels.setup.field_section import ConfigRow, FieldSection
from app.panels.setup.layers_editor import LayersEditor
from app.style.mixins import Themed, Translated
from app.widgets.field_editor import FieldEditor
from app.widgets.form_area import FormArea
from app.widgets.value_editors import ChoiceEditor, NumberEditor
from mlp_engine import FIELDS, Field, InvalidInput, RunConfig
from mlp_engine.datasets import LARGEST_SEED
from mlp_engine.kinds import ChoiceKind, IntegerKind, LayersKind, RealKind

EDITORS: dict[type, type[FieldEditor]] = {
    ChoiceKind: ChoiceEditor,
    IntegerKind: NumberEditor,
    RealKind: NumberEditor,
    LayersKind: LayersEditor,
}
"""The editor of each kind of field; a new kind needs one entry here."""


class ConfigPanel(Themed, Translated, QWidget):
    """Shows a RunConfig and lets the user change it, one field at a time.

    What the user commits is checked by the engine. A valid value goes out by ``config_changed``; an invalid one is
    marked at its field with the reason, and the value before it stays in force until the field is mended or given up.
    """

    config_changed = Signal(object)
    """A complete, valid RunConfig, once for each change that the user commits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._config = RunConfig()
        self._needs_restart, self._live = FieldSection(), FieldSection()
        self._rows = {field.name: self._make_row(field) for field in FIELDS}
        self._lay_out()
        self.retranslate()
        self._fill()

    @property
    def config(self) -> RunConfig:
        """The configuration in force."""
        return self._config

    def row(self, name: str) -> ConfigRow:
        """Return what belongs to the field ``name``: label, editor, note."""
        return self._rows[name]

    @Slot(object)
    def show_config(self, config: RunConfig) -> None:
        """Fill the form with ``config``, without a signal.

        If it is in force already nothing happens, so that the echo of a change leaves alone what is being typed.
        """
        if config != self._config:
            self._config = config
            self._fill()

    @Slot()
    def draw_new_weights(self) -> None:
        """Change the seed of the initial weights to the next one, as the user could."""
        seed = (self._config.weight_seed + 1) % (LARGEST_SEED + 1)
        self._take(self.row("weight_seed").editor.field, seed)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Set-up"))
        self._needs_restart.set_texts(self.tr("Network and data"), self.tr("A change starts the run again."))
        self._live.set_texts(self.tr("While it learns"), self.tr("A change takes effect at once."))
        for row in self._rows.values():
            row.retranslate()
        self._align_labels()

    def _make_row(self, field: Field) -> ConfigRow:
        editor = EDITORS[type(field.kind)](field)
        editor.edited.connect(self._take)
        editor.given_up.connect(self._give_up)
        return (self._live if field.changes_live else self._needs_restart).add_field(editor)

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(16)
        for section in (self._needs_restart, self._live):
            column.addWidget(section)
        column.addStretch(1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(FormArea(content))

    def _align_labels(self) -> None:
        """Make one column of the labels of both sections."""
        labels = [row.label for row in self._rows.values() if not row.editor.is_wide]
        width = max(label.sizeHint().width() for label in labels)
        for label in labels:
            label.setMinimumWidth(width)

    def _fill(self, names: Sequence[str] = ()) -> None:
        for name in names or self._rows:
            self._rows[name].show_config(self._config)

    @Slot(object, object)
    def _take(self, field: Field, value: object) -> None:
        try:
            config = self._config.with_field(field.name, value)
        except InvalidInput as error:
            self._rows[field.name].refuse(error)
            return
        changed = [name for name in self._rows if getattr(config, name) != getattr(self._config, name)]
        self._config = config
        self._fill([field.name, *changed])
        if changed:
            self.config_changed.emit(config)

    @Slot(object)
    def _give_up(self, field: Field) -> None:
        self._fill([field.name])
