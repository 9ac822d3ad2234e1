"""The editors of fields that are in every form: of a choice, a switch, a number or a line of text."""

from collections.abc import Collection
from html import escape
from random import SystemRandom
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.style.mixins import Themed
from app.style.theme import Theme
from app.style.translation import engine_text
from app.widgets.glyphs import Glyph, GlyphButton
from app.widgets.optional_box import OptionalBox
from app.widgets.value_boxes import ChoiceBox, LineBox, NumberBox
from mlp_engine import Field
from mlp_engine.kinds import ChoiceKind, IntegerKind, OptionalKind, RealKind

_MOST_DRAWN_SEEDS = 10_000  # a drawn seed has at most four digits, short enough to be called across a room


class FieldEditor(Themed, QWidget):
    """Shows one field of some values and sends what the user makes of it; it decides nothing.

    Attributes
    ----------
    field : the entry of the table
    control : the widget that takes the focus and the name of the field; a subclass sets it
    is_wide : True if it takes the width of the form, with its label above
    keeps_refused : whether a value that is not taken stays in it, to be mended or given up
    """

    typed = Signal(object, object)
    """The Field, and what is in it now; it is committed later."""
    edited = Signal(object, object)
    """The Field, and the value that the user has committed, not yet checked."""
    given_up = Signal(object)
    """The Field of which the value in force is to be shown again."""

    control: QWidget
    is_wide = False
    keeps_refused = True

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._wrong_parts: Collection[str] = ()

    def show_values(self, values: Any) -> None:
        """Show what is in force, an attribute of ``values``, without a signal."""
        self.show_value(getattr(values, self.field.name))

    def is_other(self, old: Any, new: Any) -> bool:
        """Tell whether ``show_values`` would show something else with other values."""
        return bool(getattr(old, self.field.name) != getattr(new, self.field.name))

    def show_value(self, value: Any) -> None:
        """Show the value in force, without a signal."""
        raise NotImplementedError

    def commit(self) -> None:
        """Send what is typed but not yet committed."""

    def show_mark(self, error: QColor, wrong_parts: Collection[str]) -> None:
        """Mark what is wrong with ``error``: arguments as InvalidInput names them, none if nothing is."""

    def retranslate(self) -> None:
        """Set every text in the language of the window."""

    def mark(self, wrong_parts: Collection[str]) -> None:
        """Mark the parts that are wrong; none takes the marks away."""
        self._wrong_parts = wrong_parts
        self.show_mark(QColor(self.theme.error), wrong_parts)

    def color(self, theme: Theme) -> None:
        self.mark(self._wrong_parts)

    @Slot()
    def _give_up(self) -> None:
        self.given_up.emit(self.field)

    def set_tool_tip(self, text: str) -> None:
        """Explain the field; on the control too, for whoever reaches it by keys."""
        for widget in (self, self.control):
            widget.setToolTip(text)

    def describe(self, name: str, description: str) -> None:
        """Tell a screen reader the name of the field, and what it is or what is wrong with it."""
        self.control.setAccessibleName(name)
        self.control.setAccessibleDescription(description)


class BoxEditor(FieldEditor):
    """A field whose value is typed.

    Attributes
    ----------
    box : what it is typed into
    row : for what stands beside the box
    """

    def __init__(self, field: Field, box: NumberBox | LineBox, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.box = self.control = box
        box.typed.connect(self._tell_typed)
        box.committed.connect(self._send)
        box.given_up.connect(self._give_up)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(4)
        self.row.addWidget(box)

    def show_value(self, value: object) -> None:
        self.box.show_value(value)

    def commit(self) -> None:
        self.box.commit()

    def show_mark(self, error: QColor, wrong_parts: Collection[str]) -> None:
        self.box.mark(error if wrong_parts else None)

    @Slot(object)
    def _tell_typed(self, value: object) -> None:
        self.typed.emit(self.field, value)

    @Slot(object)
    def _send(self, value: object) -> None:
        self.edited.emit(self.field, value)


class ChoiceEditor(FieldEditor):
    """A field whose values are the names of a table.

    Attributes
    ----------
    box : of the names
    column : for what belongs below the box
    """

    keeps_refused = False

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        assert isinstance(field.kind, ChoiceKind)
        self._kind = field.kind
        self._help = ""
        self._offered: Collection[str] = field.kind.labels
        self.box = self.control = ChoiceBox()
        self.box.activated.connect(self._send)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.box)

    def offer(self, names: Collection[str]) -> None:
        """Let the user choose between some of the names."""
        self._offered = names
        ChoiceEditor.retranslate(self)

    def show_value(self, value: Any) -> None:
        self.box.show_name(value)
        self.set_tool_tip(self._help)

    def set_tool_tip(self, text: str) -> None:
        """Explain the field, and what is chosen."""
        super().set_tool_tip(text)
        self._help = text
        if chosen := self._tips().get(self.box.name):
            self.box.setToolTip(f"{escape(text, quote=False)}<br>{chosen}")

    def retranslate(self) -> None:
        texts = {name: engine_text(self._kind.labels[name]) for name in self._offered}
        self.box.set_texts(texts, self._tips())

    def _tips(self) -> dict[str, str]:
        """Return a sentence on each choice, as rich text: Qt breaks no lines of other tool tips."""
        sentences = {name: engine_text(text).replace("|", "") for name, text in self._kind.what.items()}
        return {name: f"<span>{escape(sentence, quote=False)}</span>" for name, sentence in sentences.items()}

    @Slot()
    def _send(self) -> None:
        self.edited.emit(self.field, self.box.name)


class SwitchEditor(FieldEditor):
    """A field that is a yes or a no."""

    keeps_refused = False

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.box = self.control = QCheckBox()
        self.box.clicked.connect(self._send)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        row.addStretch(1)

    def show_value(self, value: bool) -> None:
        self.box.setChecked(value)

    @Slot(bool)
    def _send(self, is_on: bool) -> None:
        self.edited.emit(self.field, is_on)


class NumberEditor(BoxEditor):
    """A field that holds a number; a seed has a button that draws another one."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        assert isinstance(field.kind, IntegerKind | RealKind)
        super().__init__(field, NumberBox(field.kind, n_digits=5), parent)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._dice: GlyphButton | None = None
        if isinstance(field.kind, IntegerKind) and field.kind.is_seed:
            self._dice = GlyphButton(Glyph.DICE)
            self._dice.clicked.connect(self._draw_seed)
            self.row.addWidget(self._dice)

    def retranslate(self) -> None:
        if self._dice is not None:
            self._dice.set_texts(self.tr("{0}: draw another").format(engine_text(self.field.label)))

    @Slot()
    def _draw_seed(self) -> None:
        seed = SystemRandom().randrange(_MOST_DRAWN_SEEDS)
        if str(seed) == self.box.text():
            seed += 1
        self.edited.emit(self.field, seed)


class OptionalEditor(BoxEditor):
    """A field that holds a number, or a word for none."""

    box: OptionalBox

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        assert isinstance(field.kind, OptionalKind)
        super().__init__(field, OptionalBox(field.kind, n_digits=5), parent)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._word = field.kind.absent

    def retranslate(self) -> None:
        self.box.set_word(engine_text(self._word))


class LineEditor(BoxEditor):
    """A field that holds a line of text."""

    box: LineBox

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, LineBox(), parent)
