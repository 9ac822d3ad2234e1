"""The editors of fields that hold one value: a choice, a number or a line of text."""

from collections.abc import Collection
from random import SystemRandom
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.style.translation import engine_text
from app.widgets.field_editor import BoxEditor, FieldEditor
from app.widgets.glyphs import Glyph, GlyphButton
from app.widgets.value_boxes import ChoiceBox, LineBox, NumberBox
from mlp_engine import Field
from mlp_engine.kinds import ChoiceKind, IntegerKind, RealKind

_MOST_DRAWN_SEEDS = 10_000  # a drawn seed has at most four digits, short enough to be called across a room


class ChoiceEditor(FieldEditor):
    """A field whose values are the names of a table.

    Attributes
    ----------
    box : of the names
    column : for what belongs below the box
    """

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        assert isinstance(field.kind, ChoiceKind)
        self._labels = field.kind.labels
        self._offered: Collection[str] = self._labels
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

    def retranslate(self) -> None:
        self.box.set_texts({name: engine_text(self._labels[name]) for name in self._offered})

    @Slot()
    def _send(self) -> None:
        self.edited.emit(self.field, self.box.name)


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


class LineEditor(BoxEditor):
    """A field that holds a line of text."""

    box: LineBox

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, LineBox(), parent)
