"""The editors of fields that hold one value: a choice or a number."""

from random import SystemRandom

from PySide6.QtCore import Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.panels.setup.field_editor import FieldEditor
from app.style.translation import engine_text
from app.widgets.choice_box import ChoiceBox
from app.widgets.glyphs import Glyph, GlyphButton
from app.widgets.number_box import NumberBox
from mlp_engine import Field, RunConfig
from mlp_engine.kinds import ChoiceKind, IntegerKind, RealKind

_MOST_DRAWN_SEEDS = 10_000  # a drawn seed has at most four digits, short enough to be called across a room


class ChoiceEditor(FieldEditor):
    """A field whose values are the names of a table."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        assert isinstance(field.kind, ChoiceKind)
        self._labels = field.kind.labels
        self._box = ChoiceBox(list(self._labels))
        self._box.activated.connect(self._send)
        self.control = self._box
        _row(self).addWidget(self._box)

    def show_config(self, config: RunConfig) -> None:
        """Show the value in ``config``, without a signal."""
        self._box.show_name(getattr(config, self.field.name))

    def retranslate(self) -> None:
        """Set every text in the language of the window."""
        self._box.set_texts({name: engine_text(label) for name, label in self._labels.items()})

    @Slot()
    def _send(self) -> None:
        self.edited.emit(self.field, self._box.name)


class NumberEditor(FieldEditor):
    """A field that holds a number; a seed has a button that draws another one."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        assert isinstance(field.kind, IntegerKind | RealKind)
        self._kind = field.kind
        self._box = NumberBox(field.kind, n_digits=5)
        self._box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._box.committed.connect(self._send)
        self._box.given_up.connect(self._give_up)
        self.control = self._box
        row = _row(self)
        row.addWidget(self._box)
        self._dice = self._seed_button()
        if self._dice is not None:
            row.addWidget(self._dice)

    def show_config(self, config: RunConfig) -> None:
        """Show the value in ``config``, without a signal."""
        self._box.show_value(getattr(config, self.field.name))

    def show_mark(self, error: QColor, wrong_part: str | None) -> None:
        """Mark the box with ``error`` if anything is wrong."""
        self._box.mark(None if wrong_part is None else error)

    def retranslate(self) -> None:
        """Set every text in the language of the window."""
        if self._dice is not None:
            self._dice.set_texts(self.tr("{0}: draw another").format(engine_text(self.field.label)))

    def _seed_button(self) -> GlyphButton | None:
        if not (isinstance(self._kind, IntegerKind) and self._kind.is_seed):
            return None
        button = GlyphButton(Glyph.DICE)
        button.clicked.connect(self._draw_seed)
        return button

    @Slot()
    def _draw_seed(self) -> None:
        seed = SystemRandom().randrange(_MOST_DRAWN_SEEDS)
        if str(seed) == self._box.text():
            seed += 1
        self._send(seed)

    @Slot(object)
    def _send(self, value: object) -> None:
        self.edited.emit(self.field, value)

    @Slot()
    def _give_up(self) -> None:
        self.given_up.emit(self.field)


def _row(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    return row
