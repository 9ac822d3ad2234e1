"""One layer in the list of layers."""

from enum import IntEnum

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeySequence, QPalette
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QWidget

from app.style.mixins import Themed
from app.style.theme import Theme
from app.style.translation import engine_text
from app.widgets.focus_keys import TakesKeys
from app.widgets.glyphs import Glyph, GlyphButton
from app.widgets.keys import Place
from app.widgets.value_boxes import ChoiceBox, NumberBox
from mlp_engine import ACTIVATION_REGISTRY, marked
from mlp_engine.activations import names_for
from mlp_engine.kinds import IntegerKind

Draft = tuple[object, str]
"""The size of a layer, which may be any text while it is being edited, and the name of its activation."""


class RowCommand(IntEnum):
    """What can be done to a layer in the list: to add one below it, to remove it, or to move it."""

    ADD, REMOVE, MOVE_UP, MOVE_DOWN = range(4)


_SPACING = 3
_BUTTONS = {
    RowCommand.MOVE_UP: (Glyph.UP, marked("LayerRow", "Move this layer up"), "Alt+Up"),
    RowCommand.MOVE_DOWN: (Glyph.DOWN, marked("LayerRow", "Move this layer down"), "Alt+Down"),
    RowCommand.REMOVE: (Glyph.CROSS, marked("LayerRow", "Remove this layer"), "Del"),
}
"""The glyph of each button, what it does, and which keys do the same."""


class LayerRow(TakesKeys, Themed, QWidget):
    """Number, size and activation of one layer; a hidden layer has buttons, the output layer says that it is one."""

    places = (Place.LAYERS,)

    changed = Signal()
    """The size or the activation was changed by the user; ``draft`` has it."""
    given_up = Signal()
    """Escape in the size."""
    commanded = Signal(object, object)
    """This row, and the command of the button that was pressed."""

    def __init__(self, largest_size: int, is_output: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_output = is_output
        self._size_draft: object = 1
        self._number = QLabel(alignment=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._number.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._number.setFixedWidth(self.fontMetrics().horizontalAdvance("00"))
        self.size_box = NumberBox(IntegerKind(1, largest_size), n_digits=4)
        self.size_box.setButtonSymbols(NumberBox.ButtonSymbols.NoButtons)
        self.size_box.setReadOnly(is_output)
        self.size_box.committed.connect(self._take_size)
        self.size_box.given_up.connect(self.given_up)
        self.activation_box = ChoiceBox()
        self.activation_box.setMinimumContentsLength(0)
        self.activation_box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)  # no name is cut
        self.activation_box.activated.connect(self.changed)
        self.buttons = {command: GlyphButton(glyph) for command, (glyph, _, _) in _BUTTONS.items()}
        group = QButtonGroup(self)
        for command, button in self.buttons.items():
            group.addButton(button, command)
        group.idClicked.connect(self._command)
        self._caption = QLabel()
        self._caption.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._lay_out()

    @property
    def draft(self) -> Draft:
        """The layer as it stands in the row."""
        return (self._size_draft, self.activation_box.name)

    @property
    def controls(self) -> list[QWidget]:
        """What can have the focus, in the order of the tab key."""
        return [self.size_box, self.activation_box, *([] if self.is_output else self.buttons.values())]

    @property
    def indent(self) -> int:
        """Where the writing in the row begins, in pixels, after the number."""
        return self._number.maximumWidth() + 2 * _SPACING

    def show_draft(self, number: int, draft: Draft) -> None:
        """Show ``draft`` as layer ``number``."""
        self._number.setText(str(number))
        self._size_draft = draft[0]
        self.size_box.show_value(draft[0])
        self.activation_box.show_name(draft[1])
        self._name_boxes()

    def explain(self, reason: str) -> None:
        """Tell a screen reader why the size is wrong; an empty ``reason`` says that it is right."""
        self.size_box.setAccessibleDescription(reason or (self.size_box.toolTip() if self.is_output else ""))

    def color(self, theme: Theme) -> None:
        if self.is_output:  # its size cannot be changed
            palette = QPalette(self.size_box.palette())
            palette.setColor(QPalette.ColorRole.Base, QColor(theme.window))
            self.size_box.setPalette(palette)

    def retranslate(self) -> None:
        """Set every text in the language of the window."""
        names = names_for(is_output=self.is_output)
        self.activation_box.set_texts({name: engine_text(ACTIVATION_REGISTRY[name].label) for name in names})
        self._caption.setText(self.tr("output"))
        fixed = self.tr("The data set decides how many neurons the output layer has: one for each output.")
        self.size_box.setToolTip(fixed if self.is_output else self.tr("Number of neurons"))
        self.explain("")
        self.activation_box.setToolTip(self.tr("Activation"))
        for command, (_, name, keys) in _BUTTONS.items():
            native_keys = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            self.buttons[command].set_texts(QCoreApplication.translate("LayerRow", name), native_keys)
        self._name_boxes()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_SPACING)
        row.addWidget(self._number)
        row.addWidget(self.size_box)
        row.addWidget(self.activation_box, 1)
        tail = QHBoxLayout()
        tail.setSpacing(0)
        row.addLayout(tail)
        for button in self.buttons.values():
            button.setParent(self)  # first, or else it would be shown as a window
            button.setVisible(not self.is_output)
            tail.addWidget(button)
        self._caption.setParent(self)
        self._caption.setVisible(self.is_output)
        self._caption.setMinimumWidth(sum(button.sizeHint().width() for button in self.buttons.values()))
        tail.addWidget(self._caption)

    def _name_boxes(self) -> None:
        number = self._number.text()
        self.size_box.setAccessibleName(self.tr("Layer {0}: number of neurons").format(number))
        self.activation_box.setAccessibleName(self.tr("Layer {0}: activation").format(number))

    @Slot(object)
    def _take_size(self, size: object) -> None:
        self._size_draft = size
        self.changed.emit()

    @Slot(int)
    def _command(self, command: int) -> None:
        self.commanded.emit(self, RowCommand(command))
