"""The editor of the layers: a list from the input down to the output."""

import re
from collections.abc import Collection
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from app.lesson.value_text import inputs_text
from app.panels.setup.layer_row import Draft, LayerRow, RowCommand
from app.widgets.field_editors import FieldEditor
from app.widgets.value_boxes import NumberBox
from mlp_engine import Field, RunConfig
from mlp_engine.kinds import LayersKind

_Modifier = Qt.KeyboardModifier
_KEYS = {
    (Qt.Key.Key_Insert, _Modifier.NoModifier): RowCommand.ADD,
    (Qt.Key.Key_Plus, _Modifier.ControlModifier): RowCommand.ADD,
    (Qt.Key.Key_Up, _Modifier.AltModifier): RowCommand.MOVE_UP,
    (Qt.Key.Key_Down, _Modifier.AltModifier): RowCommand.MOVE_DOWN,
    (Qt.Key.Key_Delete, _Modifier.NoModifier): RowCommand.REMOVE,
}
_IGNORED_MODIFIERS = _Modifier.KeypadModifier | _Modifier.ShiftModifier


class LayersEditor(FieldEditor):
    """The hidden layers, which can be added, removed and moved, between the input and the output layer.

    Insert or Ctrl++ adds a layer below the one with the focus, Alt+Up and Alt+Down move it, Delete removes it from any
    of its controls but the size, where it deletes a digit. The size of the output layer belongs to the data set.
    """

    is_wide = True

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        assert isinstance(field.kind, LayersKind)
        self._largest_size = field.kind.largest_size
        self._inputs = ["x₁"]
        self._new_layer: Draft = RunConfig().layers[0]
        self._n_hidden = 0
        self._input = QLabel()
        self._input.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._most_hidden = field.kind.most_layers - 1
        self._rows = [LayerRow(self._largest_size, False)]  # of hidden layers; more are made when they are needed
        self._output = LayerRow(self._largest_size, True)
        self._add_button = QToolButton()
        self._add_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._add_button.clicked.connect(self._add_last)
        self.control = self._add_button
        self._lay_out()
        for row in (*self._rows, self._output):
            self._listen_to(row)
        self.retranslate()

    def show_values(self, values: RunConfig) -> None:
        *hidden, output = values.layers
        self.show_inputs(values.input_labels)
        self._output.show_draft(len(values.layers), output)
        self._show_hidden(list(hidden))

    def is_other(self, old: RunConfig, new: RunConfig) -> bool:
        return super().is_other(old, new) or old.input_labels != new.input_labels

    def show_inputs(self, labels: list[str]) -> None:
        """Show which inputs the network has, and how many."""
        self._inputs = labels
        self._input.setText(self.tr("input {0}: {1}").format(inputs_text(labels), len(labels)))

    def show_mark(self, error: QColor, wrong_parts: Collection[str]) -> None:
        wrong = wrong_layer(wrong_parts)
        for number, row in enumerate(self._shown_rows(), start=1):
            row.size_box.mark(error if number == wrong else None)

    def describe(self, name: str, description: str) -> None:
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        wrong = wrong_layer(self._wrong_parts)
        for number, row in enumerate(self._shown_rows(), start=1):
            row.explain(description if number == wrong else "")

    def retranslate(self) -> None:
        self.show_inputs(self._inputs)
        self._add_button.setText(self.tr("Add a layer"))
        self._add_button.setToolTip(self.tr("Add a layer above the output (Ins)"))
        for row in (*self._rows, self._output):
            row.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The rows' controls have their own use for some of these keys, so they are taken before they get there.
        if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            row = watched.parent()
            command = _command(watched, event)
            if isinstance(row, LayerRow) and command is not None:
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    self._obey(row, command)
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._input.setIndent(self._output.indent)
        self._column.addWidget(self._input)
        self._column.addWidget(self._rows[0])
        self._column.addWidget(self._output)
        self._column.addWidget(self._add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _provide_rows(self, count: int) -> None:
        """Have rows for at least so many hidden layers, above the output for the tab key and a screen reader too."""
        while len(self._rows) < count:
            row = LayerRow(self._largest_size, False)
            self._column.insertWidget(self._column.indexOf(self._output), row)
            row.stackUnder(self._output)
            for before, control in pairwise([self._rows[-1].controls[-1], *row.controls]):
                self.setTabOrder(before, control)
            self._listen_to(row)
            row.retranslate()
            self._rows.append(row)

    def _listen_to(self, row: LayerRow) -> None:
        row.changed.connect(self._send)
        row.given_up.connect(self._give_up)
        row.commanded.connect(self._obey)
        for control in row.controls:
            control.installEventFilter(self)

    def _show_hidden(self, drafts: list[Draft]) -> None:
        self._n_hidden = len(drafts)
        self._provide_rows(len(drafts))
        for i, row in enumerate(self._rows):
            row.setVisible(i < len(drafts))
            row.buttons[RowCommand.MOVE_UP].setEnabled(i > 0)
            row.buttons[RowCommand.MOVE_DOWN].setEnabled(i < len(drafts) - 1)
        for i, draft in enumerate(drafts):
            self._rows[i].show_draft(i + 1, draft)
        self._output.show_draft(len(drafts) + 1, self._output.draft)
        self._add_button.setEnabled(len(drafts) < self._most_hidden)

    def _shown_rows(self) -> list[LayerRow]:
        return [*self._rows[: self._n_hidden], self._output]

    @Slot(object, object)
    def _obey(self, row: LayerRow, command: RowCommand) -> None:
        row.size_box.commit()
        drafts = [shown.draft for shown in self._rows[: self._n_hidden]]
        place = len(drafts) if row.is_output else self._rows.index(row)
        if command is RowCommand.ADD:
            self._add(drafts, len(drafts) if row.is_output else place + 1)
        elif row.is_output:
            return
        elif command is RowCommand.REMOVE:
            self._remove(drafts, place)
        else:
            self._move(drafts, place, -1 if command is RowCommand.MOVE_UP else 1)

    @Slot()
    def _add_last(self) -> None:
        self._obey(self._output, RowCommand.ADD)

    def _add(self, drafts: list[Draft], place: int) -> None:
        if len(drafts) == self._most_hidden:
            return
        above = drafts[place - 1] if place > 0 else self._new_layer
        is_valid = isinstance(above[0], int) and 1 <= above[0] <= self._largest_size
        drafts.insert(place, above if is_valid else self._new_layer)
        self._provide_rows(len(drafts))
        size_box = self._rows[place].size_box
        self._change(drafts, size_box)
        size_box.selectAll()

    def _remove(self, drafts: list[Draft], place: int) -> None:
        del drafts[place]
        heir = self._rows[min(place, len(drafts) - 1)].buttons[RowCommand.REMOVE] if drafts else self._add_button
        self._change(drafts, heir)

    def _move(self, drafts: list[Draft], place: int, by: int) -> None:
        target = place + by
        if not 0 <= target < len(drafts):
            return
        controls = self._rows[place].controls
        focused = next((i for i, control in enumerate(controls) if control.hasFocus()), 0)
        drafts[place], drafts[target] = drafts[target], drafts[place]
        self._change(drafts, self._rows[target].controls[focused])

    def _change(self, drafts: list[Draft], focused: QWidget) -> None:
        self._show_hidden(drafts)
        self._send()
        # A button that can go no further cannot hold the focus either.
        row = focused.parentWidget()
        usable = focused if focused.isEnabled() or not isinstance(row, LayerRow) else row.size_box
        usable.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _send(self) -> None:
        self.edited.emit(self.field, [row.draft for row in self._shown_rows()])


def wrong_layer(wrong_parts: Collection[str]) -> int | None:
    """Return the number of the layer that the engine complains about, in an argument such as ``layers[2].size``."""
    found = re.search(r"\[(\d+)\]", " ".join(wrong_parts))
    return int(found[1]) if found else None


def _command(control: QObject, event: QKeyEvent) -> RowCommand | None:
    command = _KEYS.get((Qt.Key(event.key()), event.modifiers() & ~_IGNORED_MODIFIERS))
    return None if command is RowCommand.REMOVE and isinstance(control, NumberBox) else command
